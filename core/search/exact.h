/* The records that a query names exactly: by a key, a sentence of Windows, or a code among its words. */
#ifndef IKEERR_SEARCH_EXACT_H
#define IKEERR_SEARCH_EXACT_H

#include "query.h"
#include "spellings/spellings.h"

enum { SEARCH_MOST_NAMES = 8 };

typedef struct {
  search_query *query;
  slice text;
  const char *first_word;
  unsigned sentence_words; /* of the longest sentence so far */
  ikeerr_domain domain;    /* of the last word that names one */
  bool is_key;             /* the text as a whole, whose numbers mean nothing beside that */
  bool is_about_notifies;
  bool expects_code;    /* the last word that says anything was "error", "type" or the like */
  bool is_code;         /* the last word was a code */
  const char *feed;     /* the end of the line that the last word stood in */
  const char *line_end; /* of the log line that the last words stood in */
  slice number;         /* the last word, if it is a number that means nothing by itself; length 0: it is none */
  slice number_before;  /* the word before it, alike */
  slice next_word;      /* behind the last one */
  sentence_print next_print;
  size_t name_count;
  slice *names; /* SEARCH_MOST_NAMES: identifiers, until all words have been read: one may name a domain */
} exact_reader;

/* The text as a whole; whether it is a key. */
bool ike_search_read_key(slice text, search_query *query);

/* A sentence, or a log line of the pages, that starts at a word. */
void ike_search_read_start(exact_reader *state, const char *start);

/* A name that starts at a word: an identifier, or N(x). */
void ike_search_read_name(exact_reader *state, slice word);

/* Once all words were read. */
void ike_search_find_names(exact_reader *state);

/* A word that is a code. */
void ike_search_read_code(exact_reader *state, slice word);

/* In a query about another product, whose numbers are like them: leaves out what it names by codes. */
void ike_search_drop_codes(search_query *query);

/* What a word says about the numbers behind it, and about one right in front; a silent one says nothing at all. */
void ike_search_read_context(exact_reader *state, const search_context *context, bool is_silent);

#endif
