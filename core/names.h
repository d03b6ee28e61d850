/* Names as keys: folding them, and finding them in the perfect hashes of the tables. */
#ifndef IKEERR_NAMES_H
#define IKEERR_NAMES_H

#include "table.h"

enum { NAMES_LONGEST = 96, NAMES_NOT_FOUND = -1 };

/* A name with case, '-', '_' and blanks folded. length 0: it was longer than any name. */
typedef struct {
  size_t length;
  char text[NAMES_LONGEST + 1];
} folded_name;

folded_name ikeerr_fold(const char *name, size_t length);

/* The entry a hash leads to, or NAMES_NOT_FOUND. The caller compares: a hash finds something for most keys. */
int ikeerr_hash_entry(const table_hash *hash, uint64_t seed, const char *key, size_t length);

/* The records that a name stands for, folded; NULL if no name of ours folds to it. */
const table_spelling *ikeerr_find_spelling(const folded_name *name);
const table_phantom *ikeerr_find_phantom(const folded_name *name);
const table_neighbour *ikeerr_find_neighbour_name(const folded_name *name);

#endif
