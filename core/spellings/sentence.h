/* The sentences that Windows shows, recognised by fingerprint: 64-bit FNV-1a over the words in lower case, joined by
 * single blanks. Words are runs of letters and digits by Unicode; ideographs and kana are words by themselves. */
#ifndef IKEERR_SENTENCE_H
#define IKEERR_SENTENCE_H

#include "tables/tables.h"
#include "text/text.h"

typedef struct {
  uint64_t hash;
  unsigned words;
  uint64_t lengths; /* behind two words: how many words those have that start so, as bits */
} sentence_print;

#define SENTENCE_EMPTY \
  { 0xCBF29CE484222325u, 0, 0 }

/* Adds the next word at or after *position to the fingerprint and moves *position behind it. false: no more words. */
bool ike_print_next_word(slice text, size_t *position, sentence_print *print);

/* The same behind a word, with the fingerprint of the next word alone, which takes no longer; length 0: no more words.
 */
slice ike_print_next_alone(slice text, size_t *position, sentence_print *print, sentence_print *alone);

/* As ike_print_next_word up to the next number of words that a sentence or a phrase of the scan has which starts with
 * the first two. false: there is none. */
bool ike_print_next_length(slice text, size_t *position, sentence_print *print);

/* The sentence that has exactly these words; NULL if there is none. */
const table_sentence *ike_find_sentence(const sentence_print *print);

/* Whether a sentence or a phrase of the scan begins with two words. */
bool ike_begins_sentence(const sentence_print *words);

/* The longest sentence that starts at the first word of text; *end is where it ends there. NULL: none does. */
const table_sentence *ike_sentence_at(slice text, size_t *end);

/* The same; and whether the text ends in the middle of what may be a longer one. */
const table_sentence *ike_sentence_or_cut(slice text, size_t *end, bool *is_cut);

#endif
