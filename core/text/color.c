/* One sequence for each color; red is bold, since it marks what somebody looks for. */
#include "color.h"

#include <string.h>

const char *ike_color(text_color color, bool is_wanted) {
  static const char SEQUENCES[][8] = {
      [COLOR_PLAIN] = "\033[0m", [COLOR_BOLD] = "\033[1m",   [COLOR_DIM] = "\033[2m",
      [COLOR_CYAN] = "\033[36m", [COLOR_RED] = "\033[1;31m",
  };
  return is_wanted ? SEQUENCES[color] : "";
}

static bool is_of_sequence(char byte) {
  return is_digit(byte) || byte == ';';
}

/* How the first byte of a color is written, in a terminal and in texts: JSON, shells and other languages. */
static const char *const ESCAPES[] = {"\033", "\\u001b", "\\u001B", "\\033", "\\x1b", "\\x1B", "\\e"};

/* The bytes of the escape that a text ends with. */
static size_t escape_at_end(slice text) {
  for (size_t i = 0; i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
    size_t length = strlen(ESCAPES[i]);
    if (text.length >= length && memcmp(text.start + text.length - length, ESCAPES[i], length) == 0) return length;
  }
  return 0;
}

/* The bytes of the color that a text ends with. */
static size_t color_at_end(slice text) {
  size_t at = text.length;
  if (!at || text.start[--at] != 'm') return 0;
  while (at && is_of_sequence(text.start[at - 1])) at--;
  if (!at || text.start[--at] != '[') return 0;
  size_t escape = escape_at_end((slice){text.start, at});
  return escape ? text.length - at + escape : 0;
}

bool ike_is_color_end(slice text) {
  return color_at_end(text);
}

size_t ike_before_colors(slice text, size_t start, size_t at) {
  size_t length;
  while (at > start && (length = color_at_end((slice){text.start + start, at - start}))) at -= length;
  return at;
}

bool ike_color_ends(slice text, size_t start, size_t *at) {
  size_t end = *at - 1;
  while (end < text.length && is_of_sequence(text.start[end])) end++;
  if (end == text.length || !is_behind_color(text, start, end + 1)) return false;
  *at = end + 1;
  return true;
}
