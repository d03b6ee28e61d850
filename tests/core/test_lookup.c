/* Lookup over the whole table: every spelling of every record, and keys that are no spelling at all. */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "lookup/labelled.h"
#include "tables/domains.h"

static bool is_among(const ikeerr_record *const *records, unsigned count, const ikeerr_record *record) {
  for (unsigned i = 0; i < count; i++) {
    if (records[i] == record) return true;
  }
  return false;
}

/* Candidates stand in the order of the records. */
static void check_order(const char *key, const ikeerr_answer *answer) {
  for (unsigned i = 1; i < answer->candidate_count; i++) {
    if (answer->candidates[i - 1] >= answer->candidates[i]) fail_msg("'%s' has candidates out of order", key);
  }
}

/* As a candidate, or as the other version of the one that is found. */
static bool is_answered(const ikeerr_answer *answer, const ikeerr_record *record) {
  bool is_twin = answer->candidate_count == 1 && answer->candidates[0] == ikeerr_twin(record);
  return is_among(answer->candidates, answer->candidate_count, record) ||
         (is_twin && is_among(answer->also, answer->also_count, record));
}

static void check_candidate(const char *key, const ikeerr_record *record, ikeerr_reading reading) {
  ikeerr_answer answer;
  ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  if (!is_answered(&answer, record)) {
    fail_msg("'%s' does not lead to %s", key, ikeerr_record_text(record, IKEERR_ID));
  }
  assert_int_equal(reading, answer.reading);
  check_order(key, &answer);
}

static void check_only(const char *key, const ikeerr_record *record, ikeerr_reading reading) {
  ikeerr_answer answer;
  check_candidate(key, record, reading);
  assert_int_equal(IKEERR_FOUND, ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer));
}

static void for_each_record(void (*check)(const ikeerr_record *)) {
  for (size_t i = 0; i < ikeerr_record_count(); i++) check(ikeerr_record_at(i));
}

static void check_identity(const ikeerr_record *record) {
  check_only(ikeerr_record_text(record, IKEERR_ID), record, IKEERR_READ_IDENTITY);
}

static void check_numbers(const ikeerr_record *record) {
  char key[64];
  uint32_t code = ikeerr_record_code(record), value;
  static const char *const FORMS[] = {"%" PRIu32,     "  %" PRIu32 "\t", "0x%" PRIX32,
                                      "0x%08" PRIx32, "0X%" PRIx32,      "0%" PRIx32 "h"};
  for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
    snprintf(key, sizeof key, FORMS[i], code);
    if (number_is_code(record)) check_candidate(key, record, IKEERR_READ_NUMBER);
  }
  if (ikeerr_record_ntstatus(record, &value)) {
    static const uint32_t SET[] = {0, 0x10000000u};
    for (size_t i = 0; i < 2; i++) {
      snprintf(key, sizeof key, "0x%08" PRIX32, value | SET[i]);
      check_only(key, record, IKEERR_READ_NUMBER);
      snprintf(key, sizeof key, "%" PRId32, (int32_t)(value | SET[i]));
      check_only(key, record, IKEERR_READ_NUMBER);
    }
  }
  if (!ikeerr_record_hresult(record, &value)) return;
  static const uint32_t FACILITIES[] = {0x80070000u, 0xC0070000u};
  for (size_t i = 0; i < 2; i++) {
    value = FACILITIES[i] | code;
    snprintf(key, sizeof key, "0x%" PRIx32, value);
    check_only(key, record, IKEERR_READ_NUMBER);
    snprintf(key, sizeof key, "%" PRId32, (int32_t)value);
    check_only(key, record, IKEERR_READ_NUMBER);
    snprintf(key, sizeof key, "%" PRIu32, value);
    check_only(key, record, IKEERR_READ_NUMBER);
  }
}

static void respell(const char *name, char *out, int (*change)(int), char separator) {
  for (; *name; name++, out++)
    *out = *name == '_' || *name == '-' || *name == ' ' ? separator : (char)change((unsigned char)*name);
  *out = '\0';
}

static void check_respelled(const char *name, const ikeerr_record *record) {
  char key[128];
  ikeerr_answer answer;
  for (const char *separator = "_- "; *separator; separator++) {
    respell(name, key, tolower, *separator);
    ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
    check_order(key, &answer);
    bool is_known =
        is_among(answer.candidates, answer.candidate_count, record) || is_among(answer.also, answer.also_count, record);
    bool is_number = answer.reading == IKEERR_READ_NUMBER || answer.reading == IKEERR_READ_BARE_HEX;
    if (!is_known && !is_number) fail_msg("'%s' does not lead to %s", key, ikeerr_record_text(record, IKEERR_ID));
  }
}

static void check_names(const ikeerr_record *record) {
  const char *name = ikeerr_record_text(record, IKEERR_NAME);
  check_candidate(name, record, IKEERR_READ_OFFICIAL_NAME);
  check_respelled(name, record);
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) check_respelled(ikeerr_alias_at(record, i).name, record);
}

static void check_notify(const ikeerr_record *record) {
  char key[128];
  if (ikeerr_record_domain(record) != IKEERR_IKEV2 && ikeerr_record_domain(record) != IKEERR_IKEV1) return;
  unsigned code = (unsigned)ikeerr_record_code(record);
  snprintf(key, sizeof key, "N(%u)", code);
  check_candidate(key, record, IKEERR_READ_NOTIFY);
  snprintf(key, sizeof key, "N((%u))", code);
  check_candidate(key, record, IKEERR_READ_NOTIFY);
  snprintf(key, sizeof key, "Notify %s", ikeerr_record_text(record, IKEERR_NAME));
  check_candidate(key, record, IKEERR_READ_NOTIFY);
  snprintf(key, sizeof key, "%s (%u)", ikeerr_record_text(record, IKEERR_NAME), code);
  check_candidate(key, record, IKEERR_READ_NOTIFY);
  ikeerr_answer answer;
  snprintf(key, sizeof key, "%s (%u)", ikeerr_record_text(record, IKEERR_NAME), code + 100);
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer));
  assert_int_equal(IKEERR_MALFORMED, answer.reason);
}

static void check_ms_status(const ikeerr_record *record) {
  char key[64];
  uint32_t hresult;
  if (!ikeerr_record_hresult(record, &hresult)) return;
  snprintf(key, sizeof key, "MS_STATUS(%" PRIu32 ")", ikeerr_record_code(record));
  check_only(key, record, IKEERR_READ_MS_STATUS);
  snprintf(key, sizeof key, "N(MS_STATUS(%" PRId32 "))", (int32_t)hresult);
  check_only(key, record, IKEERR_READ_MS_STATUS);
}

static void check_number_itself(const ikeerr_record *record) {
  ikeerr_answer by_text, by_number;
  for (int domain = IKEERR_ANY_DOMAIN; domain < IKEERR_DOMAIN_COUNT; domain++) {
    char key[16];
    snprintf(key, sizeof key, "%" PRIu32, ikeerr_record_code(record));
    if (ikeerr_lookup(key, IKEERR_TO_NUL, (ikeerr_domain)domain, &by_text) == IKEERR_UNKNOWN) continue;
    if (by_text.reading != IKEERR_READ_NUMBER) continue; /* bare hexadecimal digits of another domain's record */
    ikeerr_lookup_number(ikeerr_record_code(record), (ikeerr_domain)domain, &by_number);
    assert_int_equal(by_text.status, by_number.status);
    assert_int_equal(by_text.candidate_count, by_number.candidate_count);
    for (unsigned i = 0; i < by_text.candidate_count; i++) {
      assert_ptr_equal(by_text.candidates[i], by_number.candidates[i]);
    }
  }
}

static void test_identities_lead_back(void **state) {
  (void)state;
  for_each_record(check_identity);
}

static void test_every_form_of_every_number_leads_back(void **state) {
  (void)state;
  for_each_record(check_numbers);
}

static void test_every_spelling_of_every_name_leads_back(void **state) {
  (void)state;
  for_each_record(check_names);
}

static void test_every_form_of_a_notify_leads_back(void **state) {
  (void)state;
  for_each_record(check_notify);
}

static void test_every_status_that_microsoft_sends_leads_back(void **state) {
  (void)state;
  for_each_record(check_ms_status);
}

static void test_numbers_and_their_texts_agree(void **state) {
  (void)state;
  for_each_record(check_number_itself);
}

static void test_candidates_are_in_order_and_all_there_are(void **state) {
  (void)state;
  static unsigned counts[0x10000];
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    counts[ikeerr_record_code(record)] += number_is_code(record);
  }
  for (uint32_t number = 0; number <= 0xFFFF; number++) {
    ikeerr_answer answer;
    ikeerr_lookup_number(number, IKEERR_ANY_DOMAIN, &answer);
    assert_int_equal(counts[number], answer.candidate_count + answer.also_count);
    if (answer.also_count) assert_ptr_equal(ikeerr_twin(answer.candidates[0]), answer.also[0]);
    assert_int_equal(counts[number] == 0, answer.reason != IKEERR_NO_REASON);
    for (unsigned i = 0; i < answer.candidate_count; i++) {
      assert_int_equal(number, ikeerr_record_code(answer.candidates[i]));
      assert_true(i == 0 || answer.candidates[i - 1] < answer.candidates[i]);
    }
  }
}

/* RFC 2408 and RFC 7296 give 4, 5, 9, 14 and 24 one meaning each; 1, 7, 11 and 17 differ. */
static void test_twins_mean_the_same(void **state) {
  (void)state;
  static const uint32_t SAME[] = {4, 5, 9, 14, 24};
  size_t twins = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i), *twin = ikeerr_twin(record);
    if (!twin) continue;
    assert_ptr_equal(record, ikeerr_twin(twin));
    assert_int_equal(ikeerr_record_code(record), ikeerr_record_code(twin));
    assert_int_not_equal(ikeerr_record_domain(record), ikeerr_record_domain(twin));
    assert_int_equal(SAME[twins++ % 5], ikeerr_record_code(record));
  }
  assert_int_equal(10, twins);
}

static void test_a_mention_of_twins_is_of_one_record(void **state) {
  (void)state;
  const ikeerr_record *new = ikeerr_by_code(IKEERR_IKEV2, 14, NULL), *old = ikeerr_by_code(IKEERR_IKEV1, 14, NULL);
  const ikeerr_record *other = ikeerr_by_code(IKEERR_IKEV1, 24, NULL);
  ikeerr_mention mention = {.record_count = 2, .records = {new, old}};
  assert_ptr_equal(new, ikeerr_mention_record(&mention));
  mention.records[1] = other;
  assert_null(ikeerr_mention_record(&mention));
  mention.record_count = 1;
  assert_ptr_equal(new, ikeerr_mention_record(&mention));
  mention.record_count = 0;
  assert_null(ikeerr_mention_record(&mention));
}

static void test_a_slip_of_the_keyboard_is_suggested_away(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    char key[128];
    ikeerr_answer answer;
    snprintf(key, sizeof key, "%s", ikeerr_record_text(record, IKEERR_NAME));
    size_t middle = strlen(key) / 2;
    if (ikeerr_record_domain(record) != IKEERR_WIN32) continue;
    char kept = key[middle];
    key[middle] = key[middle + 1];
    key[middle + 1] = kept;
    if (ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer) != IKEERR_UNKNOWN) continue;
    if (answer.reason != IKEERR_UNKNOWN_NAME) continue;
    assert_ptr_equal(record, answer.suggestions[0]);
  }
}

static uint32_t random_state = 2463534242u;

static uint32_t random_below(uint32_t limit) {
  random_state ^= random_state << 13;
  random_state ^= random_state >> 17;
  random_state ^= random_state << 5;
  return random_state % limit;
}

static void check_any_key(const char *key, size_t length) {
  ikeerr_answer answer;
  char text[64];
  for (int domain = IKEERR_ANY_DOMAIN; domain < IKEERR_DOMAIN_COUNT; domain++) {
    ikeerr_status status = ikeerr_lookup(key, length, (ikeerr_domain)domain, &answer);
    assert_int_equal(status == IKEERR_UNKNOWN, answer.reason != IKEERR_NO_REASON);
    assert_int_equal(status == IKEERR_FOUND, answer.candidate_count == 1);
    assert_int_equal(status == IKEERR_AMBIGUOUS, answer.candidate_count > 1);
    size_t needed = ikeerr_explain(key, length, &answer, NULL, 0);
    assert_int_equal(needed, ikeerr_explain(key, length, &answer, text, sizeof text));
    assert_true(strlen(text) < sizeof text);
  }
}

static void test_random_keys_have_an_answer(void **state) {
  (void)state;
  static const char *const PARTS[] = {"N(",
                                      ")",
                                      "(",
                                      "MS_STATUS",
                                      "ikev2:",
                                      "win32:",
                                      "0x",
                                      "-",
                                      "13868",
                                      "24",
                                      "h",
                                      "ERROR_IPSEC_",
                                      "notify ",
                                      "@microsoft",
                                      "\xC3\xA9",
                                      "\xED\xA0\x80",
                                      "\xFF",
                                      " ",
                                      "NO_PROPOSAL_CHOSEN",
                                      "8007362C",
                                      "\x01"};
  for (int i = 0; i < 3000; i++) {
    char key[256];
    size_t length = 0;
    for (uint32_t parts = random_below(6); parts; parts--) {
      const char *part = PARTS[random_below(sizeof PARTS / sizeof *PARTS)];
      memcpy(key + length, part, strlen(part));
      length += strlen(part);
    }
    if (random_below(4) == 0 && length) key[random_below((uint32_t)length)] = (char)random_below(256);
    char *exact = test_malloc(length + 1); /* so that a read past the end is seen */
    memcpy(exact, key, length);
    check_any_key(exact, length);
    test_free(exact);
  }
}

static void test_a_key_of_nested_brackets_has_an_answer(void **state) {
  (void)state;
  enum { DEPTH = 2000000 };
  char *key = test_malloc(3 * DEPTH);
  for (size_t i = 0; i < DEPTH; i++) memcpy(key + 2 * i, "N(", 2);
  memset(key + 2 * DEPTH, ')', DEPTH);
  ikeerr_answer answer;
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup(key, 3 * DEPTH, IKEERR_ANY_DOMAIN, &answer));
  test_free(key);
}

static void test_a_domain_that_is_none_is_malformed(void **state) {
  (void)state;
  ikeerr_answer answer;
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup("13868", IKEERR_TO_NUL, (ikeerr_domain)7, &answer));
  assert_int_equal(IKEERR_MALFORMED, answer.reason);
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup_number(13868, (ikeerr_domain)-2, &answer));
  assert_int_equal(IKEERR_MALFORMED, answer.reason);
}

static void test_a_type_of_32_bits_is_no_status_notify(void **state) {
  char text[512];
  ikeerr_answer answer;
  (void)state;
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_decode_notify(UINT32_MAX, "\0\0\x36\x2c", 4, &answer));
  assert_int_equal(IKEERR_MALFORMED, answer.reason);
  ikeerr_explain_notify(UINT32_MAX, "\0\0\x36\x2c", 4, &answer, text, sizeof text);
  assert_non_null(strstr(text, "N(4294967295) with 4 octets of data (0000362c) is no"));
}

static void test_statuses_readings_and_reasons_have_names(void **state) {
  (void)state;
  for (int i = 0; i < IKEERR_READINGS; i++) assert_true(*ikeerr_reading_name((ikeerr_reading)i));
  for (int i = 1; i < IKEERR_REASONS; i++) assert_true(*ikeerr_reason_name((ikeerr_reason)i));
  assert_null(ikeerr_reason_name(IKEERR_NO_REASON));
  assert_null(ikeerr_reason_name(IKEERR_REASONS));
  assert_null(ikeerr_reading_name(IKEERR_READINGS));
  assert_string_equal("found", ikeerr_status_name(IKEERR_FOUND));
  assert_string_equal("ambiguous", ikeerr_status_name(IKEERR_AMBIGUOUS));
  assert_string_equal("unknown", ikeerr_status_name(IKEERR_UNKNOWN));
  assert_null(ikeerr_status_name((ikeerr_status)(IKEERR_UNKNOWN + 1)));
}

/* ---- labels ---- */

static void check_labelled(const char *text, uint32_t value, bool is_event) {
  labelled_number number;
  if (!ike_read_labelled((slice){text, strlen(text)}, &number)) fail_msg("'%s' is no number with a label", text);
  assert_int_equal(value, number.value);
  assert_int_equal(is_event, number.is_event);
}

static void check_not_labelled(const char *text) {
  labelled_number number;
  if (ike_read_labelled((slice){text, strlen(text)}, &number)) fail_msg("'%s' is read as %u", text, number.value);
}

static void test_numbers_with_labels(void **state) {
  (void)state;
  check_labelled("4653", 4653, false);
  check_labelled("-2147011028", 0x8007362C, false);
  check_labelled("code -2147011028", 0x8007362C, false);
  check_labelled("(-2147011028)", 0x8007362C, false);
  check_labelled("error 13868", 13868, false);
  check_labelled("error: 13868 (0x362C).", 13868, false);
  check_labelled("Event ID 4653", 4653, true);
  check_labelled("4653 event", 4653, true);
  check_labelled("error - 13868", 13868, false);
  check_not_labelled("");
  check_not_labelled("error");
  check_not_labelled("error 13868 13869");
  check_not_labelled("whisky 13868");
  check_not_labelled("x-2147011028");
  check_labelled(
      "\xE2\x88\x92"
      "2147011028",
      0x8007362C, false); /* a minus sign */
  check_labelled(
      "HRESULT=\xE2\x80\x93"
      "2147011028",
      0x8007362C, false); /* a dash */
  check_labelled("13868L", 13868, false);
  check_labelled("0x362CUL", 13868, false);
  check_labelled("windows_error_13868", 13868, false);
  check_labelled("VPN13868", 13868, false);
  check_not_labelled("a13868");
  check_labelled("how do I fix error 13868 on windows 11", 13868, false);
  check_not_labelled("13 868");
  check_labelled(
      "\xE9\x94\x99\xE8\xAF\xAF\xE4\xBB\xA3\xE7\xA0\x81"
      "13868\xE3\x80\x82",
      13868, false);                                                                            /* Chinese */
  check_labelled("\xEF\xBC\x91\xEF\xBC\x93\xEF\xBC\x98\xEF\xBC\x96\xEF\xBC\x98", 13868, false); /* full width */
  check_not_labelled("\xEF\xBC\x91\xE7\xA0\x81\xEF\xBC\x92");
  check_labelled("error error error error error error error error error error error error error error error 13868",
                 13868, false);
  check_not_labelled(
      "error error error error error error error error error error error error error error error error 13868");
  check_labelled("0000000000000000000000000013868", 13868, false);
}

static void test_a_number_of_no_domain(void **state) {
  (void)state;
  static const int DOMAINS[] = {IKEERR_ANY_DOMAIN - 1, IKEERR_DOMAIN_COUNT, IKEERR_DOMAIN_COUNT + 1};
  for (size_t i = 0; i < sizeof DOMAINS / sizeof *DOMAINS; i++) {
    ikeerr_answer answer;
    assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup_number(13801, (ikeerr_domain)DOMAINS[i], &answer));
    assert_int_equal(IKEERR_MALFORMED, answer.reason);
  }
}

/* What a text says twice it means no less. */
static void test_a_text_that_repeats_itself(void **state) {
  (void)state;
  static const char *const TEXTS[][2] = {
      {"log: NO_PROPOSAL_CHOSEN", "log: NO_PROPOSAL_CHOSEN and then NO_PROPOSAL_CHOSEN"},
      {"log: Negotiation request sat in Queue too long.",
       "log: Negotiation request sat in Queue too long. and Negotiation request sat in Queue too long."}};
  for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
    ikeerr_answer once, twice;
    ikeerr_lookup(TEXTS[i][0], IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &once);
    ikeerr_lookup(TEXTS[i][1], IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &twice);
    assert_int_equal(once.candidate_count + once.also_count, twice.candidate_count + twice.also_count);
    assert_true(once.candidate_count + once.also_count > 1);
  }
}

/* An error code may be given as the signed number that a program has for it; no number of more than 32 bits is one. */
static void test_numbers_below_zero_and_beyond_32_bits(void **state) {
  (void)state;
  static const int64_t TOO_LARGE[] = {INT64_MIN, (int64_t)INT32_MIN - 1, (int64_t)UINT32_MAX + 1, INT64_MAX};
  ikeerr_answer answer;
  assert_int_equal(IKEERR_FOUND, ikeerr_lookup_number(-2147011028, IKEERR_ANY_DOMAIN, &answer)); /* 0x8007362C */
  assert_string_equal("win32:13868", ikeerr_record_text(answer.candidates[0], IKEERR_ID));
  for (size_t i = 0; i < sizeof TOO_LARGE / sizeof *TOO_LARGE; i++) {
    assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup_number(TOO_LARGE[i], IKEERR_ANY_DOMAIN, &answer));
    assert_int_equal(IKEERR_OUT_OF_RANGE, answer.reason);
    assert_false(answer.has_number);
  }
}

/* A text that mentions many errors stands for none of them; as many are suggested as there is room for. */
static void test_a_text_of_many_errors(void **state) {
  (void)state;
  char text[1024];
  size_t length = 0;
  for (unsigned i = 0; i < 40; i++)
    length += (size_t)snprintf(text + length, sizeof text - length, "IPsec error %u. ", 13800 + i);
  snprintf(text + length, sizeof text - length, "IPsec error 13801.");
  ikeerr_answer answer;
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup(text, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer));
  assert_int_equal(IKEERR_READ_MENTION, answer.reading);
  assert_int_equal(IKEERR_UNKNOWN_NAME, answer.reason);
  assert_int_equal(IKEERR_MAX_SUGGESTIONS, answer.suggestion_count);
  for (unsigned i = 0; i < IKEERR_MAX_SUGGESTIONS; i++)
    assert_int_equal(13800 + i, ikeerr_record_code(answer.suggestions[i]));
}

/* The name of a domain alone names no error, with a colon neither. */
static void test_a_domain_alone(void **state) {
  (void)state;
  static const char *const KEYS[] = {"win32", "ikev2", "ikev1", "condition", "ikev2:"};
  for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++) {
    ikeerr_answer answer;
    if (ikeerr_lookup(KEYS[i], IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer) != IKEERR_UNKNOWN) fail_msg("%s", KEYS[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_number_of_no_domain),
      cmocka_unit_test(test_numbers_below_zero_and_beyond_32_bits),
      cmocka_unit_test(test_a_text_of_many_errors),
      cmocka_unit_test(test_a_domain_alone),
      cmocka_unit_test(test_a_text_that_repeats_itself),
      cmocka_unit_test(test_identities_lead_back),
      cmocka_unit_test(test_every_form_of_every_number_leads_back),
      cmocka_unit_test(test_every_spelling_of_every_name_leads_back),
      cmocka_unit_test(test_every_form_of_a_notify_leads_back),
      cmocka_unit_test(test_every_status_that_microsoft_sends_leads_back),
      cmocka_unit_test(test_numbers_and_their_texts_agree),
      cmocka_unit_test(test_candidates_are_in_order_and_all_there_are),
      cmocka_unit_test(test_twins_mean_the_same),
      cmocka_unit_test(test_a_mention_of_twins_is_of_one_record),
      cmocka_unit_test(test_a_slip_of_the_keyboard_is_suggested_away),
      cmocka_unit_test(test_random_keys_have_an_answer),
      cmocka_unit_test(test_a_key_of_nested_brackets_has_an_answer),
      cmocka_unit_test(test_a_domain_that_is_none_is_malformed),
      cmocka_unit_test(test_a_type_of_32_bits_is_no_status_notify),
      cmocka_unit_test(test_numbers_with_labels),
      cmocka_unit_test(test_statuses_readings_and_reasons_have_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
