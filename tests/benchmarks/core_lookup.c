/* Lookup in C as ratios in one run: by number against a direct array read, by name against a perfect hash of gperf
 * over the same names, interleaved, the median of many rounds. Both peers sit behind a function of a shared library,
 * as the lookups do. Limits: 2 and 1.5. */
#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core_lookup_peers.h"

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

static double nanoseconds(uintptr_t (*run)(void)) {
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (int i = 0; i < REPEATS; i++) sink += run();
  clock_gettime(CLOCK_MONOTONIC, &end);
  double elapsed = 1e9 * (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec);
  return elapsed / ((double)KEYS * REPEATS);
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void report(const char *what, uintptr_t (*ours)(void), uintptr_t (*peer)(void), double limit) {
  double ratios[ROUNDS], times[ROUNDS], peers[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) {
    times[i] = nanoseconds(ours);
    peers[i] = nanoseconds(peer);
    ratios[i] = times[i] / peers[i];
  }
  qsort(ratios, ROUNDS, sizeof *ratios, compare);
  qsort(times, ROUNDS, sizeof *times, compare);
  qsort(peers, ROUNDS, sizeof *peers, compare);
  printf("%-44s %6.2f ns against %6.2f ns: ratio %.2f (limit %.1f)\n", what, times[ROUNDS / 2], peers[ROUNDS / 2],
         ratios[ROUNDS / 2], limit);
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
  report("by number, against a direct array read", by_code, by_array, 2);
  report("by name, against gperf's perfect hash", by_name, by_gperf, 1.5);
  return 0;
}
