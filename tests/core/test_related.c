/* The graph of relations: inverses, order, walks and paths, over all records. */
#include <string.h>

#include "cmocka_setup.h"

static uint32_t kind_bit(const char *kind) {
  int index = ikeerr_word_index(IKEERR_RELATIONS, kind, IKEERR_TO_NUL);
  assert_true(index >= 0);
  return UINT32_C(1) << index;
}

static const char *inverse_of(const char *kind) {
  static const char *const PAIRS[][2] = {{"cause", "effect"},
                                         {"effect", "cause"},
                                         {"broader", "narrower"},
                                         {"narrower", "broader"},
                                         {"counterpart", "counterpart"},
                                         {"equivalent", "equivalent"},
                                         {"reports", "reported-as"},
                                         {"reported-as", "reports"},
                                         {"confused", "confused"}};
  for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
    if (strcmp(PAIRS[i][0], kind) == 0) return PAIRS[i][1];
  }
  fail_msg("unknown kind %s", kind);
  return NULL;
}

static bool has_relation(const ikeerr_record *record, const ikeerr_record *target, const char *kind, const char *note) {
  for (size_t i = 0; i < ikeerr_relation_count(record); i++) {
    ikeerr_relation relation = ikeerr_relation_at(record, i);
    if (relation.target == target && strcmp(relation.kind, kind) == 0 && relation.note == note) return true;
  }
  return false;
}

static void test_every_relation_has_its_inverse(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    for (size_t j = 0; j < ikeerr_relation_count(record); j++) {
      ikeerr_relation relation = ikeerr_relation_at(record, j);
      assert_ptr_not_equal(record, relation.target);
      assert_true(has_relation(relation.target, record, inverse_of(relation.kind), relation.note));
    }
  }
}

static void test_relations_are_by_kind_then_by_target(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    for (size_t j = 1; j < ikeerr_relation_count(record); j++) {
      ikeerr_relation before = ikeerr_relation_at(record, j - 1);
      ikeerr_relation relation = ikeerr_relation_at(record, j);
      int kind_before = ikeerr_word_index(IKEERR_RELATIONS, before.kind, IKEERR_TO_NUL);
      int kind = ikeerr_word_index(IKEERR_RELATIONS, relation.kind, IKEERR_TO_NUL);
      assert_true(kind_before < kind || (kind_before == kind && before.target < relation.target));
    }
  }
}

/* Distances by relaxation, the slow and obvious way; UINT_MAX where there is no way. */
static void distances_from(const ikeerr_record *start, uint32_t kinds, unsigned *distances) {
  for (size_t i = 0; i < ikeerr_record_count(); i++) distances[i] = UINT32_MAX;
  distances[ikeerr_record_index(start)] = 0;
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (size_t i = 0; i < ikeerr_record_count(); i++) {
      const ikeerr_record *record = ikeerr_record_at(i);
      for (size_t j = 0; distances[i] != UINT32_MAX && j < ikeerr_relation_count(record); j++) {
        ikeerr_relation relation = ikeerr_relation_at(record, j);
        size_t target = ikeerr_record_index(relation.target);
        if (!(kinds & kind_bit(relation.kind)) || distances[target] <= distances[i] + 1) continue;
        distances[target] = distances[i] + 1;
        is_changed = true;
      }
    }
  }
}

static void check_walk(const ikeerr_record *start, uint32_t kinds, unsigned depth) {
  unsigned distances[IKEERR_MAX_RECORDS];
  bool seen[IKEERR_MAX_RECORDS] = {false};
  distances_from(start, kinds, distances);
  ikeerr_walk walk;
  ikeerr_step step;
  unsigned last_depth = 0;
  ikeerr_walk_start(&walk, start, kinds, depth);
  while (ikeerr_walk_next(&walk, &step)) {
    size_t number = ikeerr_record_index(step.record);
    assert_false(seen[number]);
    seen[number] = true;
    assert_int_equal(distances[number], step.depth);
    assert_int_equal(distances[ikeerr_record_index(step.from)] + 1, step.depth);
    assert_true(step.depth >= last_depth && step.depth <= depth);
    assert_ptr_equal(step.relation.target, step.record);
    assert_true(has_relation(step.from, step.record, step.relation.kind, step.relation.note));
    assert_string_equal(step.relation.note, ikeerr_relation_at(step.from, step.relation_index).note);
    assert_ptr_equal(step.record, ikeerr_relation_at(step.from, step.relation_index).target);
    last_depth = step.depth;
  }
  assert_false(ikeerr_walk_next(&walk, &step));
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    bool is_reachable = distances[i] != UINT32_MAX && distances[i] > 0 && distances[i] <= depth;
    assert_int_equal(is_reachable, seen[i]);
  }
}

static void test_walks_reach_what_is_near_and_nothing_else(void **state) {
  (void)state;
  for (size_t i = 0; i < ikeerr_record_count(); i += 7) {
    check_walk(ikeerr_record_at(i), IKEERR_ALL_KINDS, 2);
    check_walk(ikeerr_record_at(i), kind_bit("cause") | kind_bit("equivalent"), 3);
  }
  check_walk(ikeerr_by_code(IKEERR_WIN32, 13868, NULL), IKEERR_ALL_KINDS, UINT32_MAX);
  check_walk(ikeerr_by_code(IKEERR_WIN32, 13868, NULL), IKEERR_ALL_KINDS, 0);
  check_walk(ikeerr_by_code(IKEERR_WIN32, 13868, NULL), 0, 5);
}

static void check_path(const ikeerr_record *from, const ikeerr_record *to, unsigned unrestricted_distance) {
  ikeerr_step steps[64];
  size_t count = ikeerr_path(from, to, IKEERR_ALL_KINDS, steps, 64);
  if (count == IKEERR_UNREACHABLE) return;
  assert_true(count >= unrestricted_distance);
  const ikeerr_record *at = from;
  bool was_equivalent = false;
  for (size_t i = 0; i < count; i++) {
    bool is_equivalent = strcmp(steps[i].relation.kind, "equivalent") == 0;
    assert_ptr_equal(at, steps[i].from);
    assert_int_equal(i + 1, steps[i].depth);
    assert_true(has_relation(at, steps[i].record, steps[i].relation.kind, steps[i].relation.note));
    assert_false(is_equivalent && was_equivalent);
    was_equivalent = is_equivalent;
    at = steps[i].record;
  }
  assert_ptr_equal(to, at);
}

static void test_paths_lead_from_end_to_end(void **state) {
  (void)state;
  unsigned distances[IKEERR_MAX_RECORDS];
  for (size_t i = 0; i < ikeerr_record_count(); i += 17) {
    distances_from(ikeerr_record_at(i), IKEERR_ALL_KINDS, distances);
    for (size_t j = 0; j < ikeerr_record_count(); j += 3) {
      bool is_reachable = distances[j] != UINT32_MAX;
      size_t count = ikeerr_path(ikeerr_record_at(i), ikeerr_record_at(j), IKEERR_ALL_KINDS, NULL, 0);
      assert_true(is_reachable || count == IKEERR_UNREACHABLE);
      check_path(ikeerr_record_at(i), ikeerr_record_at(j), distances[j]);
    }
  }
}

static void test_a_path_to_itself_is_empty(void **state) {
  (void)state;
  const ikeerr_record *record = ikeerr_by_code(IKEERR_WIN32, 13886, NULL);
  assert_int_equal(0, ikeerr_path(record, record, 0, NULL, 0));
  assert_true(ikeerr_path(record, ikeerr_by_code(IKEERR_WIN32, 13801, NULL), 0, NULL, 0) == IKEERR_UNREACHABLE);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_relation_has_its_inverse),
      cmocka_unit_test(test_relations_are_by_kind_then_by_target),
      cmocka_unit_test(test_walks_reach_what_is_near_and_nothing_else),
      cmocka_unit_test(test_paths_lead_from_end_to_end),
      cmocka_unit_test(test_a_path_to_itself_is_empty),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
