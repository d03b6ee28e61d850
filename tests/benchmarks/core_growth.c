/* Lookup, search and scan of one library, to be compared with the same of a library that has more records:
 *
 *     benchmark_core_growth NAME LOG
 *
 * NAME stands behind what is printed. */
#include <ikeerr.h>
#include <string.h>

#include "report.h"

enum { ROUNDS = 5, LOOKUPS = 1 << 14, LONGEST_NAME = 104, SEARCHES = 20, HITS = 10, LARGEST_LOG = 1 << 22 };

static const char *const QUERIES[] = {"certificate", "peer stopped responding", "authent", "certifcate"};
enum { QUERY_COUNT = sizeof QUERIES / sizeof *QUERIES };

static volatile uintptr_t sink;

static uint32_t draw(uint32_t below) {
  static uint32_t state = 1;
  state = state * 1664525u + 1013904223u;
  return (state >> 8) % below;
}

typedef struct {
  ikeerr_domain domain;
  uint32_t code;
  const char *vendor;
  size_t length;
  char name[LONGEST_NAME];
} lookup_key;

/* A copy of what a record is called, so that nobody has read the record itself when it is looked up. */
static lookup_key key_of(const ikeerr_record *record) {
  const char *name = ikeerr_record_text(record, IKEERR_NAME);
  lookup_key key = {ikeerr_record_domain(record), ikeerr_record_code(record), ikeerr_record_text(record, IKEERR_VENDOR),
                    strlen(name), ""};
  if (key.length >= sizeof key.name) fail("a name has no room");
  memcpy(key.name, name, key.length);
  return key;
}

/* Seconds a lookup, of numbers of all domains or of names. */
static double look_up(bool by_name) {
  static lookup_key keys[LOOKUPS];
  for (size_t i = 0; i < LOOKUPS; i++) keys[i] = key_of(ikeerr_record_at(draw((uint32_t)ikeerr_record_count())));
  double start = seconds_now();
  for (size_t i = 0; i < LOOKUPS; i++) {
    const lookup_key *key = &keys[i];
    const ikeerr_record *found = by_name ? ikeerr_by_name(key->domain, key->name, key->length)
                                         : ikeerr_by_code(key->domain, key->code, key->vendor);
    if (!found) fail("a record is not found");
    sink += (uintptr_t)found;
  }
  return (seconds_now() - start) / LOOKUPS;
}

static double search(void) {
  ikeerr_hit hits[HITS];
  double start = seconds_now();
  for (int i = 0; i < SEARCHES; i++) {
    for (size_t j = 0; j < QUERY_COUNT; j++) sink += ikeerr_search(QUERIES[j], IKEERR_TO_NUL, NULL, hits, HITS);
  }
  return (seconds_now() - start) / (SEARCHES * QUERY_COUNT);
}

static double scan(const char *log, size_t size) {
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  double start = seconds_now();
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, log, size);
  while (ikeerr_scan_next(&scanner, &mention)) sink++;
  return (seconds_now() - start) * 1e9 / (double)size;
}

static void report_of(const char *what, const char *name, double value) {
  char line[128];
  snprintf(line, sizeof line, "%s, %s", what, name);
  report(line, value);
}

int main(int count, char **arguments) {
  static char log[LARGEST_LOG];
  FILE *file = count > 2 ? fopen(arguments[2], "rb") : NULL;
  if (!file) fail("usage: benchmark_core_growth NAME LOG");
  size_t size = fread(log, 1, sizeof log, file);
  fclose(file);
  for (int round = 0; round < ROUNDS; round++) {
    report_of("C: any lookup by number", arguments[1], look_up(false));
    report_of("C: any lookup by name", arguments[1], look_up(true));
    report_of("C: searches", arguments[1], search());
    report_of("C: scan of gateways", arguments[1], scan(log, size));
  }
  return 0;
}
