/* The finders that this machine can run. */
#ifndef IKEERR_SCAN_FIND_H
#define IKEERR_SCAN_FIND_H

#include "finder.h"

enum { SCAN_MOST_FINDERS = 7 };

scan_finder ike_scan_best_finder(void);

/* The finders that this machine can run, the portable one first, NULL after the last. */
void ike_scan_finders(scan_finder finders[SCAN_MOST_FINDERS]);

#endif
