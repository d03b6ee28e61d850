/* What the index has of a record for a term. */
#ifndef IKEERR_SEARCH_POSTING_H
#define IKEERR_SEARCH_POSTING_H

#include "tables/tables.h"

/* The posting of a record for a term; NULL if it has none. */
const search_posting *ike_search_posting(uint16_t term, uint16_t record);

#endif
