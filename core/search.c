#include "search_rank.h"
#include "search_snippet.h"

/* ---- phrases ---- */

static bool has_phrases(const search_query *query, uint16_t record) {
  for (size_t i = 0; i < query->phrase_count; i++) {
    if (!ikeerr_search_has_phrase(&query->phrases[i], record)) return false;
  }
  return true;
}

/* Leaves only the records that have the phrases, unless none has them: then they are words like others. */
static void keep_phrases(const search_query *query, search_scores *scores) {
  uint8_t keeps[IKEERR_MAX_RECORDS] = {0};
  bool is_any = false;
  for (size_t i = 0; i < ikeerr_table_counts.records; i++) {
    keeps[i] = scores->of[i] && has_phrases(query, (uint16_t)i);
    is_any = is_any || keeps[i];
  }
  for (size_t i = 0; i < query->exact_count; i++) keeps[query->exact[i].record] = 1;
  for (size_t i = 0; is_any && i < ikeerr_table_counts.records; i++) {
    if (!keeps[i]) scores->of[i] = 0;
  }
}

/* ---- the best ---- */

static void insert(ikeerr_hit *hits, size_t place, size_t count, const ikeerr_record *record, double score) {
  for (size_t i = count; i > place; i--) {
    hits[i].record = hits[i - 1].record;
    hits[i].score = hits[i - 1].score;
  }
  hits[place].record = record;
  hits[place].score = score;
}

static size_t select_best(const search_scores *scores, const ikeerr_filter *filter, ikeerr_hit *hits, size_t capacity) {
  size_t count = 0;
  for (size_t i = 0; i < ikeerr_table_counts.records; i++) {
    const ikeerr_record *record = &ikeerr_table_records[i];
    if (!scores->of[i] || !ikeerr_filter_passes(filter, record)) continue;
    double score = (double)scores->of[i] / SEARCH_UNIT;
    if (count == capacity && hits[count - 1].score >= score) continue;
    size_t place = count == capacity ? count - 1 : count;
    size_t last = place;
    while (place && hits[place - 1].score < score) place--;
    insert(hits, place, last, record, score);
    if (count < capacity) count++;
  }
  return count;
}

/* ---- the operation ---- */

size_t ikeerr_search(const char *text, size_t length, const ikeerr_filter *filter, ikeerr_hit *hits, size_t capacity) {
  static const ikeerr_filter EVERYTHING = IKEERR_EVERYTHING;
  search_query query;
  search_scores scores;
  if (!capacity) return 0;
  ikeerr_search_read((slice){text, length == IKEERR_TO_NUL ? strlen(text) : length}, &query);
  ikeerr_search_score(&query, &scores);
  if (query.phrase_count) keep_phrases(&query, &scores);
  size_t count = select_best(&scores, filter ? filter : &EVERYTHING, hits, capacity);
  for (size_t i = 0; i < count; i++) ikeerr_search_explain(&query, &hits[i]);
  return count;
}

static const char FIELDS[IKEERR_FIELDS][26] = {"code",          "name",          "alias",
                                               "message",       "sentence",      "technical_meaning",
                                               "error_details", "usage_context", "developer_interpretation",
                                               "causes",        "remedies",      "faq",
                                               "summary"};

const char *ikeerr_field_name(ikeerr_field field) {
  return (unsigned)field < IKEERR_FIELDS ? FIELDS[field] : NULL;
}
