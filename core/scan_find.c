/* The finder in plain C, and the choice of the fastest that the machine has. */
#include "scan_find.h"

size_t ikeerr_scan_find_portably(const scan_anchors *anchors, const char *text, size_t from, size_t end) {
  while (from < end && !ikeerr_scan_buckets_at(anchors, text + from)) from++;
  return from;
}

void ikeerr_scan_finders(scan_finder finders[SCAN_MOST_FINDERS]) {
  size_t count = 0;
  finders[count++] = ikeerr_scan_find_portably;
#ifdef SCAN_FIND_NEON
  finders[count++] = ikeerr_scan_find_neon;
#endif
#ifdef SCAN_FIND_X86
  __builtin_cpu_init();
  if (__builtin_cpu_supports("ssse3")) finders[count++] = ikeerr_scan_find_ssse3;
  if (__builtin_cpu_supports("avx2")) finders[count++] = ikeerr_scan_find_avx2;
  if (__builtin_cpu_supports("avx512bw")) finders[count++] = ikeerr_scan_find_avx512;
#endif
  finders[count] = NULL;
}

scan_finder ikeerr_scan_best_finder(void) {
  scan_finder finders[SCAN_MOST_FINDERS];
  ikeerr_scan_finders(finders);
  size_t last = 0;
  while (finders[last + 1]) last++;
  return finders[last];
}
