/* Whose a line is: which stack prints it, and of which exchange it is. */
#ifndef IKEERR_DIAGNOSE_OWNER_H
#define IKEERR_DIAGNOSE_OWNER_H

#include "state.h"

/* Of several stacks that print the line the one whose prefix is there; where that says nothing, the one whose log this
 * is so far. What the prefix keeps is added. TABLE_NO_STACK: another program's. */
table_line_other ike_read_owner(const diagnosis *state, const scan_sight *sight, slice kept[CAPTURES]);

/* The exchange that a line is of, or names; NULL: none that the stack knows. */
const table_exchange *ike_exchange_of(table_line_other owner, slice name);

/* The stack of the line that a mention stands on, with what its prefix keeps: the last one that was recognised where
 * its prefix is there; else that of the product whose page has the line, else the last one all the same. */
int ike_stack_of_mention(const diagnosis *state, const scan_sight *sight, slice kept[CAPTURES]);

#endif
