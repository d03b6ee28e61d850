/* Negotiations that are over, and the slots that they leave. */
#ifndef IKEERR_DIAGNOSE_CLOSING_H
#define IKEERR_DIAGNOSE_CLOSING_H

#include "state.h"

/* A free slot for a new negotiation: if there is none, the longest unused is closed. */
int ike_take_slot(diagnosis *state, unsigned stack);

/* Says what there is to say of a negotiation up to here. The slot may be used again. */
void ike_close_slot(diagnosis *state, int slot);

/* Likewise, but the SA lives on, and what comes after is another story. */
void ike_report_slot(diagnosis *state, int slot);

/* Closes one that is decided, or all of them but the one that the line at hand still tells of. */
void ike_close_if_settled(diagnosis *state, int slot);
void ike_close_settled(diagnosis *state, int but);

/* One of the same two ends works, from a line on. */
void ike_mark_overcome(diagnosis *state, const negotiation *slot, uint64_t line);

/* At the end of a log: closes what is left of it, in the order of the first lines. */
void ike_close_log(diagnosis *state);

/* At the end of all: gives what has waited, by log and first line. */
void ike_give_all(diagnosis *state);

#endif
