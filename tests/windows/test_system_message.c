/* What Windows says of a code is in the language of its user, in one line of UTF-8, and of the domain that is declared
 * to have it. This program carries a table of messages (messages.mc). */
#include "../core/cmocka_setup.h"
/* */
#include <stdlib.h>
#include <string.h>
#include <windows.h>

#include "system_message.h"

enum { IN_BOTH = 1, IN_LINES, WITH_INSERTS, BLANK, IN_NONE };

static const LANGID ENGLISH = MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US);
static const LANGID GERMAN = MAKELANGID(LANG_GERMAN, SUBLANG_GERMAN);

static void assert_message(uint32_t code, LANGID language, const char *expected) {
  assert_true(SetThreadLocale(MAKELCID(language, SORT_DEFAULT)));
  char *message = module_message(GetModuleHandleW(NULL), code);
  assert_non_null(message);
  assert_string_equal(message, expected);
  free(message);
}

static void test_the_sentence_is_in_the_language_of_the_user(void **state) {
  (void)state;
  assert_message(IN_BOTH, ENGLISH, "No way leads to the other end.");
  assert_message(IN_BOTH, GERMAN,
                 "Zur Gegenstelle f\xC3\xBChrt kein Weg \xE2\x80\x94 \xE2\x80\x9Enirgends\xE2\x80\x9C.");
}

static void test_a_sentence_is_one_line(void **state) {
  (void)state;
  assert_message(IN_LINES, ENGLISH, "The first line ends here, this one goes on. And so does the last.");
}

static void test_nothing_is_inserted(void **state) {
  (void)state;
  assert_message(WITH_INSERTS, ENGLISH, "%1 did not answer %2!d! times.");
}

static void test_no_sentence_is_no_message(void **state) {
  (void)state;
  assert_null(module_message(GetModuleHandleW(NULL), IN_NONE));
  assert_null(module_message(GetModuleHandleW(NULL), BLANK));
}

static void test_a_domain_has_the_sentences_that_it_is_declared_to_have(void **state) {
  (void)state;
  char *of_system = module_message(NULL, ERROR_ACCESS_DENIED);
  char *message = system_message(ikeerr_by_code(IKEERR_IKEV2, ERROR_ACCESS_DENIED, NULL));
  assert_non_null(of_system);
  assert_non_null(message);
  assert_string_equal(message, of_system);
  assert_null(strpbrk(message, "\r\n"));
  free(message);
  free(of_system);
  assert_null(system_message(ikeerr_by_code(IKEERR_CONDITION, 1, NULL)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_sentence_is_in_the_language_of_the_user),
      cmocka_unit_test(test_a_sentence_is_one_line),
      cmocka_unit_test(test_nothing_is_inserted),
      cmocka_unit_test(test_no_sentence_is_no_message),
      cmocka_unit_test(test_a_domain_has_the_sentences_that_it_is_declared_to_have),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
