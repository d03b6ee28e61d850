/* Words between quotes: which of them are a phrase, and which records have it. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"

static const ikeerr_filter ALL = {IKEERR_ANY_DOMAIN, -1, -1, 0};

enum { MOST_HITS = IKEERR_MAX_RECORDS, LONGEST_PHRASE = 256 /* bytes */ };

static size_t count_of(const char *query) {
  static ikeerr_hit hits[MOST_HITS];
  return ikeerr_search(query, IKEERR_TO_NUL, &ALL, hits, MOST_HITS);
}

static bool finds(const char *query, const ikeerr_record *record) {
  static ikeerr_hit hits[MOST_HITS];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, &ALL, hits, MOST_HITS);
  for (size_t i = 0; i < count; i++) {
    if (hits[i].record == record) return true;
  }
  return false;
}

static bool is_word(char c) {
  return isalnum((unsigned char)c);
}

/* Some words of a text, as they stand there: plain letters, digits and what is between. false: the text ends before,
 * or has other letters there. */
static bool take_words(const char *text, size_t skip, size_t words, char *out, size_t size) {
  for (; skip; skip--) {
    while (is_word(*text)) text++;
    while (*text && !is_word(*text)) text++;
  }
  const char *end = text;
  for (; words && *end; words--) {
    while (*end && !is_word(*end)) end++;
    while (is_word(*end)) end++;
  }
  if (words || (size_t)(end - text) >= size || memchr(text, '"', (size_t)(end - text))) return false;
  for (const char *c = text; c < end; c++) {
    if ((unsigned char)*c & 0x80) return false;
  }
  memcpy(out, text, (size_t)(end - text));
  out[end - text] = '\0';
  return true;
}

/* Any words of a page in a row, whatever their forms and whatever stands between them, lead to the page. */
static void test_every_page_is_found_by_words_of_it_in_a_row(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i += 3) {
    const ikeerr_record *record = ikeerr_record_at(i);
    for (int text = IKEERR_TECHNICAL_MEANING; text <= IKEERR_SUMMARY; text++) {
      char words[128], query[160];
      const char *prose = ikeerr_record_text(record, (ikeerr_text)text);
      if (!prose || !take_words(prose, i % 5, 3 + i % 4, words, sizeof words)) continue;
      snprintf(query, sizeof query, "\"%s\"", words);
      bool says_something = count_of(words) > 0;
      if (says_something && !finds(query, record))
        fail_msg("%s is not found by %s", ikeerr_record_text(record, IKEERR_ID), query);
    }
  }
}

static void test_the_words_have_to_be_in_a_row(void **state) {
  (void)state;
  size_t phrase = count_of("\"dead peer detection\"");
  assert_true(phrase > 0 && phrase < count_of("dead peer detection"));
  assert_int_equal(count_of("detection peer dead"), count_of("\"detection peer dead\"")); /* nobody has it */
  assert_int_equal(count_of("dead peer xqzzy"), count_of("\"dead peer xqzzy\""));         /* nor this */
  assert_int_equal(phrase, count_of("\"Dead-peer  detection!\""));
  assert_true(count_of("\"dead peer detection\" \"main mode\"") < phrase);
}

/* A word that nobody knows ends a phrase, it does not begin one. */
static void test_words_that_say_nothing_in_front_are_skipped(void **state) {
  (void)state;
  assert_int_equal(count_of("\"dead peer detection\""), count_of("\"the dead peer detection\""));
}

static void test_a_quote_that_is_not_closed_opens_no_phrase(void **state) {
  (void)state;
  assert_int_equal(count_of("dead peer detection"), count_of("\"dead peer detection"));
  assert_int_equal(count_of("\"dead peer\" detection"), count_of("\"dead peer\" \"detection"));
}

static void test_a_long_phrase_is_words_like_others(void **state) {
  (void)state;
  char query[LONGEST_PHRASE + 64];
  for (int more = 0; more < 2; more++) {
    size_t length = (size_t)(LONGEST_PHRASE + more);
    memset(query, ' ', sizeof query);
    query[0] = '"', query[length + 1] = '"', query[length + 2] = '\0';
    memcpy(query + 1, "dead peer detection", 19);
    assert_int_equal(more ? count_of("dead peer detection") : count_of("\"dead peer detection\""), count_of(query));
  }
}

/* Four phrases count; what is quoted behind them is words. */
static void test_four_phrases_count(void **state) {
  (void)state;
  size_t few = count_of("\"main mode policy\" \"main mode\" \"mode policy\" \"main mode\"");
  assert_int_equal(few, count_of("\"main mode\" \"main mode\" \"main mode\" \"main mode policy\""));
  assert_true(few < count_of("\"main mode\" \"main mode\" \"main mode\" \"main mode\" \"main mode policy\""));
}

/* What a query names is found whether it has the phrases or not. */
static void test_what_is_named_needs_no_phrase(void **state) {
  (void)state;
  ikeerr_hit hits[1];
  assert_int_equal(1, ikeerr_search("13868 \"dead peer detection\"", IKEERR_TO_NUL, NULL, hits, 1));
  assert_string_equal("win32:13868", ikeerr_record_text(hits[0].record, IKEERR_ID));
  assert_int_equal(count_of("\"dead peer detection\"") + 1, count_of("13868 \"dead peer detection\""));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_page_is_found_by_words_of_it_in_a_row),
      cmocka_unit_test(test_the_words_have_to_be_in_a_row),
      cmocka_unit_test(test_words_that_say_nothing_in_front_are_skipped),
      cmocka_unit_test(test_a_quote_that_is_not_closed_opens_no_phrase),
      cmocka_unit_test(test_a_long_phrase_is_words_like_others),
      cmocka_unit_test(test_four_phrases_count),
      cmocka_unit_test(test_what_is_named_needs_no_phrase),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
