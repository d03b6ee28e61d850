/* The finder in plain C, and the choice of the fastest that the machine has. */
#include "scan_find.h"

#include "scan.h"

size_t ikeerr_scan_find_portably(const char *text, size_t from, size_t end, unsigned buckets) {
  const unsigned char *bytes = (const unsigned char *)text;
  const uint16_t(*classes)[256] = ikeerr_table_scan_classes;
  for (size_t at = from; at < end; at++) {
    unsigned possible = buckets & classes[0][bytes[at]] & classes[1][bytes[at + 1]];
    if (possible && possible & classes[2][bytes[at + 2]] & classes[3][bytes[at + 3]]) return at;
  }
  return end;
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
