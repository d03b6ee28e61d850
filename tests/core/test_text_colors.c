/* Sequences that color a text: where they end, and that they take no columns. */
#include "cmocka_setup.h"
#include "text/text.h"

#define ESCAPE "\033"

static slice slice_of(const char *text) {
  return (slice){text, strlen(text)};
}

static void test_a_text_ends_with_a_color(void **state) {
  (void)state;
  static const char *const COLORED[] = {ESCAPE "[0m", ESCAPE "[m", "x" ESCAPE "[1;31m", "\\u001b[36m", "x\\u001b[1;31m",
                                        "\\u001B[m",  "\\033[0m",  "\\x1b[0m",          "\\x1B[0m",    "\\e[0m"};
  static const char *const OTHERS[] = {"",          "x",           "m",           "1;31m",    "[0m",       "x[0m",
                                       ESCAPE "0m", ESCAPE "[0mx", ESCAPE "[0xm", "u001b[0m", "\\u001c[0m"};
  for (size_t i = 0; i < sizeof COLORED / sizeof *COLORED; i++) assert_true(ike_is_color_end(slice_of(COLORED[i])));
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
    if (ike_is_color_end(slice_of(OTHERS[i]))) fail_msg("%s", OTHERS[i]);
  }
}

/* What may be looked at begins behind the byte that starts the color, or with it. */
static void test_a_color_in_front(void **state) {
  (void)state;
  slice text = slice_of(ESCAPE "[0m13801");
  assert_true(is_behind_color(text, 0, 4));
  assert_false(is_behind_color(text, 1, 4));
  assert_false(is_behind_color(text, 4, 4));
  assert_false(is_behind_color(text, 0, 5));
}

static void test_what_is_in_front_of_colors(void **state) {
  (void)state;
  slice text = slice_of("red" ESCAPE "[0m" ESCAPE "[1;31m13801");
  assert_int_equal(3, ike_before_colors(text, 0, 14));
  assert_int_equal(3, ike_before_colors(text, 3, 14));
  assert_int_equal(7, ike_before_colors(text, 4, 14));
  assert_int_equal(13, ike_before_colors(text, 0, 13));
  assert_int_equal(0, ike_before_colors(text, 0, 0));
}

static void check_end(const char *text, size_t at, size_t expected) {
  size_t end = at;
  assert_int_equal(expected != at, ike_color_ends(slice_of(text), 0, &end));
  assert_int_equal(expected, end);
}

static void test_the_end_of_a_color(void **state) {
  (void)state;
  check_end(ESCAPE "[1;31m13801", 3, 7);
  check_end(ESCAPE "[0m", 3, 4);
  check_end(ESCAPE "[0", 3, 3);
  check_end(ESCAPE "[0 m", 3, 3);
  check_end("x[0m", 3, 3);
}

static void test_colors_take_no_columns(void **state) {
  (void)state;
  assert_int_equal(0, ike_columns(slice_of("")));
  assert_int_equal(5, ike_columns(slice_of("a" ESCAPE "[1;31mred" ESCAPE "[0m\xC3\xA9")));
  assert_int_equal(1, ike_columns(slice_of("a" ESCAPE "[1;31")));
}

static void test_what_is_alphabetic(void **state) {
  (void)state;
  static const char *const OTHERS[] = {"az1", "Az", "a{", "a`", "\xC3\xA9", "a b"};
  assert_true(slice_is_alphabetic(slice_of("")));
  assert_true(slice_is_alphabetic(slice_of("az")));
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) assert_false(slice_is_alphabetic(slice_of(OTHERS[i])));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_text_ends_with_a_color),   cmocka_unit_test(test_a_color_in_front),
      cmocka_unit_test(test_what_is_in_front_of_colors), cmocka_unit_test(test_the_end_of_a_color),
      cmocka_unit_test(test_colors_take_no_columns),     cmocka_unit_test(test_what_is_alphabetic),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
