/* What an observer gets to see of a text. */
#include "sight.h"

void ike_scan_pass(scan_observer *observer, const char *text, uint64_t offset, uint64_t until) {
  if (until <= observer->passed_until) return;
  size_t from = (size_t)(observer->passed_until - offset);
  observer->passed_until = until;
  observer->passed(observer, (slice){text + from, (size_t)(until - offset) - from});
}

/* The line around the place, as far as it may be looked at. */
static scan_sight sight_of(const scan_place *place, uint64_t start, uint64_t end) {
  size_t first = place->at;
  while (first > place->start && place->text[first - 1] != '\n') first--;
  slice rest = scan_rest_of_line(place);
  const char *line = place->text + first;
  uint64_t offset = place->offset + first;
  return (scan_sight){.line = {line, (size_t)(rest.start - line) + rest.length},
                      .start = (size_t)(start - offset),
                      .end = (size_t)(end - offset),
                      .offset = offset,
                      .page_line = TABLE_NO_LINE};
}

/* What stands in front of a line's first word, up to a blank or a quotation mark. */
static slice kept_in_front(const scan_place *place, const table_line_pattern *pattern) {
  const char *lead = table_text(pattern->lead);
  size_t end = place->at - (lead ? strlen(lead) : 0), start = end;
  while (start > place->start && !is_blank(place->text[start - 1]) && !strchr("\n\"'", place->text[start - 1])) start--;
  return (slice){place->text + start, end - start};
}

static void show(const scan_place *place, const scan_sight *sight) {
  ike_scan_pass(place->observer, place->text, place->offset, place->offset + place->at);
  place->observer->saw(place->observer, sight);
}

void ike_scan_show_line(const scan_place *place, const line_match *match) {
  uint64_t start = place->offset + place->at;
  scan_sight sight = sight_of(place, start, start + match->stack_end);
  sight.pattern = match->stack;
  const uint8_t *kept = &ike_table_line_kept[match->stack->kept];
  if (kept[0]) sight.kept[kept[0]] = kept_in_front(place, match->stack);
  for (size_t i = 1; i <= match->stack->parts.count; i++) {
    const line_gap *gap = &match->gaps[i];
    if (kept[i]) sight.kept[kept[i]] = (slice){place->text + place->at + gap->start, gap->end - gap->start};
  }
  show(place, &sight);
}

void ike_scan_show_mention(const scan_place *place, const ikeerr_mention *mention) {
  if (mention->start < place->offset + place->start) return; /* it began on a line in front, out of sight */
  scan_sight sight = sight_of(place, mention->start, mention->end);
  sight.mention = mention;
  if (mention->sign_end) sight.page_line = place->memory->page_line;
  show(place, &sight);
}
