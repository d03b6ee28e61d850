/* Why a record was found: the field that matched best, and the part of its text that shows it. */
#ifndef IKEERR_SEARCH_SNIPPET_H
#define IKEERR_SEARCH_SNIPPET_H

#include "search_query.h"

/* Fills field, snippet and spans of a hit whose record is known. */
void ikeerr_search_explain(const search_query *query, ikeerr_hit *hit);

/* The same where one term is all that is asked for. */
void ikeerr_search_explain_term(const search_posting *posting, ikeerr_hit *hit);

/* Whether the words of a phrase follow each other in the record's texts. */
bool ikeerr_search_has_phrase(const search_phrase *phrase, uint16_t record);

#endif
