/* The finders for SSSE3, AVX2, AVX-512 and its VBMI, which look at 16, 32 or 64 bytes at once; elsewhere the file is
 * empty. */
#include "finder.h"

#ifdef SCAN_FIND_X86

#include <immintrin.h>

/* A shuffle takes the low four bits of an index and gives 0 where its high bit is set: no bucket accepts anything
 * beyond ASCII, and the low nibbles need no mask. The high bits alone are a mask of what is beyond. */
#define NIBBLE 0x0F
#define TARGET(features) __attribute__((target(features)))

static inline __m128i load_row(const uint8_t row[16]) {
  return _mm_loadu_si128((const __m128i *)(const void *)row);
}

/* ---- 16 bytes at once ---- */

TARGET("ssse3") static inline __m128i accepted_16(const uint8_t low[16], const uint8_t high[16], const char *text) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)text);
  __m128i nibbles = _mm_and_si128(_mm_srli_epi16(bytes, 4), _mm_set1_epi8(NIBBLE));
  return _mm_and_si128(_mm_shuffle_epi8(load_row(low), bytes), _mm_shuffle_epi8(load_row(high), nibbles));
}

/* A bit for each byte that is not 0. */
TARGET("ssse3") static inline unsigned marked_16(__m128i buckets) {
  return 0xFFFFu & ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(buckets, _mm_setzero_si128()));
}

TARGET("ssse3") static inline scan_marks look_16(const scan_anchors *anchors, const char *text) {
  const scan_grams *grams = ike_scan_grams_of(anchors);
  __m128i anchor = _mm_set1_epi8(-1), gram = anchor;
  for (size_t i = 0; i < SCAN_PLACES; i++)
    anchor = _mm_and_si128(anchor, accepted_16(anchors->low_nibbles[i], anchors->high_nibbles[i], text + i));
  for (size_t i = 0; i < SCAN_GRAM; i++)
    gram = _mm_and_si128(gram, accepted_16(grams->low_nibbles[i], grams->high_nibbles[i], text + i));
  unsigned wide = (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)text));
  return (scan_marks){marked_16(anchor) | wide, marked_16(gram)};
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

TARGET("avx2") static inline __m256i accepted_32(const uint8_t low[16], const uint8_t high[16], const char *text) {
  __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)text);
  __m256i nibbles = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(NIBBLE));
  return _mm256_and_si256(_mm256_shuffle_epi8(_mm256_broadcastsi128_si256(load_row(low)), bytes),
                          _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(load_row(high)), nibbles));
}

TARGET("avx2") static inline uint32_t marked_32(__m256i buckets) {
  return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(buckets, _mm256_setzero_si256()));
}

TARGET("avx2") static inline scan_marks look_32(const scan_anchors *anchors, const char *text) {
  const scan_grams *grams = ike_scan_grams_of(anchors);
  __m256i anchor = _mm256_set1_epi8(-1), gram = anchor;
  for (size_t i = 0; i < SCAN_PLACES; i++)
    anchor = _mm256_and_si256(anchor, accepted_32(anchors->low_nibbles[i], anchors->high_nibbles[i], text + i));
  for (size_t i = 0; i < SCAN_GRAM; i++)
    gram = _mm256_and_si256(gram, accepted_32(grams->low_nibbles[i], grams->high_nibbles[i], text + i));
  uint32_t wide = (uint32_t)_mm256_movemask_epi8(_mm256_loadu_si256((const __m256i *)(const void *)text));
  return (scan_marks){marked_32(anchor) | wide, marked_32(gram)};
}

TARGET("avx2") size_t ike_scan_find_avx2(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { HALF = 32, BLOCK = 64, AHEAD = 1024 };
  for (; from + BLOCK <= end; from += BLOCK) {
    _mm_prefetch(text + from + AHEAD, _MM_HINT_T0);
    scan_marks marks = look_32(anchors, text + from), behind = look_32(anchors, text + from + HALF);
    marks.anchors |= behind.anchors << HALF;
    marks.grams |= behind.grams << HALF;
    int place = ike_scan_first_accepted(anchors, text + from, marks);
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

/* ---- 64 bytes at once ---- */

#define AVX512 "avx512f,avx512bw"

TARGET(AVX512) static inline __m512i accepted_64(const uint8_t low[16], const uint8_t high[16], const char *text) {
  __m512i bytes = _mm512_loadu_si512(text);
  __m512i nibbles = _mm512_and_si512(_mm512_srli_epi16(bytes, 4), _mm512_set1_epi8(NIBBLE));
  return _mm512_and_si512(_mm512_shuffle_epi8(_mm512_broadcast_i32x4(load_row(low)), bytes),
                          _mm512_shuffle_epi8(_mm512_broadcast_i32x4(load_row(high)), nibbles));
}

TARGET(AVX512) static inline scan_marks marks_64(__m512i anchor, __m512i gram, __m512i bytes) {
  uint64_t wide = _mm512_movepi8_mask(bytes);
  return (scan_marks){_mm512_test_epi8_mask(anchor, anchor) | wide, _mm512_test_epi8_mask(gram, gram)};
}

TARGET(AVX512) static inline scan_marks look_64(const scan_anchors *anchors, const char *text) {
  const scan_grams *grams = ike_scan_grams_of(anchors);
  __m512i anchor = _mm512_set1_epi8(-1), gram = anchor;
  for (size_t i = 0; i < SCAN_PLACES; i++)
    anchor = _mm512_and_si512(anchor, accepted_64(anchors->low_nibbles[i], anchors->high_nibbles[i], text + i));
  for (size_t i = 0; i < SCAN_GRAM; i++)
    gram = _mm512_and_si512(gram, accepted_64(grams->low_nibbles[i], grams->high_nibbles[i], text + i));
  return marks_64(anchor, gram, _mm512_loadu_si512(text));
}

TARGET(AVX512) size_t ike_scan_find_avx512(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { BLOCK = 64, AHEAD = 1024 };
  for (; from + BLOCK <= end; from += BLOCK) {
    _mm_prefetch(text + from + AHEAD, _MM_HINT_T0);
    int place = ike_scan_first_accepted(anchors, text + from, look_64(anchors, text + from));
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

/* ---- 64 bytes at once, by their classes ---- */

#define VBMI AVX512 ",avx512vbmi"

/* A class of ASCII fits two registers: the buckets of a byte come by one permutation, and without any others. It does
 * not see the high bit of a byte. All classes together fit the registers, where they stay. */
typedef struct {
  __m512i low, high;
} ascii_class;

TARGET(VBMI) static inline ascii_class load_class(const uint8_t class[256]) {
  enum { HALF = 64 };
  return (ascii_class){_mm512_loadu_si512(class), _mm512_loadu_si512(class + HALF)};
}

TARGET(VBMI) static inline __m512i in_class(ascii_class class, __m512i bytes) {
  return _mm512_permutex2var_epi8(class.low, bytes, class.high);
}

/* A load that crosses a cache line takes longer than a copy of its register; the compiler does not know that. */
TARGET(VBMI) static inline __m512i load_once(const char *text) {
  __m512i bytes = _mm512_loadu_si512(text);
  __asm__("" : "+v"(bytes));
  return bytes;
}

TARGET(VBMI) size_t ike_scan_find_vbmi(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  enum { BLOCK = 64, AHEAD = 1024 };
  if (from + BLOCK > end) return ike_scan_find_portably(anchors, text, from, end);
  const scan_grams *grams = ike_scan_grams_of(anchors);
  ascii_class of_anchors[SCAN_PLACES], of_grams[SCAN_GRAM];
  for (size_t i = 0; i < SCAN_PLACES; i++) of_anchors[i] = load_class(anchors->classes[i]);
  for (size_t i = 0; i < SCAN_GRAM; i++) of_grams[i] = load_class(grams->classes[i]);
  for (; from + BLOCK <= end; from += BLOCK) {
    _mm_prefetch(text + from + AHEAD, _MM_HINT_T0);
    __m512i first = load_once(text + from);
    __m512i anchor = in_class(of_anchors[0], first), gram = in_class(of_grams[0], first);
    for (size_t i = 1; i < SCAN_PLACES; i++) {
      __m512i bytes = load_once(text + from + i);
      anchor = _mm512_and_si512(anchor, in_class(of_anchors[i], bytes));
      gram = _mm512_and_si512(gram, in_class(of_grams[i], bytes));
    }
    for (size_t i = SCAN_PLACES; i < SCAN_GRAM; i++)
      gram = _mm512_and_si512(gram, in_class(of_grams[i], _mm512_loadu_si512(text + from + i)));
    int place = ike_scan_first_accepted(anchors, text + from, marks_64(anchor, gram, first));
    if (place >= 0) return from + (size_t)place;
  }
  return ike_scan_find_portably(anchors, text, from, end);
}

#else
typedef int ike_scan_find_x86_is_empty;
#endif
