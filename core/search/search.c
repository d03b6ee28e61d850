/* The operation: a query is read, records are scored, and the best that pass the filter become hits. */
#include "fit.h"
#include "phrase.h"
#include "posting.h"
#include "rank.h"
#include "read.h"

/* ---- what is kept ---- */

/* Marks the records that have all phrases; whether there are any. */
static bool mark_phrases(const search_query *query, uint8_t *keeps) {
  bool is_any = ike_search_find_phrase(&query->phrases[0], keeps);
  for (size_t i = 1; i < query->phrase_count && is_any; i++) {
    uint8_t marked[IKEERR_MAX_RECORDS] = {0};
    ike_search_find_phrase(&query->phrases[i], marked);
    is_any = false;
    for (size_t j = 0; j < ike_table_counts.records; j++) {
      keeps[j] = keeps[j] && marked[j];
      is_any = is_any || keeps[j];
    }
  }
  return is_any;
}

/* Leaves only the records that have the phrases, unless none has them: then they are words like others. */
static void keep_phrases(const search_query *query, search_scores *scores) {
  uint8_t keeps[IKEERR_MAX_RECORDS] = {0};
  if (!mark_phrases(query, keeps)) return;
  for (size_t i = 0; i < query->exact.count; i++) keeps[query->exact.of[i].record] = 1;
  for (size_t i = 0; i < ike_table_counts.records; i++) {
    if (!keeps[i]) scores->of[i] = 0;
  }
  ike_search_find_bests(scores);
}

static void keep_passing(const ikeerr_filter *filter, search_scores *scores) {
  for (size_t i = 0; i < ike_table_counts.records; i++) {
    if (!ikeerr_filter_passes(filter, &ike_table_records[i])) scores->of[i] = 0;
  }
  ike_search_find_bests(scores);
}

static bool is_everything(const ikeerr_filter *filter) {
  return filter->domain == IKEERR_ANY_DOMAIN && filter->kind < 0 && filter->tag < 0;
}

/* ---- the best ---- */

/* The share of the best hit's score that a hit has to have. */
/* The best hit itself has its whole score, whatever the caller asks for. */
static double share_of_best(double min_score) {
  if (min_score < 0) return (double)SEARCH_SHARE_MIN_SCORE / SEARCH_ALL;
  return min_score < 1 ? min_score : 1;
}

/* A record and its score in one number, such that the better hit is the greater number. */
typedef uint64_t ranked;

static ranked rank(uint32_t score, size_t record) {
  return (ranked)score << 16 | (UINT16_MAX - record);
}

static size_t record_of(ranked one) {
  return UINT16_MAX - (size_t)(one & UINT16_MAX);
}

/* The best so far, the best first. */
typedef struct {
  ranked *of;
  size_t count;
  size_t capacity;
} selection;

static void select_one(selection *best, ranked one) {
  bool is_full = best->count == best->capacity;
  if (is_full && one <= best->of[best->count - 1]) return;
  size_t place = is_full ? best->count - 1 : best->count++;
  for (; place && best->of[place - 1] < one; place--) best->of[place] = best->of[place - 1];
  best->of[place] = one;
}

static uint16_t count_columns(const search_scores *scores, uint16_t least) {
  uint16_t count = 0;
  for (size_t i = 0; i < SEARCH_COLUMNS; i++) count = (uint16_t)(count + (scores->best[i] >= least));
  return count;
}

enum { SURE_BITS = 8 /* of a score from its highest one on: what is below is not worth another look at the columns */ };

/* A score that as many records reach as are wanted, if that many columns have one; else 1. */
static uint32_t sure_score(const search_scores *scores, uint16_t best, size_t wanted) {
  uint16_t sure = 0;
  unsigned bit = 0;
  while (best >> bit > 1) bit++;
  for (unsigned i = 0; i < SURE_BITS && bit + 1 > i; i++) {
    uint16_t higher = (uint16_t)(sure | 1u << (bit - i));
    if (count_columns(scores, higher) >= wanted) sure = higher;
  }
  return sure ? sure : 1;
}

/* No record with less is wanted. */
static uint32_t least_score(const search_scores *scores, double min_score, size_t wanted) {
  uint16_t best = ike_search_best(scores);
  uint16_t fitting = (uint16_t)(share_of_best(min_score) * best);
  if (fitting && count_columns(scores, fitting) < wanted) return fitting;
  return sure_score(scores, best, wanted);
}

static void select_from_column(selection *best, const uint16_t *scores, size_t column, uint32_t least) {
  for (size_t i = column; i < search_padded_records(); i += SEARCH_COLUMNS) {
    if (scores[i] >= least) select_one(best, rank(scores[i], i));
  }
}

static size_t select_best(const search_scores *scores, double min_score, ranked *of, size_t capacity) {
  selection best = {of, 0, capacity};
  uint32_t least = least_score(scores, min_score, capacity);
  for (size_t i = 0; i < SEARCH_COLUMNS; i++) {
    if (scores->best[i] >= least) select_from_column(&best, scores->of, i, least);
  }
  return best.count;
}

/* ---- hits ---- */

static void add_term(ikeerr_hit *hit, uint16_t term) {
  for (size_t i = 0; i < hit->term_count; i++) {
    if (hit->terms[i] == term) return;
  }
  if (hit->term_count < IKEERR_MAX_TERMS) hit->terms[hit->term_count++] = term;
}

static size_t most_terms(const search_query *query) {
  size_t most = 0;
  for (size_t i = 0; i < query->count; i++) most = query->words[i].count > most ? query->words[i].count : most;
  return most;
}

/* What all hits of a query have in common: the first term of each word, then the second ones, and so on. */
static ikeerr_hit hit_of_query(const search_query *query) {
  ikeerr_hit hit = {.record = NULL};
  for (size_t i = 0, most = most_terms(query); i < most && hit.term_count < IKEERR_MAX_TERMS; i++) {
    for (size_t j = 0; j < query->count; j++) {
      if (i < query->words[j].count) add_term(&hit, query->words[j].terms[i]);
    }
  }
  return hit;
}

static const search_exact *find_exact(const search_query *query, size_t record) {
  for (size_t i = 0; i < query->exact.count; i++) {
    if (query->exact.of[i].record == record) return &query->exact.of[i];
  }
  return NULL;
}

static void fill(const search_query *query, const ranked *best, size_t count, unsigned shift, ikeerr_hit *hits) {
  ikeerr_hit hit = hit_of_query(query);
  for (size_t i = 0; i < count; i++) {
    size_t record = record_of(best[i]);
    const search_exact *exact = find_exact(query, record);
    hit.record = &ike_table_records[record];
    hit.score = (double)(best[i] >> 16 << shift) / SEARCH_UNIT;
    hit.exact = exact != NULL;
    hit.exact_field = exact ? exact->field : 0;
    hits[i] = hit;
  }
}

/* ---- one term: everything is worked out beforehand ---- */

static bool is_one_term(const search_query *query) {
  const search_meaning *word = &query->words[0];
  return query->count == 1 && word->count == 1 && !query->hints.count && !query->phrase_count;
}

/* The records that the query names go first, with more than the best of the others. */
static size_t select_exact(const search_query *query, const ikeerr_filter *filter, ranked *of, size_t capacity) {
  selection best = {of, 0, capacity};
  const search_term *term = &ike_table_search_terms[query->words[0].terms[0]];
  const search_posting *postings = &ike_table_search_postings[term->postings];
  uint32_t most = term->count ? postings[ike_table_search_ranked[term->postings]].alone + 1u : 1;
  for (size_t i = 0; i < query->exact.count; i++) {
    uint16_t record = query->exact.of[i].record;
    const search_posting *posting = ike_search_posting(query->words[0].terms[0], record);
    if (!ikeerr_filter_passes(filter, &ike_table_records[record])) continue;
    select_one(&best, rank(most + (posting ? posting->alone : 0u), record));
  }
  return best.count;
}

static size_t select_of_term(const search_query *query, const ikeerr_filter *filter, ranked *best, size_t capacity) {
  const search_term *term = &ike_table_search_terms[query->words[0].terms[0]];
  size_t count = query->exact.count ? select_exact(query, filter, best, capacity) : 0;
  bool is_all = is_everything(filter);
  for (size_t i = 0; i < term->count && count < capacity; i++) {
    size_t place = term->postings + ike_table_search_ranked[term->postings + i];
    const search_posting *posting = &ike_table_search_postings[place];
    bool passes = is_all || ikeerr_filter_passes(filter, &ike_table_records[posting->record]);
    if (passes && !find_exact(query, posting->record)) best[count++] = rank(posting->alone, posting->record);
  }
  return count;
}

/* ---- what fits ---- */

/* How many of the hits fit the query, the best first; those that it names always do. */
static size_t count_fitting(const search_query *query, const ranked *best, size_t count, unsigned shift,
                            double min_score) {
  if (!count || min_score == 0) return count;
  if (ike_search_is_elsewhere(query) && !query->exact.count) return 0;
  bool is_sure = query->exact.count || query->hints.count || query->phrase_count || query->is_foreign;
  if (!is_sure && !ike_search_fits(query, (uint32_t)(best[0] >> 16) << shift)) return 0;
  double least = share_of_best(min_score) * (double)(best[0] >> 16);
  while ((double)(best[count - 1] >> 16) < least) count--;
  return count;
}

/* ---- the operation ---- */

static size_t select_of_words(const search_query *query, const ikeerr_filter *filter, ranked *best, size_t capacity,
                              unsigned *shift) {
  search_scores scores;
  ike_search_score(query, &scores);
  if (query->phrase_count) keep_phrases(query, &scores);
  if (!is_everything(filter)) keep_passing(filter, &scores);
  *shift = scores.shift;
  return select_best(&scores, filter->min_score, best, capacity);
}

size_t ikeerr_search(const char *text, size_t length, const ikeerr_filter *filter, ikeerr_hit *hits, size_t capacity) {
  static const ikeerr_filter EVERYTHING = IKEERR_EVERYTHING;
  search_query query;
  ranked best[IKEERR_MAX_RECORDS];
  unsigned shift = 0;
  if (capacity > IKEERR_MAX_RECORDS) capacity = IKEERR_MAX_RECORDS;
  if (!capacity || !length) return 0;
  if (!filter) filter = &EVERYTHING;
  ike_search_read((slice){text, length == IKEERR_TO_NUL ? strlen(text) : length}, &query);
  size_t count = is_one_term(&query) ? select_of_term(&query, filter, best, capacity)
                                     : select_of_words(&query, filter, best, capacity, &shift);
  count = count_fitting(&query, best, count, shift, filter->min_score);
  fill(&query, best, count, shift, hits);
  return count;
}

static ikeerr_section section_of(ikeerr_hit_field field) {
  static const int8_t SECTIONS[IKEERR_HIT_FIELDS] = {
      [IKEERR_IN_TECHNICAL_MEANING] = IKEERR_SECTION_TECHNICAL_MEANING,
      [IKEERR_IN_ERROR_DETAILS] = IKEERR_SECTION_ERROR_DETAILS,
      [IKEERR_IN_USAGE_CONTEXT] = IKEERR_SECTION_USAGE_CONTEXT,
      [IKEERR_IN_DEVELOPER_INTERPRETATION] = IKEERR_SECTION_DEVELOPER_INTERPRETATION,
      [IKEERR_IN_CAUSES] = IKEERR_SECTION_CAUSES,
      [IKEERR_IN_FAQ] = IKEERR_SECTION_FAQ,
      [IKEERR_IN_SUMMARY] = IKEERR_SECTION_SUMMARY,
      [IKEERR_IN_LOG_LINES] = IKEERR_SECTION_LOG_LINES,
  };
  return (ikeerr_section)SECTIONS[field];
}

/* What is a section has its name. */
const char *ikeerr_hit_field_name(ikeerr_hit_field field) {
  static const char NAMES[IKEERR_HIT_FIELDS][9] = {
      [IKEERR_IN_CODE] = "code",       [IKEERR_IN_NAME] = "name",         [IKEERR_IN_ALIAS] = "alias",
      [IKEERR_IN_MESSAGE] = "message", [IKEERR_IN_SENTENCE] = "sentence",
  };
  if ((unsigned)field >= IKEERR_HIT_FIELDS) return NULL;
  return *NAMES[field] ? NAMES[field] : ikeerr_section_name(section_of(field));
}
