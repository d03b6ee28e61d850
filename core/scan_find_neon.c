#include "scan_find.h"

#ifdef SCAN_FIND_NEON

#include <arm_neon.h>

static inline uint64_t look(const uint8_t *text, unsigned buckets) {
  uint8x16_t any = vdupq_n_u8(0);
  for (size_t half = 0; half < 2; half++) {
    uint8x16_t possible = vdupq_n_u8((uint8_t)(buckets >> (8 * half)));
    for (size_t place = 0; place < SCAN_PLACES; place++) {
      uint8x16_t bytes = vld1q_u8(text + place);
      uint8x16_t low = vld1q_u8(ikeerr_table_scan_low_nibbles[place][half]);
      uint8x16_t high = vld1q_u8(ikeerr_table_scan_high_nibbles[place][half]);
      possible = vandq_u8(possible, vqtbl1q_u8(low, vandq_u8(bytes, vdupq_n_u8(0x0F))));
      possible = vandq_u8(possible, vqtbl1q_u8(high, vshrq_n_u8(bytes, 4)));
    }
    any = vorrq_u8(any, possible);
  }
  uint16x8_t places = vreinterpretq_u16_u8(vtstq_u8(any, any));
  return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(places, 4)), 0); /* four bits a byte */
}

size_t ikeerr_scan_find_neon(const char *text, size_t from, size_t end, unsigned buckets) {
  enum { BLOCK = 16 };
  for (; from + BLOCK <= end; from += BLOCK) {
    uint64_t places = look((const uint8_t *)text + from, buckets);
    if (places) return from + (size_t)__builtin_ctzll(places) / 4;
  }
  return ikeerr_scan_find_portably(text, from, end, buckets);
}

#else
typedef int ikeerr_scan_find_neon_is_empty;
#endif
