/* What mentions mean: each meaning once, counted. There are only so many meanings, however long the log is. */
#ifndef TALLY_H
#define TALLY_H

#include <ikeerr.h>

typedef struct {
  ikeerr_mention mention; /* the first of them, with the greatest certainty of them */
  uint64_t count;
} mention_meaning;

typedef struct {
  mention_meaning *meanings; /* in the order in which they came */
  size_t count;
  size_t room;
} mention_tally;

void tally_add(mention_tally *tally, const ikeerr_mention *mention);
void tally_sort(mention_tally *tally); /* the commonest first, then in the order of records */

#endif
