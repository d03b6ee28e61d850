/* The names that are suggested for one that no record has: against the distance to every name there is. */
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "lookup/suggest.h"

enum { SHORTEST = 3, MOST = 5, LETTERS_AN_EDIT = 5, MOST_SPELLINGS = 4096 };

typedef struct {
  const ikeerr_record *record;
  unsigned distance;
} similar;

static int by_distance_and_record(const void *one, const void *other) {
  const similar *a = one, *b = other;
  if (a->distance != b->distance) return a->distance < b->distance ? -1 : 1;
  return a->record < b->record ? -1 : a->record > b->record;
}

static bool is_suggested(const ikeerr_record *const *records, unsigned count, const ikeerr_record *record) {
  for (unsigned i = 0; i < count; i++) {
    if (records[i] == record) return true;
  }
  return false;
}

/* Every name that is near enough with each of its records; sorted; the first ones. */
static unsigned suggest_plainly(slice name, ikeerr_domain domain, const ikeerr_record **records) {
  static similar all[MOST_SPELLINGS];
  folded_name folded = ike_fold(name.start, name.length);
  unsigned most = 1 + (unsigned)folded.length / LETTERS_AN_EDIT, count = 0;
  size_t found = 0;
  if (folded.length < SHORTEST) return 0;
  for (size_t i = 0; i < ike_table_counts.spellings; i++) {
    const table_spelling *spelling = &ike_table_spellings[i];
    slice other = {table_text(spelling->folded), strlen(table_text(spelling->folded))};
    unsigned distance = ike_edits((slice){folded.text, folded.length}, other, most);
    for (size_t j = 0; distance <= most && j < spelling->current; j++) {
      const ikeerr_record *record = table_record(spelling->records, j);
      if (domain != IKEERR_ANY_DOMAIN && ikeerr_record_domain(record) != domain) continue;
      assert_true(found < MOST_SPELLINGS);
      all[found++] = (similar){record, distance};
    }
  }
  qsort(all, found, sizeof *all, by_distance_and_record);
  for (size_t i = 0; i < found && count < MOST; i++) {
    if (!is_suggested(records, count, all[i].record)) records[count++] = all[i].record;
  }
  return count;
}

static void check_suggested(slice name, ikeerr_domain domain) {
  const ikeerr_record *expected[MOST], *records[MOST + 1];
  unsigned count = suggest_plainly(name, domain, expected);
  for (unsigned capacity = 0; capacity <= MOST; capacity++) {
    records[capacity] = NULL;
    unsigned given = ike_suggest(name, domain, records, capacity);
    assert_int_equal(count < capacity ? count : capacity, given);
    assert_memory_equal(expected, records, given * sizeof *records);
    assert_null(records[capacity]);
  }
  assert_int_equal(count, ike_suggest(name, domain, records, MOST + 1));
}

static unsigned next(unsigned *seed) {
  *seed = *seed * 1103515245u + 12345u;
  return *seed >> 16;
}

static void test_the_most_similar_names_are_suggested(void **state) {
  (void)state;
  unsigned seed = 1;
  for (size_t i = 0; i < ikeerr_record_count(); i += 5) {
    char name[128];
    const char *official = ikeerr_record_text(ikeerr_record_at(i), IKEERR_NAME);
    size_t length = strlen(official);
    memcpy(name, official, length);
    for (unsigned edits = next(&seed) % 4; edits; edits--) name[next(&seed) % length] = (char)('A' + next(&seed) % 26);
    size_t start = next(&seed) % 3 * length / 4; /* names without a beginning are short, and have many neighbours */
    for (int domain = IKEERR_ANY_DOMAIN; domain < IKEERR_DOMAIN_COUNT; domain++) {
      check_suggested((slice){name + start, length - start}, (ikeerr_domain)domain);
    }
  }
}

/* A name that is found again nearer, among others that are as near. */
static void test_a_record_is_ranked_again(void **state) {
  (void)state;
  static const char *const NAMES[] = {"ERROI_IPSEC_MM_POLCY_PENDING_ELETION",
                                      "ERROR_IPSEC_MM_POLICY_PENDING_LETION",
                                      "ITEV2_N_AUTHENTICATION_FAILED",
                                      "INVAL_Sd",
                                      "INVAL_Sc",
                                      "INVAL_Scc"};
  for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
    check_suggested((slice){NAMES[i], strlen(NAMES[i])}, IKEERR_ANY_DOMAIN);
  }
}

static void test_short_names_resemble_nothing(void **state) {
  (void)state;
  const ikeerr_record *records[MOST];
  assert_int_equal(0, ike_suggest((slice){"", 0}, IKEERR_ANY_DOMAIN, records, MOST));
  assert_int_equal(0, ike_suggest((slice){"AU", 2}, IKEERR_ANY_DOMAIN, records, MOST));
  assert_int_equal(0, ike_suggest((slice){"C_O", 3}, IKEERR_ANY_DOMAIN, records, MOST));  /* folded: two letters */
  assert_int_equal(1, ike_suggest((slice){"D_PE", 4}, IKEERR_ANY_DOMAIN, records, MOST)); /* DPD */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_the_most_similar_names_are_suggested),
      cmocka_unit_test(test_a_record_is_ranked_again),
      cmocka_unit_test(test_short_names_resemble_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
