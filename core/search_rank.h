/* How well records fit a query. */
#ifndef IKEERR_SEARCH_RANK_H
#define IKEERR_SEARCH_RANK_H

#include "search_query.h"

typedef struct {
  uint32_t of[IKEERR_MAX_RECORDS]; /* by the record's number; 0: it does not fit */
} search_scores;

void ikeerr_search_score(const search_query *query, search_scores *scores);

/* The posting of a record for a term; NULL if it has none. */
const search_posting *ikeerr_search_posting(uint16_t term, uint16_t record);

#endif
