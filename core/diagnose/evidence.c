/* What is kept of lines. */
#include "evidence.h"

#include "table.h"

/* ---- lines ---- */

void ike_keep_evidence(diagnosis *state, negotiation *slot, const scan_sight *sight, unsigned weight) {
  uint64_t line = state->lines + 1;
  unsigned least = 0;
  for (unsigned i = 0; i < slot->evidence_count; i++) {
    evidence_line *kept = &slot->evidence[i];
    if (kept->line == line) {
      if (kept->weight < weight) kept->weight = (uint8_t)weight;
      return;
    }
    if (kept->weight < slot->evidence[least].weight) least = i;
  }
  if (slot->evidence_count == IKEERR_MAX_EVIDENCE) {
    if (slot->evidence[least].weight >= weight) return;
    slot->evidence_count--;
    size_t behind = slot->evidence_count - least;
    memmove(&slot->evidence[least], &slot->evidence[least + 1], behind * sizeof *slot->evidence);
  }
  evidence_line *kept = &slot->evidence[slot->evidence_count++];
  slice text = sight->line;
  if (sight->end > IKEERR_EVIDENCE_BYTES) text = slice_from(text, sight->start); /* where much stands in front of it */
  while (text.length && is_blank(text.start[text.length - 1])) text.length--;
  *kept = (evidence_line){.line = line, .weight = (uint8_t)weight};
  kept->start = sight->offset + (uint64_t)(text.start - sight->line.start);
  kept->end = kept->start + text.length;
  if (text.length > IKEERR_EVIDENCE_BYTES) {
    text.length = IKEERR_EVIDENCE_BYTES;
    while (text.length && ((unsigned char)text.start[text.length] & 0xC0) == 0x80) text.length--;
  }
  ike_copy_name(kept->text, sizeof kept->text, text);
}

/* ---- times ---- */

static bool is_time_byte(char c) {
  return is_letter_or_digit(c) || strchr(":.,+-/", c) != NULL;
}

/* Where a clock time stands, "18:51:21"; the length of the line if nowhere. */
static size_t find_clock(slice line) {
  enum { CLOCK = 8 };
  for (size_t i = 0; i + CLOCK <= line.length && i < 160; i++) {
    const char *c = line.start + i;
    if (c[2] == ':' && c[5] == ':' && is_digit(c[0]) && is_digit(c[1]) && is_digit(c[3]) && is_digit(c[4]) &&
        is_digit(c[6]) && is_digit(c[7]) && (!i || !is_digit(c[-1])))
      return i;
  }
  return line.length;
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

static unsigned two_digits(const char *at) {
  return (unsigned)(at[0] - '0') * 10 + (unsigned)(at[1] - '0');
}

/* Whether times grow or shrink; a step over midnight says nothing. */
static void compare_times(diagnosis *state, const char *clock) {
  enum { HALF_A_DAY = 43200 };
  uint64_t now = 1 + two_digits(clock) * 3600u + two_digits(clock + 3) * 60u + two_digits(clock + 6);
  uint64_t last = state->last_clock_time;
  state->last_clock_time = now;
  if (!last || now == last) return;
  if (now > last && now - last < HALF_A_DAY) state->later++;
  if (now < last && last - now < HALF_A_DAY) state->earlier++;
}

void ike_note_time(diagnosis *state, const scan_sight *sight) {
  size_t clock = find_clock(sight->line);
  if (clock < sight->line.length) compare_times(state, sight->line.start + clock);
}

void ike_note_line(diagnosis *state, negotiation *slot, const scan_sight *sight) {
  slot->used = state->clock;
  uint64_t line = state->lines + 1;
  bool is_new = slot->last_line != line;
  if (!slot->first_line) slot->first_line = line;
  slot->last_line = line;
  size_t clock = is_new ? find_clock(sight->line) : sight->line.length;
  if (clock == sight->line.length) return;
  slice time = time_of(sight->line, clock);
  ike_copy_name(slot->last_time, sizeof slot->last_time, time);
  if (!*slot->first_time) ike_copy_name(slot->first_time, sizeof slot->first_time, time);
}

/* ---- lists ---- */

void ike_keep_list(diagnosis *state, offer_list *list, slice text) {
  list->line = state->lines + 1;
  ike_copy_name(list->text, sizeof list->text, text);
}
