/* Why a number or a name has no record: over every number there is in each domain, every neighbour, every name that
 * pages invent. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "spellings/spellings.h"

static bool is_between(uint32_t number, uint32_t first, uint32_t last) {
  return number >= first && number <= last;
}

/* The ranges of RFC 7296 3.10.1, RFC 2408 3.14.1, winerror.h and raserror.h; those of conditions are ours. */
static ikeerr_reason reason_by_rule(uint32_t number, ikeerr_domain domain) {
  bool is_windows = domain == IKEERR_WIN32 || (domain == IKEERR_ANY_DOMAIN && is_between(number, 13000, 13999));
  if (is_windows) {
    bool is_assigned = is_between(number, 13000, 13025) || is_between(number, 13800, 13932);
    return is_assigned ? IKEERR_UNASSIGNED : IKEERR_OUT_OF_RANGE;
  }
  if (domain == IKEERR_RAS || (domain == IKEERR_ANY_DOMAIN && is_between(number, 600, 899)))
    return is_between(number, 600, 870) ? IKEERR_UNASSIGNED : IKEERR_OUT_OF_RANGE;
  if (number > UINT16_MAX) return IKEERR_OUT_OF_RANGE;
  if (domain == IKEERR_CONDITION) return is_between(number, 1, 999) ? IKEERR_UNASSIGNED : IKEERR_OUT_OF_RANGE;
  bool is_private = is_between(number, 8192, 16383) ||
                    (domain == IKEERR_IKEV1 ? is_between(number, 32768, 40959) : is_between(number, 40960, 65535));
  return is_private ? IKEERR_PRIVATE_USE : IKEERR_UNASSIGNED;
}

static const table_neighbour *neighbour_by_rule(uint32_t number) {
  for (size_t i = 0; i < ike_table_counts.neighbours; i++) {
    if (is_between(number, ike_table_neighbours[i].first, ike_table_neighbours[i].last))
      return &ike_table_neighbours[i];
  }
  return NULL;
}

static void check_neighbour(const table_neighbour *neighbour, const ikeerr_answer *answer) {
  assert_int_equal(neighbour->elsewhere ? IKEERR_ELSEWHERE : IKEERR_NEIGHBOUR, answer->reason);
  assert_ptr_equal(table_text(neighbour->text), answer->neighbour);
  assert_int_equal(neighbour->read.count, answer->suggestion_count);
  for (size_t i = 0; i < neighbour->read.count; i++) {
    assert_ptr_equal(table_record(neighbour->read, i), answer->suggestions[i]);
  }
}

static const table_event *event_by_rule(uint32_t number) {
  for (size_t i = 0; i < ike_table_counts.events; i++) {
    if (ike_table_events[i].id == number) return &ike_table_events[i];
  }
  return NULL;
}

static void check_event(const table_event *event, const ikeerr_answer *answer) {
  assert_int_equal(IKEERR_EVENT, answer->reason);
  assert_ptr_equal(table_text(event->text), answer->neighbour);
  assert_int_equal(event->read.count, answer->suggestion_count);
  for (size_t i = 0; i < event->read.count; i++) {
    assert_ptr_equal(table_record(event->read, i), answer->suggestions[i]);
  }
}

static void check_number(uint32_t number, ikeerr_domain domain) {
  ikeerr_answer answer;
  if (ikeerr_lookup_number(number, domain, &answer) != IKEERR_UNKNOWN) return;
  bool can_be_code = domain == IKEERR_ANY_DOMAIN || domain == IKEERR_WIN32 || domain == IKEERR_RAS;
  const table_neighbour *neighbour = can_be_code ? neighbour_by_rule(number) : NULL;
  if (neighbour) {
    check_neighbour(neighbour, &answer);
    return;
  }
  assert_true(answer.has_number);
  assert_int_equal(number, answer.number);
  const table_event *event = domain == IKEERR_ANY_DOMAIN ? event_by_rule(number) : NULL;
  if (event) {
    check_event(event, &answer);
    return;
  }
  ikeerr_reason reason = reason_by_rule(number, domain);
  if (reason != answer.reason) {
    fail_msg("%u in domain %d is %s, not %s", number, domain, ikeerr_reason_name(answer.reason),
             ikeerr_reason_name(reason));
  }
  assert_null(answer.neighbour);
}

static void test_every_number_of_every_domain(void **state) {
  (void)state;
  for (uint32_t number = 0; number <= 0x10100; number++) {
    for (int domain = IKEERR_ANY_DOMAIN; domain < IKEERR_DOMAIN_COUNT; domain++) {
      check_number(number, (ikeerr_domain)domain);
    }
  }
}

/* The same answer in four hexadecimal digits without any mark. */
static void test_bare_hexadecimal_digits(void **state) {
  (void)state;
  size_t unknown = 0;
  for (unsigned number = 0; number <= UINT16_MAX; number += 7) {
    char key[8];
    ikeerr_answer answer, by_key;
    snprintf(key, sizeof key, "%04X", number);
    if (strspn(key, "0123456789") == 4 || strcspn(key, "0123456789") == 4) continue; /* decimal, or maybe a word */
    if (ikeerr_lookup_number(number, IKEERR_ANY_DOMAIN, &answer) != IKEERR_UNKNOWN) continue;
    ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &by_key);
    assert_int_equal(answer.reason, by_key.reason);
    assert_int_equal(answer.domain, by_key.domain);
    unknown++;
  }
  assert_true(unknown > 0);
}

/* Both as a number and as a key, at the ends of its range and just outside. */
static void test_every_neighbour(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_counts.neighbours; i++) {
    const table_neighbour *neighbour = &ike_table_neighbours[i];
    const uint32_t numbers[] = {neighbour->first, neighbour->last, neighbour->first - 1, neighbour->last + 1};
    for (size_t j = 0; j < 4; j++) {
      char key[16];
      ikeerr_answer answer, by_key;
      if (numbers[j] >> 16 == 0x8007 || numbers[j] >> 16 == 0xC007) continue; /* unwrapped first */
      check_number(numbers[j], IKEERR_ANY_DOMAIN);
      ikeerr_lookup_number(numbers[j], IKEERR_ANY_DOMAIN, &answer);
      snprintf(key, sizeof key, "0x%X", (unsigned)numbers[j]);
      ikeerr_lookup(key, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &by_key);
      assert_int_equal(answer.reason, by_key.reason);
      assert_ptr_equal(answer.neighbour, by_key.neighbour);
    }
  }
}

/* Sixteen bits behind the facility of Windows: the number that they wrap is looked at, in win32 alone. */
static void test_a_wrapped_number_is_one_of_windows(void **state) {
  (void)state;
  static const uint32_t FACILITIES[] = {0x80070000, 0xC0070000};
  for (size_t i = 0; i < 2; i++) {
    for (uint32_t code = 0; code <= UINT16_MAX; code += 3) {
      ikeerr_answer wrapped, bare;
      ikeerr_lookup_number(FACILITIES[i] | code, IKEERR_ANY_DOMAIN, &wrapped);
      ikeerr_lookup_number(code, IKEERR_WIN32, &bare);
      assert_int_equal(bare.status, wrapped.status);
      assert_int_equal(bare.reason, wrapped.reason);
      assert_ptr_equal(bare.neighbour, wrapped.neighbour);
    }
  }
}

static void test_names_of_neighbours(void **state) {
  (void)state;
  static const struct {
    const char *name;
    uint32_t number;
  } NAMES[] = {
      {"ERROR_TIMEOUT", 1460}, {"error timeout", 1460}, {"TSMismatch", 13999}, {"WSA_IPSEC_NAME_POLICY_ERROR", 11033}};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    ikeerr_answer answer;
    assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup(NAMES[i].name, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer));
    check_neighbour(neighbour_by_rule(NAMES[i].number), &answer);
  }
  const char *first = table_text(ike_table_neighbour_names[0].folded);
  folded_name folded = ike_fold(first, strlen(first));
  assert_ptr_equal(&ike_table_neighbours[ike_table_neighbour_names[0].neighbour], ike_find_neighbour_name(&folded));
}

static bool is_meant(const table_phantom *phantom, const ikeerr_record *record) {
  for (size_t i = 0; i < phantom->citations.count; i++) {
    const table_phantom_citation *cited = &ike_table_phantom_citations[phantom->citations.first + i];
    uint16_t meant = ike_table_citations[cited->citation].meant;
    if (meant != TABLE_NO_RECORD && ikeerr_record_at(meant) == record) return true;
  }
  return false;
}

/* Each record's citations lead to a name that does not exist, or to a record that has it. */
static void test_every_name_that_pages_invent(void **state) {
  (void)state;
  size_t invented = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    for (size_t j = 0; j < ikeerr_citation_count(ikeerr_record_at(i)); j++) {
      ikeerr_citation citation = ikeerr_citation_at(ikeerr_record_at(i), j);
      ikeerr_answer answer;
      if (ikeerr_lookup(citation.name, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer) != IKEERR_UNKNOWN) continue;
      folded_name folded = ike_fold(citation.name, strlen(citation.name));
      const table_phantom *phantom = ike_find_phantom(&folded);
      assert_int_equal(IKEERR_NEVER_EXISTED, answer.reason);
      assert_non_null(phantom);
      for (unsigned k = 0; k < answer.suggestion_count; k++) assert_true(is_meant(phantom, answer.suggestions[k]));
      bool is_suggested = !citation.meant;
      for (unsigned k = 0; k < answer.suggestion_count; k++) is_suggested |= answer.suggestions[k] == citation.meant;
      assert_true(is_suggested);
      invented++;
    }
  }
  assert_true(invented > 50);
}

/* What a key stands for where it was not asked for. */
static void test_another_domain_is_named(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    for (int domain = 0; domain < IKEERR_DOMAIN_COUNT; domain++) {
      ikeerr_answer answer, anywhere;
      const char *name = ikeerr_record_text(record, IKEERR_NAME);
      if (ikeerr_lookup(name, IKEERR_TO_NUL, (ikeerr_domain)domain, &answer) != IKEERR_UNKNOWN) continue;
      ikeerr_lookup(name, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &anywhere);
      assert_int_equal(IKEERR_UNKNOWN_NAME, answer.reason);
      assert_int_equal(anywhere.candidate_count, answer.suggestion_count);
      assert_memory_equal(anywhere.candidates, answer.suggestions, answer.suggestion_count * sizeof(void *));
    }
  }
}

/* Several words that resemble no name are searched for, as long as they are no text. */
static void test_a_description_leads_to_what_it_describes(void **state) {
  (void)state;
  enum { LONGEST = 256 };
  ikeerr_answer answer;
  ikeerr_hit hits[3];
  static const char KEY[] = "the peer stopped answering dead peer detection";
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup(KEY, IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer));
  assert_int_equal(3, answer.suggestion_count);
  assert_int_equal(3, ikeerr_search(KEY, IKEERR_TO_NUL, NULL, hits, 3));
  for (size_t i = 0; i < 3; i++) assert_ptr_equal(hits[i].record, answer.suggestions[i]);
  char text[LONGEST + 2];
  memset(text, '.', sizeof text);
  memcpy(text, KEY, sizeof KEY - 1);
  ikeerr_lookup(text, LONGEST, IKEERR_ANY_DOMAIN, &answer);
  assert_int_equal(3, answer.suggestion_count);
  ikeerr_lookup(text, LONGEST + 1, IKEERR_ANY_DOMAIN, &answer);
  assert_int_equal(0, answer.suggestion_count);
  assert_int_equal(IKEERR_UNKNOWN, ikeerr_lookup("certificate", IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer));
  assert_int_equal(0, answer.suggestion_count); /* one word is a name that is misspelt, or nothing */
}

static const char *explained(const char *key, const ikeerr_answer *answer) {
  static char text[4096];
  assert_true(ikeerr_explain(key, IKEERR_TO_NUL, answer, text, sizeof text) < sizeof text);
  return text;
}

/* An answer that is shown for another key than it was of is explained without what only its own key has. */
static void test_an_answer_of_another_key(void **state) {
  (void)state;
  char text[1024];
  ikeerr_answer answer;
  ikeerr_lookup("ERROR_IPSEC_IKE_SA_REKEYED", IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  assert_int_equal(IKEERR_NEVER_EXISTED, answer.reason);
  assert_non_null(strstr(explained("ERROR_IPSEC_IKE_SA_REKEYED", &answer), " cites it"));
  assert_null(strstr(explained("something else", &answer), " cites it"));
  ikeerr_lookup("4653", IKEERR_TO_NUL, IKEERR_ANY_DOMAIN, &answer);
  assert_int_equal(IKEERR_EVENT, answer.reason);
  assert_non_null(strstr(explained("4653", &answer), "Get-WinEvent"));
  answer.number = 4660;
  assert_null(strstr(explained("4653", &answer), "Get-WinEvent"));
  ikeerr_decode_notify(12345, "\0\0\x36\x2c", 4, &answer);
  assert_int_equal(IKEERR_FOUND, answer.status);
  ikeerr_explain_notify(1, "\0\0\x36\x2c", 4, &answer, text, sizeof text);
  assert_non_null(strstr(text, " is no status notify of Microsoft's"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_number_of_every_domain),
      cmocka_unit_test(test_bare_hexadecimal_digits),
      cmocka_unit_test(test_every_neighbour),
      cmocka_unit_test(test_a_wrapped_number_is_one_of_windows),
      cmocka_unit_test(test_names_of_neighbours),
      cmocka_unit_test(test_every_name_that_pages_invent),
      cmocka_unit_test(test_another_domain_is_named),
      cmocka_unit_test(test_an_answer_of_another_key),
      cmocka_unit_test(test_a_description_leads_to_what_it_describes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
