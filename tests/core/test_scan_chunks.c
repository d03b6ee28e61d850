/* However a text is cut into chunks, the mentions are the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "cut_scan.h"

enum { CORPUS_SIZE = 3 << 13 };

static const ikeerr_scan_options EVERYTHING = {
    .least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true, .lines = true};

static const char *const LINES[] = {
    "The error code returned on failure is 13868.",
    "[ErrorCode] 0X362C, 0x800735E9 and -1070202879 / -2147011095",
    "Errors 13823/13824/13843",
    "13[ENC] parsed INFORMATIONAL_V1 request 1 [ N(NO_PROP) N(CRIT) N((2)) N(DPD) ]",
    "06[ENC] parsed IKE_AUTH response 1 [ N(MS_STATUS(13868)) N(MS_STATUS(87)) N(AUTH_FAILED) ]",
    "received NO_PROPOSAL_CHOSEN notify error",
    "received NO_PROPOSAL_CHOSEN error notify",
    "STF_FAIL+v2N_TS_UNACCEPTABLE (0x26)",
    "ERROR: fatal NO-PROPOSAL-CHOSEN notify messsage, phase1 should be deleted.",
    "<Provider Name='RasClient'/>",
    "<Data>{A1}</Data><Data>13801</Data></Event><Data>13801</Data>",
    "    Notify Message Type: Private Use - Errors (12345)",
    "    Notification DATA: 00 00 36 2c",
    "Data : {233, 53, 0, 0}",
    "<Data Name='FailureReason'>Negotiation timed out</Data>",
    "IKE: no SA proposal chosen, error_ipsec_ike_auth_fail",
    "\xE9\x94\x99\xE8\xAF\xAF 13801\xEF\xBC\x9A\xE8\xBA\xAB",
    "Src Port: 13801, Identification: 0x35e9 (13801), uuid 0000362c-35e9",
    "The specified quick mode policy was not found, said the IPsec service",
    "failureErrorCode 1460; error 809",
    "see ERROR_IPSEC_X",
    "> The L2TP connection attempt failed because the security",
    "> layer encountered a processing error during initial",
    "> negotiations with the remote computer.",
    "rasdial",
    "Error 691 is what it says",
    "VPN \xD0\x9E\xD0\xA8\xD0\x98\xD0\x91\xD0\x9A\xD0\x90 789, 809\xE9\x94\x99\xE8\xAF\xAF",
    "\x80 13868, and \xBF\x80: 13801",
    "",
};

static void scan_whole(const char *text, size_t length, scan_found *found) {
  scan_cut(&EVERYTHING, text, length, NULL, 0, found);
  if (found->fault) fail_msg("%s", found->fault);
}

static void check_same(const scan_found *expected, const scan_found *actual, const char *how, size_t where) {
  if (actual->fault) fail_msg("%s %zu: %s", how, where, actual->fault);
  if (is_same_found(expected, actual)) return;
  size_t first = first_difference(expected, actual);
  const ikeerr_mention *wanted = &expected->mentions[first], *got = &actual->mentions[first];
  fail_msg("%s %zu: %zu mentions instead of %zu; number %zu is at %zu-%zu instead of %zu-%zu", how, where,
           actual->count, expected->count, first, (size_t)got->start, (size_t)got->end, (size_t)wanted->start,
           (size_t)wanted->end);
}

/* The lines, each after `gap` bytes of other text and ended by `end`. */
static size_t make_corpus(char *out, size_t gap, const char *end) {
  size_t length = 0;
  for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
    for (size_t j = 0; j < gap; j++) out[length++] = "lorem ipsum 4711 "[j % 17];
    size_t line = strlen(LINES[i]);
    memcpy(out + length, LINES[i], line);
    length += line;
    memcpy(out + length, end, strlen(end));
    length += strlen(end);
    assert_true(length + gap + 256 < CORPUS_SIZE);
  }
  return length;
}

static void check_sizes(const char *text, size_t length, const scan_found *whole) {
  enum { TAIL = IKEERR_SCAN_TAIL };
  static const size_t SIZES[] = {1,    2,    3,    7,    64,   511,  512,  513,      1000, 1024,
                                 1025, 1535, 1536, 1537, 2047, 2048, 2049, TAIL - 1, TAIL, TAIL + 1};
  static scan_found cut;
  static size_t ends[2 * CORPUS_SIZE];
  for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
    scan_cut(&EVERYTHING, text, length, ends, cut_evenly(length, SIZES[i], ends), &cut);
    check_same(whole, &cut, "chunks of", SIZES[i]);
  }
}

/* Cuts the text at every step-th boundary, and into chunks of many sizes; at least so many mentions are in it. */
static void check_cuts(const char *text, size_t length, size_t step, size_t least) {
  static scan_found whole, cut;
  scan_whole(text, length, &whole);
  assert_true(whole.count >= least);
  for (size_t split = 0; split <= length; split += step) {
    scan_cut(&EVERYTHING, text, length, &split, 1, &cut);
    check_same(&whole, &cut, "cut at", split);
  }
  check_sizes(text, length, &whole);
}

/* The same in bytes, in both kinds of UTF-16, and where the last unit of one is not whole. */
static void check_encodings(const char *text, size_t length, size_t step, size_t least) {
  static char wide[2 * CORPUS_SIZE + 2];
  check_cuts(text, length, step, least);
  for (int is_big = 0; is_big < 2; is_big++) {
    size_t wide_length = widen(text, length, is_big, wide);
    check_cuts(wide, wide_length, step + 2, least);
    if (is_big) check_cuts(wide, wide_length - 1, 2 * step + 13, 0);
  }
}

static void test_lines(void **state) {
  (void)state;
  static char corpus[CORPUS_SIZE];
  check_cuts(corpus, make_corpus(corpus, 0, "\n"), 1, 25);
  check_cuts(corpus, make_corpus(corpus, 0, "\r\n"), 1, 25);
}

static void test_lines_with_clean_text_between(void **state) {
  (void)state;
  static char corpus[CORPUS_SIZE];
  check_cuts(corpus, make_corpus(corpus, 600, "\n"), 23, 18);
}

static void test_one_line_without_end(void **state) {
  (void)state;
  static char corpus[CORPUS_SIZE];
  check_cuts(corpus, make_corpus(corpus, 0, " | "), 1, 15);
  check_cuts(corpus, make_corpus(corpus, 450, " "), 23, 15);
}

static void test_utf16(void **state) {
  (void)state;
  static char corpus[CORPUS_SIZE];
  check_encodings(corpus, make_corpus(corpus, 0, "\n"), 3, 25);
}

static size_t put_text(char *out, size_t length, const char *text) {
  memcpy(out + length, text, strlen(text));
  return length + strlen(text);
}

static size_t put_run(char *out, size_t length, const char *run, size_t bytes) {
  for (size_t i = 0; i < bytes; i++) out[length + i] = run[i % strlen(run)];
  return length + bytes;
}

/* A line that is longer than anything looks, without a blank, hides no label and cuts no name. */
static void test_long_lines_without_blanks(void **state) {
  (void)state;
  static const char *const RUNS[] = {"a", "x_y:z,", "\xC3\xA4", "\xE4", "-", "AB-"};
  static const char *const MENTIONS[] = {"\"errorCode\":13868,", ";ERROR_IPSEC_IKE_AUTH_FAIL;", "(error-code=13801)",
                                         "<Message>Negotiation\ttimed\tout,IKE</Message>"};
  static const size_t BEFORE[] = {520, 1010, 1700}, BEHIND[] = {0, 1600};
  static char text[CORPUS_SIZE];
  static scan_found out;
  for (size_t i = 0; i < sizeof RUNS / sizeof *RUNS; i++) {
    for (size_t j = 0; j < sizeof MENTIONS / sizeof *MENTIONS; j++) {
      for (size_t k = 0; k < 3 * 2; k++) {
        size_t length = put_run(text, put_text(text, 0, "IKE"), RUNS[i], BEFORE[k / 2]);
        length = put_text(text, length, MENTIONS[j]);
        length = put_run(text, length, RUNS[i], BEHIND[k % 2]);
        scan_whole(text, length, &out);
        if (out.count != 1) fail_msg("%s behind %zu bytes of %s", MENTIONS[j], BEFORE[k / 2], RUNS[i]);
        check_encodings(text, length, 101, 1);
      }
    }
  }
}

/* Every cut of a line whose mention is too far from its start for anything to be seen of it. */
static void test_every_cut_of_a_long_line(void **state) {
  (void)state;
  static char text[CORPUS_SIZE];
  for (size_t before = 400; before <= 2000; before += 400) {
    size_t length = put_run(text, put_text(text, 0, "{\"m\":\""), "a", before);
    length = put_run(text, put_text(text, length, "\",\"errorCode\":13868,\"z\":\""), "b", 1600);
    check_encodings(text, length, 1, 1);
  }
}

/* The name behind a number makes it certain if it ends where nothing looks further: cut there, it is not there yet. */
static void test_cuts_as_far_as_anything_looks(void **state) {
  (void)state;
  static const char NUMBER[] = "13801", NAME[] = "ERROR_IPSEC_IKE_AUTH_FAIL";
  static char text[CORPUS_SIZE];
  static scan_found whole, cut;
  size_t certain = 0;
  for (size_t gap = 440; gap < 540; gap++) {
    size_t number = put_run(text, 0, " ", 1000), length = put_text(text, number, NUMBER);
    length = put_text(text, put_run(text, length, ".", gap), NAME);
    length = put_run(text, length, " ", 600);
    scan_whole(text, length, &whole);
    assert_int_equal(2, whole.count);
    certain += whole.mentions[0].certainty == IKEERR_CERTAIN;
    for (size_t end = number + 400; end < number + 600; end++) {
      scan_cut(&EVERYTHING, text, length, &end, 1, &cut);
      check_same(&whole, &cut, "cut at", end);
    }
  }
  assert_in_range(certain, 20, 80);
}

static void check_pairs_of_cuts(const char *text, size_t length) {
  static scan_found whole, cut;
  scan_whole(text, length, &whole);
  for (size_t first = 0; first <= length; first++) {
    for (size_t second = first; second <= length; second++) {
      scan_cut(&EVERYTHING, text, length, (size_t[]){first, second}, 2, &cut);
      check_same(&whole, &cut, "cut twice, second at", second);
    }
  }
}

static void test_all_pairs_of_cuts(void **state) {
  (void)state;
  enum { SHORT = 45 };
  char wide[2 * SHORT + 2];
  for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
    size_t length = strlen(LINES[i]);
    if (length > SHORT) continue;
    check_pairs_of_cuts(LINES[i], length);
    check_pairs_of_cuts(wide, widen(LINES[i], length, i % 2, wide));
    check_pairs_of_cuts(wide, widen(LINES[i], length, i % 2, wide) - 1);
  }
}

/* Reading goes back in front of an anchor, but never over what it has read. */
static void test_every_mention_comes_once(void **state) {
  (void)state;
  static scan_found out;
  char text[1024];
  for (size_t gap = 400; gap < 900; gap++) {
    memset(text, ' ', sizeof text);
    memcpy(text, "IKE v1N_NO_PROPOSAL_CHOSEN", 26);
    memcpy(text + 26 + gap, "IKE", 3);
    scan_whole(text, 29 + gap, &out);
    assert_int_equal(1, out.count);
  }
}

static void test_a_line_is_decided_by_its_line_feed(void **state) {
  (void)state;
  for (size_t before = 0; before < 4000; before += 300) {
    char text[4096];
    memset(text, '\n', before);
    size_t length = before + (size_t)sprintf(text + before, "Error 13868\n");
    ikeerr_scanner scanner;
    ikeerr_mention mention;
    ikeerr_scan_start(&scanner, &EVERYTHING);
    ikeerr_scan_feed(&scanner, text, length - 1);
    assert_false(ikeerr_scan_next(&scanner, &mention));
    ikeerr_scan_feed(&scanner, "\n", 1);
    assert_true(ikeerr_scan_next(&scanner, &mention));
  }
}

/* An umlaut, a character of the supplementary planes, a surrogate that stands alone: 2, 4 and 2 bytes. */
static void test_offsets_in_utf16_are_those_of_its_bytes(void **state) {
  (void)state;
  static const uint16_t UNITS[] = {0xFEFF, 0x00C4, 0xD83D, 0xDE00, 0xDC00, ' ', 'e', 'r', 'r',
                                   'o',    'r',    ' ',    '1',    '3',    '8', '6', '8'};
  static scan_found out;
  for (int is_big = 0; is_big < 2; is_big++) {
    char text[sizeof UNITS], *end = text;
    size_t ends[sizeof UNITS];
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) end = put_unit(end, UNITS[i], is_big);
    for (size_t size = 1; size <= sizeof text; size++) {
      scan_cut(&EVERYTHING, text, sizeof text, ends, cut_evenly(sizeof text, size, ends), &out);
      assert_int_equal(1, out.count);
      assert_int_equal(2 * 12, out.mentions[0].start);
      assert_int_equal(2 * 17, out.mentions[0].end);
    }
  }
}

/* However many characters are in front, and however long: reading gets to the end, where the buffer is full or empty. A
 * surrogate that stands alone is the only unit whose character waits for the unit behind it. */
static void check_utf16_is_read_to_its_end(unsigned unit, bool is_big) {
  enum { MOST = 2 * IKEERR_SCAN_TAIL };
  static const char LINE[] = "\nError 13868";
  static char text[2 * (1 + MOST + sizeof LINE + 1)];
  for (size_t count = 0; count <= MOST; count++) {
    char *end = put_unit(text, 0xFEFF, is_big);
    for (size_t i = 0; i < count; i++) end = put_unit(end, unit, is_big);
    for (const char *c = LINE; *c; c++) end = put_unit(end, (unsigned char)*c, is_big);
    size_t error_end = (size_t)(end - text);
    end = put_unit(put_unit(end, 0xD800, is_big), '\n', is_big);
    ikeerr_scanner scanner;
    ikeerr_mention mention;
    ikeerr_scan_start(&scanner, &EVERYTHING);
    ikeerr_scan_feed(&scanner, text, (size_t)(end - text));
    assert_true(ikeerr_scan_next(&scanner, &mention));
    assert_int_equal(error_end, mention.end);
    assert_false(ikeerr_scan_next(&scanner, &mention));
  }
}

static void test_utf16_is_read_to_its_end(void **state) {
  (void)state;
  check_utf16_is_read_to_its_end('a', false);
  check_utf16_is_read_to_its_end(0x4E00, true);
  check_utf16_is_read_to_its_end(0xD800, false);
}

/* The first byte is the end of a character: with what happens to be in front of it in memory it would be a blank, and a
 * word there the label of the number. */
static void test_what_is_in_front_of_the_text_in_memory_is_no_part_of_it(void **state) {
  (void)state;
  static const char LABEL[] = "error\xC2", NUMBER[] = "\x80 13868";
  static char memory[1024];
  static scan_found out;
  memset(memory, ' ', sizeof memory);
  size_t start = put_text(memory, 0, LABEL);
  put_text(memory, start, NUMBER);
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  ikeerr_scan_feed(&scanner, memory + start, sizeof memory - start);
  assert_true(ikeerr_scan_next(&scanner, &mention));
  assert_int_equal(IKEERR_POSSIBLE, mention.certainty);
  scan_whole(memory, sizeof memory, &out);
  assert_int_equal(1, out.count);
  assert_int_equal(IKEERR_LIKELY, out.mentions[0].certainty);
}

static void test_garbage(void **state) {
  (void)state;
  static char corpus[CORPUS_SIZE];
  uint32_t random = 1;
  for (size_t i = 0; i < 4000; i++) {
    random = random * 1664525u + 1013904223u;
    corpus[i] = (char)(random >> 24);
  }
  check_encodings(corpus, 4000, 7, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lines),
      cmocka_unit_test(test_lines_with_clean_text_between),
      cmocka_unit_test(test_one_line_without_end),
      cmocka_unit_test(test_utf16),
      cmocka_unit_test(test_long_lines_without_blanks),
      cmocka_unit_test(test_every_cut_of_a_long_line),
      cmocka_unit_test(test_cuts_as_far_as_anything_looks),
      cmocka_unit_test(test_all_pairs_of_cuts),
      cmocka_unit_test(test_every_mention_comes_once),
      cmocka_unit_test(test_a_line_is_decided_by_its_line_feed),
      cmocka_unit_test(test_offsets_in_utf16_are_those_of_its_bytes),
      cmocka_unit_test(test_utf16_is_read_to_its_end),
      cmocka_unit_test(test_what_is_in_front_of_the_text_in_memory_is_no_part_of_it),
      cmocka_unit_test(test_garbage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
