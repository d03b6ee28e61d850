/* Escapes what CommonMark would take for markup, and no more: pages are full of names with underscores. */
#include "markdown.h"

static bool is_punctuation(char c) {
  return c > ' ' && c < 0x7F && !is_letter_or_digit(c);
}

static char at(slice word, size_t index) {
  return index < word.length ? word.start[index] : ' ';
}

/* "1." or "1)" alone, which would begin a list: whether the mark stands at the index. */
static bool ends_number(slice word, size_t index) {
  if (!index || index + 1 < word.length) return false;
  for (size_t i = 0; i < index; i++) {
    if (!is_digit(word.start[i])) return false;
  }
  return true;
}

/* Within a line. An underscore between letters or digits is one. */
static bool is_inline_markup(slice word, size_t index) {
  char before = index ? word.start[index - 1] : ' ', next = at(word, index + 1);
  switch (word.start[index]) {
    case '*':
    case '[':
    case '~':
    case '`':
      return true;
    case '_':
      return !is_letter_or_digit(before) || !is_letter_or_digit(next);
    case '\\':
      return next == ' ' || is_punctuation(next);
    case '<':
      return is_letter(next) || strchr("/!?", next);
    case '&':
      return is_letter(next) || next == '#';
    case '#':
      return index == 0; /* at the end of a title too */
    default:
      return false;
  }
}

static bool is_block_markup(slice word, size_t index) {
  char c = word.start[index];
  if (c == '.' || c == ')') return ends_number(word, index);
  return index == 0 && strchr("+->=", c);
}

static void put_escaped(writer *output, slice word, size_t index, bool starts_block) {
  bool is_markup = is_inline_markup(word, index) || (starts_block && is_block_markup(word, index));
  if (is_markup) ike_put(output, "\\");
  ike_put_slice(output, (slice){word.start + index, 1});
}

/* The length of inline code that starts at an index; 0: none does. */
static size_t code_length(slice word, size_t index) {
  if (word.start[index] != '`') return 0;
  const char *end = memchr(word.start + index + 1, '`', word.length - index - 1);
  return end ? (size_t)(end - word.start) + 1 - index : 0;
}

void ike_put_markdown_word(writer *output, slice word, bool starts_block) {
  for (size_t i = 0, code; i < word.length; i += code ? code : 1) {
    code = code_length(word, i);
    if (code) {
      ike_put_slice(output, (slice){word.start + i, code});
    } else {
      put_escaped(output, word, i, starts_block);
    }
  }
}

/* ---- inline code ---- */

static size_t longest_run(slice text, char c) {
  size_t longest = 0, run = 0;
  for (size_t i = 0; i < text.length; i++) {
    run = text.start[i] == c ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/* The blanks at both ends are no part of the code. */
static bool needs_blanks(slice text) {
  char first = at(text, 0), last = text.length ? text.start[text.length - 1] : ' ';
  return first == '`' || last == '`' || (first == ' ' && last == ' ');
}

void ike_put_markdown_code(writer *output, slice text) {
  size_t marks = longest_run(text, '`') + 1, blanks = needs_blanks(text);
  ike_put_times(output, '`', marks);
  ike_put_times(output, ' ', blanks);
  ike_put_slice(output, text);
  ike_put_times(output, ' ', blanks);
  ike_put_times(output, '`', marks);
}
