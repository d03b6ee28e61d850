/* A negotiation from its start to its verdict, line by line. */
#ifndef IKEERR_DIAGNOSE_NEGOTIATION_H
#define IKEERR_DIAGNOSE_NEGOTIATION_H

#include "state.h"

/* Takes what a line of a stack says. */
void ike_take_line(diagnosis *state, const scan_sight *sight);

/* Takes a mention: of the negotiation that its line belongs to. */
void ike_take_mention(diagnosis *state, const scan_sight *sight);

/* The log has ended: who still waits for an answer has none. */
void ike_end_waiting(diagnosis *state);

#endif
