/* Damerau-Levenshtein distance (optimal string alignment) within a bound. */
#include "edits.h"

#include <stdint.h>

static unsigned least(unsigned a, unsigned b) {
  return a < b ? a : b;
}

/* Rows of the distances between beginnings, of which only a band as wide as the edits allow is worked out. */
typedef struct {
  uint8_t of[3][EDITS_LONGEST + 1];
} rows;

unsigned ike_edits(slice word, slice other, unsigned most) {
  rows distances;
  uint8_t *before = distances.of[0], *above = distances.of[1], *row = distances.of[2];
  size_t difference = word.length > other.length ? word.length - other.length : other.length - word.length;
  if (difference > most || word.length > EDITS_LONGEST || other.length > EDITS_LONGEST) return most + 1;
  for (size_t j = 0; j <= other.length; j++) above[j] = (uint8_t)j;
  for (size_t i = 1; i <= word.length; i++) {
    size_t first = i > most ? i - most : 1, last = i + most < other.length ? i + most : other.length;
    row[first - 1] = (uint8_t)(first == 1 ? i : most + 1);
    unsigned best = row[first - 1];
    for (size_t j = first; j <= last; j++) {
      bool is_same = word.start[i - 1] == other.start[j - 1];
      unsigned cost = least(above[j - 1] + !is_same, row[j - 1] + 1u);
      if (j < i + most) cost = least(cost, above[j] + 1u);
      bool is_swap =
          i > 1 && j > 1 && word.start[i - 1] == other.start[j - 2] && word.start[i - 2] == other.start[j - 1];
      if (is_swap) cost = least(cost, before[j - 2] + 1u);
      row[j] = (uint8_t)cost;
      best = least(best, cost);
    }
    if (best > most) return most + 1;
    uint8_t *oldest = before;
    before = above, above = row, row = oldest;
  }
  return least(above[other.length], most + 1);
}
