/* Phrases: read from between quotation marks, and compared word by word with the texts where their first two terms are
 * close. */
#include "phrase.h"

#include "posting.h"

/* ---- reading ---- */

enum {
  SLACK = 8 /* bytes by which what stands between two words may be longer than in the phrase: other forms, marks */
};

/* The next word that says something. */
static bool next_telling(slice text, size_t *position, slice *word, uint16_t *term) {
  search_token token;
  search_meaning meaning;
  while (ike_search_next(text, position, &token)) {
    if (!ike_search_find(token.text, token.length, &meaning) || !meaning.count) continue;
    *word = token.raw;
    *term = meaning.terms[0];
    return true;
  }
  return false;
}

/* A phrase of words that say nothing is none. */
static void add_phrase(slice text, search_query *query) {
  search_phrase phrase = {.second = SEARCH_NO_TERM};
  slice first, second;
  size_t position = 0;
  if (!next_telling(text, &position, &first, &phrase.term)) return;
  phrase.text = slice_from(text, (size_t)(first.start - text.start));
  if (next_telling(text, &position, &second, &phrase.second))
    phrase.gap = (uint32_t)(second.start - first.start - (ptrdiff_t)first.length) + SLACK;
  query->phrases[query->phrase_count++] = phrase;
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

static bool goes_on_at(const search_phrase *phrase, search_place place) {
  return goes_on(phrase->text, table_text(search_offset(place)));
}

static bool has_word_phrase(const search_phrase *phrase, const search_posting *first) {
  for (uint32_t at = first->places; at < first[1].places; at++) {
    if (goes_on_at(phrase, ike_table_search_places[at])) return true;
  }
  return false;
}

/* Both lists of places are in the order of the text: only where a second one comes soon behind a first is it read. */
static bool has_phrase(const search_phrase *phrase, const search_posting *first, const search_posting *second) {
  uint32_t behind = second->places;
  for (uint32_t at = first->places; at < first[1].places; at++) {
    search_place place = ike_table_search_places[at];
    while (behind < second[1].places && ike_table_search_places[behind] <= place) behind++;
    if (behind == second[1].places) return false;
    uint32_t end = search_offset(place) + search_length(place), next = search_offset(ike_table_search_places[behind]);
    if (next >= end && next - end <= phrase->gap && goes_on_at(phrase, place)) return true;
  }
  return false;
}

/* The records of the rarer of two terms are looked through. */
static bool find_in_both(const search_phrase *phrase, uint8_t *marked) {
  const search_term *first = &ike_table_search_terms[phrase->term], *second = &ike_table_search_terms[phrase->second];
  bool is_second_rarer = second->count < first->count, is_any = false;
  const search_term *rarer = is_second_rarer ? second : first;
  uint16_t other = is_second_rarer ? phrase->term : phrase->second;
  for (size_t i = 0; i < rarer->count; i++) {
    const search_posting *posting = &ike_table_search_postings[rarer->postings + i];
    const search_posting *match = ike_search_posting(other, posting->record);
    if (!match || !has_phrase(phrase, is_second_rarer ? match : posting, is_second_rarer ? posting : match)) continue;
    marked[posting->record] = 1;
    is_any = true;
  }
  return is_any;
}

static bool find_in_one(const search_phrase *phrase, uint8_t *marked) {
  const search_term *term = &ike_table_search_terms[phrase->term];
  bool is_any = false;
  for (size_t i = 0; i < term->count; i++) {
    const search_posting *posting = &ike_table_search_postings[term->postings + i];
    if (!has_word_phrase(phrase, posting)) continue;
    marked[posting->record] = 1;
    is_any = true;
  }
  return is_any;
}

bool ike_search_find_phrase(const search_phrase *phrase, uint8_t *marked) {
  return phrase->second == SEARCH_NO_TERM ? find_in_one(phrase, marked) : find_in_both(phrase, marked);
}
