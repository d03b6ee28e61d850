/* What is common to the mentions that the recognisers find. */
#ifndef IKEERR_SCAN_MENTION_H
#define IKEERR_SCAN_MENTION_H

#include "place.h"

/* A mention from start to end (indexes), still without records. */
ikeerr_mention ike_scan_mention(const scan_place *place, size_t start, size_t end, ikeerr_form form);

/* Whether number is another product's, and to be reported; fills in the mention if so. */
bool ike_scan_take_neighbour(const scan_place *place, uint32_t value, ikeerr_mention *mention);

/* Adds a record to a mention, in the order of records, unless it is there, no error, or NULL. */
void ike_scan_add_record(const scan_place *place, const ikeerr_record *record, ikeerr_mention *mention);

#endif
