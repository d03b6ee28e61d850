/* The finders of the processors. Each looks at all places of a block of bytes at once: the two nibbles of a byte
 * choose, by a shuffle each, the buckets that accept it. Where a bucket of anchors seems to accept four bytes in a row,
 * or one of grams eight, the classes decide. */
#ifndef IKEERR_SCAN_FINDER_H
#define IKEERR_SCAN_FINDER_H

#include <stddef.h>
#include <stdint.h>

#include "tables/tables.h"

/* The first index from `from` to `end`, exclusive, where a bucket accepts the four bytes that follow, where a gram may
 * stand, or of a byte beyond ASCII; `end` if there is none. SCAN_GRAM - 1 bytes behind `end` are looked at. */
typedef size_t (*scan_finder)(const scan_anchors *anchors, const char *text, size_t from, size_t end);

/* The buckets that accept the four bytes. */
static inline unsigned ike_scan_buckets_at(const scan_anchors *anchors, const char *text) {
  const unsigned char *bytes = (const unsigned char *)text;
  const uint8_t(*classes)[256] = anchors->classes;
  unsigned buckets = classes[0][bytes[0]] & classes[1][bytes[1]];
  return buckets ? buckets & classes[2][bytes[2]] & classes[3][bytes[3]] : 0;
}

static inline const scan_grams *ike_scan_grams_of(const scan_anchors *anchors) {
  return &ike_table_scan_grams[anchors->has_stacks];
}

/* Whether a bucket accepts the eight bytes. Most texts are refused by the first two. */
static inline bool ike_scan_is_in_gram_bucket(const scan_grams *grams, const char *text) {
  const unsigned char *bytes = (const unsigned char *)text;
  const uint8_t(*classes)[256] = grams->classes;
  unsigned buckets = classes[0][bytes[0]] & classes[1][bytes[1]];
  for (size_t place = 2; place < SCAN_GRAM && buckets; place++) buckets &= classes[place][bytes[place]];
  return buckets;
}

/* Whether the eight bytes may be a gram of a log line. */
static inline bool ike_scan_may_be_gram(const scan_anchors *anchors, const char *text) {
  const scan_grams *grams = ike_scan_grams_of(anchors);
  return table_is_in(grams->filter, table_gram_bits(eight_bytes_at(text), SCAN_GRAM_BITS)) &&
         ike_scan_is_in_gram_bucket(grams, text);
}

static inline bool ike_scan_is_accepted(const scan_anchors *anchors, const char *text) {
  return is_wide(*text) || ike_scan_buckets_at(anchors, text) || ike_scan_may_be_gram(anchors, text);
}

size_t ike_scan_find_portably(const scan_anchors *anchors, const char *text, size_t from, size_t end);

#if defined(__GNUC__) && defined(__x86_64__)
#define SCAN_FIND_X86
size_t ike_scan_find_ssse3(const scan_anchors *anchors, const char *text, size_t from, size_t end);
size_t ike_scan_find_avx2(const scan_anchors *anchors, const char *text, size_t from, size_t end);
size_t ike_scan_find_avx512(const scan_anchors *anchors, const char *text, size_t from, size_t end);
size_t ike_scan_find_vbmi(const scan_anchors *anchors, const char *text, size_t from, size_t end);
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define SCAN_FIND_NEON
size_t ike_scan_find_neon(const scan_anchors *anchors, const char *text, size_t from, size_t end);
#endif

/* The first of the marked places, bit i for text + i, that the classes accept; -1 if none is. */
static inline int ike_scan_first_accepted(const scan_anchors *anchors, const char *text, uint64_t places) {
  for (; places; places &= places - 1) {
    unsigned place = lowest_bit(places);
    if (ike_scan_is_accepted(anchors, text + place)) return (int)place;
  }
  return -1;
}

#endif
