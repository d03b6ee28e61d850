/* Words between quotation marks, which have to follow each other. */
#ifndef IKEERR_SEARCH_PHRASE_H
#define IKEERR_SEARCH_PHRASE_H

#include "query.h"

void ike_search_read_phrases(slice text, search_query *query);

/* Whether the words of a phrase follow each other in the record's texts. */
bool ike_search_has_phrase(const search_phrase *phrase, uint16_t record);

#endif
