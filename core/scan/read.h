/* Reading lit text: whether a mention starts at a place, and where to read on. */
#ifndef IKEERR_SCAN_READ_H
#define IKEERR_SCAN_READ_H

#include "place.h"
#include "spellings/spellings.h"

/* Reads what is at the place. true: a mention. *next is where to read on. */
bool ike_scan_read(const scan_place *place, ikeerr_mention *mention, size_t *next);

/* Whether something may start with a byte, a line behind it: of others, nothing is read. */
extern const bool ike_scan_starts[256];

static inline bool ike_scan_may_start(char c) {
  return ike_scan_starts[(unsigned char)c];
}

#endif
