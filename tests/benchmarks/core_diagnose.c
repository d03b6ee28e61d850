/* diagnose against scan, on one log in memory, one thread each:
 *
 *     benchmark_core_diagnose LOG [MEGABYTES]
 *
 * The log is repeated up to so many megabytes (64), fed in pieces of 64 KiB. Prints bytes a second of each and their
 * ratio, the median of five rounds. */
#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, PIECE = 1 << 16 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static size_t verdicts;

static void count_verdict(void *context, const ikeerr_verdict *verdict) {
  (void)context, (void)verdict;
  verdicts++;
}

static double scan(const char *log, size_t length) {
  static ikeerr_scanner scanner;
  ikeerr_mention mention;
  double start = now();
  ikeerr_scan_start(&scanner, NULL);
  for (size_t fed = 0; fed < length; fed += PIECE) {
    ikeerr_scan_feed(&scanner, log + fed, length - fed < PIECE ? length - fed : PIECE);
    while (ikeerr_scan_next(&scanner, &mention)) continue;
  }
  return now() - start;
}

static double diagnose(const char *log, size_t length) {
  static ikeerr_diagnoser diagnoser;
  double start = now();
  ikeerr_diagnose_start(&diagnoser, NULL, count_verdict, NULL);
  for (size_t fed = 0; fed < length; fed += PIECE)
    ikeerr_diagnose_feed(&diagnoser, log + fed, length - fed < PIECE ? length - fed : PIECE);
  ikeerr_diagnose_finish(&diagnoser);
  return now() - start;
}

static int by_size(const void *a, const void *b) {
  double first = *(const double *)a, second = *(const double *)b;
  return (first > second) - (first < second);
}

static double median(double (*measure)(const char *, size_t), const char *log, size_t length) {
  double times[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) times[i] = measure(log, length);
  qsort(times, ROUNDS, sizeof *times, by_size);
  return times[ROUNDS / 2];
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  size_t size = (argc > 2 ? strtoul(argv[2], NULL, 10) : 64) << 20, length = 0;
  char *log = malloc(size);
  if (!file || !log) {
    fputs("usage: benchmark_core_diagnose LOG [MEGABYTES]\n", stderr);
    return 2;
  }
  length = fread(log, 1, size, file);
  fclose(file);
  if (!length) return 2;
  for (size_t once = length; length + once <= size; length += once) memcpy(log + length, log, once);
  double scanned = median(scan, log, length), diagnosed = median(diagnose, log, length);
  printf("scan %.0f MB/s, diagnose %.0f MB/s, ratio %.2f, %zu verdicts\n", (double)length / scanned / 1e6,
         (double)length / diagnosed / 1e6, scanned / diagnosed, verdicts / ROUNDS);
  free(log);
  return 0;
}
