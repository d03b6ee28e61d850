/* Looks for logs whose verdicts depend on how they are cut. Alone: lines of the logs in tests/cases/logs, mixed,
 * repeated and damaged by chance, as a whole and in pieces.
 *
 *     fuzz_diagnose [RUNS [SEED]]     a log that fails is left in fuzz_diagnose.log
 *
 * libFuzzer brings its own main, and any bytes (tests/fuzz/run). */
#include <dirent.h>

#include "check.h"

enum { RUNS = 300, MOST_LINES = 4000, MOST_BYTES = 1 << 19, LOG_BYTES = 16384, MOST_WRITTEN = 1 << 20 };

static uint64_t chance_state;

static size_t chance(size_t below) {
  chance_state = chance_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (size_t)(chance_state >> 33) % below;
}

typedef struct {
  size_t length;
  char text[MOST_WRITTEN];
} written;

static void write_verdict(void *context, const ikeerr_verdict *verdict) {
  written *all = context;
  ikeerr_style style = {80, false, IKEERR_PLAIN};
  size_t room = sizeof all->text - all->length;
  size_t length = ikeerr_verdict_text(verdict, &style, all->text + all->length, room);
  all->length += length < room ? length : room - 1;
}

static void feed(ikeerr_diagnoser *diagnoser, const char *log, size_t length, bool is_cut) {
  for (size_t fed = 0; fed < length;) {
    size_t piece = is_cut ? 1 + chance(chance(4) ? 40 : 3000) : length;
    if (piece > length - fed) piece = length - fed;
    char *copy = malloc(piece); /* of its size, so that sanitizers see what is read beside it */
    memcpy(copy, log + fed, piece);
    ikeerr_diagnose_feed(diagnoser, copy, piece);
    free(copy);
    fed += piece;
  }
}

/* The halves are logs of two ends. */
static void diagnose(const char *log, size_t length, bool is_cut, written *all) {
  static ikeerr_diagnoser diagnoser;
  ikeerr_diagnose_options options = {true};
  all->length = 0;
  ikeerr_diagnose_start(&diagnoser, &options, write_verdict, all);
  feed(&diagnoser, log, length / 2, is_cut);
  ikeerr_diagnose_next_log(&diagnoser);
  feed(&diagnoser, log + length / 2, length - length / 2, is_cut);
  ikeerr_diagnose_finish(&diagnoser);
}

static bool is_same(const written *one, const written *other) {
  return one->length == other->length && memcmp(one->text, other->text, one->length) == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static written whole, cut;
  chance_state = size;
  for (size_t i = 0; i < size; i++) chance_state = (chance_state ^ data[i]) * 0x100000001B3u;
  diagnose((const char *)data, size, false, &whole);
  diagnose((const char *)data, size, true, &cut);
  CHECK(is_same(&whole, &cut));
  CHECK(ike_is_text((slice){whole.text, whole.length}));
  return 0;
}

#ifndef FUZZER_HAS_MAIN

/* ---- logs by chance ---- */

static char pool[MOST_BYTES];
static char *lines[MOST_LINES];
static size_t line_count;

static void read_logs(const char *folder) {
  DIR *directory = opendir(folder);
  size_t length = 0;
  for (struct dirent *entry; directory && (entry = readdir(directory));) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    FILE *file = entry->d_name[0] == '.' ? NULL : fopen(path, "rb");
    if (!file) continue;
    length += fread(pool + length, 1, sizeof pool - 1 - length, file);
    fclose(file);
  }
  if (directory) closedir(directory);
  for (char *at = strtok(pool, "\n"); at && line_count < MOST_LINES; at = strtok(NULL, "\n")) lines[line_count++] = at;
}

/* Mostly runs of lines as they follow each other, which open and close negotiations. */
static size_t make_log(char *log) {
  size_t length = 0, line = chance(line_count);
  while (length < LOG_BYTES - 2048) {
    if (!chance(8)) line = chance(line_count);
    length += (size_t)snprintf(log + length, LOG_BYTES - length, "%s\n", lines[line++ % line_count]);
    if (!chance(30)) log[chance(length)] = (char)chance(256);
    if (!chance(50)) length += (size_t)snprintf(log + length, LOG_BYTES - length, "{\"MESSAGE\":\"");
  }
  return length;
}

int main(int argc, char **argv) {
  static written whole, cut;
  static char log[LOG_BYTES + 4096];
  size_t runs = argc > 1 ? strtoul(argv[1], NULL, 10) : RUNS;
  chance_state = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
  read_logs(LOGS);
  if (!line_count) return 2;
  size_t verdicts = 0;
  for (size_t i = 0; i < runs; i++) {
    size_t length = make_log(log);
    diagnose(log, length, false, &whole);
    diagnose(log, length, true, &cut);
    verdicts += whole.length > 0;
    if (is_same(&whole, &cut)) continue;
    fprintf(stderr, "fuzz_diagnose: run %zu has other verdicts when it is cut\n", i);
    FILE *file = fopen("fuzz_diagnose.log", "wb");
    if (file) fwrite(log, 1, length, file);
    if (file) fclose(file);
    return 1;
  }
  return verdicts > runs / 2 ? 0 : 2; /* logs without verdicts would test nothing */
}

#endif
