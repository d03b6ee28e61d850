/* Windows codes as numbers. */
#ifndef IKEERR_SCAN_NUMBER_H
#define IKEERR_SCAN_NUMBER_H

#include "place.h"

/* Whether the number at the place could be a mention, whatever the facts of its line. */
bool ike_scan_may_be_code(const scan_place *place);

/* The digits of a code that are glued to a label in a word, "Error13868"; of length 0 if there are none. */
slice ike_scan_digits_of_label(slice word);

static inline slice ike_scan_glued_digits(slice word) {
  return is_digit(word.start[word.length - 1]) ? ike_scan_digits_of_label(word) : (slice){word.start, 0};
}

/* Whether the digits at the place are such a code. */
bool ike_scan_is_glued_code(const scan_place *place);

/* Whether what is in front of a number can end there: no part of an address, a path or a longer number. */
bool ike_scan_starts_freely(const scan_place *place);

/* true: a mention starts at the place, at which a number starts freely or is glued to a label. *next is where to read
 * on in any case. */
bool ike_scan_number(const scan_place *place, ikeerr_mention *mention, size_t *next);

/* true: a mention starts at the place. *next is where to read on then. */
bool ike_scan_bytes(const scan_place *place, ikeerr_mention *mention, size_t *next);

/* Whether the data of a notify may be at the place. */
static inline bool ike_scan_awaits_data(const scan_place *place) {
  return place->offset + place->at < place->memory->data_until;
}

#endif
