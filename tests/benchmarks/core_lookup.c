/* Lookup in C: by number next to a direct array read, by name next to a perfect hash of gperf over the same names. Both
 * peers sit behind a function of a shared library, as the lookups do. */
#include <ikeerr.h>
#include <string.h>

#include "core_lookup_peers.h"
#include "report.h"

enum { ROUNDS = 41, KEYS = 4096, REPEATS = 64 };

static uint32_t codes[KEYS];
static const char *names[KEYS];
static size_t lengths[KEYS];
static volatile uintptr_t sink;

static uintptr_t by_array(void) {
  uintptr_t sum = 0;
  for (size_t i = 0; i < KEYS; i++) sum += (uintptr_t)peer_by_array(codes[i]);
  return sum;
}

static uintptr_t by_code(void) {
  uintptr_t sum = 0;
  for (size_t i = 0; i < KEYS; i++) sum += (uintptr_t)ikeerr_by_code(IKEERR_WIN32, codes[i], NULL);
  return sum;
}

static uintptr_t by_gperf(void) {
  uintptr_t sum = 0;
  for (size_t i = 0; i < KEYS; i++) sum += (uintptr_t)peer_by_gperf(names[i], lengths[i]);
  return sum;
}

static uintptr_t by_name(void) {
  uintptr_t sum = 0;
  for (size_t i = 0; i < KEYS; i++) sum += (uintptr_t)ikeerr_by_name(IKEERR_WIN32, names[i], lengths[i]);
  return sum;
}

static double seconds(uintptr_t (*run)(void)) {
  double start = seconds_now();
  for (int i = 0; i < REPEATS; i++) sink += run();
  return (seconds_now() - start) / ((double)KEYS * REPEATS);
}

int main(void) {
  size_t windows = 0;
  while (ikeerr_record_domain(ikeerr_record_at(windows)) == IKEERR_WIN32) windows++;
  uint32_t random = 1;
  for (size_t i = 0; i < KEYS; i++) {
    random = random * 1664525u + 1013904223u;
    const ikeerr_record *record = ikeerr_record_at((random >> 8) % windows);
    codes[i] = ikeerr_record_code(record);
    names[i] = ikeerr_record_text(record, IKEERR_NAME);
    lengths[i] = strlen(names[i]);
    peer_array[codes[i] - PEER_FIRST_CODE] = record;
  }
  for (int i = 0; i < ROUNDS; i++) {
    report("C: lookup by number", seconds(by_code));
    report("C: read of an array", seconds(by_array));
    report("C: lookup by name", seconds(by_name));
    report("C: gperf", seconds(by_gperf));
  }
  return 0;
}
