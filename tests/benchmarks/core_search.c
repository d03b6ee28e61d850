/* The time of a search next to Xapian (in memory) and SQLite's FTS5 (C API, in memory), over the same texts. */
#include <ikeerr.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core_search_peers.h"

enum { ROUNDS = 15, HITS = 10, TEXT_SIZE = 1 << 17 };

static const char *const WORDS[] = {"certificate", "kerberos", "cookie", "rekey", "lifetime", "proposal"};
static const char *const THREE[] = {"peer stopped responding",      "policy match proposal",  "main mode expired",
                                    "certificate revocation check", "invalid payload length", "quick mode filter"};
static const char *const STARTS[] = {"certif", "authent", "propos", "lifet", "negot", "expir"};
static const char *const TYPOS[] = {"certifcate", "negotation", "lifetmie", "propsal", "kerberso", "respondng"};

static sqlite3 *database;
static sqlite3_stmt *fts5;

static void fail(const char *what) {
  fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(database));
  exit(1);
}

/* ---- the same texts for all ---- */

static void append(char *text, const char *part) {
  if (part) strncat(strncat(text, part, TEXT_SIZE - strlen(text) - 2), "\n", 2);
}

static void collect(const ikeerr_record *record, char *text) {
  *text = '\0';
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) append(text, ikeerr_alias_at(record, i).name);
  append(text, ikeerr_record_text(record, IKEERR_MESSAGE));
  for (int i = IKEERR_TECHNICAL_MEANING; i <= IKEERR_SUMMARY; i++)
    append(text, ikeerr_record_text(record, (ikeerr_text)i));
  for (int i = IKEERR_CAUSES; i <= IKEERR_REMEDIES; i++) {
    for (int j = 0; j < ikeerr_list_count(record, (ikeerr_list)i); j++)
      append(text, ikeerr_list_item(record, (ikeerr_list)i, (size_t)j));
  }
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
                         NULL))
    fail("prepare");
}

/* ---- the searches ---- */

static size_t by_ikeerr(const char *query) {
  ikeerr_hit hits[HITS];
  return ikeerr_search(query, IKEERR_TO_NUL, NULL, hits, HITS);
}

static size_t by_xapian(const char *query) {
  return xapian_search(query, 0);
}

static size_t by_xapian_partial(const char *query) {
  return xapian_search(query, 1);
}

static size_t by_fts5(const char *query) {
  size_t count = 0;
  sqlite3_bind_text(fts5, 1, query, -1, SQLITE_STATIC);
  while (sqlite3_step(fts5) == SQLITE_ROW) count++;
  if (sqlite3_reset(fts5) != SQLITE_OK) fail("search");
  return count;
}

static size_t by_fts5_any(const char *query) {
  char words[256];
  size_t length = 0;
  for (const char *c = query; *c; c++) {
    length += (size_t)snprintf(words + length, sizeof words - length, *c == ' ' ? " OR " : "%c", *c);
  }
  return by_fts5(words);
}

static size_t by_fts5_prefix(const char *query) {
  char prefix[64];
  snprintf(prefix, sizeof prefix, "%s*", query);
  return by_fts5(prefix);
}

/* ---- measuring ---- */

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Nanoseconds a search: the best of some rounds over all queries. */
static double measure(size_t (*search)(const char *), const char *const *queries, size_t count, unsigned repeats) {
  double best = 1e18;
  for (int round = 0; round < ROUNDS; round++) {
    double start = now();
    for (unsigned i = 0; i < repeats; i++) {
      for (size_t j = 0; j < count; j++) search(queries[j]);
    }
    double each = (now() - start) / (double)(repeats * count);
    best = each < best ? each : best;
  }
  return best;
}

static void report(const char *what, const char *const *queries, size_t count, size_t (*xapian)(const char *),
                   size_t (*sqlite)(const char *)) {
  double own = measure(by_ikeerr, queries, count, 200);
  double xapians = measure(xapian, queries, count, 10);
  printf("%-12s %9.0f %9.0f %8.1fx", what, own, xapians, xapians / own);
  if (sqlite) {
    double sqlites = measure(sqlite, queries, count, 10);
    printf(" %9.0f %8.1fx", sqlites, sqlites / own);
  }
  printf("\n");
}

#define COUNT(queries) (sizeof(queries) / sizeof *(queries))

int main(void) {
  build_peers();
  printf("%zu records; nanoseconds a search that fetches the best %d, and how many times ours that is\n",
         ikeerr_record_count(), HITS);
  printf("%-12s %9s %9s %9s %9s\n", "", "ikeerr", "Xapian", "", "FTS5");
  report("one word", WORDS, COUNT(WORDS), by_xapian, by_fts5);
  report("three words", THREE, COUNT(THREE), by_xapian, by_fts5_any);
  report("beginning", STARTS, COUNT(STARTS), by_xapian_partial, by_fts5_prefix);
  report("typo", TYPOS, COUNT(TYPOS), xapian_correct, NULL);
  sqlite3_finalize(fts5);
  sqlite3_close(database);
  return 0;
}
