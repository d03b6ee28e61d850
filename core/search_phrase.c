#include "search_phrase.h"

#include "search_rank.h"

enum { LONGEST_PHRASE = 256 /* bytes between quotes */ };

void ikeerr_search_read_phrases(slice text, search_query *query) {
  const char *open = NULL, *end = text.start + text.length;
  for (const char *mark = text.start; query->phrase_count < SEARCH_MOST_PHRASES; mark++) {
    mark = memchr(mark, '"', (size_t)(end - mark));
    if (!mark) return;
    bool is_phrase = open && mark - open <= LONGEST_PHRASE;
    if (is_phrase) query->phrases[query->phrase_count++].text = (slice){open, (size_t)(mark - open)};
    open = open ? NULL : mark + 1;
  }
}

static bool is_same_word(const search_token *word, const search_token *other) {
  search_meaning meaning, others;
  if (word->length == other->length && memcmp(word->text, other->text, word->length) == 0) return true;
  return ikeerr_search_find(word->text, word->length, &meaning) &&
         ikeerr_search_find(other->text, other->length, &others) && meaning.literal == others.literal &&
         meaning.literal != SEARCH_NO_TERM;
}

static bool goes_on(slice phrase, const char *text) {
  slice rest = {text, strlen(text)};
  size_t position = 0, text_position = 0;
  search_token word, other;
  while (ikeerr_search_next(phrase, &position, &word)) {
    if (!ikeerr_search_next(rest, &text_position, &other) || !is_same_word(&word, &other)) return false;
  }
  return true;
}

/* The places of the first word that says something; `skipped` is where the phrase starts from there. */
static bool find_anchor(slice phrase, search_meaning *meaning, slice *rest) {
  search_token token;
  size_t position = 0;
  while (ikeerr_search_next(phrase, &position, &token)) {
    if (!ikeerr_search_find(token.text, token.length, meaning) || !meaning->count) continue;
    *rest = slice_from(phrase, (size_t)(token.raw.start - phrase.start));
    return true;
  }
  return false;
}

bool ikeerr_search_has_phrase(const search_phrase *phrase, uint16_t record) {
  search_meaning anchor;
  slice rest;
  if (!find_anchor(phrase->text, &anchor, &rest)) return false;
  const search_posting *posting = ikeerr_search_posting(anchor.terms[0], record);
  for (uint32_t at = posting ? posting->places : 0; posting && at < posting[1].places; at++) {
    if (goes_on(rest, table_text(search_offset(ikeerr_table_search_places[at])))) return true;
  }
  return false;
}
