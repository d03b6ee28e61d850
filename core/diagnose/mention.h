/* Mentions on the lines of a log: what each says of a negotiation. */
#ifndef IKEERR_DIAGNOSE_MENTION_H
#define IKEERR_DIAGNOSE_MENTION_H

#include "state.h"

/* Takes a mention: of the negotiation that its line belongs to. */
void ike_take_mention(diagnosis *state, const scan_sight *sight);

#endif
