/* Verdicts: what is said of a negotiation in the end. */
#ifndef IKEERR_DIAGNOSE_VERDICT_H
#define IKEERR_DIAGNOSE_VERDICT_H

#include "state.h"

/* Says what there is to say of a negotiation up to here. The slot may be used again. */
void ike_close_slot(diagnosis *state, int slot);

/* Likewise, but the SA lives on, and what comes after is another story. */
void ike_report_slot(diagnosis *state, int slot);

/* One of the same two ends works, from a line on. */
void ike_mark_overcome(diagnosis *state, const negotiation *slot, uint64_t line);

/* Frees a slot that somebody else needs: closes it, or gives what has waited in it. */
void ike_give_up_slot(diagnosis *state, int slot);

/* At the end of the log: all that is left, in the order of the first lines. */
void ike_close_all(diagnosis *state);

#endif
