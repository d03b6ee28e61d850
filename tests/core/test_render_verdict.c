/* The text of verdicts that logs seldom have: made by hand. */
#include <stdio.h>

#include "cmocka_setup.h"
#include "tables/tables.h"

static const void *cause_of(const ikeerr_record *record, const char *id) {
  for (size_t i = 0; i < record->causes.count; i++) {
    const table_cause *cause = &ike_table_causes[record->causes.first + i];
    if (strcmp(table_text(cause->id), id) == 0) return cause;
  }
  fail_msg("there is no cause %s", id);
  return NULL;
}

static ikeerr_verdict refused(const char *stack) {
  return (ikeerr_verdict){.stack = stack,
                          .outcome = "refused",
                          .decided_by = "peer",
                          .record = ikeerr_by_code(IKEERR_IKEV2, 7, NULL),
                          .reason = "ikev2:7",
                          .first_line = 1,
                          .last_line = 2,
                          .attempts = 1,
                          .log = 1};
}

static const char *text_of(const ikeerr_verdict *verdict) {
  static char text[1 << 14];
  const ikeerr_style style = {100, false, IKEERR_PLAIN};
  assert_true(ikeerr_verdict_text(verdict, &style, text, sizeof text) < sizeof text);
  return text;
}

static void assert_says(const ikeerr_verdict *verdict, const char *part) {
  const char *text = text_of(verdict);
  if (!strstr(text, part)) fail_msg("'%s' is not in:\n%s", part, text);
}

/* The numbers of long logs are as wide as the column, and still apart from the line. */
static void test_evidence_far_down(void **state) {
  (void)state;
  ikeerr_verdict verdict = refused("strongswan");
  verdict.evidence_count = 2;
  verdict.evidence[0] = (ikeerr_evidence){.line = 7, .text = "first words"};
  verdict.evidence[1] = (ikeerr_evidence){.line = 1000, .text = "other words"};
  assert_says(&verdict, "\n  line 7   first words\n");
  assert_says(&verdict, "\n  line 1000 other words\n");
}

/* Where all fixes are for other products, so many are shown; where that are all, no more are announced. */
static void test_fixes_for_other_products(void **state) {
  (void)state;
  ikeerr_verdict verdict = refused("strongswan");
  verdict.cause = cause_of(verdict.record, "ikev2:7#ts");
  assert_says(&verdict, "\n  fix      FortiGate: ");
  assert_null(strstr(text_of(&verdict), " more for other products"));
  verdict.stack = "fortigate";
  assert_says(&verdict, "\n  fix      FortiGate: ");
}

/* Of a line the words in front of what varies are searched for; the whole line where they are few. */
static void test_lines_to_look_for(void **state) {
  (void)state;
  ikeerr_verdict verdict = refused("strongswan");
  verdict.look_in = "its log";
  verdict.look_for_count = 3;
  verdict.look_for[0] = "a line with {id} in it";
  verdict.look_for[1] = "{peer} is somebody else";
  verdict.look_for[2] = "all of it";
  assert_says(&verdict, "\n  look for a line with");
  assert_says(&verdict, "\n           {peer} is somebody else\n");
  assert_says(&verdict, "\n           all of it\n");
}

/* A Child SA that is up is said where another one is not. */
static void test_children(void **state) {
  (void)state;
  ikeerr_verdict verdict = refused("strongswan");
  verdict.outcome = "established";
  verdict.child_count = 2;
  verdict.children[0] = (ikeerr_child){"net", "established"};
  verdict.children[1] = (ikeerr_child){NULL, "refused"};
  assert_says(&verdict, "IKE SA established, Child SA net established, a Child SA refused by the peer, lines 1-2\n");
  verdict.record = NULL;
  assert_null(strstr(text_of(&verdict), "net"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_evidence_far_down),
      cmocka_unit_test(test_fixes_for_other_products),
      cmocka_unit_test(test_lines_to_look_for),
      cmocka_unit_test(test_children),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
