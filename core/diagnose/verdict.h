/* Verdicts: what is said of a negotiation in the end. */
#ifndef IKEERR_DIAGNOSE_VERDICT_H
#define IKEERR_DIAGNOSE_VERDICT_H

#include "state.h"

/* Concludes what a negotiation has come to: its outcome, its record and its cause. */
void ike_conclude(negotiation *slot);

/* Gives the verdict on one that is concluded. */
void ike_give_verdict(diagnosis *state, negotiation *slot);

#endif
