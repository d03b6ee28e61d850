/* Perfect hashing by hash and displace: a key's bucket says how far its slot is moved. */
#include "hash.h"

#include "text/text.h"

#define MULTIPLIER 0x9E3779B97F4A7C15u
#define SALT_STEP 0xBF58476D1CE4E5B8u
#define DISPLACED 0xD6E8FEB86659FD93u

static uint64_t read_short_word(const char *data, size_t length) {
  const unsigned char *bytes = (const unsigned char *)data;
  uint64_t word = 0;
  if (length >= 4) {
    const unsigned char *last = bytes + length - 4; /* the two halves overlap */
    uint64_t low = bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24;
    uint64_t high = last[0] | (uint64_t)last[1] << 8 | (uint64_t)last[2] << 16 | (uint64_t)last[3] << 24;
    return low | high << (8 * (length - 4));
  }
  for (size_t i = 0; i < length; i++) word |= (uint64_t)bytes[i] << (8 * i);
  return word;
}

uint64_t ike_hash(const char *data, size_t length, uint64_t seed) {
  uint64_t value = seed ^ length, salt = MULTIPLIER;
  if (length < 8) {
    value += (read_short_word(data, length) ^ salt) * salt;
  } else {
    for (size_t i = 0; i + 8 < length; i += 8, salt += SALT_STEP) value += (eight_bytes_at(data + i) ^ salt) * salt;
    value += (eight_bytes_at(data + length - 8) ^ salt) * salt;
  }
  return (value ^ value >> 32) * MULTIPLIER;
}

int ike_hash_entry(const table_hash *hash, uint64_t seed, const char *key, size_t length) {
  uint64_t value = ike_hash(key, length, seed);
  const uint16_t *cells = ike_table_hash_cells;
  uint64_t bucket = value & ((1u << hash->bucket_bits) - 1);
  uint64_t moved = (value >> 20) + cells[hash->displacements + bucket] * DISPLACED;
  return cells[hash->slots + ((moved * MULTIPLIER) >> (64 - hash->slot_bits))] - 1;
}
