/* What is said of eight bytes at once, against one byte after another. */
#include <string.h>

#include "cmocka_setup.h"
#include "text/eight_bytes.h"

enum { LENGTH = 20 };

static const char FILLERS[] = {'a', ' ', '_', '\n', '\x80', '\xFF', '\0'};

/* Every byte at every place of a text that is filled with one of a few others. */
static void for_each_text(void (*check)(const char *text)) {
  char text[LENGTH];
  for (size_t filler = 0; filler < sizeof FILLERS; filler++) {
    for (unsigned byte = 0; byte < 256; byte++) {
      for (size_t at = 0; at < LENGTH; at++) {
        memset(text, FILLERS[filler], LENGTH);
        text[at] = (char)byte;
        check(text);
      }
    }
  }
}

static void check_end(const char *text) {
  for (size_t from = 0; from <= LENGTH; from++) {
    size_t end = from;
    while (end < LENGTH && is_word_byte(text[end])) end++;
    assert_int_equal(end, word_end(text, from, LENGTH));
  }
}

static void check_start(const char *text) {
  for (size_t from = 0; from <= LENGTH; from++) {
    size_t start = from;
    while (start && is_word_byte(text[start - 1])) start--;
    assert_int_equal(start, word_start(text, from, 0));
  }
}

static void check_same(const char *text) {
  uint64_t same = same_bytes(eight_bytes_at(text), '\n');
  for (unsigned i = 0; i < 8; i++) assert_int_equal(text[i] == '\n' ? 0x80 : 0, same >> (8 * i) & 0xFF);
}

static void test_words_end_at_the_first_other_byte(void **state) {
  (void)state;
  for_each_text(check_end);
}

static void test_words_start_behind_the_last_other_byte(void **state) {
  (void)state;
  for_each_text(check_start);
}

static void test_bytes_that_are_the_same(void **state) {
  (void)state;
  for_each_text(check_same);
}

static void test_no_word_goes_beyond_what_may_be_looked_at(void **state) {
  (void)state;
  const char text[] = "aaaaaaaaaaaaaaaaaaaa";
  for (size_t end = 0; end < sizeof text; end++) assert_int_equal(end, word_end(text, 0, end));
  for (size_t furthest = 0; furthest < sizeof text; furthest++) {
    assert_int_equal(furthest, word_start(text, sizeof text - 1, furthest));
  }
}

static void test_lowest_and_highest_bit(void **state) {
  (void)state;
  for (unsigned number = 0; number < 64; number++) {
    assert_int_equal(number, lowest_bit(UINT64_MAX << number));
    assert_int_equal(number, highest_bit(UINT64_MAX >> (63 - number)));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_words_end_at_the_first_other_byte),
      cmocka_unit_test(test_words_start_behind_the_last_other_byte),
      cmocka_unit_test(test_bytes_that_are_the_same),
      cmocka_unit_test(test_no_word_goes_beyond_what_may_be_looked_at),
      cmocka_unit_test(test_lowest_and_highest_bit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
