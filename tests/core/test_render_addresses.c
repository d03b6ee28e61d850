/* A library that is built with the address of all pages says on each record where its page is. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "ikeerr.h"

enum { ROOM = 1 << 17 };

static char text[ROOM];

static const char *url_of(const ikeerr_record *record) {
  const char *url = ikeerr_record_url(record);
  assert_non_null(url);
  assert_int_equal(strncmp(url, IKEERR_PAGE_BASE, strlen(IKEERR_PAGE_BASE)), 0);
  assert_true(strlen(url) > strlen(IKEERR_PAGE_BASE));
  return url;
}

static void test_each_record_has_its_own_address(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const char *url = url_of(ikeerr_record_at(i));
    for (size_t j = 0; j < i; j++) assert_string_not_equal(url, url_of(ikeerr_record_at(j)));
  }
}

/* How often the address is in the text; it is never broken, however narrow the lines are. */
static unsigned times_in_text(const char *url) {
  unsigned times = 0;
  for (const char *at = text; (at = strstr(at, url)); at += strlen(url)) times++;
  return times;
}

/* A brief of few columns has no row left for it, now and then. */
static void test_pages_and_briefs_show_it_whole(void **state) {
  (void)state;
  static const ikeerr_style STYLES[] = {
      {40, false, IKEERR_PLAIN}, {80, true, IKEERR_PLAIN}, {80, false, IKEERR_MARKDOWN}};
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    for (size_t j = 0; j < sizeof STYLES / sizeof *STYLES; j++) {
      char shown[512];
      snprintf(shown, sizeof shown, STYLES[j].format == IKEERR_MARKDOWN ? "<%s>" : "%s\n", url_of(record));
      assert_true(ikeerr_page(record, &STYLES[j], text, sizeof text) < sizeof text);
      assert_int_equal(times_in_text(shown), 1);
      assert_true(ikeerr_brief(record, &STYLES[j], text, sizeof text) < sizeof text);
      assert_true(times_in_text(shown) == 1 || (STYLES[j].width == IKEERR_NARROWEST && !times_in_text(shown)));
    }
  }
}

static void test_it_is_a_field(void **state) {
  (void)state;
  size_t field = (size_t)ikeerr_field_index(IKEERR_STRUCT_RECORD, "url", IKEERR_TO_NUL);
  ikeerr_value value = ikeerr_record_value(ikeerr_record_at(0), field);
  assert_string_equal(value.text, url_of(ikeerr_record_at(0)));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_each_record_has_its_own_address),
      cmocka_unit_test(test_pages_and_briefs_show_it_whole),
      cmocka_unit_test(test_it_is_a_field),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
