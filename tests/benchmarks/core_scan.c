/* scan next to Hyperscan (the same bytes in memory), ripgrep and grep -F (the same file), one thread each:
 *
 *     benchmark_core_scan MEGABYTES FOLDER [LOG...]
 *
 * Hyperscan and ripgrep look for the same forms by pattern, and for the log lines of the pages; grep for the longest
 * fixed part of each line alone. None of them knows of context, versions and records. FOLDER takes what the programs
 * read; a LOG is repeated up to the size and named by its file. What is printed are seconds for a gigabyte. */
#include <fcntl.h>
#include <hs/hs.h>
#include <ikeerr.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core_scan_log.h"
#include "report.h"
#include "tables/tables.h"

enum { ROUNDS = 3 };

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
static const char *words[MOST_PATTERNS]; /* the longest fixed part of each line */
static unsigned pattern_count, word_count;

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
  for (size_t i = 0; i < ike_table_counts.line_patterns; i++) {
    const table_line_pattern *line = &ike_table_line_patterns[i];
    if (line->line == TABLE_NO_LINE) continue;
    char pattern[LONGEST_PATTERN] = "";
    const char *longest = "";
    for (size_t j = 0; j < line->parts.count; j++) {
      const char *part = table_text(ike_table_line_parts[line->parts.first + j].text);
      if (j) strcat(pattern, ".+");
      write_part(pattern, part);
      if (strlen(part) > strlen(longest)) longest = part;
    }
    add_pattern(pattern);
    words[word_count++] = longest;
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

static void write_lines(const char *path, const char *const *lines, size_t count) {
  FILE *file = fopen(path, "w");
  if (!file) fail("cannot write the patterns");
  for (size_t i = 0; i < count; i++) fprintf(file, "%s\n", lines[i]);
  fclose(file);
}

static void run(const char *const *command) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    if (!freopen("/dev/null", "w", stdout)) _exit(2);
    execvp(command[0], (char *const *)(uintptr_t)command);
    _exit(127);
  }
  int status;
  if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) fail(command[0]);
}

/* ---- a kind of log ---- */

typedef struct {
  const hs_database_t *database;
  hs_scratch_t *scratch;
  char log[512], patterns[512], words[512]; /* names of files */
} peers;

/* What was found between two reports does not matter, but that it was looked for does. */
static volatile size_t found;

static double seconds_with_children(void) {
  struct rusage children;
  getrusage(RUSAGE_CHILDREN, &children);
  return seconds_now() + (double)children.ru_utime.tv_sec + (double)children.ru_stime.tv_sec +
         (double)(children.ru_utime.tv_usec + children.ru_stime.tv_usec) * 1e-6;
}

static void report_since(double *start, const char *who, const char *kind, size_t size) {
  char what[128];
  snprintf(what, sizeof what, "%s, %s", who, kind);
  report(what, (seconds_with_children() - *start) * 1e9 / (double)size);
  *start = seconds_with_children();
}

static void measure(const peers *with, const char *kind, const char *text, size_t size) {
  const char *ripgrep[] = {"rg", "-j1", "--no-unicode", "-a", "-c", "-f", with->patterns, with->log, NULL};
  const char *grep[] = {"grep", "-a", "-c", "-F", "-f", with->words, with->log, NULL};
  double start = seconds_with_children();
  for (int round = 0; round < ROUNDS; round++) {
    found += scan_memory(text, size);
    report_since(&start, "C: scan", kind, size);
    found += scan_hyperscan(with->database, with->scratch, text, size);
    report_since(&start, "Hyperscan", kind, size);
  }
  found += scan_file(with->log);
  report_since(&start, "C: scan of a file", kind, size);
  run(ripgrep);
  report_since(&start, "ripgrep", kind, size);
  run(grep);
  report_since(&start, "grep -F", kind, size);
}

static void write_log(const char *path, const char *text, size_t size) {
  FILE *file = fopen(path, "w");
  if (!file || fwrite(text, 1, size, file) != size || fclose(file) != 0) fail("cannot write the log");
}

int main(int count, char **arguments) {
  if (count < 3) fail("usage: benchmark_core_scan MEGABYTES FOLDER [LOG...]");
  size_t size = strtoul(arguments[1], NULL, 10) << 20;
  char *text = malloc(size), kind[64];
  if (!text || !size) fail("not enough memory");
  add_patterns();
  hs_database_t *database = compile();
  peers with = {.database = database};
  if (hs_alloc_scratch(database, &with.scratch) != HS_SUCCESS) fail("Hyperscan has no memory");
  snprintf(with.log, sizeof with.log, "%s/measured.log", arguments[2]);
  snprintf(with.patterns, sizeof with.patterns, "%s/patterns", arguments[2]);
  snprintf(with.words, sizeof with.words, "%s/words", arguments[2]);
  write_lines(with.patterns, patterns, pattern_count);
  write_lines(with.words, words, word_count);
  for (size_t i = 0; i < LOG_KIND_COUNT; i++) {
    LOG_KINDS[i].write(text, size);
    write_log(with.log, text, size);
    measure(&with, LOG_KINDS[i].name, text, size);
  }
  for (int i = 3; i < count; i++) {
    repeat_file(arguments[i], text, size, kind, sizeof kind);
    write_log(with.log, text, size);
    measure(&with, kind, text, size);
  }
  hs_free_scratch(with.scratch);
  hs_free_database(database);
  free(text);
  return 0;
}
