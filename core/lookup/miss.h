/* Misses: the reason, and what is similar. */
#ifndef IKEERR_MISS_H
#define IKEERR_MISS_H

#include "readings/readings.h"

/* A key that no reading fits. */
void ike_miss(const key_state *state, slice key);

/* Each says whether it explains the miss: a number, a name that pages invent. */
bool ike_miss_as_number(const key_state *state);
bool ike_miss_as_phantom(ikeerr_answer *answer, slice key);

/* What another answer is about. */
void ike_suggest_candidates(ikeerr_answer *answer, const ikeerr_answer *other);

#endif
