/* The readings of a key: each tries to find records, and says whether it did. */
#ifndef IKEERR_READING_H
#define IKEERR_READING_H

#include "tables/tables.h"
#include "text/text.h"

/* A key on its way through the readings. What they learn about numbers and contradictions explains the miss if none
 * fits. */
typedef struct {
  ikeerr_answer *answer;
  domain_set domains; /* that the answer may come from */
  bool has_number;
  bool is_too_large;         /* the number has more than 32 bits */
  bool is_contradiction;     /* a name and a number that do not agree */
  uint32_t number;           /* unwrapped */
  domain_set number_domains; /* that the number can belong to */
} key_state;

/* The domains that a number may belong to: where none was asked for, those whose numbers mean something alone. */
static inline domain_set domains_of_number(const key_state *state) {
  return state->domains == ALL_DOMAINS ? ike_table_domain_sets.bare : state->domains;
}

/* code[@vendor] behind a domain */
bool ike_read_identity(key_state *state, slice key);

/* Every reading of the documented list, in its order. */
bool ike_read_key(key_state *state, slice key);

/* A name in the constants of programs, if all that are there agree. */
bool ike_read_constants(key_state *state, slice key);

/* A name that is broken into lines, as in a narrow column. */
bool ike_read_broken_name(key_state *state, slice key);

/* The sentence that a key starts with, whatever stands behind its end. */
bool ike_read_first_sentence(key_state *state, slice key);

/* A number by itself. */
bool ike_take_number(key_state *state, uint32_t value, domain_set domains, ikeerr_reading reading);

/* Adds a record to the answer's suggestions, unless it is there already. */
void ike_add_suggestion(ikeerr_answer *answer, const ikeerr_record *record);

#endif
