#include "search_snippet.h"

#include "search_rank.h"
#include "utf8.h"

enum {
  WINDOW = 160, /* bytes of a snippet, at most; names and messages are shown whole */
  LEAD = 40,    /* of them before the first match */
  MOST_PLACES = 64
};

typedef struct {
  uint32_t offset;
  uint32_t weight;
} match;

typedef struct {
  size_t count;
  match of[MOST_PLACES];
} matches;

static const char *text_at(size_t offset) {
  return (const char *)&ikeerr_table_pool + offset;
}

/* The length up to the NUL, at most so many bytes. */
static size_t bounded_length(const char *text, size_t most) {
  const char *end = memchr(text, 0, most);
  return end ? (size_t)(end - text) : most;
}

static size_t word_end(const char *text, size_t at) {
  search_token token;
  size_t position = 0;
  size_t length = bounded_length(text + at, SEARCH_LONGEST_WORD);
  ikeerr_search_next((slice){text + at, length}, &position, &token);
  return at + position;
}

/* ---- the field ---- */

static void weigh_fields(const search_meaning *word, uint16_t record, uint32_t *weights) {
  for (size_t i = 0; i < word->count; i++) {
    const search_posting *posting = ikeerr_search_posting(word->terms[i], record);
    if (!posting) continue;
    uint32_t before = IKEERR_FIELDS;
    for (uint32_t at = posting->places; at < posting[1].places; at++) {
      uint32_t field = ikeerr_table_search_places[at].field;
      if (field != before) weights[field] += posting->impact;
      before = field;
    }
  }
}

static ikeerr_field heaviest(const uint32_t *weights) {
  ikeerr_field best = IKEERR_IN_MESSAGE;
  for (int field = 0; field < IKEERR_FIELDS; field++) {
    if (weights[field] > weights[best]) best = (ikeerr_field)field;
  }
  return best;
}

static ikeerr_field best_field(const search_query *query, uint16_t record) {
  uint32_t weights[IKEERR_FIELDS] = {0};
  for (size_t i = 0; i < query->count; i++) weigh_fields(&query->words[i], record, weights);
  return heaviest(weights);
}

/* ---- matches within the field ---- */

static void insert(matches *found, match one) {
  size_t place = found->count;
  while (place && found->of[place - 1].offset > one.offset) place--;
  if (place && found->of[place - 1].offset == one.offset) return;
  if (found->count == MOST_PLACES) return;
  memmove(&found->of[place + 1], &found->of[place], (found->count - place) * sizeof *found->of);
  found->of[place] = one;
  found->count++;
}

static void collect_term(uint16_t term, uint16_t record, ikeerr_field field, matches *found) {
  const search_posting *posting = ikeerr_search_posting(term, record);
  if (!posting) return;
  for (uint32_t at = posting->places; at < posting[1].places; at++) {
    const search_place *place = &ikeerr_table_search_places[at];
    if (place->field == (uint32_t)field) insert(found, (match){place->offset, posting->impact});
  }
}

static void collect(const search_query *query, uint16_t record, ikeerr_field field, matches *found) {
  found->count = 0;
  for (size_t i = 0; i < query->count; i++) {
    for (size_t j = 0; j < query->words[i].count; j++) collect_term(query->words[i].terms[j], record, field, found);
  }
}

/* The match from which a window holds the most. */
static uint32_t best_start(const matches *found) {
  uint32_t best = 0, start = 0;
  for (size_t i = 0; i < found->count; i++) {
    uint32_t weight = 0;
    for (size_t j = i; j < found->count && found->of[j].offset < found->of[i].offset + WINDOW - LEAD; j++) {
      weight += found->of[j].weight;
    }
    if (weight <= best) continue;
    best = weight;
    start = found->of[i].offset;
  }
  return start;
}

/* ---- the window ---- */

static const char *window_start(const char *anchor) {
  const char *start = anchor;
  while (anchor - start < LEAD && start[-1]) start--;
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

static void add_spans(const matches *found, ikeerr_hit *hit) {
  uint32_t start = (uint32_t)(hit->snippet - text_at(0));
  for (size_t i = 0; i < found->count && hit->span_count < IKEERR_MAX_SPANS; i++) {
    if (found->of[i].offset < start || found->of[i].offset >= start + hit->snippet_length) continue;
    size_t from = found->of[i].offset - start, to = word_end(hit->snippet, from);
    bool is_inside = hit->span_count && hit->spans[hit->span_count - 1].end > from;
    if (is_inside || to > hit->snippet_length) continue;
    hit->spans[hit->span_count++] = (ikeerr_span){from, to};
  }
}

static void show_whole(ikeerr_hit *hit, ikeerr_text text) {
  hit->snippet = ikeerr_record_text(hit->record, text);
  hit->snippet_length = strlen(hit->snippet);
}

static void show_matches(const search_query *query, ikeerr_hit *hit) {
  matches found;
  collect(query, (uint16_t)ikeerr_record_index(hit->record), hit->field, &found);
  if (found.count && hit->field != IKEERR_IN_MESSAGE && hit->field != IKEERR_IN_NAME) {
    hit->snippet = window_start(text_at(best_start(&found)));
    hit->snippet_length = window_length(hit->snippet);
  } else {
    show_whole(hit, hit->field == IKEERR_IN_NAME ? IKEERR_NAME : IKEERR_MESSAGE);
  }
  add_spans(&found, hit);
}

static void show_code(ikeerr_hit *hit) {
  show_whole(hit, IKEERR_ID);
  size_t start = strlen(ikeerr_record_text(hit->record, IKEERR_DOMAIN)) + 1, end = start;
  while (is_digit(hit->snippet[end])) end++;
  hit->spans[0] = (ikeerr_span){start, end};
  hit->span_count = 1;
}

/* The sentence has no text here: the message says the same in our words. */
static void show_sentence(const search_query *query, ikeerr_hit *hit) {
  matches found;
  show_whole(hit, IKEERR_MESSAGE);
  collect(query, (uint16_t)ikeerr_record_index(hit->record), IKEERR_IN_MESSAGE, &found);
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
  hit->exact = exact != NULL;
  hit->span_count = 0;
  hit->field = exact ? (ikeerr_field)exact->field : best_field(query, record);
  if (hit->field == IKEERR_IN_CODE) {
    show_code(hit);
  } else if (hit->field == IKEERR_IN_SENTENCE) {
    show_sentence(query, hit);
  } else {
    show_matches(query, hit);
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
    if (goes_on(rest, text_at(ikeerr_table_search_places[at].offset))) return true;
  }
  return false;
}
