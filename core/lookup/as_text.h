/* A key that is more than a spelling: a text that mentions an error. */
#ifndef IKEERR_AS_TEXT_H
#define IKEERR_AS_TEXT_H

#include "readings/readings.h"

/* Reads a key that no other reading fits; false if it tells nothing. A number and a contradiction are understood
 * already, and are not read again. */
bool ike_read_as_text(key_state *state, slice key);

#endif
