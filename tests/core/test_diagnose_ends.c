/* When the logs of two ends tell of one negotiation: by addresses, times, and what the one was told and the other
 * decided. The one who was told comes first, and its log is the first. */
#include "told_verdicts.h"

#define PLAIN_TOLD "06[IKE] <a|1> initiating IKE_SA a[1] to 192.0.2.2\n"
#define TOLD_AT(time) time " " PLAIN_TOLD time " 06[ENC] <a|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
#define TOLD TOLD_AT("19:29:05")
#define TOLD_BY(local)                                                        \
  "19:29:05 " PLAIN_TOLD "19:29:05 06[NET] <a|1> sending packet: from " local \
  "[500] to 192.0.2.2[500] (464 bytes)\n"                                     \
  "19:29:05 06[ENC] <a|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"

#define ASKED(time) \
  time " 05[NET] received packet: from 192.0.2.1[500] to 192.0.2.2[500] (464 bytes)\n" ASKED_BY_NOBODY(time)
#define ASKED_BY_NOBODY(time) time " 05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n"
#define DECIDES(time) \
  time " 05[IKE] received proposals unacceptable\n" time " 05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
#define ANSWERS(time, local) time " 05[NET] sending packet: from " local "[500] to 192.0.2.1[500] (36 bytes)\n"
#define DECIDES_AT(time) ASKED(time) DECIDES(time) ANSWERS(time, "192.0.2.2")

#define IS_SEEN_AT(line)                                             \
  "a 192.0.2.2 refused peer ikev2:14#ike-proposals @1-2 see 2:" line \
  "\n- 192.0.2.1 refused this ikev2:14#ike-proposals "
#define IS_NOT_SEEN "a 192.0.2.2 refused peer ikev2:14 @1-2\n- 192.0.2.1 refused this ikev2:14#ike-proposals "

static void test_addresses_of_two_ends(void **state) {
  (void)state;
  assert_verdicts(IS_SEEN_AT("3") "@2-5\n", TOLD, DECIDES_AT("19:29:05"));
  assert_verdicts(IS_NOT_SEEN "@2-5\n", TOLD, ASKED("19:29:05") DECIDES("19:29:05") ANSWERS("19:29:05", "192.0.2.9"));
  assert_verdicts(
      "a 192.0.2.2 refused peer ikev2:14#ike-proposals @1-3 see 2:3\n"
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
      TOLD_BY("192.0.2.1"), ASKED("19:29:05") DECIDES("19:29:05"));
  assert_verdicts(
      "a 192.0.2.2 refused peer ikev2:14 @1-3\n"
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
      TOLD_BY("192.0.2.8"), ASKED("19:29:05") DECIDES("19:29:05"));
}

/* One of the two at least has to be known to be the other's peer. */
static void test_ends_without_addresses(void **state) {
  (void)state;
  assert_verdicts(IS_NOT_SEEN "@2-4\n", TOLD, ASKED("19:29:05") DECIDES("19:29:05"));
  assert_verdicts(
      "a 192.0.2.2 refused peer ikev2:14 @1-2\n"
      "- - refused this ikev2:14#ike-proposals @1-3\n",
      TOLD, ASKED_BY_NOBODY("19:29:05") DECIDES("19:29:05"));
}

/* Clocks may differ by a minute, either way. */
static void test_clocks_of_two_ends(void **state) {
  (void)state;
  assert_verdicts(IS_SEEN_AT("3") "@2-5\n", TOLD_AT("19:28:05"), DECIDES_AT("19:29:05"));
  assert_verdicts(IS_SEEN_AT("3") "@2-5\n", TOLD_AT("19:30:05"), DECIDES_AT("19:29:05"));
  assert_verdicts(IS_NOT_SEEN "@2-5\n", TOLD_AT("19:28:04"), DECIDES_AT("19:29:05"));
  assert_verdicts(IS_NOT_SEEN "@2-5\n", TOLD_AT("19:30:06"), DECIDES_AT("19:29:05"));
}

/* Where a log has no times, they do not speak against it. */
static void test_an_end_without_a_clock(void **state) {
  (void)state;
  assert_verdicts(IS_SEEN_AT("3") "@2-5\n", TOLD_AT("#"), DECIDES_AT("19:29:05"));
  assert_verdicts(IS_SEEN_AT("3") "@2-5\n", TOLD_AT("19:29:05"), DECIDES_AT("#"));
}

/* Nobody tells a program what it has decided itself, and of two that have asked none was asked. */
static void test_what_no_other_end_has_decided(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.2 refused peer ikev2:14 @1-2\n"
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @4-7\n",
      TOLD DECIDES_AT("19:29:05"));
  assert_verdicts(
      "a 192.0.2.2 refused peer ikev2:14 @1-2\n"
      "b 192.0.2.1 refused this ikev2:14#ike-proposals @1-3\n",
      TOLD,
      "19:29:05 05[IKE] <b|1> initiating IKE_SA b[1] to 192.0.2.1\n"
      "19:29:05 05[IKE] <b|1> received proposals unacceptable\n"
      "19:29:05 05[NET] <b|1> sending packet: from 192.0.2.2[500] to 192.0.2.1[500] (36 bytes)\n");
}

static void test_another_refusal_than_was_decided(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.2 refused peer ikev2:24 @1-2\n"
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @2-5\n",
      "19:29:05 " PLAIN_TOLD "19:29:05 06[ENC] <a|1> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) ]\n",
      DECIDES_AT("19:29:05"));
}

#define NO_ANSWER                                                          \
  "19:29:05 " PLAIN_TOLD                                                   \
  "19:29:05 06[ENC] <a|1> generating IKE_SA_INIT request 0 [ SA KE No ]\n" \
  "19:29:05 06[IKE] <a|1> giving up after 5 retransmits\n"

/* Silence may be what another end has decided; but one that has answered with a notify was not silent. */
static void test_silence_that_was_decided(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.2 no-answer peer ikev2:14#ike-proposals @1-3 see 2:3\n"
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
      NO_ANSWER,
      ASKED("19:29:05") "19:29:05 05[IKE] received proposals unacceptable\n" ANSWERS("19:29:05", "192.0.2.2"));
  assert_verdicts(
      "a 192.0.2.2 no-answer none condition:1 @1-3\n"
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @2-5\n",
      NO_ANSWER, DECIDES_AT("19:29:05"));
}

#define DECIDES_OTHERWISE_AT(time)                                                                 \
  time " 05[NET] received packet: from 192.0.2.1[500] to 192.0.2.2[500] (464 bytes)\n" time        \
       " 05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n" time                                 \
       " 05[IKE] no IKE config found for 192.0.2.2...192.0.2.1, sending NO_PROPOSAL_CHOSEN\n" time \
       " 05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n" ANSWERS(time, "192.0.2.2")

/* Of several the nearest in time has decided; of several as near as each other, for different causes, nobody knows. */
static void test_several_that_may_have_decided(void **state) {
  (void)state;
  static const char OTHERS[] =
      "- 192.0.2.1 refused this ikev2:14#ike-proposals @2-5\n"
      "- 192.0.2.1 refused this ikev2:14#no-connection @7-10\n";
  char expected[512];
  snprintf(expected, sizeof expected, "a 192.0.2.2 refused peer ikev2:14#no-connection @1-2 see 2:8\n%s", OTHERS);
  assert_verdicts(expected, TOLD, DECIDES_AT("19:29:25") DECIDES_OTHERWISE_AT("19:29:15"));
  snprintf(expected, sizeof expected, "a 192.0.2.2 refused peer ikev2:14#ike-proposals @1-2 see 2:3\n%s", OTHERS);
  assert_verdicts(expected, TOLD, DECIDES_AT("19:29:15") DECIDES_OTHERWISE_AT("19:29:25"));
  snprintf(expected, sizeof expected, "a 192.0.2.2 refused peer ikev2:14 @1-2\n%s", OTHERS);
  assert_verdicts(expected, TOLD, DECIDES_AT("19:29:15") DECIDES_OTHERWISE_AT("19:29:15"));
}

/* The line that is pointed at says most: the sign, whichever comes first. */
static void test_the_line_that_is_pointed_at(void **state) {
  (void)state;
  assert_verdicts(IS_SEEN_AT("4") "@2-5\n", TOLD,
                  ASKED("19:29:05") "19:29:05 05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
                                    "19:29:05 05[IKE] received proposals unacceptable\n" ANSWERS("19:29:05",
                                                                                                 "192.0.2.2"));
}

/* Which way a log runs is said of each. */
static void test_a_log_that_runs_backwards_and_one_that_does_not(void **state) {
  (void)state;
  assert_verdicts(
      "- - refused this ikev2:14#ike-proposals @2-3 backwards\n"
      "- - open none - @4-4 backwards\n"
      "a 192.0.2.2 refused peer ikev2:14 @1-2\n",
      "05[NET] sending packet: from 192.0.2.7[500] to 192.0.2.9[500] (36 bytes)\n"
      "05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
      "05[IKE] received proposals unacceptable\n"
      "05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n",
      TOLD);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_addresses_of_two_ends),
      cmocka_unit_test(test_ends_without_addresses),
      cmocka_unit_test(test_clocks_of_two_ends),
      cmocka_unit_test(test_an_end_without_a_clock),
      cmocka_unit_test(test_what_no_other_end_has_decided),
      cmocka_unit_test(test_another_refusal_than_was_decided),
      cmocka_unit_test(test_silence_that_was_decided),
      cmocka_unit_test(test_several_that_may_have_decided),
      cmocka_unit_test(test_the_line_that_is_pointed_at),
      cmocka_unit_test(test_a_log_that_runs_backwards_and_one_that_does_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
