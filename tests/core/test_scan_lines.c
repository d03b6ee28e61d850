/* What a line's characters and words make of a number or a name in it. Everything possible is asked for. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"

static const ikeerr_scan_options POSSIBLE = {.least = IKEERR_POSSIBLE};

static void add_mention(char *out, size_t size, const char *text, const ikeerr_mention *mention) {
  size_t length = strlen(out);
  for (unsigned i = 1; i < mention->record_count; i++) assert_true(mention->records[i - 1] < mention->records[i]);
  snprintf(out + length, size - length, "%s%.*s %s", length ? ", " : "", (int)(mention->end - mention->start),
           text + mention->start, ikeerr_certainty_name(mention->certainty));
}

/* "13868 certain, 0x35E9 likely" */
static const char *mentions_in(const char *text) {
  static char found[1024];
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  found[0] = '\0';
  ikeerr_scan_start(&scanner, &POSSIBLE);
  ikeerr_scan_feed(&scanner, text, strlen(text));
  while (ikeerr_scan_next(&scanner, &mention)) add_mention(found, sizeof found, text, &mention);
  ikeerr_scan_finish(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) add_mention(found, sizeof found, text, &mention);
  return found;
}

static void check_alone(const char *text, const char *expected) {
  const char *found = mentions_in(text);
  if (strcmp(found, expected) != 0) fail_msg("'%s' has '%s', not '%s'", text, found, expected);
}

/* What a line has does not depend on how much text is in front of it. */
static void check(const char *text, const char *expected) {
  enum { IN_FRONT = 6000 };
  static char behind[IN_FRONT + 1024];
  memset(behind, '\n', IN_FRONT);
  snprintf(behind + IN_FRONT, sizeof behind - IN_FRONT, "%s", text);
  check_alone(text, expected);
  check_alone(behind, expected);
}

static void check_each(const char *format, const char *characters, const char *expected) {
  for (; *characters; characters++) {
    char text[128];
    snprintf(text, sizeof text, format, *characters);
    check(text, expected);
  }
}

/* ---- beside a number ---- */

static void test_what_stands_in_front_of_a_number(void **state) {
  (void)state;
  check_each("error %c13868", "([{<=:,!'\"|*`#^>", "13868 likely");
  check_each("error %c13868", ".+@$\\%~&?-_xX0", "");
  check("error ;13868", ""); /* another statement */
  check("error-13868", "13868 likely");
  check("error code -13868", "");
  check("error 1-13868", "");
  check("error x/13868", "");
  check("error 13801/13868", "13801 likely, 13868 likely");
  check("error 13801 / 13868", "13801 likely, 13868 likely");
  check("error /13868", "13868 likely");
  check("error x/ 13868", "13868 possible");
  check("error\t13868", "13868 likely");
  check("error: -2147011028", "-2147011028 certain");
  check("error: x-2147011028", "");
  check("error: 5-2147011028", "");
}

static void test_what_stands_behind_a_number(void **state) {
  (void)state;
  check_each("error 13868%c of it", ")]}>,;!'\"|*`#^.-:/?&$+=", "13868 likely");
  check_each("error 13868%cx", ".-/_x@%", "");
  check_each("error 13868%cx", ":,;()=", "13868 likely");
  check("error 13868:7", "");
  check("error 13868.7", "");
  check("error 13868.", "13868 likely");
  check("error 13868-", "13868 likely");
  check("error 0x8007362CL is it", "0x8007362C certain");
  check("error 0x362CL is it", "0x362C likely");
  check("error 0x362Cu is it", "");
}

static void test_quantities_are_no_codes(void **state) {
  (void)state;
  static const char *const UNITS[] = {"ms", "s", "seconds", "bytes", "packets", "times", "errors", "attempts"};
  for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
    char text[64];
    snprintf(text, sizeof text, "error 13868 %s", UNITS[i]);
    check(text, "");
    snprintf(text, sizeof text, "error 13868, %s", UNITS[i]);
    check(text, "13868 likely");
  }
  check("error 13868   ms", "");
  check("error 13868 mss", "13868 likely");
}

static void test_digits_that_are_no_code(void **state) {
  (void)state;
  check("error 1386", "");
  check("error 138680", "");
  check("error 013868", "");
  check("error 13919", "");
  check("error 0x36", "");
  check("error 0x363F", "0x363F likely");
  check("error 0X363f", "0X363f likely");
  check("error 0x0000362C", "0x0000362C likely");
  check("error 0x00000362C", "0x00000362C likely");
  check("error 362Ch", "");
  check("error 0xC0360001", "0xC0360001 certain");
  check("error 0xC0360101", "");
  check("error 0xC0368006", "0xC0368006 certain");
  check("error 0xD0360001", "0xD0360001 certain"); /* as an HRESULT */
  check("error 0xD0360101", "");
}

/* ---- labels ---- */

static void test_words_in_front_say_what_a_number_is(void **state) {
  (void)state;
  check("13868", "13868 possible");
  check("it was 13868 again", "13868 possible");
  check("code 13868", "13868 possible");
  check("error 13868", "13868 likely");
  check("port 13868", "");
  check("error port 13868", "");
  check("port error 13868", "13868 likely");
  check("the port of error is 13868", "13868 likely");
  check("lastErrorCode=13868", "13868 likely");
  check("hresult=13868", "13868 likely");
  check("last_errorcode=13868", "13868 likely");
  check("terrorcode=13868", "");
  check("srcPort=13868", "");
  check("report=13868", "");
  check("status 13868 of it", "13868 possible");
  check("@error 13868", "13868 possible"); /* the name of something */
}

static void test_the_line_says_how_certain_a_number_is(void **state) {
  (void)state;
  check("IKE error 13868", "13868 certain");
  check("error 13868 of IKE", "13868 certain");
  check("VPN error 13868", "13868 certain");
  check("notify error 13868", "13868 certain");
  check("IKE code 13868", "13868 likely");
  check("IKE said 13868 then", "13868 possible");
  check("IKE failed, it said 13868 then", "13868 likely");
  check("it failed and said 13868 then", "13868 possible");
  check("IKE said 0x362C then", "0x362C likely");
  check("it said 0x362C then", "0x362C possible");
  check("error 13868\nIKE", "13868 likely"); /* another line */
  check("IKE\nerror 13868", "13868 likely");
}

/* As many filling words as a sentence has, and no more. */
static void test_a_label_reaches_over_eight_words(void **state) {
  (void)state;
  char text[128] = "error";
  for (int fillers = 0; fillers <= 10; fillers++) {
    strcat(strcpy(text + 5 + 4 * fillers, " "), "13868");
    check(text, fillers < 8 ? "13868 likely" : "13868 possible");
    strcpy(text + 5 + 4 * fillers, " the");
  }
}

static void test_a_sentence_ends_the_reach_of_a_label(void **state) {
  (void)state;
  check("error; 13868", "13868 possible");
  check("error. 13868", "13868 possible");
  check("error.13868", "");
  check("error, is: 13868", "13868 likely");
  check("error @ 13868", "13868 possible");
  check("error $ 13868", "13868 possible");
  check_each("error %c 13868", ":,=-<>()[]{}/*#'\"!?+&%|", "13868 likely");
  check("error\n13868", "13868 possible");
}

/* A number that was wrapped to a line of its own: what is in front of it leaves something to be said, or it is
 * indented.
 */
static void test_a_number_wrapped_to_the_next_line(void **state) {
  (void)state;
  check("error code is\n13801", "13801 likely");
  check("ErrorCode:\n13801", "13801 likely");
  check("ErrorCode=\r\n13801\r\n", "13801 likely");
  check("ErrorCode: \n13801", "13801 likely");
  check("error\n  13801", "13801 likely");
  check("error\n\t13801", "13801 likely");
  check("error\n13801", "13801 possible");
  check("error is;\n13801", "13801 possible");
  check("error is\n\n13801", "13801 likely");
  check("error is\n\n\n13801", "13801 possible");
  check("error port:\n13801", ""); /* the label is another */
  check_each("error is\n13801%c", ".,;)\"'(\n", "13801 likely");
  check_each("error is\n13801%c", ":!?`*|<", "13801 possible");
  check("error is\n13801  \r\n", "13801 likely");
  check("error is\n13801 and so on", "13801 possible");
  check("error is\n13801 (0x35E9)", "13801 likely, 0x35E9 possible");
}

static void test_how_far_a_label_reaches(void **state) {
  (void)state;
  for (int blanks = 1; blanks < 200; blanks++) {
    char text[256];
    if (blanks > 155 && blanks < 165) continue; /* about 160 bytes */
    snprintf(text, sizeof text, "error%*s13868", blanks, "");
    check(text, blanks < 160 ? "13868 likely" : "13868 possible");
  }
  char wrapped[256];
  snprintf(wrapped, sizeof wrapped, "error\n%*s13868.", 160, "");
  check(wrapped, "13868 possible");
}

/* Blanks and punctuation of other scripts, as those of ASCII: of Latin-1, general, CJK, full width. */
static void test_labels_in_other_scripts(void **state) {
  (void)state;
  check("错误代码：13868", "13868 likely");
  check("错误代码　13868", "13868 likely");
  check("错误代码 13868", "13868 likely");
  check("エラー。13868", "13868 likely");
  check(
      "error\xC2\xA0"
      "13868",
      "13868 likely");
  check("error — 13868", "13868 likely");
  check("error…13868", "13868 likely");
  check("ошибка 13868", "13868 likely");
  check("ошибкаж 13868", "13868 possible");
  check("代码错 13868", "13868 possible");
}

/* Words that are looked for together stand on one line, with little between them. */
static void test_phrases_say_what_a_line_is_about(void **state) {
  (void)state;
  check("NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("main mode NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("Main-Mode: NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("phase 1: NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("phase 3: NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("main    mode NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("main     mode NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("main\nmode NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("main x mode NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("domain mode NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
}

/* Numbers that other products have as well need a word about IKE on their line. */
static void test_numbers_of_other_products(void **state) {
  (void)state;
  check("error 12999", "");
  check("error 13000", "13000 possible");
  check("error 13025", "13025 possible");
  check("error 13800", "13800 likely");
  check("VPN error 13024", "13024 possible");
  check("IKE error 13000", "13000 certain");
  check("IKE error 13025", "13025 certain");
  check("IKE code 13024", "13024 likely");
  check("MSBuild error 13868", "");
  check("IKE MSBuild error 13868", "13868 certain");
  check("MSBuild said 13868 ERROR_IPSEC_IKE_AUTH_FAIL", "13868 likely, ERROR_IPSEC_IKE_AUTH_FAIL certain");
  check("MSBuild said 0x8007362C", "0x8007362C certain");
}

/* Codes of dialling are small numbers: they are such behind a label, on a line about Windows' connections. */
static void test_common_numbers(void **state) {
  (void)state;
  check("VPN error 809", "809 certain");
  check("IKE error 809", "809 certain");
  check("error 809", "809 likely"); /* familiar, unlike 800 */
  check("error 800", "");
  check("error 809, and 13868", "809 likely, 13868 likely");
  check("VPN code 809", "809 likely");
  check("VPN code 800", "");
  check("VPN 809", "809 likely");
  check("VPN 800", "800 possible");
  check("VPN 800/809", "800 likely, 809 likely");
  check("VPN 809 users", "");
  check("IPv6 809", "");
  check("VPN port error 809", "809 certain");
  check("VPN error port 809", "");
  check("error port 13868, VPN error 809", "809 certain");
}

/* What somebody else says about a number in parentheses, unlike the number again. */
static void test_remarks(void **state) {
  (void)state;
  check("error 13868 (it is locked)", "13868 possible");
  check("error 13868(it is locked)", "13868 possible");
  check("error 13868  (it is locked)", "13868 likely");
  check("error 13868 (locked)", "13868 likely");
  check("error 13868 (it, is locked)", "13868 likely");
  check("error 13868 (it 5 locked)", "13868 likely");
  check("error 13868 (5 it locked)", "13868 likely");
  check("error 13868 [it is locked]", "13868 likely");
  check("IKE error 13868 (it is locked)", "13868 certain");
}

/* Types whose names are not given. */
static void test_numbers_of_notify_types(void **state) {
  (void)state;
  check("IKE: received (24) error notify zq7", "24 certain");
  check("IKE: received (24) notify zq7", "24 certain");
  check("IKE: received [24) notify", "");
  check("IKE: received (24] notify", "");
  check("IKE: received (24) notice", "");
  check("IKE: was received (24)", "");
  check("IKE: Notify(24) zq7", "24 certain");
  check("IKE: Notify(24", "");
  check("IKE: Notify 24)", "");
  check("IKE: Notify(0)", "");
  check("IKE: Notify(65535)", "");
  check("IKE: Notify(65560)", "");
  check("IKE: notify type 24", "24 certain");
  check("IKE: notify type = 24;", "24 certain");
  check("IKE: notify type 24 ms", "");
  check("IKE: notify type 24x", "");
  check("IKE: type 24", "");
  check("IKE: notify type 99", "");
  check("IKEv1 or IKEv2 notify type 14", "14 likely");
  check("notify type 12345", ""); /* its data tell more */
}

/* A name of a connection only suggests what its version is: the stack's own wording decides. */
static void test_names_of_connections(void **state) {
  (void)state;
  check("\"ikev2-office\" #3: error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("\"ikev2-office\"[1] 192.0.2.1 #3: error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("\"ikev2\" #3: error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("<ikev2-office|3> error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check("<ikev2-office-in-the-north|3> error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN certain");
  check(
      "2026-11-30T10:00:00.000000+01:00 gateway-in-the-north.example.org daemon[4711]: "
      "\"ikev2-office\" #3: error notify NO_PROPOSAL_CHOSEN",
      "NO_PROPOSAL_CHOSEN certain");
  check("IKEv2 error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely"); /* the version contradicts it */
  check("\"ikev2-office\" 3: error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("\"ikev2-office\" x#3: error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("\"ikev2 office\" #3: error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
  check("<ikev2-office|x> error notify NO_PROPOSAL_CHOSEN", "NO_PROPOSAL_CHOSEN likely");
}

/* Behind an address, a port of IKE says what the line is about. */
static void test_ports(void **state) {
  (void)state;
  static const char *const PORTS[] = {"192.0.2.9:500", "192.0.2.9:4500", "192.0.2.9/500", "[2001:db8::9]:500",
                                      "gw[500]"};
  static const char *const OTHERS[] = {"192.0.2.9:501", "192.0.2.9-500", "500", "gw:500", "gw/500", "192.0.2.9:x500"};
  char text[128];
  for (size_t i = 0; i < sizeof PORTS / sizeof *PORTS; i++) {
    snprintf(text, sizeof text, "peer %s said: no proposal chosen", PORTS[i]);
    check(text, "no proposal chosen likely");
  }
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
    snprintf(text, sizeof text, "peer %s said: no proposal chosen", OTHERS[i]);
    check(text, "");
  }
}

static void test_a_number_in_both_bases(void **state) {
  (void)state;
  check("13805 (0x35ED)", "13805 possible, 0x35ED possible");
  check("0x35ED (13805)", "0x35ED possible, 13805 possible");
  check("error 13805 (0x35ED)", "13805 likely, 0x35ED likely");
  check("13805 (0x35EE)", "13805 possible, 0x35EE possible");
  check("13805(0x35ED)", "13805 possible, 0x35ED possible");
  check("13822 InvalidDHGroup", "13822 certain"); /* Azure's name for it */
  check("13823 InvalidDHGroup", "13823 possible");
}

/* A number needs no label where the line has the sentence of its record. */
static void test_the_sentence_of_a_number(void **state) {
  (void)state;
  check("Negotiation timed out, it said 13805 then", "Negotiation timed out certain, 13805 certain");
  check("Negotiation timed out, it said 13868 then", "Negotiation timed out possible, 13868 possible");
  check("Negotiation timed out; error 13868", "Negotiation timed out possible, 13868 likely");
  check("Negotiation request sat in Queue too long, it said 13811 then", /* the sentence of four */
        "Negotiation request sat in Queue too long certain, 13811 certain");
  check("Negotiation timed out\nit said 13805 then", "Negotiation timed out possible, 13805 possible");
}

static void test_the_symbol_of_a_number(void **state) {
  (void)state;
  check("13868 and then some words ERROR_IPSEC_IKE_POLICY_MATCH",
        "13868 certain, ERROR_IPSEC_IKE_POLICY_MATCH certain");
}

/* In a table of Markdown. */
static void test_the_sentence_of_a_cell(void **state) {
  (void)state;
  check("| No policy configured |", "No policy configured likely");
  check("x | No policy configured | y", "No policy configured likely");
  check("} No policy configured }", "No policy configured possible");
}

static void test_an_address_is_no_count(void **state) {
  (void)state;
  check("NO_PROPOSAL_CHOSEN=14.1.2.3", "NO_PROPOSAL_CHOSEN likely");
  check("NO_PROPOSAL_CHOSEN: 10.1.2.3", "NO_PROPOSAL_CHOSEN likely");
  check("NO_PROPOSAL_CHOSEN: 10.", "");
}

static void test_a_type_on_the_next_line(void **state) {
  (void)state;
  check("isakmp.notify.msgtype: 14", "14 certain");
  check("isakmp.notify.msgtype:\n14", "14 certain");
  check("isakmp.notify.msgtype:\n    14", "14 certain");
  check("isakmp.notify.msgtype:\n14 bytes", "");
  check("isakmp.notify.msgtype\n14", "");
}

static void test_what_stands_around_a_number_without_a_label(void **state) {
  (void)state;
  check_each("it %c13868 then", "\"'(|`*,/>", "13868 possible");
  check_each("it %c13868 then", "[{<=:#^!", "");
  check_each("it 13868%c then", "\"')|`*,.;!?:(/<", "13868 possible");
  check_each("it 13868%c then", "]}>=#^&-", "");
  check(
      "it \xE2\x80\x9C"
      "13868\xE2\x80\x9D then",
      "13868 possible");
  check("it [0x362C] then", "");
  check("it [0x8007362C] then", "0x8007362C certain");
}

/* RasClient does not name the elements of its events. Its name may be the first word of a text. */
static void test_data_of_a_provider(void **state) {
  (void)state;
  check("RasClient: <Data>13801</Data>", "13801 certain");
  check(" RasClient: <Data>13801</Data>", "13801 certain");
  check("OtherClient: <Data>13801</Data>", "13801 possible"); /* as in any markup */
  check("RasClient: </Event> <Data>13801</Data>", "13801 possible");
  check("RasClient: <Event> <Data>13801</Data>", "13801 certain");
  check("RasClient: <Date>13801</Date>", "13801 possible");
}

/* What shippers of logs call an element that has no name. */
static void test_parameters_of_a_provider(void **state) {
  (void)state;
  check("RasClient \"param4\":\"13868\"", "13868 certain");
  check("RasClient \"param\":\"13868\"", "13868 certain");
  check("RasClient \"event_param4\" : \"13868\"", "13868 certain");
  check("RasClient \\\"param4\\\":\\\"13868\\\"", "13868 certain");
  check("RasClient param4=13868 ", "13868 certain");
  check("RasClient param4=13868", "13868 certain");
  check("\"param4\":\"13868\"", "13868 possible"); /* of whom? */
  check("\"param4\":\"13868\" RasClient", "13868 certain");
  check("RasClient \"param4\";\"13868\"", "13868 possible");
  check("RasClient \"eventparam4\":\"13868\"", "13868 possible");
  check("RasClient \"param_x\":\"13868\"", "13868 possible");
  check("RasClient \"4\":\"13868\"", "13868 possible");
  check("RasClient [\"13868\"]", "13868 certain");
  check("RasClient [\"Office\",\"13868\"]", "13868 certain");
  check("RasClient Office,13868", "13868 possible");
  check("RasClient [13868]", "");
  check("RasClient \"param4\":\"809\"", "809 certain");
  check("\"param4\":\"809\"", "");
}

/* The certainty of data so many bytes behind the name of their provider. */
static const char *data_behind_provider(size_t distance) {
  static char text[6000];
  memset(text, '\n', sizeof text);
  memcpy(text, "RasClient", 9);
  snprintf(text + distance - 6, sizeof text - distance, "<Data>13801</Data>");
  return mentions_in(text);
}

/* An event ends where its element does, or after 4 KiB. */
static void test_the_end_of_an_event(void **state) {
  (void)state;
  for (size_t distance = 20; distance < 5000; distance += distance < 4000 ? 100 : 1) {
    assert_string_equal(distance <= 4096 ? "13801 certain" : "13801 possible", data_behind_provider(distance));
  }
}

/* ---- bytes ---- */

static void test_bytes_in_braces(void **state) {
  (void)state;
  check("Data: {44, 54, 0, 0}", "{44, 54, 0, 0} likely");
  check("Data: {44,54,0,0}", "{44,54,0,0} likely");
  check("Data: {255, 53, 0, 0}", "{255, 53, 0, 0} likely");
  check("Data: {233, 53, 0, 0}", "{233, 53, 0, 0} likely");
  check("port {44, 54, 0, 0}", "{44, 54, 0, 0} possible");
  check("VPN {32, 3, 0, 0} then", ""); /* 800 */
  check("Data: {233, 53, 0, 0}{44, 54, 0, 0}", "{233, 53, 0, 0} likely, {44, 54, 0, 0} likely");
  check("Data: {44, 54, 0}", "");
  check("Data: {44, 54, 0, 0, 0}", "");
  check("Data: {44, 54, 1, 0}", "");
  check("Data: {44, 54, 0, 1}", "");
  check("Data: {300, 54, 0, 0}", "");
  check("Data: {44, 54, 0, 256}", "");
  check("Data: {, 54, 0, 0}", "");
  check("Data: {44, 54, 0, 0", "");
  check("Data: 44, 54, 0, 0}", "");
}

#define NOTIFY "notify message type 12345\n"

static void test_bytes_of_a_notify(void **state) {
  (void)state;
  check(NOTIFY "data: 0000362c", "0000362c certain");
  check(NOTIFY "data: 000035ff", "000035ff certain");
  check(NOTIFY "data: 00 00 36 2C", "00 00 36 2C certain");
  check(NOTIFY "data: 00:00:36:2c", "00:00:36:2c certain");
  check(NOTIFY "data: 0000 362c", "0000 362c certain");
  check(NOTIFY "data: 0 0 0 0 3 6 2 c", "");
  check(NOTIFY "data: 000 0362c", "");
  check(NOTIFY "data: 00  00 36 2c", "");
  check(NOTIFY "data: 0000362g", "");
  check(NOTIFY "0000362c", "0000362c certain");
  check(NOTIFY "date: 0000362c", "");
  check(NOTIFY "data of 0000362c", "");
  check(NOTIFY "data: 0000362", "");
  check(NOTIFY "data: 0000362cc", "");
  check(NOTIFY "data: 00003660", "");
  check(NOTIFY "data: 8007362c", "8007362c certain");
  check(NOTIFY "data: 0000362c\ndata: 0000362c", "0000362c certain"); /* the first one is it */
  check("notify message type 12346\ndata: 0000362c", "");
  check("12345\ndata: 0000362c", "");
  check("IKE type 12345\ndata: 0000362c", "0000362c certain");
}

/* ---- names ---- */

static void test_names_in_frames(void **state) {
  (void)state;
  check("N(NO_PROP)", "NO_PROP certain");
  check("[ N(NO_PROP) N(TS_UNACCEPT) ]", "NO_PROP certain, TS_UNACCEPT certain");
  check("n(NO_PROP)", "");
  check("XN(NO_PROP)", "");
  check("N (NO_PROP)", "");
  check("N(NO_PROP", "");
  check("N(NO_PROPS)", "");
  check("N((14))", "N((14)) certain");
  check("N((14)", "");
  check("N((16390))", "");
  check("N(MS_STATUS(13868))", "MS_STATUS(13868) certain");
  check("MS_STATUS(13868)", "MS_STATUS(13868) certain");
  check("MS_STATUS (13868)", "MS_STATUS (13868) certain");
  check("MS_STATUS(87)", "");
  check("MS_STATUS(13868", "13868 likely"); /* no frame, but a label */
  check("MS_STATUSES(13868)", "13868 possible");
}

static void test_names_with_their_numbers(void **state) {
  (void)state;
  check("IKE notify TS_UNACCEPTABLE (38) came", "TS_UNACCEPTABLE (38) certain");
  check("IKE notify TS_UNACCEPTABLE(38) came", "TS_UNACCEPTABLE(38) certain");
  check("IKE notify TS_UNACCEPTABLE (39) came", "TS_UNACCEPTABLE certain");
  check("IKE notify TS_UNACCEPTABLE (38 came", "TS_UNACCEPTABLE certain");
  check("IKE notify TS_UNACCEPTABLE (26h) came", "TS_UNACCEPTABLE certain");
  check("IKE notify TS_UNACCEPTABLE (0x0000000026) came", "TS_UNACCEPTABLE (0x0000000026) certain");
  check("IKE notify TS_UNACCEPTABLE (0x00000000026) came", "TS_UNACCEPTABLE certain");
  check("v2N_TS_UNACCEPTABLE (0x26)", "v2N_TS_UNACCEPTABLE (0x26) certain");
}

/* Written as a program writes it: in capitals, its words joined. */
static void test_ordinary_words_are_names_in_capitals_only(void **state) {
  (void)state;
  check("IKE notify CONGESTION", "CONGESTION certain");
  check("see CONGESTION", "");
  check("IKE notify REKEY_SA", ""); /* no error */
  check("IKE notify Congestion", "");
  check("IKE notify congestion", "");
  check("IKE notify TS_UNACCEPTABLE", "TS_UNACCEPTABLE certain");
  check("IKE notify ts_unacceptable", "ts_unacceptable certain");
  check("IKE notify TSUNACCEPTABLE", "");
  check("IKE notify TS-UNACCEPTABLE", "TS-UNACCEPTABLE certain");
}

/* A symbol to which its number is glued, and no other. */
static void test_symbols_with_their_numbers(void **state) {
  (void)state;
  size_t symbols = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    const char *name = ikeerr_record_text(record, IKEERR_NAME);
    char text[128], expected[128];
    if (ikeerr_record_domain(record) != IKEERR_WIN32) continue;
    snprintf(expected, sizeof expected, "%s certain", name);
    snprintf(text, sizeof text, "%s%u", name, ikeerr_record_code(record));
    check(text, expected);
    snprintf(text, sizeof text, "%s%u", name, ikeerr_record_code(record) + 1);
    check(text, "");
    symbols++;
  }
  assert_true(symbols > 0);
}

#define LONG "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcd"

/* In front of a number, without what Windows puts in front of them, across a few signs. */
static void test_names_in_words(void **state) {
  (void)state;
  check("its invalid payload <13843", "13843 certain");
  check("policy match (13868)", "13868 certain");
  check("no policy match: 13868 then", "13868 certain");
  check("policy match == 13868 then", "13868 certain");
  check("policy match === 13868 then", "13868 possible");
  check("policy  match (13868)", "13868 possible");
  check("policy-match (13868)", "13868 possible");
  check("7 match (13868) then", "13868 possible");
  check("DATAError 13868", "13868 possible");          /* one word in capitals and small letters */
  check("see 13868 7 policy match", "13868 possible"); /* the number of something else */
  check("see 13868 " LONG " " LONG " then", "13868 possible");
  check("policy match (13867)", "13867 possible");
  check("13868 policy match", "13868 certain");
  check("13868 was policy match", "13868 certain");
  check("13868 x policy match", "13868 possible");
}

/* An item of a list of names, or a definition, tells of no error. */
static void test_lists_and_definitions_of_names(void **state) {
  (void)state;
  check("  ERROR_IPSEC_IKE_NO_CERT,\n", "ERROR_IPSEC_IKE_NO_CERT possible");
  check("ERROR_IPSEC_IKE_NO_CERT, \r\n", "ERROR_IPSEC_IKE_NO_CERT possible");
  check("x ERROR_IPSEC_IKE_NO_CERT,\n", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("  ERROR_IPSEC_IKE_NO_CERT;\n", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("  ERROR_IPSEC_IKE_NO_CERT, x\n", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("case ERROR_IPSEC_IKE_NO_CERT:", "ERROR_IPSEC_IKE_NO_CERT possible");
  check("case ERROR_IPSEC_IKE_NO_CERT;", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("cases ERROR_IPSEC_IKE_NO_CERT:", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("#define ERROR_IPSEC_IKE_NO_CERT", "ERROR_IPSEC_IKE_NO_CERT possible");
  check("#define ERROR_IPSEC_IKE_NO_CERT (13806)", "ERROR_IPSEC_IKE_NO_CERT possible, 13806 possible");
  check("ERROR_IPSEC_IKE_NO_CERT = 13806", "ERROR_IPSEC_IKE_NO_CERT possible, 13806 possible");
  check("ERROR_IPSEC_IKE_NO_CERT: 13806", "ERROR_IPSEC_IKE_NO_CERT certain, 13806 certain");
  check("ERROR_IPSEC_IKE_NO_CERT = 5", ""); /* counted */
  check("\"ERROR_IPSEC_IKE_NO_CERT\": 5,", "");
  check("ERROR_IPSEC_IKE_NO_CERT = x", "ERROR_IPSEC_IKE_NO_CERT certain");
}

static void test_names_of_windows(void **state) {
  (void)state;
  check("ERROR_IPSEC_IKE_NO_CERT", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("x=ERROR_IPSEC_IKE_NO_CERT;", "ERROR_IPSEC_IKE_NO_CERT certain");
  check("error_ipsec_ike_no_cert", "error_ipsec_ike_no_cert certain");
  check("ERROR_IPSEC_IKE_NO_CERTS", "");
  check("XERROR_IPSEC_IKE_NO_CERT", "");
  check("ERROR IPSEC IKE NO CERT", "");
}

/* Other products' words for a notify, and Windows' sentences. */
static void test_words_and_sentences(void **state) {
  (void)state;
  check("IKE failed: no proposal chosen", "no proposal chosen likely");
  check("IPsec failed: No SA Proposal  chosen", "No SA Proposal  chosen likely");
  check("the vote failed: no proposal chosen", "");
  check("main mode failed: no proposal chosen", "no proposal chosen likely");
  check("IKE error 13868: no proposal chosen", "13868 certain");
  check("IKE failed: no proposal was chosen", "");
  check("IKE error: authentication failed", "authentication failed likely"); /* ordinary words: behind a label */
  check("IKE user authentication failed", "");
  check("IKE error: authentication failed again", "");
  check("IKE authentication credentials are unacceptable", "IKE authentication credentials are unacceptable certain");
  check("IKE error 13801: IKE authentication credentials are unacceptable",
        "13801 certain, IKE authentication credentials are unacceptable certain");
  check("IKE: Negotiation timed out", "Negotiation timed out likely");
  check("IKE: the negotiation timed out", "negotiation timed out possible");
  check("Error: Hash verification failed", "Hash verification failed likely");
  check("Error Hash verification failed", "Hash verification failed possible");
  check(": Hash verification failed", "Hash verification failed possible");
  check("Errno: Hash verification failed", "Hash verification failed likely");
  check("Reason: Hash verification failed", "Hash verification failed likely");
  check("Rejected: Hash verification failed", "Hash verification failed likely");
  check("Port: Hash verification failed", "Hash verification failed possible");
  check("IKE: negotiation timed out again", "negotiation timed out possible");
  check("IKE:\t Negotiation timed out", "Negotiation timed out likely");
  check("IKE: the \t negotiation timed out", "negotiation timed out possible");
  check("IKE: negotiation timed out\tagain", "negotiation timed out likely");
  check("FailureReason: Negotiation timed out", "Negotiation timed out certain");
  check("FailureReason: Negotiation timed out again", "Negotiation timed out possible");
}

/* Other products' words for a notify. */
static void test_phrases_for_a_notify(void **state) {
  (void)state;
  static const char *const PHRASES[] = {"no proposal chosen",
                                        "no SA proposal chosen",
                                        "proposal not chosen",
                                        "no proposal is chosen",
                                        "peer SA proposal not match local policy",
                                        "TS unacceptable",
                                        "traffic selectors unacceptable",
                                        "invalid ID information",
                                        "invalid KE payload",
                                        "invalid hash information",
                                        "invalid key information",
                                        "internal address failure",
                                        "invalid IKE SPI",
                                        "unsupported critical payload",
                                        "single pair required",
                                        "no additional SAs",
                                        "failed CP required",
                                        "exceptions.AuthenticationFailedException",
                                        "exceptions.NoValidProposalChosenException",
                                        "exceptions.TsUnacceptableException",
                                        "exceptions.InvalidKeException",
                                        "exceptions.InvalidSyntaxException",
                                        "exceptions.InternalAddressFailureException",
                                        "exceptions.SinglePairRequiredException",
                                        "exceptions.NoAdditionalSasException",
                                        "exceptions.FailedCpRequiredException",
                                        "exceptions.InvalidMajorVersionException",
                                        "exceptions.InvalidMessageIdException",
                                        "exceptions.UnsupportedCriticalPayloadException",
                                        "exceptions.InvalidSelectorsException",
                                        "exceptions.TemporaryFailureException",
                                        "exceptions.ChildSaNotFoundException"};
  static const char *const ORDINARY[] = {"authentication failed", "invalid syntax", "payload malformed",
                                         "temporary failure"};
  char text[128], expected[128];
  for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
    snprintf(text, sizeof text, "IKE said %s to it", PHRASES[i]);
    snprintf(expected, sizeof expected, "%s likely", PHRASES[i]);
    check(text, expected);
  }
  for (size_t i = 0; i < sizeof ORDINARY / sizeof *ORDINARY; i++) {
    snprintf(text, sizeof text, "IKE said %s to it", ORDINARY[i]);
    check(text, "");
    snprintf(text, sizeof text, "IKE error: %s", ORDINARY[i]);
    snprintf(expected, sizeof expected, "%s likely", ORDINARY[i]);
    check(text, expected);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_stands_in_front_of_a_number),
      cmocka_unit_test(test_what_stands_behind_a_number),
      cmocka_unit_test(test_quantities_are_no_codes),
      cmocka_unit_test(test_digits_that_are_no_code),
      cmocka_unit_test(test_words_in_front_say_what_a_number_is),
      cmocka_unit_test(test_the_line_says_how_certain_a_number_is),
      cmocka_unit_test(test_a_label_reaches_over_eight_words),
      cmocka_unit_test(test_a_sentence_ends_the_reach_of_a_label),
      cmocka_unit_test(test_a_number_wrapped_to_the_next_line),
      cmocka_unit_test(test_how_far_a_label_reaches),
      cmocka_unit_test(test_numbers_of_other_products),
      cmocka_unit_test(test_common_numbers),
      cmocka_unit_test(test_remarks),
      cmocka_unit_test(test_numbers_of_notify_types),
      cmocka_unit_test(test_ports),
      cmocka_unit_test(test_names_of_connections),
      cmocka_unit_test(test_labels_in_other_scripts),
      cmocka_unit_test(test_phrases_say_what_a_line_is_about),
      cmocka_unit_test(test_a_number_in_both_bases),
      cmocka_unit_test(test_the_sentence_of_a_number),
      cmocka_unit_test(test_the_symbol_of_a_number),
      cmocka_unit_test(test_the_sentence_of_a_cell),
      cmocka_unit_test(test_an_address_is_no_count),
      cmocka_unit_test(test_a_type_on_the_next_line),
      cmocka_unit_test(test_what_stands_around_a_number_without_a_label),
      cmocka_unit_test(test_data_of_a_provider),
      cmocka_unit_test(test_parameters_of_a_provider),
      cmocka_unit_test(test_the_end_of_an_event),
      cmocka_unit_test(test_bytes_in_braces),
      cmocka_unit_test(test_bytes_of_a_notify),
      cmocka_unit_test(test_names_in_frames),
      cmocka_unit_test(test_names_with_their_numbers),
      cmocka_unit_test(test_ordinary_words_are_names_in_capitals_only),
      cmocka_unit_test(test_symbols_with_their_numbers),
      cmocka_unit_test(test_names_in_words),
      cmocka_unit_test(test_lists_and_definitions_of_names),
      cmocka_unit_test(test_names_of_windows),
      cmocka_unit_test(test_words_and_sentences),
      cmocka_unit_test(test_phrases_for_a_notify),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
