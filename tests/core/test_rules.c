/* The rules that the compile step follows too, by cases that both are held to (tests/data/test_rules.py), and by all
 * keys of the tables: what the compile step filed under a key is found here under it. */
#include <inttypes.h>

#include "case_lines.h"
#include "search/spelling.h"
#include "search/words.h"
#include "spellings/spellings.h"
#include "tables/tables.h"

/* ---- cases ---- */

static slice text_of(const cJSON *test) {
  const char *text = string_of(test, "text");
  assert_non_null(text);
  return (slice){text, strlen(text)};
}

static int integer_of(const cJSON *test, const char *key) {
  assert_true(cJSON_IsNumber(item_of(test, key)));
  return item_of(test, key)->valueint;
}

/* Larger numbers than an int holds. */
static uint64_t number_of(const cJSON *test, const char *key) {
  assert_true(cJSON_IsNumber(item_of(test, key)));
  return (uint64_t)item_of(test, key)->valuedouble;
}

static void check_fold(const cJSON *test) {
  slice text = text_of(test);
  const char *gives = string_of(test, "gives");
  folded_name folded = ike_fold(text.start, text.length);
  assert_int_equal(gives ? strlen(gives) : 0, folded.length);
  if (gives) assert_memory_equal(gives, folded.text, folded.length + 1);
}

static void check_lower(const cJSON *test) {
  slice text = text_of(test);
  const char *gives = string_of(test, "gives");
  char folded[32];
  size_t length = ike_fold_word(text, folded, sizeof folded);
  assert_int_equal(strlen(gives), length);
  assert_memory_equal(gives, folded, length);
}

static void check_token(const cJSON *expected, slice text, const search_token *token) {
  const char *word = cJSON_GetStringValue(cJSON_GetArrayItem(expected, 0));
  assert_int_equal(cJSON_GetArrayItem(expected, 1)->valueint, token->raw.start - text.start);
  assert_int_equal(cJSON_GetArrayItem(expected, 2)->valueint, token->raw.length);
  assert_string_equal(word ? word : "", token->text);
  assert_int_equal(strlen(token->text), token->length);
}

static void check_words(const cJSON *test) {
  slice text = text_of(test);
  search_token token;
  size_t position = 0;
  const cJSON *expected;
  cJSON_ArrayForEach(expected, item_of(test, "gives")) {
    assert_true(ike_search_next(text, &position, &token));
    check_token(expected, text, &token);
  }
  assert_false(ike_search_next(text, &position, &token));
}

static void check_stem(const cJSON *test) {
  slice text = text_of(test);
  char form[SEARCH_LONGEST_WORD + SEARCH_LONGEST_END];
  assert_true(text.length <= SEARCH_LONGEST_WORD);
  memcpy(form, text.start, text.length);
  size_t length = ike_search_stem(form, text.length);
  assert_int_equal(strlen(string_of(test, "gives")), length);
  assert_memory_equal(string_of(test, "gives"), form, length);
}

static void check_digits(const cJSON *test, uint64_t value) {
  char digits[17];
  snprintf(digits, sizeof digits, "%016" PRIx64, value);
  assert_string_equal(string_of(test, "gives"), digits);
}

static void check_hash(const cJSON *test) {
  slice text = text_of(test);
  check_digits(test, ike_hash(text.start, text.length, number_of(test, "seed")));
}

static void check_fingerprint(const cJSON *test) {
  slice text = text_of(test);
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  while (ike_print_next_word(text, &position, &print)) continue;
  assert_int_equal(integer_of(test, "words"), print.words);
  check_digits(test, print.hash);
}

static void check_letters(const cJSON *test) {
  assert_int_equal(integer_of(test, "gives"), ike_search_letters(text_of(test)));
}

static void check_place(const cJSON *test) {
  search_place place = (search_place)number_of(test, "gives");
  unsigned field = (unsigned)integer_of(test, "field");
  assert_int_equal(integer_of(test, "offset"), search_offset(place));
  assert_int_equal(integer_of(test, "length"), search_length(place));
  assert_true(place >= search_first_place(field));
  assert_true(field + 1 == IKEERR_HIT_FIELDS || place < search_first_place(field + 1));
}

static void check_rule(const cJSON *test) {
  static const struct {
    const char *name;
    void (*check)(const cJSON *);
  } RULES[] = {{"fold", check_fold},       {"lower", check_lower}, {"words", check_words},
               {"stem", check_stem},       {"hash", check_hash},   {"fingerprint", check_fingerprint},
               {"letters", check_letters}, {"place", check_place}};
  for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++) {
    if (strcmp(RULES[i].name, string_of(test, "rule")) != 0) continue;
    RULES[i].check(test);
    return;
  }
  fail_msg("no rule %s", string_of(test, "rule"));
}

static void test_rules(void **state) {
  (void)state;
  for_each_case("rules.jsonl", check_rule);
}

/* ---- all keys of the tables ---- */

static void test_every_word_is_found_under_itself(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const search_word *word = &ike_table_search_words[i];
    search_meaning meaning;
    assert_true(ike_search_find(table_text(word->text), word->length, &meaning));
    assert_int_equal(word->meanings, meaning.count);
    if (word->meanings) assert_int_equal(ike_table_search_meanings[word->meaning], meaning.terms[0]);
    assert_int_equal(word->context, meaning.context);
  }
}

static void test_every_spelling_is_found_under_itself(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_counts.spellings; i++) {
    const char *text = table_text(ike_table_spellings[i].folded);
    folded_name folded = ike_fold(text, strlen(text));
    assert_string_equal(text, folded.text);
    assert_ptr_equal(&ike_table_spellings[i], ike_find_spelling(&folded));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_rules),
      cmocka_unit_test(test_every_word_is_found_under_itself),
      cmocka_unit_test(test_every_spelling_is_found_under_itself),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
