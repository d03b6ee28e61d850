/* Every line of the pages is found again where a program prints it: its record, and of a sign its cause. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "ikeerr.h"
#include "tables/tables.h"

enum { LONGEST = 1024 };

/* What stands for the things that vary: nothing that any line says. */
static const char FILLER[] = "zq7", FILLER_IN_FRONT[] = "zq7: ";

/* Writes a line with something in place of each wildcard. */
static void fill_in(const char *pattern, char *line) {
  static const char ELLIPSIS[] = "\xE2\x80\xA6";
  static const char *const KEPT[] = {"{proposals}", "{id}", "{ts}", "{peer}", "{name}"};
  *line = '\0';
  while (*pattern) {
    size_t length = strncmp(pattern, ELLIPSIS, strlen(ELLIPSIS)) == 0 ? strlen(ELLIPSIS) : 0;
    for (size_t i = 0; i < sizeof KEPT / sizeof *KEPT; i++) {
      if (strncmp(pattern, KEPT[i], strlen(KEPT[i])) == 0) length = strlen(KEPT[i]);
    }
    if (length) {
      strcat(line, *line ? FILLER : FILLER_IN_FRONT);
      pattern += length;
    } else {
      strncat(line, pattern++, 1);
    }
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
  ikeerr_scan_options options = {IKEERR_POSSIBLE, true, false};
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
  if (pattern->cause == LINE_NO_CAUSE) return NULL;
  return table_text(ike_table_causes[ike_table_records[pattern->record].causes.first + pattern->cause].id);
}

static size_t count_patterns(void) {
  return ike_table_line_starts[256];
}

static void check_lines(const char *before, const char *behind) {
  for (size_t i = 0; i < count_patterns(); i++) {
    const table_line_pattern *pattern = &ike_table_line_patterns[i];
    const char *own = table_text(ike_table_log_lines[pattern->line].line);
    char text[LONGEST], line[LONGEST];
    fill_in(own, line);
    snprintf(text, sizeof text, "%s%s%s", before, line, behind);
    ikeerr_mention found;
    if (!scan_line(text, &found)) fail_msg("not found: %s", text);
    bool is_own = has_record(&found, &ike_table_records[pattern->record]) && found.cause == cause_of(pattern);
    if (!is_own) fail_msg("taken for another line: %s", text);
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_alone),
      cmocka_unit_test(test_behind_a_prefix),
      cmocka_unit_test(test_in_json),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
