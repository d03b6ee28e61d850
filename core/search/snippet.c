/* Why a record was found: the field that matched best, and the part of its text that shows it. */
#include "posting.h"
#include "text/text.h"

/* A word that matches. */
typedef struct {
  uint32_t offset; /* in the pool */
  uint16_t length;
  uint16_t weight;
} match;

/* In the order of their offsets. */
typedef struct {
  size_t count;
  match of[SEARCH_SNIPPET_PLACES];
} matches;

static const char *text_at(size_t offset) {
  return (const char *)&ike_table_pool + offset;
}

/* The length up to the NUL, at most so many bytes. */
static size_t bounded_length(const char *text, size_t most) {
  const char *end = memchr(text, 0, most);
  return end ? (size_t)(end - text) : most;
}

/* ---- the postings of a record ---- */

typedef struct {
  size_t count;
  const search_posting *of[IKEERR_MAX_TERMS];
} record_postings;

static void find_postings(const ikeerr_hit *hit, record_postings *postings) {
  uint16_t record = (uint16_t)ikeerr_record_index(hit->record);
  postings->count = 0;
  for (size_t i = 0; i < hit->term_count; i++) {
    const search_posting *posting = ike_search_posting(hit->terms[i], record);
    if (posting) postings->of[postings->count++] = posting;
  }
}

/* ---- the field ---- */

enum { WEIGHED_FIELDS = 16 /* IKEERR_HIT_FIELDS, filled up */ };

static void weigh_fields(const search_posting *posting, uint32_t *weights) {
  for (unsigned field = 0; field < WEIGHED_FIELDS; field++) {
    weights[field] += posting->fields & 1u << field ? posting->impact : 0u;
  }
}

/* The field with the most weight, the first of several. */
static ikeerr_hit_field heaviest_field(const record_postings *postings) {
  uint32_t weights[WEIGHED_FIELDS] = {0};
  for (size_t i = 0; i < postings->count; i++) weigh_fields(postings->of[i], weights);
  ikeerr_hit_field best = IKEERR_IN_CODE;
  for (int field = 0; field < IKEERR_HIT_FIELDS; field++) {
    if (weights[field] > weights[best]) best = (ikeerr_hit_field)field;
  }
  return weights[best] ? best : IKEERR_IN_MESSAGE;
}

/* ---- matches within the field ---- */

/* Of a name and its first part, which start alike, the name is the match. */
static size_t add_match(match *of, size_t count, match one) {
  size_t place = count;
  while (place && of[place - 1].offset > one.offset) place--;
  if (place && of[place - 1].offset == one.offset) {
    if (one.length > of[place - 1].length) of[place - 1] = one;
    return count;
  }
  for (size_t i = count; i > place; i--) of[i] = of[i - 1];
  of[place] = one;
  return count + 1;
}

static size_t add_matches(match *of, size_t count, const search_posting *posting, ikeerr_hit_field field) {
  const search_place *place = &ike_table_search_places[posting->places];
  const search_place *end = &ike_table_search_places[posting[1].places];
  while (place < end && *place < search_first_place(field)) place++;
  for (; place < end && *place < search_first_place(field + 1u) && count < SEARCH_SNIPPET_PLACES; place++) {
    count = add_match(of, count, (match){search_offset(*place), (uint16_t)search_length(*place), posting->impact});
  }
  return count;
}

static void collect(const record_postings *postings, ikeerr_hit_field field, matches *found) {
  size_t count = 0;
  for (size_t i = 0; i < postings->count; i++) count = add_matches(found->of, count, postings->of[i], field);
  found->count = count;
}

/* The match from which a window holds the most, the first of several. */
static uint32_t best_start(const matches *found) {
  const match *of = found->of, *end = of + found->count, *behind = of;
  uint32_t best = 0, start = of->offset, weight = 0;
  for (const match *first = of; first < end && behind < end; first++) {
    while (behind < end && behind->offset < first->offset + SEARCH_SNIPPET_WINDOW - SEARCH_SNIPPET_LEAD)
      weight += behind++->weight;
    if (weight > best) {
      best = weight;
      start = first->offset;
    }
    weight -= first->weight;
  }
  return start;
}

/* ---- the window ---- */

static const char *window_start(const char *anchor) {
  const char *start = anchor - text_at(0) < SEARCH_SNIPPET_LEAD ? anchor : anchor - SEARCH_SNIPPET_LEAD;
  bool is_near_start = start == anchor || memchr(start, 0, SEARCH_SNIPPET_LEAD);
  if (is_near_start) {
    for (start = anchor; start[-1];) start--;
    return start;
  }
  if (!start[-1]) return start;
  while (start < anchor && !is_blank(start[-1])) start++;
  return start;
}

static size_t window_length(const char *start) {
  size_t length = bounded_length(start, SEARCH_SNIPPET_WINDOW);
  if (length < SEARCH_SNIPPET_WINDOW || !start[length]) return length;
  while (length && !is_blank(start[length])) length--;
  while (length && is_blank(start[length - 1])) length--;
  return length ? length : SEARCH_SNIPPET_WINDOW;
}

static void show_whole(const ikeerr_record *record, ikeerr_text text, ikeerr_snippet *snippet) {
  snippet->text = ikeerr_record_text(record, text);
  snippet->length = strlen(snippet->text);
}

static void show_window(uint32_t offset, ikeerr_snippet *snippet) {
  snippet->text = window_start(text_at(offset));
  snippet->length = window_length(snippet->text);
}

/* Marks those of the matches that the snippet shows whole. */
static void add_spans(const matches *found, ikeerr_snippet *snippet) {
  size_t start = (size_t)(snippet->text - text_at(0)), shown = 0;
  for (size_t i = 0; i < found->count && snippet->span_count < IKEERR_MAX_SPANS; i++) {
    const match *one = &found->of[i];
    if (one->offset < start + shown) continue;
    size_t from = one->offset - start, to = from + one->length;
    if (to > snippet->length) break;
    snippet->spans[snippet->span_count++] = (ikeerr_span){from, to};
    shown = to;
  }
}

static void show_matches(const ikeerr_record *record, const record_postings *postings, ikeerr_snippet *snippet) {
  bool is_whole = snippet->field == IKEERR_IN_NAME || snippet->field == IKEERR_IN_MESSAGE;
  matches found;
  collect(postings, snippet->field, &found);
  if (found.count && !is_whole) {
    show_window(best_start(&found), snippet);
  } else {
    show_whole(record, snippet->field == IKEERR_IN_NAME ? IKEERR_NAME : IKEERR_MESSAGE, snippet);
  }
  add_spans(&found, snippet);
}

static void show_code(const ikeerr_record *record, ikeerr_snippet *snippet) {
  show_whole(record, IKEERR_ID, snippet);
  size_t start = strlen(ikeerr_record_text(record, IKEERR_DOMAIN)) + 1, end = start;
  while (is_digit(snippet->text[end])) end++;
  snippet->spans[snippet->span_count++] = (ikeerr_span){start, end};
}

/* The sentence has no text here: the message says the same in our words. */
static void show_sentence(const ikeerr_record *record, const record_postings *postings, ikeerr_snippet *snippet) {
  matches found;
  show_whole(record, IKEERR_MESSAGE, snippet);
  collect(postings, IKEERR_IN_MESSAGE, &found);
  add_spans(&found, snippet);
}

ikeerr_snippet ikeerr_hit_snippet(const ikeerr_hit *hit) {
  record_postings postings;
  find_postings(hit, &postings);
  ikeerr_snippet snippet = {.field = hit->exact ? (ikeerr_hit_field)hit->exact_field : heaviest_field(&postings)};
  if (snippet.field == IKEERR_IN_CODE) {
    show_code(hit->record, &snippet);
  } else if (snippet.field == IKEERR_IN_SENTENCE) {
    show_sentence(hit->record, &postings, &snippet);
  } else {
    show_matches(hit->record, &postings, &snippet);
  }
  return snippet;
}
