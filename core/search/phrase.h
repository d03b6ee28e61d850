/* Words between quotation marks, which have to follow each other. */
#ifndef IKEERR_SEARCH_PHRASE_H
#define IKEERR_SEARCH_PHRASE_H

#include "query.h"

void ike_search_read_phrases(slice text, search_query *query);

/* Marks the records in whose texts the words of a phrase follow each other; whether there are any. */
bool ike_search_find_phrase(const search_phrase *phrase, uint8_t *marked);

#endif
