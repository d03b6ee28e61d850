/* The records that a query names outright: by a key, by a sentence of Windows, or by a code among its words. */
#include "exact.h"

#include "readings/readings.h"
#include "spellings/spellings.h"
#include "text/text.h"

static void add_exact(search_exacts *list, const ikeerr_record *record, ikeerr_hit_field field) {
  uint16_t number = (uint16_t)ikeerr_record_index(record);
  for (size_t i = 0; i < list->count; i++) {
    if (list->of[i].record == number) return;
  }
  if (list->count < SEARCH_MOST_EXACT) list->of[list->count++] = (search_exact){number, (uint8_t)field};
}

static void add_candidates(search_query *query, const ikeerr_answer *answer, ikeerr_hit_field field) {
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    add_exact(&query->exact, answer->candidates[i], field);
  }
}

/* Whether the key is the official name, or what is left of it without a prefix. */
static bool is_official(slice key, const ikeerr_record *record) {
  const char *name = ikeerr_record_text(record, IKEERR_NAME);
  folded_name folded = ike_fold(key.start, key.length), official = ike_fold(name, strlen(name));
  return folded.length <= official.length &&
         memcmp(official.text + official.length - folded.length, folded.text, folded.length) == 0;
}

static ikeerr_hit_field field_of_reading(const ikeerr_answer *answer, slice key) {
  switch (answer->reading) {
    case IKEERR_READ_SENTENCE:
      return IKEERR_IN_SENTENCE;
    case IKEERR_READ_OFFICIAL_NAME:
      return IKEERR_IN_NAME;
    case IKEERR_READ_NAME:
      return is_official(key, answer->candidates[0]) ? IKEERR_IN_NAME : IKEERR_IN_ALIAS;
    default:
      return IKEERR_IN_CODE;
  }
}

static bool resembles_key(slice text) {
  if (slice_has_digit(text) || memchr(text.start, '(', text.length) || memchr(text.start, ':', text.length))
    return true;
  folded_name folded = ike_fold(text.start, text.length);
  return folded.length && ike_find_spelling(&folded);
}

bool ike_search_read_key(slice text, search_query *query) {
  ikeerr_answer answer;
  if (text.length > SEARCH_LONGEST_KEY || !resembles_key(slice_trim(text)) || !ike_is_text(text)) return false;
  if (!ike_lookup_known(text, ALL_DOMAINS, &answer)) return false;
  add_candidates(query, &answer, field_of_reading(&answer, slice_trim(text)));
  return true;
}

/* ---- sentences ---- */

/* Whether nothing but this sentence is asked for. */
static bool is_whole(const exact_reader *state, slice rest, size_t end) {
  sentence_print behind = SENTENCE_EMPTY;
  return rest.start == state->first_word && !ike_print_next_word(rest, &end, &behind);
}

void ike_search_read_sentence(exact_reader *state, const char *start) {
  slice rest = slice_from(state->text, (size_t)(start - state->text.start));
  size_t end;
  if (!state->first_word) state->first_word = start;
  if ((unsigned char)*start >= 0x80) return;
  const table_sentence *sentence = ike_sentence_at(rest, &end);
  if (!sentence) return;
  search_query *query = state->query;
  bool is_sure = sentence->words >= SEARCH_LEAST_SENTENCE_WORDS || is_whole(state, rest, end);
  if (is_sure && sentence->words <= state->sentence_words) return;
  if (is_sure) state->sentence_words = sentence->words;
  for (size_t i = 0; i < sentence->records.count; i++) {
    add_exact(is_sure ? &query->exact : &query->hints, table_record(sentence->records, i), IKEERR_IN_SENTENCE);
  }
}

/* ---- codes ---- */

static bool is_number_word(slice word) {
  return word.length <= SEARCH_LONGEST_NUMBER && slice_has_digit(word) && hex_value(word.start[0]) < 16;
}

/* A minus sign belongs to a number where nothing but the start or a blank is before it. */
static slice with_sign(const exact_reader *state, slice word) {
  size_t start = (size_t)(word.start - state->text.start);
  bool is_signed = start && word.start[-1] == '-' && word.length >= SEARCH_SHORTEST_SIGNED_NUMBER &&
                   (start == 1 || is_blank(word.start[-2]) || word.start[-2] == '(' || word.start[-2] == ':');
  return is_signed ? (slice){word.start - 1, word.length + 1} : word;
}

static bool is_decimal(slice word) {
  for (size_t i = 0; i < word.length; i++) {
    if (!is_digit(word.start[i])) return false;
  }
  return true;
}

/* Bare hexadecimal digits, at least one of them a letter. */
static bool is_sure_hex(slice word) {
  uint32_t value;
  return !is_decimal(word) && ike_read_bare_hex(word, &value);
}

static void hint_at_neighbour(search_query *query, uint32_t number) {
  const table_neighbour *neighbour = ike_find_neighbour(number);
  for (size_t i = 0; neighbour && i < neighbour->read.count; i++) {
    add_exact(&query->hints, table_record(neighbour->read, i), IKEERR_IN_CODE);
  }
}

/* The domains that words say a code is of; 0 if they do not say. */
static domain_set named_domains(const exact_reader *state) {
  return state->expects_code && state->is_about_notifies ? domains_of(state->domain) : 0;
}

static bool find_code(const exact_reader *state, slice number, uint32_t value, ikeerr_answer *answer) {
  domain_set named = named_domains(state);
  domain_set likely = ike_likely_domains(value, state->expects_code ? ike_table_domain_sets.codes : 0);
  return (named && ike_lookup_known(number, named, answer)) || (likely && ike_lookup_known(number, likely, answer));
}

/* A number that means a code only where something says so. */
static bool is_common(uint32_t value) {
  return ike_likely_domains(value, 0) != ike_likely_domains(value, ALL_DOMAINS);
}

static void read_bare_hex(exact_reader *state, slice word) {
  ikeerr_answer answer;
  domain_set named = named_domains(state);
  bool is_found = is_sure_hex(word) && ike_lookup_known(word, named ? named : ALL_DOMAINS, &answer);
  if (is_found) add_candidates(state->query, &answer, IKEERR_IN_CODE);
}

void ike_search_read_code(exact_reader *state, slice word) {
  uint32_t value;
  ikeerr_answer answer;
  if (state->is_key || !is_number_word(word)) return;
  slice number = with_sign(state, word);
  if (ike_read_number(number, &value) != NUMBER_READ) {
    read_bare_hex(state, word);
  } else if (find_code(state, number, value, &answer)) {
    add_candidates(state->query, &answer, IKEERR_IN_CODE);
  } else if (state->expects_code || !is_decimal(word) || !is_common(value)) {
    hint_at_neighbour(state->query, value);
  }
}

void ike_search_read_context(exact_reader *state, const search_context *context) {
  state->expects_code = context->is_code;
  if (context->is_notify) state->is_about_notifies = true;
  if (context->domain != TABLE_NO_DOMAIN) state->domain = (ikeerr_domain)context->domain;
}
