/* Mentions as columns, for Python. */
#ifndef IKEPY_MENTIONS_H
#define IKEPY_MENTIONS_H

#include "mention_table.h"
#include "state.h"

PyObject *ikepy_mentions(binding_state *state, mention_table *table); /* takes over the hold on the table */

int ikepy_add_mention_table_types(PyObject *module); /* -1 with an exception */

#endif
