#include "names.h"

#include <string.h>

#define MULTIPLIER 0x9E3779B97F4A7C15u
#define DISPLACED 0xD6E8FEB86659FD93u

folded_name ikeerr_fold(const char *name, size_t length) {
  folded_name folded = {0, ""};
  size_t end = 0;
  for (size_t i = 0; i < length; i++) {
    char c = name[i];
    if (c == '-' || c == '_' || c == ' ') continue;
    if (end == NAMES_LONGEST) return folded;
    folded.text[end++] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
  }
  folded.text[end] = '\0';
  folded.length = end;
  return folded;
}

static uint64_t read_word(const char *bytes, size_t count) {
  uint64_t word = 0;
  for (size_t i = 0; i < count; i++) word |= (uint64_t)(unsigned char)bytes[i] << (8 * i);
  return word;
}

static uint64_t mix(uint64_t value, uint64_t word) {
  value = (value ^ word) * MULTIPLIER;
  return value ^ (value >> 32);
}

/* Eight bytes a step, the last step over the last eight; data/compile/keys.py computes the same. */
static uint64_t hash64(const char *data, size_t length, uint64_t seed) {
  uint64_t value = (seed ^ length) * MULTIPLIER;
  if (length < 8) return mix(value, read_word(data, length));
  for (size_t i = 0; i + 8 < length; i += 8) value = mix(value, read_word(data + i, 8));
  return mix(value, read_word(data + length - 8, 8));
}

int ikeerr_hash_entry(const table_hash *hash, uint64_t seed, const char *key, size_t length) {
  uint64_t value = hash64(key, length, seed);
  const uint16_t *cells = ikeerr_table_hash_cells;
  uint64_t bucket = value & ((1u << hash->bucket_bits) - 1);
  uint64_t moved = (value >> 20) + cells[hash->displacements + bucket] * DISPLACED;
  return cells[hash->slots + ((moved * MULTIPLIER) >> (64 - hash->slot_bits))] - 1;
}

static int find(const table_hash *hash, const folded_name *name) {
  return name->length ? ikeerr_hash_entry(hash, 0, name->text, name->length) : NAMES_NOT_FOUND;
}

static bool is_same(const folded_name *name, table_string folded) {
  return strcmp(name->text, table_text(folded)) == 0;
}

const table_spelling *ikeerr_find_spelling(const folded_name *name) {
  int entry = find(&ikeerr_table_spelling_hash, name);
  const table_spelling *spelling = &ikeerr_table_spellings[entry < 0 ? 0 : entry];
  return entry >= 0 && is_same(name, spelling->folded) ? spelling : NULL;
}

const table_phantom *ikeerr_find_phantom(const folded_name *name) {
  int entry = find(&ikeerr_table_phantom_hash, name);
  const table_phantom *phantom = &ikeerr_table_phantoms[entry < 0 ? 0 : entry];
  return entry >= 0 && is_same(name, phantom->folded) ? phantom : NULL;
}

const table_neighbour *ikeerr_find_neighbour_name(const folded_name *name) {
  int entry = find(&ikeerr_table_neighbour_hash, name);
  if (entry < 0 || !is_same(name, ikeerr_table_neighbour_names[entry].folded)) return NULL;
  return &ikeerr_table_neighbours[ikeerr_table_neighbour_names[entry].neighbour];
}
