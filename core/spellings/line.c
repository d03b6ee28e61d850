/* The patterns of log lines. A tree leads to those whose first part a text starts with. */
#include "line.h"

#include "letter.h"

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

/* A sign of ASCII, which Markdown may write behind a backslash. */
static bool is_sign(char byte) {
  return byte > ' ' && byte < 0x7F && !is_letter_or_digit(byte);
}

/* The length of the escape that an index may be the start of, and the byte that it means; 0 if there is none. */
static size_t read_escape(slice text, size_t at, char *meant) {
  for (size_t i = 0; i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
    *meant = ESCAPES[i].meant;
    if (starts_with(text, at, ESCAPES[i].written)) return strlen(ESCAPES[i].written);
  }
  if (text.start[at] == '\\' && text.length - at > 1 && is_sign(text.start[at + 1])) {
    *meant = text.start[at + 1];
    return *meant == '\\' ? 0 : 2;
  }
  if (!starts_with(text, at, "\\u00") || text.length - at < LONGEST_ESCAPE) return 0;
  unsigned high = hex_value(text.start[at + 4]), low = hex_value(text.start[at + 5]);
  *meant = (char)(high << 4 | low);
  return high < 8 && low < 16 ? LONGEST_ESCAPE : 0;
}

/* The same at any index. */
static inline size_t escape_at(slice text, size_t at, char *meant) {
  return text.start[at] == '\\' || text.start[at] == '&' ? read_escape(text, at, meant) : 0;
}

/* The byte at *at, which moves behind it. The text does not end there. */
static inline char take_byte(slice text, size_t *at) {
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
  for (size_t length = is_sign(byte) ? LONGEST_ESCAPE : 0; length > 1; length--) {
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
  const char *fixed = table_text(part->text);
  if (text.length - *at < part->plain) return false;
  bool is_other = part->plain > 1 && text.start[*at + 1] != fixed[1]; /* of most places: no need to ask for all bytes */
  if (is_other || memcmp(text.start + *at, fixed, part->plain) != 0) return false;
  size_t behind = *at + part->plain;
  if (!take_rest(text, &behind, part, part->plain)) return false;
  *at = behind;
  return true;
}

/* Whether a part stands around a gram of it at an index, so many bytes of it in front. What is behind is looked at
 * first: parts that share a gram differ there sooner. */
static bool is_part_around(slice text, size_t index, const table_line_part *part, size_t in_front) {
  const char *fixed = table_text(part->text);
  size_t start = index, behind = index + SCAN_GRAM;
  if (!take_rest(text, &behind, part, in_front + SCAN_GRAM)) return false;
  for (size_t i = in_front; i; i--) {
    if (!take_byte_before(text, &start, fixed[i - 1])) return false;
  }
  return true;
}

/* The next index of a byte up to another index, or that one. */
static size_t index_of(slice text, size_t at, size_t end, char byte) {
  const char *found = at < end ? memchr(text.start + at, byte, end - at) : NULL;
  return found ? (size_t)(found - text.start) : end;
}

/* The next index, or the end of the text, where a part may start: its seldomest byte is there. */
static size_t next_start(slice text, size_t at, const table_line_part *part) {
  const char *fixed = table_text(part->text);
  if (part->plain) {
    if (text.length - at <= part->rare) return text.length;
    size_t rare = index_of(text, at + part->rare, text.length, fixed[part->rare]);
    return rare < text.length ? rare - part->rare : text.length;
  }
  size_t end = index_of(text, at, text.length, *fixed);
  end = index_of(text, at, end, '\\');
  return index_of(text, at, end, '&');
}

/* Moves *at behind the next place of a part, which is not in front of it. *start: where that is. */
static bool find_part(slice text, size_t *at, const table_line_part *part, size_t *start) {
  for (; *at < text.length; ++*at) {
    *at = *start = next_start(text, *at, part);
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

/* The text up to the next line feed that is written so. */
static slice escaped_line(slice text) {
  for (size_t at = 0; (at = index_of(text, at, text.length, '\\')) < text.length; at += 2) {
    if (is_escaped_line_end(text, at)) return (slice){text.start, at};
  }
  return text;
}

/* Whether a terminal's color changes there, which is written as an escape in JSON. */
static bool is_color(slice text, size_t at) {
  char meant;
  return text.start[at] == COLOR_ESCAPE || (escape_at(text, at, &meant) == LONGEST_ESCAPE && meant == COLOR_ESCAPE);
}

/* A quotation mark, the end of markup or of a cell; the quotation marks, dots and arrows of print. */
static bool is_closing(slice text, size_t at) {
  static const char CLOSING[] = "\"'`<|)]}*";
  if (text.start[at] && strchr(CLOSING, text.start[at])) return true;
  if (is_wide(text.start[at])) return ike_letter_at(text, at).kind == LETTER_NONE;
  char meant;
  return (escape_at(text, at, &meant) && meant && strchr(CLOSING, meant)) || is_color(text, at);
}

static bool is_cell_end(slice text, size_t at) {
  while (at < text.length && is_blank(text.start[at])) at++;
  return at < text.length && text.start[at] == '|';
}

/* Whether what is around a message closes it: what closes a quotation, or punctuation that ends a sentence. */
static bool is_closed_at(slice text, size_t at, const table_line_pattern *line) {
  if (is_blank_from(text, at) || is_closing(text, at) || is_escaped_line_end(text, at) || is_cell_end(text, at))
    return true;
  if (strchr(".!?", text.start[at - 1]) && is_blank(text.start[at]))
    return true; /* its own end; another line follows */
  if (!text.start[at] || !strchr(".,;:!?", text.start[at])) return false;
  if (line->is_led_on && text.start[at] == ':') return at + 1 == text.length;
  return at + 1 == text.length || is_blank(text.start[at + 1]) || is_closing(text, at + 1);
}

/* Whether the field of JSON or XML ends that a message is in, or its color. */
static bool is_field_end(slice text, size_t at) {
  bool is_quoted = text.start[at] == '"' && (at + 1 == text.length || strchr(",}]", text.start[at + 1]));
  return is_quoted || starts_with(text, at, "</") || is_color(text, at);
}

size_t ike_message_end(slice text, size_t at) {
  size_t end = at;
  while (end < text.length && !is_field_end(text, end)) end++;
  for (size_t blank = 1; blank;) {
    blank = end > at && is_blank(text.start[end - 1]) ? 1 : end > at + 1 && is_escaped_line_end(text, end - 2) ? 2 : 0;
    end -= blank;
  }
  return end;
}

/* ---- lines ---- */

typedef enum { LINE_DIFFERS, LINE_GOES_ON, LINE_ENDS } line_ending;

/* Whether the parts behind the first one follow, from `at` on. `gaps` gets what is between each two of them, and behind
 * the last. */
static line_ending matches_from(slice text, size_t at, const table_line_pattern *line, line_gap *gaps, size_t *end) {
  gaps[0] = (line_gap){0, 0};
  for (size_t i = 1; i < line->parts.count; i++) {
    gaps[i].start = at++;
    if (!find_part(text, &at, part_of(line, i), &gaps[i].end)) return LINE_DIFFERS;
  }
  line_gap *behind = &gaps[line->parts.count];
  behind->start = at;
  if (line->is_open) {
    behind->end = *end = ike_message_end(text, at);
    return *end > at ? LINE_ENDS : LINE_DIFFERS;
  }
  const table_line_part *last = part_of(line, line->parts.count - 1u);
  *end = at;
  while (!is_closed_at(text, at, line)) {
    bool is_more = line->parts.count > 1 && find_part(text, &at, last, &behind[-1].end);
    if (!is_more) return is_blank(text.start[*end]) && line->fixed >= LINE_LONG ? LINE_GOES_ON : LINE_DIFFERS;
  }
  behind->start = behind->end = *end = at;
  return LINE_ENDS;
}

/* Where the text leads to in the tree. */
typedef struct {
  const table_line_node *node; /* NULL: no line begins so */
  size_t depth;                /* bytes of the first parts that the text has */
  size_t at;                   /* behind them */
} line_path;

/* Goes on behind all bytes of the node. false: the text ends in front of them, or differs. */
static bool reach_node(slice text, line_path *path) {
  const char *fixed = table_text(part_of(&ike_table_line_patterns[path->node->first], 0)->text);
  size_t more = path->node->depth - path->depth;
  if (text.length - path->at >= more && memcmp(text.start + path->at, fixed + path->depth, more) == 0) { /* most */
    path->at += more;
    path->depth += more;
  }
  for (; path->depth < path->node->depth; path->depth++) {
    if (path->at >= text.length) return false;
    if (take_byte(text, &path->at) == fixed[path->depth]) continue;
    path->node = NULL;
    return false;
  }
  return true;
}

/* Goes on to the child that the next byte leads to. */
static void follow(slice text, line_path *path) {
  const table_line_node *child = &ike_table_line_nodes[path->node->children];
  const table_line_node *end = child + path->node->child_count;
  unsigned char byte = (unsigned char)take_byte(text, &path->at);
  while (child < end && child->byte < byte) child++;
  path->node = child < end && child->byte == byte ? child : NULL;
  path->depth++;
}

static line_path start_path(slice text) {
  line_path path = {NULL, 0, 0};
  uint16_t root = ike_table_line_roots[(unsigned char)text.start[0]];
  if (root) path.node = &ike_table_line_nodes[root];
  return path;
}

/* Whether the signs stand right in front of the text with which the line goes on there. */
static bool has_lead(slice text, size_t before, const table_line_pattern *line) {
  const char *lead = table_text(line->lead);
  size_t length = lead ? strlen(lead) : 0;
  return length <= before && memcmp(text.start - length, lead ? lead : "", length) == 0;
}

/* Keeps the line if it is of a page, of a stack or of both, and has more fixed bytes than the one before. */
static void keep(line_match *match, const table_line_pattern *line, line_ending ending, size_t end,
                 const line_gap *gaps) {
  if (line->line != TABLE_NO_LINE && (!match->page || line->fixed > match->page->fixed)) {
    match->page = line;
    match->page_end = end;
    match->page_goes_on = ending == LINE_GOES_ON;
  }
  if (ending != LINE_ENDS) return;
  if (line->role != ROLE_NONE && (!match->stack || line->fixed > match->stack->fixed)) {
    match->stack = line;
    match->stack_end = end;
    memcpy(match->gaps, gaps, (line->parts.count + 1u) * sizeof *gaps);
  }
}

static bool is_better(const line_match *match, const table_line_pattern *line, bool with_stacks) {
  if (line->line != TABLE_NO_LINE && (!match->page || line->fixed > match->page->fixed)) return true;
  return with_stacks && line->role != ROLE_NONE && (!match->stack || line->fixed > match->stack->fixed);
}

/* The line of a page that begins so, if no other record has one; NULL: none. */
static const table_line_pattern *only_line(const table_line_node *node) {
  const table_line_pattern *only = NULL;
  for (size_t i = node->first; i < node->end; i++) {
    const table_line_pattern *line = &ike_table_line_patterns[i];
    if (line->line == TABLE_NO_LINE) continue;
    if (only && only->record != line->record) return NULL;
    only = line;
  }
  return only;
}

bool ike_lines_at(slice text, size_t before, bool with_stacks, line_match *match) {
  match->page = match->stack = match->begun = NULL;
  match->tried = 0;
  slice with_end = {NULL, 0}; /* the text up to a line feed that is written: looked for where something varies */
  line_path path = start_path(text);
  while (path.node && reach_node(text, &path)) {
    for (size_t i = path.node->first; i < path.node->ended; i++) {
      size_t end;
      line_gap gaps[TABLE_LINE_MOST_PARTS + 1];
      const table_line_pattern *line = &ike_table_line_patterns[i];
      if (!is_better(match, line, with_stacks) || !has_lead(text, before, line)) continue;
      bool varies = line->is_open || line->parts.count > 1;
      if (varies && !with_end.start) with_end = escaped_line(text);
      line_ending ending = matches_from(varies ? with_end : text, path.at, line, gaps, &end);
      if (ending != LINE_DIFFERS) keep(match, line, ending, end, gaps);
      match->tried += line->parts.count > 1;
    }
    if (path.at >= text.length) break;
    follow(text, &path);
  }
  if (!match->page && path.node) match->begun = only_line(path.node);
  return match->page || (with_stacks && match->stack);
}

/* ---- what they are noticed by ---- */

static const table_line_gram *find_gram(uint64_t bytes) {
  for (unsigned slot = table_gram_bits(bytes, TABLE_GRAM_BITS);; slot = (slot + 1) % (1 << TABLE_GRAM_BITS)) {
    const table_line_gram *gram = &ike_table_line_grams[slot];
    if (gram->bytes == bytes || !gram->places.count) return gram;
  }
}

/* Whether the bytes right beside a gram are those of the part: of the many parts with a common gram, most are refused
 * by that. */
static bool is_beside(const table_line_gram_place *place, unsigned char before, unsigned char behind) {
  return (!place->before || place->before == before) && (!place->behind || place->behind == behind);
}

/* The byte at an index; 0 where the text does not have it. */
static unsigned char byte_at(slice text, size_t index) {
  return index < text.length ? (unsigned char)text.start[index] : 0;
}

/* Whether the first part of a stack's line stands in front of another on its line: these lines have words in common
 * with other programs' logs, which nobody asked to be read. */
static bool is_begun(slice text, size_t index, const table_line_gram_place *place) {
  if (place->part == place->first) return true;
  size_t end = index - place->offset, start = end, found;
  while (start && text.start[start - 1] != '\n') start--;
  return find_part((slice){text.start, end}, &start, &ike_table_line_parts[place->first], &found);
}

bool ike_is_line_part(slice text, size_t index, bool with_stacks) {
  if (text.length - index < SCAN_GRAM) return false;
  const table_line_gram *gram = find_gram(eight_bytes_at(text.start + index));
  unsigned char before = index ? byte_at(text, index - 1) : 0, behind = byte_at(text, index + SCAN_GRAM);
  for (size_t i = 0; i < gram->places.count; i++) {
    const table_line_gram_place *place = &ike_table_line_gram_places[gram->places.first + i];
    if (place->is_of_stack && !with_stacks) continue;
    if (!is_beside(place, before, behind)) continue;
    if (!is_part_around(text, index, &ike_table_line_parts[place->part], place->offset)) continue;
    if (!place->is_of_stack || is_begun(text, index, place)) return true;
  }
  return false;
}
