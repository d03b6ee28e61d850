/* The scores of all records: the impacts of the query's words added up, what a record is called counted once more as a
 * whole, and the records that the query names put in front. */
#include "rank.h"

enum { HINT = SEARCH_SCORE_HINT * SEARCH_UNIT };

_Static_assert((int)SEARCH_SHARE_CALLED > (int)SEARCH_SHARE_NEAR, "words that only come close would name a record");

static uint32_t share_of(uint32_t amount, uint32_t share) {
  return amount * share / SEARCH_ALL;
}

/* ---- the best ---- */

static uint16_t greater(uint16_t a, uint16_t b) {
  return a > b ? a : b;
}

void ike_search_find_bests(search_scores *scores) {
  memset(scores->best, 0, sizeof scores->best);
  for (size_t i = 0; i < search_padded_records(); i += SEARCH_COLUMNS) {
    for (size_t j = 0; j < SEARCH_COLUMNS; j++) scores->best[j] = greater(scores->best[j], scores->of[i + j]);
  }
}

uint16_t ike_search_best(const search_scores *scores) {
  uint16_t best = 0;
  for (size_t i = 0; i < SEARCH_COLUMNS; i++) best = greater(best, scores->best[i]);
  return best;
}

static void raise_score(search_scores *scores, size_t record, uint32_t amount) {
  uint16_t *best = &scores->best[record % SEARCH_COLUMNS];
  scores->of[record] = (uint16_t)(scores->of[record] + amount);
  *best = greater(*best, scores->of[record]);
}

/* ---- words ---- */

static uint32_t most_of_word(const search_meaning *word) {
  uint32_t most = 0;
  for (size_t i = 0; i < word->count; i++) {
    uint32_t of_term = ike_table_search_terms[word->terms[i]].most;
    most = !word->is_alternative ? most + of_term : of_term > most ? of_term : most;
  }
  return most;
}

/* How much of an impact counts. */
typedef struct {
  uint32_t share;
  unsigned shift; /* that turns a product with the share into a score */
} scale;

static uint16_t scaled(uint32_t impact, scale by) {
  return (uint16_t)(impact * by.share >> by.shift);
}

/* ---- words side by side ---- */

static const search_pair *find_pair(uint16_t first, uint16_t second) {
  size_t low = ike_table_search_pair_starts[first], end = ike_table_search_pair_starts[first + 1u], high = end;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (ike_table_search_pairs[middle].second < second) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < end && ike_table_search_pairs[low].second == second ? &ike_table_search_pairs[low] : NULL;
}

/* A word that means one term, or of several that it may have been meant for the first. */
static bool may_pair(const search_meaning *word) {
  return word->count == 1 || word->is_alternative;
}

/* Two words of the query that some record has side by side. */
typedef struct {
  const search_pair *of;
  uint16_t share;
} query_pair;

typedef struct {
  size_t count;
  query_pair of[SEARCH_MOST_WORDS];
} query_pairs;

/* The more words, the likelier it is that they were pasted, and that their order means something. */
static uint32_t share_of_pairs(size_t words) {
  return (uint32_t)(words < SEARCH_LEAST_PASTED_WORDS ? SEARCH_ALL * words / SEARCH_LEAST_PASTED_WORDS : SEARCH_ALL);
}

static void find_pairs(const search_query *query, query_pairs *pairs) {
  uint32_t share = share_of_pairs(query->count);
  pairs->count = 0;
  for (size_t i = 0; i + 1 < query->count; i++) {
    const search_meaning *first = &query->words[i], *second = first + 1;
    if (!may_pair(first) || !may_pair(second)) continue;
    const search_pair *pair = find_pair(first->terms[0], second->terms[0]);
    uint16_t less = first->share < second->share ? first->share : second->share;
    if (pair) pairs->of[pairs->count++] = (query_pair){pair, (uint16_t)share_of(less, share)};
  }
}

static void add_pair(uint16_t *scores, const search_pair *pair, scale by) {
  for (uint32_t i = pair->postings; i < pair[1].postings; i++) {
    const search_pair_posting *posting = &ike_table_search_pair_postings[i];
    scores[posting->record] = (uint16_t)(scores[posting->record] + scaled(posting->impact, by));
  }
}

static void add_pairs(search_scores *scores, const query_pairs *pairs) {
  for (size_t i = 0; i < pairs->count; i++)
    add_pair(scores->of, pairs->of[i].of, (scale){pairs->of[i].share, SEARCH_SHARE_BITS + scores->shift});
}

/* ---- domains ---- */

/* Where one kind of program is named, the domains that the other kind does not have go first: its own, and what has no
 * number in either. 0: none is named, or both are. */
static domain_set preferred(const search_query *query) {
  if (query->names_notifies == query->names_codes) return 0;
  return ALL_DOMAINS & ~(query->names_notifies ? ike_table_domain_sets.codes : ike_table_domain_sets.notifies);
}

/* Records stand in the order of their domains. */
static void prefer(search_scores *scores, domain_set domains) {
  for (size_t i = 0, end; domains && i < ike_table_counts.records; i = end) {
    unsigned domain = ike_table_records[i].domain;
    for (end = i + 1; end < ike_table_counts.records && ike_table_records[end].domain == domain;) end++;
    for (size_t j = i; j < end && domain_is_in(domains, domain); j++)
      scores->of[j] = (uint16_t)(scores->of[j] + share_of(scores->of[j], SEARCH_SHARE_PREFERRED));
  }
}

/* How far scores are shifted to the right, so that none has more than 16 bits: in a long query each word counts a half,
 * or less. */
static unsigned shift_of(const search_query *query, const query_pairs *pairs) {
  uint32_t most = ike_table_search_counts.heaviest + (uint32_t)HINT;
  for (size_t i = 0; i < query->count; i++) most += most_of_word(&query->words[i]);
  for (size_t i = 0; i < pairs->count; i++) most += pairs->of[i].of->most;
  if (preferred(query)) most += share_of(most, SEARCH_SHARE_PREFERRED);
  if (query->exact.count) most = 2 * most + 1;
  unsigned shift = 0;
  while (most >> shift > UINT16_MAX) shift++;
  return shift;
}

static const uint16_t *row_of(const search_term *term) {
  return &ike_table_search_rows[(term->common - 1u) * search_padded_records()];
}

static void add_whole_row(uint16_t *restrict scores, const uint16_t *restrict row) {
  for (size_t i = 0; i < search_padded_records(); i += SEARCH_COLUMNS) {
    for (size_t j = i; j < i + SEARCH_COLUMNS; j++) scores[j] = (uint16_t)(scores[j] + row[j]);
  }
}

static void add_row(uint16_t *restrict scores, const uint16_t *restrict row, scale by) {
  if (by.share >> by.shift) {
    add_whole_row(scores, row);
    return;
  }
  for (size_t i = 0; i < search_padded_records(); i += SEARCH_COLUMNS) {
    for (size_t j = i; j < i + SEARCH_COLUMNS; j++) scores[j] = (uint16_t)(scores[j] + scaled(row[j], by));
  }
}

static void add_postings(uint16_t *scores, const search_term *term, scale by) {
  const search_posting *posting = &ike_table_search_postings[term->postings];
  for (size_t i = 0; i < term->count; i++) {
    uint16_t *score = &scores[posting[i].record];
    *score = (uint16_t)(*score + scaled(posting[i].impact, by));
  }
}

static void add_term(uint16_t *scores, const search_term *term, scale by) {
  if (term->common) {
    add_row(scores, row_of(term), by);
  } else {
    add_postings(scores, term, by);
  }
}

static void keep_best_of_row(uint16_t *restrict best, const uint16_t *restrict row) {
  for (size_t i = 0; i < search_padded_records(); i += SEARCH_COLUMNS) {
    for (size_t j = i; j < i + SEARCH_COLUMNS; j++) best[j] = greater(best[j], row[j]);
  }
}

static void keep_best_of_postings(uint16_t *best, const search_term *term) {
  const search_posting *posting = &ike_table_search_postings[term->postings];
  for (size_t i = 0; i < term->count; i++) {
    best[posting[i].record] = greater(best[posting[i].record], posting[i].impact);
  }
}

/* Of several alternatives a record has the best one's weight. */
static void add_alternatives(uint16_t *scores, const search_meaning *word, scale by) {
  uint16_t best[IKEERR_MAX_RECORDS];
  memset(best, 0, search_padded_records() * sizeof *best);
  for (size_t i = 0; i < word->count; i++) {
    const search_term *term = &ike_table_search_terms[word->terms[i]];
    if (term->common) {
      keep_best_of_row(best, row_of(term));
    } else {
      keep_best_of_postings(best, term);
    }
  }
  add_row(scores, best, by);
}

static void add_word(search_scores *scores, const search_meaning *word) {
  scale by = {word->share, SEARCH_SHARE_BITS + scores->shift};
  if (word->is_alternative) {
    add_alternatives(scores->of, word, by);
    return;
  }
  for (size_t i = 0; i < word->count; i++) {
    add_term(scores->of, &ike_table_search_terms[word->terms[i]], by);
  }
}

/* ---- heads: what a record is called, as a whole ---- */

typedef struct {
  uint16_t of[SEARCH_MOST_HEAD_TERMS];
} marks;

static void mark(marks *marked, uint16_t term, uint32_t share) {
  if (term < ike_table_search_counts.head_terms && marked->of[term] < share) marked->of[term] = (uint16_t)share;
}

static void mark_words(marks *marked, const search_query *query) {
  memset(marked->of, 0, ike_table_search_counts.head_terms * sizeof *marked->of);
  for (size_t i = 0; i < query->count; i++) {
    const search_meaning *word = &query->words[i];
    for (size_t j = 0; j < word->count; j++) {
      mark(marked, word->terms[j], word->share);
      const search_term *term = &ike_table_search_terms[word->terms[j]];
      for (size_t k = 0; k < term->near_count; k++) {
        mark(marked, ike_table_search_near[term->near + k], share_of(word->share, SEARCH_SHARE_NEAR));
      }
    }
  }
}

/* What of a head the query has, weighed by the part of the head that this is. */
static uint32_t head_score(const marks *marked, const search_head *head) {
  const search_head_term *terms = &ike_table_search_head_terms[head->first];
  uint32_t had = 0;
  for (size_t i = 0; i < head->count; i++) had += terms[i].weight * marked->of[terms[i].term];
  had /= SEARCH_ALL;
  return (uint32_t)((uint64_t)had * had * head->inverse >> SEARCH_INVERSE_BITS);
}

static uint32_t best_head(const marks *marked, size_t record) {
  table_range heads = ike_table_search_record_heads[record];
  uint32_t best = 0;
  for (size_t i = 0; i < heads.count; i++) {
    uint32_t score = head_score(marked, &ike_table_search_heads[heads.first + i]);
    if (score > best) best = score;
  }
  return best;
}

/* Whether the query has enough of a head, and enough of its words if it has as many. */
static bool is_called_so(const marks *marked, const search_head *head) {
  const search_head_term *terms = &ike_table_search_head_terms[head->first];
  uint32_t had = 0, words = 0, all = 0;
  for (size_t i = 0; i < head->count; i++) {
    had += share_of(terms[i].weight, marked->of[terms[i].term]);
    words += marked->of[terms[i].term] > 0;
    all += terms[i].weight;
  }
  bool has_words = words >= SEARCH_LEAST_CALLED_WORDS || words == head->count;
  return has_words && had >= share_of(all, SEARCH_SHARE_CALLED);
}

static bool is_called(const marks *marked, size_t record) {
  table_range heads = ike_table_search_record_heads[record];
  for (size_t i = 0; i < heads.count; i++) {
    if (is_called_so(marked, &ike_table_search_heads[heads.first + i])) return true;
  }
  return false;
}

/* Of a query in another language only some words are understood: they mean a record only if it is called so. */
static void keep_called(search_scores *scores, const marks *marked) {
  for (size_t i = 0; i < ike_table_counts.records; i++) {
    if (scores->of[i] && !is_called(marked, i)) scores->of[i] = 0;
  }
}

static void add_heads_of_column(search_scores *scores, const marks *marked, size_t column, uint32_t least) {
  for (size_t i = column; i < search_padded_records(); i += SEARCH_COLUMNS) {
    if (scores->of[i] > least) raise_score(scores, i, best_head(marked, i) >> scores->shift);
  }
}

static void add_heads(search_scores *scores, const marks *marked) {
  uint32_t least = share_of(ike_search_best(scores), SEARCH_SHARE_HEADS_FROM);
  for (size_t i = 0; i < SEARCH_COLUMNS; i++) {
    if (scores->best[i] > least) add_heads_of_column(scores, marked, i, least);
  }
}

/* ---- the whole ---- */

void ike_search_score(const search_query *query, search_scores *scores) {
  marks marked;
  query_pairs pairs;
  find_pairs(query, &pairs);
  memset(scores->of, 0, search_padded_records() * sizeof *scores->of);
  scores->shift = shift_of(query, &pairs);
  for (size_t i = 0; i < query->count; i++) add_word(scores, &query->words[i]);
  add_pairs(scores, &pairs);
  prefer(scores, preferred(query));
  mark_words(&marked, query);
  if (query->is_foreign) keep_called(scores, &marked);
  ike_search_find_bests(scores);
  add_heads(scores, &marked);
  for (size_t i = 0; i < query->hints.count; i++) raise_score(scores, query->hints.of[i].record, HINT >> scores->shift);
  uint32_t best = query->exact.count ? ike_search_best(scores) + 1u : 0;
  for (size_t i = 0; i < query->exact.count; i++) raise_score(scores, query->exact.of[i].record, best);
}
