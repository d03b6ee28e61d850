/* Folded names, looked up among those of records, invented ones, and those of other products' numbers. */
#include "name.h"

_Static_assert((int)FOLD_LONGEST == (int)TABLE_LONGEST_NAME, "the tables have longer names than can be folded");

static int find(const table_hash *hash, const folded_name *name) {
  return name->length ? ike_hash_entry(hash, 0, name->text, name->length) : HASH_NOT_FOUND;
}

static bool is_same(const folded_name *name, table_string folded) {
  return strcmp(name->text, table_text(folded)) == 0;
}

/* Most words are no names, which a few of their bytes give away. */
static bool may_be_spelling(const folded_name *name) {
  if (!name->length) return false;
  return table_is_in(ike_table_spelling_filter, table_spelling_bit(name->text, name->length));
}

const table_spelling *ike_find_spelling(const folded_name *name) {
  if (!may_be_spelling(name)) return NULL;
  int entry = find(&ike_table_spelling_hash, name);
  const table_spelling *spelling = &ike_table_spellings[entry < 0 ? 0 : entry];
  return entry >= 0 && is_same(name, spelling->folded) ? spelling : NULL;
}

const table_phantom *ike_find_phantom(const folded_name *name) {
  int entry = find(&ike_table_phantom_hash, name);
  const table_phantom *phantom = &ike_table_phantoms[entry < 0 ? 0 : entry];
  return entry >= 0 && is_same(name, phantom->folded) ? phantom : NULL;
}

slice ike_next_identifier(slice text, size_t *at) {
  size_t start = *at;
  while (start < text.length && !is_word_byte(text.start[start])) start++;
  size_t end = start;
  while (end < text.length && (is_word_byte(text.start[end]) || text.start[end] == '-')) end++;
  *at = end;
  return (slice){text.start + start, end - start};
}

const table_phantom *ike_cited_name(slice text) {
  folded_name folded = ike_fold(text.start, text.length);
  const table_phantom *phantom = ike_find_phantom(&folded);
  size_t at = 0;
  for (slice name; !phantom && (name = ike_next_identifier(text, &at)).length;) {
    bool is_identifier = name.length <= FOLD_LONGEST && memchr(name.start, '_', name.length);
    if (!is_identifier) continue;
    folded = ike_fold(name.start, name.length);
    phantom = ike_find_phantom(&folded);
  }
  return phantom;
}

const table_neighbour *ike_find_neighbour_name(const folded_name *name) {
  int entry = find(&ike_table_neighbour_hash, name);
  if (entry < 0 || !is_same(name, ike_table_neighbour_names[entry].folded)) return NULL;
  return &ike_table_neighbours[ike_table_neighbour_names[entry].neighbour];
}
