/* What names stand for: finding folded names in the tables. */
#ifndef IKEERR_NAME_H
#define IKEERR_NAME_H

#include "tables/tables.h"
#include "text/text.h"

/* The records that a name stands for, folded; NULL if no name of ours folds to it. */
const table_spelling *ike_find_spelling(const folded_name *name);
const table_phantom *ike_find_phantom(const folded_name *name);
const table_neighbour *ike_find_neighbour_name(const folded_name *name);

/* The next identifier at or after *at, which moves behind it; empty at the end of the text. */
slice ike_next_identifier(slice text, size_t *at);

/* The invented name that a text is, or the first identifier of it that is one. */
const table_phantom *ike_cited_name(slice text);

#endif
