/* The finders of the processors. Each looks at every place of a block of bytes at once: the two nibbles of a byte each
 * choose, by a shuffle, the buckets that accept it; where a bucket accepts all four bytes in a row, an anchor may be.
 * They may stop at more places than the portable finder does, never at fewer. */
#ifndef IKEERR_SCAN_FIND_H
#define IKEERR_SCAN_FIND_H

#include "scan.h"

#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
#define SCAN_FIND_X86
size_t ikeerr_scan_find_ssse3(const char *text, size_t from, size_t end, unsigned buckets);
size_t ikeerr_scan_find_avx2(const char *text, size_t from, size_t end, unsigned buckets);
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define SCAN_FIND_NEON
size_t ikeerr_scan_find_neon(const char *text, size_t from, size_t end, unsigned buckets);
#endif

#endif
