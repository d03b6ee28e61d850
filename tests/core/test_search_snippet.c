/* What a hit shows: the field that has the words, the part of it that shows most of them, and those words marked. */
#include <stdio.h>
#include <string.h>

#include "cmocka_setup.h"
#include "search/posting.h"
#include "search/words.h"

static const ikeerr_filter ALL = {IKEERR_ANY_DOMAIN, -1, -1, 0};

enum { MOST_HITS = 6, MOST_TEXTS = 1024, MOST_TERMS = 2, WINDOW = 160, LEAD = 40, LONGEST_WORD = 60 /* bytes */ };

/* ---- the texts of a record ---- */

typedef struct {
  size_t count;
  const char *of[MOST_TEXTS];
} texts;

static void add_text(texts *all, const char *text) {
  if (!text) return;
  assert_true(all->count < MOST_TEXTS);
  all->of[all->count++] = text;
}

static void add_causes(texts *all, const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_cause_count(record); i++) {
    ikeerr_cause cause = ikeerr_cause_at(record, i);
    add_text(all, cause.title);
    add_text(all, cause.text);
    for (size_t j = 0; j < cause.check_count; j++) add_text(all, ikeerr_cause_check(&cause, j));
    for (size_t j = 0; j < cause.fix_count; j++) add_text(all, ikeerr_cause_fix(&cause, j));
    add_text(all, cause.ignore);
  }
}

static texts texts_of(const ikeerr_record *record, ikeerr_hit_field field) {
  static const ikeerr_text TEXTS[] = {[IKEERR_IN_NAME] = IKEERR_NAME,
                                      [IKEERR_IN_MESSAGE] = IKEERR_MESSAGE,
                                      [IKEERR_IN_TECHNICAL_MEANING] = IKEERR_TECHNICAL_MEANING,
                                      [IKEERR_IN_ERROR_DETAILS] = IKEERR_ERROR_DETAILS,
                                      [IKEERR_IN_USAGE_CONTEXT] = IKEERR_USAGE_CONTEXT,
                                      [IKEERR_IN_DEVELOPER_INTERPRETATION] = IKEERR_DEVELOPER_INTERPRETATION,
                                      [IKEERR_IN_SUMMARY] = IKEERR_SUMMARY};
  texts all = {.count = 0};
  if (field == IKEERR_IN_CODE || field == IKEERR_IN_SENTENCE) return all;
  if (field == IKEERR_IN_CAUSES) add_causes(&all, record);
  for (size_t i = 0; field == IKEERR_IN_LOG_LINES && i < ikeerr_log_line_count(record); i++) {
    add_text(&all, ikeerr_log_line_at(record, i).line);
  }
  for (size_t i = 0; field == IKEERR_IN_ALIAS && i < ikeerr_alias_count(record); i++) {
    add_text(&all, ikeerr_alias_at(record, i).name);
  }
  for (size_t i = 0; field == IKEERR_IN_FAQ && i < ikeerr_question_count(record); i++) {
    add_text(&all, ikeerr_question_at(record, i).question);
    add_text(&all, ikeerr_question_at(record, i).answer);
  }
  if (field < sizeof TEXTS / sizeof *TEXTS && TEXTS[field]) add_text(&all, ikeerr_record_text(record, TEXTS[field]));
  return all;
}

/* ---- the words in them ---- */

static bool means(const search_token *token, uint16_t term) {
  search_meaning meaning;
  if (!token->length || !ike_search_find(token->text, token->length, &meaning)) return false;
  for (size_t i = 0; i < meaning.count; i++) {
    if (meaning.terms[i] == term) return true;
  }
  return false;
}

static bool has_word(const texts *all, uint16_t term) {
  for (size_t i = 0; i < all->count; i++) {
    slice text = {all->of[i], strlen(all->of[i])};
    search_token token;
    for (size_t position = 0; ike_search_next(text, &position, &token);) {
      if (means(&token, term)) return true;
    }
  }
  return false;
}

/* The first field that has a word for each of the terms; the field of codes if none has. */
static ikeerr_hit_field field_with_all(const ikeerr_record *record, const uint16_t *terms, size_t count) {
  for (int field = 0; field < IKEERR_HIT_FIELDS; field++) {
    texts all = texts_of(record, (ikeerr_hit_field)field);
    size_t had = 0;
    for (size_t i = 0; i < count; i++) had += has_word(&all, terms[i]);
    if (had == count) return (ikeerr_hit_field)field;
  }
  return IKEERR_IN_CODE;
}

/* ---- what has to hold ---- */

static bool is_marked(const ikeerr_snippet *snippet, slice word) {
  for (size_t i = 0; i < snippet->span_count; i++) {
    const char *start = snippet->text + snippet->spans[i].start, *end = snippet->text + snippet->spans[i].end;
    if (start <= word.start && word.start + word.length <= end) return true;
  }
  return false;
}

static void check_marks(const ikeerr_snippet *snippet, uint16_t term) {
  slice text = {snippet->text, snippet->length};
  search_token token;
  for (size_t position = 0; ike_search_next(text, &position, &token);) {
    if (snippet->span_count == IKEERR_MAX_SPANS || !means(&token, term) || is_marked(snippet, token.raw)) continue;
    fail_msg("'%.*s' is not marked in '%.*s'", (int)token.raw.length, token.raw.start, (int)text.length, text.start);
  }
}

/* Spans are whole words: those of the text, or parts of a name. */
static void check_spans(const ikeerr_snippet *snippet) {
  for (size_t i = 0; i < snippet->span_count; i++) {
    const char *start = snippet->text + snippet->spans[i].start, *end = snippet->text + snippet->spans[i].end;
    assert_true(is_letter_or_digit(start[0]) && is_letter_or_digit(end[-1]));
    assert_true(start == snippet->text || !is_letter_or_digit(start[-1]) ||
                (is_upper(start[0]) && !is_upper(start[-1])) || is_digit(start[0]) != is_digit(start[-1]));
  }
}

static bool is_shown_whole(const ikeerr_snippet *snippet) {
  return snippet->field == IKEERR_IN_NAME || snippet->field == IKEERR_IN_MESSAGE;
}

/* Names and messages are shown whole. Of other texts as much as fits, with some words in front of the first match. */
static void check_window(const ikeerr_record *record, const ikeerr_snippet *snippet) {
  texts all = texts_of(record, snippet->field);
  for (size_t i = 0; i < all.count; i++) {
    size_t length = strlen(all.of[i]);
    if (snippet->text < all.of[i] || snippet->text > all.of[i] + length) continue;
    bool is_cut_in_front = snippet->text > all.of[i],
         is_cut_behind = snippet->text + snippet->length < all.of[i] + length;
    if (is_shown_whole(snippet)) assert_false(is_cut_in_front || is_cut_behind);
    if (!is_shown_whole(snippet)) assert_true(snippet->length <= WINDOW);
    if (is_cut_in_front) assert_true(snippet->spans[0].start <= LEAD);
    if (is_cut_behind) assert_true(snippet->length > WINDOW - LONGEST_WORD);
    return;
  }
  fail_msg("the snippet of %s lies outside of its field", ikeerr_record_text(record, IKEERR_ID));
}

static void check_hits(const char *text, const uint16_t *terms, size_t count) {
  ikeerr_hit hits[MOST_HITS];
  size_t found = ikeerr_search(text, IKEERR_TO_NUL, &ALL, hits, MOST_HITS);
  for (size_t i = 0; i < found && !hits[i].exact; i++) {
    ikeerr_snippet snippet = ikeerr_hit_snippet(&hits[i]);
    ikeerr_hit_field expected = field_with_all(hits[i].record, terms, count);
    if (expected != IKEERR_IN_CODE && snippet.field > expected) { /* words that come close may stand before it */
      fail_msg("'%s' shows %s of %s, not %s", text, ikeerr_hit_field_name(snippet.field),
               ikeerr_record_text(hits[i].record, IKEERR_ID), ikeerr_hit_field_name(expected));
    }
    for (size_t j = 0; j < count; j++) check_marks(&snippet, terms[j]);
    if (expected != IKEERR_IN_CODE) assert_true(snippet.span_count > 0);
    check_spans(&snippet);
    check_window(hits[i].record, &snippet);
  }
}

/* A word with one meaning that begins no expression. */
static bool take_word(size_t index, char *text, uint16_t *term) {
  const search_word *word = &ike_table_search_words[index % ike_table_search_counts.surfaces];
  search_meaning meaning;
  if (word->context || !ike_search_find(table_text(word->text), word->length, &meaning) || meaning.count != 1)
    return false;
  if (ike_table_search_terms[meaning.terms[0]].expression) return false;
  strcat(strcat(text, *text ? " " : ""), table_text(word->text));
  *term = meaning.terms[0];
  return true;
}

static void test_one_word(void **state) {
  (void)state;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i += 5) {
    char text[SEARCH_LONGEST_WORD + 2] = "";
    uint16_t term;
    if (take_word(i, text, &term)) check_hits(text, &term, 1);
  }
}

static void test_two_words(void **state) {
  (void)state;
  unsigned seed = 1;
  for (size_t round = 0; round < 1200; round++) {
    char text[MOST_TERMS * (SEARCH_LONGEST_WORD + 1) + 1] = "";
    uint16_t terms[MOST_TERMS];
    size_t count = 0;
    for (size_t i = 0; i < 20 && count < MOST_TERMS; i++) {
      seed = seed * 1103515245u + 12345u;
      count += take_word((seed >> 16) * 7u, text, &terms[count]);
    }
    check_hits(text, terms, count);
  }
}

/* The places of a posting in the first field that it has any in; a snippet looks at so many of them. */
typedef struct {
  ikeerr_hit_field field;
  const search_place *of;
  size_t count;
} first_places;

static first_places places_of(const search_posting *posting) {
  int field = 0;
  while (!(posting->fields >> field & 1)) field++;
  first_places places = {(ikeerr_hit_field)field, &ike_table_search_places[posting->places], 0};
  size_t most = posting[1].places - posting->places;
  if (most > SEARCH_SNIPPET_PLACES) most = SEARCH_SNIPPET_PLACES;
  while (places.count < most && places.of[places.count] < search_first_place((unsigned)field + 1)) places.count++;
  return places;
}

/* The first of the places behind which the most others stand within a window. */
static search_place best_place(const first_places *places) {
  size_t best = 0, most = 0;
  for (size_t i = 0; i < places->count; i++) {
    size_t count = 0;
    for (size_t j = i; j < places->count; j++)
      count += search_offset(places->of[j]) - search_offset(places->of[i]) < WINDOW - LEAD;
    if (count > most) most = count, best = i;
  }
  return places->of[best];
}

/* Each word that the index has for a record, by itself: its first field is shown where it has the word most often. */
static void check_word_of_record(uint16_t term, const search_posting *posting) {
  ikeerr_hit hit = {.record = ikeerr_record_at(posting->record), .terms = {term}, .term_count = 1};
  ikeerr_snippet snippet = ikeerr_hit_snippet(&hit);
  first_places places = places_of(posting);
  search_place shown = is_shown_whole(&snippet) ? places.of[0] : best_place(&places);
  assert_int_equal(places.field, snippet.field);
  assert_true(is_marked(&snippet, (slice){(const char *)&ike_table_pool + search_offset(shown), search_length(shown)}));
  check_window(hit.record, &snippet);
}

/* Of a record that was found by its sentence, the message is shown, with the words of the query in it. */
static void check_message_for_sentence(uint16_t term, const search_posting *posting) {
  ikeerr_hit hit = {.record = ikeerr_record_at(posting->record), .terms = {term}, .term_count = 1};
  hit.exact = true;
  hit.exact_field = IKEERR_IN_SENTENCE;
  ikeerr_snippet snippet = ikeerr_hit_snippet(&hit);
  assert_int_equal(IKEERR_IN_SENTENCE, snippet.field);
  assert_ptr_equal(ikeerr_record_text(hit.record, IKEERR_MESSAGE), snippet.text);
  assert_int_equal(strlen(snippet.text), snippet.length);
  assert_int_equal(posting->fields >> IKEERR_IN_MESSAGE & 1, snippet.span_count > 0);
  check_spans(&snippet);
}

static size_t check_term(uint16_t term) {
  const search_term *row = &ike_table_search_terms[term];
  size_t checked = 0;
  for (size_t i = 0; i < row->count; i++) {
    const search_posting *posting = &ike_table_search_postings[row->postings + i];
    bool has_text = posting->fields && !(posting->fields & (1u << IKEERR_IN_CODE | 1u << IKEERR_IN_SENTENCE));
    if (has_text) check_word_of_record(term, posting);
    check_message_for_sentence(term, posting);
    checked += has_text;
  }
  return checked;
}

static void test_every_word_of_every_record(void **state) {
  (void)state;
  static bool is_seen[UINT16_MAX];
  size_t checked = 0;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const search_word *word = &ike_table_search_words[i];
    for (size_t j = 0; j < word->meanings; j++) {
      uint16_t term = ike_table_search_meanings[word->meaning + j];
      if (!is_seen[term]) checked += check_term(term);
      is_seen[term] = true;
    }
  }
  assert_true(checked > 0);
}

/* Whether a record has both terms at one and the same place: a name, and its first part. */
static bool share_a_place(uint16_t term, uint16_t other) {
  const search_term *row = &ike_table_search_terms[term];
  for (size_t i = 0; i < row->count; i++) {
    const search_posting *one = &ike_table_search_postings[row->postings + i];
    const search_posting *two = ike_search_posting(other, one->record);
    size_t second = two ? two[0].places : 0, end = two ? two[1].places : 0;
    for (size_t first = one[0].places; first < one[1].places && second < end;) {
      search_place start = ike_table_search_places[first] >> SEARCH_LENGTH_BITS;
      search_place other_start = ike_table_search_places[second] >> SEARCH_LENGTH_BITS;
      if (start == other_start) return true;
      if (start < other_start) first++;
      if (start > other_start) second++;
    }
  }
  return false;
}

/* Of a name and its first part, where both are asked for, the name is marked. */
static void test_a_name_and_its_first_part(void **state) {
  (void)state;
  size_t names = 0;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const char *part = table_text(ike_table_search_words[i].text);
    for (size_t j = i + 1; j < ike_table_search_counts.surfaces; j++) {
      const char *name = table_text(ike_table_search_words[j].text);
      if (strncmp(name, part, strlen(part)) != 0) break; /* words stand in the order of their bytes */
      char text[MOST_TERMS * (SEARCH_LONGEST_WORD + 1) + 1] = "";
      uint16_t terms[MOST_TERMS];
      if (!take_word(i, text, &terms[0]) || !take_word(j, text, &terms[1])) continue;
      if (terms[0] == terms[1] || !share_a_place(terms[0], terms[1])) continue;
      check_hits(text, terms, MOST_TERMS);
      names++;
    }
  }
  assert_true(names > 0);
}

static bool has_term(const ikeerr_hit *hit, uint16_t term) {
  for (size_t i = 0; i < hit->term_count; i++) {
    if (hit->terms[i] == term) return true;
  }
  return false;
}

/* A hit carries all that the words may mean, for the snippet to mark it. */
static void test_every_meaning_of_a_word(void **state) {
  (void)state;
  size_t words = 0;
  for (size_t i = 0; i < ike_table_search_counts.surfaces; i++) {
    const search_word *word = &ike_table_search_words[i];
    search_meaning meaning;
    ikeerr_hit hit;
    if (word->meanings < 2 || !ike_search_find(table_text(word->text), word->length, &meaning)) continue;
    if (!ikeerr_search(table_text(word->text), IKEERR_TO_NUL, NULL, &hit, 1)) continue;
    for (size_t j = 0; j < meaning.count; j++) assert_true(has_term(&hit, meaning.terms[j]));
    words++;
  }
  assert_true(words > 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_one_word), cmocka_unit_test(test_two_words),
                                     cmocka_unit_test(test_every_word_of_every_record),
                                     cmocka_unit_test(test_a_name_and_its_first_part),
                                     cmocka_unit_test(test_every_meaning_of_a_word)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
