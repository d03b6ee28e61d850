/* The work of a search is bounded by the length of the query: at twice the input at most 2.2 times the steps. A step
 * is a basic block of the core, which is compiled for this test such that each reports itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"

void __sanitizer_cov_trace_pc(void);

static unsigned long steps;

void __sanitizer_cov_trace_pc(void) {
  steps++;
}

enum { BYTES = 1 << 17 };

static unsigned long count_steps(const char *query, size_t length) {
  ikeerr_hit hits[10];
  steps = 0;
  ikeerr_search(query, length, NULL, hits, 10);
  return steps;
}

static void fill(char *query, size_t length, const char *part) {
  size_t part_length = strlen(part);
  for (size_t i = 0; i < length; i++) query[i] = part[i % part_length];
}

static void check_doubling(const char *what, const char *query, size_t length) {
  unsigned long half = count_steps(query, length / 2), whole = count_steps(query, length);
  print_message("  %-28s %9lu steps for %zu bytes, %9lu for twice as many: %.2f\n", what, half, length / 2, whole,
                (double)whole / (double)half);
  assert_true(half > 0);
  assert_true((double)whole <= 2.2 * (double)half);
}

static void check_repeated(const char *what, const char *part, size_t length) {
  char *query = malloc(length);
  assert_non_null(query);
  fill(query, length, part);
  check_doubling(what, query, length);
  free(query);
}

static void test_repeated_parts(void **state) {
  (void)state;
  check_repeated("one endless word", "a", BYTES);
  check_repeated("blanks", " ", BYTES);
  check_repeated("stop words, a megabyte", "the of and ", 1 << 20);
  check_repeated("stop words, few", "the of and ", 400);
  check_repeated("one word", "certificate ", BYTES);
  check_repeated("typos", "certifcate negotation lifetmie ", BYTES);
  check_repeated("beginnings", "certif negot lifet ", BYTES);
  check_repeated("numbers", "13868 0x362C 363E -2147011028 ", BYTES);
  check_repeated("quotation marks", "\"main mode\" ", BYTES);
  check_repeated("only quotation marks", "\"", BYTES);
  check_repeated("CamelCase", "CertNegotFooBar12Baz", BYTES);
  check_repeated("starts of a sentence", "ike authentication ", BYTES);
  check_repeated("Chinese", "\xE8\xAF\x81\xE4\xB9\xA6\xE5\x8C\xB9", BYTES - BYTES % 9);
  check_repeated("no UTF-8", "\xC3\xE8\xAF\xFF", BYTES);
  check_repeated("parentheses", "N(((", BYTES);
  check_repeated("underscores", "ERROR_IPSEC_", BYTES);
}

/* Different words, none of which is known: 10,000 of them. */
static void test_unknown_words(void **state) {
  (void)state;
  enum { WORDS = 10000, LONGEST = 16 };
  char *query = malloc(WORDS * LONGEST + 1);
  assert_non_null(query);
  size_t length = 0;
  unsigned seed = 7;
  for (int i = 0; i < WORDS; i++) {
    for (int j = 0; j < 9; j++) {
      seed = seed * 1103515245u + 12345u;
      query[length++] = (char)('a' + (seed >> 16) % 26);
    }
    query[length++] = ' ';
  }
  check_doubling("10,000 unknown words", query, length);
  free(query);
}

/* Every word of the catalogue's messages, one after another. */
static void test_known_words(void **state) {
  (void)state;
  char *query = malloc(BYTES);
  assert_non_null(query);
  size_t length = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    length += (size_t)snprintf(query + length, BYTES - length, "%s ",
                               ikeerr_record_text(ikeerr_record_at(i), IKEERR_MESSAGE));
  }
  check_doubling("all messages", query, length);
  free(query);
}

/* The letters of a word rule out most of those that could be one typo away. For a word as long of rare letters, words
 * are looked for that are two typos away too: the typo takes less than four fifths of those steps. */
static void test_few_words_are_compared_with_a_typo(void **state) {
  (void)state;
  static const char *const TYPOS[] = {"gatewya", "kerbreos", "lifetmie", "encrypion"};
  static const char RARE[] = "xqzvbnmkjw";
  for (size_t i = 0; i < sizeof TYPOS / sizeof *TYPOS; i++) {
    size_t length = strlen(TYPOS[i]);
    unsigned long few = count_steps(TYPOS[i], length), many = count_steps(RARE, length);
    print_message("  %-28s %9lu steps, %9lu for %.*s\n", TYPOS[i], few, many, (int)length, RARE);
    assert_true(5 * few < 4 * many);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_repeated_parts),
      cmocka_unit_test(test_unknown_words),
      cmocka_unit_test(test_known_words),
      cmocka_unit_test(test_few_words_are_compared_with_a_typo),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
