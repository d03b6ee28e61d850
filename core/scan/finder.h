/* The finders of the processors. Each looks at all places of a block of bytes at once: the two nibbles of a byte
 * choose, by a shuffle each, the buckets that accept it. Where a bucket of anchors seems to accept four bytes in a row,
 * or one of grams eight, the classes decide. */
#ifndef IKEERR_SCAN_FINDER_H
#define IKEERR_SCAN_FINDER_H

#include <stddef.h>
#include <stdint.h>

#include "tables/tables.h"

/* The first index from `from` to `end`, exclusive, where an anchor may stand, as four bytes tell, where a gram may
 * stand, or of a byte beyond ASCII; `end` if there is none. SCAN_GRAM - 1 bytes behind `end` are looked at. */
typedef size_t (*scan_finder)(const scan_anchors *anchors, const char *text, size_t from, size_t end);

static inline unsigned ike_scan_accepting(const uint8_t classes[SCAN_PLACES][256], const char *text) {
  const unsigned char *bytes = (const unsigned char *)text;
  unsigned accepting = classes[0][bytes[0]] & classes[1][bytes[1]];
  return accepting ? accepting & classes[2][bytes[2]] & classes[3][bytes[3]] : 0;
}

/* The kinds of anchors that the four bytes may be of. */
static inline unsigned ike_scan_kinds_at(const scan_anchors *anchors, const char *text) {
  return ike_scan_accepting(anchors->classes, text) ? ike_scan_accepting(anchors->kinds, text) : 0;
}

/* Whether the four bytes may be an anchor, or there is a byte beyond ASCII. */
static inline bool ike_scan_may_be_anchor(const scan_anchors *anchors, const char *text) {
  return is_wide(*text) || ike_scan_kinds_at(anchors, text);
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
static inline bool ike_scan_may_be_gram(const scan_grams *grams, const char *text) {
  return table_is_in(grams->filter, table_gram_bits(eight_bytes_at(text), SCAN_GRAM_BITS)) &&
         ike_scan_is_in_gram_bucket(grams, text);
}

static inline bool ike_scan_is_accepted(const scan_anchors *anchors, const char *text) {
  return ike_scan_may_be_anchor(anchors, text) || ike_scan_may_be_gram(ike_scan_grams_of(anchors), text);
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

/* The places of a block, bit i for text + i, where a bucket seems to accept an anchor, or a byte is beyond ASCII, and
 * where one seems to accept a gram. */
typedef struct {
  uint64_t anchors;
  uint64_t grams;
} scan_marks;

/* The first marked place that is accepted, which tables decide that see whole bytes; -1 if none is. Of most blocks none
 * is: what refuses the most is asked of all their marks. */
static inline int ike_scan_first_accepted(const scan_anchors *anchors, const char *text, scan_marks marks) {
  const scan_grams *grams = ike_scan_grams_of(anchors);
  while (marks.grams && !ike_scan_may_be_gram(grams, text + lowest_bit(marks.grams))) marks.grams &= marks.grams - 1;
  while (marks.anchors && !ike_scan_may_be_anchor(anchors, text + lowest_bit(marks.anchors)))
    marks.anchors &= marks.anchors - 1;
  uint64_t accepted = marks.grams | marks.anchors; /* the first of each, and what has not been asked for behind it */
  return accepted ? (int)lowest_bit(accepted) : -1;
}

#endif
