/* UTF-8 by the table of well-formed byte sequences of the Unicode Standard (table 3-7): they and no others are
 * characters. */
#include "cmocka_setup.h"
#include "text/text.h"

enum { MOST_BYTES = 4 };

typedef struct {
  unsigned char first;
  unsigned char last;
} byte_range;

/* A row of the table: of each byte the range, none behind the last. */
typedef struct {
  size_t length;
  byte_range bytes[MOST_BYTES];
} well_formed;

static const well_formed ROWS[] = {
    {1, {{0x00, 0x7F}}},
    {2, {{0xC2, 0xDF}, {0x80, 0xBF}}},
    {3, {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}}},
    {3, {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {3, {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}}},
    {3, {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}}},
    {4, {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}}},
};

static bool has_form(const well_formed *row, const unsigned char *bytes, size_t length) {
  if (length < row->length) return false;
  for (size_t i = 0; i < row->length; i++) {
    if (bytes[i] < row->bytes[i].first || bytes[i] > row->bytes[i].last) return false;
  }
  return true;
}

/* The length of the character that bytes start with, by the table; 0 if they start with none. */
static size_t length_by_table(const unsigned char *bytes, size_t length) {
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
    if (has_form(&ROWS[i], bytes, length)) return ROWS[i].length;
  }
  return 0;
}

/* Every number of the bytes is asked for, so that each character is cut short once. */
static void check(const unsigned char bytes[MOST_BYTES]) {
  for (size_t length = 0; length <= MOST_BYTES; length++) {
    slice text = {(const char *)bytes, length};
    size_t expected = length_by_table(bytes, length);
    if (ike_utf8_length(text) != expected) {
      fail_msg("%zu bytes of %02x %02x %02x %02x: %zu, not %zu", length, bytes[0], bytes[1], bytes[2], bytes[3],
               ike_utf8_length(text), expected);
    }
    bool is_character = expected && expected == length && bytes[0];
    if (is_character) assert_true(ike_is_text(text));
    if (length && !expected) assert_false(ike_is_text(text));
  }
}

/* Behind every first byte both ends of every range of the table, and what is beside them. */
static void test_the_well_formed_sequences_and_no_others(void **state) {
  (void)state;
  static const unsigned char EDGES[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
  enum { COUNT = sizeof EDGES };
  for (unsigned first = 0; first <= 0xFF; first++) {
    for (size_t i = 0; i < COUNT * COUNT * COUNT; i++) {
      size_t second = i / COUNT / COUNT, third = i / COUNT % COUNT, fourth = i % COUNT;
      check((unsigned char[]){(unsigned char)first, EDGES[second], EDGES[third], EDGES[fourth]});
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_well_formed_sequences_and_no_others)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
