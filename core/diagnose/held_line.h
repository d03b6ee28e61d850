/* The line at hand: its text as it passes, and what was recognised on it, which is looked at once it has ended. */
#ifndef IKEERR_DIAGNOSE_HELD_LINE_H
#define IKEERR_DIAGNOSE_HELD_LINE_H

#include "state.h"

/* More of the text has passed. */
void ike_hold_text(diagnosis *state, slice text);

/* Something was recognised in what passes next. */
void ike_hold_sight(diagnosis *state, const scan_sight *sight);

/* The line has ended, or the text. */
void ike_release_line(diagnosis *state);

#endif
