/* Phrases: read from between quotation marks, and compared word by word with the places of their first term. */
#include "phrase.h"

#include "posting.h"

/* ---- reading ---- */

/* A phrase of words that say nothing is none. */
static void add_phrase(slice text, search_query *query) {
  search_token token;
  search_meaning meaning;
  size_t position = 0;
  while (ike_search_next(text, &position, &token)) {
    if (!ike_search_find(token.text, token.length, &meaning) || !meaning.count) continue;
    slice rest = slice_from(text, (size_t)(token.raw.start - text.start));
    query->phrases[query->phrase_count++] = (search_phrase){meaning.terms[0], rest};
    return;
  }
}

void ike_search_read_phrases(slice text, search_query *query) {
  const char *open = NULL, *end = text.start + text.length;
  for (const char *mark = text.start; query->phrase_count < SEARCH_MOST_PHRASES; mark++) {
    mark = memchr(mark, '"', (size_t)(end - mark));
    if (!mark) return;
    if (open && mark - open <= SEARCH_LONGEST_PHRASE) add_phrase((slice){open, (size_t)(mark - open)}, query);
    open = open ? NULL : mark + 1;
  }
}

/* ---- comparing ---- */

static bool is_same_word(const search_token *word, const search_token *other) {
  search_meaning meaning, others;
  if (word->length == other->length && memcmp(word->text, other->text, word->length) == 0) return true;
  return ike_search_find(word->text, word->length, &meaning) && ike_search_find(other->text, other->length, &others) &&
         meaning.literal == others.literal && meaning.literal != SEARCH_NO_TERM;
}

static bool goes_on(slice phrase, const char *text) {
  slice rest = {text, strlen(text)};
  size_t position = 0, text_position = 0;
  search_token word, other;
  while (ike_search_next(phrase, &position, &word)) {
    if (!ike_search_next(rest, &text_position, &other) || !is_same_word(&word, &other)) return false;
  }
  return true;
}

bool ike_search_has_phrase(const search_phrase *phrase, uint16_t record) {
  const search_posting *posting = ike_search_posting(phrase->term, record);
  for (uint32_t at = posting ? posting->places : 0; posting && at < posting[1].places; at++) {
    if (goes_on(phrase->text, table_text(search_offset(ike_table_search_places[at])))) return true;
  }
  return false;
}
