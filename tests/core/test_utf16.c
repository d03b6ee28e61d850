/* UTF-16 becomes the UTF-8 of the same characters: every one of them, in either order of bytes, however it is cut. */
#include <string.h>

#include "cmocka_setup.h"
#include "text/utf16.h"

enum { LAST_POINT = 0x10FFFF, FIRST_SURROGATE = 0xD800, LAST_SURROGATE = 0xDFFF, MOST_BYTES = 64 };

typedef struct {
  char bytes[MOST_BYTES];
  size_t length;
} text;

static void add_unit(text *utf16, unsigned unit, bool is_big_endian) {
  utf16->bytes[utf16->length++] = (char)(is_big_endian ? unit >> 8 : unit & 0xFF);
  utf16->bytes[utf16->length++] = (char)(is_big_endian ? unit & 0xFF : unit >> 8);
}

static text utf16_of(const unsigned *units, size_t count, bool is_big_endian) {
  text utf16 = {.length = 0};
  for (size_t i = 0; i < count; i++) add_unit(&utf16, units[i], is_big_endian);
  return utf16;
}

/* As the Unicode Standard has them in table 3-5. */
static text utf16_of_point(uint32_t point, bool is_big_endian) {
  if (point < 0x10000) return utf16_of(&(unsigned){point}, 1, is_big_endian);
  return utf16_of((unsigned[]){0xD7C0 + (point >> 10), 0xDC00 | (point & 0x3FF)}, 2, is_big_endian);
}

/* As the Unicode Standard has them in table 3-6. */
static text utf8_of_point(uint32_t point) {
  char last = (char)(0x80 | (point & 0x3F)), third = (char)(0x80 | (point >> 6 & 0x3F));
  char second = (char)(0x80 | (point >> 12 & 0x3F));
  if (point < 0x80) return (text){{(char)point}, 1};
  if (point < 0x800) return (text){{(char)(0xC0 | point >> 6), last}, 2};
  if (point < 0x10000) return (text){{(char)(0xE0 | point >> 12), third, last}, 3};
  return (text){{(char)(0xF0 | point >> 18), second, third, last}, 4};
}

static utf16_decoder decoder_for(bool is_big_endian) {
  utf16_decoder decoder;
  assert_true(ike_utf16_start(&decoder, is_big_endian ? "\xFE\xFF" : "\xFF\xFE"));
  return decoder;
}

static text decode_in_pieces(const text *utf16, bool is_big_endian, size_t piece) {
  utf16_decoder decoder = decoder_for(is_big_endian);
  text utf8 = {.length = 0};
  for (size_t start = 0; start < utf16->length; start += piece) {
    size_t length = utf16->length - start < piece ? utf16->length - start : piece;
    size_t taken = ike_utf16_decode(&decoder, utf16->bytes + start, length, utf8.bytes, &utf8.length, MOST_BYTES);
    assert_int_equal(length, taken);
  }
  return utf8;
}

static void check_decoded(const text *utf16, bool is_big_endian, const text *expected) {
  for (size_t piece = 1; piece <= utf16->length; piece++) {
    text utf8 = decode_in_pieces(utf16, is_big_endian, piece);
    assert_int_equal(expected->length, utf8.length);
    assert_memory_equal(expected->bytes, utf8.bytes, utf8.length);
  }
}

static void test_every_character(void **state) {
  (void)state;
  for (uint32_t point = 0; point <= LAST_POINT; point++) {
    if (point >= FIRST_SURROGATE && point <= LAST_SURROGATE) continue;
    text expected = utf8_of_point(point);
    for (int is_big = 0; is_big < 2; is_big++) {
      text utf16 = utf16_of_point(point, is_big), utf8 = decode_in_pieces(&utf16, is_big, utf16.length);
      if (utf8.length != expected.length || memcmp(utf8.bytes, expected.bytes, utf8.length) != 0) {
        fail_msg("U+%04X is decoded wrongly", (unsigned)point);
      }
    }
  }
}

static void test_the_ends_of_each_length_however_they_are_cut(void **state) {
  (void)state;
  static const uint32_t POINTS[] = {0,      0x7F,   0x80,    0x7FF,   0x800,   0xD7FF,
                                    0xE000, 0xFFFF, 0x10000, 0x103FF, 0x10400, LAST_POINT};
  for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++) {
    text expected = utf8_of_point(POINTS[i]);
    for (int is_big = 0; is_big < 2; is_big++) {
      text utf16 = utf16_of_point(POINTS[i], is_big);
      check_decoded(&utf16, is_big, &expected);
    }
  }
}

/* U+FFFD takes the place of each surrogate without its other half, and nothing else is lost. */
static void test_a_surrogate_that_stands_alone(void **state) {
  (void)state;
#define ALONE "\xEF\xBF\xBD"
  static const struct {
    unsigned units[5];
    size_t count;
    const char *utf8;
  } TEXTS[] = {
      {{0xD83D, 'x'}, 2, ALONE "x"},
      {{0xDE00, 'x'}, 2, ALONE "x"},
      {{0xDE00, 0xD83D, 'x'}, 3, ALONE ALONE "x"},
      {{0xD83D, 0xD83D, 0xDE00, 'x'}, 4, ALONE "\xF0\x9F\x98\x80x"},
      {{0xD83D, 0xDE00, 0xDE00, 'x'}, 4, "\xF0\x9F\x98\x80" ALONE "x"},
      {{0xD800, 0xE000}, 2, ALONE "\xEE\x80\x80"},
      {{0xDBFF, 0xD7FF}, 2, ALONE "\xED\x9F\xBF"},
      {{0xDC00, 0xDFFF}, 2, ALONE ALONE},
  };
#undef ALONE
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    text expected = {.length = strlen(TEXTS[i].utf8)};
    memcpy(expected.bytes, TEXTS[i].utf8, expected.length);
    for (int is_big = 0; is_big < 2; is_big++) {
      text utf16 = utf16_of(TEXTS[i].units, TEXTS[i].count, is_big);
      check_decoded(&utf16, is_big, &expected);
    }
  }
}

/* Whatever room there is: whole characters, nothing behind the room, and the rest once there is more of it. */
static void test_output_of_every_size(void **state) {
  (void)state;
  static const unsigned UNITS[] = {'a', 0xE9, 0x20AC, 0xD83D, 0xDE00, 'b', 0xD83D, 0xDE01, 0x20AC};
  static const char WHOLE[] =
      "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"
      "b\xF0\x9F\x98\x81\xE2\x82\xAC";
  text utf16 = utf16_of(UNITS, sizeof UNITS / sizeof *UNITS, false);
  for (size_t room = 4; room <= sizeof WHOLE + 4; room++) {
    utf16_decoder decoder = decoder_for(false);
    text utf8 = {.length = 0};
    for (size_t taken = 0, before = 1; taken < utf16.length && before;) {
      char out[MOST_BYTES];
      size_t used = 0;
      memset(out, '#', sizeof out);
      before = ike_utf16_decode(&decoder, utf16.bytes + taken, utf16.length - taken, out, &used, room);
      assert_true(used <= room);
      for (size_t i = used; i < sizeof out; i++) assert_int_equal('#', out[i]);
      memcpy(utf8.bytes + utf8.length, out, used);
      utf8.length += used;
      taken += before;
    }
    assert_int_equal(sizeof WHOLE - 1, utf8.length);
    assert_memory_equal(WHOLE, utf8.bytes, utf8.length);
  }
}

/* From the place of a character in the UTF-8 to its place in the input, which began with two bytes of a mark. */
static void test_places_in_the_input(void **state) {
  (void)state;
  static const char UTF8[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
  static const struct {
    uint64_t output;
    uint64_t input;
  } PLACES[] = {{0, 2}, {1, 4}, {3, 6}, {6, 8}, {10, 12}, {11, 14}};
  enum { COUNT = sizeof PLACES / sizeof *PLACES };
  for (size_t first = 0; first < COUNT; first++) {
    utf16_decoder decoder = decoder_for(true);
    ike_utf16_advance(&decoder, UTF8, 0, PLACES[first].output);
    assert_int_equal(PLACES[first].input, decoder.input);
    for (size_t i = first; i < COUNT; i++) { /* the text from there on */
      ike_utf16_advance(&decoder, UTF8 + PLACES[first].output, PLACES[first].output, PLACES[i].output);
      assert_int_equal(PLACES[i].input, decoder.input);
    }
  }
}

static void test_only_a_mark_starts(void **state) {
  (void)state;
  utf16_decoder decoder;
  assert_true(ike_utf16_start(&decoder, "\xFE\xFF") && decoder.is_big_endian);
  assert_true(ike_utf16_start(&decoder, "\xFF\xFE") && !decoder.is_big_endian);
  assert_false(ike_utf16_start(&decoder, "\xFE\xFE"));
  assert_false(ike_utf16_start(&decoder, "\xFF\xFF"));
  assert_false(ike_utf16_start(&decoder, "\xEF\xBB"));
  assert_false(ike_utf16_start(&decoder, "13"));
}

/* Half a unit, half a pair, or both. */
static void test_what_the_input_ends_within(void **state) {
  (void)state;
  for (size_t left = 0; left <= 3; left++) {
    static const char *const EXPECTED[] = {"a", "a\xEF\xBF\xBD", "a\xEF\xBF\xBD", "a\xEF\xBF\xBD\xEF\xBF\xBD"};
    utf16_decoder decoder = decoder_for(true);
    text utf16 = utf16_of((unsigned[]){'a', 0xD83D, 'b'}, 3, true), utf8 = {.length = 0};
    ike_utf16_decode(&decoder, utf16.bytes, 2 + left, utf8.bytes, &utf8.length, MOST_BYTES);
    ike_utf16_finish(&decoder, utf8.bytes, &utf8.length);
    assert_int_equal(strlen(EXPECTED[left]), utf8.length);
    assert_memory_equal(EXPECTED[left], utf8.bytes, utf8.length);
    ike_utf16_finish(&decoder, utf8.bytes, &utf8.length);
    assert_int_equal(strlen(EXPECTED[left]), utf8.length);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_character),
      cmocka_unit_test(test_the_ends_of_each_length_however_they_are_cut),
      cmocka_unit_test(test_a_surrogate_that_stands_alone),
      cmocka_unit_test(test_output_of_every_size),
      cmocka_unit_test(test_places_in_the_input),
      cmocka_unit_test(test_what_the_input_ends_within),
      cmocka_unit_test(test_only_a_mark_starts),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
