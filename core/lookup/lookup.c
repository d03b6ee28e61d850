/* The operation: the readings of a key, and why there is no record where none fits. */
#include "readings/readings.h"
#include "spellings/spellings.h"
#include "suggest.h"
#include "text/text.h"

enum { LONGEST_SEARCHED = 256, SEARCHED = 3 };

/* ---- misses ---- */

static bool miss_as_neighbour(ikeerr_answer *answer, const table_neighbour *neighbour) {
  if (!neighbour) return false;
  answer->reason = neighbour->elsewhere ? IKEERR_ELSEWHERE : IKEERR_NEIGHBOUR;
  answer->neighbour = table_text(neighbour->text);
  for (size_t i = 0; i < neighbour->read.count; i++) {
    ike_add_suggestion(answer, table_record(neighbour->read, i));
  }
  return true;
}

static void add_meant_records(ikeerr_answer *answer, const table_phantom *phantom) {
  for (size_t i = 0; i < phantom->citations.count; i++) {
    const table_phantom_citation *cited = &ike_table_phantom_citations[phantom->citations.first + i];
    uint16_t meant = ike_table_citations[cited->citation].meant;
    if (meant != TABLE_NO_RECORD) ike_add_suggestion(answer, &ike_table_records[meant]);
  }
}

static bool miss_as_name(ikeerr_answer *answer, slice key) {
  folded_name folded = ike_fold(key.start, key.length);
  const table_phantom *phantom = ike_find_phantom(&folded);
  if (!phantom) return miss_as_neighbour(answer, ike_find_neighbour_name(&folded));
  answer->reason = IKEERR_NEVER_EXISTED;
  add_meant_records(answer, phantom);
  return true;
}

/* The domain whose ranges explain why none of these has a number. No domain was possible if the number was wrapped. */
static ikeerr_domain explaining_domain(domain_set domains) {
  if (domains == ike_table_domain_sets.bare) return IKEERR_ANY_DOMAIN;
  return first_domain(domains ? domains : ike_table_domain_sets.hresults);
}

static bool miss_as_number(const key_state *state) {
  ikeerr_answer *answer = state->answer;
  if (state->is_too_large) answer->reason = IKEERR_OUT_OF_RANGE;
  if (!state->has_number || state->is_too_large) return state->is_too_large;
  bool can_be_code = !state->number_domains || state->number_domains & ike_table_domain_sets.codes;
  if (can_be_code && miss_as_neighbour(answer, ike_find_neighbour(state->number))) return true;
  answer->reason = ike_number_reason(state->number, explaining_domain(state->number_domains));
  return true;
}

/* Several words that resemble no name may still describe a record. */
static void suggest_found(ikeerr_answer *answer, slice key, ikeerr_domain domain) {
  ikeerr_hit hits[SEARCHED];
  ikeerr_filter filter = {domain, -1, -1, IKEERR_USUAL_MIN_SCORE};
  if (!memchr(key.start, ' ', key.length)) return;
  size_t count = ikeerr_search(key.start, key.length, &filter, hits, SEARCHED);
  for (size_t i = 0; i < count; i++) ike_add_suggestion(answer, hits[i].record);
}

/* What the key stands for where it was not asked for. */
static bool suggest_other_domains(const key_state *state, slice key) {
  ikeerr_answer *answer = state->answer, elsewhere;
  if (state->domains == ALL_DOMAINS || !ike_lookup_known(key, ALL_DOMAINS, &elsewhere)) return false;
  for (unsigned i = 0; i < elsewhere.candidate_count; i++) ike_add_suggestion(answer, elsewhere.candidates[i]);
  return true;
}

static void suggest_similar(const key_state *state, slice key) {
  ikeerr_answer *answer = state->answer;
  ikeerr_domain domain = state->domains == ALL_DOMAINS ? IKEERR_ANY_DOMAIN : first_domain(state->domains);
  answer->suggestion_count = ike_suggest(key, domain, answer->suggestions, IKEERR_MAX_SUGGESTIONS);
  if (!answer->suggestion_count && key.length <= LONGEST_SEARCHED) suggest_found(answer, key, domain);
}

static void miss(const key_state *state, slice key) {
  ikeerr_answer *answer = state->answer;
  if (miss_as_number(state)) {
    if (!answer->neighbour) suggest_other_domains(state, key);
  } else if (!miss_as_name(answer, key)) {
    answer->reason = state->is_contradiction ? IKEERR_MALFORMED : IKEERR_UNKNOWN_NAME;
    if (!state->is_contradiction && !suggest_other_domains(state, key)) suggest_similar(state, key);
  }
}

/* ---- the operation ---- */

/* 0: there is no such domain. */
static domain_set asked_domains(ikeerr_domain domain) {
  bool is_domain = domain >= IKEERR_ANY_DOMAIN && domain < IKEERR_DOMAIN_COUNT;
  return is_domain ? domains_of(domain) : 0;
}

ikeerr_status ikeerr_lookup(const char *key, size_t length, ikeerr_domain domain, ikeerr_answer *answer) {
  key_state state = ike_key_start(asked_domains(domain), answer);
  slice text = {key, length == IKEERR_TO_NUL ? strlen(key) : length};
  bool is_text = ike_is_text(text);
  if (is_text && ike_key_read(&state, &text)) return answer->status;
  if (!is_text || !state.domains || !text.length) {
    answer->reason = IKEERR_MALFORMED;
  } else {
    miss(&state, text);
  }
  return answer->status;
}

/* The short way for most numbers: they mean one record. */
static bool is_alone(int64_t number, ikeerr_domain domain) {
  if (domain != IKEERR_ANY_DOMAIN || number < 0 || number > UINT16_MAX) return false;
  uint16_t slot = table_slot(TABLE_ALL_DOMAINS, (uint32_t)number);
  return slot && !(slot & TABLE_SHARED);
}

static ikeerr_status answer_alone(uint32_t code, ikeerr_answer *answer) {
  ike_answer_clear(answer);
  answer->candidates[answer->candidate_count++] = table_slot_record(table_slot(TABLE_ALL_DOMAINS, code));
  answer->reading = IKEERR_READ_NUMBER;
  return answer->status = IKEERR_FOUND;
}

ikeerr_status ikeerr_lookup_number(int64_t number, ikeerr_domain domain, ikeerr_answer *answer) {
  if (is_alone(number, domain)) return answer_alone((uint32_t)number, answer);
  key_state state = ike_key_start(asked_domains(domain), answer);
  state.is_too_large = number < INT32_MIN || number > UINT32_MAX;
  if (!state.domains) {
    answer->reason = IKEERR_MALFORMED;
  } else if (state.is_too_large ||
             !ike_take_number(&state, (uint32_t)number, domains_of_number(&state), IKEERR_READ_NUMBER)) {
    miss_as_number(&state);
  }
  return answer->status;
}

ikeerr_status ikeerr_decode_notify(uint32_t type, const void *data, size_t length, ikeerr_answer *answer) {
  uint32_t code;
  ikeerr_domain domain;
  if (ike_decode_notify(type, data, length, &domain, &code)) return ikeerr_lookup_number(code, domain, answer);
  ike_answer_clear(answer);
  answer->reason = IKEERR_MALFORMED;
  return answer->status;
}

/* ---- names ---- */

static const char STATUSES[][12] = {"found", "ambiguous", "unknown"};

const char *ikeerr_status_name(ikeerr_status status) {
  return (unsigned)status <= IKEERR_UNKNOWN ? STATUSES[status] : NULL;
}

static const char REASONS[IKEERR_REASONS][16] = {
    "",          "unassigned",    "out-of-range", "private-use", "neighbour",
    "elsewhere", "never-existed", "malformed",    "unknown-name"};

const char *ikeerr_reason_name(ikeerr_reason reason) {
  return reason != IKEERR_NO_REASON && (unsigned)reason < IKEERR_REASONS ? REASONS[reason] : NULL;
}
