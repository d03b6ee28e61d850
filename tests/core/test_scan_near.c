/* How far the words of a line have a say: as far as SCAN_NEAR, and the same whether reading has passed them or not. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "cut_scan.h"
#include "scan/place.h"

static const ikeerr_scan_options EVERYTHING = {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true};
static const char NAME[] = "AUTHENTICATION_FAILED"; /* an ordinary name: certain near words about IKE only */

enum { MOST_TEXT = 4096 };

static size_t put_text(char *out, size_t length, const char *text) {
  memcpy(out + length, text, strlen(text));
  return length + strlen(text);
}

static size_t put_blanks(char *out, size_t length, size_t count) {
  memset(out + length, ' ', count);
  return length + count;
}

/* The certainty of the mention at an offset of a text. */
static ikeerr_certainty certainty_at(const char *text, size_t length, size_t offset) {
  static scan_found found;
  scan_cut(&EVERYTHING, text, length, NULL, 0, &found);
  for (size_t i = 0; i < found.count; i++) {
    if (found.mentions[i].start == offset) return found.mentions[i].certainty;
  }
  fail_msg("no mention at %zu", offset);
  return IKEERR_POSSIBLE;
}

/* The certainty of a name so many bytes behind the start of a word. "racoon" is about IKE, and no anchor. */
static ikeerr_certainty certainty_behind(const char *front, const char *word, size_t distance) {
  char text[MOST_TEXT];
  size_t start = put_text(text, put_blanks(text, 0, 600), front);
  size_t name = put_blanks(text, put_text(text, start, word), distance - strlen(word));
  return certainty_at(text, put_text(text, name, NAME), name);
}

static void test_a_word_in_front(void **state) {
  (void)state;
  for (size_t distance = 300; distance < 600; distance++) {
    assert_int_equal(distance <= SCAN_NEAR ? IKEERR_CERTAIN : IKEERR_POSSIBLE,
                     certainty_behind("", "racoon", distance));
  }
}

/* The end of a word is none, wherever reading starts. */
static void test_a_part_of_a_word(void **state) {
  (void)state;
  for (size_t distance = 300; distance < 600; distance++) {
    assert_int_equal(IKEERR_POSSIBLE, certainty_behind("x", "racoon", distance));
  }
}

static void test_a_word_on_another_line(void **state) {
  (void)state;
  for (size_t distance = 300; distance < 600; distance++) {
    assert_int_equal(IKEERR_POSSIBLE, certainty_behind("", "racoon\n", distance));
  }
}

/* Words count that are too far from the anchor to be read themselves: "COOKIE" is no anchor, the name behind it is. */
static void test_a_word_in_front_of_what_is_read(void **state) {
  (void)state;
  for (size_t before = 0; before < 3000; before += 100) {
    char text[MOST_TEXT];
    size_t word = put_text(text, put_blanks(text, 0, before), "racoon");
    size_t cookie = put_blanks(text, word, 300);
    size_t name = put_blanks(text, put_text(text, cookie, "COOKIE"), 450);
    assert_int_equal(IKEERR_CERTAIN, certainty_at(text, put_text(text, name, NAME), cookie));
  }
}

/* Whether a text has a mention at an offset. */
static bool has_mention_at(const char *text, size_t length, size_t offset) {
  static scan_found found;
  scan_cut(&EVERYTHING, text, length, NULL, 0, &found);
  for (size_t i = 0; i < found.count; i++) {
    if (found.mentions[i].start == offset) return true;
  }
  return false;
}

/* An anchor lights its line from 512 bytes in front of it to 512 bytes behind it. */
static void test_how_far_an_anchor_lights(void **state) {
  (void)state;
  for (size_t distance = 20; distance < 600; distance++) {
    char text[MOST_TEXT];
    size_t name = put_blanks(text, 0, 600);
    size_t anchor = put_blanks(text, put_text(text, name, "COOKIE"), distance - strlen("COOKIE"));
    size_t behind = put_blanks(text, put_text(text, anchor, "IKE"), distance - strlen("IKE"));
    size_t length = put_text(text, behind, "COOKIE");
    assert_int_equal(distance <= 512, has_mention_at(text, length, name));
    assert_int_equal(distance < 512, has_mention_at(text, length, behind));
  }
}

/* A capture lights the lines behind the name of the protocol: what is no anchor itself is read there, and so far only.
 */
static void test_a_capture_is_read_for_512_bytes(void **state) {
  (void)state;
  for (size_t distance = 20; distance < 600; distance++) {
    char text[MOST_TEXT];
    size_t start = put_blanks(text, 0, 100);
    size_t name = put_blanks(text, put_text(text, start, "ISAKMP\n"), distance - strlen("ISAKMP\n"));
    size_t length = put_text(text, name, "COOKIE\n");
    assert_int_equal(distance < 512, has_mention_at(text, length, name));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_word_in_front),          cmocka_unit_test(test_a_part_of_a_word),
      cmocka_unit_test(test_a_word_on_another_line),   cmocka_unit_test(test_a_word_in_front_of_what_is_read),
      cmocka_unit_test(test_how_far_an_anchor_lights), cmocka_unit_test(test_a_capture_is_read_for_512_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
