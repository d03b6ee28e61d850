#include "search_snippet.h"

#include "search_rank.h"
#include "utf8.h"

enum {
  WINDOW = 160, /* bytes of a snippet, at most; names and messages are shown whole */
  LEAD = 40,    /* of them before the first match */
  MOST_PLACES = 64,
  MOST_POSTINGS = 128
};

typedef struct {
  search_place place;
  uint32_t weight;
} match;

/* In the order of their places. */
typedef struct {
  size_t count;
  match of[MOST_PLACES];
} matches;

static ikeerr_field field_of(search_place place) {
  return (ikeerr_field)(place >> (SEARCH_OFFSET_BITS + SEARCH_LENGTH_BITS));
}

static uint32_t offset_of(search_place place) {
  return place >> SEARCH_LENGTH_BITS & ((1u << SEARCH_OFFSET_BITS) - 1);
}

static uint32_t length_of(search_place place) {
  return place & ((1u << SEARCH_LENGTH_BITS) - 1);
}

static const char *text_at(size_t offset) {
  return (const char *)&ikeerr_table_pool + offset;
}

/* The length up to the NUL, at most so many bytes. */
static size_t bounded_length(const char *text, size_t most) {
  const char *end = memchr(text, 0, most);
  return end ? (size_t)(end - text) : most;
}

/* ---- the postings of a record ---- */

typedef struct {
  size_t count;
  const search_posting *of[MOST_POSTINGS];
} record_postings;

static void find_postings(const search_query *query, uint16_t record, record_postings *postings) {
  postings->count = 0;
  for (size_t i = 0; i < query->count; i++) {
    for (size_t j = 0; j < query->words[i].count && postings->count < MOST_POSTINGS; j++) {
      const search_posting *posting = ikeerr_search_posting(query->words[i].terms[j], record);
      if (posting) postings->of[postings->count++] = posting;
    }
  }
}

/* ---- the field ---- */

static void weigh_fields(const search_posting *posting, uint32_t *weights) {
  for (unsigned fields = posting->fields, field = 0; fields; fields >>= 1, field++) {
    weights[field] += fields & 1 ? posting->impact : 0u;
  }
}

/* The first field that has all of the words; IKEERR_FIELDS if none has. */
static int field_of_all(const record_postings *postings) {
  unsigned common = (1u << IKEERR_FIELDS) - 1;
  for (size_t i = 0; i < postings->count; i++) common &= postings->of[i]->fields ? postings->of[i]->fields : common;
  int field = 0;
  while (field < IKEERR_FIELDS && !(common >> field & 1)) field++;
  return field;
}

/* The field with the most weight, the first of several. */
static ikeerr_field best_field(const record_postings *postings) {
  int common = field_of_all(postings);
  if (common > IKEERR_IN_CODE && common < IKEERR_FIELDS) return (ikeerr_field)common;
  uint32_t weights[IKEERR_FIELDS] = {0};
  for (size_t i = 0; i < postings->count; i++) weigh_fields(postings->of[i], weights);
  ikeerr_field best = IKEERR_IN_CODE;
  for (int field = 0; field < IKEERR_FIELDS; field++) {
    if (weights[field] > weights[best]) best = (ikeerr_field)field;
  }
  return weights[best] ? best : IKEERR_IN_MESSAGE;
}

/* ---- matches within the field ---- */

static void add_match(matches *found, match one) {
  size_t place = found->count;
  while (place && offset_of(found->of[place - 1].place) > offset_of(one.place)) place--;
  bool is_there = place && offset_of(found->of[place - 1].place) == offset_of(one.place);
  if (is_there || found->count == MOST_PLACES) return;
  for (size_t i = found->count++; i > place; i--) found->of[i] = found->of[i - 1];
  found->of[place] = one;
}

static void collect(const record_postings *postings, ikeerr_field field, matches *found) {
  found->count = 0;
  for (size_t i = 0; i < postings->count; i++) {
    const search_place *place = &ikeerr_table_search_places[postings->of[i]->places];
    const search_place *end = &ikeerr_table_search_places[postings->of[i][1].places];
    while (place < end && field_of(*place) < field) place++;
    for (; place < end && field_of(*place) == field; place++) {
      add_match(found, (match){*place, postings->of[i]->impact});
    }
  }
}

/* The match from which a window holds the most, the first of several. */
static uint32_t best_start(const matches *found) {
  uint32_t best = 0, start = 0, weight = 0;
  for (size_t i = 0, end = 0; i < found->count; i++) {
    uint32_t offset = offset_of(found->of[i].place);
    while (end < found->count && offset_of(found->of[end].place) < offset + WINDOW - LEAD) {
      weight += found->of[end++].weight;
    }
    if (weight > best) {
      best = weight;
      start = offset;
    }
    weight -= found->of[i].weight;
  }
  return start;
}

/* ---- the window ---- */

static const char *window_start(const char *anchor) {
  const char *start = anchor - text_at(0) < LEAD ? anchor : anchor - LEAD;
  bool is_near_start = start == anchor || memchr(start, 0, LEAD);
  if (is_near_start) {
    for (start = anchor; start[-1];) start--;
    return start;
  }
  if (!start[-1]) return start;
  while (start < anchor && !is_blank(start[-1])) start++;
  return start;
}

static size_t window_length(const char *start) {
  size_t length = bounded_length(start, WINDOW);
  if (length < WINDOW || !start[length]) return length;
  while (length && !is_blank(start[length])) length--;
  while (length && is_blank(start[length - 1])) length--;
  return length ? length : WINDOW;
}

static void add_span(search_place place, ikeerr_hit *hit) {
  size_t from = offset_of(place) - (size_t)(hit->snippet - text_at(0)), to = from + length_of(place);
  if (text_at(offset_of(place)) < hit->snippet || to > hit->snippet_length) return;
  if (hit->span_count == IKEERR_MAX_SPANS || (hit->span_count && hit->spans[hit->span_count - 1].end > from)) return;
  hit->spans[hit->span_count++] = (ikeerr_span){from, to};
}

static void add_spans(const matches *found, ikeerr_hit *hit) {
  for (size_t i = 0; i < found->count; i++) add_span(found->of[i].place, hit);
}

static void show_whole(ikeerr_hit *hit, ikeerr_text text) {
  hit->snippet = ikeerr_record_text(hit->record, text);
  hit->snippet_length = strlen(hit->snippet);
}

static void show_window(ikeerr_hit *hit, uint32_t offset) {
  hit->snippet = window_start(text_at(offset));
  hit->snippet_length = window_length(hit->snippet);
}

static bool is_shown_whole(ikeerr_field field) {
  return field == IKEERR_IN_NAME || field == IKEERR_IN_MESSAGE;
}

static void show_matches(const record_postings *postings, ikeerr_hit *hit) {
  matches found;
  collect(postings, hit->field, &found);
  if (found.count && !is_shown_whole(hit->field)) {
    show_window(hit, best_start(&found));
  } else {
    show_whole(hit, hit->field == IKEERR_IN_NAME ? IKEERR_NAME : IKEERR_MESSAGE);
  }
  add_spans(&found, hit);
}

void ikeerr_search_explain_term(const search_posting *posting, ikeerr_hit *hit) {
  const search_place *place = &ikeerr_table_search_places[posting->places];
  const search_place *end = &ikeerr_table_search_places[posting[1].places];
  hit->exact = false;
  hit->span_count = 0;
  hit->field = place == end ? IKEERR_IN_MESSAGE : field_of(*place);
  if (place == end || is_shown_whole(hit->field)) {
    show_whole(hit, hit->field == IKEERR_IN_NAME ? IKEERR_NAME : IKEERR_MESSAGE);
  } else {
    show_window(hit, offset_of(*place));
  }
  for (; place < end && field_of(*place) == hit->field; place++) {
    if (text_at(offset_of(*place)) >= hit->snippet + hit->snippet_length) break;
    add_span(*place, hit);
  }
}

static void show_code(ikeerr_hit *hit) {
  show_whole(hit, IKEERR_ID);
  size_t start = strlen(ikeerr_record_text(hit->record, IKEERR_DOMAIN)) + 1, end = start;
  while (is_digit(hit->snippet[end])) end++;
  hit->spans[0] = (ikeerr_span){start, end};
  hit->span_count = 1;
}

/* The sentence has no text here: the message says the same in our words. */
static void show_sentence(const record_postings *postings, ikeerr_hit *hit) {
  matches found;
  show_whole(hit, IKEERR_MESSAGE);
  collect(postings, IKEERR_IN_MESSAGE, &found);
  add_spans(&found, hit);
}

static const search_exact *find_exact(const search_query *query, uint16_t record) {
  for (size_t i = 0; i < query->exact_count; i++) {
    if (query->exact[i].record == record) return &query->exact[i];
  }
  return NULL;
}

void ikeerr_search_explain(const search_query *query, ikeerr_hit *hit) {
  uint16_t record = (uint16_t)ikeerr_record_index(hit->record);
  const search_exact *exact = find_exact(query, record);
  record_postings postings;
  find_postings(query, record, &postings);
  hit->exact = exact != NULL;
  hit->span_count = 0;
  hit->field = exact ? (ikeerr_field)exact->field : best_field(&postings);
  if (hit->field == IKEERR_IN_CODE) {
    show_code(hit);
  } else if (hit->field == IKEERR_IN_SENTENCE) {
    show_sentence(&postings, hit);
  } else {
    show_matches(&postings, hit);
  }
}

/* ---- phrases ---- */

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
    if (goes_on(rest, text_at(offset_of(ikeerr_table_search_places[at])))) return true;
  }
  return false;
}
