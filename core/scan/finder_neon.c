/* The finder for NEON, which looks at 16 bytes at once; elsewhere the file is empty. */
#include "finder.h"

#ifdef SCAN_FIND_NEON

#include <arm_neon.h>

static inline uint8x16_t accepted(const uint8_t low[16], const uint8_t high[16], const uint8_t *text) {
  uint8x16_t bytes = vld1q_u8(text);
  return vandq_u8(vqtbl1q_u8(vld1q_u8(low), vandq_u8(bytes, vdupq_n_u8(0x0F))),
                  vqtbl1q_u8(vld1q_u8(high), vshrq_n_u8(bytes, 4)));
}

/* A bit for each of 16 bytes that is not 0. */
static inline uint64_t marked(uint8x16_t buckets) {
  static const uint8_t BITS[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t bits = vandq_u8(vtstq_u8(buckets, buckets), vld1q_u8(BITS));
  return vaddv_u8(vget_low_u8(bits)) | (uint64_t)vaddv_u8(vget_high_u8(bits)) << 8;
}

static inline scan_marks look(const scan_anchors *anchors, const uint8_t *text) {
  const scan_grams *grams = ike_scan_grams_of(anchors);
  uint8x16_t anchor = vdupq_n_u8(UINT8_MAX), gram = anchor;
  for (size_t place = 0; place < SCAN_PLACES; place++)
    anchor = vandq_u8(anchor, accepted(anchors->low_nibbles[place], anchors->high_nibbles[place], text + place));
  for (size_t place = 0; place < SCAN_GRAM; place++)
    gram = vandq_u8(gram, accepted(grams->low_nibbles[place], grams->high_nibbles[place], text + place));
  uint8x16_t wide = vandq_u8(vld1q_u8(text), vdupq_n_u8(0x80));
  return (scan_marks){marked(vorrq_u8(anchor, wide)), marked(gram)};
}

size_t ike_scan_find_neon(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { BLOCK = 16 };
  for (; from + BLOCK <= end; from += BLOCK) {
    int place = ike_scan_first_accepted(anchors, text + from, look(anchors, (const uint8_t *)text + from));
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

#else
typedef int ike_scan_find_neon_is_empty;
#endif
