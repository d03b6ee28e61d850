/* The perfect hashes of the tables. */
#ifndef IKEERR_HASH_H
#define IKEERR_HASH_H

#include "layout.h"

enum { HASH_NOT_FOUND = -1 };

/* A sum of products, which the processor can work out side by side: one for each eight bytes, the last over the last
 * eight; shorter keys are padded with zeros. */
uint64_t ike_hash(const char *key, size_t length, uint64_t seed);

/* The entry a hash leads to, or HASH_NOT_FOUND. The caller compares: a hash finds something for most keys. */
int ike_hash_entry(const table_hash *hash, uint64_t seed, const char *key, size_t length);

#endif
