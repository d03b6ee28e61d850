/* UTF-8 by the table of well-formed sequences: the first byte gives the length, and with it the range of the second. */
#include "utf8.h"

/* The range that the second byte must lie in, by the first: this refuses overlong forms, surrogates and what lies
 * beyond the last code point. */
static bool is_second_byte(unsigned char first, unsigned char second) {
  unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  return second >= low && second <= high;
}

static size_t length_by_first(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

size_t ike_utf8_length(slice text) {
  if (!text.length) return 0;
  unsigned char first = (unsigned char)text.start[0];
  size_t length = length_by_first(first);
  if (length < 2) return length;
  if (length > text.length || !is_second_byte(first, (unsigned char)text.start[1])) return 0;
  for (size_t i = 2; i < length; i++) {
    if (!is_utf8_continuation(text.start[i])) return 0;
  }
  return length;
}

size_t ike_utf8_start(const char *text, size_t index) {
  enum { MOST_CONTINUATIONS = 3 };
  size_t start = index;
  while (start && index - start < MOST_CONTINUATIONS && is_utf8_continuation(text[start])) start--;
  return start;
}

bool ike_is_text(slice text) {
  while (text.length) {
    size_t length = text.start[0] ? ike_utf8_length(text) : 0;
    if (!length) return false;
    text = slice_from(text, length);
  }
  return true;
}
