/* What is kept of lines. */
#include "evidence.h"

#include "table.h"

/* ---- lines ---- */

void ike_keep_evidence(diagnosis *state, negotiation *slot, const scan_sight *sight, unsigned weight) {
  uint64_t line = state->lines + 1;
  unsigned least = 0;
  for (unsigned i = 0; i < slot->evidence_count; i++) {
    evidence_line *kept = &slot->texts->evidence[i];
    if (kept->line == line) {
      if (kept->weight < weight) kept->weight = (uint8_t)weight;
      return;
    }
    if (kept->weight < slot->texts->evidence[least].weight) least = i;
  }
  if (slot->evidence_count == IKEERR_MAX_EVIDENCE) {
    if (slot->texts->evidence[least].weight >= weight) return;
    slot->evidence_count--;
    size_t behind = slot->evidence_count - least;
    memmove(&slot->texts->evidence[least], &slot->texts->evidence[least + 1], behind * sizeof *slot->texts->evidence);
  }
  evidence_line *kept = &slot->texts->evidence[slot->evidence_count++];
  slice text = sight->line;
  if (sight->end > IKEERR_EVIDENCE_BYTES) text = slice_from(text, sight->start); /* where much stands in front of it */
  /* What was recognised is in it, and neither blank nor all continuation bytes. */
  while (ALWAYS(text.length) && is_blank(text.start[text.length - 1])) text.length--;
  *kept = (evidence_line){.line = line, .weight = (uint8_t)weight};
  kept->start = sight->offset + (uint64_t)(text.start - sight->line.start);
  kept->end = kept->start + text.length;
  if (text.length > IKEERR_EVIDENCE_BYTES) {
    text.length = IKEERR_EVIDENCE_BYTES;
    while (ALWAYS(text.length) && ((unsigned char)text.start[text.length] & 0xC0) == 0x80) text.length--;
  }
  ike_copy_name(kept->text, sizeof kept->text, text);
}

/* ---- times ---- */

static bool is_time_byte(char c) {
  return is_letter_or_digit(c) || c == ':' || (c >= '+' && c <= '/'); /* + , - . / */
}

static bool is_clock(const char *c) {
  return c[5] == ':' && is_digit(c[0]) && is_digit(c[1]) && is_digit(c[3]) && is_digit(c[4]) && is_digit(c[6]) &&
         is_digit(c[7]);
}

/* Where a clock time stands, "18:51:21"; the length of the line if nowhere near its start. */
static size_t find_clock(slice line) {
  enum { CLOCK = 8, COLON = 2, SEARCHED = 160 };
  size_t end = line.length < SEARCHED + CLOCK ? line.length : SEARCHED + CLOCK;
  for (size_t at = COLON; at + CLOCK <= end + COLON; at++) {
    const char *colon = memchr(line.start + at, ':', end - at);
    if (!colon) break;
    at = (size_t)(colon - line.start);
    size_t start = at - COLON;
    if (start + CLOCK <= end && is_clock(line.start + start) && (!start || !is_digit(line.start[start - 1])))
      return start;
  }
  return line.length;
}

/* The same, looked for once on the line at hand. */
static size_t clock_of_line(diagnosis *state, slice line) {
  if (state->clock_line != state->lines + 1) {
    state->clock_line = state->lines + 1;
    state->clock_at = find_clock(line);
  }
  return state->clock_at < line.length ? state->clock_at : line.length;
}

/* The words that make a time: that of the clock, and in front of it a date. */
static slice time_of(slice line, size_t clock) {
  size_t end = clock, start = clock;
  while (end < line.length && is_time_byte(line.start[end])) end++;
  while (start && is_time_byte(line.start[start - 1])) start--;
  for (unsigned words = 0; words < 2 && start > 1 && line.start[start - 1] == ' '; words++) {
    size_t before = start - 1;
    while (before && line.start[before - 1] == ' ') before--;
    size_t word = before;
    while (word && is_time_byte(line.start[word - 1])) word--;
    if (before - word == 0 || before - word > 10) break;
    start = word;
  }
  return (slice){line.start + start, end - start};
}

/* It is ASCII without a NUL. */
static void copy_time(char room[TIME_BYTES], slice time) {
  size_t length = time.length < TIME_BYTES ? time.length : TIME_BYTES - 1;
  memcpy(room, time.start, length);
  room[length] = '\0';
}

static unsigned two_digits(const char *at) {
  return (unsigned)(at[0] - '0') * 10 + (unsigned)(at[1] - '0');
}

/* Seconds from midnight, and one. */
static uint32_t seconds_of(const char *clock) {
  return 1 + two_digits(clock) * 3600u + two_digits(clock + 3) * 60u + two_digits(clock + 6);
}

/* Likewise in microseconds, as far as the line has parts of seconds: "18:51:21.433". */
static uint64_t microseconds_of(slice line, size_t clock) {
  enum { CLOCK = 8, SECOND = 1000000 };
  uint64_t time = (uint64_t)seconds_of(line.start + clock) * SECOND, part = SECOND;
  size_t at = clock + CLOCK;
  if (at == line.length || (line.start[at] != '.' && line.start[at] != ',')) return time;
  while (++at < line.length && is_digit(line.start[at]) && (part /= 10))
    time += (uint64_t)(line.start[at] - '0') * part;
  return time;
}

/* Whether times grow or shrink; a step over midnight says nothing. */
static void compare_times(diagnosis *state, uint64_t now) {
  static const uint64_t HALF_A_DAY = UINT64_C(43200000000);
  uint64_t last = state->last_clock_time;
  state->last_clock_time = now;
  if (!last || now == last) return;
  if (now > last && now - last < HALF_A_DAY) state->later++;
  if (now < last && last - now < HALF_A_DAY) state->earlier++;
}

/* A message stands behind the packet that it came in, and in front of the one that it goes out in. */
static void compare_roles(diagnosis *state, table_role role) {
  table_role last = state->last_role;
  bool is_received = role == ROLE_REQUEST_RECEIVED || role == ROLE_RESPONSE_RECEIVED;
  bool is_sent = role == ROLE_REQUEST_SENT || role == ROLE_RESPONSE_SENT;
  bool was_received = last == ROLE_REQUEST_RECEIVED || last == ROLE_RESPONSE_RECEIVED;
  bool was_sent = last == ROLE_REQUEST_SENT || last == ROLE_RESPONSE_SENT;
  state->last_role = role;
  if ((is_received && last == ROLE_PACKET_RECEIVED) || (was_sent && role == ROLE_PACKET_SENT)) state->later++;
  if ((was_received && role == ROLE_PACKET_RECEIVED) || (is_sent && last == ROLE_PACKET_SENT)) state->earlier++;
}

void ike_note_order(diagnosis *state, const scan_sight *sight, table_role role) {
  compare_roles(state, role);
  size_t clock = clock_of_line(state, sight->line);
  if (clock < sight->line.length) compare_times(state, microseconds_of(sight->line, clock));
}

void ike_note_line(diagnosis *state, negotiation *slot, const scan_sight *sight) {
  slot->used = state->clock;
  uint64_t line = state->lines + 1;
  bool is_new = slot->last_line != line;
  if (!slot->first_line) slot->first_line = line;
  slot->last_line = line;
  size_t clock = is_new ? clock_of_line(state, sight->line) : sight->line.length;
  if (clock == sight->line.length) return;
  slot->last_clock = seconds_of(sight->line.start + clock);
  if (!slot->first_clock) slot->first_clock = slot->last_clock;
  slice time = time_of(sight->line, clock);
  copy_time(slot->last_time, time);
  if (!*slot->first_time) copy_time(slot->first_time, time);
}

/* ---- lists ---- */

void ike_keep_list(diagnosis *state, offer_list *list, slice text) {
  list->line = state->lines + 1;
  ike_copy_name(list->text, sizeof list->text, text);
}

/* Where nothing separates yet: at the start, and behind a protocol. */
static bool is_separated(const table_stack *stack, const char *list) {
  size_t length = strlen(list);
  const char *protocol = table_text(stack->protocol);
  return !length || (protocol && list[length - 1] == *protocol);
}

void ike_add_to_list(diagnosis *state, negotiation *slot, table_role role, slice text) {
  if (!slot->listing) return;
  const table_stack *stack = &ike_table_stacks[slot->stack];
  offer_list *list = slot->listing == ROLE_LIST_OURS ? &slot->texts->ours : &slot->texts->theirs;
  if (!list->line) *list->text = '\0';
  const char *separator = table_text(role == ROLE_LIST_ITEM ? stack->transform : stack->proposal);
  if (text.length && text.start[text.length - 1] == '.') text.length--;
  writer output = {list->text, sizeof list->text, strlen(list->text)};
  if (!is_separated(stack, list->text)) ike_put(&output, separator);
  if (output.length + text.length >= sizeof list->text) return;
  ike_copy_name(list->text + output.length, sizeof list->text - output.length, text);
  if (!list->line) list->line = state->lines + 1;
}
