/* How many edits lead from one word to another. */
#ifndef IKEERR_EDITS_H
#define IKEERR_EDITS_H

#include "slice.h"

enum { EDITS_LONGEST = 255 /* bytes of a word */ };

/* Insertions, deletions, replacements and swaps of neighbours; most + 1 if it takes more than `most`. */
unsigned ike_edits(slice word, slice other, unsigned most);

#endif
