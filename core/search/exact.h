/* The records that a query names exactly: by a key, a sentence of Windows, or a code among its words. */
#ifndef IKEERR_SEARCH_EXACT_H
#define IKEERR_SEARCH_EXACT_H

#include "query.h"

typedef struct {
  search_query *query;
  slice text;
  const char *first_word;
  unsigned sentence_words; /* of the longest sentence so far */
  ikeerr_domain domain;    /* of the last word that names one */
  bool is_key;             /* the text as a whole, whose numbers mean nothing beside that */
  bool is_about_notifies;
  bool expects_code; /* the last word was "error", "type" or the like */
} exact_reader;

/* The text as a whole; whether it is a key. */
bool ike_search_read_key(slice text, search_query *query);

/* A sentence that starts at a word. */
void ike_search_read_sentence(exact_reader *state, const char *start);

/* A word that is a code. */
void ike_search_read_code(exact_reader *state, slice word);

/* What a word says about the numbers behind it. */
void ike_search_read_context(exact_reader *state, const search_context *context);

#endif
