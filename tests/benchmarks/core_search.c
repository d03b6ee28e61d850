/* The time of a search next to Xapian (in memory) and SQLite's FTS5 (C API, in memory), over the same texts: for the
 * best ten alone, and with a snippet of each. */
#include <ikeerr.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core_search_peers.h"

enum { ROUNDS = 15, HITS = 10, TEXT_SIZE = 1 << 17, OWN_REPEATS = 200, PEER_REPEATS = 5 };
enum { XAPIAN_LIMIT = 20, FTS5_LIMIT = 80, CORRECTION_LIMIT = 3 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const WORDS[] = {"certificate", "kerberos", "cookie", "rekey", "lifetime", "proposal"};
static const char *const THREE[] = {"peer stopped responding",      "policy match proposal",  "main mode expired",
                                    "certificate revocation check", "invalid payload length", "quick mode filter"};
static const char *const STARTS[] = {"certif", "authent", "propos", "lifet", "negot", "expir"};
static const char *const TYPOS[] = {"certifcate", "negotation", "lifetmie", "propsal", "kerberso", "respondng"};

static sqlite3 *database;
static sqlite3_stmt *fts5, *fts5_with_snippets;

static void fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

/* ---- the same texts for all ---- */

static void append(char *text, const char *part) {
  if (part) strncat(strncat(text, part, TEXT_SIZE - strlen(text) - 2), "\n", 2);
}

static void append_cause(char *text, ikeerr_cause cause) {
  append(text, cause.title);
  append(text, cause.text);
  for (size_t i = 0; i < cause.check_count; i++) append(text, ikeerr_cause_check(&cause, i));
  for (size_t i = 0; i < cause.fix_count; i++) append(text, ikeerr_cause_fix(&cause, i));
  append(text, cause.ignore);
}

static void collect(const ikeerr_record *record, char *text) {
  *text = '\0';
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) append(text, ikeerr_alias_at(record, i).name);
  append(text, ikeerr_record_text(record, IKEERR_MESSAGE));
  for (int i = IKEERR_TECHNICAL_MEANING; i <= IKEERR_SUMMARY; i++)
    append(text, ikeerr_record_text(record, (ikeerr_text)i));
  for (size_t i = 0; i < ikeerr_cause_count(record); i++) append_cause(text, ikeerr_cause_at(record, i));
  for (size_t i = 0; i < ikeerr_question_count(record); i++) {
    append(text, ikeerr_question_at(record, i).question);
    append(text, ikeerr_question_at(record, i).answer);
  }
}

static void add_to_peers(sqlite3_stmt *insert, const ikeerr_record *record, const char *text) {
  char name[256];
  snprintf(name, sizeof name, "%s", ikeerr_record_text(record, IKEERR_NAME));
  for (char *c = name; *c; c++) *c = *c == '_' ? ' ' : *c;
  xapian_add(name, text);
  sqlite3_bind_text(insert, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_text(insert, 2, text, -1, SQLITE_STATIC);
  if (sqlite3_step(insert) != SQLITE_DONE) fail("insert");
  sqlite3_reset(insert);
}

static void build_peers(void) {
  static char text[TEXT_SIZE];
  sqlite3_stmt *insert;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK) fail("open");
  if (sqlite3_exec(database, "create virtual table pages using fts5(name, prose, tokenize='porter')", NULL, NULL,
                   NULL) ||
      sqlite3_prepare_v2(database, "insert into pages values (?, ?)", -1, &insert, NULL)) {
    fail("create");
  }
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    collect(ikeerr_record_at(i), text);
    add_to_peers(insert, ikeerr_record_at(i), text);
  }
  sqlite3_finalize(insert);
  if (sqlite3_prepare_v2(database, "select rowid from pages where pages match ? order by rank limit 10", -1, &fts5,
                         NULL) ||
      sqlite3_prepare_v2(database,
                         "select rowid, snippet(pages, -1, '[', ']', '...', 24) from pages where pages match ? "
                         "order by rank limit 10",
                         -1, &fts5_with_snippets, NULL)) {
    fail("prepare");
  }
}

/* ---- the searches ---- */

typedef size_t search_function(const char *query);

static size_t by_ikeerr(const char *query) {
  ikeerr_hit hits[HITS];
  return ikeerr_search(query, IKEERR_TO_NUL, NULL, hits, HITS);
}

static size_t by_ikeerr_with_snippets(const char *query) {
  ikeerr_hit hits[HITS];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, NULL, hits, HITS), lengths = 0;
  for (size_t i = 0; i < count; i++) lengths += ikeerr_hit_snippet(&hits[i]).length;
  return lengths ? count : 0;
}

static size_t by_xapian(const char *query) {
  return xapian_search(query, 0, 0);
}

static size_t by_xapian_with_snippets(const char *query) {
  return xapian_search(query, 0, 1);
}

static size_t by_xapian_partial(const char *query) {
  return xapian_search(query, 1, 0);
}

static size_t by_xapian_partial_with_snippets(const char *query) {
  return xapian_search(query, 1, 1);
}

static size_t by_xapian_corrected(const char *query) {
  return xapian_correct(query, 0);
}

static size_t by_xapian_corrected_with_snippets(const char *query) {
  return xapian_correct(query, 1);
}

static size_t fetch(sqlite3_stmt *statement, const char *query) {
  size_t count = 0;
  sqlite3_bind_text(statement, 1, query, -1, SQLITE_STATIC);
  while (sqlite3_step(statement) == SQLITE_ROW) count++;
  if (sqlite3_reset(statement) != SQLITE_OK) fail("search");
  return count;
}

static size_t by_fts5(const char *query) {
  return fetch(fts5, query);
}

static size_t by_fts5_with_snippets(const char *query) {
  return fetch(fts5_with_snippets, query);
}

static size_t fetch_any(sqlite3_stmt *statement, const char *query) {
  char words[256];
  size_t length = 0;
  for (const char *c = query; *c; c++) {
    length += (size_t)snprintf(words + length, sizeof words - length, *c == ' ' ? " OR " : "%c", *c);
  }
  return fetch(statement, words);
}

static size_t by_fts5_any(const char *query) {
  return fetch_any(fts5, query);
}

static size_t by_fts5_any_with_snippets(const char *query) {
  return fetch_any(fts5_with_snippets, query);
}

static size_t fetch_prefix(sqlite3_stmt *statement, const char *query) {
  char prefix[64];
  snprintf(prefix, sizeof prefix, "%s*", query);
  return fetch(statement, prefix);
}

static size_t by_fts5_prefix(const char *query) {
  return fetch_prefix(fts5, query);
}

static size_t by_fts5_prefix_with_snippets(const char *query) {
  return fetch_prefix(fts5_with_snippets, query);
}

/* ---- measuring ---- */

enum { OWN, XAPIAN, FTS5, SEARCHES };

typedef struct {
  const char *what;
  const char *const *queries;
  size_t count;
  search_function *searches[SEARCHES]; /* NULL: there is none */
  int limits[SEARCHES];                /* how many times ours the peer's time has to be */
} row;

static const row ROWS[] = {
    {"one word", WORDS, COUNT(WORDS), {by_ikeerr, by_xapian, by_fts5}, {0, XAPIAN_LIMIT, FTS5_LIMIT}},
    {"three words", THREE, COUNT(THREE), {by_ikeerr, by_xapian, by_fts5_any}, {0, XAPIAN_LIMIT, FTS5_LIMIT}},
    {"beginning", STARTS, COUNT(STARTS), {by_ikeerr, by_xapian_partial, by_fts5_prefix}, {0, XAPIAN_LIMIT, FTS5_LIMIT}},
    {"typo", TYPOS, COUNT(TYPOS), {by_ikeerr, by_xapian_corrected, NULL}, {0, CORRECTION_LIMIT, 0}},
    {"one word, snippets",
     WORDS,
     COUNT(WORDS),
     {by_ikeerr_with_snippets, by_xapian_with_snippets, by_fts5_with_snippets},
     {0, XAPIAN_LIMIT, FTS5_LIMIT}},
    {"three words, snippets",
     THREE,
     COUNT(THREE),
     {by_ikeerr_with_snippets, by_xapian_with_snippets, by_fts5_any_with_snippets},
     {0, XAPIAN_LIMIT, FTS5_LIMIT}},
    {"beginning, snippets",
     STARTS,
     COUNT(STARTS),
     {by_ikeerr_with_snippets, by_xapian_partial_with_snippets, by_fts5_prefix_with_snippets},
     {0, XAPIAN_LIMIT, FTS5_LIMIT}},
    {"typo, snippets",
     TYPOS,
     COUNT(TYPOS),
     {by_ikeerr_with_snippets, by_xapian_corrected_with_snippets, NULL},
     {0, CORRECTION_LIMIT, 0}}};

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Nanoseconds a search. */
static double measure_once(const row *measured, search_function *search, unsigned repeats) {
  double start = now();
  for (unsigned i = 0; i < repeats; i++) {
    for (size_t j = 0; j < measured->count; j++) search(measured->queries[j]);
  }
  return (now() - start) / (double)(repeats * measured->count);
}

static int compare(const void *a, const void *b) {
  double first = *(const double *)a, second = *(const double *)b;
  return (first > second) - (first < second);
}

/* The medians of rounds in which all searches take turns. */
static void measure(const row *measured, double *medians) {
  double times[SEARCHES][ROUNDS];
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < SEARCHES; i++) {
      search_function *search = measured->searches[i];
      times[i][round] = search ? measure_once(measured, search, i == OWN ? OWN_REPEATS : PEER_REPEATS) : 0;
    }
  }
  for (int i = 0; i < SEARCHES; i++) {
    qsort(times[i], ROUNDS, sizeof *times[i], compare);
    medians[i] = times[i][ROUNDS / 2];
  }
}

static void report(const row *measured) {
  double medians[SEARCHES];
  measure(measured, medians);
  printf("%-22s %8.0f", measured->what, medians[OWN]);
  for (int i = XAPIAN; i < SEARCHES && measured->searches[i]; i++) {
    printf(" %10.0f %7.1fx", medians[i], medians[i] / medians[OWN]);
    printf(" %5dx", measured->limits[i]);
  }
  printf("\n");
}

int main(void) {
  build_peers();
  printf("%zu records; nanoseconds a search for the best %d (medians), how many times ours that is, and the limit.\n",
         ikeerr_record_count(), HITS);
  printf("%-22s %8s %19s %6s %19s %6s\n", "", "ikeerr", "Xapian", "limit", "FTS5", "limit");
  for (size_t i = 0; i < COUNT(ROWS); i++) report(&ROWS[i]);
  sqlite3_finalize(fts5);
  sqlite3_finalize(fts5_with_snippets);
  sqlite3_close(database);
  return 0;
}
