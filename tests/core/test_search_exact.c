/* Which codes, names and sentences a query is taken to name, and which numbers and words in it are no such thing. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"

static const ikeerr_filter ALL = {IKEERR_ANY_DOMAIN, -1, -1, 0};

enum { MOST_HITS = 16, LONGEST_KEY = 400 /* bytes of a query that is a key as a whole */ };

/* The identities of the exact hits, in the order of records, with blanks between. The others come behind them. */
static const char *exact_in(const char *query, ikeerr_hit_field *field) {
  static char ids[512];
  ikeerr_hit hits[MOST_HITS];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, &ALL, hits, MOST_HITS), exact = 0, length = 0;
  const ikeerr_record *last = NULL;
  ids[0] = '\0';
  while (exact < count && hits[exact].exact) exact++;
  for (size_t i = exact; i < count; i++) assert_false(hits[i].exact);
  for (size_t found = 0; found < exact; found++) {
    const ikeerr_hit *next = NULL;
    for (size_t i = 0; i < exact; i++) {
      if (hits[i].record > last && (!next || hits[i].record < next->record)) next = &hits[i];
    }
    last = next->record;
    *field = ikeerr_hit_snippet(next).field;
    length += (size_t)snprintf(ids + length, sizeof ids - length, "%s%s", length ? " " : "",
                               ikeerr_record_text(last, IKEERR_ID));
  }
  return ids;
}

static void check(const char *query, const char *expected, ikeerr_hit_field expected_field) {
  ikeerr_hit_field field = expected_field;
  const char *ids = exact_in(query, &field);
  if (strcmp(ids, expected) != 0 || field != expected_field) {
    fail_msg("'%s' names '%s' (%s), not '%s' (%s)", query, ids, ikeerr_hit_field_name(field), expected,
             ikeerr_hit_field_name(expected_field));
  }
}

static void check_code(const char *query, const char *expected) {
  check(query, expected, IKEERR_IN_CODE);
}

static void check_nothing(const char *query) {
  check(query, "", IKEERR_IN_CODE);
}

static void test_large_numbers_are_codes_wherever_they_stand(void **state) {
  (void)state;
  check_code("what is 13868", "win32:13868");
  check_code("13801, then 13868!", "win32:13801 win32:13868");
  check_code("log: 0x362C again", "win32:13868");
  check_code("log: 362Ch again", "win32:13868");
  check_code("log: 362C again", "win32:13868");
  check_code("0x8007362C on a laptop", "win32:13868");
  check_code("HRESULT 2147956268 of it", "win32:13868");
  check_code("drop 0xC0360001 seen", "win32:13910");
  check_code("12345 came", "ikev2:12345@microsoft");
  check_code("000000013868 came", "win32:13868"); /* twelve digits */
  check_nothing("0000000013868 came");
  check_nothing("13919 came");
  check_nothing("138680 came");
}

static void test_a_sign_belongs_to_a_number_that_stands_free(void **state) {
  (void)state;
  check_code("the call came back with -801767423 today", "win32:13910");
  check_code("result -2147011028 today", "win32:13868");
  check_code("-2147011028 today", "win32:13868");
  check_code("result (-2147011028) today", "win32:13868");
  check_code("result:-2147011028 today", "win32:13868");
  check_nothing("result x-2147011028 today");
  check_nothing("result --2147011028 today");
  check_nothing("2147011028 today");
  check_code("page 13801-13868 today", "win32:13801 win32:13868");
}

static void test_small_numbers_are_codes_where_a_word_says_so(void **state) {
  (void)state;
  check_nothing("tried 14 times");
  check_nothing("error 14 today");
  check_nothing("3600 seconds");
  check_nothing("got 0x18 back");
  check_code("the notify 14 again", "ikev2:14 ikev1:14");
  check_code("the notify 0x18 again", "ikev2:24 ikev1:24");
  check_code("an ikev2 notify 14 again", "ikev2:14");
  check_code("an ikev1 notify 14 again", "ikev1:14");
  check_code("an ikev1 notify 13868 again", "win32:13868");
  check_code("the notify 8192 again", "ikev2:8192@3gpp ikev2:8192@strongswan");
  check_nothing("an ikev1 notify 38 again");
  check_nothing("the notify came 14 times");
  check_code("the notify 14 came 38 times", "ikev2:14 ikev1:14");
}

static void test_letters_are_numbers_with_a_digit_among_them_only(void **state) {
  (void)state;
  check_nothing("dead peer of 14");
  check_nothing("face beef cafe");
  check_code("363E came", "win32:13886");
  check_nothing("x363E came");
  check_nothing("363E0 came");
}

static void test_a_query_that_is_a_key_names_what_lookup_finds(void **state) {
  (void)state;
  check("ERROR_IPSEC_IKE_NO_CERT", "win32:13806", IKEERR_IN_NAME);
  check("ike no cert", "win32:13806", IKEERR_IN_NAME);
  check("IkePolicyMismatch", "win32:13868", IKEERR_IN_ALIAS);
  check("no proposal chosen", "ikev2:14 ikev1:14", IKEERR_IN_NAME);
  check_code("N(14)", "ikev2:14 ikev1:14");
  check_code("N(NO_PROP)", "ikev2:14 ikev1:14");
  check_code("win32:13868", "win32:13868");
  check_code("14", "ikev2:14 ikev1:14");
  check_code("3600", "win32:13824");
  check_nothing("ERROR_IPSEC_IKE_NO_CERTS of it");
}

static void test_a_long_query_is_no_key_as_a_whole(void **state) {
  (void)state;
  char query[LONGEST_KEY + 2];
  memset(query, ' ', sizeof query);
  memcpy(query, "ike no cert", 11);
  query[LONGEST_KEY] = '\0';
  check(query, "win32:13806", IKEERR_IN_NAME);
  query[LONGEST_KEY] = ' ', query[LONGEST_KEY + 1] = '\0';
  check_nothing(query);
}

static void check_sentence(const char *query, const char *expected) {
  check(query, expected, IKEERR_IN_SENTENCE);
}

static void test_sentences(void **state) {
  (void)state;
  check_sentence("Negotiation: timed out", "win32:13805");
  check_sentence("it says \"Negotiation timed out.\"", "win32:13805");
  check("it says \"Negotiation timed out.!?", "", IKEERR_IN_SENTENCE); /* not quoted to its end */
  check_sentence("IKE authentication credentials are unacceptable", "win32:13801");
  check_sentence("it says ike  AUTHENTICATION credentials are unacceptable, always", "win32:13801");
  check_sentence("it says IKE negotiation in progress for hours", "win32:13803"); /* four words */
  check_sentence("Negotiation timed out", "win32:13805");
  check_sentence("\"Negotiation timed out.\"", "win32:13805");
  check("it says negotiation timed out", "", IKEERR_IN_SENTENCE); /* three words mean it only if they are all */
  check("negotiation timed out again", "", IKEERR_IN_SENTENCE);
  check_sentence("IKE negotiation in progress, then IKE authentication credentials are unacceptable",
                 "win32:13801 win32:13803");
  check_sentence("IKE authentication credentials are unacceptable, then IKE negotiation in progress", "win32:13801");
}

/* A short line of a log is ordinary text, but where it is quoted or all that is asked for. */
static void test_short_lines(void **state) {
  (void)state;
  check("Invalid SIG.", "ikev1:25", IKEERR_IN_LOG_LINES);
  check("it printed \"Invalid SIG.\" today", "ikev1:25", IKEERR_IN_LOG_LINES);
  check("it printed Invalid SIG. today", "", IKEERR_IN_LOG_LINES);
}

static void test_names_with_their_numbers(void **state) {
  (void)state;
  check_code("MS_STATUS(13885)", "win32:13885");
  check("MS_STATUS(13885x", "ikev2:12345@microsoft", IKEERR_IN_ALIAS);
  check("MS_STATUS(x13885)", "ikev2:12345@microsoft", IKEERR_IN_ALIAS);
  check("ikev2 ERROR_IPSEC_IKE_AUTH_FAIL", "win32:13801", IKEERR_IN_NAME); /* a domain that does not have it */
}

/* Where a query names another product, a number is that product's; a name remains ours. */
static void test_numbers_of_other_products(void **state) {
  (void)state;
  check("mysql 13801 NO_PROPOSAL_CHOSEN", "ikev2:14", IKEERR_IN_NAME);
  check("mysql 13868: SA establishment is not authorized", "win32:13905", IKEERR_IN_SENTENCE);
}

/* Of more codes, or names, than are looked for the first ones are named. */
static void test_many_codes_and_names(void **state) {
  (void)state;
  static const char NAMES[] =
      "NO_PROPOSAL_CHOSEN TS_UNACCEPTABLE INVALID_SYNTAX AUTHENTICATION_FAILED INVALID_KE_PAYLOAD "
      "SINGLE_PAIR_REQUIRED NO_ADDITIONAL_SAS INTERNAL_ADDRESS_FAILURE FAILED_CP_REQUIRED";
  char query[1000];
  size_t length = 0, named = 0;
  for (unsigned code = 13801; code < 13901; code++)
    length += (size_t)snprintf(query + length, sizeof query - length, "%u ", code);
  ikeerr_hit hits[100];
  size_t count = ikeerr_search(query, length, &ALL, hits, 100);
  while (named < count && hits[named].exact) named++;
  assert_int_equal(64, named);
  check(NAMES, "ikev2:7 ikev2:14 ikev2:17 ikev2:24 ikev2:34 ikev2:35 ikev2:36 ikev2:38", IKEERR_IN_NAME);
}

/* The records to read for another product's number are hints: in front, and not exact. */
static void test_other_numbers_lead_to_the_records_to_read(void **state) {
  (void)state;
  ikeerr_hit hits[1];
  static const char *const QUERIES[] = {"error 1460", "vpn fails with error 1460 at night"};
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(1, ikeerr_search(QUERIES[i], IKEERR_TO_NUL, NULL, hits, 1));
    assert_string_equal("win32:13886", ikeerr_record_text(hits[0].record, IKEERR_ID));
    assert_false(hits[0].exact);
  }
  assert_int_equal(1, ikeerr_search("azure says 13999 now", IKEERR_TO_NUL, NULL, hits, 1));
  assert_string_equal("ikev2:38", ikeerr_record_text(hits[0].record, IKEERR_ID));
}

static void check_scores(const char *query) {
  ikeerr_hit hits[MOST_HITS];
  size_t count = ikeerr_search(query, IKEERR_TO_NUL, &ALL, hits, MOST_HITS);
  for (size_t i = 0; i < count; i++) {
    if (i) assert_true(hits[i - 1].exact == hits[i].exact || hits[i - 1].score > hits[i].score);
    for (size_t j = 0; j < hits[i].term_count; j++) {
      for (size_t k = 0; k < j; k++) assert_int_not_equal(hits[i].terms[j], hits[i].terms[k]);
    }
  }
}

/* Whatever else a name or number means as words. */
static void test_what_is_named_scores_more_than_anything_else(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    char number[16], sentence[128];
    snprintf(number, sizeof number, "%u", (unsigned)ikeerr_record_code(record));
    snprintf(sentence, sizeof sentence, "peer got %s from peer", number);
    check_scores(number);
    check_scores(sentence);
    check_scores(ikeerr_record_text(record, IKEERR_NAME));
    check_scores(ikeerr_record_text(record, IKEERR_MESSAGE));
    for (size_t j = 0; j < ikeerr_alias_count(record); j++) check_scores(ikeerr_alias_at(record, j).name);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_large_numbers_are_codes_wherever_they_stand),
      cmocka_unit_test(test_a_sign_belongs_to_a_number_that_stands_free),
      cmocka_unit_test(test_small_numbers_are_codes_where_a_word_says_so),
      cmocka_unit_test(test_letters_are_numbers_with_a_digit_among_them_only),
      cmocka_unit_test(test_a_query_that_is_a_key_names_what_lookup_finds),
      cmocka_unit_test(test_a_long_query_is_no_key_as_a_whole),
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_short_lines),
      cmocka_unit_test(test_names_with_their_numbers),
      cmocka_unit_test(test_numbers_of_other_products),
      cmocka_unit_test(test_many_codes_and_names),
      cmocka_unit_test(test_other_numbers_lead_to_the_records_to_read),
      cmocka_unit_test(test_what_is_named_scores_more_than_anything_else),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
