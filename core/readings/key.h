/* The readings of a key, all together: what it stands for, and nothing about why it stands for nothing. */
#ifndef IKEERR_KEY_H
#define IKEERR_KEY_H

#include "reading.h"

/* Takes a domain in front of the key off it; IKEERR_ANY_DOMAIN if there is none. */
ikeerr_domain ike_take_domain(slice *key);

/* The readings of a key alone: true if one fits, and nothing is said about a miss. */
bool ike_lookup_known(slice key, domain_set domains, ikeerr_answer *answer);

/* A key that has not been read: nothing is known of it yet. */
key_state ike_key_start(domain_set domains, ikeerr_answer *answer);

/* Reads a key behind its domain, which is taken off; false if no reading fits. */
bool ike_key_read(key_state *state, slice *key);

/* An answer that says nothing. The lists stay as they are: their counts say that nothing is in them. */
void ike_answer_clear(ikeerr_answer *answer);

#endif
