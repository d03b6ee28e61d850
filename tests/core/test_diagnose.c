/* What diagnose promises beside its verdicts (tests/cases/diagnose.jsonl): however a log is cut they are the same; its
 * state is bounded; it never reads or writes anything but its state. */
#include <ikeerr.h>

#include "case_files.h"

enum { MOST_WRITTEN = 1 << 20 };

typedef struct {
  size_t length;
  unsigned count;
  char text[MOST_WRITTEN];
} written;

static void write_verdict(void *context, const ikeerr_verdict *verdict) {
  written *all = context;
  ikeerr_style style = {80, false, IKEERR_PLAIN};
  all->count++;
  all->length += ikeerr_verdict_text(verdict, &style, all->text + all->length, sizeof all->text - all->length);
  for (unsigned i = 0; i < verdict->evidence_count; i++) {
    const ikeerr_evidence *line = &verdict->evidence[i];
    all->length += (size_t)snprintf(all->text + all->length, sizeof all->text - all->length, "%u-%u %u %s\n",
                                    (unsigned)line->start, (unsigned)line->end, (unsigned)line->line, line->text);
  }
  assert_true(all->length < sizeof all->text);
}

static void diagnose(const char *log, size_t length, size_t piece, bool merge, written *all) {
  static ikeerr_diagnoser diagnoser;
  ikeerr_diagnose_options options = {merge};
  all->length = all->count = 0;
  all->text[0] = '\0';
  ikeerr_diagnose_start(&diagnoser, &options, write_verdict, all);
  for (size_t fed = 0; fed < length; fed += piece)
    ikeerr_diagnose_feed(&diagnoser, log + fed, length - fed < piece ? length - fed : piece);
  ikeerr_diagnose_finish(&diagnoser);
}

static const char *const LOGS[] = {"logs/strongswan-ike-encryption-gw2.log",
                                   "logs/strongswan-two-connections-fail-gw2.log",
                                   "logs/strongswan-works-rekeyed-gw1.log", "logs/libreswan-ike-proposal-gw2.log",
                                   "logs/fortigate-ike-proposal-gw2.log"};

static void test_cut_anywhere(void **state) {
  (void)state;
  static written whole, cut;
  static const size_t PIECES[] = {1, 2, 3, 7, 61, 512, 1000, 2049};
  for (size_t i = 0; i < sizeof LOGS / sizeof *LOGS; i++) {
    char *log = read_case_file(LOGS[i]);
    size_t length = strlen(log);
    diagnose(log, length, length, true, &whole);
    assert_true(whole.count > 0);
    for (size_t j = 0; j < sizeof PIECES / sizeof *PIECES; j++) {
      diagnose(log, length, PIECES[j], true, &cut);
      if (strcmp(whole.text, cut.text) != 0)
        fail_msg("%s in pieces of %zu:\n%s\nnot\n%s", LOGS[i], PIECES[j], cut.text, whole.text);
    }
    test_free(log);
  }
}

/* Of UTF-16 the spans are other ones, and nothing else is. */
static void test_utf_16(void **state) {
  (void)state;
  static written plain, wide;
  char *log = read_case_file(LOGS[0]);
  size_t length = strlen(log);
  char *units = test_malloc(2 * length + 2);
  units[0] = (char)0xFF;
  units[1] = (char)0xFE;
  for (size_t i = 0; i < length; i++) {
    units[2 * i + 2] = log[i];
    units[2 * i + 3] = 0;
  }
  diagnose(log, length, length, true, &plain);
  diagnose(units, 2 * length + 2, 101, true, &wide);
  assert_int_equal(plain.count, wide.count);
  assert_int_equal(0, strncmp(plain.text, wide.text, strcspn(plain.text, "\n")));
  test_free(units);
  test_free(log);
}

static void test_the_state_is_as_large_as_documented(void **state) {
  (void)state;
  assert_true(sizeof(ikeerr_diagnoser) <= 400 * 1024);
}

/* More negotiations than are held: each has its verdict all the same. */
static void test_more_negotiations_than_are_held(void **state) {
  (void)state;
  static written all;
  static char log[400 * 200];
  size_t length = 0;
  for (unsigned i = 0; i < 200; i++) {
    length += (size_t)snprintf(log + length, sizeof log - length,
                               "%02u[IKE] <c%u|%u> initiating IKE_SA c%u[%u] to 192.0.2.%u\n"
                               "%02u[ENC] <c%u|%u> generating IKE_SA_INIT request 0 [ SA KE No ]\n",
                               i % 16, i, i + 1, i, i + 1, i, i % 16, i, i + 1);
  }
  diagnose(log, length, length, true, &all);
  assert_int_equal(200, all.count);
}

/* A list is kept as far as 2 KiB, even where its line is longer than what is looked at otherwise. */
static void test_a_long_list_is_kept(void **state) {
  (void)state;
  static written all;
  static char log[8192];
  int start = snprintf(log, sizeof log,
                       "05[NET] received packet: from 192.0.2.1[500] to 192.0.2.2[500] (464 bytes)\n"
                       "05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n05[CFG] received proposals: ");
  size_t length = (size_t)start;
  for (unsigned i = 0; i < 30; i++)
    length += (size_t)snprintf(log + length, sizeof log - length,
                               "%sIKE:AES_CBC_%u/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_1024", i ? ", " : "", 1000 + i);
  length += (size_t)snprintf(log + length, sizeof log - length,
                             "\n05[CFG] configured proposals: IKE:AES_CBC_1029/HMAC_SHA1_96/PRF_HMAC_SHA1/MODP_2048\n"
                             "05[IKE] received proposals unacceptable\n"
                             "05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n");
  for (size_t piece = 1; piece < length; piece = piece * 3 + 1) {
    diagnose(log, length, piece, true, &all);
    assert_non_null(strstr(all.text, "differ   group\n")); /* only the last proposal is that near */
  }
}

/* What others print is nobody's negotiation. */
static void test_lines_without_a_prefix_are_not_of_the_stack(void **state) {
  (void)state;
  static written all;
  static const char LOG[] =
      "web: sent IKE_AUTH request {cipher=x}\nweb: initiating IKE_SA a[1] to 192.0.2.1\n"
      "web: retransmit 1 of request with message ID 0\nweb: giving up after 3 retransmits\n";
  diagnose(LOG, sizeof LOG - 1, sizeof LOG - 1, true, &all);
  assert_int_equal(0, all.count);
}

/* A verdict comes with the packet that ends its attempt, not with what happens next. */
static void test_verdicts_of_a_stream_come_at_once(void **state) {
  (void)state;
  static written all;
  static ikeerr_diagnoser diagnoser;
  ikeerr_diagnose_options options = {false};
  char *log = read_case_file(LOGS[0]);
  all.length = all.count = 0;
  ikeerr_diagnose_start(&diagnoser, &options, write_verdict, &all);
  ikeerr_diagnose_feed(&diagnoser, log, strlen(log));
  assert_int_equal(1, all.count);
  ikeerr_diagnose_finish(&diagnoser);
  assert_int_equal(1, all.count);
  test_free(log);
}

static void test_names(void **state) {
  (void)state;
  assert_string_equal("no-answer", ikeerr_outcome_name(IKEERR_OUTCOME_NO_ANSWER));
  assert_null(ikeerr_outcome_name(IKEERR_OUTCOMES));
  assert_string_equal("peer", ikeerr_decider_name(IKEERR_DECIDED_BY_PEER));
  assert_null(ikeerr_decider_name(IKEERR_DECIDERS));
  assert_true(ikeerr_stack_count() >= 2);
  for (size_t i = 0; i < ikeerr_stack_count(); i++)
    assert_true(ikeerr_word_index(IKEERR_PRODUCTS, ikeerr_stack_at(i), IKEERR_TO_NUL) >= 0);
  assert_null(ikeerr_stack_at(ikeerr_stack_count()));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cut_anywhere),
      cmocka_unit_test(test_utf_16),
      cmocka_unit_test(test_the_state_is_as_large_as_documented),
      cmocka_unit_test(test_more_negotiations_than_are_held),
      cmocka_unit_test(test_a_long_list_is_kept),
      cmocka_unit_test(test_lines_without_a_prefix_are_not_of_the_stack),
      cmocka_unit_test(test_verdicts_of_a_stream_come_at_once),
      cmocka_unit_test(test_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
