/* What the lines of a stack do to a negotiation. */
#ifndef IKEERR_DIAGNOSE_PROGRESS_H
#define IKEERR_DIAGNOSE_PROGRESS_H

#include "state.h"

/* A message has come or goes out. */
void ike_take_message(negotiation *slot, table_role role);

/* Which exchange goes on, and of which version of IKE. */
void ike_take_exchange(negotiation *slot, table_role role, const table_exchange *exchange);

/* No answer comes any more. */
void ike_take_silence(negotiation *slot);

/* What a line does by its role. */
void ike_apply(diagnosis *state, int slot, table_role role, const slice kept[CAPTURES]);

#endif
