/* Prefixes and fields are found from their fixed parts; what is kept has bytes of its kind only, so that no other
 * program's brackets are taken for them. */
#include "prefix.h"

enum { LONGEST_UNKEPT = 16 /* bytes of what is not kept in a prefix: a group, a level, a cookie */ };

/* Whether a byte may be in what is kept. */
static bool is_of(unsigned capture, char byte) {
  switch (capture) {
    case CAPTURE_SERIAL:
      return is_digit(byte);
    case CAPTURE_CONNECTION:
      return byte && byte != '<' && byte != '>' && byte != '|' && byte != '"' && byte != '\\';
    case CAPTURE_NONE:
      return is_letter_or_digit(byte);
    case CAPTURE_PEER: /* <address>, where somebody has hidden it */
      return byte > ' ' && byte != '[' && byte != ']' && byte != '"' && byte != '\\';
    default:
      return byte > ' ' && byte != '<' && byte != '>' && byte != '[' && byte != ']' && byte != '"' && byte != '\\';
  }
}

static const table_stack_part *part_at(table_range pattern, size_t index) {
  return &ike_table_stack_parts[pattern.first + index];
}

/* The length of a part that ends there, 0 if none does. JSON writes a quotation mark of it as \", CSV as "". */
static size_t length_before(slice line, size_t end, const table_stack_part *part) {
  const char *text = table_text(part->text);
  size_t at = end;
  for (size_t i = part->length; i-- > 0;) {
    if (!at || line.start[at - 1] != text[i]) return 0;
    at--;
    bool is_escaped = text[i] == '"' && at && (line.start[at - 1] == '\\' || line.start[at - 1] == '"');
    if (is_escaped) at--;
  }
  return end - at;
}

/* Takes a pattern backwards from where its last part ends. */
static bool take_back(table_range pattern, slice line, size_t end, slice kept[CAPTURES]) {
  for (size_t i = pattern.count - 1u;; i--) {
    const table_stack_part *part = part_at(pattern, i);
    if (!part->length) return true; /* what the pattern begins with has been kept */
    size_t length = length_before(line, end, part);
    if (!length) return false;
    end -= length;
    if (i == 0) return true;
    const table_stack_part *before = part_at(pattern, i - 1);
    size_t start = end, longest = part->capture ? NAME_BYTES - 1u : LONGEST_UNKEPT;
    while (start && end - start < longest && is_of(part->capture, line.start[start - 1]) &&
           !is_behind_color(line, 0, start) && !(before->length && start < end && length_before(line, start, before)))
      start--;
    if (start == end) return false;
    if (part->capture) kept[part->capture] = (slice){line.start + start, end - start};
    end = start;
  }
}

/* What may stand in front of a quotation mark of a part: JSON writes it as \", CSV as "". */
static const char OF_JSON[] = "\\", OF_JSON_AND_CSV[] = "\\\"";

/* The length of a part that starts there, 0 if none does. */
static size_t length_at(slice line, size_t start, const table_stack_part *part, const char *escapes) {
  const char *text = table_text(part->text);
  size_t at = start;
  for (size_t i = 0; i < part->length; i++) {
    bool is_escaped = i && text[i] == '"' && at + 1 < line.length && line.start[at + 1] == '"' && line.start[at] &&
                      strchr(escapes, line.start[at]);
    if (is_escaped) at++;
    if (at >= line.length || line.start[at++] != text[i]) return 0;
  }
  return at - start;
}

/* The index behind the next place of a part from *at on, which moves to where it starts; 0: there is none. */
static size_t find_part(slice line, size_t *at, const table_stack_part *part, const char *escapes) {
  for (; *at < line.length; ++*at) {
    const char *next = memchr(line.start + *at, *table_text(part->text), line.length - *at);
    if (!next) return 0;
    *at = (size_t)(next - line.start);
    size_t length = length_at(line, *at, part, escapes);
    if (length) return *at + length;
  }
  return 0;
}

/* Whether the message begins its line: there is nothing but blanks and marks of quoting in front of it. */
static bool begins_line(slice line, size_t message) {
  for (size_t i = 0; i < message; i++) {
    if (is_letter_or_digit(line.start[i]) || is_wide(line.start[i])) return false;
  }
  return true;
}

/* The leftmost place in front of the message where a prefix stands. */
static bool find_prefix(table_range pattern, slice line, size_t message, slice kept[CAPTURES]) {
  const table_stack_part *last = part_at(pattern, pattern.count - 1u);
  if (!last->length) return begins_line(line, message);
  slice front = {line.start, message};
  size_t end;
  for (size_t at = 0; (end = find_part(front, &at, last, OF_JSON_AND_CSV)); at++) {
    slice found[CAPTURES] = {{NULL, 0}};
    if (!take_back(pattern, line, end, found)) continue;
    for (size_t i = 0; i < CAPTURES; i++) {
      if (found[i].length && !kept[i].length) kept[i] = found[i];
    }
    return true;
  }
  return false;
}

/* A field: a text in front of what is kept and one behind it. */
static bool take_field(table_range pattern, slice line, slice kept[CAPTURES]) {
  const table_stack_part *before = part_at(pattern, 0), *behind = part_at(pattern, 1);
  size_t at = 0, start = find_part(line, &at, before, OF_JSON), end = start;
  if (!start || kept[behind->capture].length) return start;
  while (end < line.length && end - start < NAME_BYTES - 1 && is_of(behind->capture, line.start[end]) &&
         line.start[end] != *table_text(behind->text))
    end++;
  kept[behind->capture] = (slice){line.start + start, end - start};
  return true;
}

bool ike_read_prefix(const table_stack *stack, slice line, size_t message, slice kept[CAPTURES]) {
  for (size_t i = 0; i < stack->prefixes.count; i++) {
    if (find_prefix(ike_table_stack_patterns[stack->prefixes.first + i], line, message, kept)) return true;
  }
  bool has_any = stack->prefixes.count + stack->fields.count == 0;
  for (size_t i = 0; i < stack->fields.count; i++)
    has_any = take_field(ike_table_stack_patterns[stack->fields.first + i], line, kept) || has_any;
  return has_any;
}
