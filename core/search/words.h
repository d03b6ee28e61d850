/* The words of a query or a text, and the terms that they stand for. */
#ifndef IKEERR_SEARCH_WORDS_H
#define IKEERR_SEARCH_WORDS_H

#include "tables/tables.h"
#include "text/text.h"

/* A word as the index has it: in lower case, Latin letters without their marks. */
typedef struct {
  slice raw;
  uint8_t length;   /* 0: longer than any word of the index */
  bool is_unbroken; /* of a script that sets no blanks */
  char text[SEARCH_LONGEST_WORD + 1];
} search_token;

/* What a word may stand for. Several terms of one group are alternatives: the best one counts. */
typedef struct {
  uint16_t literal; /* its term as a part of an expression, or SEARCH_NO_TERM, as of a word with several */
  uint8_t count;
  uint16_t share; /* how far the terms count, of SEARCH_ALL */
  bool is_guess;  /* not the word itself, but one that it may have been meant for */
  bool is_alternative;
  bool is_foreign; /* it says nothing, but that the query is in another language */
  uint8_t context; /* in search_contexts */
  uint16_t terms[SEARCH_MOST_ALTERNATIVES];
} search_meaning;

/* The next word at or after *position, which moves behind it. false: no more words. */
bool ike_search_next(slice text, size_t *position, search_token *token);

/* Turns a word into what all its forms share and returns the length of that; there is room for SEARCH_LONGEST_END bytes
 * more. */
size_t ike_search_stem(char *word, size_t length);

/* The word itself or another form of it. */
bool ike_search_find(const char *word, size_t length, search_meaning *meaning);

/* Whether a word says nothing, in whatever language. */
bool ike_search_is_silent(slice word);

#endif
