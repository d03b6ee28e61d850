/* Letters in small, in as many bytes as there are: no character is written in part. */
#include "cmocka_setup.h"
#include "spellings/spellings.h"

static void check_folded(const char *expected, const char *word, size_t capacity) {
  char folded[64];
  size_t length = ike_fold_word((slice){word, strlen(word)}, folded, capacity);
  assert_true(length <= capacity);
  assert_int_equal(strlen(expected), length);
  assert_memory_equal(expected, folded, length);
}

static void test_a_word_in_small_letters(void **state) {
  (void)state;
  check_folded("schl\xC3\xBCssel", "SCHL\xC3\x9CSSEL", 64);
  check_folded("", "", 64);
  check_folded("\xE9\x94\x99x", "\xE9\x94\x99X", 64);
}

static void test_what_does_not_fit_is_left_out(void **state) {
  (void)state;
  check_folded("ab", "ABC", 2);
  check_folded("a",
               "A\xC3\x9C"
               "B",
               2);
  check_folded("a\xC3\xBC",
               "A\xC3\x9C"
               "B",
               3);
  check_folded(
      "\xC3\xBC"
      "b",
      "\xC3\x9C"
      "BC",
      3);
  check_folded("\xC3\xBC", "\xC3\x9C\xC3\x9C", 3);
  check_folded("", "\xE9\x94\x99", 2);
}

static void check_encoded(const char *expected, uint32_t code) {
  char bytes[4];
  assert_int_equal(strlen(expected), ike_encode_letter(code, bytes));
  assert_memory_equal(expected, bytes, strlen(expected));
}

/* RFC 3629, 3 */
static void test_the_bytes_of_a_character(void **state) {
  (void)state;
  check_encoded("\x7F", 0x7F);
  check_encoded("\xC2\x80", 0x80);
  check_encoded("\xDF\xBF", 0x7FF);
  check_encoded("\xE0\xA0\x80", 0x800);
  check_encoded("\xEF\xBF\xBF", 0xFFFF);
  check_encoded("\xF0\x90\x80\x80", 0x10000);
  check_encoded("\xF4\x8F\xBF\xBF", 0x10FFFF);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_word_in_small_letters),
      cmocka_unit_test(test_what_does_not_fit_is_left_out),
      cmocka_unit_test(test_the_bytes_of_a_character),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
