/* What stands in front of the message on a line, and in fields beside it. */
#ifndef IKEERR_DIAGNOSE_PREFIX_H
#define IKEERR_DIAGNOSE_PREFIX_H

#include "state.h"

/* Adds to `kept` what the prefix and the fields of a stack keep on a line. `message`: where the message starts, or
 * something in it. false: there is neither, so that another program may have written the line. */
bool ike_read_prefix(const table_stack *stack, slice line, size_t message, slice kept[CAPTURES]);

#endif
