/* Every finder that this machine can run stops where the portable one does. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "scan/find.h"

enum { TEXT_SIZE = 1 << 14, BEHIND = SCAN_GRAM };

static uint32_t next_random(uint32_t below) {
  static uint64_t state = 42;
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((state >> 33) % below);
}

static void fill_with_bytes(char *text, size_t size) {
  for (size_t i = 0; i < size; i++) text[i] = (char)next_random(256);
}

static void fill_with_few_bytes(char *text, size_t size) {
  static const char BYTES[] = "01389xXcC-_NIKEike(RasCrML \xC3\xB1";
  for (size_t i = 0; i < size; i++) text[i] = BYTES[next_random(sizeof BYTES - 1)];
}

static void fill_with_anchors(char *text, size_t size) {
  static const char *const ANCHORS[] = {"13868", "-1070", "0x35", "A_BC", "N(AB", "IKE ", "psec", "eRea", "t mo"};
  memset(text, '.', size);
  for (size_t at = next_random(40); at + 8 < size; at += 1 + next_random(90)) {
    const char *anchor = ANCHORS[next_random(sizeof ANCHORS / sizeof *ANCHORS)];
    memcpy(text + at, anchor, strlen(anchor));
    at += strlen(anchor);
  }
}

/* Those of log lines, some with a byte that is wrong or beyond ASCII. */
static void fill_with_grams(char *text, size_t size) {
  memset(text, '.', size);
  for (size_t at = next_random(40); at + SCAN_GRAM < size; at += SCAN_GRAM + next_random(90)) {
    const table_line_gram *gram = &ike_table_line_grams[next_random(1 << TABLE_GRAM_BITS)];
    while (!gram->places.count) gram = &ike_table_line_grams[next_random(1 << TABLE_GRAM_BITS)];
    for (size_t i = 0; i < SCAN_GRAM; i++) text[at + i] = (char)(gram->bytes >> 8 * i & 0xFF);
    if (!next_random(4)) text[at + next_random(SCAN_GRAM)] ^= (char)(1 << next_random(8));
  }
}

static void check_finder(scan_finder portable, scan_finder finder, const char *text, size_t size) {
  for (size_t set = 0; set < 4; set++) {
    const scan_anchors *anchors = &ike_table_scan_anchors[set];
    for (size_t at = 0; at < size; at++) {
      size_t expected = portable(anchors, text, at, size);
      assert_int_equal(expected, finder(anchors, text, at, size));
      at = expected;
    }
  }
}

static void check_all(void (*fill)(char *, size_t)) {
  scan_finder finders[SCAN_MOST_FINDERS];
  ike_scan_finders(finders);
  for (size_t size = 0; size < 300; size++) {
    char *text = malloc(size + BEHIND);
    fill(text, size + BEHIND);
    for (size_t i = 1; finders[i]; i++) check_finder(finders[0], finders[i], text, size);
    free(text);
  }
  char *text = malloc(TEXT_SIZE + BEHIND);
  fill(text, TEXT_SIZE + BEHIND);
  for (size_t i = 1; finders[i]; i++) check_finder(finders[0], finders[i], text, TEXT_SIZE);
  free(text);
}

/* Without a second one the tests below would compare nothing. */
static void test_arm_has_a_fast_finder(void **state) {
  (void)state;
  scan_finder finders[SCAN_MOST_FINDERS];
  ike_scan_finders(finders);
#ifdef __aarch64__
  assert_true(finders[1]);
#endif
  assert_true(finders[0]);
}

static void test_any_bytes(void **state) {
  (void)state;
  check_all(fill_with_bytes);
}

static void test_bytes_of_anchors(void **state) {
  (void)state;
  check_all(fill_with_few_bytes);
}

static void test_anchors(void **state) {
  (void)state;
  check_all(fill_with_anchors);
}

static void test_grams(void **state) {
  (void)state;
  check_all(fill_with_grams);
}

static bool is_of_page(const table_line_gram *gram) {
  for (size_t i = 0; i < gram->places.count; i++) {
    if (!ike_table_line_gram_places[gram->places.first + i].is_of_stack) return true;
  }
  return false;
}

/* Every finder stops at every gram, wherever it stands in a block; at those of stacks' lines alone, where these are
 * looked for. */
static void test_all_grams_are_found(void **state) {
  (void)state;
  scan_finder finders[SCAN_MOST_FINDERS];
  ike_scan_finders(finders);
  for (size_t i = 0; i < 1 << TABLE_GRAM_BITS; i++) {
    const table_line_gram *gram = &ike_table_line_grams[i];
    if (!gram->places.count) continue;
    const scan_anchors *anchors = &ike_table_scan_anchors[is_of_page(gram) ? i % 4 : 2 + i % 2];
    char text[256];
    size_t at = 64 + i % 64;
    memset(text, '.', sizeof text);
    for (size_t j = 0; j < SCAN_GRAM; j++) text[at + j] = (char)(gram->bytes >> 8 * j & 0xFF);
    for (size_t j = 0; finders[j]; j++) {
      size_t found = finders[j](anchors, text, 0, sizeof text - BEHIND);
      if (found > at) fail_msg("finder %zu misses %.8s", j, text + at);
    }
  }
}

/* All four bytes of every bucket are accepted somewhere: a table of zeros would pass the tests above. */
static void test_anchors_are_found(void **state) {
  (void)state;
  static const char *const ANCHORS[] = {"13868",    "-2147",     "-1070",   "-8017", "12345",  "0x35e9",  "0X000035E9",
                                        "0xC036",   "0xd036",    "0x8007",  "0, 0}", "0,0}",   "</Event", "O_PROP",
                                        "O-PROP",   "N(NO_PROP", "N((14",   "IKE ",  "ikev2",  "IPsec",   "sakmp",
                                        "asClient", "eReason",   " Reason", "(n: ",  "n mode", "keext"};
  scan_finder finders[SCAN_MOST_FINDERS];
  ike_scan_finders(finders);
  for (size_t i = 0; i < sizeof ANCHORS / sizeof *ANCHORS; i++) {
    char text[256];
    memset(text, '.', sizeof text);
    memcpy(text + 70, ANCHORS[i], strlen(ANCHORS[i]));
    for (size_t j = 0; finders[j]; j++) {
      size_t found = finders[j](&ike_table_scan_anchors[0], text, 0, sizeof text - BEHIND);
      if (found < 70 || found > 72) fail_msg("finder %zu misses %s", j, ANCHORS[i]);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_arm_has_a_fast_finder),
      cmocka_unit_test(test_any_bytes),
      cmocka_unit_test(test_bytes_of_anchors),
      cmocka_unit_test(test_anchors),
      cmocka_unit_test(test_grams),
      cmocka_unit_test(test_anchors_are_found),
      cmocka_unit_test(test_all_grams_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
