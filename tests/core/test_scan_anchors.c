/* What makes a line worth reading: on a line with an anchor a name is found that is none itself, and on others it is
 * not. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "cut_scan.h"
#include "text/text.h"

/* A name that is no anchor: asked for with everything that is possible, it is found wherever a line is read. */
static const char NAME[] = "COOKIE";
static const ikeerr_scan_options STATUSES = {.least = IKEERR_POSSIBLE, .statuses = true},
                                 NEIGHBOURS = {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true};

/* Whether the line of a text is read, with more text in front of it or not. */
static bool is_read(const char *text, const ikeerr_scan_options *options, size_t in_front) {
  static scan_found found;
  static char line[1024];
  memset(line, '\n', in_front);
  size_t length = in_front + (size_t)snprintf(line + in_front, sizeof line - in_front, "%s %s", text, NAME);
  scan_cut(options, line, length, NULL, 0, &found);
  for (size_t i = 0; i < found.count; i++) {
    if (found.mentions[i].start == length - strlen(NAME)) return true;
  }
  return false;
}

static void check_anchor(const char *text, const ikeerr_scan_options *options, bool is_anchor) {
  for (size_t in_front = 0; in_front < 600; in_front += 299) {
    if (is_read(text, options, in_front) == is_anchor) continue;
    fail_msg("%s a line with '%s', %zu bytes in front", is_anchor ? "nothing reads" : "reads", text, in_front);
  }
}

#define CHECK_ALL(texts, options, is_anchor) \
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) check_anchor(texts[i], options, is_anchor)

/* ---- numbers ---- */

static void test_numbers(void **state) {
  (void)state;
  static const char *const ANCHORS[] = {
      "13868",          "error 13868", "(13868)",       "1380113801 13868",
      "0x362C",         "0X362c",      "0x0000362C",    "0x8007362C",
      "-2147011028",    "-1070202879", "8013868 13868", "Error13868",
      "12345",          "12345.5",     "x=0xC0360001",  "error 809 of it, error 13868",
      "{44, 54, 0, 0}", "{44,54,0,0}", "{0, 0",         "{1, 22, 33, 0, 0",
  };
  static const char *const OTHERS[] = {
      "1386",
      "13999",
      "13841384",
      "138680",
      "x13868",
      "X13868",
      "Error138680",
      "Errx13868",
      "13868x",
      "port 13868",
      "13868%",
      "13868.5",
      "[13868]",
      "13868=",
      "0x3660",
      "x0x362C",
      "0x",
      "-2147000000",
      "5-2147011028",
      "12346",
      "x12345",
      "44, 54, 0, 0}",
      "(0, 0)",
      "x{1 x, 0, 0",
      "{11, 22, 33, 44, 55, 66, 77, 0, 0",
  };
  CHECK_ALL(ANCHORS, &STATUSES, true);
  CHECK_ALL(OTHERS, &STATUSES, false);
}

/* ---- names ---- */

static void test_names(void **state) {
  (void)state;
  static const char *const ANCHORS[] = {
      "NO_PROPOSAL_CHOSEN",
      "NO-PROPOSAL-CHOSEN",
      "v2N_TS_UNACCEPTABLE",
      "AUTO-TS_UNACCEPTABLE",
      "TS_UNACCEPTABLE-",
      "-TS_UNACCEPTABLE",
      "ERROR_IPSEC_IKE_NO_CERT",
      "N(NO_PROP",
      "N((14",
      "(N(XY",
  };
  static const char *const OTHERS[] = {
      "NO_TAIL",
      "TS_UNACCEPTABLES",
      "XTS_UNACCEPTABLE",
      "TS_UNACCEPTABLE_X",
      "x_TS_UNACCEPTABLE",
      "n(XY",
      "N(x",
      "AN(XY",
      "N (XY",
      "9N((14",
      "AB-CD-EF-GH-IJ",
      "A_B_C",
  };
  CHECK_ALL(ANCHORS, &STATUSES, true);
  CHECK_ALL(OTHERS, &STATUSES, false);
}

/* What the finder goes by: two capitals with an underscore or a hyphen between, the second no O, and one more. */
static bool has_pair(const char *name) {
  for (const char *c = name; c[0] && c[1] && c[2] && c[3]; c++) {
    bool is_joined = c[1] == '_' || c[1] == '-';
    if (is_upper(c[0]) && is_joined && is_upper(c[2]) && c[2] != 'O' && (is_upper(c[3]) || c[3] == '-')) return true;
  }
  return false;
}

static void test_every_name(void **state) {
  (void)state;
  size_t names = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    const char *name = ikeerr_record_text(record, IKEERR_NAME);
    ikeerr_domain domain = ikeerr_record_domain(record);
    bool is_read = domain == IKEERR_WIN32 || domain == IKEERR_IKEV1 || domain == IKEERR_IKEV2;
    if (!is_read || !has_pair(name)) continue;
    check_anchor(name, &STATUSES, true);
    names++;
  }
  assert_true(names > 0);
}

/* ---- words ---- */

static void test_words_of_the_protocol(void **state) {
  (void)state;
  static const char *const ANCHORS[] = {
      "IKE",   "ike",   "Ike",     "IKEv2",  "ikev1",  "(IKE)",  "07IKE",  "IKE_SA",    "IKE:",
      "IPsec", "ipsec", "IPSEC",   "xipsec", "isakmp", "ISAKMP", "ikeext", "RasClient", "x RasClient",
      "VPN",   "vpn",   "OpenVPN", "vpn:",   "(vpn",   ">VPN<",  "L2TP",   "PPTP",      "SSTP",
  };
  static const char *const OTHERS[] = {
      "MIKE",  "biker", "IKEA",     "xIKE",     "I KE",  "IK",    "like", "upsec", "psec", "isak mp",
      "oakmp", "akmp",  "asClient", "RasClass", "RasCl", "keext", "S2TP", "LSTP",  "vpm",  "v pn",
  };
  CHECK_ALL(ANCHORS, &STATUSES, true);
  CHECK_ALL(OTHERS, &STATUSES, false);
}

static void test_fields_and_words_of_sentences(void **state) {
  (void)state;
  static const char *const ANCHORS[] = {
      "FailureReason",    "failureReason", "Failure Reason",    "the Failure Reason", "(n: ",
      "x(n: y",           "main mode",     "Main Mode",         "quick mode",         "transport mode",
      "tunnel mode",      "domain mode",   "</Event>",          "negotiation timed",  "Negotiation timed",
      "Negotiation took", "the payload",   "hash verification", "a trusted root",
  };
  static const char *const OTHERS[] = {
      "eReason",    "theReason", "a Reason",          "Failure Treason",  "(n:x",        "(n :",       "(m: ",
      "chain mode", "in mode",   "brick mode",        "sport mode",       "funnel mode", "main  mode", "</Evens>",
      "</Even",     "<Event>",   "negotiation timer", "negotiation book", "repayload",   "payload",    "a trusty root",
  };
  CHECK_ALL(ANCHORS, &STATUSES, true);
  CHECK_ALL(OTHERS, &STATUSES, false);
}

/* The label of other products' numbers is an anchor where those are asked for. */
static void test_labels_of_neighbours(void **state) {
  (void)state;
  static const char *const LABELS[] = {"error", "Error", "terror", "errors"}, *const OTHERS[] = {"mirror", "rror"};
  CHECK_ALL(LABELS, &STATUSES, false);
  CHECK_ALL(LABELS, &NEIGHBOURS, true);
  CHECK_ALL(OTHERS, &NEIGHBOURS, false);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_numbers),
      cmocka_unit_test(test_names),
      cmocka_unit_test(test_every_name),
      cmocka_unit_test(test_words_of_the_protocol),
      cmocka_unit_test(test_fields_and_words_of_sentences),
      cmocka_unit_test(test_labels_of_neighbours),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
