/* How wide a text is on a terminal. */
#ifndef IKEERR_WIDTH_H
#define IKEERR_WIDTH_H

#include "slice.h"

/* Columns: one a character, none for the sequences of colors. */
size_t ike_columns(slice text);

#endif
