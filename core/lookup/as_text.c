/* The last reading: what the text mentions, or the number that stands in it. */
#include "as_text.h"

#include "labelled.h"
#include "mentions.h"
#include "miss.h"
#include "spellings/spellings.h"

/* The records of a text, if it mentions one condition only. */
static void answer_mentioned(ikeerr_answer *answer, const mentioned *what) {
  answer->reading = IKEERR_READ_MENTION;
  if (what->is_split) {
    answer->reason = IKEERR_UNKNOWN_NAME;
    for (unsigned i = 0; i < what->count; i++) ike_add_suggestion(answer, what->records[i]);
    return;
  }
  answer->status = what->count == 1 ? IKEERR_FOUND : IKEERR_AMBIGUOUS;
  answer->candidate_count = what->count;
  memcpy(answer->candidates, what->records, what->count * sizeof *what->records);
}

/* Says too what the number stands for where it was not asked for. */
static void miss_as_part(key_state *state) {
  ikeerr_answer elsewhere;
  ike_miss_as_number(state);
  if (state->domains == ALL_DOMAINS || state->answer->neighbour) return;
  key_state anywhere = ike_key_start(ALL_DOMAINS, &elsewhere);
  ike_take_number(&anywhere, state->number, domains_of_number(&anywhere), IKEERR_READ_NUMBER);
  ike_suggest_candidates(state->answer, &elsewhere);
}

/* Of the domains that the words beside it name, if they have it; else of any. */
static bool take_number_of(key_state *state, const labelled_number *number) {
  domain_set domains = domains_of_number(state), named = domains & number->domains;
  if (named && named != domains && ike_take_number(state, number->value, named, IKEERR_READ_MENTION)) return true;
  return ike_take_number(state, number->value, domains, IKEERR_READ_MENTION);
}

/* A number beside words that only say that it is one: true if that tells what the key is, and be it a miss. */
static bool take_labelled(key_state *state, slice key) {
  labelled_number number;
  if (!ike_read_labelled(key, &number)) return false;
  state->has_number = true;
  state->number = number.value;
  state->number_domains = domains_of_number(state);
  const table_event *event = number.is_event ? ike_find_event(number.value) : NULL;
  if (event) state->number_domains = ike_table_domain_sets.bare;
  if (event) return ike_miss_as_number(state);
  if (!take_number_of(state, &number)) miss_as_part(state);
  return true;
}

static bool take_neighbour(key_state *state, const mentioned *what) {
  state->has_number = what->has_neighbour;
  state->number = what->neighbour;
  state->number_domains = domains_of_number(state);
  return ike_miss_as_number(state);
}

/* A name that pages invent says more than a number beside it, which they invent too. */
bool ike_read_as_text(key_state *state, slice key) {
  mentioned what;
  if (state->has_number || state->is_too_large || state->is_contradiction) return false;
  ike_read_mentions(key, state->domains, &what);
  if (!what.is_named && ike_miss_as_phantom(state->answer, key)) return true;
  if (what.rank) answer_mentioned(state->answer, &what);
  return what.rank || ike_read_first_sentence(state, key) || ike_read_broken_name(state, key) ||
         ike_read_constants(state, key) || take_labelled(state, key) || take_neighbour(state, &what);
}
