/* A key as a whole: blanks and a domain in front come off, what is left goes through the readings. */
#include "key.h"

void ike_answer_clear(ikeerr_answer *answer) {
  answer->status = IKEERR_UNKNOWN;
  answer->reading = IKEERR_READ_NOTHING;
  answer->reason = IKEERR_NO_REASON;
  answer->candidate_count = answer->also_count = answer->suggestion_count = 0;
  answer->neighbour = NULL;
  answer->has_number = false;
}

key_state ike_key_start(domain_set domains, ikeerr_answer *answer) {
  ike_answer_clear(answer);
  return (key_state){.answer = answer, .domains = domains};
}

ikeerr_domain ike_take_domain(slice *key) {
  for (int domain = 0; domain < IKEERR_DOMAIN_COUNT; domain++) {
    const char *word = ikeerr_word(IKEERR_DOMAINS, (size_t)domain);
    size_t length = strlen(word);
    if (!slice_starts_with(*key, word) || key->length == length || key->start[length] != ':') continue;
    *key = slice_trim(slice_from(*key, length + 1));
    return (ikeerr_domain)domain;
  }
  return IKEERR_ANY_DOMAIN;
}

bool ike_key_read(key_state *state, slice *key) {
  *key = slice_trim(*key);
  ikeerr_domain prefix = ike_take_domain(key);
  state->domains &= domains_of(prefix);
  if (!state->domains || !key->length) return false;
  return (prefix != IKEERR_ANY_DOMAIN && ike_read_identity(state, *key)) || ike_read_key(state, *key);
}

bool ike_lookup_known(slice key, domain_set domains, ikeerr_answer *answer) {
  key_state state = ike_key_start(domains, answer);
  return ike_key_read(&state, &key);
}

static const char READINGS[IKEERR_READINGS][16] = {"nothing", "identity", "official-name", "number",   "bare-hex",
                                                   "name",    "notify",   "ms-status",     "sentence", "mention"};

const char *ikeerr_reading_name(ikeerr_reading reading) {
  return (unsigned)reading < IKEERR_READINGS ? READINGS[reading] : NULL;
}
