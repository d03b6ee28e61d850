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

static bool is_spelling(slice name) {
  folded_name folded = ike_fold(name.start, name.length);
  return folded.length && ike_find_spelling(&folded);
}

static bool resembles_key(slice text) {
  if (slice_has_digit(text) || memchr(text.start, '(', text.length) || memchr(text.start, ':', text.length))
    return true;
  return is_spelling(text);
}

bool ike_search_read_key(slice text, search_query *query) {
  ikeerr_answer answer;
  if (text.length > SEARCH_LONGEST_KEY || !resembles_key(slice_trim(text)) || !ike_is_text(text)) return false;
  if (!ike_lookup_known(text, ALL_DOMAINS, &answer)) return false;
  add_candidates(query, &answer, field_of_reading(&answer, slice_trim(text)));
  return true;
}

/* ---- sentences ---- */

/* Whether nothing but this is asked for. */
static bool is_whole(const exact_reader *state, slice rest, size_t end) {
  sentence_print behind = SENTENCE_EMPTY;
  return rest.start == state->first_word && !ike_print_next_word(rest, &end, &behind);
}

enum { LONGEST_MARK = 3 /* bytes */, SHORTEST_NOTIFY = sizeof "N(x)" - 1 };

/* How many bytes of a quotation mark start at an index; 0: there is none. */
static size_t mark_at(slice text, size_t at) {
  static const char *const MARKS[] = {
      "\"",           "'",        "`",       "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98",
      "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB"};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    size_t length = strlen(MARKS[i]);
    if (text.length - at >= length && memcmp(text.start + at, MARKS[i], length) == 0) return length;
  }
  return 0;
}

static bool is_mark_before(slice text, size_t at) {
  for (size_t length = 1; length <= LONGEST_MARK && length <= at; length++) {
    if (mark_at(text, at - length) == length) return true;
  }
  return false;
}

/* Whether what starts at a word and ends at an index behind it stands between quotation marks, perhaps with its stop.
 */
static bool is_quoted(const exact_reader *state, slice rest, size_t end) {
  if (!is_mark_before(state->text, (size_t)(rest.start - state->text.start))) return false;
  while (end < rest.length && strchr(".,!?", rest.start[end]) && rest.start[end]) end++;
  return end < rest.length && mark_at(rest, end);
}

static void read_sentence(exact_reader *state, slice rest) {
  size_t end;
  const table_sentence *sentence = ike_sentence_at(rest, &end);
  if (!sentence) return;
  search_query *query = state->query;
  bool is_sure =
      sentence->words >= SEARCH_LEAST_SENTENCE_WORDS || is_whole(state, rest, end) || is_quoted(state, rest, end);
  if (is_sure && sentence->words <= state->sentence_words) return;
  if (is_sure) state->sentence_words = sentence->words;
  for (size_t i = 0; i < sentence->records.count; i++) {
    add_exact(is_sure ? &query->exact : &query->hints, table_record(sentence->records, i), IKEERR_IN_SENTENCE);
  }
}

/* ---- log lines ---- */

/* What is left of the line that a word stands in. */
static slice rest_of_line(exact_reader *state, const char *start) {
  const char *end = state->text.start + state->text.length;
  if (!state->feed || start > state->feed) {
    const char *feed = memchr(start, '\n', (size_t)(end - start));
    state->feed = feed ? feed : end;
  }
  size_t length = (size_t)(state->feed - start);
  return (slice){start, length < SEARCH_LONGEST_LINE ? length : SEARCH_LONGEST_LINE};
}

static bool may_begin_line(const sentence_print *words) {
  uint64_t bit = words->hash % SEARCH_LINE_STARTS;
  return ike_table_search_line_starts[bit / 64] >> bit % 64 & 1;
}

/* Of a line that was cut off before anything varies. */
static void take_begun(exact_reader *state, slice rest, const table_line_pattern *begun) {
  bool is_long = rest.length >= SEARCH_LEAST_LINE_BYTES && rest.length < SEARCH_LONGEST_LINE;
  if (begun && is_long) add_exact(&state->query->hints, &ike_table_records[begun->record], IKEERR_IN_LOG_LINES);
}

/* A short one is ordinary text too, where it is not all that is asked for. */
static void read_line(exact_reader *state, const char *start) {
  line_match match;
  if (state->line_end && start < state->line_end) return;
  slice rest = rest_of_line(state, start);
  if (!ike_may_be_line(rest, false)) return;
  if (!ike_lines_at(rest, (size_t)(start - state->text.start), false, &match)) {
    take_begun(state, rest, match.begun);
    return;
  }
  const table_line_pattern *line = match.page;
  size_t end = match.page_end;
  bool is_sure = line->fixed >= SEARCH_LEAST_LINE_BYTES || is_whole(state, rest, end) || is_quoted(state, rest, end);
  add_exact(is_sure ? &state->query->exact : &state->query->hints, &ike_table_records[line->record],
            IKEERR_IN_LOG_LINES);
  if (is_sure) state->line_end = start + end;
}

/* ---- what starts at a word ---- */

/* The fingerprint of the first word, which was read as the one behind the word before. */
static sentence_print print_word(const exact_reader *state, slice text, size_t *position) {
  sentence_print word = SENTENCE_EMPTY;
  if (state->next_word.start == text.start) {
    *position = state->next_word.length;
    return state->next_print;
  }
  ike_print_next_word(text, position, &word);
  return word;
}

/* Two words, or a line's only word that does not vary, say whether to look closer. */
void ike_search_read_start(exact_reader *state, const char *start) {
  slice rest = slice_from(state->text, (size_t)(start - state->text.start));
  if (!state->first_word) state->first_word = start;
  size_t position = 0;
  sentence_print words = print_word(state, rest, &position);
  bool is_ascii = !is_wide(*start); /* as all that programs print */
  bool may_be_line = is_ascii && may_begin_line(&words);
  state->next_word = ike_print_next_alone(rest, &position, &words, &state->next_print);
  if (!state->next_word.length) return;
  if (ike_begins_sentence(&words)) read_sentence(state, rest);
  if (may_be_line || (is_ascii && may_begin_line(&words))) read_line(state, start);
}

/* ---- names ---- */

static bool is_name_byte(char c) {
  return is_word_byte(c) || c == '-';
}

/* The identifier that starts at a word; length 0: a word by itself. */
static slice identifier_at(const exact_reader *state, slice word) {
  const char *end = state->text.start + state->text.length, *behind = word.start + word.length;
  bool goes_on = behind + 1 < end && (*behind == '_' || *behind == '-') && is_letter_or_digit(behind[1]);
  bool is_inside = word.start > state->text.start && is_name_byte(word.start[-1]);
  if (!goes_on || is_inside) return (slice){word.start, 0};
  while (behind < end && is_name_byte(*behind)) behind++;
  return (slice){word.start, (size_t)(behind - word.start)};
}

/* A name with the number in parentheses behind it, as in MS_STATUS(13885); without where there is none. */
static slice with_number(const exact_reader *state, slice name) {
  slice rest = slice_from(state->text, (size_t)(name.start - state->text.start));
  if (rest.length < name.length + 3 || rest.start[name.length] != '(') return name;
  size_t end = name.length + 1;
  while (end < rest.length && is_letter_or_digit(rest.start[end])) end++;
  bool is_number = end < rest.length && rest.start[end] == ')' && is_digit(rest.start[name.length + 1]);
  return is_number ? (slice){name.start, end + 1} : name;
}

/* N(x), whatever x is; length 0: not there. */
static slice notify_at(const exact_reader *state, slice word) {
  slice rest = slice_from(state->text, (size_t)(word.start - state->text.start));
  if (word.length != 1 || word.start[0] != 'N' || rest.length < SHORTEST_NOTIFY || rest.start[1] != '(')
    return (slice){word.start, 0};
  if (rest.length > FOLD_LONGEST) rest.length = FOLD_LONGEST;
  const char *close = memchr(rest.start, ')', rest.length);
  return (slice){word.start, close ? (size_t)(close - word.start) + 1 : 0};
}

void ike_search_read_name(exact_reader *state, slice word) {
  if (state->is_key || (state->line_end && word.start < state->line_end)) return;
  slice name = identifier_at(state, word);
  if (name.length && !is_spelling(name)) return;
  name = name.length ? with_number(state, name) : notify_at(state, word);
  if (name.length && state->name_count < SEARCH_MOST_NAMES) state->names[state->name_count++] = name;
}

static bool has_capital(slice name) {
  for (size_t i = 0; i < name.length; i++) {
    if (is_upper(name.start[i])) return true;
  }
  return false;
}

/* A name is that of the domain that the query names, if that has it. In small letters only official names are meant
 * wherever they stand: aliases are `hash_alg` or `pre-shared` as well. */
void ike_search_find_names(exact_reader *state) {
  for (size_t i = 0; i < state->name_count; i++) {
    slice name = state->names[i];
    ikeerr_answer answer;
    bool is_found =
        (state->domain != IKEERR_ANY_DOMAIN && ike_lookup_known(name, domains_of(state->domain), &answer)) ||
        ike_lookup_known(name, ALL_DOMAINS, &answer);
    if (!is_found) continue;
    ikeerr_hit_field field = field_of_reading(&answer, name);
    if (field != IKEERR_IN_ALIAS || has_capital(name)) add_candidates(state->query, &answer, field);
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

static void read_code(exact_reader *state, slice word) {
  uint32_t value;
  ikeerr_answer answer;
  if (!is_number_word(word)) return;
  slice number = with_sign(state, word);
  if (ike_read_number(number, &value) != NUMBER_READ) {
    read_bare_hex(state, word);
  } else if (find_code(state, number, value, &answer)) {
    state->is_code = true;
    add_candidates(state->query, &answer, IKEERR_IN_CODE);
  } else if (state->expects_code || !is_decimal(word) || !is_common(value)) {
    hint_at_neighbour(state->query, value);
  } else {
    state->number = word;
  }
}

void ike_search_read_code(exact_reader *state, slice word) {
  state->number_before = state->number;
  state->number.length = 0;
  state->is_code = false;
  if (!state->is_key) read_code(state, word);
}

void ike_search_drop_codes(search_query *query) {
  size_t kept = 0;
  for (size_t i = 0; i < query->exact.count; i++) {
    if (query->exact.of[i].field != IKEERR_IN_CODE) query->exact.of[kept++] = query->exact.of[i];
  }
  query->exact.count = kept;
}

/* What a word said of the codes behind it holds until another says something: "the code is 809", "codes 800, 809".
 * Types of notifies are small numbers, which are much else: "the notify came 14 times". */
void ike_search_read_context(exact_reader *state, const search_context *context, bool is_silent) {
  if ((!is_silent && !state->is_code) || state->is_about_notifies) state->expects_code = context->is_code;
  if (context->is_code && state->number_before.length) read_code(state, state->number_before);
  if (context->is_notify) state->is_about_notifies = true;
  if (context->domain != TABLE_NO_DOMAIN) state->domain = (ikeerr_domain)context->domain;
}
