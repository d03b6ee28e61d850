/* What the programs of this folder share: a line for each measurement of each round, its name and what it took with a
 * tab between them, of which `measure.py` makes a table; and the logs. */
#ifndef REPORT_H
#define REPORT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Of this process alone: others may run beside it. */
static inline double seconds_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static inline void report(const char *what, double value) {
  printf("%s\t%.6g\n", what, value);
}

static inline void fail(const char *what) {
  fprintf(stderr, "benchmark: %s\n", what);
  exit(2);
}

/* Fills the text with the file, as often as it takes; what its name is between folder and suffix is put into `kind`. */
static inline void repeat_file(const char *path, char *text, size_t size, char *kind, size_t kind_size) {
  FILE *file = fopen(path, "r");
  size_t length = file ? fread(text, 1, size, file) : 0;
  if (!length) fail("cannot read a log");
  fclose(file);
  for (size_t i = length; i < size; i++) text[i] = text[i - length];
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
  snprintf(kind, kind_size, "%.*s", (int)strcspn(name, "."), name);
}

#endif
