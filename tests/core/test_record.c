/* The whole table, both ways: from records to their keys, and from every possible key to records. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"

static const ikeerr_record *record_at(size_t index) {
  const ikeerr_record *record = ikeerr_record_at(index);
  assert_non_null(record);
  return record;
}

static void test_every_record_is_found_by_its_code(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    assert_ptr_equal(record, ikeerr_by_code(ikeerr_record_domain(record), ikeerr_record_code(record),
                                            ikeerr_record_text(record, IKEERR_VENDOR)));
    assert_int_equal(i, ikeerr_record_index(record));
  }
  assert_null(ikeerr_record_at(ikeerr_record_count()));
}

static void test_every_code_finds_what_is_alone_there(void **state) {
  (void)state;
  enum { CODES = 70000 };
  static unsigned counts[IKEERR_DOMAIN_COUNT][CODES];
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    counts[ikeerr_record_domain(record_at(i))][ikeerr_record_code(record_at(i))]++;
  }
  for (int domain = 0; domain < IKEERR_DOMAIN_COUNT; domain++) {
    for (uint32_t code = 0; code < CODES; code++) {
      bool is_found = ikeerr_by_code((ikeerr_domain)domain, code, NULL) != NULL;
      assert_int_equal(is_found, counts[domain][code] == 1);
    }
  }
  assert_null(ikeerr_by_code(IKEERR_WIN32, UINT32_MAX, NULL));
  assert_null(ikeerr_by_code(IKEERR_ANY_DOMAIN, 13868, NULL));
  assert_null(ikeerr_by_code(IKEERR_IKEV2, 12345, "cisco"));
}

static void test_every_record_is_found_by_its_name(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    const char *name = ikeerr_record_text(record, IKEERR_NAME);
    assert_ptr_equal(record, ikeerr_by_name(ikeerr_record_domain(record), name, IKEERR_TO_NUL));
    assert_ptr_not_equal(record, ikeerr_by_name(ikeerr_record_domain(record), name, strlen(name) - 1));
  }
  assert_null(ikeerr_by_name(IKEERR_WIN32, "error_ipsec_ike_policy_match", IKEERR_TO_NUL));
  assert_null(ikeerr_by_name(IKEERR_IKEV2, "ERROR_IPSEC_IKE_POLICY_MATCH", IKEERR_TO_NUL));
}

static bool is_in_order(const ikeerr_record *record, const ikeerr_record *next) {
  if (ikeerr_record_domain(record) != ikeerr_record_domain(next)) {
    return ikeerr_record_domain(record) < ikeerr_record_domain(next);
  }
  if (ikeerr_record_code(record) != ikeerr_record_code(next))
    return ikeerr_record_code(record) < ikeerr_record_code(next);
  return strcmp(ikeerr_record_text(record, IKEERR_VENDOR), ikeerr_record_text(next, IKEERR_VENDOR)) < 0;
}

static bool is_identifier(const char *name) {
  static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
  static const char DIGITS[] = "0123456789";
  size_t length = 0, more = strspn(name, LETTERS);
  for (; more; more = strspn(name + length, LETTERS) + strspn(name + length, DIGITS)) length += more;
  return length && !name[length];
}

static size_t count_named(const char *name) {
  size_t count = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++)
    count += strcmp(ikeerr_record_text(record_at(i), IKEERR_NAME), name) == 0;
  return count;
}

static void test_a_constant_is_the_name_of_one_record(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    const char *name = ikeerr_record_text(record, IKEERR_NAME);
    assert_int_equal(is_identifier(name) && count_named(name) == 1, ikeerr_is_constant(record));
    assert_ptr_equal(ikeerr_is_constant(record) ? record : NULL, ikeerr_constant(name, IKEERR_TO_NUL));
    assert_ptr_not_equal(record, ikeerr_constant(name, strlen(name) - 1));
  }
  assert_null(ikeerr_constant("", 0));
  assert_null(ikeerr_constant("error_ipsec_ike_policy_match", IKEERR_TO_NUL));
}

static void test_records_are_in_the_documented_order(void **state) {
  (void)state;
  for (size_t i = 1; i < ikeerr_record_count(); i++) assert_true(is_in_order(record_at(i - 1), record_at(i)));
}

static void test_derived_texts_agree_with_the_code(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    char expected[80];
    snprintf(expected, sizeof expected, "0x%04X", (unsigned)ikeerr_record_code(record));
    assert_string_equal(expected, ikeerr_record_text(record, IKEERR_HEX));
    const char *vendor = ikeerr_record_text(record, IKEERR_VENDOR);
    snprintf(expected, sizeof expected, "%s:%u%s%s", ikeerr_word(IKEERR_DOMAINS, (size_t)ikeerr_record_domain(record)),
             (unsigned)ikeerr_record_code(record), vendor ? "@" : "", vendor ? vendor : "");
    assert_string_equal(expected, ikeerr_record_text(record, IKEERR_ID));
  }
}

static void test_hresult_and_ntstatus_are_those_of_windows(void **state) {
  (void)state;
  uint32_t value = 0;
  assert_true(ikeerr_record_hresult(ikeerr_by_code(IKEERR_WIN32, 13801, NULL), &value));
  assert_int_equal(0x800735E9u, value);
  assert_true(ikeerr_record_ntstatus(ikeerr_by_code(IKEERR_WIN32, 13910, NULL), &value));
  assert_int_equal(0xC0360001u, value);
  assert_true(ikeerr_record_ntstatus(ikeerr_by_code(IKEERR_WIN32, 13932, NULL), &value));
  assert_int_equal(0xC0368006u, value);
  value = 7;
  assert_false(ikeerr_record_ntstatus(ikeerr_by_code(IKEERR_WIN32, 13931, NULL), &value));
  assert_false(ikeerr_record_hresult(ikeerr_by_code(IKEERR_IKEV2, 14, NULL), &value));
  assert_int_equal(7, value);
}

static void test_every_required_text_is_there(void **state) {
  (void)state;
  static const ikeerr_text REQUIRED[] = {IKEERR_NAME,    IKEERR_MESSAGE,           IKEERR_KIND,   IKEERR_EVIDENCE,
                                         IKEERR_UPDATED, IKEERR_TECHNICAL_MEANING, IKEERR_SUMMARY};
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    for (size_t j = 0; j < sizeof REQUIRED / sizeof *REQUIRED; j++) {
      const char *text = ikeerr_record_text(record, REQUIRED[j]);
      assert_non_null(text);
      assert_true(*text);
    }
    assert_true(strlen(ikeerr_record_text(record, IKEERR_MESSAGE)) <= 100);
    assert_true(ikeerr_source_count(record) > 0);
    size_t tags = (size_t)ikeerr_list_count(record, IKEERR_RECORD_TAGS);
    assert_null(ikeerr_list_item(record, IKEERR_RECORD_TAGS, tags));
  }
}

/* A cause is something to look at and something to change; its id begins with its record's. */
static void check_cause(const ikeerr_record *record, const ikeerr_cause *cause) {
  const char *id = ikeerr_record_text(record, IKEERR_ID);
  assert_memory_equal(id, cause->id, strlen(id));
  assert_int_equal('#', cause->id[strlen(id)]);
  assert_true(*cause->title);
  assert_true(ikeerr_word_index(IKEERR_EVIDENCES, cause->basis, IKEERR_TO_NUL) >= 0);
  assert_true(*cause->source);
  for (size_t i = 0; i < cause->sign_count; i++) assert_non_null(ikeerr_cause_sign(cause, i).cause);
}

static void test_causes_are_complete(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    for (size_t j = 0; j < ikeerr_cause_count(record); j++) {
      ikeerr_cause cause = ikeerr_cause_at(record, j);
      check_cause(record, &cause);
    }
  }
}

/* What a page says of its causes arrives as it is written there. */
static void test_a_cause_is_what_its_page_says(void **state) {
  (void)state;
  const ikeerr_record *record = ikeerr_by_code(IKEERR_IKEV2, 14, NULL);
  ikeerr_cause cause = ikeerr_cause_at(record, 0);
  assert_string_equal("ikev2:14#ike-proposals", cause.id);
  assert_string_equal("documented", cause.basis);
  assert_string_equal("RFC 7296, 2.7", cause.source);
  assert_string_equal(
      "An upgrade that disables an old group or hash at one end is a frequent trigger. A rekey of the IKE SA "
      "offers IKE proposals too, in CREATE_CHILD_SA.",
      cause.text);
  assert_null(cause.ignore);
  assert_int_equal(1, cause.when_count);
  assert_string_equal("IKE_SA_INIT", ikeerr_cause_when(&cause, 0));
  assert_int_equal(16, cause.sign_count);
  ikeerr_log_line sign = ikeerr_cause_sign(&cause, 1);
  assert_string_equal("strongswan", sign.product);
  assert_string_equal("<5.7", sign.versions);
  assert_string_equal("deciding", sign.side);
  assert_int_equal(0, sign.level);
  assert_string_equal("received proposals inacceptable", sign.line);
  assert_string_equal(cause.title, sign.says);
  assert_string_equal(cause.id, sign.cause);
  assert_int_equal(1, cause.check_count);
  assert_int_equal(8, cause.fix_count);
  assert_non_null(strstr(ikeerr_cause_fix(&cause, 2), "-PfsGroup PFS2048"));
}

static void test_lines_of_a_record_are_its_signs_and_others(void **state) {
  (void)state;
  const ikeerr_record *record = ikeerr_by_code(IKEERR_IKEV2, 14, NULL);
  size_t signs = 0;
  for (size_t i = 0; i < ikeerr_cause_count(record); i++) signs += ikeerr_cause_at(record, i).sign_count;
  assert_true(signs > 0 && signs < ikeerr_log_line_count(record));
  for (size_t i = 0; i < ikeerr_log_line_count(record); i++) {
    ikeerr_log_line line = ikeerr_log_line_at(record, i);
    assert_int_equal(i < signs, line.cause != NULL);
    assert_true(ikeerr_word_index(IKEERR_PRODUCTS, line.product, IKEERR_TO_NUL) >= 0);
    assert_true(ikeerr_word_index(IKEERR_SIDES, line.side, IKEERR_TO_NUL) >= 0);
  }
}

static void test_facts_are_words_of_the_vocabulary(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    assert_true(ikeerr_word_index(IKEERR_KINDS, ikeerr_record_text(record, IKEERR_KIND), IKEERR_TO_NUL) >= 0);
    for (size_t j = 0; j < ikeerr_alias_count(record); j++) {
      assert_true(ikeerr_word_index(IKEERR_ORIGINS, ikeerr_alias_at(record, j).origin, IKEERR_TO_NUL) >= 0);
    }
  }
  assert_int_equal(-1, ikeerr_word_index(IKEERR_TAGS, "no such tag", IKEERR_TO_NUL));
  assert_null(ikeerr_word(IKEERR_TAGS, ikeerr_word_count(IKEERR_TAGS)));
}

static void test_a_filter_passes_exactly_what_it_says(void **state) {
  (void)state;
  ikeerr_filter filter = IKEERR_EVERYTHING;
  filter.domain = IKEERR_WIN32;
  filter.kind = ikeerr_word_index(IKEERR_KINDS, "marker", IKEERR_TO_NUL);
  size_t count = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) count += ikeerr_filter_passes(&filter, record_at(i));
  assert_int_equal(3, count); /* NEG_STATUS_BEGIN, NEG_STATUS_END, NEG_STATUS_EXTENDED_END */
  filter.tag = ikeerr_word_index(IKEERR_TAGS, "driver", IKEERR_TO_NUL);
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    ikeerr_filter driver = {IKEERR_ANY_DOMAIN, -1, filter.tag, 0};
    bool has_tag = false;
    for (int j = 0; j < ikeerr_list_count(record, IKEERR_RECORD_TAGS); j++) {
      has_tag = has_tag || strcmp(ikeerr_list_item(record, IKEERR_RECORD_TAGS, (size_t)j), "driver") == 0;
    }
    assert_int_equal(has_tag, ikeerr_filter_passes(&driver, record));
  }
}

/* A vendor has no part in a number that everybody shares; the 65th tag is none. */
static void test_what_nobody_has(void **state) {
  (void)state;
  assert_null(ikeerr_by_code(IKEERR_IKEV2, 14, "microsoft"));
  ikeerr_filter filter = IKEERR_EVERYTHING;
  filter.tag = 64;
  for (size_t i = 0; i < ikeerr_record_count(); i++) assert_false(ikeerr_filter_passes(&filter, record_at(i)));
}

/* Numbers that are none of the enumerators, one too large or far away, say nothing and read nothing. */
static void test_what_is_out_of_range_is_not_there(void **state) {
  (void)state;
  static const int BEYOND[] = {-1, 0, 1, 1000};
  const ikeerr_record *record = record_at(0);
  for (size_t i = 0; i < sizeof BEYOND / sizeof *BEYOND; i++) {
    int more = BEYOND[i];
    ikeerr_vocabulary set = (ikeerr_vocabulary)(more < 0 ? more : IKEERR_VOCABULARIES + more);
    ikeerr_text text = (ikeerr_text)(more < 0 ? more : IKEERR_TEXTS + more);
    ikeerr_list list = (ikeerr_list)(more < 0 ? more : IKEERR_LISTS + more);
    assert_int_equal(0, ikeerr_word_count(set));
    assert_null(ikeerr_word(set, 0));
    assert_null(ikeerr_word_meaning(set, 0));
    assert_int_equal(-1, ikeerr_word_index(set, "error", IKEERR_TO_NUL));
    assert_null(ikeerr_record_text(record, text));
    assert_int_equal(-1, ikeerr_list_count(record, list));
    assert_null(ikeerr_list_item(record, list, 0));
    ikeerr_domain domain = (ikeerr_domain)(more < 0 ? more : IKEERR_DOMAIN_COUNT + more);
    assert_null(ikeerr_by_code(domain, 13801, NULL));
    assert_null(ikeerr_by_name(domain, "ERROR_IPSEC_IKE_AUTH_FAIL", IKEERR_TO_NUL));
  }
}

/* -1 where nobody documents it, 0 where none applies. */
static void test_lists_that_nobody_documents(void **state) {
  (void)state;
  size_t undocumented = 0, empty = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    for (int list = 0; list < IKEERR_LISTS; list++) {
      int count = ikeerr_list_count(record_at(i), (ikeerr_list)list);
      assert_true(count >= -1);
      undocumented += count == -1, empty += count == 0;
      if (count < 1) assert_null(ikeerr_list_item(record_at(i), (ikeerr_list)list, 0));
    }
  }
  assert_true(undocumented > 0 && empty > 0);
}

static void test_versions_are_visible(void **state) {
  (void)state;
  int major, minor, patch;
  assert_int_equal(3, sscanf(ikeerr_version(), "%d.%d.%d", &major, &minor, &patch));
  assert_int_equal(strlen("2026-11-22"), strlen(ikeerr_data_date()));
  assert_int_equal(16, strlen(ikeerr_data_digest()));
  for (const char *digit = ikeerr_data_digest(); *digit; digit++) assert_true(isxdigit((unsigned char)*digit));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_record_is_found_by_its_code),
      cmocka_unit_test(test_every_code_finds_what_is_alone_there),
      cmocka_unit_test(test_every_record_is_found_by_its_name),
      cmocka_unit_test(test_a_constant_is_the_name_of_one_record),
      cmocka_unit_test(test_records_are_in_the_documented_order),
      cmocka_unit_test(test_derived_texts_agree_with_the_code),
      cmocka_unit_test(test_hresult_and_ntstatus_are_those_of_windows),
      cmocka_unit_test(test_every_required_text_is_there),
      cmocka_unit_test(test_causes_are_complete),
      cmocka_unit_test(test_a_cause_is_what_its_page_says),
      cmocka_unit_test(test_lines_of_a_record_are_its_signs_and_others),
      cmocka_unit_test(test_facts_are_words_of_the_vocabulary),
      cmocka_unit_test(test_a_filter_passes_exactly_what_it_says),
      cmocka_unit_test(test_what_nobody_has),
      cmocka_unit_test(test_what_is_out_of_range_is_not_there),
      cmocka_unit_test(test_lists_that_nobody_documents),
      cmocka_unit_test(test_versions_are_visible),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
