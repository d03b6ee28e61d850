/* A search next to Xapian (in memory) and SQLite's FTS5 (C API, in memory), over the same texts: for the best ten
 * alone, and with a snippet of each. */
#include <ikeerr.h>
#include <sqlite3.h>
#include <string.h>

#include "core_search_peers.h"
#include "report.h"

enum { ROUNDS = 9, HITS = 10, TEXT_SIZE = 1 << 17, OWN_REPEATS = 200, PEER_REPEATS = 5 };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const WORDS[] = {"certificate", "kerberos", "cookie", "rekey", "lifetime", "proposal"};
static const char *const THREE[] = {"peer stopped responding",      "policy match proposal",  "main mode expired",
                                    "certificate revocation check", "invalid payload length", "quick mode filter"};
static const char *const STARTS[] = {"certif", "authent", "propos", "lifet", "negot", "expir"};
static const char *const TYPOS[] = {"certifcate", "negotation", "lifetmie", "propsal", "kerberso", "respondng"};

static sqlite3 *database;
static sqlite3_stmt *fts5, *fts5_with_snippets;

static void fail_in_sqlite(const char *what) {
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
  if (sqlite3_step(insert) != SQLITE_DONE) fail_in_sqlite("insert");
  sqlite3_reset(insert);
}

static void build_peers(void) {
  static char text[TEXT_SIZE];
  sqlite3_stmt *insert;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK) fail_in_sqlite("open");
  if (sqlite3_exec(database, "create virtual table pages using fts5(name, prose, tokenize='porter')", NULL, NULL,
                   NULL) ||
      sqlite3_prepare_v2(database, "insert into pages values (?, ?)", -1, &insert, NULL)) {
    fail_in_sqlite("create");
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
    fail_in_sqlite("prepare");
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
  if (sqlite3_reset(statement) != SQLITE_OK) fail_in_sqlite("search");
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
} row;

static const row ROWS[] = {
    {"one word", WORDS, COUNT(WORDS), {by_ikeerr, by_xapian, by_fts5}},
    {"three words", THREE, COUNT(THREE), {by_ikeerr, by_xapian, by_fts5_any}},
    {"a beginning", STARTS, COUNT(STARTS), {by_ikeerr, by_xapian_partial, by_fts5_prefix}},
    {"a typo", TYPOS, COUNT(TYPOS), {by_ikeerr, by_xapian_corrected, NULL}},
    {"one word with snippets",
     WORDS,
     COUNT(WORDS),
     {by_ikeerr_with_snippets, by_xapian_with_snippets, by_fts5_with_snippets}},
    {"three words with snippets",
     THREE,
     COUNT(THREE),
     {by_ikeerr_with_snippets, by_xapian_with_snippets, by_fts5_any_with_snippets}},
    {"a beginning with snippets",
     STARTS,
     COUNT(STARTS),
     {by_ikeerr_with_snippets, by_xapian_partial_with_snippets, by_fts5_prefix_with_snippets}},
    {"a typo with snippets", TYPOS, COUNT(TYPOS), {by_ikeerr_with_snippets, by_xapian_corrected_with_snippets, NULL}}};

static double seconds(const row *measured, search_function *search, unsigned repeats) {
  double start = seconds_now();
  for (unsigned i = 0; i < repeats; i++) {
    for (size_t j = 0; j < measured->count; j++) search(measured->queries[j]);
  }
  return (seconds_now() - start) / (double)(repeats * measured->count);
}

static void measure(const row *measured) {
  static const char *const NAMES[] = {"C: search", "Xapian", "FTS5"};
  for (int i = 0; i < SEARCHES; i++) {
    if (!measured->searches[i]) continue;
    char what[64];
    snprintf(what, sizeof what, "%s, %s", NAMES[i], measured->what);
    report(what, seconds(measured, measured->searches[i], i == OWN ? OWN_REPEATS : PEER_REPEATS));
  }
}

int main(void) {
  build_peers();
  for (int round = 0; round < ROUNDS; round++) {
    for (size_t i = 0; i < COUNT(ROWS); i++) measure(&ROWS[i]);
  }
  sqlite3_finalize(fts5);
  sqlite3_finalize(fts5_with_snippets);
  sqlite3_close(database);
  return 0;
}
