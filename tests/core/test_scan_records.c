/* Which records a mention has: in their order, each once, and no more than there is room for. */
#include <string.h>

#include "cmocka_setup.h"
#include "scan/mention.h"
#include "tables/tables.h"

static const ikeerr_scan_options ERRORS = {.least = IKEERR_POSSIBLE},
                                 STATUSES = {.least = IKEERR_POSSIBLE, .statuses = true};
static const ikeerr_scan_options NEIGHBOURS = {.least = IKEERR_POSSIBLE, .neighbours = true};

static void check_records(const ikeerr_mention *mention, const ikeerr_record *const *expected, unsigned count) {
  assert_int_equal(count, mention->record_count);
  for (unsigned i = 0; i < count; i++) assert_ptr_equal(expected[i], mention->records[i]);
}

/* All orders in which the first few records can be added, each of them twice. */
static void test_records_stand_in_their_order(void **state) {
  (void)state;
  enum { COUNT = 4 };
  const scan_place place = {.options = &STATUSES};
  const ikeerr_record *expected[COUNT];
  for (unsigned i = 0; i < COUNT; i++) expected[i] = ikeerr_record_at(2 * i);
  for (unsigned order = 0; order < 4 * 4 * 4 * 4; order++) {
    ikeerr_mention mention = {.record_count = 0};
    unsigned seen = 0;
    for (unsigned i = 0; i < COUNT; i++) {
      unsigned index = order >> 2 * i & 3;
      seen |= 1u << index;
      ike_scan_add_record(&place, expected[index], &mention);
      ike_scan_add_record(&place, expected[index], &mention);
      ike_scan_add_record(&place, NULL, &mention);
    }
    const ikeerr_record *added[COUNT];
    unsigned count = 0;
    for (unsigned i = 0; i < COUNT; i++) {
      if (seen >> i & 1) added[count++] = expected[i];
    }
    check_records(&mention, added, count);
  }
}

static void test_no_more_records_than_there_is_room_for(void **state) {
  (void)state;
  const scan_place place = {.options = &STATUSES};
  const ikeerr_record *expected[IKEERR_MAX_CANDIDATES];
  ikeerr_mention mention = {.record_count = 0};
  for (unsigned i = 0; i < IKEERR_MAX_CANDIDATES + 3; i++) {
    if (i < IKEERR_MAX_CANDIDATES) expected[i] = ikeerr_record_at(i);
    ike_scan_add_record(&place, ikeerr_record_at(i), &mention);
    check_records(&mention, expected, i < IKEERR_MAX_CANDIDATES ? i + 1 : IKEERR_MAX_CANDIDATES);
  }
}

/* A status is none of the errors that are looked for; a notify of Microsoft's carries one, whatever its number. */
static void test_statuses_are_asked_for(void **state) {
  (void)state;
  const scan_place errors = {.options = &ERRORS}, statuses = {.options = &STATUSES};
  const ikeerr_record *error = ikeerr_by_code(IKEERR_IKEV2, 14, NULL),
                      *status = ikeerr_by_code(IKEERR_IKEV2, 16390, NULL);
  ikeerr_mention mention = {.record_count = 0};
  ike_scan_add_record(&errors, status, &mention);
  check_records(&mention, NULL, 0);
  ike_scan_add_record(&errors, error, &mention);
  check_records(&mention, &error, 1);
  ike_scan_add_record(&statuses, status, &mention);
  check_records(&mention, (const ikeerr_record *[]){error, status}, 2);
}

static bool is_neighbour(const ikeerr_scan_options *options, uint32_t value) {
  const scan_place place = {.options = options};
  ikeerr_mention mention = {.record_count = 0};
  bool is_taken = ike_scan_take_neighbour(&place, value, &mention);
  assert_int_equal(is_taken, mention.neighbour != NULL);
  if (is_taken) assert_int_equal(IKEERR_LIKELY, mention.certainty);
  return is_taken;
}

/* 87 is ERROR_INVALID_PARAMETER, as a number and in an HRESULT. */
static void test_neighbours_are_asked_for(void **state) {
  (void)state;
  assert_true(is_neighbour(&NEIGHBOURS, 87) && is_neighbour(&NEIGHBOURS, 0x80070057));
  assert_false(is_neighbour(&ERRORS, 87) || is_neighbour(&ERRORS, 0x80070057));
  assert_false(is_neighbour(&NEIGHBOURS, 13868) || is_neighbour(&NEIGHBOURS, 0x80090057));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_records_stand_in_their_order),
      cmocka_unit_test(test_no_more_records_than_there_is_room_for),
      cmocka_unit_test(test_statuses_are_asked_for),
      cmocka_unit_test(test_neighbours_are_asked_for),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
