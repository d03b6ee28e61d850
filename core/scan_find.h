/* The finders of the processors. Each looks at all places of a block of bytes at once: the two nibbles of a byte
 * choose, by a shuffle each, the buckets that accept it. Where a bucket seems to accept four bytes in a row, the
 * classes decide. */
#ifndef IKEERR_SCAN_FIND_H
#define IKEERR_SCAN_FIND_H

#include "scan.h"

size_t ikeerr_scan_find_portably(const scan_anchors *anchors, const char *text, size_t from, size_t end);

#if defined(__GNUC__) && defined(__x86_64__)
#define SCAN_FIND_X86
size_t ikeerr_scan_find_ssse3(const scan_anchors *anchors, const char *text, size_t from, size_t end);
size_t ikeerr_scan_find_avx2(const scan_anchors *anchors, const char *text, size_t from, size_t end);
size_t ikeerr_scan_find_avx512(const scan_anchors *anchors, const char *text, size_t from, size_t end);
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define SCAN_FIND_NEON
size_t ikeerr_scan_find_neon(const scan_anchors *anchors, const char *text, size_t from, size_t end);
#endif

/* The first of the marked places, bit i for text + i, that the classes accept; -1 if none is. */
static inline int ikeerr_scan_first_accepted(const scan_anchors *anchors, const char *text, uint64_t places) {
#ifdef __GNUC__
  for (; places; places &= places - 1) {
    int place = __builtin_ctzll(places);
    if (ikeerr_scan_buckets_at(anchors, text + place)) return place;
  }
#else
  (void)anchors, (void)text, (void)places;
#endif
  return -1;
}

#endif
