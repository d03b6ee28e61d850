/* What the scanner tells an observer. */
#ifndef IKEERR_SIGHT_H
#define IKEERR_SIGHT_H

#include "observer.h"
#include "place.h"

/* Hands over the text up to an offset, as far as it has not been yet; it lies in `text`, which starts at `offset`. */
void ike_scan_pass(scan_observer *observer, const char *text, uint64_t offset, uint64_t until);

/* The line of a stack that starts at the place. */
void ike_scan_show_line(const scan_place *place, const line_match *match);

/* A mention that was found at the place. */
void ike_scan_show_mention(const scan_place *place, const ikeerr_mention *mention);

#endif
