/* Whether a query is about the errors that we know at all. */
#ifndef IKEERR_SEARCH_FIT_H
#define IKEERR_SEARCH_FIT_H

#include "query.h"

/* Whether a score is a telling share of what the query says, the words counted that nobody knows. */
bool ike_search_fits(const search_query *query, uint32_t score);

#endif
