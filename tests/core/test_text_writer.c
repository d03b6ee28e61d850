/* Texts and numbers in buffers: all digits, and what does not fit is counted, but not written. */
#include <string.h>

#include "cmocka_setup.h"
#include "text/text.h"

enum { ROOM = 64 };

static const char *decimal(int64_t number) {
  static char out[ROOM];
  writer output = {out, ROOM, 0};
  ike_put_decimal(&output, number);
  size_t length = ike_put_end(&output);
  assert_int_equal(length, strlen(out));
  return out;
}

static const char *hex(uint32_t number, unsigned digits) {
  static char out[ROOM];
  writer output = {out, ROOM, 0};
  ike_put_hex(&output, number, digits);
  size_t length = ike_put_end(&output);
  assert_int_equal(length, strlen(out));
  return out;
}

static void test_decimal_numbers(void **state) {
  (void)state;
  assert_string_equal("0", decimal(0));
  assert_string_equal("9", decimal(9));
  assert_string_equal("10", decimal(10));
  assert_string_equal("13868", decimal(13868));
  assert_string_equal("-1", decimal(-1));
  assert_string_equal("-2147011028", decimal(-2147011028));
  assert_string_equal("9223372036854775807", decimal(INT64_MAX));
  assert_string_equal("-9223372036854775808", decimal(INT64_MIN));
}

static void test_hexadecimal_numbers(void **state) {
  (void)state;
  assert_string_equal("0x0", hex(0, 1));
  assert_string_equal("0x0000", hex(0, 4));
  assert_string_equal("0x362C", hex(13868, 4));
  assert_string_equal("0x0000362C", hex(13868, 8));
  assert_string_equal("0x362C", hex(13868, 1));
  assert_string_equal("0xFFFFFFFF", hex(UINT32_MAX, 8));
}

static void test_bytes_and_repetitions(void **state) {
  (void)state;
  char out[ROOM];
  writer output = {out, ROOM, 0};
  ike_put_times(&output, '=', 3);
  ike_put_times(&output, '-', 0);
  ike_put_byte(&output, 0x0A);
  ike_put_byte(&output, 0xF0);
  ike_put(&output, NULL);
  ike_put(&output, "end");
  assert_int_equal(strlen("===0af0end"), ike_put_end(&output));
  assert_string_equal("===0af0end", out);
}

/* "ab\xC3\xBC" "c": a buffer ends in front of the character that does not fit whole. */
static void test_buffers_of_every_size(void **state) {
  (void)state;
  static const char TEXT[] =
      "ab\xC3\xBC"
      "c";
  static const char *const EXPECTED[] = {"", "", "a", "ab", "ab", "ab\xC3\xBC", TEXT, TEXT};
  for (size_t size = 0; size < sizeof EXPECTED / sizeof *EXPECTED; size++) {
    char out[ROOM] = "#######";
    writer output = {out, size, 0};
    for (const char *c = TEXT; *c; c++) ike_put_slice(&output, (slice){c, 1});
    assert_int_equal(strlen(TEXT), ike_put_end(&output));
    if (size) assert_string_equal(EXPECTED[size], out);
    for (size_t i = size; i < 7; i++) assert_int_equal('#', out[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_decimal_numbers),
      cmocka_unit_test(test_hexadecimal_numbers),
      cmocka_unit_test(test_bytes_and_repetitions),
      cmocka_unit_test(test_buffers_of_every_size),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
