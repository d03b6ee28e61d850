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

static void test_a_constant_is_the_name_of_one_record(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = record_at(i);
    const char *name = ikeerr_record_text(record, IKEERR_NAME);
    assert_int_equal(ikeerr_is_constant(record), ikeerr_record_domain(record) == IKEERR_WIN32);
    assert_ptr_equal(ikeerr_is_constant(record) ? record : NULL, ikeerr_constant(name, IKEERR_TO_NUL));
    assert_null(ikeerr_constant(name, strlen(name) - 1));
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
    snprintf(expected, sizeof expected, "%s:%u%s%s", ikeerr_word(IKEERR_DOMAINS, ikeerr_record_domain(record)),
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
  static const ikeerr_text REQUIRED[] = {IKEERR_NAME,    IKEERR_MESSAGE,           IKEERR_KIND,
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
    assert_null(ikeerr_list_item(record, IKEERR_RECORD_TAGS, (size_t)ikeerr_list_count(record, IKEERR_RECORD_TAGS)));
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
    ikeerr_filter driver = {IKEERR_ANY_DOMAIN, -1, filter.tag};
    bool has_tag = false;
    for (int j = 0; j < ikeerr_list_count(record, IKEERR_RECORD_TAGS); j++) {
      has_tag = has_tag || strcmp(ikeerr_list_item(record, IKEERR_RECORD_TAGS, (size_t)j), "driver") == 0;
    }
    assert_int_equal(has_tag, ikeerr_filter_passes(&driver, record));
  }
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
      cmocka_unit_test(test_facts_are_words_of_the_vocabulary),
      cmocka_unit_test(test_a_filter_passes_exactly_what_it_says),
      cmocka_unit_test(test_versions_are_visible),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
