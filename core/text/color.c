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

bool ike_is_color_end(slice text) {
  static const char ESCAPED[] = "\\u001b";
  size_t at = text.length, length = sizeof ESCAPED - 1;
  if (!at || text.start[--at] != 'm') return false;
  while (at && is_of_sequence(text.start[at - 1])) at--;
  if (at < 2 || text.start[--at] != '[') return false;
  if (text.start[at - 1] == COLOR_ESCAPE) return true;
  return at >= length && memcmp(text.start + at - length, ESCAPED, length) == 0;
}

bool ike_color_ends(slice text, size_t start, size_t *at) {
  size_t end = *at - 1;
  while (end < text.length && is_of_sequence(text.start[end])) end++;
  if (end == text.length || !is_behind_color(text, start, end + 1)) return false;
  *at = end + 1;
  return true;
}
