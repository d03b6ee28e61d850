/* However a text is cut into chunks, the mentions are the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"

enum { MOST_MENTIONS = 256, CORPUS_SIZE = 1 << 14 };

typedef struct {
  ikeerr_mention mentions[MOST_MENTIONS];
  size_t count;
} found;

static const ikeerr_scan_options EVERYTHING = {IKEERR_POSSIBLE, true, true};

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
    "",
};

static void collect(ikeerr_scanner *scanner, found *out) {
  ikeerr_mention mention;
  while (ikeerr_scan_next(scanner, &mention)) {
    assert_true(out->count < MOST_MENTIONS);
    assert_true(mention.start < mention.end);
    if (out->count) assert_true(mention.start >= out->mentions[out->count - 1].end);
    out->mentions[out->count++] = mention;
  }
}

/* A copy of each chunk with nothing around it, so that a look outside is an error of the sanitizer. */
static void feed(ikeerr_scanner *scanner, const char *text, size_t length, found *out) {
  char *chunk = malloc(length ? length : 1);
  memcpy(chunk, text, length);
  ikeerr_scan_feed(scanner, chunk, length);
  collect(scanner, out);
  free(chunk);
}

static void finish(ikeerr_scanner *scanner, found *out) {
  ikeerr_scan_finish(scanner);
  collect(scanner, out);
}

static void scan_in_pieces(const char *text, size_t length, size_t piece, found *out) {
  ikeerr_scanner scanner;
  out->count = 0;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  for (size_t start = 0; start < length; start += piece) {
    feed(&scanner, text + start, length - start < piece ? length - start : piece, out);
  }
  finish(&scanner, out);
}

static void scan_split_at(const char *text, size_t length, size_t split, found *out) {
  ikeerr_scanner scanner;
  out->count = 0;
  ikeerr_scan_start(&scanner, &EVERYTHING);
  feed(&scanner, text, split, out);
  feed(&scanner, text + split, length - split, out);
  finish(&scanner, out);
}

static void check_same(const found *expected, const found *actual, size_t where) {
  if (expected->count != actual->count) {
    fail_msg("cut at %zu: %zu mentions instead of %zu", where, actual->count, expected->count);
  }
  for (size_t i = 0; i < expected->count; i++) {
    const ikeerr_mention *wanted = &expected->mentions[i], *got = &actual->mentions[i];
    bool is_same = wanted->start == got->start && wanted->end == got->end && wanted->form == got->form &&
                   wanted->certainty == got->certainty && wanted->record_count == got->record_count &&
                   wanted->neighbour == got->neighbour &&
                   memcmp(wanted->records, got->records, wanted->record_count * sizeof *wanted->records) == 0;
    if (!is_same) {
      fail_msg("cut at %zu: mention %zu is at %zu-%zu instead of %zu-%zu", where, i, (size_t)got->start,
               (size_t)got->end, (size_t)wanted->start, (size_t)wanted->end);
    }
  }
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

static void check_cuts(const char *text, size_t length, size_t step, size_t least) {
  static found whole, cut;
  scan_in_pieces(text, length, length, &whole);
  assert_true(whole.count >= least);
  for (size_t split = 0; split <= length; split += step) {
    scan_split_at(text, length, split, &cut);
    check_same(&whole, &cut, split);
  }
  static const size_t PIECES[] = {1, 2, 3, 7, 64, 511, 512, 513, 1000, 1024, 1025, 2047, 2048, 2049};
  for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
    scan_in_pieces(text, length, PIECES[i], &cut);
    check_same(&whole, &cut, PIECES[i]);
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
  static char corpus[CORPUS_SIZE], wide[2 * CORPUS_SIZE];
  size_t length = make_corpus(corpus, 0, "\n");
  for (int is_big = 0; is_big < 2; is_big++) {
    wide[is_big] = (char)0xFF, wide[!is_big] = (char)0xFE;
    for (size_t i = 0; i < length; i++) {
      wide[2 + 2 * i + (size_t)!is_big] = 0;
      wide[2 + 2 * i + (size_t)is_big] = corpus[i];
    }
    check_cuts(wide, 2 + 2 * length, 3, 25);
  }
}

/* Reading goes back in front of an anchor, but never over what it has read. */
static void test_every_mention_comes_once(void **state) {
  (void)state;
  static found out;
  char text[1024];
  for (size_t gap = 400; gap < 900; gap++) {
    memset(text, ' ', sizeof text);
    memcpy(text, "IKE v1N_NO_PROPOSAL_CHOSEN", 26);
    memcpy(text + 26 + gap, "IKE", 3);
    scan_in_pieces(text, 29 + gap, sizeof text, &out);
    assert_int_equal(1, out.count);
  }
}

static void test_a_line_is_decided_by_its_line_feed(void **state) {
  (void)state;
  static found out;
  ikeerr_scanner scanner;
  for (size_t before = 0; before < 3000; before += 300) {
    char text[4096];
    memset(text, '\n', before);
    size_t length = before + (size_t)sprintf(text + before, "Error 13868\n");
    out.count = 0;
    ikeerr_scan_start(&scanner, &EVERYTHING);
    feed(&scanner, text, length - 1, &out);
    assert_int_equal(0, out.count);
    feed(&scanner, "\n", 1, &out);
    assert_int_equal(1, out.count);
  }
}

/* An umlaut, a character of the supplementary planes, a surrogate that stands alone: 2, 4 and 2 bytes. */
static void test_offsets_in_utf16_are_those_of_its_bytes(void **state) {
  (void)state;
  static const uint16_t UNITS[] = {0xFEFF, 0x00C4, 0xD83D, 0xDE00, 0xDC00, ' ', 'e', 'r', 'r',
                                   'o',    'r',    ' ',    '1',    '3',    '8', '6', '8'};
  static found out;
  for (int is_big = 0; is_big < 2; is_big++) {
    char text[sizeof UNITS];
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
      text[2 * i + (size_t)!is_big] = (char)(UNITS[i] >> 8);
      text[2 * i + (size_t)is_big] = (char)UNITS[i];
    }
    for (size_t piece = 1; piece <= sizeof text; piece++) {
      scan_in_pieces(text, sizeof text, piece, &out);
      assert_int_equal(1, out.count);
      assert_int_equal(2 * 12, out.mentions[0].start);
      assert_int_equal(2 * 17, out.mentions[0].end);
    }
  }
}

/* Writes a unit of UTF-16 and returns what is behind it. */
static char *put_unit(char *out, uint16_t unit, bool is_big) {
  out[!is_big] = (char)(unit >> 8);
  out[is_big] = (char)unit;
  return out + 2;
}

/* However many characters are in front, and however long: reading gets to the end, where the buffer is full or empty. A
 * surrogate that stands alone is the only unit whose character waits for the unit behind it. */
static void check_utf16_is_read_to_its_end(uint16_t unit, bool is_big) {
  enum { MOST = 2 * IKEERR_SCAN_TAIL };
  static const char LINE[] = "\nError 13868";
  static char text[2 * (1 + MOST + sizeof LINE)];
  static found out;
  for (size_t count = 0; count <= MOST; count++) {
    char *end = put_unit(text, 0xFEFF, is_big);
    for (size_t i = 0; i < count; i++) end = put_unit(end, unit, is_big);
    for (const char *c = LINE; *c; c++) end = put_unit(end, (uint16_t)*c, is_big);
    scan_in_pieces(text, (size_t)(end - text), sizeof text, &out);
    assert_int_equal(1, out.count);
    assert_int_equal(end - text, out.mentions[0].end);
  }
}

static void test_utf16_is_read_to_its_end(void **state) {
  (void)state;
  check_utf16_is_read_to_its_end('a', false);
  check_utf16_is_read_to_its_end(0x4E00, true);
  check_utf16_is_read_to_its_end(0xD800, false);
}

static void test_garbage(void **state) {
  (void)state;
  static char corpus[CORPUS_SIZE];
  uint32_t random = 1;
  for (size_t i = 0; i < 4000; i++) {
    random = random * 1664525u + 1013904223u;
    corpus[i] = (char)(random >> 24);
  }
  check_cuts(corpus, 4000, 7, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_lines),
      cmocka_unit_test(test_lines_with_clean_text_between),
      cmocka_unit_test(test_one_line_without_end),
      cmocka_unit_test(test_utf16),
      cmocka_unit_test(test_every_mention_comes_once),
      cmocka_unit_test(test_a_line_is_decided_by_its_line_feed),
      cmocka_unit_test(test_offsets_in_utf16_are_those_of_its_bytes),
      cmocka_unit_test(test_utf16_is_read_to_its_end),
      cmocka_unit_test(test_garbage),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
