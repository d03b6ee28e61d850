/* Eight bytes of a text at once. */
#ifndef IKEERR_EIGHT_BYTES_H
#define IKEERR_EIGHT_BYTES_H

#include "slice.h"

/* The eight bytes from an address on, the first the lowest. */
static inline uint64_t eight_bytes_at(const char *text) {
  const unsigned char *c = (const unsigned char *)text;
  return (uint64_t)c[0] | (uint64_t)c[1] << 8 | (uint64_t)c[2] << 16 | (uint64_t)c[3] << 24 | (uint64_t)c[4] << 32 |
         (uint64_t)c[5] << 40 | (uint64_t)c[6] << 48 | (uint64_t)c[7] << 56;
}

/* The number of the lowest bit that is set; one is. */
static inline unsigned lowest_bit(uint64_t bits) {
#ifdef __GNUC__
  return (unsigned)__builtin_ctzll(bits);
#else
  unsigned number = 0;
  while (!(bits >> number & 1)) number++;
  return number;
#endif
}

static inline unsigned highest_bit(uint64_t bits) {
#ifdef __GNUC__
  return 63u - (unsigned)__builtin_clzll(bits);
#else
  unsigned number = 63;
  while (!(bits >> number & 1)) number--;
  return number;
#endif
}

#define EACH_BYTE(value) (UINT64_C(0x0101010101010101) * (value))
#define HIGH_BITS EACH_BYTE(0x80)

/* The high bit of each byte that is a certain one. */
static inline uint64_t same_bytes(uint64_t bytes, unsigned char byte) {
  uint64_t others = bytes ^ EACH_BYTE(byte);
  return ~(((others & ~HIGH_BITS) + EACH_BYTE(0x7F)) | others) & HIGH_BITS;
}

/* The high bit of each byte that is no word byte. A sum reaches that bit from the smallest byte of a range on. */
static inline uint64_t no_word_bytes(uint64_t bytes) {
  uint64_t ascii = bytes & ~HIGH_BITS, small = ascii | EACH_BYTE(0x20);
  uint64_t letters = (small + EACH_BYTE(0x80 - 'a')) & ~(small + EACH_BYTE(0x7F - 'z'));
  uint64_t digits = (ascii + EACH_BYTE(0x80 - '0')) & ~(ascii + EACH_BYTE(0x7F - '9'));
  uint64_t underscores = ~((ascii ^ EACH_BYTE('_')) + EACH_BYTE(0x7F));
  return (~(letters | digits | underscores) | bytes) & HIGH_BITS;
}

/* The first index from `at` to `end` at which no word byte is; `end` if there is none. Most words are short: it costs
 * more to guess where each ends than to look at eight bytes. */
static inline size_t word_end(const char *text, size_t at, size_t end) {
  for (; at + 8 <= end; at += 8) {
    uint64_t others = no_word_bytes(eight_bytes_at(text + at));
    if (others) return at + lowest_bit(others) / 8;
  }
  while (at < end && is_word_byte(text[at])) at++;
  return at;
}

/* The same backwards: the index behind the last byte in front of `index` that is no word byte, or `furthest`. */
static inline size_t word_start(const char *text, size_t index, size_t furthest) {
  for (; index - furthest >= 8; index -= 8) {
    uint64_t others = no_word_bytes(eight_bytes_at(text + index - 8));
    if (others) return index - 7 + highest_bit(others) / 8;
  }
  while (index > furthest && is_word_byte(text[index - 1])) index--;
  return index;
}

#endif
