/* A line is held as far as HELD_BYTES; what is recognised further on starts another, as if it were a line of its own.
 */
#include "held_line.h"

#include "line.h"
#include "mention.h"
#include "spellings/spellings.h"

/* ---- what is held ---- */

static void hold(held_line *held, const char *text, size_t length) {
  size_t room = HELD_BYTES - held->length;
  size_t taken = length < room ? length : room;
  memcpy(held->text + held->length, text, taken);
  held->length += taken;
}

static void start_line(held_line *held, uint64_t offset) {
  held->offset = offset;
  held->length = 0;
  held->count = 0;
}

static size_t count_line_ends(slice text) {
  size_t count = 0;
  const char *end = text.start + text.length;
  for (const char *at = text.start; (at = memchr(at, '\n', (size_t)(end - at))); at++) count++;
  return count;
}

/* Text that nothing has been recognised in: only its last line may still count. */
static void skip_lines(diagnosis *state, slice text, uint64_t offset) {
  size_t tail = text.length;
  while (tail && text.start[tail - 1] != '\n') tail--;
  state->lines += count_line_ends((slice){text.start, tail});
  if (tail) start_line(&state->held, offset + tail);
  hold(&state->held, text.start + tail, text.length - tail);
}

void ike_hold_text(diagnosis *state, slice text) {
  held_line *held = &state->held;
  uint64_t offset = state->observer.passed_until - text.length;
  while (held->count) {
    const char *line_end = memchr(text.start, '\n', text.length);
    size_t length = line_end ? (size_t)(line_end - text.start) : text.length;
    hold(held, text.start, length);
    if (!line_end) return;
    ike_release_line(state);
    state->lines++;
    text = slice_from(text, length + 1);
    offset += length + 1;
    start_line(held, offset);
  }
  if (text.length) skip_lines(state, text, offset);
}

/* ---- what was recognised ---- */

static held_span span_of(const scan_sight *sight, slice kept) {
  if (!kept.length) return (held_span){0, 0};
  return (held_span){sight->offset + (uint64_t)(kept.start - sight->line.start), kept.length};
}

void ike_hold_sight(diagnosis *state, const scan_sight *sight) {
  held_line *held = &state->held;
  uint64_t start = sight->offset + sight->start;
  bool is_far = start + IKEERR_EVIDENCE_BYTES > held->offset + HELD_BYTES;
  if (held->count == HELD_SIGHTS || is_far) {
    ike_release_line(state);
    start_line(held, sight->offset);
    hold(held, sight->line.start, (size_t)(state->observer.passed_until - sight->offset));
  }
  held_sight *added = &held->sights[held->count++];
  *added = (held_sight){.start = start,
                        .end = sight->offset + sight->end,
                        .seen_until = sight->offset + sight->line.length,
                        .pattern = sight->pattern,
                        .page_line = sight->page_line};
  if (sight->mention) added->mention = *sight->mention;
  for (unsigned i = 0; i < CAPTURES; i++) added->kept[i] = span_of(sight, sight->kept[i]);
}

/* ---- what it means ---- */

/* An index in what is held; the end of it for what is not. */
static size_t index_of(const held_line *held, uint64_t offset) {
  if (offset < held->offset) return 0; /* a sentence that began on a line in front */
  uint64_t index = offset - held->offset;
  return index < held->length ? (size_t)index : held->length;
}

/* What goes on to the end of the line, or of the field that the line has it in, could not be seen whole. */
static slice whole_of(const held_line *held, slice kept) {
  slice rest = {kept.start, (size_t)(held->text + held->length - kept.start)};
  rest.length = ike_message_end(rest, 0);
  return rest;
}

static slice kept_of(const held_line *held, const held_sight *sight, held_span span) {
  if (!span.length) return (slice){held->text, 0};
  size_t start = index_of(held, span.offset), end = index_of(held, span.offset + span.length);
  slice kept = {held->text + start, end - start};
  bool is_cut = ALWAYS(sight->pattern) && sight->pattern->is_open && /* mentions keep nothing */
                span.offset + span.length == sight->end &&
                sight->end + 2 >= sight->seen_until; /* a blank or two at the end of what is seen are not kept */
  return is_cut ? whole_of(held, kept) : kept;
}

/* Without what is around it: the quotation marks of JSON in JSON, of CSV, the brackets of what stands for an address.
 */
static slice bare_address(slice kept) {
  size_t length = 0;
  while (kept.length && *kept.start && strchr("<\"'", *kept.start)) kept = slice_from(kept, 1);
  while (length < kept.length && !strchr("\"'\\<>()[],;", kept.start[length])) length++;
  return (slice){kept.start, length};
}

static void take(diagnosis *state, const held_sight *kept) {
  const held_line *held = &state->held;
  scan_sight sight = {.line = {held->text, held->length},
                      .start = index_of(held, kept->start),
                      .end = index_of(held, kept->end),
                      .offset = held->offset,
                      .pattern = kept->pattern,
                      .page_line = kept->page_line};
  for (unsigned i = 0; i < CAPTURES; i++) sight.kept[i] = kept_of(held, kept, kept->kept[i]);
  sight.kept[CAPTURE_PEER] = bare_address(sight.kept[CAPTURE_PEER]);
  sight.kept[CAPTURE_LOCAL] = bare_address(sight.kept[CAPTURE_LOCAL]);
  state->clock++;
  if (sight.pattern) {
    ike_take_line(state, &sight);
  } else {
    sight.mention = &kept->mention;
    ike_take_mention(state, &sight);
  }
}

void ike_release_line(diagnosis *state) {
  for (unsigned i = 0; i < state->held.count; i++) take(state, &state->held.sights[i]);
  state->held.count = 0;
}
