/* How well records fit a query. */
#ifndef IKEERR_SEARCH_RANK_H
#define IKEERR_SEARCH_RANK_H

#include "search_query.h"

enum { SEARCH_BLOCK = 16, SEARCH_MOST_BLOCKS = IKEERR_MAX_RECORDS / SEARCH_BLOCK };

/* Scores by the record's number; 0: it does not fit. The best of each block of records shows which blocks to look at.
 */
typedef struct {
  uint32_t of[IKEERR_MAX_RECORDS];
  uint32_t best[SEARCH_MOST_BLOCKS];
} search_scores;

static inline size_t search_block_count(void) {
  return (ikeerr_table_counts.records + SEARCH_BLOCK - 1u) / SEARCH_BLOCK;
}

void ikeerr_search_score(const search_query *query, search_scores *scores);

/* To be called after scores were taken away. */
void ikeerr_search_find_bests(search_scores *scores);

/* The posting of a record for a term; NULL if it has none. */
const search_posting *ikeerr_search_posting(uint16_t term, uint16_t record);

#endif
