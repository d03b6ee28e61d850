/* Lines that stand in unusual places or are written in unusual ways, and what they say of which negotiation. */
#include "told_verdicts.h"

#define STARTS(connection, number, peer) \
  "05[IKE] <" connection "|" number "> initiating IKE_SA " connection "[" number "] to " peer "\n"
#define IS_TOLD "parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]"
#define IS_UP(connection, number, peer)                               \
  "07[IKE] <" connection "|" number "> IKE_SA " connection "[" number \
  "] established "                                                    \
  "between 192.0.2.9[x]..." peer "[y]\n"
#define CHILD_IS_UP(connection, number, name)          \
  "07[IKE] <" connection "|" number "> CHILD_SA " name \
  "{1} established with SPIs c1_i c2_o "               \
  "and TS 10.0.1.0/24 === 10.1.0.0/24\n"
#define CHILD_ENDS(front, name)             \
  "07[IKE] " front "closing CHILD_SA " name \
  "{1} with SPIs c1_i (0 bytes) c2_o (0 bytes) and TS 10.0.1.0/24 === 10.1.0.0/24\n"

/* ---- prefixes and fields ---- */

/* A name has none of the signs that separate it, or that others write in front of it, and is no longer than is kept. */
static void test_names_that_are_none(void **state) {
  (void)state;
  static const char *const LOGS[] = {"05[ENC] <a>b|1> " IS_TOLD "\n", "05[ENC] <a\\b|1> " IS_TOLD "\n",
                                     "05[ENC] <a\"b|1> " IS_TOLD "\n"};
  for (size_t i = 0; i < sizeof LOGS / sizeof *LOGS; i++) {
    const char *told = verdicts_on(true, &LOGS[i], 1)->text;
    assert_int_equal(0, strncmp(told, "- - refused peer ikev2:14 ", 26)); /* of the thread, and of no connection */
  }
  assert_verdicts("- - refused peer ikev2:14 @1-1\n",
                  "05[ENC] <aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|1> " IS_TOLD "\n");
}

/* In JSON a quotation mark has a backslash in front of it, in CSV another one. */
static void test_a_prefix_in_json_and_in_csv(void **state) {
  (void)state;
#define PLUTO(quote) quote "site" quote " #1: sent IKE_SA_INIT request to 192.0.2.2:500"
  assert_verdicts("site 192.0.2.2 open none - @1-1\n", PLUTO("\"") "\n");
  assert_verdicts("site 192.0.2.2 open none - @1-1\n", "{\"log\":\"" PLUTO("\\\"") "\"}\n");
  assert_verdicts("site 192.0.2.2 open none - @1-1\n", "7,\"" PLUTO("\"\"") "\",8\n");
  assert_verdicts("", PLUTO("'") "\n");
}

/* A field of JSON within JSON; where a message names the connection itself, that counts. */
static void test_a_field_in_json_within_json(void **state) {
  (void)state;
  assert_verdicts("site - refused peer ikev2:14 @1-1\n",
                  "{\"log\":\"{\\\"MESSAGE\\\":\\\"" IS_TOLD "\\\",\\\"IKE_SA_NAME\\\":\\\"site\\\"}\"}\n");
  assert_verdicts("x 192.0.2.1 open none - @1-1\n",
                  "{\"MESSAGE\":\"initiating IKE_SA x[1] to 192.0.2.1\",\"IKE_SA_NAME\":\"other\"}\n");
}

/* An address is kept without the backslash in front of a quotation mark. */
static void test_an_address_in_json_within_json(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 open none - @1-1\n",
                  "{\"log\":\"{\\\"m\\\":\\\"05[IKE] <a|1> initiating IKE_SA a[1] to 192.0.2.1\\\"}\"}\n");
}

static void test_a_name_with_a_nul(void **state) {
  (void)state;
  static const char LOG[] = "05[IKE] initiating IKE_SA a\0b[1] to 192.0.2.1\n";
  static told_verdicts told;
  static ikeerr_diagnoser diagnoser;
  told.length = 0;
  ikeerr_diagnose_start(&diagnoser, NULL, tell_verdict, &told);
  ikeerr_diagnose_feed(&diagnoser, LOG, sizeof LOG - 1);
  ikeerr_diagnose_finish(&diagnoser);
  assert_string_equal("a?b 192.0.2.1 open none - @1-1\n", told.text);
}

/* ---- which negotiation ---- */

/* Where one line has the number alone and another the name too, it is one negotiation. The cookies of a gateway that is
 * not found yet are no name. */
static void test_a_number_without_a_name(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14 @2-4\n",
                  "ike 0: comes 192.0.2.1:500->198.51.100.2:500,ifindex=4\n"
                  "ike 0:51b2d2ebab3a0fcc/0000000000000000:94: IKEv2 exchange=SA_INIT id=51b2/0000 len=472\n"
                  "ike 0:gate:94: sent IKE msg (SA_INIT_RESPONSE): 198.51.100.2:500->192.0.2.1:500, len=36\n"
                  "ike 0:51b2d2ebab3a0fcc/0000000000000000:94: no proposal chosen\n");
}

/* What is said of an attempt that has had its verdict is no new one. */
static void test_a_message_behind_the_verdict(void **state) {
  (void)state;
  const char *const logs[] = {
      STARTS("a", "1", "192.0.2.1") "05[ENC] <a|1> " IS_TOLD
                                    "\n"
                                    "05[IKE] <a|1> received NO_PROPOSAL_CHOSEN notify error\n"
                                    "05[ENC] <a|1> parsed SOMETHING request 1 [ x ]\n" CHILD_ENDS("<a|1> ", "net")};
  assert_string_equal("a 192.0.2.1 refused peer ikev2:14 @1-3\n", verdicts_on(false, logs, 1)->text);
}

/* A packet that is sent again is that of the peer it goes to, not of what its thread has worked on before. */
static void test_a_packet_to_nobody_who_is_known(void **state) {
  (void)state;
  assert_verdicts("- - open none - @1-1\n",
                  "05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n"
                  "05[IKE] retransmit 1 of request with message ID 1\n"
                  "05[NET] sending packet: from 192.0.2.9[500] to 192.0.2.2[500] (36 bytes)\n");
}

/* Who waits longest gives up first, in whichever order they began. */
static void test_who_waits_longest_though_it_began_later(void **state) {
  (void)state;
#define JOURNAL "charon-systemd[9]: "
#define SENDS(peer) JOURNAL "sending packet: from 192.0.2.9[500] to " peer "[500] (464 bytes)\n"
#define WAITS JOURNAL "retransmit 1 of request with message ID 0\n"
  assert_verdicts(
      "a 192.0.2.1 open none - @1-13\n"
      "b 192.0.2.2 no-answer none condition:1 @4-11\n",
      JOURNAL "initiating IKE_SA a[1] to 192.0.2.1\n" JOURNAL
              "generating IKE_SA_INIT request 0 [ SA KE No ]\n" SENDS("192.0.2.1") JOURNAL
      "initiating IKE_SA b[2] to 192.0.2.2\n" JOURNAL
      "generating IKE_SA_INIT request 0 [ SA KE No ]\n" SENDS("192.0.2.2") WAITS SENDS("192.0.2.2")
          WAITS SENDS("192.0.2.1") "charon-systemd[8]: giving up after 1 retransmits\n" JOURNAL
                                   "received packet: from 192.0.2.1[500] to 192.0.2.9[500] (464 bytes)\n" JOURNAL
                                   "parsed IKE_SA_INIT response 0 [ SA KE No ]\n");
}

/* Of Child SAs with one name that of the IKE SA ends that was heard of last, in whichever order these began. */
static void test_child_sas_of_one_name_though_the_ike_sa_began_earlier(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 established this condition:25 +net:ended @1-10\n"
      "b 192.0.2.2 established none - +net:established @3-5\n"
      "c 192.0.2.3 established none - +first:established @7-9\n",
      STARTS("a", "1", "192.0.2.1") IS_UP("a", "1", "192.0.2.1") STARTS("b", "2", "192.0.2.2") IS_UP(
          "b", "2", "192.0.2.2") CHILD_IS_UP("b", "2", "net") CHILD_IS_UP("a", "1", "net") STARTS("c", "3", "192.0.2.3")
          IS_UP("c", "3", "192.0.2.3") CHILD_IS_UP("c", "3", "first") CHILD_ENDS("", "net"));
}

/* The SA that is taken down is that which was heard of last, though it began later. */
static void test_the_newer_sa_is_taken_down(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 established none - @1-2\n"
      "b 192.0.2.2 established peer condition:9#initial-contact +net:established @3-7\n"
      "c 192.0.2.3 open none - @6-6\n",
      STARTS("a", "1", "192.0.2.1") IS_UP("a", "1", "192.0.2.1") STARTS("b", "2", "192.0.2.2")
          IS_UP("b", "2", "192.0.2.2") CHILD_IS_UP("b", "2", "net")
              STARTS("c", "3",
                     "192.0.2.3") "08[IKE] <c|3> destroying duplicate IKE_SA for peer 'x', received INITIAL_CONTACT\n");
}

/* ---- findings ---- */

/* What was said against an IKE SA that comes up with the same message does not hide what its Child SA is refused for.
 */
static void test_a_refusal_that_did_not_count(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 established peer ikev2:38 +:refused @1-5\n", STARTS("a", "1", "192.0.2.1")
                  "05[ENC] <a|1> parsed IKE_AUTH response 1 [ IDr AUTH N(AUTH_FAILED) ]\n" IS_UP("a", "1", "192.0.2.1")
                  "06[ENC] <a|1> parsed CREATE_CHILD_SA response 2 [ N(TS_UNACCEPT) ]\n"
                  "06[IKE] <a|1> failed to establish CHILD_SA, keeping IKE_SA\n");
}

/* Of two signs of silence the first stays. */
static void test_two_signs_of_silence(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 no-answer none condition:2#mobike-probing @1-4\n",
                  STARTS("a", "1", "192.0.2.1") IS_UP("a", "1", "192.0.2.1")
                  "06[IKE] <a|1> giving up after 3 path probings\n"
                  "06[IKE] <a|1> rekeying IKE_SA failed, peer not responding\n");
}

/* A sign of several records is of that whose notify follows, and of the version that is spoken. */
static void test_a_sign_of_several_records(void **state) {
  (void)state;
#define ASKS "05[IKE] 192.0.2.1 is initiating a Main Mode IKE_SA\n"
#define NO_CONFIG "05[IKE] no IKE config found for 192.0.2.9...192.0.2.1, sending NO_PROPOSAL_CHOSEN\n"
  assert_verdicts("- 192.0.2.1 refused this ikev1:14#no-connection @1-3\n",
                  ASKS NO_CONFIG "05[ENC] generating INFORMATIONAL_V1 request 7 [ N(NO_PROP) ]\n");
  assert_verdicts("- 192.0.2.1 refused this ikev1:14#no-connection @1-3\n",
                  ASKS "05[ENC] parsed ID_PROT request 0 [ SA V ]\n" NO_CONFIG);
}

/* A sign that the spoken version has not is one of its record without the cause. */
static void test_a_sign_of_the_other_version(void **state) {
  (void)state;
  assert_verdicts(
      "- 192.0.2.1 refused this ikev1:24 @1-3\n", ASKS
      "05[ENC] parsed ID_PROT request 0 [ SA V ]\n05[IKE] EAP-MS-CHAPv2 verification failed: maximum number "
      "of retries reached\n");
}

/* An end that does not answer on purpose has decided: that is no silence of the peer's. */
static void test_silence_on_purpose(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this condition:12#addresses @1-1\n",
                  "packet from 192.0.2.1:500: dropping IKE_SA_INIT request from 192.0.2.1:500 received on "
                  "192.0.2.9:500, no suitable connection found with IKEv2 policy\n");
}

/* A refusal of which nobody says what becomes of the negotiation begins none, and counts in one. */
static void test_a_sign_without_an_effect(void **state) {
  (void)state;
#define IMPROPER "IPsec Proposal with improper SPI size (4)\n"
  assert_verdicts("", "packet from 192.0.2.1:500: " IMPROPER);
  assert_verdicts("site - established this ikev1:11#proposal +:refused @1-2\n",
                  "\"site\" #1: responding to Quick Mode proposal {msgid:1}\n\"site\" #1: " IMPROPER);
}

/* A sentence of Windows that goes on over lines is of the connection that is dialed, and no reason by itself. */
static void test_a_sentence_of_several_lines(void **state) {
  (void)state;
  assert_verdicts("Office - open none - @1-1\n",
                  "CoId={7}: The user kim has started dialing a VPN connection using a per-user connection profile "
                  "named Office. The connection settings are:\n"
                  "The L2TP connection attempt failed because the security\n"
                  "layer encountered a processing error during initial\n"
                  "negotiations with the remote computer.\n");
}

/* ---- lists ---- */

#define ASKED                                                                    \
  "05[NET] received packet: from 192.0.2.1[500] to 192.0.2.9[500] (464 bytes)\n" \
  "05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n"
#define REFUSED                               \
  "05[IKE] received proposals unacceptable\n" \
  "05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"

/* A proposal of which nothing is known is compared with none. */
static void test_a_proposal_of_unknown_transforms(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals ~group @2-6\n", ASKED
                  "05[CFG] received proposals: IKE:SOMETHING/NEW, IKE:AES_CBC_128/MODP_2048\n"
                  "05[CFG] configured proposals: IKE:AES_CBC_128/MODP_1536\n" REFUSED);
}

#define OPENIKED "spi=0x1: "
#define OPENIKED_ASKED \
  OPENIKED "recv IKE_SA_INIT req 0 peer 192.0.2.1:500 local 192.0.2.2:500, 518 bytes, policy 'site'\n"
#define OPENIKED_FAILS \
  OPENIKED "ikev2_auth_verify: ikev2_msg_authverify failed\n" OPENIKED "ikev2_add_error: AUTHENTICATION_FAILED\n"

/* A line that goes with several causes shows one where nothing of the other ways to prove who one is was seen. */
static void test_a_cause_that_other_methods_rule_out(void **state) {
  (void)state;
  const char *const logs[] = {OPENIKED_ASKED OPENIKED_FAILS, OPENIKED_ASKED OPENIKED
                              "ikev2_pld_eap: RESPONSE id 1 length 9 EAP-IDENTITY\n" OPENIKED_FAILS};
  assert_non_null(strstr(verdicts_on(true, &logs[0], 1)->text, " refused this ikev2:24#psk-mismatch "));
  assert_non_null(strstr(verdicts_on(true, &logs[1], 1)->text, " refused this ikev2:24 @"));
}

#define QUICK_MODE(theirs, ours)                                                \
  "05[IKE] <a|1> initiating Main Mode IKE_SA a[1] to 192.0.2.1\n"               \
  "05[IKE] <a|1> IKE_SA a[1] established between 192.0.2.9[x]...192.0.2.1[y]\n" \
  "06[ENC] <a|1> parsed QUICK_MODE response 3 [ HASH SA No KE ID ID ]\n"        \
  "06[CFG] <a|1> received proposals: ESP:" theirs                               \
  "/HMAC_SHA2_256_128/NO_EXT_SEQ\n"                                             \
  "06[CFG] <a|1> configured proposals: ESP:" ours                               \
  "/HMAC_SHA2_256_128/NO_EXT_SEQ\n"                                             \
  "06[IKE] <a|1> no matching proposal found\n"                                  \
  "06[ENC] <a|1> generating INFORMATIONAL_V1 request 4 [ HASH N(NO_PROP) ]\n"

/* Where a sign says that two lists have nothing in common, they say themselves if it is the group alone. */
static void test_lists_that_say_more_than_a_sign(void **state) {
  (void)state;
  const char *const logs[] = {QUICK_MODE("AES_CBC_128/MODP_1024", "AES_CBC_128/MODP_2048"),
                              QUICK_MODE("AES_CBC_128/MODP_1024", "AES_CBC_256/MODP_1024")};
  assert_non_null(strstr(verdicts_on(true, &logs[0], 1)->text, " this ikev1:14#pfs +:refused ~group "));
  assert_non_null(strstr(verdicts_on(true, &logs[1], 1)->text, " this ikev1:14#esp-proposals +:refused ~encryption "));
}

/* A notify of which nobody says whether it may be tried again is a refusal like others. */
static void test_a_notify_that_says_nothing_of_another_try(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 refused peer ikev1:30 @1-2\n",
      STARTS("a", "1", "192.0.2.1") "05[ENC] <a|1> parsed INFORMATIONAL_V1 request 1 [ N(UNEQUAL_PAYLOAD_LENGTHS) ]\n");
}

typedef struct {
  char lines[64];
  char theirs[IKEERR_LIST_BYTES + 1];
} told_evidence;

static void tell_evidence(void *context, const ikeerr_verdict *verdict) {
  told_evidence *told = context;
  size_t length = 0;
  told->lines[0] = '\0';
  for (unsigned i = 0; i < verdict->evidence_count; i++)
    length += (size_t)snprintf(told->lines + length, sizeof told->lines - length, "%s%u", i ? " " : "",
                               (unsigned)verdict->evidence[i].line);
  snprintf(told->theirs, sizeof told->theirs, "%s", or_dash(verdict->theirs));
}

static const told_evidence *evidence_in(const char *log) {
  static told_evidence told;
  static ikeerr_diagnoser diagnoser;
  ikeerr_diagnose_start(&diagnoser, NULL, tell_evidence, &told);
  ikeerr_diagnose_feed(&diagnoser, log, strlen(log));
  ikeerr_diagnose_finish(&diagnoser);
  return &told;
}

#define OPENIKED_LISTS OPENIKED_ASKED OPENIKED "ikev2_resp_recv: failed to negotiate IKE SA\n"
#define OPENIKED_REFUSES OPENIKED "ikev2_add_error: NO_PROPOSAL_CHOSEN\n"

/* The items of a program without protocols in its lists; one that stands where a line is not held any more is none. */
static void test_items_of_a_list(void **state) {
  (void)state;
  static char far[6000];
  assert_string_equal("ENCR=AES_CBC;ENCR=3DES",
                      evidence_in(OPENIKED_LISTS OPENIKED "ikev2_log_proposal: IKE #1 ENCR=AES_CBC\n" OPENIKED
                                                          "ikev2_log_proposal: IKE #1 ENCR=3DES.\n" OPENIKED_REFUSES)
                          ->theirs);
  snprintf(far, sizeof far,
           OPENIKED_LISTS OPENIKED "%03750d ikev2_log_proposal: IKE #%0400d ENCR=AES_CBC\n" OPENIKED
                                   "ikev2_log_proposal: IKE #1 ENCR=3DES\n" OPENIKED_REFUSES,
           0, 1);
  assert_string_equal("ENCR=3DES", evidence_in(far)->theirs + strspn(evidence_in(far)->theirs, ";"));
}

/* ---- lines that a verdict rests on ---- */

/* Of more than are kept those stay that say most. */
static void test_the_lines_that_say_most(void **state) {
  (void)state;
#define NOTIFY "05[ENC] <a|1> " IS_TOLD "\n"
  assert_string_equal("3 4 5 6 7 8", evidence_in(STARTS("a", "1", "192.0.2.1") NOTIFY NOTIFY NOTIFY NOTIFY NOTIFY NOTIFY
                                                 "05[IKE] <a|1> received proposals unacceptable\n" NOTIFY)
                                         ->lines);
}

/* A line that says two things is kept once. */
static void test_a_line_that_says_two_things(void **state) {
  (void)state;
  static const char LOG[] =
      STARTS("a", "1", "192.0.2.1") "05[IKE] <a|1> IDi payload missing. received proposals unacceptable\n";
  assert_string_equal("2", evidence_in(LOG)->lines);
  assert_verdicts("a 192.0.2.1 refused this ikev2:14#ike-proposals @1-2\n", LOG);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_names_that_are_none),
      cmocka_unit_test(test_a_prefix_in_json_and_in_csv),
      cmocka_unit_test(test_a_field_in_json_within_json),
      cmocka_unit_test(test_an_address_in_json_within_json),
      cmocka_unit_test(test_a_name_with_a_nul),
      cmocka_unit_test(test_a_number_without_a_name),
      cmocka_unit_test(test_a_message_behind_the_verdict),
      cmocka_unit_test(test_a_packet_to_nobody_who_is_known),
      cmocka_unit_test(test_who_waits_longest_though_it_began_later),
      cmocka_unit_test(test_child_sas_of_one_name_though_the_ike_sa_began_earlier),
      cmocka_unit_test(test_the_newer_sa_is_taken_down),
      cmocka_unit_test(test_a_refusal_that_did_not_count),
      cmocka_unit_test(test_two_signs_of_silence),
      cmocka_unit_test(test_a_sign_of_several_records),
      cmocka_unit_test(test_a_sign_of_the_other_version),
      cmocka_unit_test(test_silence_on_purpose),
      cmocka_unit_test(test_a_sign_without_an_effect),
      cmocka_unit_test(test_a_sentence_of_several_lines),
      cmocka_unit_test(test_a_proposal_of_unknown_transforms),
      cmocka_unit_test(test_a_cause_that_other_methods_rule_out),
      cmocka_unit_test(test_lists_that_say_more_than_a_sign),
      cmocka_unit_test(test_a_notify_that_says_nothing_of_another_try),
      cmocka_unit_test(test_items_of_a_list),
      cmocka_unit_test(test_the_lines_that_say_most),
      cmocka_unit_test(test_a_line_that_says_two_things),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
