/* Asks the tables that it is built with for everything that they hold, however much that is (test_growth.py): prints
 * how many records and lines there are, and before that what is not found where it should be. */
#include <ikeerr.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_PHRASE = 100 };

static void check(const char *what, const ikeerr_record *record, bool holds) {
  if (!holds) printf("%s: %s\n", what, ikeerr_record_text(record, IKEERR_ID));
}

static void check_lookup(const ikeerr_record *record) {
  const char *id = ikeerr_record_text(record, IKEERR_ID), *name = ikeerr_record_text(record, IKEERR_NAME);
  ikeerr_domain domain = ikeerr_record_domain(record);
  const char *vendor = ikeerr_record_text(record, IKEERR_VENDOR);
  ikeerr_answer answer;
  check("by code", record, ikeerr_by_code(domain, ikeerr_record_code(record), vendor) == record);
  check("by name", record, ikeerr_by_name(domain, name, strlen(name)) == record);
  check("by identity", record, ikeerr_lookup(id, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer) == IKEERR_FOUND);
  check("by identity", record, answer.candidates[0] == record);
}

/* Words of a text between quotation marks: they have to stand in a row in the record, as their places say, and are
 * marked in what is shown of it. */
static void check_search(const ikeerr_record *record, ikeerr_text text) {
  static ikeerr_hit hits[IKEERR_MAX_RECORDS];
  const char *words = ikeerr_record_text(record, text), *full_stop = strchr(words, '.');
  int length = full_stop && full_stop - words < LONGEST_PHRASE ? (int)(full_stop - words) : LONGEST_PHRASE;
  while (length < (int)strlen(words) && length && words[length - 1] != ' ') length--;
  char query[LONGEST_PHRASE + sizeof "\"\""];
  snprintf(query, sizeof query, "\"%.*s\"", length, words);
  ikeerr_filter all = IKEERR_EVERYTHING;
  all.min_score = 0;
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, &all, hits, IKEERR_MAX_RECORDS), place = 0;
  while (place < count && hits[place].record != record) place++;
  check("by a phrase", record, place < count);
  ikeerr_snippet snippet = {.length = 0};
  if (place < count) snippet = ikeerr_hit_snippet(&hits[place]);
  check("snippet", record, snippet.length && snippet.span_count);
  for (size_t i = 0; i < snippet.span_count; i++) check("span", record, snippet.spans[i].end <= snippet.length);
}

static bool scan_finds(const char *line, const ikeerr_record *record) {
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  bool is_found = false;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, line, strlen(line));
  while (ikeerr_scan_next(&scanner, &mention)) is_found = is_found || mention.records[0] == record;
  ikeerr_scan_finish(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) is_found = is_found || mention.records[0] == record;
  return is_found;
}

/* How many of its lines the scan knows by themselves; a placeholder stands for nothing here. */
static size_t count_found_lines(const ikeerr_record *record) {
  size_t found = 0;
  for (size_t i = 0; i < ikeerr_log_line_count(record); i++) {
    const char *line = ikeerr_log_line_at(record, i).line;
    found += !strpbrk(line, "{\xE2") && scan_finds(line, record);
  }
  return found;
}

int main(void) {
  size_t lines[2] = {0}; /* of what is shipped, of copies */
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    check_lookup(record);
    check_search(record, IKEERR_MESSAGE);
    check_search(record, IKEERR_SUMMARY);
    lines[strncmp(ikeerr_record_text(record, IKEERR_ID), "grown:", 6) == 0] += count_found_lines(record);
  }
  printf("%zu records, %zu lines, %zu lines of copies\n", ikeerr_record_count(), lines[0], lines[1]);
  return 0;
}
