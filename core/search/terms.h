/* The terms that a query asks for: of its words, beginnings, misspellings, words written together, and expressions. */
#ifndef IKEERR_SEARCH_TERMS_H
#define IKEERR_SEARCH_TERMS_H

#include "query.h"

/* Adds a word, and returns its context, or that of a word in it. meaning: the dictionary's; NULL if it does not have
 * the word. */
uint8_t ike_search_add_word(const search_token *token, const search_meaning *meaning, search_query *query);

/* Once all words are there: replaces expressions by what they mean, and drops what says nothing. */
void ike_search_join_words(search_query *query);

#endif
