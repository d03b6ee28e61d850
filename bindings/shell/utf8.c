#include "utf8.h"

#include <stdbool.h>

static size_t length_by_first(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/* Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte. */
static bool second_fits(unsigned char first, unsigned char second) {
  unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  return second >= least && second <= most;
}

size_t character_length(const char *text, size_t length) {
  if (!length) return 0;
  unsigned char first = (unsigned char)text[0];
  size_t size = length_by_first(first);
  if (size > length || (size > 1 && !second_fits(first, (unsigned char)text[1]))) return 0;
  for (size_t i = 2; i < size; i++) {
    if (((unsigned char)text[i] & 0xC0) != 0x80) return 0;
  }
  return size;
}

size_t put_character(uint32_t character, char *out) {
  size_t size = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
  static const unsigned char FIRST[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = size - 1; i > 0; i--, character >>= 6) out[i] = (char)(0x80 | (character & 0x3F));
  out[0] = (char)(FIRST[size] | character);
  return size;
}
