/* The lines that a verdict rests on, and what stands on them. */
#ifndef IKEERR_DIAGNOSE_EVIDENCE_H
#define IKEERR_DIAGNOSE_EVIDENCE_H

#include "state.h"

/* Keeps the line: six of them at most, those that say most. */
void ike_keep_evidence(diagnosis *state, negotiation *slot, const scan_sight *sight, unsigned weight);

/* The line has told something of the negotiation: its number and its time. */
void ike_note_line(diagnosis *state, negotiation *slot, const scan_sight *sight);

/* Starts a list with what is visible of it; ike_collect then adds what follows on its line. */
void ike_start_list(diagnosis *state, int slot, bool is_ours, slice list, const scan_sight *sight);
void ike_collect(diagnosis *state, slice text);

#endif
