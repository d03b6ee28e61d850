/* The logs of both ends: which negotiation of one is that of the other. */
#ifndef IKEERR_DIAGNOSE_ENDS_H
#define IKEERR_DIAGNOSE_ENDS_H

#include "state.h"

/* The end whose log is read listens on an address. */
void ike_note_address(diagnosis *state, slice address);

/* Where one end was refused or got no answer, and the log of the other one says why: takes the cause over. */
void ike_join_ends(diagnosis *state);

#endif
