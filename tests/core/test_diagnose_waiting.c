/* Which attempts are told of as one, which are overcome by another, and which make room where more are going on than
 * are held. */
#include "told_verdicts.h"

#define STARTS(connection, number, peer) \
  "05[IKE] <" connection "|" number "> initiating IKE_SA " connection "[" number "] to " peer "\n"
#define IS_TOLD(connection, number) "05[ENC] <" connection "|" number "> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
#define TELLS(connection, number) \
  "05[ENC] <" connection "|" number "> generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
#define SHOWS_CAUSE(connection, number) "05[IKE] <" connection "|" number "> received proposals unacceptable\n"
#define PLUTO_IS_TOLD                                                                                                \
  "\"a\" #1: initiating IKEv2 connection\n"                                                                          \
  "\"a\" #1: sent IKE_SA_INIT request to 192.0.2.1:500\n"                                                            \
  "\"a\" #1: dropping unexpected IKE_SA_INIT message containing NO_PROPOSAL_CHOSEN notification; message payloads: " \
  "N; "                                                                                                              \
  "missing payloads: SA,KE,Ni\n"
#define IS_UP "07[IKE] <a|1> IKE_SA a[1] established between 192.0.2.9[x]...192.0.2.1[y]\n"
#define CHILD_IS_UP(name) \
  "07[IKE] <a|1> CHILD_SA " name "{1} established with SPIs c1_i c2_o and TS 10.0.1.0/24 === 10.1.0.0/24\n"
#define CHILD_IS_REFUSED                                                 \
  "08[ENC] <a|1> generating CREATE_CHILD_SA request 2 [ SA No TSi ]\n"   \
  "08[ENC] <a|1> parsed CREATE_CHILD_SA response 2 [ N(TS_UNACCEPT) ]\n" \
  "08[IKE] <a|1> failed to establish CHILD_SA, keeping IKE_SA\n"
#define NEXT_MESSAGES                                                  \
  "08[ENC] <a|1> generating CREATE_CHILD_SA request 3 [ SA No TSi ]\n" \
  "08[ENC] <a|1> parsed CREATE_CHILD_SA response 3 [ SA No TSi ]\n"

/* ---- one verdict for many ---- */

static void test_attempts_of_one_reason(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 refused peer ikev2:14 x2 @1-4\n",
                  STARTS("a", "1", "192.0.2.1") IS_TOLD("a", "1") STARTS("a", "2", "192.0.2.1") IS_TOLD("a", "2"));
}

/* The same refusal by somebody else, or for a cause that is known, is another reason. */
static void test_attempts_of_other_reasons(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 refused peer ikev2:14 @1-2\n"
      "a 192.0.2.1 refused this ikev2:14#ike-proposals @3-4\n"
      "a 192.0.2.1 refused this ikev2:14 @5-6\n",
      STARTS("a", "1", "192.0.2.1") IS_TOLD("a", "1") STARTS("a", "2", "192.0.2.1") SHOWS_CAUSE("a", "2")
          STARTS("a", "3", "192.0.2.1") TELLS("a", "3"));
}

/* Two programs may write into one log. */
static void test_attempts_of_two_programs(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 refused peer ikev2:14 @1-2\n"
      "a 192.0.2.1 refused peer ikev2:14 @3-5\n",
      STARTS("a", "1", "192.0.2.1") IS_TOLD("a", "1") PLUTO_IS_TOLD);
}

typedef struct {
  char first[64];
  char last[64];
} told_times;

static void tell_times(void *context, const ikeerr_verdict *verdict) {
  told_times *times = context;
  snprintf(times->first, sizeof times->first, "%s", or_dash(verdict->first_time));
  snprintf(times->last, sizeof times->last, "%s", or_dash(verdict->last_time));
}

static void check_times(const char *first, const char *last, const char *log) {
  static ikeerr_diagnoser diagnoser;
  told_times times;
  ikeerr_diagnose_start(&diagnoser, NULL, tell_times, &times);
  ikeerr_diagnose_feed(&diagnoser, log, strlen(log));
  ikeerr_diagnose_finish(&diagnoser);
  assert_string_equal(first, times.first);
  assert_string_equal(last, times.last);
}

/* A time is what stands around the clock's in one piece, with a date in front of it. */
static void test_times_of_a_verdict(void **state) {
  (void)state;
  check_times("2026-11-30T18:51:21+01:00", "Nov 30 18:51:29.25",
              "2026-11-30T18:51:21+01:00 " STARTS("a", "1", "192.0.2.1") "Nov 30 18:51:29.25 " IS_TOLD("a", "1"));
  check_times("18:51:21", "18:51:22", "  18:51:21 " STARTS("a", "1", "192.0.2.1") "[18:51:22] " IS_TOLD("a", "1"));
  check_times("Nov 30 18:51:21", "Nov  1 18:51:22",
              "Monday Nov 30 18:51:21 " STARTS("a", "1", "192.0.2.1") "Nov  1 18:51:22 " IS_TOLD("a", "1"));
  check_times("-", "-",
              "x8:51:21 1x:51:21 18:x1:21 18:5x:21 " STARTS(
                  "a", "1", "192.0.2.1") "18:51:x1 18:51:2x 18.51.21 18:51 " IS_TOLD("a", "1"));
  check_times("18:51:21", "18:51:21", "18:51:21 " STARTS("a", "1", "192.0.2.1") IS_TOLD("a", "1"));
}

/* What waits has the times of all, as far as there are any. */
static void test_times_of_attempts_of_one_reason(void **state) {
  (void)state;
  check_times("18:51:21", "18:51:24",
              "18:51:21 " STARTS("a", "1", "192.0.2.1") "18:51:22 " IS_TOLD("a", "1") "18:51:23 " STARTS(
                  "a", "2", "192.0.2.1") "18:51:24 " IS_TOLD("a", "2"));
  check_times("18:51:21", "18:51:22",
              "18:51:21 " STARTS("a", "1", "192.0.2.1") "18:51:22 " IS_TOLD("a", "1") STARTS("a", "2", "192.0.2.1")
                  IS_TOLD("a", "2"));
}

/* ---- what is overcome ---- */

/* What works is of the same program, connection and peer; and it works from the first time on. */
static void test_attempts_that_are_overcome(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 refused peer ikev2:14 @1-3\n"
      "a 192.0.2.1 refused peer ikev2:14 @4-5 works 10\n"
      "b 192.0.2.1 refused peer ikev2:14 @6-7\n"
      "a 192.0.2.1 established none - +net:established +other:established @8-11\n",
      PLUTO_IS_TOLD STARTS("a", "3", "192.0.2.1") IS_TOLD("a", "3") STARTS("b", "4", "192.0.2.1") IS_TOLD("b", "4")
          STARTS("a", "1", "192.0.2.1") IS_UP CHILD_IS_UP("net") CHILD_IS_UP("other"));
}

/* A Child SA that was refused while the IKE SA was up is no failed attempt. */
static void test_a_refused_child_sa_is_not_overcome(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 established none - +net:established +other:established @1-9\n"
      "a 192.0.2.1 established peer ikev2:38 +net:established +:refused @1-6\n",
      STARTS("a", "1", "192.0.2.1") IS_UP CHILD_IS_UP("net") CHILD_IS_REFUSED NEXT_MESSAGES CHILD_IS_UP("other"));
}

/* ---- more than is held ---- */

enum { MOST_LOG = 1 << 16 };

typedef struct {
  size_t length;
  char text[MOST_LOG];
} long_log;

static void put(long_log *log, const char *text) {
  assert_true(log->length + strlen(text) < sizeof log->text);
  strcpy(log->text + log->length, text);
  log->length += strlen(text);
}

static void put_start(long_log *log, unsigned number) {
  char line[128];
  snprintf(line, sizeof line, "%02u[IKE] <c%u|%u> initiating IKE_SA c%u[%u] to 192.0.2.%u\n", 10 + number % 50, number,
           number, number, number, number);
  put(log, line);
}

static void put_starts(long_log *log, unsigned first, unsigned count) {
  for (unsigned i = first; i < first + count; i++) put_start(log, i);
}

/* Attempts that the peer has refused, each of which is over. */
static void put_refused(long_log *log, unsigned first, unsigned count) {
  for (unsigned i = first; i < first + count; i++) {
    char line[128];
    put_start(log, i);
    snprintf(line, sizeof line, "%02u[IKE] <c%u|%u> received NO_PROPOSAL_CHOSEN notify error\n", 10 + i % 50, i, i);
    put(log, line);
  }
}

static const char *verdicts_on_log(const long_log *log, bool merge) {
  const char *const logs[] = {log->text};
  return verdicts_on(merge, logs, 1)->text;
}

static unsigned count_of(const char *text, const char *part) {
  unsigned count = 0;
  for (; (text = strstr(text, part)); text++) count++;
  return count;
}

static void assert_first(const char *expected, const char *told) {
  assert_int_equal(0, strncmp(told, expected, strlen(expected)));
}

/* Of those that wait for others one that nothing is wrong with makes room, however long the others have waited. */
static void test_room_is_made_by_what_is_not_wrong(void **state) {
  (void)state;
  static long_log log;
  put_refused(&log, 1, 62);
  put_starts(&log, 101, 2);
  put(&log, "00[DMN] Starting IKE charon daemon (strongSwan 5.9.8)\n");
  put_starts(&log, 201, 2);
  const char *told = verdicts_on_log(&log, true);
  assert_int_equal(66, count_of(told, "\n"));
  assert_first("c101 192.0.2.101 open none - ", told);
}

/* All that is held waits for others: the one that has waited longest makes room. */
static void test_room_where_all_wait(void **state) {
  (void)state;
  static long_log log;
  put_refused(&log, 1, IKEERR_DIAGNOSE_OPEN);
  put_start(&log, 100);
  const char *told = verdicts_on_log(&log, true);
  assert_int_equal(IKEERR_DIAGNOSE_OPEN + 1, count_of(told, "\n"));
  assert_first("c1 192.0.2.1 refused peer ikev2:14 ", told);
}

/* One that goes on and has not been heard of for longer makes room, and what its thread says is not that of the next.
 */
static void test_room_is_made_by_what_goes_on(void **state) {
  (void)state;
  static long_log log;
  put(&log, STARTS("a", "1", "192.0.2.1"));
  put_refused(&log, 2, IKEERR_DIAGNOSE_OPEN - 1);
  put_starts(&log, 101, 2);
  put(&log, "05[ENC] parsed IKE_SA_INIT response 0 [ N(INVAL_SYN) ]\n");
  const char *told = verdicts_on_log(&log, true);
  assert_int_equal(IKEERR_DIAGNOSE_OPEN + 3, count_of(told, "\n"));
  assert_first("a 192.0.2.1 open none - @1-1\n", told);
  assert_non_null(strstr(told, "\n- - refused peer ikev2:7 "));
}

/* It may be the same reason as that of one that has ended before it: one verdict, from the first line on. */
static void check_room_made_by_one_of_a_known_reason(const char *time) {
  static long_log log;
  log.length = 0;
  put(&log, time);
  put(&log,
      "05[ENC] <1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
      "18:51:22 06[ENC] <2> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
      "18:51:23 06[IKE] <2> received NO_PROPOSAL_CHOSEN notify error\n");
  put_starts(&log, 101, IKEERR_DIAGNOSE_OPEN - 1);
  const char *told = verdicts_on_log(&log, true);
  assert_int_equal(IKEERR_DIAGNOSE_OPEN, count_of(told, "\n"));
  assert_non_null(strstr(told, "- - refused peer ikev2:14 x2 @1-3\n"));
}

static void test_room_is_made_by_one_of_a_known_reason(void **state) {
  (void)state;
  check_room_made_by_one_of_a_known_reason("18:51:21 ");
  check_room_made_by_one_of_a_known_reason("");
}

/* What has been told of an SA is not told again where it makes room. */
static void test_room_is_made_by_what_has_been_told(void **state) {
  (void)state;
  static long_log log;
  put(&log, STARTS("a", "1", "192.0.2.1") IS_UP CHILD_IS_UP("net") CHILD_IS_REFUSED NEXT_MESSAGES);
  put_starts(&log, 101, 70);
  const char *told = verdicts_on_log(&log, false);
  assert_int_equal(71, count_of(told, "\n"));
  assert_first("a 192.0.2.1 established peer ikev2:38 +net:established +:refused @1-6\n", told);
}

/* The verdict on an SA that stays needs room of its own: that is not taken from the SA, though all others have been
 * heard of since. */
static void test_room_for_the_verdict_on_an_sa_that_stays(void **state) {
  (void)state;
  static long_log log;
  put(&log,
      "\"y\" #1: initiating IKEv2 connection\n"
      "Starting Pluto (Libreswan Version 4.10)\n"
      "\"y\" #1: initiating IKEv2 connection\n");
  put_refused(&log, 101, IKEERR_DIAGNOSE_OPEN - 3);
  put(&log, STARTS("a", "1", "192.0.2.1") IS_UP CHILD_IS_UP("net") CHILD_IS_REFUSED
      "Starting Pluto (Libreswan Version 4.10)\n"
      "09[ENC] <5000> parsed IKE_SA_INIT request 0 [ SA KE No ]\n");
  const char *told = verdicts_on_log(&log, true);
  assert_int_equal(IKEERR_DIAGNOSE_OPEN, count_of(told, "\n"));
  assert_first("y - open none - x2 @1-3\n", told);
  assert_non_null(strstr(told, "\na 192.0.2.1 established peer ikev2:38 +net:established +:refused "));
  assert_non_null(strstr(told, "\n- - open none - "));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_attempts_of_one_reason),
      cmocka_unit_test(test_attempts_of_other_reasons),
      cmocka_unit_test(test_attempts_of_two_programs),
      cmocka_unit_test(test_times_of_a_verdict),
      cmocka_unit_test(test_times_of_attempts_of_one_reason),
      cmocka_unit_test(test_attempts_that_are_overcome),
      cmocka_unit_test(test_a_refused_child_sa_is_not_overcome),
      cmocka_unit_test(test_room_is_made_by_what_is_not_wrong),
      cmocka_unit_test(test_room_where_all_wait),
      cmocka_unit_test(test_room_is_made_by_what_goes_on),
      cmocka_unit_test(test_room_is_made_by_one_of_a_known_reason),
      cmocka_unit_test(test_room_is_made_by_what_has_been_told),
      cmocka_unit_test(test_room_for_the_verdict_on_an_sa_that_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
