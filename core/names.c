#include "names.h"

#include <string.h>

#include "slice.h"

#define MULTIPLIER 0x9E3779B97F4A7C15u
#define SALT_STEP 0xBF58476D1CE4E5B8u
#define DISPLACED 0xD6E8FEB86659FD93u

folded_name ikeerr_fold(const char *name, size_t length) {
  folded_name folded = {0, ""};
  size_t end = 0;
  for (size_t i = 0; i < length; i++) {
    char c = name[i];
    if (c == '-' || c == '_' || c == ' ') continue;
    if (end == NAMES_LONGEST) return folded;
    folded.text[end++] = ascii_lower(c);
  }
  folded.text[end] = '\0';
  folded.length = end;
  return folded;
}

static uint64_t read_word(const char *data) {
  const unsigned char *bytes = (const unsigned char *)data;
  return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24 |
         (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 | (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

static uint64_t read_short_word(const char *data, size_t length) {
  uint64_t word = 0;
  for (size_t i = 0; i < length; i++) word |= (uint64_t)(unsigned char)data[i] << (8 * i);
  return word;
}

/* A sum of products, which the processor can work out side by side: one for each eight bytes, the last over the last
 * eight; data/compile/keys.py computes the same. */
static uint64_t hash64(const char *data, size_t length, uint64_t seed) {
  uint64_t value = seed ^ length, salt = MULTIPLIER;
  if (length < 8) {
    value += (read_short_word(data, length) ^ salt) * salt;
  } else {
    for (size_t i = 0; i + 8 < length; i += 8, salt += SALT_STEP) value += (read_word(data + i) ^ salt) * salt;
    value += (read_word(data + length - 8) ^ salt) * salt;
  }
  return (value ^ value >> 32) * MULTIPLIER;
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
