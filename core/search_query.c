#include "search_query.h"

#include "lookup.h"
#include "names.h"
#include "number.h"
#include "sentence.h"
#include "utf8.h"

enum {
  LONGEST_KEY = 400,      /* bytes; a longer query is not a key as a whole */
  LONGEST_PHRASE = 256,   /* bytes between quotes */
  SURE_SENTENCE = 4,      /* words from which a sentence inside a longer text is meant */
  SHORTEST_PART = 3,      /* letters of a word written together with another one */
  SHORTEST_ONE_EDIT = 4,  /* letters of a word that may have one typo */
  SHORTEST_TWO_EDITS = 7, /* letters of a word that may have two */
  SURE_NUMBER = 10000,    /* smaller numbers mean a code only where something says so */
  SURE_HEX_DIGITS = 4,
  FOREIGN_WORDS = 2 /* that make a query one of another language */
};

typedef struct {
  search_query *query;
  slice text;
  size_t corrections;
  unsigned sentence_words; /* of the longest sentence so far */
  ikeerr_domain domain;    /* of the last word that names one */
  bool is_about_notifies;
  bool expects_code; /* the last word was "error", "type" or the like */
  const char *first_word;
  const char *quote; /* behind an opening quotation mark */
} reader;

/* ---- records that the query names ---- */

static void add_exact(search_exact *list, size_t *count, const ikeerr_record *record, ikeerr_field field) {
  uint16_t number = (uint16_t)ikeerr_record_index(record);
  for (size_t i = 0; i < *count; i++) {
    if (list[i].record == number) return;
  }
  if (*count < SEARCH_MOST_EXACT) list[(*count)++] = (search_exact){number, (uint8_t)field};
}

static void add_candidates(search_query *query, const ikeerr_answer *answer, ikeerr_field field) {
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    add_exact(query->exact, &query->exact_count, answer->candidates[i], field);
  }
}

static ikeerr_field field_of_reading(const ikeerr_answer *answer, slice key) {
  switch (answer->reading) {
    case IKEERR_READ_SENTENCE:
      return IKEERR_IN_SENTENCE;
    case IKEERR_READ_OFFICIAL_NAME:
      return IKEERR_IN_NAME;
    case IKEERR_READ_NAME:
      return strlen(ikeerr_record_text(answer->candidates[0], IKEERR_NAME)) == key.length ? IKEERR_IN_NAME
                                                                                          : IKEERR_IN_ALIAS;
    default:
      return IKEERR_IN_CODE;
  }
}

static bool resembles_key(slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (is_digit(text.start[i]) || text.start[i] == '(' || text.start[i] == ':') return true;
  }
  folded_name folded = ikeerr_fold(text.start, text.length);
  return folded.length && ikeerr_find_spelling(&folded);
}

static void read_as_key(search_query *query, slice text) {
  ikeerr_answer answer;
  if (text.length > LONGEST_KEY || !resembles_key(slice_trim(text)) || !ikeerr_is_text(text)) return;
  if (!ikeerr_lookup_known(text, IKEERR_ANY_DOMAIN, &answer)) return;
  add_candidates(query, &answer, field_of_reading(&answer, slice_trim(text)));
}

/* ---- sentences ---- */

/* Whether nothing but this sentence is asked for. */
static bool is_whole(const reader *state, slice rest, size_t end) {
  size_t position = 0;
  slice word;
  return rest.start == state->first_word && !ikeerr_next_word(slice_from(rest, end), &position, &word);
}

static void read_sentence(reader *state, slice rest) {
  size_t end;
  const table_sentence *sentence = ikeerr_may_start_sentence(rest) ? ikeerr_sentence_at(rest, &end) : NULL;
  if (!sentence) return;
  search_query *query = state->query;
  bool is_sure = sentence->words >= SURE_SENTENCE || is_whole(state, rest, end);
  if (is_sure && sentence->words <= state->sentence_words) return;
  if (is_sure) state->sentence_words = sentence->words;
  for (size_t i = 0; i < sentence->records.count; i++) {
    const ikeerr_record *record = &ikeerr_table_records[ikeerr_table_spelling_records[sentence->records.first + i]];
    if (is_sure) {
      add_exact(query->exact, &query->exact_count, record, IKEERR_IN_SENTENCE);
    } else {
      add_exact(query->hints, &query->hint_count, record, IKEERR_IN_SENTENCE);
    }
  }
}

/* ---- codes ---- */

static bool has_digit(slice text) {
  for (size_t i = 0; i < text.length; i++) {
    if (is_digit(text.start[i])) return true;
  }
  return false;
}

static bool is_number_word(slice word) {
  return word.length <= 12 && has_digit(word) && hex_value(word.start[0]) < 16;
}

/* A minus sign belongs to a number where nothing but the start or a blank is before it. */
static slice with_sign(const reader *state, slice word) {
  size_t start = (size_t)(word.start - state->text.start);
  bool is_signed = start && word.start[-1] == '-' && word.length >= 9 &&
                   (start == 1 || is_blank(word.start[-2]) || word.start[-2] == '(' || word.start[-2] == ':');
  return is_signed ? (slice){word.start - 1, word.length + 1} : word;
}

static bool is_decimal(slice word) {
  for (size_t i = 0; i < word.length; i++) {
    if (!is_digit(word.start[i])) return false;
  }
  return true;
}

/* Four hexadecimal digits, at least one of them a letter. */
static bool is_sure_hex(slice word) {
  uint32_t value;
  return word.length == SURE_HEX_DIGITS && !is_decimal(word) && ikeerr_read_bare_hex(word, &value);
}

static void hint_at_neighbour(search_query *query, uint32_t number) {
  const table_neighbour *neighbour = ikeerr_find_neighbour(number);
  for (size_t i = 0; neighbour && i < neighbour->read.count; i++) {
    uint16_t record = ikeerr_table_spelling_records[neighbour->read.first + i];
    add_exact(query->hints, &query->hint_count, &ikeerr_table_records[record], IKEERR_IN_CODE);
  }
}

static void read_code(reader *state, slice word) {
  uint32_t value = 0;
  if (!is_number_word(word)) return;
  slice number = with_sign(state, word);
  bool is_number = ikeerr_read_number(number, &value) == NUMBER_READ;
  if (!is_number && !is_sure_hex(word)) return;
  bool is_named = state->expects_code && state->is_about_notifies;
  bool is_hex = is_number && !is_decimal(word);
  if (is_number && is_decimal(word) && value < SURE_NUMBER && !is_named) {
    if (state->expects_code) hint_at_neighbour(state->query, value);
    return;
  }
  ikeerr_answer answer;
  ikeerr_domain domain = is_named ? state->domain : IKEERR_ANY_DOMAIN;
  if (is_hex && value < SURE_NUMBER) domain = is_named ? domain : IKEERR_WIN32;
  bool is_found = ikeerr_lookup_known(number, domain, &answer) ||
                  (is_named && value >= SURE_NUMBER && ikeerr_lookup_known(number, IKEERR_ANY_DOMAIN, &answer));
  if (is_found) {
    add_candidates(state->query, &answer, IKEERR_IN_CODE);
  } else if (is_number) {
    hint_at_neighbour(state->query, value);
  }
}

static void read_context(reader *state, unsigned context) {
  state->expects_code = context & SEARCH_BEFORE_CODE;
  if (context & SEARCH_BEFORE_NOTIFIES) state->is_about_notifies = true;
  if (context & SEARCH_BEFORE_IKEV1) state->domain = IKEERR_IKEV1;
  if (context & SEARCH_BEFORE_IKEV2) state->domain = IKEERR_IKEV2;
}

/* ---- words ---- */

static bool has_word(const search_query *query, const search_meaning *meaning) {
  for (size_t i = 0; i < query->count && meaning->count == 1; i++) {
    if (query->words[i].count == 1 && query->words[i].literal == meaning->literal) return true;
  }
  return false;
}

static void add_meaning(search_query *query, const search_meaning *meaning) {
  bool is_long = query->count > SEARCH_MOST_WORDS / 2;
  if (is_long && has_word(query, meaning)) return;
  if (query->count < SEARCH_MOST_WORDS) query->words[query->count++] = *meaning;
}

/* A script that sets no blanks is cut into the longest words that the index has. */
static void read_unbroken(search_query *query, const search_token *token) {
  size_t at = 0;
  while (at < token->length) {
    search_meaning meaning;
    size_t end = token->length;
    while (end > at &&
           (is_utf8_continuation(token->text[end]) || !ikeerr_search_find(token->text + at, end - at, &meaning))) {
      end--;
    }
    if (end > at) add_meaning(query, &meaning);
    at = end > at ? end : at + 1;
    while (at < token->length && is_utf8_continuation(token->text[at])) at++;
  }
}

static bool read_parts(search_query *query, slice word, size_t cut) {
  search_meaning first, second;
  slice left = {word.start, cut}, right = slice_from(word, cut);
  if (!ikeerr_search_find(left.start, left.length, &first) || !ikeerr_search_find(right.start, right.length, &second))
    return false;
  add_meaning(query, &first);
  add_meaning(query, &second);
  return true;
}

/* Two words written together: policymatch. */
static bool read_joined(search_query *query, const search_token *token) {
  slice word = {token->text, token->length};
  for (size_t cut = SHORTEST_PART; cut + SHORTEST_PART <= word.length; cut++) {
    if (read_parts(query, word, cut)) return true;
  }
  return false;
}

static bool starts_part(slice word, size_t at) {
  char before = word.start[at - 1], c = word.start[at];
  bool is_capital = c >= 'A' && c <= 'Z', was_small = before >= 'a' && before <= 'z';
  return (is_capital && (was_small || is_digit(before))) || (is_digit(c) != is_digit(before));
}

static void read_unknown(reader *state, const search_token *token);

static void read_part(reader *state, slice word) {
  search_token part;
  search_meaning meaning;
  size_t position = 0;
  ikeerr_search_next(word, &position, &part);
  if (ikeerr_search_find(part.text, part.length, &meaning)) {
    add_meaning(state->query, &meaning);
  } else {
    read_unknown(state, &part);
  }
}

/* The parts of CamelCase and of letters joined to digits; false if there is only one. */
static bool read_camel(reader *state, const search_token *token) {
  slice word = token->raw;
  if (word.length != token->length) return false;
  size_t start = 0;
  for (size_t end = 1; end <= word.length; end++) {
    bool is_end = end == word.length;
    if (!is_end && !starts_part(word, end)) continue;
    if (is_end && !start) return false;
    read_part(state, (slice){word.start + start, end - start});
    start = end;
  }
  return true;
}

static bool correct(reader *state, const search_token *token, unsigned edits, search_meaning *meaning) {
  size_t shortest = edits > 1 ? SHORTEST_TWO_EDITS : SHORTEST_ONE_EDIT;
  if (token->length < shortest || state->corrections >= SEARCH_MOST_CORRECTIONS) return false;
  state->corrections++;
  return ikeerr_search_correct(token, edits, meaning);
}

/* A word that the dictionary does not have. */
static void read_unknown(reader *state, const search_token *token) {
  search_meaning meaning;
  search_query *query = state->query;
  if (token->is_unbroken) {
    read_unbroken(query, token);
  } else if (read_camel(state, token)) {
    return;
  } else if (ikeerr_search_complete(token, &meaning) || correct(state, token, 1, &meaning)) {
    add_meaning(query, &meaning);
  } else if (!read_joined(query, token) && correct(state, token, 2, &meaning)) {
    add_meaning(query, &meaning);
  }
}

/* ---- phrases ---- */

static void read_quotes(reader *state, size_t from, size_t to) {
  search_query *query = state->query;
  for (size_t i = from; i < to; i++) {
    if (state->text.start[i] != '"') continue;
    const char *mark = state->text.start + i;
    bool is_open = state->quote != NULL;
    bool is_short = is_open && mark - state->quote <= LONGEST_PHRASE;
    if (is_short && query->phrase_count < SEARCH_MOST_PHRASES) {
      query->phrases[query->phrase_count++].text = (slice){state->quote, (size_t)(mark - state->quote)};
    }
    state->quote = is_open ? NULL : mark + 1;
  }
}

/* ---- expressions ---- */

static int compare_expression(const search_expression *expression, const uint16_t *terms) {
  for (size_t i = 0; i < SEARCH_LONGEST_EXPRESSION; i++) {
    if (expression->terms[i] != terms[i]) return expression->terms[i] < terms[i] ? -1 : 1;
  }
  return 0;
}

static const search_expression *find_expression(const search_meaning *words, size_t count) {
  uint16_t terms[SEARCH_LONGEST_EXPRESSION] = {0};
  for (size_t i = 0; i < count; i++) terms[i] = (uint16_t)(words[i].literal + 1);
  size_t low = 0, high = ikeerr_table_search_counts.expressions;
  while (low < high) {
    size_t middle = (low + high) / 2;
    int order = compare_expression(&ikeerr_table_search_expressions[middle], terms);
    if (order == 0) return &ikeerr_table_search_expressions[middle];
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

static size_t longest_expression(const search_meaning *words, size_t count, const search_expression **expression) {
  bool is_term = words->literal != SEARCH_NO_TERM && words->literal != SEARCH_FOREIGN;
  size_t longest = is_term ? ikeerr_table_search_terms[words->literal].expression : 0;
  if (longest > count) longest = count;
  for (size_t length = longest; length > 1; length--) {
    *expression = find_expression(words, length);
    if (*expression) return length;
  }
  return 0;
}

/* What a query in another language may still mean: words that records are called by. */
static bool is_sure(const search_meaning *word) {
  return !word->is_guess && word->count && word->terms[0] < ikeerr_table_search_counts.head_terms;
}

static void drop_guesses(search_query *query) {
  size_t foreign = 0, count = 0;
  for (size_t i = 0; i < query->count; i++) foreign += query->words[i].literal == SEARCH_FOREIGN;
  if (foreign < FOREIGN_WORDS) return;
  for (size_t i = 0; i < query->count; i++) {
    if (is_sure(&query->words[i])) query->words[count++] = query->words[i];
  }
  query->count = count;
}

/* Replaces expressions by what they mean, and drops the words that say nothing. */
static void join_expressions(search_query *query) {
  size_t count = 0;
  for (size_t at = 0; at < query->count;) {
    const search_expression *expression;
    size_t length = longest_expression(&query->words[at], query->count - at, &expression);
    search_meaning *joined = &query->words[count];
    if (length) {
      uint16_t share = SEARCH_ALL;
      for (size_t i = 0; i < length; i++)
        share = query->words[at + i].share < share ? query->words[at + i].share : share;
      *joined = (search_meaning){.literal = expression->meaning, .count = 1, .share = share};
      joined->terms[0] = expression->meaning;
    } else if (joined != &query->words[at]) {
      *joined = query->words[at];
    }
    if (joined->count) count++;
    at += length ? length : 1;
  }
  query->count = count;
}

/* ---- the whole ---- */

static void read_token(reader *state, const search_token *token) {
  search_meaning meaning;
  bool is_known = token->length && ikeerr_search_find(token->text, token->length, &meaning);
  read_code(state, token->raw);
  read_context(state, is_known ? meaning.context : 0);
  if (is_known) {
    add_meaning(state->query, &meaning);
  } else if (token->length && state->query->count < SEARCH_MOST_WORDS) {
    read_unknown(state, token);
  }
}

void ikeerr_search_read(slice text, search_query *query) {
  reader state = {.query = query, .text = text, .domain = IKEERR_ANY_DOMAIN};
  query->count = query->exact_count = query->hint_count = query->phrase_count = 0;
  read_as_key(query, text);
  search_token token;
  size_t position = 0, before = 0;
  while (ikeerr_search_next(text, &position, &token)) {
    size_t start = (size_t)(token.raw.start - text.start);
    if (!state.first_word) state.first_word = token.raw.start;
    read_quotes(&state, before, start);
    if ((unsigned char)text.start[start] < 0x80) read_sentence(&state, slice_from(text, start));
    read_token(&state, &token);
    before = position;
  }
  read_quotes(&state, before, text.length);
  drop_guesses(query);
  join_expressions(query);
}
