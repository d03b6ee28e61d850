/* A million rows as texts of their own, against one scan of the same rows joined by line feeds:
 *
 *     benchmark_core_scan_rows [ROWS] */
#include <ikeerr.h>
#include <stdlib.h>
#include <time.h>

#include "core_scan_log.h"

enum { ROUNDS = 5 };

typedef struct {
  char *text;
  size_t *ends; /* of each row, its line feed included */
  size_t count;
} row_set;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static size_t count_mentions(ikeerr_scanner *scanner) {
  ikeerr_mention mention;
  size_t count = 0;
  while (ikeerr_scan_next(scanner, &mention)) count++;
  return count;
}

static size_t scan_joined(const row_set *rows) {
  ikeerr_scanner scanner;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, rows->text, rows->ends[rows->count - 1]);
  size_t count = count_mentions(&scanner);
  ikeerr_scan_finish(&scanner);
  return count + count_mentions(&scanner);
}

static size_t scan_started_anew(const row_set *rows) {
  ikeerr_scanner scanner;
  size_t count = 0, start = 0;
  for (size_t i = 0; i < rows->count; start = rows->ends[i++]) {
    ikeerr_scan_start(&scanner, NULL);
    ikeerr_scan_feed(&scanner, rows->text + start, rows->ends[i] - 1 - start);
    count += count_mentions(&scanner);
    ikeerr_scan_finish(&scanner);
    count += count_mentions(&scanner);
  }
  return count;
}

static size_t scan_texts(const row_set *rows) {
  ikeerr_scanner scanner;
  size_t count = 0, start = 0;
  ikeerr_scan_start(&scanner, NULL);
  for (size_t i = 0; i < rows->count; start = rows->ends[i++]) {
    ikeerr_scan_text(&scanner, rows->text + start, rows->ends[i] - 1 - start);
    count += count_mentions(&scanner);
  }
  return count;
}

/* Whole lines of a kind of log, so many. */
static row_set make_rows(const log_kind *kind, size_t count) {
  enum { LONGEST = 256 };
  row_set rows = {malloc(count * LONGEST), malloc(count * sizeof *rows.ends), 0};
  if (!rows.text || !rows.ends) exit(2);
  kind->write(rows.text, count * LONGEST);
  for (size_t i = 0; rows.count < count && i < count * LONGEST; i++) {
    if (rows.text[i] == '\n') rows.ends[rows.count++] = i + 1;
  }
  return rows;
}

static double best_of(size_t (*scan)(const row_set *), const row_set *rows, size_t *mentions) {
  double best = 1e9;
  for (int round = 0; round < ROUNDS; round++) {
    double start = now();
    *mentions = scan(rows);
    double seconds = now() - start;
    if (seconds < best) best = seconds;
  }
  return best;
}

int main(int count, char **arguments) {
  size_t row_count = count > 1 ? strtoul(arguments[1], NULL, 10) : 1000000;
  printf("%-18s %10s %10s %10s %7s %9s\n", "million rows/s", "joined", "anew", "as texts", "ratio", "mentions");
  for (size_t i = 0; i < sizeof LOG_KINDS / sizeof *LOG_KINDS; i++) {
    row_set rows = make_rows(&LOG_KINDS[i], row_count);
    size_t joined_mentions, mentions;
    double joined = best_of(scan_joined, &rows, &joined_mentions);
    double anew = best_of(scan_started_anew, &rows, &mentions), texts = best_of(scan_texts, &rows, &mentions);
    double millions = (double)rows.count / 1e6;
    printf("%-18s %10.2f %10.2f %10.2f %7.2f %9zu\n", LOG_KINDS[i].name, millions / joined, millions / anew,
           millions / texts, joined / texts, mentions);
    free(rows.text);
    free(rows.ends);
  }
  return 0;
}
