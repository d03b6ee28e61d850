/* Records whose names are similar to a name that no record has. */
#ifndef IKEERR_SUGGEST_H
#define IKEERR_SUGGEST_H

#include "tables/tables.h"
#include "text/text.h"

/* Fills records, most similar first, at most capacity of them, and returns how many. */
unsigned ike_suggest(slice name, ikeerr_domain domain, const ikeerr_record **records, unsigned capacity);

#endif
