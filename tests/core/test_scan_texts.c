/* One scanner takes many texts, and what it finds in each is what a scanner finds that has seen nothing else. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "cut_scan.h"

static const ikeerr_scan_options EVERYTHING = {
    .least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true, .lines = true};

/* Each leaves something behind that the next one could take for its own: a label, a sentence, a provider, the data of a
 * notify, a line that is lit, half a character. */
static const char *const TEXTS[] = {
    "The error code returned on failure is",
    "    13868",
    "13868 (0x362C)\n",
    "",
    "\xFF",
    "\xFE\xFF\x00N\x00O\x00_\x00P\xD8",
    "RasClient CoId={A1}: The user dialed a connection which has failed.\nThe error code returned on failure is\n",
    "    809",
    "<Provider Name='RasClient'/><EventID>20227</EventID>",
    "<Data>13801</Data></Event>",
    "    Notify Message Type: Private Use - Errors (12345)\n",
    "    Notification DATA: 00 00 36 2c",
    "IKE: policy match error",
    "Policy match error",
    "13[ENC] parsed INFORMATIONAL_V1 request 1 [ N(NO_PROP) N(CRIT) N((2)) N(DPD) ]",
    "received NO_PROPOSAL_CHOSEN notify error",
    "error",
    "N(14)",
    "1",
    "3868",
};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };

static size_t length_of(size_t index) {
  static const char UTF16[] = "\xFE\xFF\x00N\x00O\x00_\x00P\xD8";
  return TEXTS[index][0] == UTF16[0] && TEXTS[index][1] == UTF16[1] ? sizeof UTF16 - 1 : strlen(TEXTS[index]);
}

static void check_text(ikeerr_scanner *scanner, const char *text, size_t length) {
  static scan_found expected, found;
  scan_cut(&EVERYTHING, text, length, NULL, 0, &expected);
  scan_text(scanner, true, text, length, &found);
  if (found.fault) fail_msg("%zu bytes: %s", length, found.fault);
  if (!is_same_found(&expected, &found)) fail_msg("%zu bytes: %zu mentions", length, found.count);
}

static void test_no_text_has_a_say_in_another(void **state) {
  (void)state;
  ikeerr_scanner scanner;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  for (size_t before = 0; before < TEXT_COUNT; before++) {
    for (size_t i = 0; i < TEXT_COUNT; i++) {
      check_text(&scanner, TEXTS[before], length_of(before));
      check_text(&scanner, TEXTS[i], length_of(i));
    }
  }
}

static void test_a_text_may_be_left_before_its_end(void **state) {
  (void)state;
  static const char TEXT[] = "The error code returned on failure is 13868. The error code returned on failure is\n";
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  for (size_t i = 0; i < TEXT_COUNT; i++) {
    ikeerr_scan_text(&scanner, TEXT, sizeof TEXT - 1);
    assert_true(ikeerr_scan_next(&scanner, &mention));
    check_text(&scanner, TEXTS[i], length_of(i));
  }
}

static void test_the_last_mention_is_found_at_every_length(void **state) {
  (void)state;
  enum { MOST = 2 * IKEERR_SCAN_TAIL };
  static const char LAST[] = "error 13868";
  static char text[MOST + sizeof LAST], wide[2 * sizeof text + 2];
  ikeerr_scanner scanner;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  for (size_t front = 0; front < MOST; front += front < 700 ? 1 : 7) {
    memset(text, front % 2 ? ' ' : '\n', front);
    memcpy(text + front, LAST, sizeof LAST);
    check_text(&scanner, text, front + sizeof LAST - 1);
    check_text(&scanner, wide, widen(text, front + sizeof LAST - 1, front % 3, wide));
  }
}

static void test_a_text_is_used_up_once(void **state) {
  (void)state;
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_text(&scanner, "error 13868", 11);
  assert_true(ikeerr_scan_next(&scanner, &mention));
  assert_int_equal(6, mention.start);
  assert_int_equal(0, mention.line);
  for (int i = 0; i < 3; i++) assert_false(ikeerr_scan_next(&scanner, &mention));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_no_text_has_a_say_in_another),
      cmocka_unit_test(test_a_text_may_be_left_before_its_end),
      cmocka_unit_test(test_the_last_mention_is_found_at_every_length),
      cmocka_unit_test(test_a_text_is_used_up_once),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
