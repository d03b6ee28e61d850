/* The lines that a verdict rests on, and what stands on them. */
#ifndef IKEERR_DIAGNOSE_EVIDENCE_H
#define IKEERR_DIAGNOSE_EVIDENCE_H

#include "state.h"

/* Keeps the line: six of them at most, those that say most. */
void ike_keep_evidence(diagnosis *state, negotiation *slot, const scan_sight *sight, unsigned weight);

/* The line has told something of the negotiation: its number and its time. */
void ike_note_line(diagnosis *state, negotiation *slot, const scan_sight *sight);

/* Which way the log runs, by its times, and by packets and the messages in them. */
void ike_note_order(diagnosis *state, const scan_sight *sight, table_role role);

/* Keeps a list of proposals or selectors that stands on the line at hand. */
void ike_keep_list(diagnosis *state, offer_list *list, slice text);

/* Adds what stands on the line at hand to the list that goes on over several lines: a proposal, or a transform of it.
 */
void ike_add_to_list(diagnosis *state, negotiation *slot, table_role role, slice text);

#endif
