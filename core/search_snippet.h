/* What of a record shows that it was found. */
#ifndef IKEERR_SEARCH_SNIPPET_H
#define IKEERR_SEARCH_SNIPPET_H

#include "search_query.h"

/* Whether the words of a phrase follow each other in the record's texts. */
bool ikeerr_search_has_phrase(const search_phrase *phrase, uint16_t record);

#endif
