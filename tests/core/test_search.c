/* What holds for every search: the order of hits, what they point to, filters, phrases, and that no query harms. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmocka_setup.h"

enum { MOST_HITS = IKEERR_MAX_RECORDS };

static const ikeerr_filter EVERYTHING = {IKEERR_ANY_DOMAIN, -1, -1, 0};

static const char *const QUERIES[] = {"certificate",
                                      "main mode",
                                      "peer stopped responding",
                                      "no proposal chosen windows 10",
                                      "\"main mode\" policy",
                                      "13868 certificate",
                                      "authe",
                                      "certifcate reveocation missing",
                                      "IKE 认证 certificado",
                                      "a b c d e f",
                                      "negotiation",
                                      "dpd psk eku"};

static bool is_within(const char *text, const char *part, size_t length) {
  return text && part >= text && part + length <= text + strlen(text);
}

static bool is_in_alias(const ikeerr_record *record, const ikeerr_snippet *snippet) {
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) {
    if (is_within(ikeerr_alias_at(record, i).name, snippet->text, snippet->length)) return true;
  }
  return false;
}

static bool is_part(const char *text, const ikeerr_snippet *snippet) {
  return is_within(text, snippet->text, snippet->length);
}

static bool is_in_causes(const ikeerr_record *record, const ikeerr_snippet *snippet) {
  bool is_in = false;
  for (size_t i = 0; !is_in && i < ikeerr_cause_count(record); i++) {
    ikeerr_cause cause = ikeerr_cause_at(record, i);
    is_in = is_part(cause.title, snippet) || is_part(cause.text, snippet) || is_part(cause.ignore, snippet);
    for (size_t j = 0; j < cause.check_count; j++) is_in |= is_part(ikeerr_cause_check(&cause, j), snippet);
    for (size_t j = 0; j < cause.fix_count; j++) is_in |= is_part(ikeerr_cause_fix(&cause, j), snippet);
  }
  return is_in;
}

static bool is_in_questions(const ikeerr_record *record, const ikeerr_snippet *snippet) {
  for (size_t i = 0; i < ikeerr_question_count(record); i++) {
    ikeerr_question question = ikeerr_question_at(record, i);
    if (is_within(question.question, snippet->text, snippet->length)) return true;
    if (is_within(question.answer, snippet->text, snippet->length)) return true;
  }
  return false;
}

static bool is_in_text(const ikeerr_record *record, ikeerr_text text, const ikeerr_snippet *snippet) {
  return is_within(ikeerr_record_text(record, text), snippet->text, snippet->length);
}

static bool is_in_log_lines(const ikeerr_record *record, const ikeerr_snippet *snippet) {
  for (size_t i = 0; i < ikeerr_log_line_count(record); i++) {
    if (is_within(ikeerr_log_line_at(record, i).line, snippet->text, snippet->length)) return true;
  }
  return false;
}

static bool is_in_its_field(const ikeerr_record *record, const ikeerr_snippet *snippet) {
  switch (snippet->field) {
    case IKEERR_IN_CODE:
      return is_in_text(record, IKEERR_ID, snippet);
    case IKEERR_IN_NAME:
      return is_in_text(record, IKEERR_NAME, snippet);
    case IKEERR_IN_ALIAS:
      return is_in_alias(record, snippet);
    case IKEERR_IN_MESSAGE:
    case IKEERR_IN_SENTENCE:
      return is_in_text(record, IKEERR_MESSAGE, snippet);
    case IKEERR_IN_TECHNICAL_MEANING:
      return is_in_text(record, IKEERR_TECHNICAL_MEANING, snippet);
    case IKEERR_IN_ERROR_DETAILS:
      return is_in_text(record, IKEERR_ERROR_DETAILS, snippet);
    case IKEERR_IN_USAGE_CONTEXT:
      return is_in_text(record, IKEERR_USAGE_CONTEXT, snippet);
    case IKEERR_IN_DEVELOPER_INTERPRETATION:
      return is_in_text(record, IKEERR_DEVELOPER_INTERPRETATION, snippet);
    case IKEERR_IN_CAUSES:
      return is_in_causes(record, snippet);
    case IKEERR_IN_FAQ:
      return is_in_questions(record, snippet);
    case IKEERR_IN_SUMMARY:
      return is_in_text(record, IKEERR_SUMMARY, snippet);
    case IKEERR_IN_LOG_LINES:
      return is_in_log_lines(record, snippet);
    default:
      return false;
  }
}

/* A snippet is whole, or cut between words; a word longer than the lead is cut at the first match. */
static void check_window(const ikeerr_snippet *snippet) {
  enum { LONGEST = 160 };
  char behind = snippet->text[snippet->length];
  assert_true(snippet->length <= LONGEST);
  bool starts_with_match = snippet->span_count && !snippet->spans[0].start;
  assert_true(!snippet->text[-1] || snippet->text[-1] == ' ' || snippet->text[-1] == '\n' || starts_with_match);
  assert_true(!behind || behind == ' ' || behind == '\n');
}

static void check_hit(const ikeerr_hit *hit) {
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  size_t end = 0;
  assert_true(hit->score > 0);
  assert_true(snippet.length > 0);
  assert_true(is_in_its_field(hit->record, &snippet));
  assert_true(snippet.span_count <= IKEERR_MAX_SPANS);
  for (size_t i = 0; i < snippet.span_count; i++) {
    assert_true(snippet.spans[i].start >= end);
    assert_true(snippet.spans[i].start < snippet.spans[i].end);
    end = snippet.spans[i].end;
  }
  assert_true(end <= snippet.length);
  if (snippet.field == IKEERR_IN_NAME || snippet.field >= IKEERR_IN_TECHNICAL_MEANING) check_window(&snippet);
}

static void check_order(const ikeerr_hit *hits, size_t count) {
  for (size_t i = 1; i < count; i++) {
    assert_true(hits[i - 1].score >= hits[i].score);
    assert_true(hits[i - 1].exact || !hits[i].exact);
    if (hits[i - 1].score == hits[i].score) assert_true(hits[i - 1].record < hits[i].record);
  }
}

static size_t search(const char *query, const ikeerr_filter *filter, ikeerr_hit *hits, size_t capacity) {
  return ikeerr_search(query, IKEERR_TO_NUL, filter, hits, capacity);
}

static void test_hits_are_ordered_and_point_into_their_fields(void **state) {
  (void)state;
  static ikeerr_hit hits[MOST_HITS];
  for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
    size_t count = search(QUERIES[i], &EVERYTHING, hits, MOST_HITS);
    check_order(hits, count);
    for (size_t j = 0; j < count; j++) check_hit(&hits[j]);
  }
}

static void test_a_smaller_capacity_gives_the_first_hits(void **state) {
  (void)state;
  static ikeerr_hit hits[MOST_HITS];
  ikeerr_hit few[4];
  for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
    size_t count = search(QUERIES[i], &EVERYTHING, hits, MOST_HITS);
    for (size_t capacity = 0; capacity <= 4; capacity++) {
      size_t expected = count < capacity ? count : capacity;
      assert_int_equal(expected, search(QUERIES[i], &EVERYTHING, few, capacity));
      for (size_t j = 0; j < expected; j++) {
        assert_ptr_equal(hits[j].record, few[j].record);
        assert_true(hits[j].score == few[j].score);
        assert_ptr_equal(ikeerr_hit_snippet(&hits[j]).text, ikeerr_hit_snippet(&few[j]).text);
      }
    }
  }
}

/* A filter takes away what does not pass, and changes neither the order nor the scores of what does. */
static void check_filter(const char *query, const ikeerr_filter *filter) {
  static ikeerr_hit all[MOST_HITS], hits[MOST_HITS];
  size_t all_count = search(query, &EVERYTHING, all, MOST_HITS), passing = 0;
  size_t count = search(query, filter, hits, MOST_HITS);
  for (size_t i = 0; i < all_count; i++) {
    if (!ikeerr_filter_passes(filter, all[i].record)) continue;
    assert_true(passing < count);
    assert_ptr_equal(all[i].record, hits[passing].record);
    assert_true(all[i].score == hits[passing].score);
    passing++;
  }
  assert_int_equal(passing, count);
}

static void test_filters(void **state) {
  (void)state;
  int error = ikeerr_word_index(IKEERR_KINDS, "error", IKEERR_TO_NUL);
  int certificate = ikeerr_word_index(IKEERR_TAGS, "certificate", IKEERR_TO_NUL);
  const ikeerr_filter filters[] = {{IKEERR_IKEV2, -1, -1, 0},
                                   {IKEERR_ANY_DOMAIN, error, -1, 0},
                                   {IKEERR_ANY_DOMAIN, -1, certificate, 0},
                                   {IKEERR_WIN32, error, certificate, 0}};
  for (size_t i = 0; i < sizeof QUERIES / sizeof *QUERIES; i++) {
    for (size_t j = 0; j < sizeof filters / sizeof *filters; j++) check_filter(QUERIES[i], &filters[j]);
  }
}

static void test_every_record_is_found_first_by_its_identity_and_name(void **state) {
  (void)state;
  ikeerr_hit hits[8];
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    assert_true(search(ikeerr_record_text(record, IKEERR_ID), &EVERYTHING, hits, 1) == 1);
    assert_ptr_equal(record, hits[0].record);
    assert_true(hits[0].exact);
    assert_int_equal(IKEERR_IN_CODE, ikeerr_hit_snippet(&hits[0]).field);
    bool is_there = false;
    size_t count = search(ikeerr_record_text(record, IKEERR_NAME), &EVERYTHING, hits, 8);
    for (size_t j = 0; j < count; j++) is_there = is_there || (hits[j].record == record && hits[j].exact);
    assert_true(is_there || ikeerr_record_domain(record) != IKEERR_WIN32);
  }
}

/* But for those that name another record. */
static void test_every_windows_record_is_found_first_by_its_own_message(void **state) {
  (void)state;
  ikeerr_hit hits[1];
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    const char *message = ikeerr_record_text(record, IKEERR_MESSAGE);
    if (ikeerr_record_domain(record) != IKEERR_WIN32 || strpbrk(message, "0123456789_")) continue;
    assert_int_equal(1, search(message, &EVERYTHING, hits, 1));
    if (hits[0].record != record) fail_msg("%s is not first for its message", ikeerr_record_text(record, IKEERR_ID));
  }
}

/* No page has "rejectings": it counts as much as a form that pages have. */
static void test_forms_of_a_word_are_the_word(void **state) {
  (void)state;
  ikeerr_hit hits[5], others[5];
  assert_int_equal(5, search("kerberos rejected", &EVERYTHING, hits, 5));
  assert_int_equal(5, search("kerberos rejectings", &EVERYTHING, others, 5));
  for (size_t i = 0; i < 5; i++) {
    assert_ptr_equal(hits[i].record, others[i].record);
    assert_true(hits[i].score == others[i].score);
  }
}

/* The snippet with its spans in brackets. */
static const char *marked(const ikeerr_hit *hit) {
  static char text[1024];
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  size_t length = 0, at = 0;
  for (size_t i = 0; i < snippet.span_count; i++) {
    ikeerr_span span = snippet.spans[i];
    length += (size_t)snprintf(text + length, sizeof text - length, "%.*s[%.*s]", (int)(span.start - at),
                               snippet.text + at, (int)(span.end - span.start), snippet.text + span.start);
    at = span.end;
  }
  snprintf(text + length, sizeof text - length, "%.*s", (int)(snippet.length - at), snippet.text + at);
  return text;
}

static void test_the_words_asked_for_are_marked(void **state) {
  (void)state;
  ikeerr_hit hits[10];
  assert_true(search("main mode expired", &EVERYTHING, hits, 10) > 0);
  assert_string_equal("ERROR_IPSEC_IKE_[MM]_[EXPIRED]", marked(&hits[0]));
  assert_true(search("IKE_NO_CERT", &EVERYTHING, hits, 10) > 0);
  assert_string_equal("ERROR_IPSEC_IKE_[NO]_[CERT]", marked(&hits[0]));
  assert_true(search("13868", &EVERYTHING, hits, 10) > 0);
  assert_string_equal("win32:[13868]", marked(&hits[0]));
}

/* Neither repetitions nor the many words that a beginning may mean push a later word out. */
static void test_later_words_are_marked_too(void **state) {
  (void)state;
  static const char *const QUERIES_OF_KERBEROS[] = {
      "peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer peer "
      "peer "
      "peer peer kerberos",
      "dec acc kerberos"};
  for (size_t i = 0; i < 2; i++) {
    ikeerr_hit hits[40];
    size_t count = search(QUERIES_OF_KERBEROS[i], &EVERYTHING, hits, 40);
    bool is_marked = false;
    for (size_t j = 0; j < count; j++) is_marked = is_marked || strstr(marked(&hits[j]), "[Kerberos]");
    assert_true(is_marked);
  }
}

static void test_a_guess_counts_less_than_the_word(void **state) {
  (void)state;
  static const char *const GUESSES[][2] = {{"imperso refused", "impersonation refused"},
                                           {"impersonaiton refused", "impersonation refused"},
                                           {"kerberso refused", "kerberos refused"}};
  for (size_t i = 0; i < sizeof GUESSES / sizeof *GUESSES; i++) {
    ikeerr_hit guess[1], word[1];
    assert_int_equal(1, search(GUESSES[i][0], &EVERYTHING, guess, 1));
    assert_int_equal(1, search(GUESSES[i][1], &EVERYTHING, word, 1));
    assert_ptr_equal(guess[0].record, word[0].record);
    assert_true(guess[0].score < word[0].score);
  }
}

static void test_windows_names_without_a_prefix_are_names(void **state) {
  (void)state;
  enum { PREFIX = sizeof "ERROR_IPSEC_" - 1 };
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const char *name = ikeerr_record_text(ikeerr_record_at(i), IKEERR_NAME);
    ikeerr_hit hits[1];
    if (strncmp(name, "ERROR_IPSEC_", PREFIX) != 0 || !search(name + PREFIX, &EVERYTHING, hits, 1) || !hits[0].exact)
      continue;
    check_hit(&hits[0]);
  }
  ikeerr_hit hits[1];
  assert_int_equal(1, search("QM_POLICY_EXISTS", &EVERYTHING, hits, 1));
  assert_true(hits[0].exact);
  assert_int_equal(IKEERR_IN_NAME, ikeerr_hit_snippet(&hits[0]).field);
}

/* However often a word is written: scores have room for all of it. What comes behind the first hit may change places,
 * for what a record is called counts once. */
static void test_a_word_written_often_finds_what_it_finds(void **state) {
  (void)state;
  static const char *const WORDS[] = {"kerberos", "mobike", "fragmentation"};
  enum { MOST_TIMES = 90, HITS = 3 };
  ikeerr_hit hits[HITS], others[HITS];
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
    char query[MOST_TIMES * 16] = "";
    for (int times = 1; times <= MOST_TIMES; times++) {
      strcat(strcat(query, WORDS[i]), " ");
      assert_int_equal(HITS, search(query, &EVERYTHING, times == 1 ? hits : others, HITS));
      if (times > 1) assert_ptr_equal(hits[0].record, others[0].record);
    }
  }
}

static bool contains(const ikeerr_record *record, const char *phrase) {
  for (int text = IKEERR_TECHNICAL_MEANING; text <= IKEERR_SUMMARY; text++) {
    const char *prose = ikeerr_record_text(record, (ikeerr_text)text);
    if (prose && strstr(prose, phrase)) return true;
  }
  return false;
}

static void test_a_phrase_keeps_only_records_that_have_it(void **state) {
  (void)state;
  static ikeerr_hit hits[MOST_HITS];
  static ikeerr_hit words[MOST_HITS];
  size_t count = search("\"dead peer detection\"", &EVERYTHING, hits, MOST_HITS);
  assert_true(count > 0);
  assert_true(count < search("dead peer detection", &EVERYTHING, words, MOST_HITS));
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    bool is_hit = false;
    for (size_t j = 0; j < count; j++) is_hit = is_hit || hits[j].record == ikeerr_record_at(i);
    if (contains(ikeerr_record_at(i), "dead peer detection")) assert_true(is_hit);
  }
  count = search("\"responding stopped peer\"", &EVERYTHING, hits, MOST_HITS);
  assert_true(count > 0); /* nobody has that phrase: the words still count */
}

static void test_a_phrase_that_says_nothing_is_none(void **state) {
  (void)state;
  static ikeerr_hit hits[MOST_HITS];
  size_t count = search("\"main mode\"", &EVERYTHING, hits, MOST_HITS);
  assert_int_equal(count, search("\"\" \"main mode\"", &EVERYTHING, hits, MOST_HITS));
  assert_int_equal(count, search("\"the\" \"main mode\"", &EVERYTHING, hits, MOST_HITS));
}

static void test_nothing_is_written_beyond_the_hits(void **state) {
  (void)state;
  ikeerr_hit hits[2];
  memset(hits, 0x5A, sizeof hits);
  assert_int_equal(1, search("certificate", NULL, hits, 1));
  for (size_t i = 0; i < sizeof *hits; i++) assert_int_equal(0x5A, ((unsigned char *)&hits[1])[i]);
  assert_int_equal(0, search("certificate", NULL, NULL, 0));
  assert_int_equal(0, ikeerr_search(NULL, 0, NULL, hits, 2));
}

static void test_room_for_more_than_all_records(void **state) {
  (void)state;
  static ikeerr_hit hits[IKEERR_MAX_RECORDS + 1], more[IKEERR_MAX_RECORDS + 1];
  ikeerr_filter everything = IKEERR_EVERYTHING;
  everything.min_score = 0;
  size_t count = ikeerr_search("vpn peer", IKEERR_TO_NUL, &everything, hits, IKEERR_MAX_RECORDS);
  assert_true(count > 0 && count < IKEERR_MAX_RECORDS);
  assert_int_equal(count, ikeerr_search("vpn peer", IKEERR_TO_NUL, &everything, more, IKEERR_MAX_RECORDS + 1));
  for (size_t i = 0; i < count; i++) assert_ptr_equal(hits[i].record, more[i].record);
}

static void test_any_bytes_are_a_query(void **state) {
  (void)state;
  ikeerr_hit hits[10];
  unsigned seed = 1;
  for (int round = 0; round < 3000; round++) {
    size_t length = (seed >> 16) % 64;
    char *query = malloc(length + 1);
    assert_non_null(query);
    for (size_t i = 0; i < length; i++) {
      seed = seed * 1103515245u + 12345u;
      query[i] = round % 2 ? (char)(seed >> 16) : "ab e\"-_(0xC13868h)\xC3\xA9\xE8\xAF\x81"[(seed >> 16) % 24];
    }
    size_t count = ikeerr_search(query, length, NULL, hits, 10);
    check_order(hits, count);
    for (size_t i = 0; i < count; i++) check_hit(&hits[i]);
    seed = seed * 1103515245u + 12345u;
    free(query);
  }
}

static void test_fields_have_names(void **state) {
  (void)state;
  for (int i = 0; i < IKEERR_HIT_FIELDS; i++) assert_true(strlen(ikeerr_hit_field_name((ikeerr_hit_field)i)) > 0);
  assert_string_equal("technical_meaning", ikeerr_hit_field_name(IKEERR_IN_TECHNICAL_MEANING));
  assert_string_equal("summary", ikeerr_hit_field_name(IKEERR_IN_SUMMARY));
  assert_null(ikeerr_hit_field_name(IKEERR_HIT_FIELDS));
}

/* Of a share that no hit can have, only hits as good as the best are left. */
static void test_a_share_beyond_all_is_all(void **state) {
  (void)state;
  static const double SHARES[] = {1, 1.0000001, 2, 1e300, INFINITY, NAN};
  ikeerr_hit hits[20];
  for (size_t i = 0; i < sizeof SHARES / sizeof *SHARES; i++) {
    ikeerr_filter filter = IKEERR_EVERYTHING;
    filter.min_score = SHARES[i];
    size_t count = ikeerr_search("certificate", IKEERR_TO_NUL, &filter, hits, 20);
    assert_true(count >= 1 && count < 20);
    for (size_t j = 1; j < count; j++) assert_true(hits[j].score == hits[0].score);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hits_are_ordered_and_point_into_their_fields),
      cmocka_unit_test(test_a_smaller_capacity_gives_the_first_hits),
      cmocka_unit_test(test_filters),
      cmocka_unit_test(test_every_record_is_found_first_by_its_identity_and_name),
      cmocka_unit_test(test_every_windows_record_is_found_first_by_its_own_message),
      cmocka_unit_test(test_forms_of_a_word_are_the_word),
      cmocka_unit_test(test_the_words_asked_for_are_marked),
      cmocka_unit_test(test_later_words_are_marked_too),
      cmocka_unit_test(test_a_guess_counts_less_than_the_word),
      cmocka_unit_test(test_windows_names_without_a_prefix_are_names),
      cmocka_unit_test(test_a_word_written_often_finds_what_it_finds),
      cmocka_unit_test(test_a_phrase_keeps_only_records_that_have_it),
      cmocka_unit_test(test_a_phrase_that_says_nothing_is_none),
      cmocka_unit_test(test_nothing_is_written_beyond_the_hits),
      cmocka_unit_test(test_room_for_more_than_all_records),
      cmocka_unit_test(test_any_bytes_are_a_query),
      cmocka_unit_test(test_fields_have_names),
      cmocka_unit_test(test_a_share_beyond_all_is_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
