#include "scan_find.h"

#ifdef SCAN_FIND_X86

#include <immintrin.h>

enum { HALVES = 2, NIBBLE = 0x0F };

/* ---- 32 bytes at once ---- */

typedef struct {
  __m256i low[SCAN_PLACES][HALVES];
  __m256i high[SCAN_PLACES][HALVES];
  __m256i wanted[HALVES];
} tables_avx2;

__attribute__((target("avx2"))) static inline __m256i row_avx2(const uint8_t row[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)row));
}

__attribute__((target("avx2"))) static inline void load_avx2(tables_avx2 *tables, unsigned buckets) {
  for (size_t half = 0; half < HALVES; half++) {
    for (size_t place = 0; place < SCAN_PLACES; place++) {
      tables->low[place][half] = row_avx2(ikeerr_table_scan_low_nibbles[place][half]);
      tables->high[place][half] = row_avx2(ikeerr_table_scan_high_nibbles[place][half]);
    }
    tables->wanted[half] = _mm256_set1_epi8((char)(buckets >> (8 * half)));
  }
}

__attribute__((target("avx2"))) static inline uint32_t look_avx2(const tables_avx2 *tables, const char *text) {
  const __m256i nibble = _mm256_set1_epi8(NIBBLE);
  __m256i possible[HALVES] = {tables->wanted[0], tables->wanted[1]};
  for (size_t place = 0; place < SCAN_PLACES; place++) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)(text + place));
    __m256i low = _mm256_and_si256(bytes, nibble);
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), nibble);
    for (size_t half = 0; half < HALVES; half++) {
      __m256i accepted = _mm256_and_si256(_mm256_shuffle_epi8(tables->low[place][half], low),
                                          _mm256_shuffle_epi8(tables->high[place][half], high));
      possible[half] = _mm256_and_si256(possible[half], accepted);
    }
  }
  __m256i any = _mm256_or_si256(possible[0], possible[1]);
  return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(any, _mm256_setzero_si256()));
}

__attribute__((target("avx2"))) size_t ikeerr_scan_find_avx2(const char *text, size_t from, size_t end,
                                                             unsigned buckets) {
  enum { BLOCK = 32 };
  tables_avx2 tables;
  load_avx2(&tables, buckets);
  for (; from + BLOCK <= end; from += BLOCK) {
    uint32_t places = look_avx2(&tables, text + from);
    if (places) return from + (size_t)__builtin_ctz(places);
  }
  return ikeerr_scan_find_portably(text, from, end, buckets);
}

/* ---- 16 bytes at once ---- */

__attribute__((target("ssse3"))) static inline __m128i row_ssse3(const uint8_t row[16]) {
  return _mm_loadu_si128((const __m128i *)(const void *)row);
}

__attribute__((target("ssse3"))) static inline unsigned look_ssse3(const char *text, const __m128i wanted[HALVES]) {
  const __m128i nibble = _mm_set1_epi8(NIBBLE);
  __m128i possible[HALVES] = {wanted[0], wanted[1]};
  for (size_t place = 0; place < SCAN_PLACES; place++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + place));
    __m128i low = _mm_and_si128(bytes, nibble);
    __m128i high = _mm_and_si128(_mm_srli_epi16(bytes, 4), nibble);
    for (size_t half = 0; half < HALVES; half++) {
      __m128i accepted = _mm_and_si128(_mm_shuffle_epi8(row_ssse3(ikeerr_table_scan_low_nibbles[place][half]), low),
                                       _mm_shuffle_epi8(row_ssse3(ikeerr_table_scan_high_nibbles[place][half]), high));
      possible[half] = _mm_and_si128(possible[half], accepted);
    }
  }
  __m128i any = _mm_or_si128(possible[0], possible[1]);
  return 0xFFFFu & ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(any, _mm_setzero_si128()));
}

__attribute__((target("ssse3"))) size_t ikeerr_scan_find_ssse3(const char *text, size_t from, size_t end,
                                                               unsigned buckets) {
  enum { BLOCK = 16 };
  const __m128i wanted[HALVES] = {_mm_set1_epi8((char)buckets), _mm_set1_epi8((char)(buckets >> 8))};
  for (; from + BLOCK <= end; from += BLOCK) {
    unsigned places = look_ssse3(text + from, wanted);
    if (places) return from + (size_t)__builtin_ctz(places);
  }
  return ikeerr_scan_find_portably(text, from, end, buckets);
}

#else
typedef int ikeerr_scan_find_x86_is_empty;
#endif
