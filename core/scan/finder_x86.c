/* The finders for SSSE3, AVX2 and AVX-512, which look at 16, 32 or 64 bytes at once; elsewhere the file is empty. */
#include "finder.h"

#ifdef SCAN_FIND_X86

#include <immintrin.h>

/* A shuffle takes the low four bits of an index and gives 0 where its high bit is set: beyond ASCII nothing is
 * accepted, and the low nibbles need no mask. */
#define NIBBLE 0x0F
#define TARGET(features) __attribute__((target(features)))

static inline __m128i load_row(const uint8_t row[16]) {
  return _mm_loadu_si128((const __m128i *)(const void *)row);
}

/* ---- 16 bytes at once ---- */

TARGET("ssse3") static inline __m128i accepted_16(const scan_anchors *anchors, const char *text, size_t place) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + place));
  __m128i high = _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(NIBBLE));
  return _mm_and_si128(_mm_shuffle_epi8(load_row(anchors->low_nibbles[place]), bytes),
                       _mm_shuffle_epi8(load_row(anchors->high_nibbles[place]), high));
}

TARGET("ssse3") static inline uint64_t look_16(const scan_anchors *anchors, const char *text) {
  __m128i accepted = accepted_16(anchors, text, 0);
  for (size_t place = 1; place < SCAN_PLACES; place++)
    accepted = _mm_and_si128(accepted, accepted_16(anchors, text, place));
  return 0xFFFFu & ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(accepted, _mm_setzero_si128()));
}

TARGET("ssse3") size_t ike_scan_find_ssse3(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { BLOCK = 16 };
  for (; from + BLOCK <= end; from += BLOCK) {
    int place = ike_scan_first_accepted(anchors, text + from, look_16(anchors, text + from));
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

/* ---- 32 bytes at once ---- */

TARGET("avx2") static inline __m256i accepted_32(const scan_anchors *anchors, const char *text, size_t place) {
  __m256i low = _mm256_broadcastsi128_si256(load_row(anchors->low_nibbles[place]));
  __m256i high = _mm256_broadcastsi128_si256(load_row(anchors->high_nibbles[place]));
  __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)(text + place));
  __m256i nibbles = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(NIBBLE));
  return _mm256_and_si256(_mm256_shuffle_epi8(low, bytes), _mm256_shuffle_epi8(high, nibbles));
}

TARGET("avx2") static inline uint64_t look_32(const scan_anchors *anchors, const char *text) {
  __m256i accepted = _mm256_and_si256(_mm256_and_si256(accepted_32(anchors, text, 0), accepted_32(anchors, text, 1)),
                                      _mm256_and_si256(accepted_32(anchors, text, 2), accepted_32(anchors, text, 3)));
  return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(accepted, _mm256_setzero_si256()));
}

TARGET("avx2") size_t ike_scan_find_avx2(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { HALF = 32, BLOCK = 64, AHEAD = 1024 };
  for (; from + BLOCK <= end; from += BLOCK) {
    _mm_prefetch(text + from + AHEAD, _MM_HINT_T0);
    uint64_t places = look_32(anchors, text + from) | look_32(anchors, text + from + HALF) << HALF;
    int place = places ? ike_scan_first_accepted(anchors, text + from, places) : -1;
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

/* ---- 64 bytes at once ---- */

#define AVX512 "avx512f,avx512bw"

TARGET(AVX512) static inline __m512i accepted_64(const scan_anchors *anchors, const char *text, size_t place) {
  __m512i low = _mm512_broadcast_i32x4(load_row(anchors->low_nibbles[place]));
  __m512i high = _mm512_broadcast_i32x4(load_row(anchors->high_nibbles[place]));
  __m512i bytes = _mm512_loadu_si512(text + place);
  __m512i nibbles = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(NIBBLE));
  return _mm512_and_si512(_mm512_shuffle_epi8(low, bytes), _mm512_shuffle_epi8(high, nibbles));
}

TARGET(AVX512) static inline uint64_t look_64(const scan_anchors *anchors, const char *text) {
  __m512i accepted = _mm512_and_si512(_mm512_and_si512(accepted_64(anchors, text, 0), accepted_64(anchors, text, 1)),
                                      _mm512_and_si512(accepted_64(anchors, text, 2), accepted_64(anchors, text, 3)));
  return _mm512_test_epi8_mask(accepted, accepted);
}

TARGET(AVX512) size_t ike_scan_find_avx512(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { BLOCK = 64, AHEAD = 1024 };
  for (; from + BLOCK <= end; from += BLOCK) {
    _mm_prefetch(text + from + AHEAD, _MM_HINT_T0);
    uint64_t places = look_64(anchors, text + from);
    int place = places ? ike_scan_first_accepted(anchors, text + from, places) : -1;
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

#else
typedef int ike_scan_find_x86_is_empty;
#endif
