#include "names.h"
#include "number.h"
#include "sentence.h"
#include "suggest.h"
#include "utf8.h"

/* A key on its way through the readings. The misses of numbers and contradictions are remembered: they explain the
 * miss if no later reading fits. */
typedef struct {
  ikeerr_answer *answer;
  ikeerr_domain domain;
  bool has_number;
  bool is_too_large;
  bool is_contradiction;
  uint32_t number; /* as given, before unwrapping */
  ikeerr_domain number_domain;
} lookup;

typedef enum { NOTIFY_DOMAINS = IKEERR_IKEV1 + 1 } lookup_domains;

static bool is_allowed(const ikeerr_record *record, int domain) {
  ikeerr_domain own = ikeerr_record_domain(record);
  if (domain == NOTIFY_DOMAINS) return own != IKEERR_WIN32;
  return domain == IKEERR_ANY_DOMAIN || (int)own == domain;
}

/* ---- candidates ---- */

static void add_record(const ikeerr_record **records, unsigned *count, unsigned most, const ikeerr_record *record) {
  for (unsigned i = 0; i < *count; i++) {
    if (records[i] == record) return;
  }
  if (*count < most) records[(*count)++] = record;
}

static void add_candidate(lookup *state, const ikeerr_record *record) {
  add_record(state->answer->candidates, &state->answer->candidate_count, IKEERR_MAX_CANDIDATES, record);
}

static void add_also(lookup *state, const ikeerr_record *record) {
  const ikeerr_answer *answer = state->answer;
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    if (answer->candidates[i] == record) return;
  }
  add_record(state->answer->also, &state->answer->also_count, IKEERR_MAX_ALSO, record);
}

static void add_suggestions(lookup *state, table_range range) {
  ikeerr_answer *answer = state->answer;
  for (size_t i = 0; i < range.count; i++) {
    const ikeerr_record *record = &ikeerr_table_records[ikeerr_table_spelling_records[range.first + i]];
    add_record(answer->suggestions, &answer->suggestion_count, IKEERR_MAX_SUGGESTIONS, record);
  }
}

static void sort_by_order(const ikeerr_record **records, unsigned count) {
  for (unsigned i = 1; i < count; i++) {
    const ikeerr_record *record = records[i];
    unsigned place = i;
    for (; place && records[place - 1] > record; place--) records[place] = records[place - 1];
    records[place] = record;
  }
}

static bool settle(lookup *state, ikeerr_reading reading) {
  ikeerr_answer *answer = state->answer;
  if (!answer->candidate_count) return false;
  sort_by_order(answer->candidates, answer->candidate_count);
  answer->status = answer->candidate_count == 1 ? IKEERR_FOUND : IKEERR_AMBIGUOUS;
  answer->reading = reading;
  return true;
}

/* ---- the readings, in their order ---- */

static bool read_identity(lookup *state, slice key) {
  size_t at = 0;
  while (at < key.length && key.start[at] != '@') at++;
  uint32_t code;
  if (state->domain == IKEERR_ANY_DOMAIN || ikeerr_read_number((slice){key.start, at}, &code) != NUMBER_READ)
    return false;
  int vendor = at == key.length ? -1 : ikeerr_word_index(IKEERR_VENDORS, key.start + at + 1, key.length - at - 1);
  if (at < key.length && vendor < 0) return false;
  const char *slug = vendor < 0 ? NULL : ikeerr_word(IKEERR_VENDORS, (size_t)vendor);
  const ikeerr_record *record = ikeerr_by_code(state->domain, code, slug);
  if (record) add_candidate(state, record);
  return settle(state, IKEERR_READ_IDENTITY);
}

static const table_spelling *find_spelling(slice name) {
  folded_name folded = ikeerr_fold(name.start, name.length);
  return ikeerr_find_spelling(&folded);
}

static const ikeerr_record *spelling_record(const table_spelling *spelling, size_t index) {
  return &ikeerr_table_records[ikeerr_table_spelling_records[spelling->records.first + index]];
}

static bool has_official_name(const ikeerr_record *record, const table_spelling *spelling) {
  const char *name = ikeerr_record_text(record, IKEERR_NAME);
  return find_spelling((slice){name, strlen(name)}) == spelling;
}

/* The records that a folded name stood for once, and those of other domains with the same official name. */
static void add_other_meanings(lookup *state, slice name) {
  const table_spelling *spelling = find_spelling(name);
  for (size_t i = 0; spelling && i < spelling->records.count; i++) {
    const ikeerr_record *record = spelling_record(spelling, i);
    if (i >= spelling->current || has_official_name(record, spelling)) add_also(state, record);
  }
}

static bool read_official_name(lookup *state, slice key) {
  for (int domain = IKEERR_WIN32; domain <= IKEERR_IKEV1; domain++) {
    const ikeerr_record *record = ikeerr_by_name((ikeerr_domain)domain, key.start, key.length);
    if (record && is_allowed(record, (int)state->domain)) add_candidate(state, record);
  }
  if (!settle(state, IKEERR_READ_OFFICIAL_NAME)) return false;
  add_other_meanings(state, key);
  return true;
}

static void add_code(lookup *state, uint32_t code, int domain) {
  if (code > UINT16_MAX) return;
  for (int own = IKEERR_WIN32; own <= IKEERR_IKEV1; own++) {
    uint8_t page = ikeerr_table_number_pages[own][code / TABLE_PAGE_CODES];
    uint16_t slot = ikeerr_table_number_slots[page][code % TABLE_PAGE_CODES];
    for (size_t i = slot; slot && i <= ikeerr_table_counts.records; i++) {
      const ikeerr_record *record = &ikeerr_table_records[i - 1];
      if (record->domain != own || record->code != code) break;
      if (is_allowed(record, domain)) add_candidate(state, record);
    }
  }
}

/* The domain whose ranges explain the miss of a number. */
static ikeerr_domain domain_of_miss(bool is_windows_code, int domain) {
  if (is_windows_code) return IKEERR_WIN32;
  return domain == NOTIFY_DOMAINS ? IKEERR_IKEV2 : (ikeerr_domain)domain;
}

static bool take_number(lookup *state, uint32_t value, int domain, ikeerr_reading reading) {
  unwrapped_number number = ikeerr_unwrap(value);
  bool is_windows_code = number.is_wrapped && number.code <= UINT16_MAX;
  state->has_number = true;
  state->number = is_windows_code ? number.code : value;
  state->number_domain = domain_of_miss(is_windows_code, domain);
  bool is_wanted = !number.is_wrapped || domain == IKEERR_ANY_DOMAIN || domain == IKEERR_WIN32;
  if (is_wanted) add_code(state, number.code, number.is_wrapped ? (int)IKEERR_WIN32 : domain);
  return settle(state, reading);
}

static bool read_number(lookup *state, slice key, int domain, ikeerr_reading reading) {
  uint32_t value;
  number_status status = ikeerr_read_number(key, &value);
  state->is_too_large = state->is_too_large || status == NUMBER_TOO_LARGE;
  return status == NUMBER_READ && take_number(state, value, domain, reading);
}

static bool read_bare_hex(lookup *state, slice key) {
  uint32_t value;
  if (!ikeerr_read_bare_hex(key, &value)) return false;
  add_code(state, value, (int)state->domain);
  return settle(state, IKEERR_READ_BARE_HEX);
}

static bool read_name(lookup *state, slice key, int domain, ikeerr_reading reading) {
  const table_spelling *spelling = find_spelling(key);
  for (size_t i = 0; spelling && i < spelling->current; i++) {
    const ikeerr_record *record = spelling_record(spelling, i);
    if (is_allowed(record, domain)) add_candidate(state, record);
  }
  if (!settle(state, reading)) return false;
  for (size_t i = spelling->current; i < spelling->records.count; i++) add_also(state, spelling_record(spelling, i));
  return true;
}

/* The inside of "word(inside)", blanks allowed before the parenthesis; false for anything else. */
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

static int notify_domain(const lookup *state) {
  return state->domain == IKEERR_ANY_DOMAIN ? (int)NOTIFY_DOMAINS : (int)state->domain;
}

static bool read_notify_type(lookup *state, slice type) {
  slice word, inside;
  if (split_call(type, &word, &inside) && !word.length) type = inside;
  return read_number(state, type, notify_domain(state), IKEERR_READ_NOTIFY) ||
         read_name(state, type, notify_domain(state), IKEERR_READ_NOTIFY);
}

/* NAME (n): the records of the name that have the number. */
static bool read_named_number(lookup *state, slice name, slice number) {
  uint32_t code;
  const table_spelling *spelling = find_spelling(name);
  if (!spelling || ikeerr_read_number(number, &code) != NUMBER_READ) return false;
  for (size_t i = 0; i < spelling->current; i++) {
    const ikeerr_record *record = spelling_record(spelling, i);
    if (record->code == code && is_allowed(record, (int)state->domain)) add_candidate(state, record);
  }
  state->is_contradiction = state->answer->candidate_count == 0;
  return settle(state, IKEERR_READ_NOTIFY);
}

static bool read_notify(lookup *state, slice key) {
  slice word, inside;
  if (slice_starts_with(key, "notify ")) return read_notify_type(state, slice_trim(slice_from(key, strlen("notify "))));
  if (!split_call(key, &word, &inside)) return false;
  return is_word(word, "n") ? read_notify_type(state, inside) : read_named_number(state, word, inside);
}

static bool read_ms_status(lookup *state, slice key) {
  slice word, inside;
  if (!split_call(key, &word, &inside)) return false;
  if (is_word(word, "n")) return read_ms_status(state, inside);
  if (!is_word(word, "ms_status")) return false;
  state->is_contradiction = false;
  if (state->domain != IKEERR_ANY_DOMAIN && state->domain != IKEERR_WIN32) return false;
  return read_number(state, inside, (int)IKEERR_WIN32, IKEERR_READ_MS_STATUS);
}

static bool read_sentence(lookup *state, slice key) {
  sentence_print print = SENTENCE_EMPTY;
  size_t position = 0;
  slice word;
  while (print.words <= SENTENCE_MOST_WORDS && ikeerr_next_word(key, &position, &word)) ikeerr_add_word(&print, word);
  const table_sentence *sentence = ikeerr_find_sentence(&print);
  for (size_t i = 0; sentence && i < sentence->records.count; i++) {
    const ikeerr_record *record = &ikeerr_table_records[ikeerr_table_spelling_records[sentence->records.first + i]];
    if (is_allowed(record, (int)state->domain)) add_candidate(state, record);
  }
  return settle(state, IKEERR_READ_SENTENCE);
}

static bool read_key(lookup *state, slice key) {
  return read_official_name(state, key) || read_number(state, key, (int)state->domain, IKEERR_READ_NUMBER) ||
         read_bare_hex(state, key) || read_name(state, key, (int)state->domain, IKEERR_READ_NAME) ||
         read_notify(state, key) || read_ms_status(state, key) || read_sentence(state, key);
}

/* ---- misses ---- */

static void add_meant_records(lookup *state, const table_phantom *phantom) {
  ikeerr_answer *answer = state->answer;
  for (size_t i = 0; i < phantom->citations.count; i++) {
    const table_phantom_citation *cited = &ikeerr_table_phantom_citations[phantom->citations.first + i];
    uint16_t meant = ikeerr_table_citations[cited->citation].meant;
    if (meant == TABLE_NO_RECORD) continue;
    add_record(answer->suggestions, &answer->suggestion_count, IKEERR_MAX_SUGGESTIONS, &ikeerr_table_records[meant]);
  }
}

static bool miss_as_neighbour(lookup *state, const table_neighbour *neighbour) {
  if (!neighbour) return false;
  state->answer->reason = neighbour->elsewhere ? IKEERR_ELSEWHERE : IKEERR_NEIGHBOUR;
  state->answer->neighbour = table_text(neighbour->text);
  add_suggestions(state, neighbour->read);
  return true;
}

static bool miss_as_name(lookup *state, slice key) {
  folded_name folded = ikeerr_fold(key.start, key.length);
  const table_phantom *phantom = ikeerr_find_phantom(&folded);
  if (!phantom) return miss_as_neighbour(state, ikeerr_find_neighbour_name(&folded));
  state->answer->reason = IKEERR_NEVER_EXISTED;
  add_meant_records(state, phantom);
  return true;
}

static bool miss_as_number(lookup *state) {
  if (state->is_too_large) state->answer->reason = IKEERR_OUT_OF_RANGE;
  if (state->is_too_large) return true;
  if (!state->has_number) return false;
  bool is_notify = state->number_domain == IKEERR_IKEV1 || state->number_domain == IKEERR_IKEV2;
  if (!is_notify && miss_as_neighbour(state, ikeerr_find_neighbour(state->number))) return true;
  state->answer->reason = ikeerr_number_reason(state->number, state->number_domain);
  return true;
}

static void miss(lookup *state, slice key) {
  ikeerr_answer *answer = state->answer;
  if (miss_as_number(state) || miss_as_name(state, key)) return;
  answer->reason = state->is_contradiction ? IKEERR_MALFORMED : IKEERR_UNKNOWN_NAME;
  if (state->is_contradiction) return;
  answer->suggestion_count = ikeerr_suggest(key, state->domain, answer->suggestions, IKEERR_MAX_SUGGESTIONS);
}

/* ---- the operation ---- */

static void start(lookup *state, ikeerr_domain domain, ikeerr_answer *answer) {
  *answer = (ikeerr_answer){.status = IKEERR_UNKNOWN};
  *state = (lookup){.answer = answer, .domain = domain};
}

/* Takes a domain in front of the key off it; false if it contradicts the domain asked for. */
static bool take_domain(lookup *state, slice *key, bool *is_prefixed) {
  for (int domain = IKEERR_WIN32; domain <= IKEERR_IKEV1; domain++) {
    const char *word = ikeerr_word(IKEERR_DOMAINS, (size_t)domain);
    size_t length = strlen(word);
    if (!slice_starts_with(*key, word) || key->length == length || key->start[length] != ':') continue;
    if (state->domain != IKEERR_ANY_DOMAIN && (int)state->domain != domain) return false;
    state->domain = (ikeerr_domain)domain;
    *key = slice_trim(slice_from(*key, length + 1));
    *is_prefixed = true;
  }
  return true;
}

ikeerr_status ikeerr_lookup(const char *key, size_t length, ikeerr_domain domain, ikeerr_answer *answer) {
  lookup state;
  start(&state, domain, answer);
  slice whole = {key, length == IKEERR_TO_NUL ? strlen(key) : length};
  slice text = slice_trim(whole);
  bool is_prefixed = false;
  bool is_domain_known = domain >= IKEERR_ANY_DOMAIN && domain <= IKEERR_IKEV1;
  if (!is_domain_known || !ikeerr_is_text(whole) || !take_domain(&state, &text, &is_prefixed) || !text.length) {
    answer->reason = IKEERR_MALFORMED;
  } else if (!(is_prefixed && read_identity(&state, text)) && !read_key(&state, text)) {
    miss(&state, text);
  }
  return answer->status;
}

ikeerr_status ikeerr_lookup_number(int64_t number, ikeerr_domain domain, ikeerr_answer *answer) {
  lookup state;
  start(&state, domain, answer);
  state.is_too_large = number < INT32_MIN || number > UINT32_MAX;
  if (domain < IKEERR_ANY_DOMAIN || domain > IKEERR_IKEV1) {
    answer->reason = IKEERR_MALFORMED;
  } else if (state.is_too_large || !take_number(&state, (uint32_t)number, (int)domain, IKEERR_READ_NUMBER)) {
    miss_as_number(&state);
  }
  return answer->status;
}

ikeerr_status ikeerr_decode_notify(uint32_t type, const void *data, size_t length, ikeerr_answer *answer) {
  enum { IKEV2_STATUS = 12345, IKEV1_STATUS = 40003, AUTHIP_STATUS = 40020 };
  const unsigned char *octets = data;
  bool is_status = type == IKEV2_STATUS || type == IKEV1_STATUS || type == AUTHIP_STATUS;
  if (!is_status || !(length == 4 || (length == 8 && type == IKEV1_STATUS))) {
    *answer = (ikeerr_answer){.status = IKEERR_UNKNOWN, .reason = IKEERR_MALFORMED};
    return answer->status;
  }
  octets += length - 4;
  uint32_t value = (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 | (uint32_t)octets[2] << 8 | octets[3];
  return ikeerr_lookup_number(value, IKEERR_WIN32, answer);
}

static const char READINGS[IKEERR_READINGS][16] = {"nothing", "identity", "official-name", "number",  "bare-hex",
                                                   "name",    "notify",   "ms-status",     "sentence"};

const char *ikeerr_reading_name(ikeerr_reading reading) {
  return (unsigned)reading < IKEERR_READINGS ? READINGS[reading] : NULL;
}

static const char REASONS[IKEERR_REASONS][16] = {
    "",          "unassigned",    "out-of-range", "private-use", "neighbour",
    "elsewhere", "never-existed", "malformed",    "unknown-name"};

const char *ikeerr_reason_name(ikeerr_reason reason) {
  return reason != IKEERR_NO_REASON && (unsigned)reason < IKEERR_REASONS ? REASONS[reason] : NULL;
}
