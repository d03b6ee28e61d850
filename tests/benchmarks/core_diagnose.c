/* diagnose next to scan, on logs in memory, one thread each:
 *
 *     benchmark_core_diagnose MEGABYTES LOG...
 *
 * A log is repeated up to so many megabytes, named by its file, and fed in pieces of 64 KiB. What is printed are
 * seconds for a gigabyte.
 */
#include <ikeerr.h>
#include <string.h>

#include "report.h"

enum { ROUNDS = 5, PIECE = 1 << 16 };

static size_t verdicts;

static void count_verdict(void *context, const ikeerr_verdict *verdict) {
  (void)context, (void)verdict;
  verdicts++;
}

static void scan(const char *log, size_t length) {
  static ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, NULL);
  for (size_t fed = 0; fed < length; fed += PIECE) {
    ikeerr_scan_feed(&scanner, log + fed, length - fed < PIECE ? length - fed : PIECE);
    while (ikeerr_scan_next(&scanner, &mention)) continue;
  }
}

static void diagnose(const char *log, size_t length) {
  static ikeerr_diagnoser diagnoser;
  ikeerr_diagnose_start(&diagnoser, NULL, count_verdict, NULL);
  for (size_t fed = 0; fed < length; fed += PIECE)
    ikeerr_diagnose_feed(&diagnoser, log + fed, length - fed < PIECE ? length - fed : PIECE);
  ikeerr_diagnose_finish(&diagnoser);
}

static void measure(const char *what, const char *kind, void (*work)(const char *, size_t), const char *log,
                    size_t length) {
  char line[128];
  snprintf(line, sizeof line, "%s, %s", what, kind);
  double start = seconds_now();
  work(log, length);
  report(line, (seconds_now() - start) * 1e9 / (double)length);
}

int main(int argc, char **argv) {
  if (argc < 3) fail("usage: benchmark_core_diagnose MEGABYTES LOG...");
  size_t size = strtoul(argv[1], NULL, 10) << 20;
  char *log = malloc(size), kind[64];
  if (!log) fail("not enough memory");
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 2; i < argc; i++) {
      repeat_file(argv[i], log, size, kind, sizeof kind);
      measure("C: scan in pieces", kind, scan, log, size);
      measure("C: diagnose in pieces", kind, diagnose, log, size);
    }
  }
  free(log);
  return 0;
}
