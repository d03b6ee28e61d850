/* Numbers as people write them, against the C library's reading of the same digits. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "spellings/spellings.h"

/* What the text stands for: decimal, 0x... or ...h, with a minus sign or without. */
static number_status read_plainly(const char *text, uint32_t *value) {
  char digits[64];
  bool is_negative = *text == '-';
  size_t length = strlen(text) - is_negative;
  memcpy(digits, text + is_negative, length + 1);
  bool is_prefixed = length >= 2 && digits[0] == '0' && (digits[1] == 'x' || digits[1] == 'X');
  bool is_suffixed = !is_prefixed && length && (digits[length - 1] == 'h' || digits[length - 1] == 'H');
  if (is_suffixed) digits[--length] = '\0';
  const char *start = is_prefixed ? digits + 2 : digits;
  const char *known = is_prefixed || is_suffixed ? "0123456789abcdefABCDEF" : "0123456789";
  if (!*start || start[strspn(start, known)]) return NUMBER_NONE;
  unsigned long long magnitude = strtoull(start, NULL, is_prefixed || is_suffixed ? 16 : 10);
  if (magnitude > (is_negative ? 0x80000000u : 0xFFFFFFFFu)) return NUMBER_TOO_LARGE;
  *value = is_negative ? 0 - (uint32_t)magnitude : (uint32_t)magnitude;
  return NUMBER_READ;
}

static void check_number(const char *text) {
  uint32_t value = 0, expected = 0;
  char *exact = test_malloc(strlen(text) + 1); /* so that a read past the end is seen */
  memcpy(exact, text, strlen(text));
  number_status wanted = read_plainly(text, &expected);
  number_status status = ike_read_number((slice){exact, strlen(text)}, &value);
  test_free(exact);
  if (status != wanted || (status == NUMBER_READ && value != expected)) fail_msg("'%s' is read as %u", text, value);
}

static void test_numbers_around_every_limit(void **state) {
  (void)state;
  static const unsigned long long LIMITS[] = {0,
                                              9,
                                              10,
                                              0xF,
                                              0x10,
                                              0x7FFFFFFF,
                                              0x80000000,
                                              0xFFFFFFFF,
                                              0x100000000,
                                              0xFFFFFFFFF,
                                              0x7FFFFFFFFFFFFFFF,
                                              0xFFFFFFFFFFFFFFFE};
  static const char *const FORMS[] = {"%llu",  "-%llu", "0x%llX", "-0x%llx", "0X%llx",
                                      "%llxh", "%llXH", "-%llxh", "000%llu"};
  for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++) {
    for (size_t j = 0; j < sizeof FORMS / sizeof *FORMS; j++) {
      for (unsigned long long more = 0; more < 3; more++) {
        char text[64];
        snprintf(text, sizeof text, FORMS[j], LIMITS[i] + more - (LIMITS[i] ? 1u : 0u));
        check_number(text);
      }
    }
  }
}

static void test_what_is_no_number(void **state) {
  (void)state;
  static const char *const TEXTS[] = {"",   "-",   "--1", "+1",  "0x", "x1",  "h",    "-h",   "1 ",   " 1",  "1-",
                                      "1a", "a",   "fh",  "0xg", "gh", "1hh", "0x1h", "0x-1", "1.0",  "1,0", "0b1",
                                      "/",  ":",   "0/",  "0:",  "@h", "Gh",  "`h",   "0x@",  "0xG",  "0x`", "1e3",
                                      "-0", "-0x", "0",   "00",  "0h", "0x0", "a0h",  "A0H",  "-a0H", "９"};
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) check_number(TEXTS[i]);
}

static void test_random_digits(void **state) {
  (void)state;
  static const char BYTES[] = "0123456789afAFxXhH-g";
  unsigned seed = 1;
  for (int round = 0; round < 20000; round++) {
    char text[16];
    size_t length = 0;
    for (unsigned left = (seed = seed * 1103515245u + 12345u) >> 16 & 15; left; left--) {
      seed = seed * 1103515245u + 12345u;
      text[length++] = BYTES[(seed >> 16) % (round % 2 ? 10 : sizeof BYTES - 1)];
    }
    text[length] = '\0';
    check_number(text);
  }
}

static void test_four_bare_digits(void **state) {
  (void)state;
  for (uint32_t number = 0; number <= UINT16_MAX; number++) {
    char text[8];
    uint32_t value = 0;
    snprintf(text, sizeof text, number % 2 ? "%04X" : "%04x", (unsigned)number);
    assert_true(ike_read_bare_hex((slice){text, 4}, &value));
    assert_int_equal(number, value);
    assert_false(ike_read_bare_hex((slice){text, 3}, &value));
  }
  uint32_t value;
  assert_false(ike_read_bare_hex((slice){"0362C", 5}, &value));
  assert_false(ike_read_bare_hex((slice){"362G", 4}, &value));
  assert_false(ike_read_bare_hex((slice){"-62C", 4}, &value));
}

/* The HRESULT of a Win32 error, the same with the severity of an NTSTATUS, and the two forms of an NTSTATUS of the
 * IPsec driver; nothing else. */
static void test_what_is_unwrapped(void **state) {
  (void)state;
  for (uint32_t high = 0; high <= UINT16_MAX; high++) {
    uint32_t value = high << 16 | 13868;
    unwrapped_number number = ike_unwrap(value);
    bool is_win32 = high == 0x8007 || high == 0xC007, is_ntstatus = high == 0xC036 || high == 0xD036;
    assert_int_equal(is_win32 || is_ntstatus, number.is_wrapped);
    assert_int_equal(is_win32 ? 13868 : high == 0xD036 ? value & ~0x10000000u : value, number.code);
  }
  for (size_t i = 0; i < ike_table_counts.ntstatuses; i++) {
    const table_ntstatus *row = &ike_table_ntstatuses[i];
    assert_int_equal(row->code, ike_unwrap(row->ntstatus).code);
    assert_int_equal(row->code, ike_unwrap(row->ntstatus | 0x10000000u).code);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers_around_every_limit),
      cmocka_unit_test(test_what_is_no_number),
      cmocka_unit_test(test_random_digits),
      cmocka_unit_test(test_four_bare_digits),
      cmocka_unit_test(test_what_is_unwrapped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
