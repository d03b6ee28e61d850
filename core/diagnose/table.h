/* The table of negotiations: which of them a line belongs to. */
#ifndef IKEERR_DIAGNOSE_TABLE_H
#define IKEERR_DIAGNOSE_TABLE_H

#include "state.h"

/* Copies a text into a room, as far as it fits; what is empty changes nothing. */
void ike_copy_name(char *room, size_t size, slice name);

/* The thread of a name in a stack's log; an empty one stands for the whole log. */
int ike_find_thread(diagnosis *state, unsigned stack, slice name);

/* The followed negotiation with a number, of a connection or of a peer: the last that was heard of; NOTHING if there is
 * none. */
int ike_find_serial(diagnosis *state, unsigned stack, slice serial, slice connection);
int ike_find_connection(diagnosis *state, unsigned stack, slice connection);
int ike_find_peer(diagnosis *state, unsigned stack, slice peer);

/* The one that has a Child SA of a name: `own`, if it has one or nobody else has. */
int ike_find_child(const diagnosis *state, unsigned stack, slice name, int own);

/* The one that somebody waits for an answer in; that of the thread where several do. */
int ike_find_waiting(diagnosis *state, unsigned stack, int thread);

#endif
