/* What a query is read as where it has more than is kept: of words, corrections, and signs that set no blanks. */
#include <stdio.h>

#include "cmocka_setup.h"
#include "tables/tables.h"

/* The best hit, however little of the query it fits. */
static const char *first_of(const char *query) {
  static const ikeerr_filter ALL = {IKEERR_ANY_DOMAIN, -1, -1, 0};
  ikeerr_hit hit;
  return ikeerr_search(query, IKEERR_TO_NUL, &ALL, &hit, 1) ? ikeerr_record_text(hit.record, IKEERR_ID) : "none";
}

static void put_behind(char *query, size_t size, const char *word, unsigned count, const char *behind) {
  size_t length = 0;
  for (unsigned i = 0; i < count; i++) length += (size_t)snprintf(query + length, size - length, "%s", word);
  snprintf(query + length, size - length, "%s", behind);
}

/* A run of signs that is longer than any word is cut into words all the same. */
static void test_a_long_run_without_blanks(void **state) {
  (void)state;
  static const char REVOKED[] = "\xE8\xAF\x81\xE4\xB9\xA6\xE5\x90\x8A\xE9\x94\x80"; /* certificate, to revoke */
  char query[512];
  put_behind(query, sizeof query, REVOKED, 30, "");
  assert_string_equal("win32:13817", first_of(REVOKED));
  assert_string_equal("win32:13817", first_of(query));
}

/* So many unknown words are corrected, and no more. */
static void test_many_misspelled_words(void **state) {
  (void)state;
  char query[1024];
  const char *corrected = first_of("certifciate revocaton");
  assert_string_not_equal("none", corrected);
  put_behind(query, sizeof query, "qzxwvkjq ", 1, "certifciate revocaton");
  assert_string_equal(corrected, first_of(query));
  put_behind(query, sizeof query, "qzxwvkjq ", 2 * SEARCH_MOST_CORRECTIONS, "certifciate revocaton");
  assert_string_equal("none", first_of(query));
}

/* Of a query of more words than are kept the first ones count: what is unknown behind them is not looked at. */
static void test_more_words_than_are_kept(void **state) {
  (void)state;
  static char query[4096];
  put_behind(query, sizeof query, "certificate revocation ", SEARCH_MOST_WORDS / 2, "");
  char first[64];
  snprintf(first, sizeof first, "%s", first_of(query));
  assert_string_not_equal("none", first);
  strcat(query, "policymatch polcy");
  assert_string_equal(first, first_of(query));
}

/* A sentence in somebody else's words is meant where it stands between quotation marks, with its stop or without. */
static void test_a_short_sentence_between_quotation_marks(void **state) {
  (void)state;
#define SHORT "he said \"Policy match error"
  static const struct {
    const char *query;
    size_t length;
    bool is_meant;
  } QUERIES[] = {{SHORT "\"", sizeof SHORT, true},
                 {SHORT ".\"", sizeof SHORT + 1, true},
                 {SHORT "", sizeof SHORT - 1, false},
                 {SHORT ".", sizeof SHORT, false},
                 {SHORT ")", sizeof SHORT, false},
                 {SHORT "\0x", sizeof SHORT + 1, false},
                 {SHORT "\xE2\x80\x9D", sizeof SHORT + 2, true}};
  for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
    ikeerr_hit hit;
    assert_int_equal(1, ikeerr_search(QUERIES[i].query, QUERIES[i].length, NULL, &hit, 1));
    if (hit.exact != QUERIES[i].is_meant) fail_msg("%s", QUERIES[i].query);
  }
}

/* A hit has as many terms as there is room for, the first ones of the query. */
static void test_a_query_of_many_terms(void **state) {
  (void)state;
  static char query[1 << 14];
  size_t length = 0;
  for (size_t i = 0; i < 60; i++)
    length += (size_t)snprintf(query + length, sizeof query - length, "%s. ",
                               ikeerr_record_text(ikeerr_record_at(3 * i), IKEERR_MESSAGE));
  ikeerr_hit hit;
  assert_int_equal(1, ikeerr_search(query, length, NULL, &hit, 1));
  assert_int_equal(IKEERR_MAX_TERMS, hit.term_count);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_long_run_without_blanks),
      cmocka_unit_test(test_many_misspelled_words),
      cmocka_unit_test(test_a_short_sentence_between_quotation_marks),
      cmocka_unit_test(test_a_query_of_many_terms),
      cmocka_unit_test(test_more_words_than_are_kept),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
