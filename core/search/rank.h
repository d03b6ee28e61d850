/* How well records fit a query. */
#ifndef IKEERR_SEARCH_RANK_H
#define IKEERR_SEARCH_RANK_H

#include "query.h"

/* Scores by the record's number; 0: it does not fit. Every SEARCH_COLUMNS-th record stands in one column, and the best
 * of each column shows which columns to look at. */
typedef struct {
  uint16_t of[IKEERR_MAX_RECORDS];
  uint16_t best[SEARCH_COLUMNS];
  unsigned shift; /* bits that they lack on the right */
} search_scores;

/* The records, and some without any behind them that fill up the columns. */
static inline size_t search_padded_records(void) {
  return (ike_table_counts.records + SEARCH_COLUMNS - 1u) / SEARCH_COLUMNS * SEARCH_COLUMNS;
}

void ike_search_score(const search_query *query, search_scores *scores);

/* To be called after scores were taken away. */
void ike_search_find_bests(search_scores *scores);

/* The best of all columns. */
uint16_t ike_search_best(const search_scores *scores);

#endif
