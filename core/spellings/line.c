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

static bool starts_with(slice text, size_t at, const char *word) {
  size_t length = strlen(word);
  return text.length - at >= length && memcmp(text.start + at, word, length) == 0;
}

/* The byte at *at, which moves behind it. The text does not end there. */
static char take_byte(slice text, size_t *at) {
  char c = text.start[*at];
  for (size_t i = 0; (c == '\\' || c == '&') && i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
    if (!starts_with(text, *at, ESCAPES[i].written)) continue;
    *at += strlen(ESCAPES[i].written);
    return ESCAPES[i].meant;
  }
  ++*at;
  return c;
}

/* ---- parts ---- */

static const table_line_part *part_of(const table_line_pattern *line, size_t index) {
  return &ike_table_line_parts[line->parts.first + index];
}

/* Whether a part stands at *at, which then moves behind it. */
static bool take_part(slice text, size_t *at, const table_line_part *part) {
  const char *fixed = table_text(part->text);
  size_t behind = *at;
  for (size_t i = 0; i < part->length; i++) {
    if (behind >= text.length || take_byte(text, &behind) != fixed[i]) return false;
  }
  *at = behind;
  return true;
}

/* Moves *at behind the next place of a part. */
static bool find_part(slice text, size_t *at, const table_line_part *part) {
  for (size_t start = *at; start < text.length; start++) {
    *at = start;
    if (take_part(text, at, part)) return true;
  }
  return false;
}

/* ---- where a message ends ---- */

static bool is_blank_from(slice text, size_t at) {
  while (at < text.length && is_blank(text.start[at])) at++;
  return at == text.length;
}

/* Whether what is around a message closes it: a quotation mark, markup, punctuation that ends a sentence. */
static bool is_closed_at(slice text, size_t at) {
  static const char CLOSING[] = "\"'`<|)]}";
  if (is_blank_from(text, at)) return true;
  if (text.start[at] && strchr(CLOSING, text.start[at])) return true;
  if (starts_with(text, at, "\\\"") || starts_with(text, at, "&quot;") || starts_with(text, at, "&lt;")) return true;
  return strchr(".,;:!?", text.start[at]) && text.start[at] &&
         is_blank_from((slice){text.start, at + 2 < text.length ? at + 2 : text.length}, at + 1);
}

/* The end of a message that may go on to the end of its line: there, or where the field of JSON or XML ends. */
static size_t end_of_message(slice text, size_t at) {
  for (size_t end = at; end < text.length; end++) {
    bool is_quoted = text.start[end] == '"' && (end + 1 == text.length || strchr(",}]", text.start[end + 1]));
    if (is_quoted || starts_with(text, end, "</")) return end;
  }
  size_t end = text.length;
  while (end > at && is_blank(text.start[end - 1])) end--;
  return end;
}

/* ---- lines ---- */

/* Whether the parts behind the first one follow, from `at` on. */
static bool matches_from(slice text, size_t at, const table_line_pattern *line, size_t *end) {
  for (size_t i = 1; i < line->parts.count; i++) {
    at++;
    if (!find_part(text, &at, part_of(line, i))) return false;
  }
  if (line->is_open) {
    *end = end_of_message(text, at);
    return *end > at;
  }
  const table_line_part *last = part_of(line, line->parts.count - 1u);
  while (!is_closed_at(text, at)) {
    if (line->parts.count == 1 || !find_part(text, &at, last)) return false;
  }
  *end = at;
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

static void narrow(line_range *range, size_t depth, unsigned char byte) {
  range->first = lower_bound(*range, depth, byte);
  range->end = lower_bound(*range, depth, byte + 1);
}

const table_line_pattern *ike_line_at(slice text, size_t *end) {
  const table_line_pattern *best = NULL;
  if (!text.length) return NULL;
  size_t at = 0, depth = 0;
  unsigned char first = (unsigned char)text.start[0];
  line_range range = {ike_table_line_starts[first], ike_table_line_starts[first + 1u]};
  while (range.first < range.end && at < text.length) {
    narrow(&range, depth++, (unsigned char)take_byte(text, &at));
    for (size_t i = range.first; i < range.end && byte_of(i, depth) < 0; i++) {
      size_t behind;
      const table_line_pattern *line = &ike_table_line_patterns[i];
      if ((best && line->fixed <= best->fixed) || !matches_from(text, at, line, &behind)) continue;
      best = line;
      *end = behind;
    }
  }
  return best;
}

/* ---- what they are noticed by ---- */

static const table_line_gram *find_gram(uint32_t bytes) {
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

bool ike_is_line_part(slice text, size_t index) {
  if (text.length - index < 4) return false;
  const unsigned char *c = (const unsigned char *)text.start + index;
  const table_line_gram *gram =
      find_gram((uint32_t)c[0] | (uint32_t)c[1] << 8 | (uint32_t)c[2] << 16 | (uint32_t)c[3] << 24);
  for (size_t i = 0; gram && i < gram->places.count; i++) {
    const table_line_gram_place *place = &ike_table_line_gram_places[gram->places.first + i];
    size_t start = index - place->offset;
    const table_line_part *part = &ike_table_line_parts[place->part];
    bool may_be = place->offset <= index && text.start[start] == *table_text(part->text);
    if (may_be && take_part(text, &start, part)) return true;
  }
  return false;
}
