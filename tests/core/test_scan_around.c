/* What stands around a number, a name or a sentence says whether it is a mention, and how certain. What a text is about
 * beyond that, and whole logs, are in tests/cases/scan.jsonl. */
#include "case_files.h"

typedef struct {
  const char *text;
  size_t length;
  const char *mentions; /* each as "match certainty records", and whether it stands in a line that a page has */
} around_case;

#define TEXT(text) text, sizeof text - 1

typedef struct {
  size_t length;
  char text[512];
} found_text;

static void put(found_text *found, const char *text, size_t length) {
  assert_true(found->length + length < sizeof found->text);
  memcpy(found->text + found->length, text, length);
  found->length += length;
  found->text[found->length] = '\0';
}

static void put_mention(found_text *found, const char *text, const ikeerr_mention *mention) {
  const char *certainty = ikeerr_certainty_name(mention->certainty);
  if (found->length) put(found, "; ", 2);
  put(found, text + mention->start, (size_t)(mention->end - mention->start));
  put(found, " ", 1);
  put(found, certainty, strlen(certainty));
  for (unsigned i = 0; i < mention->record_count; i++) {
    const char *id = ikeerr_record_text(mention->records[i], IKEERR_ID);
    put(found, i ? "," : " ", 1);
    put(found, id, strlen(id));
  }
  if (mention->sign_end) put(found, " in a line", 10);
}

static void check_cases(const around_case *cases, size_t count) {
  static const ikeerr_scan_options EVERYTHING = {.least = IKEERR_POSSIBLE, .statuses = true, .neighbours = true};
  for (size_t i = 0; i < count; i++) {
    ikeerr_scanner scanner;
    ikeerr_mention mention;
    found_text found = {0, ""};
    ikeerr_scan_start(&scanner, &EVERYTHING);
    ikeerr_scan_feed(&scanner, cases[i].text, cases[i].length);
    while (ikeerr_scan_next(&scanner, &mention)) put_mention(&found, cases[i].text, &mention);
    ikeerr_scan_finish(&scanner);
    while (ikeerr_scan_next(&scanner, &mention)) put_mention(&found, cases[i].text, &mention);
    if (strcmp(found.text, cases[i].mentions) != 0)
      fail_msg("'%s' has '%s', not '%s'", cases[i].text, found.text, cases[i].mentions);
  }
}

/* An address alone in front of its instruction, which is a short word in small letters that says no error. */
static void test_a_number_in_a_listing_of_machine_code_is_an_address(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("0x8007362C: nop"), ""},
      {TEXT("  0x8007362C:  \tnop\n"), ""},
      {TEXT("0x8007362C: nop\r\n"), ""},
      {TEXT("0x8007362C: nop\t0x1\n"), ""},
      {TEXT("0x8007362C: nop  0x1\n"), ""},
      {TEXT("call 0x8007362C:\tnop"), "0x8007362C certain win32:13868"},
      {TEXT("0x8007362C:\n"), "0x8007362C certain win32:13868"},
      {TEXT("0x8007362C: mnemonics\n"), "0x8007362C certain win32:13868"},
      {TEXT("0x8007362C: Fail\n"), "0x8007362C certain win32:13868"},
      {TEXT("0x8007362C: failed\n"), "0x8007362C certain win32:13868"},
      {TEXT("0x8007362C: error\n"), "0x8007362C certain win32:13868"},
      {TEXT("0x8007362C: nop 0x1\n"), "0x8007362C certain win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* Of the elements of an event those for data hold codes. */
static void test_data_of_an_event(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("<Provider Name='RasClient'/><EventID>20227</EventID><Binary>13868</Binary><Data>13868</Data>"),
       "13868 possible win32:13868; 13868 certain win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* In the singular, unlike what is counted, and beside words about IKE or Windows. */
static void test_a_label_behind_a_number(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("IPsec: get 789 error"), "789 likely ras:789"},
      {TEXT("IPsec: get 789 errors"), ""},
      {TEXT("IPsec=789 error"), ""},
      {TEXT("get 789 error"), ""},
      {TEXT("error code 809 in a text"), "809 possible ras:809"},
      {TEXT("error 809 ERROR_VPN_TIMEOUT"), "809 certain ras:809; ERROR_VPN_TIMEOUT certain ras:809"},
      {TEXT("809 ERROR_VPN_TIMEOUT"), "809 certain ras:809; ERROR_VPN_TIMEOUT certain ras:809"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* An HRESULT may be written as a whole number without a sign, a code may not have one. */
static void test_signs_and_sizes_of_a_number(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("error 2147956268"), "2147956268 likely win32:13868"},
      {TEXT("IPsec error -789"), ""},
      {TEXT("-0x8007362C ipsec"), ""},
      {TEXT("13868=a ipsec error"), ""},
      {TEXT("691 (0x000002b3)"), ""},
      {TEXT("error -13868"), ""},
      {TEXT("ipsec a=13868"), ""},
      {TEXT("ipsec {41, 3, 0, 0}"), ""},
      {TEXT("ipsec error {41, 3, 0, 0}"), "{41, 3, 0, 0} likely ras:809"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* The number of a type counts where the element does not say its name as well. */
static void test_a_type_in_an_element(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("<field name=\"isakmp.notify.msgtype\" show=\"14\">"), "14 certain ikev2:14,ikev1:14"},
      {TEXT("<field name=\"isakmp.notify.msgtype\" showname=\"Notify\" show=\"14\">"), ""},
      {TEXT("notify type show=\"14\""), "14 certain ikev2:14,ikev1:14"},
      {TEXT("notify type\n show=\"14\""), ""},
      {TEXT("x<field name=\"isakmp.notify.msgtype\" show=\"14\" showname=\"x\">"), "14 certain ikev2:14,ikev1:14"},
      {TEXT("notify { \"type\": 14 }"), ""},
      {TEXT("notify {\"type\" 14}"), ""},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* Data tell a code where a label or the start of a line says that they are. */
static void test_data_behind_a_notify(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("Notify Message Type: Private Use - Errors (12345)\n00 00 36 2c"), "00 00 36 2c certain win32:13868"},
      {TEXT("Notify Message Type: Private Use - Errors (12345)\ndata: 00:00:36:2c"), "00:00:36:2c certain win32:13868"},
      {TEXT("Notify Message Type: Private Use - Errors (12345)\nspi: 00 00 36 2c"), ""},
      {TEXT("Notify Message Type: Private Use - Errors (12345)\n00 00 00 01"), ""},
      {TEXT("Notify Message Type: Private Use - Errors (12345)\ndate: 00 00 36 2c"), ""},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A line of a log may be closed by quotation marks, escaped or not, and by punctuation. */
static void test_the_end_of_a_log_line(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("IKE: received AUTHENTICATION_FAILED notify error"), "AUTHENTICATION_FAILED certain ikev2:24 in a line"},
      {TEXT("{\"m\":\"received AUTHENTICATION_FAILED notify error\"}"),
       "AUTHENTICATION_FAILED certain ikev2:24 in a line"},
      {TEXT("received AUTHENTICATION_FAILED notify error\\u0022 x"),
       "AUTHENTICATION_FAILED certain ikev2:24 in a line"},
      {TEXT("received AUTHENTICATION_FAILED notify error\\u00"), "AUTHENTICATION_FAILED certain ikev2:24"},
      {TEXT("received AUTHENTICATION_FAILED notify error\\u00zz x"), "AUTHENTICATION_FAILED certain ikev2:24"},
      {TEXT("received AUTHENTICATION_FAILED notify error\\u002z x"), "AUTHENTICATION_FAILED certain ikev2:24"},
      {TEXT("received AUTHENTICATION_FAILED notify error\x00"), "AUTHENTICATION_FAILED certain ikev2:24"},
      {TEXT("received AUTHENTICATION_FAILED notify error. "), "AUTHENTICATION_FAILED certain ikev2:24 in a line"},
      {TEXT("received AUTHENTICATION_FAILED notify error.x"), "AUTHENTICATION_FAILED certain ikev2:24"},
      {TEXT("received AUTHENTICATION_FAILED notify error\\n"), "AUTHENTICATION_FAILED certain ikev2:24 in a line"},
      {TEXT("received AUTHENTICATION_FAILED notify errors"), "AUTHENTICATION_FAILED likely ikev2:24,ikev1:24"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A sentence of ordinary words is meant where it is quoted, in whatever marks. */
static void test_quotation_marks(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("it said \"Negotiation timed out.\""), "Negotiation timed out likely win32:13805"},
      {TEXT("it said 'Negotiation timed out'"), "Negotiation timed out likely win32:13805"},
      {TEXT("it said \xC2\xABNegotiation timed out\xC2\xBB"), "Negotiation timed out likely win32:13805"},
      {TEXT("it said \xE2\x80\x9ENegotiation timed out\xE2\x80\x9C"), "Negotiation timed out likely win32:13805"},
      {TEXT("it said \xE3\x80\x8CNegotiation timed out\xE3\x80\x8D"), "Negotiation timed out likely win32:13805"},
      {TEXT("it said \\\"Negotiation timed out\\\""), "Negotiation timed out likely win32:13805"},
      {TEXT("it said `Negotiation timed out`"), "Negotiation timed out likely win32:13805"},
      {TEXT("it said `Negotiation timed out*"), "Negotiation timed out possible win32:13805"},
      {TEXT("<b>Negotiation timed out</b>"), "Negotiation timed out likely win32:13805"},
      {TEXT("b>Negotiation timed out."), "Negotiation timed out possible win32:13805"},
      {TEXT("&quot;Negotiation timed out&quot;"), "Negotiation timed out likely win32:13805"},
      {TEXT("b;Negotiation timed out."), "Negotiation timed out possible win32:13805"},
      {TEXT("| Negotiation timed out |"), "Negotiation timed out likely win32:13805"},
      {TEXT("| Negotiation timed out"), "Negotiation timed out possible win32:13805"},
      {TEXT("it said\xC2\xA0Negotiation timed out\xC2\xA0"), "Negotiation timed out possible win32:13805"},
      {TEXT("it said \xE2\x80\x9ENegotiation timed out"), "Negotiation timed out possible win32:13805"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* The literal of a call in a program is said by nobody. */
static void test_literals_of_a_call(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("reject(\"Negotiation timed out\")"), "Negotiation timed out possible win32:13805"},
      {TEXT("reject(\"Negotiation timed out\");"), "Negotiation timed out possible win32:13805"},
      {TEXT("reject(\"Negotiation timed out\", 3)"), "Negotiation timed out possible win32:13805"},
      {TEXT("reject(\"Negotiation timed out\" x"), "Negotiation timed out likely win32:13805"},
      {TEXT("assert(x && \"Negotiation timed out\");"), "Negotiation timed out possible win32:13805"},
      {TEXT("( \"Negotiation timed out\")"), "Negotiation timed out likely win32:13805"},
      {TEXT("(\"Negotiation timed out\") x"), "Negotiation timed out likely win32:13805"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* Where a program defines a name or lists it, nothing has happened. */
static void test_names_that_are_defined(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("ERROR_IPSEC_IKE_POLICY_MATCH = 13868L"),
       "ERROR_IPSEC_IKE_POLICY_MATCH possible win32:13868; 13868 possible win32:13868"},
      {TEXT("#define ERROR_IPSEC_IKE_POLICY_MATCH 13868L"),
       "ERROR_IPSEC_IKE_POLICY_MATCH possible win32:13868; 13868 possible win32:13868"},
      {TEXT("#define ERROR_IPSEC_IKE_POLICY_MATCH (13868L)"),
       "ERROR_IPSEC_IKE_POLICY_MATCH possible win32:13868; 13868 possible win32:13868"},
      {TEXT("x ERROR_IPSEC_IKE_POLICY_MATCH 13868L"),
       "ERROR_IPSEC_IKE_POLICY_MATCH certain win32:13868; 13868 certain win32:13868"},
      {TEXT("  ERROR_IPSEC_IKE_POLICY_MATCH,\n"), "ERROR_IPSEC_IKE_POLICY_MATCH possible win32:13868"},
      {TEXT("  ERROR_IPSEC_IKE_POLICY_MATCH,\r\n"), "ERROR_IPSEC_IKE_POLICY_MATCH possible win32:13868"},
      {TEXT("x ERROR_IPSEC_IKE_POLICY_MATCH,\n"), "ERROR_IPSEC_IKE_POLICY_MATCH certain win32:13868"},
      {TEXT("ERROR_IPSEC_IKE_POLICY_MATCH, x"), "ERROR_IPSEC_IKE_POLICY_MATCH certain win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A word that announces an error, with more than a blank behind it. */
static void test_labels_in_front_of_a_sentence(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("error: (Negotiation timed out)"), "Negotiation timed out likely win32:13805"},
      {TEXT("Error - Negotiation timed out"), "Negotiation timed out likely win32:13805"},
      {TEXT("error \xE2\x80\x93 Negotiation timed out"), "Negotiation timed out likely win32:13805"},
      {TEXT("error Negotiation timed out"), "Negotiation timed out possible win32:13805"},
      {TEXT("error\x00Negotiation timed out"), "Negotiation timed out possible win32:13805"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A sentence that begins its line, and somebody else's words behind it. */
static void test_titles(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("Policy match error on the IPsec gateway"), "Policy match error likely win32:13868"},
      {TEXT("Policy match error 7 on the IPsec gateway"), "Policy match error possible win32:13868"},
      {TEXT("Policy match error xyz IPsec"), "Policy match error possible win32:13868"},
      {TEXT("ipsec: Policy match error on gateway"), "Policy match error possible win32:13868"},
      {TEXT("Policy match error on gateway"), "Policy match error possible win32:13868"},
      {TEXT("IKE: Policy match error xyz"), "Policy match error possible win32:13868"},
      {TEXT("IPsec Policy match error."), "Policy match error likely win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* What a text ends with may be all that there is. */
static void test_the_end_of_a_text(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("13868<b"), "13868 possible win32:13868"},
      {TEXT("13868\x00"), ""},
      {TEXT("error 13868"), "13868 likely win32:13868"},
      {TEXT("13868 <b>Policy match error</b>"), "13868 certain win32:13868; Policy match error certain win32:13868"},
      {TEXT("13868 <b\nPolicy match error"), "13868 possible win32:13868; Policy match error possible win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* One word is a name of several words only with what separates them. */
static void test_names_written_in_several_ways(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("ikev2 NOPROPOSALCHOSEN"), ""},
      {TEXT("ikev2 no_proposal_chosen"), "no_proposal_chosen certain ikev2:14"},
      {TEXT("ikev2 NO-PROPOSAL-CHOSEN--"), "NO-PROPOSAL-CHOSEN certain ikev2:14"},
      {TEXT("ikev2 N(cookie)"), "cookie certain ikev2:16390"},
      {TEXT("ikev2 N(COOKIE)"), "COOKIE certain ikev2:16390"},
      {TEXT("Notify: TS_UNACCEPTABLE: 7"), ""},
      {TEXT("ERROR_IPSEC_IKE_POLICY_MATCH13868"), "ERROR_IPSEC_IKE_POLICY_MATCH certain win32:13868"},
      {TEXT("ERROR_IPSEC_IKE_POLICY_MATCH13801"), ""},
      {TEXT("ERROR_IPSEC_IKE_POLICY_MATCH: 7"), ""},
      {TEXT("ikev2 TS_UNACCEPTABLE38"), ""},
      {TEXT("ikev2 TS_UNACCEPTABLE7"), ""},
      {TEXT("ikev2 rekeysa"), ""},
      {TEXT("ikev2 Cookie2 x"), ""},
      {TEXT("\\NO\\_PROP ikev2"), ""},
      {TEXT("ikev2 -NO_PROPOSAL_CHOSEN"), "NO_PROPOSAL_CHOSEN certain ikev2:14"},
      {TEXT("ERROR\\_IPSEC\\_IKE\\_POLICY\\_MATCH"), "ERROR\\_IPSEC\\_IKE\\_POLICY\\_MATCH certain win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* ---- rarer signs ---- */

#define WORD_OF_62 "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij"

/* A binary log may have a NUL anywhere: it is no blank, and ends nothing. */
static void test_a_nul_beside_a_number(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("ike rejected \0"
            "13801 x"),
       ""},
      {TEXT("ike rejected 13801\0"), ""},
      {TEXT("ike error \0"
            "13801 x"),
       "13801 certain win32:13801"},
      {TEXT("the ike error code is\n13801\0"), ""},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A name may stand behind a NUL, and with a number that is not its own. */
static void test_names_beside_odd_signs(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("ikev2 \0 TS_UNACCEPTABLE"), "TS_UNACCEPTABLE certain ikev2:38"},
      {TEXT("ikev2 TS_UNACCEPTABLE (39)"), "TS_UNACCEPTABLE certain ikev2:38"},
      {TEXT("ikev2 TS_UNACCEPTABLE (38)"), "TS_UNACCEPTABLE (38) certain ikev2:38"},
      {TEXT("TEMPORARY_FAILURE (43)"), "TEMPORARY_FAILURE (43) likely ikev2:43"},
      {TEXT("TEMPORARY_FAILURE (44)"), "TEMPORARY_FAILURE possible ikev2:43"},
      {TEXT("ikev2 N 14"), ""},
      {TEXT("ikev2 ERROR\\_" WORD_OF_62 WORD_OF_62), ""},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* What a list explains: the sign in front of it or quotation marks, and one behind. */
static void test_a_number_that_is_explained(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("- 13801 => IKE credentials"), "13801 likely win32:13801"},
      {TEXT("- 13801 -> IKE credentials"), "13801 likely win32:13801"},
      {TEXT("- 13801: IKE credentials"), "13801 likely win32:13801"},
      {TEXT("| 13801 | IKE credentials |"), "13801 likely win32:13801"},
      {TEXT("x\n`13801`: IKE credentials"), "13801 likely win32:13801"},
      {TEXT("x\n 13801: IKE credentials"), "13801 possible win32:13801"},
      {TEXT("- 13801 = IKE credentials"), "13801 possible win32:13801"},
      {TEXT("- 13801 - IKE credentials"), "13801 possible win32:13801"},
      {TEXT("- 13801, IKE credentials"), "13801 possible win32:13801"},
      {TEXT("+ 13801: IKE credentials"), "13801 possible win32:13801"},
      {TEXT("- `13801`:x IKE credentials"), "13801 possible win32:13801"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* An error of the client that everybody knows, where nothing but the word stands beside it. */
static void test_familiar_numbers(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("error 809"), "809 likely ras:809"},
      {TEXT("error 809 \xE2\x80\x94 bad password"), "809 likely ras:809"},
      {TEXT("error 809\xE2\x86\x92"
            "61"),
       "809 possible ras:809"},
      {TEXT("error 809\xE2\x80\x94x"), "809 likely ras:809"},
      {TEXT("error [809]"), "809 possible ras:809"},
      {TEXT("error 809: 'x'"), "809 likely ras:809"},
      {TEXT("error 809: bad password"), "809 likely ras:809"},
      {TEXT("error 809: bad apple"), "809 possible ras:809"},
      {TEXT("error 789: bad apple"), ""},
      {TEXT("error 789 (bad apple)"), ""},
      {TEXT("error 789 (apple)"), "789 possible ras:789"},
      {TEXT("error 789 (\"apple\")"), ""},
      {TEXT("error 789 \"apple\""), ""},
      {TEXT("\"error 789\" apple"), "789 possible ras:789"},
      {TEXT("error 789 Apple"), ""},
      {TEXT("[error 789] apple"), ""},
      {TEXT("[error 789] \xE8\xBF\x9E"), ""},
      {TEXT("error 789, apple"), "789 possible ras:789"},
      {TEXT("SQLite error 789"), ""},
      {TEXT("10DLC error 789"), ""},
      {TEXT("the error 789"), "789 possible ras:789"},
      {TEXT("THE error 789"), "789 possible ras:789"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* What says that it is no code says so of a wrapped one too, and of a code word in front. */
static void test_numbers_that_are_something_else(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("ike pid 0x800735E9"), ""},
      {TEXT("ike status 0x800735E9"), "0x800735E9 certain win32:13801"},
      {TEXT("ike pid 13801"), ""},
      {TEXT("ike pid code 13801"), "13801 likely win32:13801"},
      {TEXT("0x8007362C: nop eax"), "0x8007362C certain win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* What stands between a number and its name is passed over as far as it is short. */
static void test_long_words_and_tags_beside_a_number(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("13868 Policy match error"), "13868 certain win32:13868; Policy match error certain win32:13868"},
      {TEXT("13868 " WORD_OF_62 WORD_OF_62 " Policy match error"),
       "13868 possible win32:13868; Policy match error certain win32:13868"},
      {TEXT("<b>13868</b><i>Policy match error</i>"),
       "13868 certain win32:13868; Policy match error certain win32:13868"},
      {TEXT("<b>13868</b><i class=\"" WORD_OF_62 "\">Policy match error</i>"),
       "13868 possible win32:13868; Policy match error certain win32:13868"},
      {TEXT("INVALID\\_PAYLOAD 13843"), "13843 certain win32:13843"},
      {TEXT("INVALID\\_PAYLOADS 13843"), "13843 possible win32:13843"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A phrase of which a word is longer than any that is known is none. */
static void test_long_words_in_front_of_a_phrase(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT(WORD_OF_62 " sa error 13801"), "13801 likely win32:13801"},
      {TEXT(WORD_OF_62 "a sa error 13801"), "13801 likely win32:13801"},
      {TEXT(WORD_OF_62 " x child sa error 13801"), "13801 certain win32:13801"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* The marks around what is quoted; JSON has a backslash in front of them. */
static void test_a_sentence_in_json(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("{\\\"m\\\": \\\"Policy match error\\\"}"), "Policy match error likely win32:13868"},
      {TEXT("vpn said so\n\tPolicy match error\t\r\n"), "Policy match error likely win32:13868"},
      {TEXT("vpn said so\n\tPolicy match error"), "Policy match error likely win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* Words of somebody else's in the same quotation marks: of any kind. */
static void test_a_short_line_in_other_words(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("said \"WS message parsing failed\""), "message parsing failed possible ikev2:7 in a line"},
      {TEXT("said 'WS message parsing failed'"), "message parsing failed possible ikev2:7 in a line"},
      {TEXT("said `WS message parsing failed`"), "message parsing failed possible ikev2:7 in a line"},
      {TEXT("said (WS message parsing failed)"), "message parsing failed certain ikev2:7 in a line"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

#define SIGNS_10                                                                                                     \
  "\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9\xBE\x98\xE9" \
  "\xBE\x98"
#define SIGNS_30 SIGNS_10 SIGNS_10 SIGNS_10

/* Colors are no part of a line or a number, whichever way they are written. */
static void test_colors(void **state) {
  (void)state;
#define LINE "received NO_PROPOSAL_CHOSEN notify error"
  static const around_case CASES_HERE[] = {
      {TEXT("\033[1;31m" LINE "\033[0m"), "NO_PROPOSAL_CHOSEN certain ikev2:14 in a line"},
      {TEXT("{\"log\":\"\\u001b[31m" LINE "\\u001b[0m\"}"), "NO_PROPOSAL_CHOSEN certain ikev2:14 in a line"},
      {TEXT("{\"log\":\"" LINE "\\u0041\"}"), "NO_PROPOSAL_CHOSEN certain ikev2:14"},
      {TEXT("ikev2 \033[31mTS_UNACCEPTABLE\033[0m"), "TS_UNACCEPTABLE certain ikev2:38"},
      {TEXT("ike error \033[31m13801\033[0m"), "13801 certain win32:13801"},
      {TEXT("ike \033[1m\033[31merror\033[0m: \033[33m13801"), "13801 certain win32:13801"},
      {TEXT("ike error \\033[31m13801\\033[0m"), "13801 certain win32:13801"},
      {TEXT("\033[36mike\033[0m returned \033[31m13801\033[0m"), "13801 likely win32:13801"},
      {TEXT("vpn \033[31m809\033[0m error"), "809 likely ras:809"},
      {TEXT("vpn 809\033[0m error"), "809 likely ras:809"},
      {TEXT("ike error \033[31mx13801"), ""},
      {TEXT("ike error [31m13801"), ""},
      {TEXT("ike error 31m13801"), ""},
      {TEXT("<m>no IKE config found for 192.0.2.9...192.0.2.1, sending NO_PROPOSAL_CHOSEN</m>"),
       "NO_PROPOSAL_CHOSEN certain ikev2:14,ikev1:14 in a line"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* How far a label and a name reach. */
static void test_what_is_too_far_or_too_long(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("error 13801 (see\nbelow)"), "13801 likely win32:13801"},
      {TEXT("error.is 13801"), "13801 likely win32:13801"},
      {TEXT("error. is 13801"), "13801 possible win32:13801"},
      {TEXT("bcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghij sa error 13801"),
       "13801 likely win32:13801"},
      {TEXT("ikev2-" WORD_OF_62 WORD_OF_62 " TS_UNACCEPTABLE"), "TS_UNACCEPTABLE certain ikev2:38"},
      {TEXT("ike " SIGNS_30 " 13801"), "13801 possible win32:13801"},
      {TEXT("ike " SIGNS_30 "13801"), "13801 possible win32:13801"},
      {TEXT("ike 13801" SIGNS_30), "13801 possible win32:13801"},
      {TEXT("13868 is the value Policy match error"),
       "13868 certain win32:13868; Policy match error certain win32:13868"},
      {TEXT("13868 is the value of Policy match error"),
       "13868 possible win32:13868; Policy match error certain win32:13868"},
      {TEXT("13868 is the value 13868 Policy match error"),
       "13868 possible win32:13868; 13868 certain win32:13868; Policy match error certain win32:13868"},
      {TEXT(WORD_OF_62 WORD_OF_62 " 13801"), "13801 possible win32:13801"},
      {TEXT(WORD_OF_62 WORD_OF_62 " = 13801"), "13801 possible win32:13801"},
      {TEXT("A\\_" WORD_OF_62 WORD_OF_62 " 13801"), "13801 possible win32:13801"},
      {TEXT("\\INVALID\\_PAYLOAD 13843"), "13843 certain win32:13843"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A list of codes behind something about IKE has each in both bases. */
static void test_a_list_of_codes(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("ike codes\n13801 (0x35E9)\n"), "13801 likely win32:13801; 0x35E9 possible win32:13801"},
      {TEXT("ike codes\n13801 (abc)\n"), "13801 possible win32:13801"},
      {TEXT("ike codes\n13801 (13802)\n"), "13801 possible win32:13801; 13802 possible win32:13802"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* A sentence of several records is that of the number beside it. */
static void test_a_sentence_of_several_records(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("13809 Negotiation request sat in Queue too long"),
       "13809 certain win32:13809; Negotiation request sat in Queue too long certain win32:13809"},
      {TEXT("13812 Negotiation request sat in Queue too long"),
       "13812 certain win32:13812; Negotiation request sat in Queue too long certain win32:13812"},
      {TEXT("13801 Negotiation request sat in Queue too long"),
       "13801 possible win32:13801; Negotiation request sat in Queue too long likely "
       "win32:13809,win32:13810,win32:13811,win32:13812"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

/* Numbers that mean an error of the client beside a word for a code, where the client is spoken of. */
static void test_codes_of_the_client(void **state) {
  (void)state;
  static const around_case CASES_HERE[] = {
      {TEXT("vpn code 691"), "691 likely ras:691"},
      {TEXT("vpn code [691]"), ""},
      {TEXT("code 691"), ""},
      {TEXT("- `13801`\0 IKE"), "13801 possible win32:13801"},
      {TEXT("\0 TEMPORARY_FAILURE"), "TEMPORARY_FAILURE possible ikev2:43"},
      {TEXT("ikev2 TS_UNACCEPTABLE9999999999999"), ""},
      {TEXT("vpn said \"Policy match error (x"), "Policy match error likely win32:13868"},
      {TEXT("said \"Policy match error (x"), "Policy match error possible win32:13868"},
      {TEXT("said \"Policy match error\" (x"), "Policy match error likely win32:13868"},
      {TEXT("vpn Policy match error\xE9\x94\x99"), "Policy match error possible win32:13868"},
  };
  check_cases(CASES_HERE, sizeof CASES_HERE / sizeof *CASES_HERE);
}

static void test_forms_have_names(void **state) {
  (void)state;
  assert_string_equal("sentence", ikeerr_form_name(IKEERR_FORM_SENTENCE));
  assert_null(ikeerr_form_name(IKEERR_FORMS));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_number_in_a_listing_of_machine_code_is_an_address),
      cmocka_unit_test(test_data_of_an_event),
      cmocka_unit_test(test_a_label_behind_a_number),
      cmocka_unit_test(test_signs_and_sizes_of_a_number),
      cmocka_unit_test(test_a_type_in_an_element),
      cmocka_unit_test(test_data_behind_a_notify),
      cmocka_unit_test(test_the_end_of_a_log_line),
      cmocka_unit_test(test_quotation_marks),
      cmocka_unit_test(test_literals_of_a_call),
      cmocka_unit_test(test_names_that_are_defined),
      cmocka_unit_test(test_labels_in_front_of_a_sentence),
      cmocka_unit_test(test_titles),
      cmocka_unit_test(test_the_end_of_a_text),
      cmocka_unit_test(test_names_written_in_several_ways),
      cmocka_unit_test(test_a_nul_beside_a_number),
      cmocka_unit_test(test_names_beside_odd_signs),
      cmocka_unit_test(test_a_number_that_is_explained),
      cmocka_unit_test(test_familiar_numbers),
      cmocka_unit_test(test_numbers_that_are_something_else),
      cmocka_unit_test(test_long_words_and_tags_beside_a_number),
      cmocka_unit_test(test_long_words_in_front_of_a_phrase),
      cmocka_unit_test(test_a_sentence_in_json),
      cmocka_unit_test(test_a_short_line_in_other_words),
      cmocka_unit_test(test_colors),
      cmocka_unit_test(test_what_is_too_far_or_too_long),
      cmocka_unit_test(test_a_list_of_codes),
      cmocka_unit_test(test_a_sentence_of_several_records),
      cmocka_unit_test(test_codes_of_the_client),
      cmocka_unit_test(test_forms_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
