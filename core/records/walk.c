/* Walks along relations: breadth-first from a record, and the shortest path between two. */
#include <string.h>

#include "tables/tables.h"

static const table_relation *relation_of(const ikeerr_record *record, size_t index) {
  return &ike_table_relations[record->relations.first + index];
}

static bool is_kind_in(const table_relation *relation, uint32_t kinds) {
  return kinds >> relation->kind & 1;
}

static bool mark(uint8_t *seen, size_t number) {
  uint8_t bit = (uint8_t)(1u << (number % 8));
  bool is_new = !(seen[number / 8] & bit);
  seen[number / 8] |= bit;
  return is_new;
}

void ikeerr_walk_start(ikeerr_walk *walk, const ikeerr_record *start, uint32_t kinds, unsigned depth) {
  *walk = (ikeerr_walk){.kinds = kinds, .depth = depth, .reached_count = 1, .level_end = 1};
  walk->reached[0] = (uint16_t)ikeerr_record_index(start);
  mark(walk->seen, walk->reached[0]);
}

static void walk_to_next_member(ikeerr_walk *walk) {
  walk->next = 0;
  if (++walk->current < walk->level_end) return;
  walk->current_depth++;
  walk->level_end = walk->reached_count;
}

static ikeerr_step step_along(const ikeerr_record *from, size_t index, size_t depth) {
  ikeerr_relation relation = ikeerr_relation_at(from, index);
  return (ikeerr_step){relation.target, from, relation, (unsigned)index, (unsigned)depth};
}

bool ikeerr_walk_next(ikeerr_walk *walk, ikeerr_step *step) {
  for (; walk->current < walk->reached_count && walk->current_depth < walk->depth; walk_to_next_member(walk)) {
    const ikeerr_record *from = &ike_table_records[walk->reached[walk->current]];
    while (walk->next < from->relations.count) {
      size_t index = walk->next++;
      const table_relation *relation = relation_of(from, index);
      if (!is_kind_in(relation, walk->kinds) || !mark(walk->seen, relation->target)) continue;
      walk->reached[walk->reached_count++] = relation->target;
      *step = step_along(from, index, walk->current_depth + 1u);
      return true;
    }
  }
  return false;
}

/* A path may pass a record twice: once come to by `equivalent`, once by another relation. A state is the record's
 * number, twice, plus one if `equivalent` led there. */
enum { STATES = 2 * IKEERR_MAX_RECORDS };

typedef struct {
  uint16_t states[STATES];    /* in the order reached */
  uint16_t parents[STATES];   /* by place in `states`; the first has itself */
  uint16_t relations[STATES]; /* the parent's relation that led here */
  size_t count;
  uint8_t seen[STATES / 8];
} path_search;

static void reach(path_search *search, size_t parent, size_t relation, size_t state) {
  if (!mark(search->seen, state)) return;
  search->states[search->count] = (uint16_t)state;
  search->parents[search->count] = (uint16_t)parent;
  search->relations[search->count++] = (uint16_t)relation;
}

static const ikeerr_record *record_in(const path_search *search, size_t place) {
  return &ike_table_records[search->states[place] / 2];
}

static size_t depth_of(const path_search *search, size_t place) {
  size_t depth = 0;
  for (; place; place = search->parents[place]) depth++;
  return depth;
}

static void write_steps(const path_search *search, size_t place, size_t depth, ikeerr_step *steps, size_t capacity) {
  for (; place; place = search->parents[place], depth--) {
    if (depth > capacity) continue;
    steps[depth - 1] = step_along(record_in(search, search->parents[place]), search->relations[place], depth);
  }
}

size_t ikeerr_path(const ikeerr_record *from, const ikeerr_record *to, uint32_t kinds, ikeerr_step *steps,
                   size_t capacity) {
  path_search search;
  search.count = 0;
  memset(search.seen, 0, sizeof search.seen);
  int equivalent = ikeerr_word_index(IKEERR_RELATIONS, "equivalent", IKEERR_TO_NUL);
  reach(&search, 0, 0, 2 * ikeerr_record_index(from));
  for (size_t place = 0; place < search.count; place++) {
    const ikeerr_record *record = record_in(&search, place);
    if (record == to) {
      size_t depth = depth_of(&search, place);
      write_steps(&search, place, depth, steps, capacity);
      return depth;
    }
    bool by_equivalent = search.states[place] % 2;
    for (size_t i = 0; i < record->relations.count; i++) {
      const table_relation *relation = relation_of(record, i);
      bool is_equivalent = relation->kind == equivalent;
      if (!is_kind_in(relation, kinds) || (is_equivalent && by_equivalent)) continue;
      reach(&search, place, i, 2u * relation->target + is_equivalent);
    }
  }
  return IKEERR_UNREACHABLE;
}
