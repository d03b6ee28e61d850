/* scan against Hyperscan (the same bytes in memory) and ripgrep (the same file), one thread each:
 *
 *     benchmark_core_scan [MEGABYTES] [DIRECTORY]
 *
 * Hyperscan and ripgrep look for the same forms by pattern, and for the log lines of the pages. They know nothing of
 * context, versions and records. */
#include <fcntl.h>
#include <hs/hs.h>
#include <ikeerr.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core_scan_log.h"
#include "tables/tables.h"

enum { ROUNDS = 5 };

#define NAMES                                                                                                     \
  "(?:UNSUPPORTED[-_]CRITICAL[-_]PAYLOAD|INVALID[-_](?:IKE[-_]SPI|MAJOR[-_]VERSION|MINOR[-_]VERSION|SYNTAX|"      \
  "MESSAGE[-_]ID|SPI|KE[-_]PAYLOAD|SELECTORS|GROUP[-_]ID|PAYLOAD[-_]TYPE|COOKIE|EXCHANGE[-_]TYPE|FLAGS|"          \
  "PROTOCOL[-_]ID|TRANSFORM[-_]ID|KEY[-_]INFORMATION|ID[-_]INFORMATION|CERT[-_]ENCODING|CERTIFICATE|"             \
  "CERT[-_]AUTHORITY|HASH[-_]INFORMATION|SIGNATURE)|NO[-_]PROPOSAL[-_]CHOSEN|AUTHENTICATION[-_]FAILED|"           \
  "SINGLE[-_]PAIR[-_]REQUIRED|NO[-_]ADDITIONAL[-_]SAS|INTERNAL[-_]ADDRESS[-_]FAILURE|FAILED[-_]CP[-_]REQUIRED|"   \
  "TS[-_]UNACCEPTABLE|UNACCEPTABLE[-_]ADDRESSES|UNEXPECTED[-_]NAT[-_]DETECTED|USE[-_]ASSIGNED[-_]HoA|"            \
  "TEMPORARY[-_]FAILURE|CHILD[-_]SA[-_]NOT[-_]FOUND|AUTHORIZATION[-_]FAILED|STATE[-_]NOT[-_]FOUND|TS[-_]MAX[-_]"  \
  "QUEUE|REGISTRATION[-_]FAILED|DOI[-_]NOT[-_]SUPPORTED|SITUATION[-_]NOT[-_]SUPPORTED|ATTRIBUTES[-_]NOT[-_]"      \
  "SUPPORTED|BAD[-_]PROPOSAL[-_]SYNTAX|PAYLOAD[-_]MALFORMED|CERT[-_]TYPE[-_]UNSUPPORTED|ADDRESS[-_]NOTIFICATION|" \
  "NOTIFY[-_]SA[-_]LIFETIME|CERTIFICATE[-_]UNAVAILABLE|UNSUPPORTED[-_]EXCHANGE[-_]TYPE|UNEQUAL[-_]PAYLOAD[-_]"    \
  "LENGTHS|MS[-_]NOTIFY[-_]STATUS)"

static const char *const FORMS[] = {
    "\\b13(?:0[0-2][0-9]|[89][0-9][0-9])\\b",
    "\\b0[xX]0*3(?:2[c-eC-E]|5[e-fE-F]|6[0-6])[0-9a-fA-F]\\b",
    "\\b0[xX](?:8007|[cC]007)3[0-9a-fA-F]{3}\\b",
    "\\b0[xX][cCdD]036[08]00[0-9]\\b",
    "-(?:21470|10702|10701|10732|8017|8016)[0-9]{5}\\b",
    "\\{[0-9]{1,3}, ?5[0-4], ?0, ?0\\}",
    "(?i)\\b(?:error|warning|status)_ipsec_[a-z0-9_]+",
    NAMES,
    "\\bN\\([A-Z_0-9]+\\)|\\bN\\(\\([0-9]+\\)\\)|MS_STATUS\\(-?[0-9]+\\)",
    "FailureReason|Failure Reason",
    "(?i)\\bike|ipsec|isakmp",
};
enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS, MOST_PATTERNS = 1 << 13, LONGEST_PATTERN = 4096 };

static const char *patterns[MOST_PATTERNS];
static unsigned pattern_count;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void fail(const char *what) {
  fprintf(stderr, "benchmark_core_scan: %s\n", what);
  exit(2);
}

/* ---- patterns ---- */

static void add_pattern(const char *pattern) {
  patterns[pattern_count] = strdup(pattern);
  if (!patterns[pattern_count++] || pattern_count == MOST_PATTERNS) fail("too many patterns");
}

static void write_part(char *out, const char *fixed) {
  out += strlen(out);
  for (; *fixed; fixed++) {
    bool is_plain = (unsigned char)*fixed >= 0x80 || strchr(" _", *fixed) || (*fixed >= '0' && *fixed <= '9') ||
                    (*fixed >= 'A' && *fixed <= 'Z') || (*fixed >= 'a' && *fixed <= 'z');
    out += is_plain ? sprintf(out, "%c", *fixed) : sprintf(out, "\\x%02x", (unsigned char)*fixed);
  }
}

static void add_patterns(void) {
  for (size_t i = 0; i < FORM_COUNT; i++) add_pattern(FORMS[i]);
  for (size_t i = 0; i < ike_table_line_starts[256]; i++) {
    const table_line_pattern *line = &ike_table_line_patterns[i];
    if (line->line == TABLE_NO_LINE) continue;
    char pattern[LONGEST_PATTERN] = "";
    for (size_t j = 0; j < line->parts.count; j++) {
      if (j) strcat(pattern, ".+");
      write_part(pattern, table_text(ike_table_line_parts[line->parts.first + j].text));
    }
    add_pattern(pattern);
  }
}

/* ---- ours ---- */

static size_t count_mentions(ikeerr_scanner *scanner) {
  ikeerr_mention mention;
  size_t count = 0;
  while (ikeerr_scan_next(scanner, &mention)) count++;
  return count;
}

static size_t scan_memory(const char *text, size_t size) {
  ikeerr_scanner scanner;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, text, size);
  size_t count = count_mentions(&scanner);
  ikeerr_scan_finish(&scanner);
  return count + count_mentions(&scanner);
}

/* Mapped, as ripgrep does it with one file. */
static size_t scan_file(const char *path) {
  int file = open(path, O_RDONLY);
  struct stat about;
  if (file < 0 || fstat(file, &about) != 0) fail("cannot read the log");
  size_t size = (size_t)about.st_size;
  void *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (text == MAP_FAILED) fail("cannot map the log");
  size_t count = scan_memory(text, size);
  munmap(text, size);
  close(file);
  return count;
}

/* ---- peers ---- */

static hs_database_t *compile(void) {
  static unsigned flags[MOST_PATTERNS], ids[MOST_PATTERNS];
  for (unsigned i = 0; i < pattern_count; i++) ids[i] = i;
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_multi(patterns, flags, ids, pattern_count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
    fail(error->message);
  }
  return database;
}

static int count_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id, (void)from, (void)to, (void)flags;
  ++*(size_t *)context;
  return 0;
}

static size_t scan_hyperscan(const hs_database_t *database, hs_scratch_t *scratch, const char *text, size_t size) {
  size_t count = 0;
  hs_scan(database, text, (unsigned)size, 0, scratch, count_match, &count);
  return count;
}

static void write_patterns(const char *path) {
  FILE *file = fopen(path, "w");
  if (!file) fail("cannot write the patterns");
  for (size_t i = 0; i < pattern_count; i++) fprintf(file, "%s\n", patterns[i]);
  fclose(file);
}

static void run_ripgrep(const char *file, const char *path) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    if (!freopen("/dev/null", "w", stdout)) _exit(2);
    execlp("rg", "rg", "-j1", "--no-unicode", "-c", "-f", file, path, (char *)NULL);
    _exit(127);
  }
  int status;
  if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) fail("rg failed");
}

/* ---- a kind of log ---- */

typedef struct {
  double memory;
  double hyperscan;
  double file;
  double ripgrep;
  size_t mentions;
  size_t matches;
} result;

static void keep_least(double *least, double seconds) {
  if (seconds < *least) *least = seconds;
}

static result measure(const hs_database_t *database, hs_scratch_t *scratch, const char *text, size_t size,
                      const char *file, const char *path) {
  result best = {1e9, 1e9, 1e9, 1e9, 0, 0};
  for (int round = 0; round < ROUNDS; round++) {
    double start = now();
    best.mentions = scan_memory(text, size);
    keep_least(&best.memory, now() - start);
    start = now();
    best.matches = scan_hyperscan(database, scratch, text, size);
    keep_least(&best.hyperscan, now() - start);
    start = now();
    scan_file(path);
    keep_least(&best.file, now() - start);
    start = now();
    run_ripgrep(file, path);
    keep_least(&best.ripgrep, now() - start);
  }
  return best;
}

static void write_log(const char *path, const char *text, size_t size) {
  FILE *file = fopen(path, "w");
  if (!file || fwrite(text, 1, size, file) != size || fclose(file) != 0) fail("cannot write the log");
}

int main(int count, char **arguments) {
  size_t size = (count > 1 ? strtoul(arguments[1], NULL, 10) : 256) << 20;
  const char *folder = count > 2 ? arguments[2] : "/tmp";
  char path[512], file[512];
  snprintf(path, sizeof path, "%s/ikeerr-benchmark.log", folder);
  snprintf(file, sizeof file, "%s/ikeerr-benchmark.patterns", folder);
  char *text = malloc(size);
  if (!text) fail("not enough memory");
  add_patterns();
  write_patterns(file);
  hs_database_t *database = compile();
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) fail("Hyperscan has no memory");
  printf("%-18s %10s %10s %7s %10s %10s %7s %9s %9s\n", "GB/s", "ikeerr", "hyperscan", "ratio", "from file", "ripgrep",
         "ratio", "mentions", "matches");
  for (size_t i = 0; i < sizeof LOG_KINDS / sizeof *LOG_KINDS; i++) {
    LOG_KINDS[i].write(text, size);
    write_log(path, text, size);
    result best = measure(database, scratch, text, size, file, path);
    double giga = (double)size / 1e9;
    printf("%-18s %10.2f %10.2f %7.2f %10.2f %10.2f %7.2f %9zu %9zu\n", LOG_KINDS[i].name, giga / best.memory,
           giga / best.hyperscan, best.hyperscan / best.memory, giga / best.file, giga / best.ripgrep,
           best.ripgrep / best.file, best.mentions, best.matches);
  }
  remove(path);
  remove(file);
  hs_free_scratch(scratch);
  hs_free_database(database);
  free(text);
  return 0;
}
