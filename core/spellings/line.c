/* The patterns of log lines. Those whose first part a text starts with lie in ever narrower ranges of the sorted table.
 */
#include "line.h"

/* ---- bytes, escaped or not ---- */

typedef struct {
  const char *written;
  char meant;
} escape;

static const escape ESCAPES[] = {{"\\\"", '"'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''},
                                 {"&lt;", '<'}, {"&gt;", '>'},   {"&amp;", '&'}};
enum { LONGEST_ESCAPE = 6 /* bytes */ };

static bool starts_with(slice text, size_t at, const char *word) {
  size_t length = strlen(word);
  return text.length - at >= length && memcmp(text.start + at, word, length) == 0;
}

/* The length of the escape at an index, and the byte that it means; 0 if there is none. */
static size_t escape_at(slice text, size_t at, char *meant) {
  if (text.start[at] != '\\' && text.start[at] != '&') return 0;
  for (size_t i = 0; i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
    *meant = ESCAPES[i].meant;
    if (starts_with(text, at, ESCAPES[i].written)) return strlen(ESCAPES[i].written);
  }
  if (!starts_with(text, at, "\\u00") || text.length - at < LONGEST_ESCAPE) return 0;
  unsigned high = hex_value(text.start[at + 4]), low = hex_value(text.start[at + 5]);
  *meant = (char)(high << 4 | low);
  return high < 8 && low < 16 ? LONGEST_ESCAPE : 0;
}

/* Whether a byte is ever written as an escape. */
static bool may_be_escaped(char byte) {
  return byte == '"' || byte == '\'' || byte == '<' || byte == '>' || byte == '&';
}

/* The byte at *at, which moves behind it. The text does not end there. */
static char take_byte(slice text, size_t *at) {
  char meant;
  size_t length = escape_at(text, *at, &meant);
  if (!length) return text.start[(*at)++];
  *at += length;
  return meant;
}

/* Whether a byte, escaped or not, ends at *at, which then moves to its start. */
static bool take_byte_before(slice text, size_t *at, char byte) {
  slice before = {text.start, *at};
  char meant;
  for (size_t length = may_be_escaped(byte) ? LONGEST_ESCAPE : 0; length > 1; length--) {
    if (length > *at || escape_at(before, *at - length, &meant) != length || meant != byte) continue;
    *at -= length;
    return true;
  }
  if (!*at || text.start[*at - 1] != byte) return false;
  --*at;
  return true;
}

/* ---- parts ---- */

static const table_line_part *part_of(const table_line_pattern *line, size_t index) {
  return &ike_table_line_parts[line->parts.first + index];
}

/* Whether a part stands at *at, from a byte of it on; *at then moves behind it. */
static bool take_rest(slice text, size_t *at, const table_line_part *part, size_t from) {
  const char *fixed = table_text(part->text);
  size_t behind = *at;
  for (size_t i = from; i < part->length; i++) {
    if (behind >= text.length || take_byte(text, &behind) != fixed[i]) return false;
  }
  *at = behind;
  return true;
}

static bool take_part(slice text, size_t *at, const table_line_part *part) {
  if (text.length - *at < part->plain || memcmp(text.start + *at, table_text(part->text), part->plain) != 0)
    return false;
  size_t behind = *at + part->plain;
  if (!take_rest(text, &behind, part, part->plain)) return false;
  *at = behind;
  return true;
}

/* Whether a part stands around an index, so many bytes of it in front. */
static bool is_part_around(slice text, size_t index, const table_line_part *part, size_t in_front) {
  const char *fixed = table_text(part->text);
  size_t start = index;
  for (size_t i = in_front; i; i--) {
    if (!take_byte_before(text, &start, fixed[i - 1])) return false;
  }
  return take_rest(text, &index, part, in_front);
}

/* The next index, or the end of the text, where a part may start with a byte. */
static size_t next_start(slice text, size_t at, char first) {
  if (!may_be_escaped(first)) {
    const char *start = memchr(text.start + at, first, text.length - at);
    return start ? (size_t)(start - text.start) : text.length;
  }
  while (at < text.length && text.start[at] != first && text.start[at] != '\\' && text.start[at] != '&') at++;
  return at;
}

/* Moves *at behind the next place of a part, which is not in front of it. *start: where that is. */
static bool find_part(slice text, size_t *at, const table_line_part *part, size_t *start) {
  char first = *table_text(part->text);
  for (; *at < text.length; ++*at) {
    *at = *start = next_start(text, *at, first);
    if (*at < text.length && take_part(text, at, part)) return true;
  }
  return false;
}

/* ---- where a message ends ---- */

static bool is_blank_from(slice text, size_t at) {
  while (at < text.length && is_blank(text.start[at])) at++;
  return at == text.length;
}

/* Docker, for one, writes the line feed of a message into its JSON. */
static bool is_escaped_line_end(slice text, size_t at) {
  return starts_with(text, at, "\\n") || starts_with(text, at, "\\r");
}

/* Whether what is around a message closes it: a quotation mark, markup, punctuation that ends a sentence. */
static bool is_closed_at(slice text, size_t at) {
  static const char CLOSING[] = "\"'`<|)]}";
  if (is_blank_from(text, at)) return true;
  if (text.start[at] && strchr(CLOSING, text.start[at])) return true;
  char meant;
  if (escape_at(text, at, &meant) && (meant == '"' || meant == '<')) return true;
  if (is_escaped_line_end(text, at)) return true;
  return strchr(".,;:!?", text.start[at]) && text.start[at] &&
         is_blank_from((slice){text.start, at + 2 < text.length ? at + 2 : text.length}, at + 1);
}

/* Whether the field of JSON or XML ends that a message is in. */
static bool is_field_end(slice text, size_t at) {
  bool is_quoted = text.start[at] == '"' && (at + 1 == text.length || strchr(",}]", text.start[at + 1]));
  return is_quoted || starts_with(text, at, "</");
}

/* The end of a message that may go on to the end of its line or field. */
static size_t end_of_message(slice text, size_t at) {
  size_t end = at;
  while (end < text.length && !is_field_end(text, end)) end++;
  for (size_t blank = 1; blank;) {
    blank = end > at && is_blank(text.start[end - 1]) ? 1 : end > at + 1 && is_escaped_line_end(text, end - 2) ? 2 : 0;
    end -= blank;
  }
  return end;
}

/* ---- lines ---- */

/* Whether the parts behind the first one follow, from `at` on. `gaps` gets what is between each two of them, and behind
 * the last. */
static bool matches_from(slice text, size_t at, const table_line_pattern *line, line_gap *gaps, size_t *end) {
  for (size_t i = 1; i < line->parts.count; i++) {
    gaps[i].start = at++;
    if (!find_part(text, &at, part_of(line, i), &gaps[i].end)) return false;
  }
  line_gap *behind = &gaps[line->parts.count];
  behind->start = at;
  if (line->is_open) {
    behind->end = *end = end_of_message(text, at);
    return *end > at;
  }
  const table_line_part *last = part_of(line, line->parts.count - 1u);
  while (!is_closed_at(text, at)) {
    if (line->parts.count == 1 || !find_part(text, &at, last, &behind[-1].end)) return false;
  }
  behind->start = behind->end = *end = at;
  return true;
}

typedef struct {
  size_t first;
  size_t end;
} line_range;

static int byte_of(size_t line, size_t depth) {
  const table_line_part *part = part_of(&ike_table_line_patterns[line], 0);
  return depth < part->length ? (unsigned char)table_text(part->text)[depth] : -1;
}

/* The first line of a range whose first part has at least this byte at a depth. */
static size_t lower_bound(line_range range, size_t depth, int byte) {
  while (range.first < range.end) {
    size_t middle = (range.first + range.end) / 2;
    if (byte_of(middle, depth) < byte) {
      range.first = middle + 1;
    } else {
      range.end = middle;
    }
  }
  return range.first;
}

/* Behind a few bytes, most ranges have one and the same. */
static void narrow(line_range *range, size_t depth, unsigned char byte) {
  int least = byte_of(range->first, depth);
  if (least == byte_of(range->end - 1, depth)) {
    if (least != byte) range->end = range->first;
    return;
  }
  range->first = lower_bound(*range, depth, byte);
  range->end = lower_bound(*range, depth, byte + 1);
}

/* Whether the signs stand right in front of the text with which the line goes on there. */
static bool has_lead(slice text, size_t before, const table_line_pattern *line) {
  const char *lead = table_text(line->lead);
  size_t length = lead ? strlen(lead) : 0;
  return length <= before && memcmp(text.start - length, lead ? lead : "", length) == 0;
}

static bool may_begin(slice text) {
  if (text.length < 3) return false;
  unsigned bit = table_line_beginning(text.start);
  return ike_table_line_beginnings[bit / 64] >> bit % 64 & 1;
}

/* Keeps the line if it is of a page, of a stack or of both, and has more fixed bytes than the one before. */
static void keep(line_match *match, const table_line_pattern *line, size_t end, const line_gap *gaps) {
  if (line->line != TABLE_NO_LINE && (!match->page || line->fixed > match->page->fixed)) {
    match->page = line;
    match->page_end = end;
  }
  if (line->role != ROLE_NONE && (!match->stack || line->fixed > match->stack->fixed)) {
    match->stack = line;
    match->stack_end = end;
    memcpy(match->gaps, gaps, sizeof match->gaps);
  }
}

static bool is_better(const line_match *match, const table_line_pattern *line, bool with_stacks) {
  if (line->line != TABLE_NO_LINE && (!match->page || line->fixed > match->page->fixed)) return true;
  return with_stacks && line->role != ROLE_NONE && (!match->stack || line->fixed > match->stack->fixed);
}

static line_range lines_from(slice text) {
  unsigned char first = (unsigned char)text.start[0];
  return (line_range){ike_table_line_starts[first], ike_table_line_starts[first + 1u]};
}

/* The line of a page that begins so, if no other record has one; NULL: none. */
static const table_line_pattern *only_line(line_range range) {
  const table_line_pattern *only = NULL;
  for (size_t i = range.first; i < range.end; i++) {
    const table_line_pattern *line = &ike_table_line_patterns[i];
    if (line->line == TABLE_NO_LINE) continue;
    if (only && only->record != line->record) return NULL;
    only = line;
  }
  return only;
}

bool ike_lines_at(slice text, size_t before, bool with_stacks, line_match *match) {
  match->page = match->stack = match->begun = NULL;
  if (!may_begin(text)) return false;
  size_t at = 0, depth = 0;
  line_range range = lines_from(text);
  while (range.first < range.end && at < text.length) {
    narrow(&range, depth++, (unsigned char)take_byte(text, &at));
    for (size_t i = range.first; i < range.end && byte_of(i, depth) < 0; i++) {
      size_t end;
      line_gap gaps[TABLE_LINE_MOST_PARTS + 1] = {{0, 0}};
      const table_line_pattern *line = &ike_table_line_patterns[i];
      if (!is_better(match, line, with_stacks) || !has_lead(text, before, line)) continue;
      if (matches_from(text, at, line, gaps, &end)) keep(match, line, end, gaps);
    }
  }
  if (!match->page) match->begun = only_line(range);
  return match->page || (with_stacks && match->stack);
}

/* ---- what they are noticed by ---- */

static const table_line_gram *find_gram(uint64_t bytes) {
  size_t low = 0, high = ike_table_line_gram_count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (ike_table_line_grams[middle].bytes == bytes) return &ike_table_line_grams[middle];
    if (ike_table_line_grams[middle].bytes < bytes) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

bool ike_is_line_part(slice text, size_t index, bool with_stacks) {
  if (text.length - index < SCAN_GRAM) return false;
  const table_line_gram *gram = find_gram(table_gram_at(text.start + index));
  for (size_t i = 0; gram && i < gram->places.count; i++) {
    const table_line_gram_place *place = &ike_table_line_gram_places[gram->places.first + i];
    if (place->is_of_stack && !with_stacks) continue;
    if (is_part_around(text, index, &ike_table_line_parts[place->part], place->offset)) return true;
  }
  return false;
}
