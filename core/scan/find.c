/* The choice of the fastest finder that the machine has. */
#include "find.h"

void ike_scan_finders(scan_finder finders[SCAN_MOST_FINDERS]) {
  size_t count = 0;
  finders[count++] = ike_scan_find_portably;
#ifdef SCAN_FIND_NEON
  finders[count++] = ike_scan_find_neon;
#endif
#ifdef SCAN_FIND_X86
  __builtin_cpu_init();
  if (__builtin_cpu_supports("ssse3")) finders[count++] = ike_scan_find_ssse3;
  if (__builtin_cpu_supports("avx2")) finders[count++] = ike_scan_find_avx2;
  if (__builtin_cpu_supports("avx512bw")) finders[count++] = ike_scan_find_avx512;
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi")) finders[count++] = ike_scan_find_vbmi;
#endif
  finders[count] = NULL;
}

scan_finder ike_scan_best_finder(void) {
  scan_finder finders[SCAN_MOST_FINDERS];
  ike_scan_finders(finders);
  size_t last = 0;
  while (finders[last + 1]) last++;
  return finders[last];
}
