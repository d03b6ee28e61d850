/* Rows as texts of their own, next to one scan of the same rows joined by line feeds:
 *
 *     benchmark_core_scan_rows ROWS */
#include <ikeerr.h>

#include "core_scan_log.h"
#include "report.h"

enum { ROUNDS = 5 };

typedef struct {
  char *text;
  size_t *ends; /* of each row, its line feed included */
  size_t count;
} row_set;

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

static volatile size_t found;

static void measure(const char *who, const char *kind, size_t (*scan)(const row_set *), const row_set *rows) {
  double start = seconds_now();
  found = scan(rows);
  double seconds = seconds_now() - start;
  char what[128];
  snprintf(what, sizeof what, "%s, %s", who, kind);
  report(what, seconds / (double)rows->count);
}

int main(int count, char **arguments) {
  size_t row_count = count > 1 ? strtoul(arguments[1], NULL, 10) : 0;
  if (!row_count) fail("usage: benchmark_core_scan_rows ROWS");
  for (size_t i = 0; i < LOG_KIND_COUNT; i++) {
    row_set rows = make_rows(&LOG_KINDS[i], row_count);
    for (int round = 0; round < ROUNDS; round++) {
      measure("C: rows joined", LOG_KINDS[i].name, scan_joined, &rows);
      measure("C: rows as texts", LOG_KINDS[i].name, scan_texts, &rows);
    }
    free(rows.text);
    free(rows.ends);
  }
  return 0;
}
