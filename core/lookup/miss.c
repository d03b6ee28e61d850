/* Why there is no record, and which ones to read instead. */
#include "miss.h"

#include "spellings/spellings.h"
#include "suggest.h"
#include "text/text.h"

enum { LONGEST_SEARCHED = 256, SEARCHED = 3 };

void ike_suggest_candidates(ikeerr_answer *answer, const ikeerr_answer *other) {
  for (unsigned i = 0; i < other->candidate_count; i++) ike_add_suggestion(answer, other->candidates[i]);
}

static void suggest_range(ikeerr_answer *answer, table_range records) {
  for (size_t i = 0; i < records.count; i++) ike_add_suggestion(answer, table_record(records, i));
}

static bool miss_as_neighbour(ikeerr_answer *answer, const table_neighbour *neighbour) {
  if (!neighbour) return false;
  answer->reason = neighbour->elsewhere ? IKEERR_ELSEWHERE : IKEERR_NEIGHBOUR;
  answer->neighbour = table_text(neighbour->text);
  suggest_range(answer, neighbour->read);
  return true;
}

static bool miss_as_event(ikeerr_answer *answer, const table_event *event) {
  if (!event) return false;
  answer->reason = IKEERR_EVENT;
  answer->neighbour = table_text(event->text);
  suggest_range(answer, event->read);
  return true;
}

static void add_meant_records(ikeerr_answer *answer, const table_phantom *phantom) {
  for (size_t i = 0; i < phantom->citations.count; i++) {
    const table_phantom_citation *cited = &ike_table_phantom_citations[phantom->citations.first + i];
    uint16_t meant = ike_table_citations[cited->citation].meant;
    if (meant != TABLE_NO_RECORD) ike_add_suggestion(answer, &ike_table_records[meant]);
  }
}

bool ike_miss_as_phantom(ikeerr_answer *answer, slice key) {
  const table_phantom *phantom = ike_cited_name(key);
  if (!phantom) return false;
  answer->reason = IKEERR_NEVER_EXISTED;
  add_meant_records(answer, phantom);
  return true;
}

static bool miss_as_name(ikeerr_answer *answer, slice key) {
  folded_name folded = ike_fold(key.start, key.length);
  return ike_miss_as_phantom(answer, key) || miss_as_neighbour(answer, ike_find_neighbour_name(&folded));
}

/* The domain whose ranges explain why none of these has a number. No domain was possible if the number was wrapped. */
static ikeerr_domain explaining_domain(domain_set domains) {
  if (domains == ike_table_domain_sets.bare) return IKEERR_ANY_DOMAIN;
  return first_domain(domains ? domains : ike_table_domain_sets.hresults);
}

bool ike_miss_as_number(const key_state *state) {
  ikeerr_answer *answer = state->answer;
  if (state->is_too_large) answer->reason = IKEERR_OUT_OF_RANGE;
  if (!state->has_number || state->is_too_large) return state->is_too_large;
  answer->has_number = true;
  answer->number = state->number;
  answer->domain = explaining_domain(state->number_domains);
  bool can_be_code = !state->number_domains || state->number_domains & ike_table_domain_sets.codes;
  if (can_be_code && miss_as_neighbour(answer, ike_find_neighbour(state->number))) return true;
  bool is_bare = state->number_domains == ike_table_domain_sets.bare;
  if (is_bare && miss_as_event(answer, ike_find_event(state->number))) return true;
  answer->reason = ike_number_reason(state->number, answer->domain);
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
  ikeerr_answer elsewhere;
  if (state->domains == ALL_DOMAINS || !ike_lookup_known(key, ALL_DOMAINS, &elsewhere)) return false;
  ike_suggest_candidates(state->answer, &elsewhere);
  return true;
}

static void suggest_similar(const key_state *state, slice key) {
  ikeerr_answer *answer = state->answer;
  ikeerr_domain domain = state->domains == ALL_DOMAINS ? IKEERR_ANY_DOMAIN : first_domain(state->domains);
  answer->suggestion_count = ike_suggest(key, domain, answer->suggestions, IKEERR_MAX_SUGGESTIONS);
  if (!answer->suggestion_count && key.length <= LONGEST_SEARCHED) suggest_found(answer, key, domain);
}

void ike_miss(const key_state *state, slice key) {
  ikeerr_answer *answer = state->answer;
  if (ike_miss_as_number(state)) {
    if (!answer->neighbour) suggest_other_domains(state, key);
  } else if (!miss_as_name(answer, key)) {
    answer->reason = state->is_contradiction ? IKEERR_MALFORMED : IKEERR_UNKNOWN_NAME;
    if (!state->is_contradiction && !suggest_other_domains(state, key)) suggest_similar(state, key);
  }
}
