/* Lines of stacks: the negotiations that they start, carry on and end. */
#ifndef IKEERR_DIAGNOSE_LINE_H
#define IKEERR_DIAGNOSE_LINE_H

#include "state.h"

/* Takes what a line of a stack says. */
void ike_take_line(diagnosis *state, const scan_sight *sight);

/* The log has ended: who still waits for an answer has none. */
void ike_end_waiting(diagnosis *state);

#endif
