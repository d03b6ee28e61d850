/* The negotiation that a line is of, and the attempt that it starts. NOTHING: none that is known. */
#ifndef IKEERR_DIAGNOSE_ATTEMPT_H
#define IKEERR_DIAGNOSE_ATTEMPT_H

#include "state.h"

/* That of the number, else that of the thread, of the peer; else the only one there is. */
int ike_slot_of_kept(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]);

/* A new one, which takes the place of those of the same two ends that came to nothing. */
int ike_start_attempt(diagnosis *state, unsigned stack, int thread, const slice kept[CAPTURES]);

/* The negotiation of a message. A log may begin in the middle of one: any message starts it but those that say nothing
 * of an exchange. */
int ike_slot_of_message(diagnosis *state, unsigned stack, int thread, table_role role, const table_exchange *exchange,
                        const slice kept[CAPTURES]);

/* The negotiation of any other line. */
int ike_slot_of_line(diagnosis *state, unsigned stack, int thread, table_role role, const slice kept[CAPTURES]);

/* Takes over what a line calls it: its connection, its number, its peer. */
void ike_name_slot(negotiation *slot, const slice kept[CAPTURES]);

/* Where negotiations are numbered, Child SAs among them: whether a number is another one's. */
bool ike_is_of_another(const negotiation *slot, slice serial);

#endif
