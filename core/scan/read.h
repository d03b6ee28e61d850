/* Reading lit text: whether a mention starts at a place, and where to read on. */
#ifndef IKEERR_SCAN_READ_H
#define IKEERR_SCAN_READ_H

#include "place.h"
#include "spellings/spellings.h"

/* Reads what is at the place. true: a mention. *next is where to read on. */
bool ike_scan_read(const scan_place *place, ikeerr_mention *mention, size_t *next);

/* Whether something may start with a byte: of others, nothing is read. */
static inline bool ike_scan_may_start(char c) {
  return is_word_byte(c) || c == '{' || c == '-' || is_wide(c);
}

#endif
