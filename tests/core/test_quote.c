/* Text from outside in messages and on terminals: nothing that a terminal obeys gets through, nothing else is changed.
 */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "text/text.h"

enum { ROUNDS = 20000, LONGEST = 24, ROOM = 4 * LONGEST + 1, LAST_POINT = 0x10FFFF };

static slice slice_of(const char *text) {
  return (slice){text, strlen(text)};
}

static const char *quoted(const char *bytes, size_t length, size_t most) {
  static char text[512];
  size_t needed = ikeerr_quote(bytes, length, most, text, sizeof text);
  assert_true(needed < sizeof text);
  assert_int_equal(needed, strlen(text));
  return text;
}

static size_t encode(uint32_t point, char bytes[4]) {
  size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  static const unsigned LEADS[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = length; i-- > 1; point >>= 6) bytes[i] = (char)(0x80 | (point & 0x3F));
  bytes[0] = (char)(LEADS[length] | point);
  return length;
}

static bool is_control_point(uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

/* Bidi_Control of Unicode, and the separators of lines and paragraphs. */
static bool is_reordering_point(uint32_t point) {
  return point == 0x61C || point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069);
}

static void test_every_character_is_itself_or_escaped(void **state) {
  (void)state;
  for (uint32_t point = 0; point <= LAST_POINT; point++) {
    char bytes[4], expected[32] = "'";
    bool is_surrogate = point >= 0xD800 && point < 0xE000;
    size_t length = encode(point, bytes), end = 1;
    for (size_t i = 0; i < length; i++) {
      bool is_escaped = is_control_point(point) || is_reordering_point(point) || is_surrogate;
      end += (size_t)sprintf(expected + end, is_escaped ? "\\x%02x" : "%c", (unsigned char)bytes[i]);
    }
    strcpy(expected + end, "'");
    assert_string_equal(quoted(bytes, length, 4), expected);
    if (!is_surrogate) assert_int_equal(ike_is_control((slice){bytes, length}), is_control_point(point));
  }
}

static void test_what_is_no_utf8_is_escaped(void **state) {
  (void)state;
  assert_string_equal(quoted("a\xFF\xC3", 3, 60), "'a\\xff\\xc3'");
  assert_string_equal(quoted("\xE2\x82", 2, 60), "'\\xe2\\x82'");
  assert_string_equal(quoted("\xC0\x9B", 2, 60), "'\\xc0\\x9b'");          /* overlong */
  assert_string_equal(quoted("\xE0\x82\x9B", 3, 60), "'\\xe0\\x82\\x9b'"); /* overlong */
  assert_string_equal(quoted("gr\xC3\xBC\xC3\x9F\x65", 7, 60), "'gr\xC3\xBC\xC3\x9F\x65'");
}

static void test_a_long_text_is_cut_between_characters(void **state) {
  (void)state;
  assert_string_equal(quoted("\xC3\xBC\x1B\xFF-", 5, 4), "'\xC3\xBC\\x1b\\xff-'");
  assert_string_equal(quoted("\xC3\xBC\x1B\xFF-", 5, 3), "'\xC3\xBC\\x1b\\xff...'");
  assert_string_equal(quoted("\xC3\xBC\x1B\xFF-", 5, 1), "'\xC3\xBC...'");
  assert_string_equal(quoted("a", 1, 0), "'...'");
  assert_string_equal(quoted("", 0, 60), "''");
  assert_string_equal(quoted("to its NUL", IKEERR_TO_NUL, 60), "'to its NUL'");
}

static void test_quotes_fit_any_buffer(void **state) {
  (void)state;
  static const char GIVEN[] = "a\xE2\x82\xAC\x1B";
  size_t whole = ikeerr_quote(GIVEN, IKEERR_TO_NUL, 60, NULL, 0);
  assert_int_equal(whole, strlen("'a\xE2\x82\xAC\\x1b'"));
  for (size_t size = 1; size <= whole + 1; size++) {
    char text[32];
    memset(text, '#', sizeof text);
    assert_int_equal(ikeerr_quote(GIVEN, IKEERR_TO_NUL, 60, text, size), whole);
    assert_true(strlen(text) < size);
    assert_int_equal(text[size], '#');
    assert_true(ike_is_text(slice_of(text)));
  }
}

/* ---- text as a whole ---- */

static slice visible(const char *bytes, size_t length, char room[ROOM]) {
  writer output = {room, ROOM, 0};
  ike_put_visible(&output, (slice){bytes, length});
  return (slice){room, ike_put_end(&output)};
}

static void check_visible(const char *given, const char *expected) {
  char room[ROOM];
  visible(given, strlen(given), room);
  assert_string_equal(room, expected);
}

static void test_a_log_stays_as_it_is_but_for_controls(void **state) {
  (void)state;
  check_visible("one\ttwo\r\nthree\n", "one\ttwo\r\nthree\n");
  check_visible("Gr\xC3\xBC\xC3\x9F\x65 \xF0\x9F\x94\x92", "Gr\xC3\xBC\xC3\x9F\x65 \xF0\x9F\x94\x92");
  check_visible("\x1B[2J\x07", "\\x1b[2J\\x07");
  check_visible("a\xC2\x9B\x62", "a\\xc2\\x9bb");
  check_visible("a\x9B\x62", "a\\x9bb");
  check_visible("\xE2\x80\xAEtxt.\xE2\x80\xAC \xD8\x9C\xE2\x81\xA9",
                "\\xe2\\x80\\xaetxt.\\xe2\\x80\\xac \\xd8\\x9c\\xe2\\x81\\xa9");
  check_visible("over\rwritten\r", "over\\x0dwritten\\x0d");
  check_visible("Latin-1: Gr\xFC\xDF\x65 \x7F", "Latin-1: Gr\xFC\xDF\x65 \\x7f");
}

/* Whether a terminal obeys what starts here, whether it expects UTF-8 or not. */
static bool is_obeyed(slice text) {
  unsigned char first = (unsigned char)text.start[0];
  size_t length = ike_utf8_length(text);
  if (first == '\n' || first == '\t') return false;
  if (first == '\r') return text.length < 2 || text.start[1] != '\n';
  return first < 0x20 || first == 0x7F || (first >= 0x80 && first < 0xA0) ||
         (length == 2 && first == 0xC2 && (unsigned char)text.start[1] < 0xA0);
}

static unsigned next(unsigned *seed) {
  *seed = *seed * 1103515245u + 12345u;
  return *seed >> 16;
}

/* Bytes at the edges of every range, and pieces of characters. */
static size_t random_bytes(char bytes[LONGEST], unsigned *seed) {
  static const char PIECES[] = "\0\x1B\x7F\x80\x9B\x9F\xA0\xBF\xC0\xC2\xC3\xE0\xE2\xED\xEF\xF0\xF4\xFF \t\r\n[Ja";
  size_t length = next(seed) % (LONGEST + 1);
  for (size_t i = 0; i < length; i++) bytes[i] = PIECES[next(seed) % (sizeof PIECES - 1)];
  return length;
}

static void test_nothing_that_a_terminal_obeys_gets_through(void **state) {
  (void)state;
  unsigned seed = 1;
  for (unsigned round = 0; round < ROUNDS; round++) {
    char bytes[LONGEST], room[ROOM];
    slice shown = visible(bytes, random_bytes(bytes, &seed), room);
    while (shown.length) {
      if (is_obeyed(shown)) fail_msg("round %u: %02x", round, (unsigned char)shown.start[0]);
      size_t length = ike_utf8_length(shown);
      shown = slice_from(shown, length ? length : 1);
    }
  }
}

static void test_pieces_cut_between_characters_are_the_whole(void **state) {
  (void)state;
  static const char TEXT[] = "a\xC2\x9B\xC3\x9F\xE2\x82\xAC\xF0\x9F\x94\x92\x1B-\x9B";
  char whole[ROOM], room[ROOM], joined[2 * ROOM];
  visible(TEXT, strlen(TEXT), whole);
  for (size_t index = 0; index < strlen(TEXT); index++) {
    size_t cut = ike_utf8_start(TEXT, index);
    assert_true(cut <= index && index - cut < 4);
    slice first = visible(TEXT, cut, room);
    memcpy(joined, first.start, first.length);
    strcpy(joined + first.length, visible(TEXT + cut, strlen(TEXT) - cut, room).start);
    assert_string_equal(joined, whole);
  }
}

static void test_bytes_that_are_no_utf8_may_be_cut_anywhere(void **state) {
  (void)state;
  assert_int_equal(ike_utf8_start("\x80\x80\x80\x80\x80\x80", 5), 2);
  assert_int_equal(ike_utf8_start("\x80\x80", 1), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_character_is_itself_or_escaped),
      cmocka_unit_test(test_what_is_no_utf8_is_escaped),
      cmocka_unit_test(test_a_long_text_is_cut_between_characters),
      cmocka_unit_test(test_quotes_fit_any_buffer),
      cmocka_unit_test(test_a_log_stays_as_it_is_but_for_controls),
      cmocka_unit_test(test_nothing_that_a_terminal_obeys_gets_through),
      cmocka_unit_test(test_pieces_cut_between_characters_are_the_whole),
      cmocka_unit_test(test_bytes_that_are_no_utf8_may_be_cut_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
