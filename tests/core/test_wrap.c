/* Words in lines: all of them, in order, on as few lines as they need, no wider than asked. */
#include <string.h>

#include "cmocka_setup.h"
#include "text/text.h"

enum { ROOM = 1024, WIDEST = 60 };

static const char TEXT[] =
    "  The peer\n refuses gr\xC3\xBC\xC3\x9F\x65 \xE2\x82\xAC\xE2\x82\xAC\xE2\x82\xAC and a "
    "word_that_is_wider_than_most \t"
    "lines  . ";

static slice slice_of(const char *text) {
  return (slice){text, strlen(text)};
}

/* Starts in the column `start`; the lines behind it are indented. */
static char *wrapped(const char *text, size_t width, size_t start, size_t indent, char room[ROOM]) {
  wrapper lines = {.output = {room, ROOM, 0}, .width = width};
  ike_wrap_start(&lines, start, indent);
  ike_wrap_text(&lines, slice_of(text));
  ike_put_end(&lines.output);
  assert_true(lines.output.length < ROOM);
  return room;
}

static void check_words(const char *wrapped_text, const char *text) {
  slice rest = slice_of(text), others = slice_of(wrapped_text), word, other;
  while (ike_take_word(&rest, &word)) {
    assert_true(ike_take_word(&others, &other));
    assert_int_equal(word.length, other.length);
    assert_memory_equal(word.start, other.start, word.length);
  }
  assert_false(ike_take_word(&others, &other));
}

static size_t first_word(slice line) {
  slice word;
  return ike_take_word(&line, &word) ? ike_columns(word) : 0;
}

/* No line is wider than asked unless it is a single word, and none could have taken the word that starts the next. */
static void check_lines(const char *text, size_t width, size_t indent) {
  for (slice rest = slice_of(text); rest.length;) {
    const char *end = memchr(rest.start, '\n', rest.length);
    slice line = {rest.start, end ? (size_t)(end - rest.start) : rest.length};
    rest = slice_from(rest, end ? line.length + 1 : line.length);
    assert_true(line.length && line.start[line.length - 1] != ' ');
    slice words = slice_trim(line);
    bool is_one_word = !memchr(words.start, ' ', words.length);
    if (width) assert_true(is_one_word || ike_columns(line) <= width);
    if (!rest.length) return;
    assert_true(width && ike_columns(line) + 1 + first_word(rest) > width);
    assert_int_equal(strspn(rest.start, " "), indent);
  }
}

static void test_lines_of_every_width(void **state) {
  (void)state;
  char room[ROOM];
  for (size_t width = 0; width <= WIDEST; width++) {
    for (size_t indent = 0; indent < 8; indent += 3) {
      check_lines(wrapped(TEXT, width, 2, indent, room), width, indent);
      check_words(room, TEXT);
      assert_int_equal(strspn(room, " "), 2);
    }
  }
}

static void test_without_a_width_there_is_one_line(void **state) {
  (void)state;
  char room[ROOM];
  assert_string_equal(wrapped("a  b\n\tc", 0, 0, 4, room), "a b c");
  assert_string_equal(wrapped(" \n ", 0, 0, 4, room), "");
}

static void test_a_word_fits_up_to_the_last_column(void **state) {
  (void)state;
  char room[ROOM];
  assert_string_equal(wrapped("ab cd", 5, 0, 1, room), "ab cd");
  assert_string_equal(wrapped("ab cd", 4, 0, 1, room), "ab\n cd");
  assert_string_equal(wrapped("abcdef gh", 4, 3, 1, room), "   abcdef\n gh");
}

/* The rows that the ended lines take on a screen that is as wide. */
static size_t rows_of(const char *text, size_t width) {
  char room[ROOM];
  wrapper lines = {.output = {room, ROOM, 0}, .width = width};
  ike_wrap_start(&lines, 0, 0);
  ike_wrap_text(&lines, slice_of(text));
  ike_wrap_end(&lines);
  ike_put_end(&lines.output);
  assert_int_equal('\n', room[lines.output.length - 1]);
  assert_int_equal(0, lines.column);
  return lines.rows;
}

static void test_rows_of_a_screen(void **state) {
  (void)state;
  assert_int_equal(1, rows_of("", 4));
  assert_int_equal(1, rows_of("ab", 4));
  assert_int_equal(1, rows_of("abcd", 4));
  assert_int_equal(2, rows_of("ab cd", 4));
  assert_int_equal(2, rows_of("abcde", 4)); /* goes on in the next row */
  assert_int_equal(2, rows_of("abcdefgh", 4));
  assert_int_equal(3, rows_of("abcdefghi", 4));
  assert_int_equal(4, rows_of("ab abcde ab", 4));
  assert_int_equal(1, rows_of("ab abcdefghi ab", 0)); /* without an end */
}

static void test_colors_take_no_columns(void **state) {
  (void)state;
  char colored[128], room[ROOM];
  writer output = {colored, sizeof colored, 0};
  for (text_color color = COLOR_BOLD; color <= COLOR_RED; color++) {
    ike_put(&output, ike_color(color, true));
    ike_put(&output, "ab");
    ike_put(&output, ike_color(COLOR_PLAIN, true));
    ike_put(&output, ike_color(color, false));
    ike_put(&output, color == COLOR_RED ? "" : " ");
  }
  ike_put_end(&output);
  assert_int_equal(ike_columns(slice_of(colored)), strlen("ab ab ab ab"));
  assert_string_equal(wrapped(colored, 5, 0, 0, room),
                      "\033[1mab\033[0m \033[2mab\033[0m\n\033[36mab\033[0m \033[1;31mab\033[0m");
}

static void test_a_character_is_a_column(void **state) {
  (void)state;
  assert_int_equal(ike_columns(slice_of("\xC3\xBC\xE2\x82\xAC\xF0\x9F\x94\x92z")), 4);
  assert_int_equal(ike_columns(slice_of("")), 0);
  assert_int_equal(ike_columns(slice_of("ab\033[1")), 2); /* cut within a sequence */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lines_of_every_width),
      cmocka_unit_test(test_without_a_width_there_is_one_line),
      cmocka_unit_test(test_a_word_fits_up_to_the_last_column),
      cmocka_unit_test(test_rows_of_a_screen),
      cmocka_unit_test(test_colors_take_no_columns),
      cmocka_unit_test(test_a_character_is_a_column),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
