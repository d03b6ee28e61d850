/* The order of hits, against the plain rule that rows, columns and lists by rank make fast: the impacts of the words
 * added up, and what a record is called counted as a whole. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"
#include "search/rank.h"
#include "search/spelling.h"
#include "search/words.h"

static const ikeerr_filter ALL = {IKEERR_ANY_DOMAIN, -1, -1, 0};

enum { MOST_HITS = IKEERR_MAX_RECORDS, MOST_WORDS = 3 };

typedef struct {
  size_t count;
  search_meaning words[MOST_WORDS];
} plain_query;

/* ---- the rule ---- */

static uint32_t impact_on(uint16_t term, size_t record) {
  const search_term *row = &ike_table_search_terms[term];
  for (size_t i = 0; i < row->count; i++) {
    const search_posting *posting = &ike_table_search_postings[row->postings + i];
    if (posting->record == record) return posting->impact;
  }
  return 0;
}

/* The terms of a word count together, of several that it may have been meant for the best one. */
static uint32_t score_of_word(const search_meaning *word, size_t record) {
  uint32_t score = 0;
  for (size_t i = 0; i < word->count; i++) {
    uint32_t impact = impact_on(word->terms[i], record);
    if (!word->is_alternative) score += impact * word->share / SEARCH_ALL;
    if (word->is_alternative && impact > score) score = impact;
  }
  return word->is_alternative ? score * word->share / SEARCH_ALL : score;
}

static const search_pair *pair_of(uint16_t first, uint16_t second) {
  for (size_t i = ike_table_search_pair_starts[first]; i < ike_table_search_pair_starts[first + 1u]; i++) {
    if (ike_table_search_pairs[i].second == second) return &ike_table_search_pairs[i];
  }
  return NULL;
}

static uint32_t impact_of_pair(uint16_t first, uint16_t second, size_t record) {
  const search_pair *pair = pair_of(first, second);
  for (uint32_t i = pair ? pair->postings : 0; pair && i < pair[1].postings; i++) {
    if (ike_table_search_pair_postings[i].record == record) return ike_table_search_pair_postings[i].impact;
  }
  return 0;
}

static bool may_pair(const search_meaning *word) {
  return word->count == 1 || word->is_alternative;
}

/* Words count for more if they stand side by side on the page as in the query, each as one term. */
static uint32_t score_of_pair(const search_meaning *first, const search_meaning *second, size_t record,
                              uint32_t share) {
  share = (first->share < second->share ? first->share : second->share) * share / SEARCH_ALL;
  return may_pair(first) && may_pair(second)
             ? impact_of_pair(first->terms[0], second->terms[0], record) * share / SEARCH_ALL
             : 0;
}

static uint32_t score_of_words(const plain_query *query, size_t record) {
  uint32_t score = 0;
  for (size_t i = 0; i < query->count; i++) score += score_of_word(&query->words[i], record);
  uint32_t all = query->count < SEARCH_LEAST_PASTED_WORDS ? (uint32_t)query->count : SEARCH_LEAST_PASTED_WORDS;
  uint32_t share = SEARCH_ALL * all / SEARCH_LEAST_PASTED_WORDS;
  for (size_t i = 1; i < query->count; i++)
    score += score_of_pair(&query->words[i - 1], &query->words[i], record, share);
  return score;
}

static bool is_near(uint16_t term, uint16_t other) {
  const search_term *row = &ike_table_search_terms[term];
  for (size_t i = 0; i < row->near_count; i++) {
    if (ike_table_search_near[row->near + i] == other) return true;
  }
  return false;
}

/* How far a query has a term: as far as the word counts that asks for it, or a part of that for what comes close. */
static uint32_t share_of_term(const plain_query *query, uint16_t term) {
  uint32_t most = 0;
  for (size_t i = 0; i < query->count; i++) {
    const search_meaning *word = &query->words[i];
    for (size_t j = 0; j < word->count; j++) {
      uint32_t share = word->terms[j] == term ? word->share : 0u;
      if (is_near(word->terms[j], term)) share = word->share * SEARCH_SHARE_NEAR / SEARCH_ALL;
      if (share > most) most = share;
    }
  }
  return most;
}

static uint32_t score_of_head(const plain_query *query, const search_head *head) {
  uint64_t had = 0;
  for (size_t i = 0; i < head->count; i++) {
    const search_head_term *part = &ike_table_search_head_terms[head->first + i];
    had += part->weight * share_of_term(query, part->term);
  }
  had /= SEARCH_ALL;
  return (uint32_t)(had * had * head->inverse >> SEARCH_INVERSE_BITS);
}

static uint32_t best_head(const plain_query *query, size_t record) {
  table_range heads = ike_table_search_record_heads[record];
  uint32_t best = 0;
  for (size_t i = 0; i < heads.count; i++) {
    uint32_t score = score_of_head(query, &ike_table_search_heads[heads.first + i]);
    if (score > best) best = score;
  }
  return best;
}

/* Heads count for the records that come near the best score without them. */
static void score_plainly(const plain_query *query, uint32_t *scores) {
  uint32_t best = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    scores[i] = score_of_words(query, i);
    if (scores[i] > best) best = scores[i];
  }
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    if (scores[i] > best * SEARCH_SHARE_HEADS_FROM / SEARCH_ALL) scores[i] += best_head(query, i);
  }
}

/* ---- comparing ---- */

/* Whether the hits are those with the best scores, the first of several before the others. */
static void check_hits(const char *text, uint32_t *scores, size_t capacity) {
  static ikeerr_hit hits[MOST_HITS];
  size_t count = ikeerr_search(text, IKEERR_TO_NUL, &ALL, hits, capacity);
  for (size_t i = 0; i < count; i++) {
    size_t best = 0;
    for (size_t record = 1; record < ikeerr_record_count(); record++)
      best = scores[record] > scores[best] ? record : best;
    if (hits[i].exact) return; /* the text is a name: another rule */
    if (hits[i].record != ikeerr_record_at(best) || hits[i].score * SEARCH_UNIT != scores[best]) {
      fail_msg("'%s': hit %zu is %s with %.0f, not %s with %u", text, i, ikeerr_record_text(hits[i].record, IKEERR_ID),
               hits[i].score * SEARCH_UNIT, ikeerr_record_text(ikeerr_record_at(best), IKEERR_ID), scores[best]);
    }
    scores[best] = 0;
  }
  size_t left = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) left += scores[i] > 0;
  assert_true(count == capacity || !left);
}

/* Whether it says, beside other such words or alone, that the query is in another language. */
static bool is_foreign(const search_word *word) {
  return word->is_foreign || is_wide(*table_text(word->text));
}

/* A word that means a term and does nothing else. */
static bool take_word(size_t index, plain_query *query, char *text) {
  const search_word *word = &ike_table_search_words[index];
  search_meaning *meaning = &query->words[query->count];
  if (word->context || is_foreign(word) || !ike_search_find(table_text(word->text), word->length, meaning) ||
      meaning->count == 0)
    return false;
  bool is_term = meaning->literal != SEARCH_NO_TERM;
  if ((is_term && ike_table_search_terms[meaning->literal].expression) ||
      slice_has_digit((slice){table_text(word->text), word->length}))
    return false;
  strcat(strcat(text, query->count ? " " : ""), table_text(word->text));
  query->count++;
  return true;
}

static bool is_one_term(const plain_query *query) {
  return query->count == 1 && query->words[0].count == 1;
}

/* The scores of a query of one term are worked out beforehand: heads count for every record that has the term. */
static void score_alone(const plain_query *query, uint32_t *scores) {
  const search_term *row = &ike_table_search_terms[query->words[0].terms[0]];
  memset(scores, 0, ikeerr_record_count() * sizeof *scores);
  for (size_t i = 0; i < row->count; i++) {
    const search_posting *posting = &ike_table_search_postings[row->postings + i];
    uint32_t score = posting->impact + best_head(query, posting->record);
    assert_in_range(posting->alone, score, score + score / 50 + 1); /* divided, where C has a rounded inverse */
    scores[posting->record] = posting->alone;
  }
}

/* The beginning of a word, which stands for all that begin so. */
static bool take_beginning(size_t index, plain_query *query, char *text) {
  const search_word *word = &ike_table_search_words[index];
  search_meaning *meaning = &query->words[query->count];
  search_token token = {.length = (uint8_t)(word->length * 2 / 3)};
  memcpy(token.text, table_text(word->text), token.length);
  if (!slice_is_alphabetic((slice){token.text, token.length}) || ike_search_find(token.text, token.length, meaning))
    return false;
  if (!ike_search_complete(&token, meaning)) return false;
  if (ike_table_search_terms[meaning->literal].expression) return false;
  strcat(strcat(text, query->count ? " " : ""), token.text);
  query->count++;
  return true;
}

static void test_a_word_finds_the_records_that_have_it(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i += 2) {
    char text[SEARCH_LONGEST_WORD + 1] = "";
    plain_query query = {.count = 0};
    uint32_t scores[IKEERR_MAX_RECORDS];
    if (!take_word(i, &query, text)) continue;
    (is_one_term(&query) ? score_alone : score_plainly)(&query, scores);
    check_hits(text, scores, i % 3 ? 10 : MOST_HITS);
  }
}

static unsigned next(unsigned *seed) {
  *seed = *seed * 1103515245u + 12345u;
  return *seed >> 16;
}

static void test_words_add_up(void **state) {
  (void)state;
  static const size_t CAPACITIES[] = {1, 2, 10, 31, 32, 33, MOST_HITS};
  unsigned seed = 1;
  for (size_t round = 0; round < 700; round++) {
    char text[MOST_WORDS * (SEARCH_LONGEST_WORD + 1)] = "";
    plain_query query = {.count = 0};
    uint32_t scores[IKEERR_MAX_RECORDS];
    size_t words = 2 + round % 2;
    for (size_t i = 0; i < 20 && query.count < words; i++) {
      take_word((size_t)next(&seed) * 7 % ike_table_search_counts.surfaces, &query, text);
    }
    if (is_one_term(&query)) continue;
    score_plainly(&query, scores);
    check_hits(text, scores, CAPACITIES[round % (sizeof CAPACITIES / sizeof *CAPACITIES)]);
  }
}

static void test_beginnings_count_in_part(void **state) {
  (void)state;
  unsigned seed = 2;
  for (size_t round = 0; round < 500; round++) {
    char text[MOST_WORDS * (SEARCH_LONGEST_WORD + 1)] = "";
    plain_query query = {.count = 0};
    uint32_t scores[IKEERR_MAX_RECORDS];
    for (size_t i = 0; i < 40 && query.count < 1 + round % 2; i++) {
      take_beginning((size_t)next(&seed) * 7 % ike_table_search_counts.surfaces, &query, text);
    }
    for (size_t i = 0; i < 20 && query.count < 2; i++) {
      take_word((size_t)next(&seed) * 7 % ike_table_search_counts.surfaces, &query, text);
    }
    if (is_one_term(&query)) continue;
    score_plainly(&query, scores);
    check_hits(text, scores, 10);
  }
}

/* ---- long queries: each word counts a half, or less ---- */

enum { HINT = SEARCH_SCORE_HINT * SEARCH_UNIT };

/* The greatest score that a record can have by a word. */
static uint32_t most_of_word(const search_meaning *word) {
  uint32_t sum = 0, best = 0;
  for (size_t i = 0; i < word->count; i++) {
    uint32_t most = ike_table_search_terms[word->terms[i]].most;
    sum += most;
    if (most > best) best = most;
  }
  return word->is_alternative ? best : sum;
}

/* The same by two words side by side. */
static uint32_t most_of_pair(const search_meaning *first, const search_meaning *second) {
  const search_pair *pair = may_pair(first) && may_pair(second) ? pair_of(first->terms[0], second->terms[0]) : NULL;
  uint32_t best = 0;
  for (uint32_t i = pair ? pair->postings : 0; pair && i < pair[1].postings; i++) {
    uint32_t impact = ike_table_search_pair_postings[i].impact;
    if (impact > best) best = impact;
  }
  return best;
}

/* By how many bits scores have to lose so that none that is possible has more than 16. */
static unsigned bits_beyond_16(uint64_t most) {
  unsigned bits = 0;
  while (most >= UINT64_C(1) << (16 + bits)) bits++;
  return bits;
}

static unsigned shift_of(const search_query *query) {
  static search_scores scores;
  ike_search_score(query, &scores);
  return scores.shift;
}

static void check_shift(const search_query *query) {
  uint64_t most = (uint64_t)ike_table_search_counts.heaviest + HINT;
  for (size_t i = 0; i < query->count; i++) most += most_of_word(&query->words[i]);
  for (size_t i = 1; i < query->count; i++) most += most_of_pair(&query->words[i - 1], &query->words[i]);
  if (query->names_codes != query->names_notifies) most += most * SEARCH_SHARE_PREFERRED / SEARCH_ALL;
  assert_int_equal(bits_beyond_16(query->exact.count ? 2 * most + 1 : most), shift_of(query));
}

/* Words of one meaning, of several that count together, and of several of which the best counts. */
static void add_words(search_query *query, bool is_alternative, size_t words) {
  unsigned seed = 4;
  memset(query, 0, sizeof *query);
  while (query->count < words) {
    const search_word *word = &ike_table_search_words[next(&seed) * 7u % ike_table_search_counts.surfaces];
    search_meaning *meaning = &query->words[query->count];
    if (!ike_search_find(table_text(word->text), word->length, meaning) || meaning->count < 1 + query->count % 3)
      continue;
    meaning->is_alternative = is_alternative && meaning->count > 1;
    query->count++;
  }
}

static void test_scores_lose_no_more_bits_than_they_must(void **state) {
  (void)state;
  static search_query query;
  for (size_t words = 1; words <= SEARCH_MOST_WORDS; words++) {
    for (int is_alternative = 0; is_alternative < 2; is_alternative++) {
      add_words(&query, is_alternative, words);
      check_shift(&query);
      query.exact = (search_exacts){1, {{0, IKEERR_IN_CODE}}};
      check_shift(&query);
      query.names_codes = true;
      check_shift(&query);
    }
  }
}

/* By the greatest impact of a term, one more than its number; 0: no term has it that never stands beside itself. */
static uint16_t terms_by_most[UINT16_MAX + 1];

static uint32_t find_terms(void) {
  uint32_t greatest = 0;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const search_word *word = &ike_table_search_words[i];
    for (size_t j = 0; j < word->meanings; j++) {
      uint16_t term = ike_table_search_meanings[word->meaning + j];
      uint32_t most = ike_table_search_terms[term].most;
      if (pair_of(term, term)) continue;
      terms_by_most[most] = (uint16_t)(term + 1);
      if (most > greatest) greatest = most;
    }
  }
  return greatest;
}

static void add_term(search_query *query, uint32_t most) {
  uint16_t term = (uint16_t)(terms_by_most[most] - 1);
  query->words[query->count++] = (search_meaning){.literal = term, .count = 1, .share = SEARCH_ALL, .terms = {term}};
}

static bool has_pairs(const search_query *query) {
  for (size_t i = 1; i < query->count; i++) {
    if (most_of_pair(&query->words[i - 1], &query->words[i])) return true;
  }
  return false;
}

/* Adds two words with a sum; false: no two that go with those of the query have it. */
static bool add_two(search_query *query, uint32_t sum) {
  for (uint32_t part = 1; part < sum; part++) {
    if (!terms_by_most[part] || !terms_by_most[sum - part]) continue;
    add_term(query, part);
    add_term(query, sum - part);
    if (!has_pairs(query)) return true;
    query->count -= 2;
  }
  return false;
}

/* Adds words that no record has side by side and whose greatest impacts have a sum. */
static void add_words_up_to(search_query *query, uint32_t sum) {
  uint32_t greatest = find_terms();
  memset(query, 0, sizeof *query);
  for (; sum > 2 * greatest; sum -= greatest) add_term(query, greatest);
  if (add_two(query, sum)) return;
  for (uint32_t part = 1; part < sum; part++) {
    if (!terms_by_most[part]) continue;
    add_term(query, part);
    if (add_two(query, sum - part)) return;
    query->count--;
  }
  fail_msg("no three terms have %u together", sum);
}

static void test_scores_use_all_of_16_bits(void **state) {
  (void)state;
  static search_query query;
  uint32_t without = ike_table_search_counts.heaviest + (uint32_t)HINT;
  add_words_up_to(&query, UINT16_MAX - without);
  assert_int_equal(0, shift_of(&query));
  add_words_up_to(&query, UINT16_MAX + 1u - without);
  assert_int_equal(1, shift_of(&query));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_a_word_finds_the_records_that_have_it),
      cmocka_unit_test(test_words_add_up),
      cmocka_unit_test(test_beginnings_count_in_part),
      cmocka_unit_test(test_scores_lose_no_more_bits_than_they_must),
      cmocka_unit_test(test_scores_use_all_of_16_bits),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
