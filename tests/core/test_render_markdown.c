/* Words as Markdown: what CommonMark would take for markup is escaped, and nothing else. */
#include "cmocka_setup.h"
#include "render/markdown.h"
#include "render/page_writer.h"

static const char *word(const char *text, bool starts_block) {
  static char out[128];
  writer output = {out, sizeof out, 0};
  ike_put_markdown_word(&output, (slice){text, strlen(text)}, starts_block);
  ike_put_end(&output);
  return out;
}

static const char *code(const char *text) {
  static char out[128];
  writer output = {out, sizeof out, 0};
  ike_put_markdown_code(&output, (slice){text, strlen(text)});
  ike_put_end(&output);
  return out;
}

static void check_word(const char *expected, const char *text) {
  assert_string_equal(expected, word(text, false));
}

static void check_first_word(const char *expected, const char *text) {
  assert_string_equal(expected, word(text, true));
}

static void test_names_and_paths_stay_as_they_are(void **state) {
  (void)state;
  static const char *const WORDS[] = {"ERROR_IPSEC_IKE_NO_CERT",
                                      "HKLM\\SYSTEM\\x",
                                      "<5.7",
                                      "a<5",
                                      "&",
                                      "-v",
                                      "+1",
                                      "1.",
                                      "(x)",
                                      "a=b",
                                      "don't!",
                                      "|",
                                      "\\\xC3\xBC",
                                      "\\\x7F",
                                      "\xC3\xBC",
                                      ">"};
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    check_word(WORDS[i], WORDS[i]);
  }
}

static void test_marks_within_a_line_are_escaped(void **state) {
  (void)state;
  check_word("\\*", "*");
  check_word("a\\*b\\*", "a*b*");
  check_word("\\_x\\_", "_x_");
  check_word("a\\_\\_b", "a__b");
  check_word("\\[x](y)", "[x](y)");
  check_word("\\<b>", "<b>");
  check_word("\\</b>", "</b>");
  check_word("\\<!--", "<!--");
  check_word("\\&amp;", "&amp;");
  check_word("\\&#35;", "&#35;");
  check_word("\\~\\~x", "~~x");
  check_word("C:\\\\", "C:\\");
  check_word("a\\\\\\*", "a\\*");
  check_word("\\#", "#");
}

static void test_marks_at_the_start_of_a_block_are_escaped(void **state) {
  (void)state;
  check_first_word("\\#", "#");
  check_first_word("\\-", "-");
  check_first_word("\\---", "---");
  check_first_word("\\+", "+");
  check_first_word("\\>x", ">x");
  check_first_word("\\===", "===");
  check_first_word("1\\.", "1.");
  check_first_word("13868\\)", "13868)");
  check_first_word("1.2", "1.2");
  check_first_word("x.", "x.");
  check_first_word("1a.", "1a.");
  check_first_word(".", ".");
}

static void test_inline_code_stays_as_it_is(void **state) {
  (void)state;
  check_word("`a*b`", "`a*b`");
  check_word("(`left=` and `_x_`)\\*", "(`left=` and `_x_`)*");
  check_word("`a`\\_b", "`a`_b");
  check_word("\\`open\\*", "`open*");
}

static void test_any_text_is_inline_code(void **state) {
  (void)state;
  assert_string_equal("`a  b`", code("a  b"));
  assert_string_equal("``a`b``", code("a`b"));
  assert_string_equal("`` `a ``", code("`a"));
  assert_string_equal("`` a` ``", code("a`"));
  assert_string_equal("`  a  `", code(" a "));
  assert_string_equal("` a`", code(" a"));
  assert_string_equal("`  `", code(""));
}

/* A text of several paragraphs has a blank line between each two. */
static void test_paragraphs(void **state) {
  (void)state;
  static char out[128];
  const ikeerr_style style = {80, false, IKEERR_PLAIN};
  page_writer page = ike_page_start(&style, out, sizeof out);
  ike_page_put_text(&page, "One\nand the same.\n\nAnother.", 0);
  ike_put_end(&page.lines.output);
  assert_string_equal("One and the same.\n\nAnother.\n", out + strspn(out, "\n"));
}

/* A label that is wider than its column is parted from what follows all the same. */
static void test_a_label_that_is_too_wide(void **state) {
  (void)state;
  static char out[128];
  const ikeerr_style style = {80, false, IKEERR_PLAIN};
  page_writer page = ike_page_start(&style, out, sizeof out);
  ike_page_start_labelled(&page, COLOR_PLAIN, "a label of many columns", 0, 2);
  ike_page_put_words(&page, "words");
  ike_put_end(&page.lines.output);
  assert_string_equal("a label of many columns words", out + strspn(out, "\n"));
}

static const char *address(ikeerr_page_format format) {
  static char out[128];
  const ikeerr_style style = {80, false, format};
  page_writer page = ike_page_start(&style, out, sizeof out);
  ike_page_put_address(&page, "https://example.org/a_b_c");
  ike_put_end(&page.lines.output);
  return out;
}

static void test_an_address_is_a_link_in_markdown_only(void **state) {
  (void)state;
  assert_string_equal("<https://example.org/a_b_c>", address(IKEERR_MARKDOWN) + strspn(address(IKEERR_MARKDOWN), " "));
  assert_string_equal("https://example.org/a_b_c", address(IKEERR_PLAIN) + strspn(address(IKEERR_PLAIN), " "));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names_and_paths_stay_as_they_are),
      cmocka_unit_test(test_marks_within_a_line_are_escaped),
      cmocka_unit_test(test_marks_at_the_start_of_a_block_are_escaped),
      cmocka_unit_test(test_inline_code_stays_as_it_is),
      cmocka_unit_test(test_any_text_is_inline_code),
      cmocka_unit_test(test_paragraphs),
      cmocka_unit_test(test_a_label_that_is_too_wide),
      cmocka_unit_test(test_an_address_is_a_link_in_markdown_only),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
