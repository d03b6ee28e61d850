/* Log lines of programs, whole. */
#ifndef IKEERR_SCAN_LINE_H
#define IKEERR_SCAN_LINE_H

#include "place.h"

/* true: a mention starts at the place: a line of a page, or a name of a Notify type inside one. *next is behind the
 * line in that case, and behind one that holds none. */
bool ike_scan_line(const scan_place *place, ikeerr_mention *mention, size_t *next);

#endif
