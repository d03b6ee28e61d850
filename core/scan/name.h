/* Symbols of Windows and names of Notify types. */
#ifndef IKEERR_SCAN_NAME_H
#define IKEERR_SCAN_NAME_H

#include "place.h"

/* true: a mention starts at the place. *next is where to read on in any case. */
bool ike_scan_name(const scan_place *place, slice word, ikeerr_mention *mention, size_t *next);

/* The end of " (14)" behind a name of that code, else `end`. */
size_t ike_scan_end_with_code(const scan_place *place, size_t end, const ikeerr_mention *mention);

#endif
