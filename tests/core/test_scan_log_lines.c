/* Every line of the pages is found again where a program prints it: its record, and of a sign its cause. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "cut_scan.h"
#include "filled_line.h"
#include "spellings/line.h"
#include "tables/tables.h"

enum { LONGEST = 1024 };

/* What stands for the things that vary: nothing that any line says. */
static const char FILLER[] = "zq7", FILLER_IN_FRONT[] = "zq7: ";

/* Writes a line with something in place of each wildcard. */
static void fill_in(const char *pattern, char *line) {
  *line = '\0';
  while (*pattern) {
    size_t fixed = fixed_length(pattern);
    strncat(line, pattern, fixed);
    pattern += fixed;
    if (!*pattern) return;
    strcat(line, *line ? FILLER : FILLER_IN_FRONT);
    pattern += wildcard_length(pattern);
  }
}

static bool has_record(const ikeerr_mention *mention, const ikeerr_record *record) {
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (mention->records[i] == record) return true;
  }
  return false;
}

/* The mention in a text, the first that is a line. */
static bool scan_line(const char *text, ikeerr_mention *found) {
  ikeerr_scan_options options = {.least = IKEERR_POSSIBLE, .statuses = true};
  ikeerr_scanner scanner;
  ikeerr_scan_start(&scanner, &options);
  ikeerr_scan_feed(&scanner, text, strlen(text));
  bool is_finished = false;
  for (;;) {
    if (ikeerr_scan_next(&scanner, found)) {
      if (found->sign_end) return true;
    } else if (is_finished) {
      return false;
    } else {
      ikeerr_scan_finish(&scanner);
      is_finished = true;
    }
  }
}

static const char *cause_of(const table_line_pattern *pattern) {
  return table_text(ike_table_log_lines[pattern->line].cause);
}

/* A line that no page has is looked for by who follows negotiations only. */
static bool is_of_page(const table_line_pattern *pattern) {
  return pattern->line != TABLE_NO_LINE;
}

static size_t count_patterns(void) {
  return ike_table_counts.line_patterns;
}

static const char *line_of(const table_line_pattern *pattern) {
  return table_text(ike_table_log_lines[pattern->line].line);
}

static void write_line(const table_line_pattern *pattern, char *line) {
  fill_in(line_of(pattern), line);
}

static bool is_of_line(const ikeerr_mention *found, const table_line_pattern *pattern) {
  return has_record(found, &ike_table_records[pattern->record]) && found->cause == cause_of(pattern);
}

static void check_found(const char *text, const table_line_pattern *pattern) {
  ikeerr_mention found;
  if (!scan_line(text, &found)) fail_msg("not found: %s", text);
  if (!is_of_line(&found, pattern)) fail_msg("taken for another line: %s", text);
}

static void check_lines(const char *before, const char *behind) {
  for (size_t i = 0; i < count_patterns(); i++) {
    const table_line_pattern *pattern = &ike_table_line_patterns[i];
    if (!is_of_page(pattern)) continue;
    char text[LONGEST], line[LONGEST];
    write_line(pattern, line);
    snprintf(text, sizeof text, "%s%s%s", before, line, behind);
    check_found(text, pattern);
  }
}

static void test_alone(void **state) {
  (void)state;
  check_lines("", "");
}

static void test_behind_a_prefix(void **state) {
  (void)state;
  check_lines("Nov 30 12:00:00 gw daemon[7]: ", "\nanother line\n");
}

static void test_in_json(void **state) {
  (void)state;
  check_lines("{\"time\":1,\"message\":\"", "\",\"host\":\"gw\"}\n");
}

/* Docker writes the line feed of a message into its JSON. */
static void test_in_json_with_its_line_feed(void **state) {
  (void)state;
  check_lines("{\"log\":\"", "\\n\",\"stream\":\"stdout\"}\n");
}

/* ---- what stands behind ---- */

/* Whether a text begins with a line that ends so far behind its start. */
static bool ends_at(const char *text, const table_line_pattern *pattern, size_t end) {
  ikeerr_mention found;
  return scan_line(text, &found) && is_of_line(&found, pattern) && found.sign_end == end;
}

/* Whether the line of a pattern ends with what varies: the pattern is then what people quote of it. */
static bool varies_at_end(const table_line_pattern *pattern) {
  const char *line = line_of(pattern);
  size_t length = strlen(line);
  return line[length - 1] == '}' || (length >= 3 && strcmp(line + length - 3, "\xE2\x80\xA6") == 0);
}

/* Of the lines that end with a word of their own: whether they are found in front of a text. */
static void check_end(const char *behind, bool is_closed) {
  size_t lines = 0;
  for (size_t i = 0; i < count_patterns(); i++) {
    const table_line_pattern *pattern = &ike_table_line_patterns[i];
    if (!is_of_page(pattern)) continue;
    char text[LONGEST], line[LONGEST];
    if (pattern->is_open || varies_at_end(pattern)) continue;
    write_line(pattern, line);
    bool is_sentence = strchr(".!?", line[strlen(line) - 1]);
    bool is_found =
        is_sentence || strlen(line) >= LINE_LONG; /* it ends there, or is about one thing, whatever follows */
    if (is_found && (*behind == ' ' || *behind == '\t')) continue;
    snprintf(text, sizeof text, "%s%s", line, behind);
    if (ends_at(text, pattern, strlen(line)) != is_closed) {
      fail_msg("%s: %s", is_closed ? "not found" : "goes on, and is found", text);
    }
    lines++;
  }
  assert_true(lines > 0);
}

/* A quotation mark, markup, punctuation that ends a sentence or a line, as they are or escaped. */
static void test_what_closes_a_message(void **state) {
  (void)state;
  static const char *const CLOSING[] = {"",      "  ",     "\r\n",  "\"zq7",      "'zq7",      "`zq7",    "<zq7>",
                                        "|zq7",  ") zq7",  "] zq7", "} zq7",      "\\n zq7",   "\\r zq7", "\\\"zq7",
                                        ". zq7", ", zq7",  "; zq7", ":",          "! zq7",     "? zq7",   ".",
                                        "!",     "&quot;", "&lt;/", "\\u0022zq7", "\\u003czq7"};
  for (size_t i = 0; i < sizeof CLOSING / sizeof *CLOSING; i++) check_end(CLOSING[i], true);
}

/* The same words at the start of a longer message are another one. */
static void test_what_goes_on_is_another_message(void **state) {
  (void)state;
  static const char *const OTHER[] = {"zq7",  " zq7", "\tzq7", "-zq7", "_zq7",     ".zq7",   ",zq7",
                                      "=zq7", "(zq7", "/zq7",  "&zq7", "&amp;zq7", "\\tzq7", "\\u0026zq7"};
  for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++) check_end(OTHER[i], false);
}

/* ---- escapes ---- */

/* Writes each of a byte of a line in another way; false: there is none. */
static bool write_escaped(const char *line, char byte, const char *written, char *text) {
  bool is_any = strchr(line, byte) != NULL;
  for (; *line; line++) {
    if (*line == byte) {
      strcpy(text, written);
      text += strlen(written);
    } else {
      *text++ = *line;
    }
  }
  *text = '\0';
  return is_any;
}

typedef struct {
  char byte;
  const char *written;
} escape;

/* As JSON and XML write them. */
static void test_escaped_bytes_are_those_bytes(void **state) {
  (void)state;
  static const escape ESCAPES[] = {{'"', "\\\""},    {'"', "&quot;"},   {'"', "\\u0022"}, {'\'', "&apos;"},
                                   {'\'', "&#39;"},  {'\'', "\\u0027"}, {'<', "&lt;"},    {'<', "\\u003c"},
                                   {'<', "\\u003C"}, {'>', "&gt;"},     {'>', "\\u003e"}, {'&', "&amp;"},
                                   {'&', "\\u0026"}};
  size_t lines = 0;
  for (size_t i = 0; i < sizeof ESCAPES / sizeof *ESCAPES; i++) {
    for (size_t j = 0; j < count_patterns(); j++) {
      char text[LONGEST], line[LONGEST];
      if (!is_of_page(&ike_table_line_patterns[j])) continue;
      write_line(&ike_table_line_patterns[j], line);
      if (!write_escaped(line, ESCAPES[i].byte, ESCAPES[i].written, text)) continue;
      check_found(text, &ike_table_line_patterns[j]);
      lines++;
    }
  }
  assert_true(lines > 0);
}

/* Whether a line is still found with each of a byte written in another way; false too if it has none. */
static bool is_found_with(const table_line_pattern *pattern, char byte, const char *written) {
  char text[LONGEST], line[LONGEST];
  ikeerr_mention found;
  write_line(pattern, line);
  return write_escaped(line, byte, written, text) && scan_line(text, &found) && is_of_line(&found, pattern);
}

/* Left out are lines that their record has without the byte too. */
static void test_other_escapes_are_not(void **state) {
  (void)state;
  static const escape OTHERS[] = {{'"', "\\'"},  {'"', "\\u0023"}, {'"', "&quote;"}, {'"', "&gt;"},
                                  {'"', "&"},    {'\'', "&quot;"}, {'\'', "\\\""},   {'<', "&gt;"},
                                  {'>', "&lt;"}, {'&', "&apos;"},  {'\'', "\\u1027"}};
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
    for (size_t j = 0; j < count_patterns(); j++) {
      const table_line_pattern *pattern = &ike_table_line_patterns[j];
      if (!is_of_page(pattern)) continue;
      if (!is_found_with(pattern, OTHERS[i].byte, OTHERS[i].written)) continue;
      if (!is_found_with(pattern, OTHERS[i].byte, FILLER)) {
        fail_msg("%s is taken for %c: %s", OTHERS[i].written, OTHERS[i].byte, line_of(pattern));
      }
    }
  }
}

/* ---- cut ---- */

static const ikeerr_scan_options EVERYTHING = {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true};

static void check_cut(const char *text, size_t length, const size_t *ends, size_t count, const scan_found *whole) {
  static scan_found cut;
  scan_cut(&EVERYTHING, text, length, ends, count, &cut);
  if (cut.fault) fail_msg("%s: %.*s", cut.fault, (int)length, text);
  if (!is_same_found(whole, &cut)) fail_msg("other mentions when cut at %zu: %.*s", *ends, (int)length, text);
}

static void check_all_cuts(const char *text, size_t length) {
  static scan_found whole;
  size_t singly[2 * LONGEST + 2];
  scan_cut(&EVERYTHING, text, length, NULL, 0, &whole);
  if (whole.fault) fail_msg("%s: %.*s", whole.fault, (int)length, text);
  assert_true(whole.count > 0);
  for (size_t end = 0; end <= length; end++) check_cut(text, length, &end, 1, &whole);
  check_cut(text, length, singly, cut_evenly(length, 1, singly), &whole);
}

/* Every third line, in bytes and in UTF-16, with and without a line behind it. */
static void test_cut_anywhere(void **state) {
  (void)state;
  for (size_t i = 0; i < count_patterns(); i += 3) {
    char text[LONGEST], line[LONGEST], wide[2 * LONGEST + 2];
    if (!is_of_page(&ike_table_line_patterns[i])) continue;
    fill_in(table_text(ike_table_log_lines[ike_table_line_patterns[i].line].line), line);
    int length = snprintf(text, sizeof text, "07[IKE] <gw|1> %s%s", line, i % 2 ? "" : "\r\n13868\n");
    check_all_cuts(text, (size_t)length);
    check_all_cuts(wide, widen(text, (size_t)length, i % 4 < 2, wide));
  }
}

/* A sign is where its line is in the input. */
static void test_signs_in_utf16(void **state) {
  (void)state;
  static const char LINE[] = "error writing to socket: Permission denied";
  static scan_found found;
  char text[LONGEST], wide[2 * LONGEST + 2];
  int length = snprintf(text, sizeof text, "\x80 07[NET] %s\r\n", LINE);
  scan_cut(&EVERYTHING, wide, widen(text, (size_t)length, false, wide), NULL, 0, &found);
  assert_int_equal(1, found.count);
  assert_int_equal(2 + 2 * strlen("\x80 07[NET] "), found.mentions[0].sign_start);
  assert_int_equal(found.mentions[0].sign_start + 2 * strlen(LINE), found.mentions[0].sign_end);
}

static const ikeerr_record *record_of_version(const table_line_pattern *pattern, int version) {
  const ikeerr_record *record = &ike_table_records[pattern->record];
  return record->domain == (version == 1 ? IKEERR_IKEV1 : IKEERR_IKEV2) ? record : ikeerr_twin(record);
}

/* Whether the words of a line are those of IKEv2 alone. */
static bool names_version(const char *line) {
  return strstr(line, "v2") || strstr(line, "IKE_SA_INIT") || strstr(line, "parent SA");
}

/* A line that is printed in both versions is of the one that the text speaks of, unless it says itself. */
static void test_lines_of_both_versions(void **state) {
  (void)state;
  size_t count = 0;
  for (size_t i = 0; i < count_patterns(); i++) {
    const table_line_pattern *pattern = &ike_table_line_patterns[i];
    if (!is_of_page(pattern) || !pattern->is_shared || pattern->fixed < 28 ||
        !ikeerr_twin(&ike_table_records[pattern->record]))
      continue;
    char line[LONGEST], text[2 * LONGEST];
    write_line(pattern, line);
    if (names_version(line)) continue;
    for (int version = 1; version <= 2; version++) {
      ikeerr_mention found;
      snprintf(text, sizeof text, "ikev%d: %s", version, line);
      if (!scan_line(text, &found)) fail_msg("'%s' is not found", text);
      if (found.record_count != 1 || found.records[0] != record_of_version(pattern, version)) fail_msg("%s", text);
    }
    count++;
  }
  assert_true(count > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_alone),
      cmocka_unit_test(test_behind_a_prefix),
      cmocka_unit_test(test_in_json),
      cmocka_unit_test(test_in_json_with_its_line_feed),
      cmocka_unit_test(test_what_closes_a_message),
      cmocka_unit_test(test_what_goes_on_is_another_message),
      cmocka_unit_test(test_escaped_bytes_are_those_bytes),
      cmocka_unit_test(test_other_escapes_are_not),
      cmocka_unit_test(test_cut_anywhere),
      cmocka_unit_test(test_lines_of_both_versions),
      cmocka_unit_test(test_signs_in_utf16),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
