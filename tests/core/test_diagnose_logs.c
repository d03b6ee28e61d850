/* What diagnose makes of a few lines that were written for one promise each; whole logs of real programs are in
 * tests/cases/logs. */
#include "told_verdicts.h"

/* ---- what became of it ---- */

static void test_what_was_not_begun(void **state) {
  (void)state;
  assert_verdicts(
      "- 192.0.2.7 refused this condition:18#half-open @1-1\n"
      "- - none this condition:19#resolve @2-2\n",
      "07[IKE] ignoring IKE_SA setup from 192.0.2.7, per-IP half-open IKE_SA limit of 5 reached\n"
      "08[IKE] unable to resolve gw.example, initiate aborted\n");
}

#define IKE_SA_IS_UP                                                               \
  "\"site\" #1: initiating IKEv2 connection to 192.0.2.2 using UDP\n"              \
  "\"site\" #1: sent IKE_SA_INIT request to 192.0.2.2:UDP/500\n"                   \
  "\"site\" #1: processing decrypted IKE_AUTH response: SK{IDr,AUTH,SA,TSi,TSr}\n" \
  "\"site\" #1: initiator established IKE SA; authenticated peer using authby=secret and FQDN '@east'\n"

/* An IKE SA stays where a Child SA that was asked for later gets no answer, and so does the Child SA before. */
static void test_a_child_sa_without_an_answer(void **state) {
  (void)state;
  assert_verdicts("site 192.0.2.2 established none condition:2 +:established +:no-answer @1-8\n", IKE_SA_IS_UP
                  "\"site\" #2: initiator established Child SA using #1; IPsec tunnel [10.0.1.0/24] {ESP=>0x1 <0x2}\n"
                  "\"site\" #3: sent CREATE_CHILD_SA request to create Child SA\n"
                  "\"site\" #3: STATE_V2_NEW_CHILD_I1: retransmission; will wait 0.5 seconds for response\n"
                  "\"site\" #3: STATE_V2_NEW_CHILD_I1: 60 second timeout exceeded after 7 retransmits.  No response "
                  "(or no acceptable response) to our IKEv2 message\n");
}

#define INITIATES                                       \
  "05[IKE] <a|1> initiating IKE_SA a[1] to 192.0.2.1\n" \
  "05[ENC] <a|1> generating IKE_SA_INIT request 0 [ SA KE No ]\n"
#define SA_IS_UP "07[IKE] <a|1> IKE_SA a[1] established between 192.0.2.9[x]...192.0.2.1[y]\n"
#define CHILD_IS_UP(name) \
  "07[IKE] <a|1> CHILD_SA " name "{1} established with SPIs c1_i c2_o and TS 10.0.1.0/24 === 10.1.0.0/24\n"

/* Of more Child SAs than are kept the first ones are told of. */
static void test_many_child_sas(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 established peer ikev2:38 +n1:established +n2:established +n3:established "
                  "+n4:established @1-11\n",
                  INITIATES SA_IS_UP CHILD_IS_UP("n1") CHILD_IS_UP("n2") CHILD_IS_UP("n3") CHILD_IS_UP("n4")
                      CHILD_IS_UP("n5") "08[ENC] <a|1> generating CREATE_CHILD_SA request 2 [ SA No TSi TSr ]\n"
                                        "08[ENC] <a|1> parsed CREATE_CHILD_SA response 2 [ N(TS_UNACCEPT) ]\n"
                                        "08[IKE] <a|1> failed to establish CHILD_SA, keeping IKE_SA\n");
}

/* ---- lists ---- */

#define GATE "ike 0:51b2d2ebab3a0fcc/0000000000000000:94: "

/* What is printed behind two lists is no part of them. */
static void test_a_list_ends(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals ~encryption ~group @2-13\n",
                  "ike 0: comes 192.0.2.1:500->198.51.100.2:500,ifindex=4\n"
                  "ike 0: IKEv2 exchange=SA_INIT id=51b2d2ebab3a0fcc/0000000000000000 len=472\n" GATE
                  "incoming proposal:\n" GATE "  protocol = IKEv2:\n" GATE
                  "     type=ENCR, val=AES_CBC (key_len = 128)\n" GATE "     type=DH_GROUP, val=MODP1024.\n" GATE
                  "my proposal, gw branch:\n" GATE "  protocol = IKEv2:\n" GATE
                  "     type=ENCR, val=AES_CBC (key_len = 256)\n" GATE "     type=DH_GROUP, val=MODP2048.\n" GATE
                  "negotiation result\n" GATE "     type=DH_GROUP, val=MODP1024.\n" GATE "no proposal chosen\n");
}

/* ---- both ends ---- */

#define TOLD                                                                                               \
  "Nov 30 19:29:05.1: adding UDP interface eth0 192.0.2.1:500\n"                                           \
  "Nov 30 19:29:05.8: \"site\" #1: initiating IKEv2 connection\n"                                          \
  "Nov 30 19:29:05.8: \"site\" #1: sent IKE_SA_INIT request to 192.0.2.2:500\n"                            \
  "Nov 30 19:29:05.8: \"site\" #1: dropping unexpected IKE_SA_INIT message containing NO_PROPOSAL_CHOSEN " \
  "notification; message payloads: N; missing payloads: SA,KE,Ni\n"
#define DECIDES(address)                                                                                          \
  "Nov 30 19:29:05.1: adding UDP interface eth0 " address                                                         \
  ":500\n"                                                                                                        \
  "Nov 30 19:29:05.8: \"site\" #1: no local proposal matches remote proposals "                                   \
  "1:IKE:ENCR=AES_CBC_128;PRF=HMAC_SHA2_256;INTEG=HMAC_SHA2_256_128;DH=MODP2048\n"                                \
  "Nov 30 19:29:05.8: \"site\" #1: responding to IKE_SA_INIT message (ID 0) from 192.0.2.1:500 with unencrypted " \
  "notification NO_PROPOSAL_CHOSEN\n"

/* Which addresses an end has is said where the program starts: two logs are of one negotiation only if those fit. */
static void test_ends_are_known_by_the_addresses_that_they_listen_on(void **state) {
  (void)state;
  assert_verdicts(
      "site 192.0.2.2 refused peer ikev2:14#ike-proposals @2-4 see 2:2\n"
      "site 192.0.2.1 refused this ikev2:14#ike-proposals @2-3\n",
      TOLD, DECIDES("192.0.2.2"));
  assert_verdicts(
      "site 192.0.2.2 refused peer ikev2:14 @2-4\n"
      "site 192.0.2.1 refused this ikev2:14#ike-proposals @2-3\n",
      TOLD, DECIDES("192.0.2.9"));
}

/* ---- times ---- */

#define REFUSES(first, second, third, fourth)                                                  \
  first " 05[NET] received packet: from 192.0.2.1[500] to 192.0.2.9[500] (464 bytes)\n" second \
        " 05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n" third                           \
        " 05[IKE] received proposals unacceptable\n" fourth                                    \
        " 05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"

static void test_midnight_turns_no_log_round(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
                  REFUSES("Nov 30 23:59:59", "Dec  1 00:00:00", "Dec  1 00:00:00.1234567", "Dec  1 00:00:00,2"));
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
                  REFUSES("118:51:24", "118:51:23", "12:34:5x", "18:51"));
}

/* The time may be all that stands in front of a message, and all behind it. */
static void test_times_at_the_ends_of_a_line(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
                  REFUSES("  18:51:21", "18:51:22", "18:51:23.5", "\t18:51:24"));
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals @2-4\n",
                  REFUSES("00:00:01", "23:59:59", "23:59:59", "23:59:59"));
}

/* It is told to be; the command turns files round before it asks. */
static void test_a_log_that_runs_backwards(void **state) {
  (void)state;
  assert_verdicts(
      "- - refused this ikev2:14#ike-proposals @1-2 backwards\n"
      "- - open none - @3-3 backwards\n",
      "Nov 30 19:11:42 05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
      "Nov 30 19:11:41 05[IKE] received proposals unacceptable\n"
      "Nov 30 19:11:40 05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n"
      "Nov 30 19:11:39 05[NET] received packet: from 192.0.2.1[500] to 192.0.2.9[500] (464 bytes)\n");
}

/* ---- whose line it is ---- */

#define JOURNAL "charon-systemd[9]: "
#define SENDS(peer) JOURNAL "sending packet: from 192.0.2.9[500] to " peer "[500] (464 bytes)\n"
#define WAITS JOURNAL "retransmit 1 of request with message ID 0\n"
#define GIVES_UP                                       \
  "charon-systemd[8]: giving up after 1 retransmits\n" \
  "charon-systemd[8]: establishing IKE_SA failed, peer not responding\n"

/* Without numbers, who waits longest gives up first. */
static void test_who_waits_longest_gives_up_first(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 no-answer none condition:1 @1-11\n"
      "b 192.0.2.2 no-answer none condition:1 @4-14\n",
      JOURNAL "initiating IKE_SA a[1] to 192.0.2.1\n" JOURNAL
              "generating IKE_SA_INIT request 0 [ SA KE No ]\n" SENDS("192.0.2.1") JOURNAL
      "initiating IKE_SA b[2] to 192.0.2.2\n" JOURNAL
      "generating IKE_SA_INIT request 0 [ SA KE No ]\n" SENDS("192.0.2.2") WAITS SENDS("192.0.2.1")
          WAITS SENDS("192.0.2.2") GIVES_UP GIVES_UP);
}

/* Of Child SAs with one name that of the IKE SA ends that was heard of last. */
static void test_child_sas_of_one_name(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 established none - +net:established @1-4\n"
                  "b 192.0.2.2 established this condition:25 +net:ended @5-10\n"
                  "c 192.0.2.3 established none - @8-9\n",
                  INITIATES SA_IS_UP CHILD_IS_UP("net")
                  "06[IKE] <b|2> initiating IKE_SA b[2] to 192.0.2.2\n"
                  "06[IKE] <b|2> IKE_SA b[2] established between 192.0.2.9[x]...192.0.2.2[y]\n"
                  "06[IKE] <b|2> CHILD_SA net{2} established with SPIs c1_i c2_o and TS 10.0.2.0/24 === 10.1.0.0/24\n"
                  "07[IKE] <c|3> initiating IKE_SA c[3] to 192.0.2.3\n"
                  "07[IKE] <c|3> IKE_SA c[3] established between 192.0.2.9[x]...192.0.2.3[y]\n"
                  "07[IKE] closing CHILD_SA net{1} with SPIs c1_i (0 bytes) c2_o (0 bytes) and TS 10.0.2.0/24 === "
                  "10.1.0.0/24\n");
}

/* A number may be used again; the name of the connection tells whose line it is. */
static void test_numbers_are_those_of_a_connection(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 refused peer ikev2:14 @1-3\n"
      "b 192.0.2.2 open none - @2-2\n"
      "c - refused peer ikev2:24 @4-4\n",
      "05[IKE] <a|1> initiating IKE_SA a[1] to 192.0.2.1\n"
      "05[IKE] <b|1> initiating IKE_SA b[1] to 192.0.2.2\n"
      "06[ENC] <a|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
      "06[ENC] <c|1> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) ]\n");
}

/* ---- more lists ---- */

#define ASKED                                                                    \
  "05[NET] received packet: from 192.0.2.1[500] to 192.0.2.9[500] (464 bytes)\n" \
  "05[ENC] parsed IKE_SA_INIT request 0 [ SA KE No ]\n"
#define REFUSED                               \
  "05[IKE] received proposals unacceptable\n" \
  "05[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"

static void test_a_list_of_ikev1(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev1:14#ike-proposals ~group @2-14\n",
                  "ike 0: comes 192.0.2.1:500->192.0.2.9:500,ifindex=4\n"
                  "ike 0: IKEv1 exchange=Identity Protection id=1/2 len=3\n"
                  "ike 0:gate:94: incoming proposal:\n"
                  "ike 0:gate:94:   protocol id = ISAKMP:\n"
                  "ike 0:gate:94:      type=OAKLEY_ENCRYPT_ALG, val=AES_CBC, key-len=256\n"
                  "ike 0:gate:94:      type=OAKLEY_HASH_ALG, val=SHA2_256.\n"
                  "ike 0:gate:94:      type=OAKLEY_GROUP, val=MODP2048.\n"
                  "ike 0:gate:94: my proposal, gw gate:\n"
                  "ike 0:gate:94:   protocol id = ISAKMP:\n"
                  "ike 0:gate:94:      type=OAKLEY_ENCRYPT_ALG, val=AES_CBC, key-len=256\n"
                  "ike 0:gate:94:      type=OAKLEY_HASH_ALG, val=SHA2_256.\n"
                  "ike 0:gate:94:      type=OAKLEY_GROUP, val=MODP1536.\n"
                  "ike 0:gate:94: negotiation failure\n"
                  "ike 0:gate:94: no SA proposal chosen\n");
}

/* A program that names no protocol has one proposal. */
static void test_a_list_without_a_protocol(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals ~encryption @2-6\n", ASKED
                  "05[CFG] received proposals: AES_CBC_128/MODP_2048\n"
                  "05[CFG] configured proposals: AES_CBC_256/MODP_2048\n" REFUSED);
}

/* What follows a transform in brackets is no part of its name: here the first of each list are the same. */
static void test_remarks_in_a_list(void **state) {
  (void)state;
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals ~encryption @2-6\n", ASKED
                  "05[CFG] received proposals: IKE:AES_CBC_128/MODP_2048[first-match]\n"
                  "05[CFG] configured proposals: IKE:AES_CBC_256/MODP_2048\n" REFUSED);
}

/* A list on lines of its own is kept as far as there is room. */
static void test_a_list_of_many_lines(void **state) {
  (void)state;
  static char log[1 << 15];
  size_t length = (size_t)snprintf(log, sizeof log,
                                   "ike 0: comes 192.0.2.1:500->198.51.100.2:500,ifindex=4\n"
                                   "ike 0: IKEv2 exchange=SA_INIT id=51b2d2ebab3a0fcc/0000000000000000 len=472\n" GATE
                                   "incoming proposal:\n" GATE "  protocol = IKEv2:\n");
  for (unsigned i = 0; i < 200; i++)
    length += (size_t)snprintf(log + length, sizeof log - length, GATE "     type=ENCR, val=AES_CBC_%u\n", i);
  snprintf(log + length, sizeof log - length,
           GATE "     type=DH_GROUP, val=MODP1024.\n" GATE "my proposal, gw branch:\n" GATE "  protocol = IKEv2:\n" GATE
                "     type=ENCR, val=AES_CBC_7\n" GATE "     type=DH_GROUP, val=MODP2048.\n" GATE
                "no proposal chosen\n");
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals ~group @2-210\n", log);
}

static void put_proposals(char *list, size_t size, unsigned group, unsigned last_group) {
  size_t length = 0;
  for (unsigned i = 0; i < 33; i++)
    length += (size_t)snprintf(list + length, size - length, "%sIKE:AES_CBC_%u/HMAC_SHA1_96/MODP_%u", i ? ", " : "",
                               group + i, i == 32 ? last_group : group);
}

/* Of a list of more than 32 proposals the first 32 are compared: the last ones would differ in the group alone. */
static void test_a_list_of_many_proposals(void **state) {
  (void)state;
  static char theirs[4096], ours[4096], log[10000];
  put_proposals(theirs, sizeof theirs, 100, 1);
  put_proposals(ours, sizeof ours, 200, 2);
  memcpy(strstr(theirs, "AES_CBC_132"), "AES_CBC_232", 11);
  snprintf(log, sizeof log, ASKED "05[CFG] received proposals: %s\n05[CFG] configured proposals: %s\n" REFUSED, theirs,
           ours);
  assert_verdicts("- 192.0.2.1 refused this ikev2:14#ike-proposals ~encryption ~group @2-6\n", log);
}

#define CHILD_IS_ASKED "06[ENC] <a|1> parsed CREATE_CHILD_SA request 3 [ SA No KE TSi TSr ]\n"
#define CHILD_IS_REFUSED                                                 \
  "06[IKE] <a|1> no acceptable proposal found\n"                         \
  "06[IKE] <a|1> failed to establish CHILD_SA, keeping IKE_SA\n"         \
  "06[ENC] <a|1> generating CREATE_CHILD_SA response 3 [ N(NO_PROP) ]\n" \
  "06[NET] <a|1> sending packet: from 192.0.2.9[500] to 192.0.2.1[500] (36 bytes)\n"

/* Lists of a Child SA that differ in the group alone lack perfect forward secrecy, others have nothing in common. */
static void test_lists_of_a_child_sa(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 established this ikev2:14#pfs +net:established +:refused ~group @1-11\n",
      INITIATES SA_IS_UP CHILD_IS_UP("net") CHILD_IS_ASKED
      "06[CFG] <a|1> received proposals: ESP:AES_CBC_128/HMAC_SHA2_256_128/MODP_1024/NO_EXT_SEQ\n"
      "06[CFG] <a|1> configured proposals: ESP:AES_CBC_128/HMAC_SHA2_256_128/MODP_2048/NO_EXT_SEQ\n" CHILD_IS_REFUSED);
  assert_verdicts(
      "a 192.0.2.1 established this ikev2:14#esp-proposals +net:established +:refused ~encryption ~group @1-11\n",
      INITIATES SA_IS_UP CHILD_IS_UP("net") CHILD_IS_ASKED
      "06[CFG] <a|1> received proposals: ESP:AES_CBC_128/HMAC_SHA2_256_128/MODP_1024/NO_EXT_SEQ\n"
      "06[CFG] <a|1> configured proposals: ESP:AES_CBC_256/HMAC_SHA2_256_128/MODP_2048/NO_EXT_SEQ\n" CHILD_IS_REFUSED);
}

/* ---- both ends, more of them ---- */

#define DECIDES_FOR(connection, number)                                            \
  "Nov 30 19:29:05.8: \"" connection "\" #" number                                 \
  ": no local proposal matches remote proposals "                                  \
  "1:IKE:ENCR=AES_CBC_128;PRF=HMAC_SHA2_256;INTEG=HMAC_SHA2_256_128;DH=MODP2048\n" \
  "Nov 30 19:29:05.8: \"" connection "\" #" number                                 \
  ": responding to IKE_SA_INIT message (ID 0) from 192.0.2.1:500 "                 \
  "with unencrypted notification NO_PROPOSAL_CHOSEN\n"
#define IS_AT(address) "Nov 30 19:29:05.1: adding UDP interface eth0 " address ":500\n"
#define IS_AT_FOUR(net) IS_AT(net ".1") IS_AT(net ".2") IS_AT(net ".3") IS_AT(net ".4")

/* Two that decided at one moment are no doubt where they decided the same. */
static void test_two_decisions_of_one_moment(void **state) {
  (void)state;
  assert_verdicts(
      "site 192.0.2.2 refused peer ikev2:14#ike-proposals @2-4 see 2:4\n"
      "site 192.0.2.1 refused this ikev2:14#ike-proposals @2-3\n"
      "other 192.0.2.1 refused this ikev2:14#ike-proposals @4-5\n",
      TOLD, IS_AT("192.0.2.2") DECIDES_FOR("site", "1") DECIDES_FOR("other", "2"));
}

/* Of more addresses than are kept the last ones are known. */
static void test_an_end_with_many_addresses(void **state) {
  (void)state;
  assert_verdicts(
      "site 192.0.2.2 refused peer ikev2:14 @2-4\n"
      "site 192.0.2.1 refused this ikev2:14#ike-proposals @18-19\n",
      TOLD,
      IS_AT("192.0.2.2") IS_AT_FOUR("198.51.100") IS_AT_FOUR("198.51.101") IS_AT_FOUR("198.51.102")
          IS_AT_FOUR("198.51.103") DECIDES_FOR("site", "1"));
}

/* ---- findings ---- */

/* What refuses something else than a sign says does not take its place. */
static void test_a_sign_stays_in_front_of_another_refusal(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 refused this ikev2:14#ike-proposals @1-4\n", INITIATES
                  "05[IKE] <a|1> received proposals unacceptable\n"
                  "05[ENC] <a|1> generating IKE_AUTH response 1 [ N(AUTH_FAILED) ]\n");
}

/* A Child SA is refused with the answer that the IKE SA comes up with; another one later, for another reason. */
static void test_two_child_sas_are_refused(void **state) {
  (void)state;
  assert_verdicts(
      "a 192.0.2.1 established peer ikev2:14 +:refused @1-7\n"
      "a 192.0.2.1 established peer ikev2:38 +:refused @1-6\n",
      INITIATES "05[ENC] <a|1> parsed IKE_AUTH response 1 [ IDr AUTH N(TS_UNACCEPT) ]\n" SA_IS_UP
                "05[IKE] <a|1> received TS_UNACCEPTABLE notify, no CHILD_SA built\n"
                "05[IKE] <a|1> failed to establish CHILD_SA, keeping IKE_SA\n"
                "06[ENC] <a|1> parsed CREATE_CHILD_SA response 2 [ N(NO_PROP) ]\n");
}

/* While one is negotiated, an SA that is taken down is that which was heard of last. */
static void test_an_sa_is_taken_down_while_another_is_negotiated(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 established peer condition:9#initial-contact +net:established @1-9\n"
                  "b 192.0.2.2 established none - @5-6\n"
                  "c 192.0.2.3 open none - @8-8\n",
                  INITIATES SA_IS_UP CHILD_IS_UP("net") 
                  "06[IKE] <b|2> initiating IKE_SA b[2] to 192.0.2.2\n"
                  "06[IKE] <b|2> IKE_SA b[2] established between 192.0.2.9[x]...192.0.2.2[y]\n"
                  "07[ENC] <a|1> parsed INFORMATIONAL request 2 [ N(UPDATE_SA) ]\n"
                  "08[IKE] <c|3> initiating IKE_SA c[3] to 192.0.2.3\n"
                  "08[IKE] <c|3> destroying duplicate IKE_SA for peer 'x', received INITIAL_CONTACT\n");
}

/* A line of a product whose logs are not followed is of no negotiation. */
static void test_lines_of_other_products(void **state) {
  (void)state;
  assert_verdicts("",
                  "IPSec negotiation failed with error: Peer proposed traffic-selectors are not in configured range\n");
}

/* What is no error of ours, or waits for something, speaks against nothing; neither does what takes down an SA that is
 * not in the log. */
static void test_mentions_that_say_nothing_against_it(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 open none - @1-2\n",
                  INITIATES "Notify Message Type: Private Use - Errors (12345)\ndata: 00 00 05 b4\n");
  assert_verdicts("a 192.0.2.1 open none - @1-2\n", INITIATES "05[IKE] <a|1> IPsec error 13803\n");
  assert_verdicts("", "05[IKE] <a|1> destroying duplicate IKE_SA for peer 'x', received INITIAL_CONTACT\n");
}

/* A Child SA is refused, and the next one gets no answer: the refusal says more. */
static void test_a_refusal_stays_in_front_of_silence(void **state) {
  (void)state;
  assert_verdicts(
      "site 192.0.2.2 established peer ikev2:14 +:refused @1-8\n", IKE_SA_IS_UP
      "\"site\" #3: sent CREATE_CHILD_SA request to create Child SA\n"
      "\"site\" #3: dropping unexpected CREATE_CHILD_SA message containing NO_PROPOSAL_CHOSEN notification; "
      "message payloads: N; missing payloads: SA\n"
      "\"site\" #4: sent CREATE_CHILD_SA request to create Child SA\n"
      "\"site\" #4: STATE_V2_NEW_CHILD_I1: 60 second timeout exceeded after 7 retransmits.  No response "
      "(or no acceptable response) to our IKEv2 message\n");
}

/* ---- what is held ---- */

/* A line is held as far as its 4096th byte; what is told further on counts all the same. */
static void test_a_line_longer_than_what_is_held(void **state) {
  (void)state;
  static char log[8000];
  memset(log, 'x', sizeof log - 1);
  memcpy(log + 6000, " ISAKMP-SA established 192.0.2.9[500]-192.0.2.1[500] spi:abc\n", 62);
  log[6061] = '\0';
  assert_verdicts("- 192.0.2.1 established none - @1-1\n", log);
}

/* More on one line than is held at once. */
static void test_a_line_of_many_notifies(void **state) {
  (void)state;
  assert_verdicts("a 192.0.2.1 refused peer ikev2:24 @1-3\n", INITIATES
                  "05[ENC] <a|1> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) N(TS_UNACCEPT) N(INVAL_SYN) "
                  "N(NO_PROP) N(NO_ADD_SAS) N(FAIL_CP_REQ) N(SINGLE_PAIR) N(INVAL_KE) N(INVAL_SPI) "
                  "N(INVAL_SEL) ]\n");
}

/* The lines that a verdict rests on, without blanks at their ends and cut between characters. */
static void tell_evidence(void *context, const ikeerr_verdict *verdict) {
  told_verdicts *told = context;
  for (unsigned i = 0; i < verdict->evidence_count; i++) tell(told, "%s|\n", verdict->evidence[i].text);
}

static void test_the_lines_that_a_verdict_rests_on(void **state) {
  (void)state;
  static told_verdicts told;
  static ikeerr_diagnoser diagnoser;
  static const char LOG[] = INITIATES
      "05[ENC] <a|1> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) N(TS_UNACCEPT) ] \t \n"
      "06[IKE] <b|2> initiating IKE_SA b[2] to 192.0.2.2\n"
      "06[ENC] <b|2> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) "
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      "\xE2\x82\xAC\xE2\x82\xAC ]\n";
  ikeerr_diagnose_start(&diagnoser, NULL, tell_evidence, &told);
  ikeerr_diagnose_feed(&diagnoser, LOG, sizeof LOG - 1);
  ikeerr_diagnose_finish(&diagnoser);
  assert_string_equal(
      "05[ENC] <a|1> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) N(TS_UNACCEPT) ]|\n"
      "06[ENC] <b|2> parsed IKE_AUTH response 1 [ N(AUTH_FAILED) "
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
      "|\n",
      told.text);
}

/* Without numbers and threads, an answer to another peer begins another negotiation, and so does one behind the end. */
static void test_answers_of_one_thread(void **state) {
  (void)state;
#define ANSWERS(peer) "respond new phase 1 negotiation: 192.0.2.9[500]<=>" peer "[500]\n"
  assert_verdicts("- 192.0.2.1 no-answer none condition:2 @1-2\n"
                  "- 192.0.2.2 no-answer none condition:2 x2 @3-6\n",
                  ANSWERS("192.0.2.1") "phase1 negotiation failed due to time up. 18:51:24\n" ANSWERS("192.0.2.2")
                  "phase1 negotiation failed due to time up. 18:51:24.5\n" ANSWERS("192.0.2.2")
                  "phase1 negotiation failed due to time up. 18:51:25\n");
  assert_verdicts("- 192.0.2.1 open none - @1-1\n- 192.0.2.2 open none - @2-2\n",
                  ANSWERS("192.0.2.1") ANSWERS("192.0.2.2"));
}

/* ---- what is said of it ---- */

/* The first line of each verdict, which names what became of it. */
static void tell_first_line(void *context, const ikeerr_verdict *verdict) {
  char text[1 << 14];
  const ikeerr_style style = {200, false, IKEERR_PLAIN};
  assert_true(ikeerr_verdict_text(verdict, &style, text, sizeof text) < sizeof text);
  tell(context, "%.*s\n", (int)strcspn(text, "\n"), text);
}

static void check_first_lines(const char *expected, const char *log) {
  static told_verdicts told;
  static ikeerr_diagnoser diagnoser;
  told.length = 0;
  ikeerr_diagnose_start(&diagnoser, NULL, tell_first_line, &told);
  ikeerr_diagnose_feed(&diagnoser, log, strlen(log));
  ikeerr_diagnose_finish(&diagnoser);
  assert_string_equal(expected, told.text);
}

static void test_what_became_of_it_in_words(void **state) {
  (void)state;
  check_first_lines("a connection: not started here, line 1\n",
                    "08[IKE] unable to resolve gw.example, initiate aborted\n");
  check_first_lines("a, peer 192.0.2.1: established, lines 1-4\n", INITIATES SA_IS_UP CHILD_IS_UP("net"));
  check_first_lines("a, peer 192.0.2.1: IKE SA established, Child SA net ended here, lines 1-5\n",
                    INITIATES SA_IS_UP CHILD_IS_UP("net")
                    "07[IKE] <a|1> closing CHILD_SA net{1} with SPIs c1_i (0 bytes) c2_o (0 bytes) and TS 10.0.1.0/24 "
                    "=== 10.1.0.0/24\n");
  check_first_lines(
      "site, peer 192.0.2.2: IKE SA established, a Child SA established, a Child SA no answer, lines 1-8\n",
      IKE_SA_IS_UP
      "\"site\" #2: initiator established Child SA using #1; IPsec tunnel [10.0.1.0/24] {ESP=>0x1 <0x2}\n"
      "\"site\" #3: sent CREATE_CHILD_SA request to create Child SA\n"
      "\"site\" #3: STATE_V2_NEW_CHILD_I1: retransmission; will wait 0.5 seconds for response\n"
      "\"site\" #3: STATE_V2_NEW_CHILD_I1: 60 second timeout exceeded after 7 retransmits.  No response "
      "(or no acceptable response) to our IKEv2 message\n");
}

/* ---- prefixes and fields ---- */

/* A name may have the sign in it that separates it from the number. */
static void test_names_in_front_of_a_line(void **state) {
  (void)state;
  assert_verdicts("x 192.0.2.1 refused peer ikev2:14 @1-2\n",
                  "05[IKE] <a|b|1> initiating IKE_SA x[1] to 192.0.2.1\n"
                  "05[ENC] <a|b|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n"
                  "05>[LIB] <a|2> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n");
}

/* A field that is cut off, or longer than a name may be, is kept as far as it goes. */
static void test_fields_of_a_line(void **state) {
  (void)state;
#define FIELD "{\"MESSAGE\":\"parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\",\"IKE_SA_NAME\":\""
  assert_verdicts(
      "b - refused peer ikev2:14 @1-1\n",
      "{\"IKE_SA_NAME\":\"a\",\"MESSAGE\":\"05[ENC] <b|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\"}\n");
  assert_verdicts("site - refused peer ikev2:14 @1-1\n", FIELD "site\n");
  assert_verdicts("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa - refused peer ikev2:14 @1-1\n",
                  FIELD "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}\n");
}

/* ---- more than is held ---- */

static size_t put_attempts(char *log, size_t size, unsigned from, unsigned count, const char *behind) {
  size_t length = 0;
  for (unsigned i = from; i < from + count; i++)
    length += (size_t)snprintf(log + length, size - length,
                               "%02u[IKE] <c%u|%u> initiating IKE_SA c%u[%u] to 192.0.2.%u\n", i % 60, i, i, i, i, i),
        length += (size_t)snprintf(log + length, size - length, behind, i % 60, i, i);
  assert_true(length < size);
  return length;
}

static unsigned count_of(const char *text, const char *part) {
  unsigned count = 0;
  for (; (text = strstr(text, part)); text++) count++;
  return count;
}

/* Where there is no room for another one, those go first that nothing is wrong with, and none is lost. */
static void test_those_that_wait_make_room(void **state) {
  (void)state;
  static char log[1 << 16];
  static const char REFUSAL[] = "%02u[ENC] <c%u|%u> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]\n", NOTHING[] = "";
  size_t length = put_attempts(log, sizeof log, 1, 10, NOTHING);
  length +=
      (size_t)snprintf(log + length, sizeof log - length, "00[DMN] Starting IKE charon daemon (strongSwan 5.9.8)\n");
  length += put_attempts(log + length, sizeof log - length, 11, 50, REFUSAL);
  length += put_attempts(log + length, sizeof log - length, 61, 40, NOTHING);
  put_attempts(log + length, sizeof log - length, 101, 20, REFUSAL);
  const char *const logs[] = {log};
  for (int merge = 0; merge < 2; merge++) {
    const char *told = verdicts_on(merge, logs, 1)->text;
    assert_int_equal(120, count_of(told, "\n"));
    assert_int_equal(70, count_of(told, " refused peer ikev2:14 "));
    assert_int_equal(0, strncmp(told, "c1 192.0.2.1 open", 17));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_was_not_begun),
      cmocka_unit_test(test_a_child_sa_without_an_answer),
      cmocka_unit_test(test_many_child_sas),
      cmocka_unit_test(test_a_list_ends),
      cmocka_unit_test(test_ends_are_known_by_the_addresses_that_they_listen_on),
      cmocka_unit_test(test_midnight_turns_no_log_round),
      cmocka_unit_test(test_times_at_the_ends_of_a_line),
      cmocka_unit_test(test_a_log_that_runs_backwards),
      cmocka_unit_test(test_who_waits_longest_gives_up_first),
      cmocka_unit_test(test_child_sas_of_one_name),
      cmocka_unit_test(test_numbers_are_those_of_a_connection),
      cmocka_unit_test(test_a_list_of_ikev1),
      cmocka_unit_test(test_a_list_without_a_protocol),
      cmocka_unit_test(test_remarks_in_a_list),
      cmocka_unit_test(test_a_list_of_many_lines),
      cmocka_unit_test(test_a_list_of_many_proposals),
      cmocka_unit_test(test_lists_of_a_child_sa),
      cmocka_unit_test(test_two_decisions_of_one_moment),
      cmocka_unit_test(test_an_end_with_many_addresses),
      cmocka_unit_test(test_a_sign_stays_in_front_of_another_refusal),
      cmocka_unit_test(test_two_child_sas_are_refused),
      cmocka_unit_test(test_an_sa_is_taken_down_while_another_is_negotiated),
      cmocka_unit_test(test_lines_of_other_products),
      cmocka_unit_test(test_mentions_that_say_nothing_against_it),
      cmocka_unit_test(test_a_refusal_stays_in_front_of_silence),
      cmocka_unit_test(test_a_line_longer_than_what_is_held),
      cmocka_unit_test(test_a_line_of_many_notifies),
      cmocka_unit_test(test_the_lines_that_a_verdict_rests_on),
      cmocka_unit_test(test_answers_of_one_thread),
      cmocka_unit_test(test_what_became_of_it_in_words),
      cmocka_unit_test(test_names_in_front_of_a_line),
      cmocka_unit_test(test_fields_of_a_line),
      cmocka_unit_test(test_those_that_wait_make_room),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
