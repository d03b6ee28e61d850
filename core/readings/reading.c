/* The readings of a key in their documented order, each of which gathers the records that the key stands for. */
#include "reading.h"

#include "spellings/spellings.h"

/* ---- candidates ---- */

static void add_record(const ikeerr_record **records, unsigned *count, unsigned most, const ikeerr_record *record) {
  if (*count < most && !table_is_among(records, *count, record)) records[(*count)++] = record;
}

void ike_add_suggestion(ikeerr_answer *answer, const ikeerr_record *record) {
  add_record(answer->suggestions, &answer->suggestion_count, IKEERR_MAX_SUGGESTIONS, record);
}

static void add_candidate(key_state *state, const ikeerr_record *record, domain_set domains) {
  ikeerr_answer *answer = state->answer;
  if (!domain_is_in(domains, record->domain)) return;
  add_record(answer->candidates, &answer->candidate_count, IKEERR_MAX_CANDIDATES, record);
}

static void add_also(ikeerr_answer *answer, const ikeerr_record *record) {
  if (table_is_among(answer->candidates, answer->candidate_count, record)) return;
  add_record(answer->also, &answer->also_count, IKEERR_MAX_ALSO, record);
}

/* The tables have the records of a name, a number and a sentence in order. */
static bool settle(key_state *state, ikeerr_reading reading) {
  ikeerr_answer *answer = state->answer;
  if (!answer->candidate_count) return false;
  answer->status = answer->candidate_count == 1 ? IKEERR_FOUND : IKEERR_AMBIGUOUS;
  answer->reading = reading;
  return true;
}

/* ---- identities and numbers ---- */

bool ike_read_identity(key_state *state, slice key) {
  size_t at = 0;
  while (at < key.length && key.start[at] != '@') at++;
  uint32_t code;
  if (ike_read_number((slice){key.start, at}, &code) != NUMBER_READ) return false;
  int vendor = at == key.length ? -1 : ikeerr_word_index(IKEERR_VENDORS, key.start + at + 1, key.length - at - 1);
  if (at < key.length && vendor < 0) return false;
  const char *slug = vendor < 0 ? NULL : ikeerr_word(IKEERR_VENDORS, (size_t)vendor);
  for (int domain = 0; domain < IKEERR_DOMAIN_COUNT; domain++) {
    const ikeerr_record *record = ikeerr_by_code((ikeerr_domain)domain, code, slug);
    if (record) add_candidate(state, record, state->domains);
  }
  return settle(state, IKEERR_READ_IDENTITY);
}

static void add_code(key_state *state, uint32_t code, domain_set domains) {
  for (int domain = 0; code <= UINT16_MAX && domain < IKEERR_DOMAIN_COUNT; domain++) {
    uint16_t slot = table_slot(domain, code);
    const ikeerr_record *record = slot ? table_slot_record(slot) : NULL;
    for (; record; record = table_next_of_code(record)) add_candidate(state, record, domains);
  }
}

bool ike_take_number(key_state *state, uint32_t value, domain_set domains, ikeerr_reading reading) {
  unwrapped_number number = ike_unwrap(value);
  if (number.code <= UINT16_MAX) domains &= number.domains;
  state->has_number = true;
  state->number = number.code;
  state->number_domains = domains;
  add_code(state, number.code, domains);
  return settle(state, reading);
}

static bool read_number(key_state *state, slice key, domain_set domains, ikeerr_reading reading) {
  uint32_t value;
  number_status status = ike_read_number(key, &value);
  state->is_too_large = state->is_too_large || status == NUMBER_TOO_LARGE;
  return status == NUMBER_READ && ike_take_number(state, value, domains, reading);
}

/* Letters alone ("dead", "deadbeef") may be a word; with a digit among them they are a number, even if nobody has it.
 */
static bool read_bare_hex(key_state *state, slice key) {
  uint32_t value;
  if (!ike_read_bare_hex(key, &value)) return false;
  unwrapped_number number = ike_unwrap(value);
  domain_set domains = domains_of_number(state) & number.domains;
  add_code(state, number.code, domains);
  if (!state->has_number && slice_has_digit(key)) {
    state->has_number = true;
    state->number = number.code;
    state->number_domains = domains;
  }
  return settle(state, IKEERR_READ_BARE_HEX);
}

/* ---- names ---- */

static const table_spelling *find_spelling(slice name) {
  folded_name folded = ike_fold(name.start, name.length);
  return ike_find_spelling(&folded);
}

static bool has_official_name(const ikeerr_record *record, const table_spelling *spelling) {
  const char *name = ikeerr_record_text(record, IKEERR_NAME);
  return find_spelling((slice){name, strlen(name)}) == spelling;
}

/* The records that a folded name stood for once, and those of other domains with the same official name. */
static void add_other_meanings(ikeerr_answer *answer, const table_spelling *spelling) {
  for (size_t i = 0; i < spelling->records.count; i++) {
    const ikeerr_record *record = table_record(spelling->records, i);
    if (i >= spelling->current || has_official_name(record, spelling)) add_also(answer, record);
  }
}

static bool read_official_name(key_state *state, slice key) {
  for (int domain = 0; domain < IKEERR_DOMAIN_COUNT; domain++) {
    const ikeerr_record *record = ikeerr_by_name((ikeerr_domain)domain, key.start, key.length);
    if (record) add_candidate(state, record, state->domains);
  }
  if (!settle(state, IKEERR_READ_OFFICIAL_NAME)) return false;
  add_other_meanings(state->answer, find_spelling(key));
  return true;
}

static bool read_name(key_state *state, slice key, domain_set domains, ikeerr_reading reading) {
  const table_spelling *spelling = find_spelling(key);
  if (!spelling) return false;
  for (size_t i = 0; i < spelling->current; i++) add_candidate(state, table_record(spelling->records, i), domains);
  if (!settle(state, reading)) return false;
  for (size_t i = spelling->current; i < spelling->records.count; i++) {
    add_also(state->answer, table_record(spelling->records, i));
  }
  return true;
}

bool ike_read_broken_name(key_state *state, slice key) {
  char text[FOLD_LONGEST];
  size_t length = 0, breaks = 0;
  for (size_t i = 0; i < key.length; i++) {
    bool is_break = is_blank(key.start[i]) && key.start[i] != ' ';
    breaks += is_break;
    if (is_blank(key.start[i])) continue;
    if (length == sizeof text) return false;
    text[length++] = key.start[i];
  }
  return breaks && read_name(state, (slice){text, length}, state->domains, IKEERR_READ_NAME);
}

/* ---- notifies ---- */

/* Splits "word(inside)", blanks allowed before the parenthesis; false for anything else. */
static bool split_call(slice key, slice *word, slice *inside) {
  size_t open = 0;
  while (open < key.length && key.start[open] != '(') open++;
  if (open + 1 >= key.length || key.start[key.length - 1] != ')') return false;
  *word = slice_trim((slice){key.start, open});
  *inside = slice_trim((slice){key.start + open + 1, key.length - open - 2});
  return true;
}

static bool is_word(slice text, const char *word) {
  return text.length == strlen(word) && slice_starts_with(text, word);
}

static bool read_notify_type(key_state *state, slice type) {
  slice word, inside;
  domain_set domains = state->domains & ike_table_domain_sets.notifies;
  if (split_call(type, &word, &inside) && !word.length) type = inside;
  return read_number(state, type, domains, IKEERR_READ_NOTIFY) || read_name(state, type, domains, IKEERR_READ_NOTIFY);
}

/* NAME (n): the records of the name that have the number. */
static bool read_named_number(key_state *state, slice name, slice number) {
  uint32_t code;
  const table_spelling *spelling = find_spelling(name);
  if (!spelling || ike_read_number(number, &code) != NUMBER_READ) return false;
  state->is_contradiction = true;
  for (size_t i = 0; i < spelling->current; i++) {
    const ikeerr_record *record = table_record(spelling->records, i);
    if (record->code != code) continue;
    state->is_contradiction = false;
    add_candidate(state, record, state->domains);
  }
  return settle(state, IKEERR_READ_NOTIFY);
}

static bool read_notify(key_state *state, slice key) {
  static const char FRONT[] = "notify ";
  slice word, inside;
  if (slice_starts_with(key, FRONT)) return read_notify_type(state, slice_trim(slice_from(key, strlen(FRONT))));
  if (!split_call(key, &word, &inside)) return false;
  bool is_type = is_word(word, "n") || is_word(word, "notify");
  return is_type ? read_notify_type(state, inside) : read_named_number(state, word, inside);
}

static bool read_ms_status(key_state *state, slice key) {
  slice word, inside;
  bool is_call = split_call(key, &word, &inside);
  if (is_call && is_word(word, "n")) is_call = split_call(inside, &word, &inside);
  if (!is_call || !is_word(word, "ms_status")) return false;
  state->is_contradiction = false;
  return read_number(state, inside, state->domains & ike_carried_domains(), IKEERR_READ_MS_STATUS);
}

/* ---- sentences ---- */

static bool take_sentence(key_state *state, const table_sentence *sentence) {
  for (size_t i = 0; i < sentence->records.count; i++) {
    add_candidate(state, table_record(sentence->records, i), state->domains);
  }
  return settle(state, IKEERR_READ_SENTENCE);
}

static bool read_sentence(key_state *state, slice key) {
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  while (print.words <= TABLE_SENTENCE_WORDS && ike_print_next_word(key, &position, &print)) continue;
  const table_sentence *sentence = ike_find_sentence(&print);
  return sentence && take_sentence(state, sentence);
}

/* Full stops, exclamation marks, question marks, and those of Chinese and Japanese. */
static bool is_sentence_end(slice text, size_t at) {
  static const char *const MARKS[] = {".", "!", "?", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F"};
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
    if (slice_starts_with(slice_from(text, at), MARKS[i])) return true;
  }
  return false;
}

bool ike_read_first_sentence(key_state *state, slice key) {
  size_t end;
  const table_sentence *sentence = ike_sentence_at(key, &end);
  return sentence && is_sentence_end(key, end) && take_sentence(state, sentence);
}

/* ---- constants ---- */

static void add_constant(key_state *state, const constant_name *name) {
  domain_set domains = name->domains ? name->domains : ike_table_domain_sets.notifies;
  if (name->may_be_symbol) domains |= ike_table_domain_sets.symbols;
  for (size_t i = 0; i < name->spelling->current; i++) {
    add_candidate(state, table_record(name->spelling->records, i), domains & state->domains);
  }
}

bool ike_read_constants(key_state *state, slice key) {
  constant_name name, found = {NULL, 0, false};
  size_t at = 0;
  for (slice identifier; (identifier = ike_next_identifier(key, &at)).length;) {
    if (!ike_read_constant(identifier, &name)) continue;
    if (found.spelling && found.spelling != name.spelling) return false;
    found = name;
  }
  if (found.spelling) add_constant(state, &found);
  return settle(state, IKEERR_READ_NAME);
}

/* ---- all of them ---- */

bool ike_read_key(key_state *state, slice key) {
  return read_official_name(state, key) || read_number(state, key, domains_of_number(state), IKEERR_READ_NUMBER) ||
         read_bare_hex(state, key) || read_name(state, key, state->domains, IKEERR_READ_NAME) ||
         read_notify(state, key) || read_ms_status(state, key) || read_sentence(state, key);
}
