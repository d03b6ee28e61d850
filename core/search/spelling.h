/* The words that an unknown one may have been meant for. */
#ifndef IKEERR_SEARCH_SPELLING_H
#define IKEERR_SEARCH_SPELLING_H

#include "words.h"

/* One bit for each letter that a word of small letters has. */
uint32_t ike_search_letters(slice word);

/* The words that it may be the beginning of. */
bool ike_search_complete(const search_token *token, search_meaning *meaning);

/* The words that it may be a misspelling of, at most so many edits away. */
bool ike_search_correct(const search_token *token, unsigned edits, search_meaning *meaning);

#endif
