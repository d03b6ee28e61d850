/* The numbers that a text may write, and the records they stand for. */
#ifndef IKEERR_SCAN_VALUE_H
#define IKEERR_SCAN_VALUE_H

#include "place.h"

/* The record of a number in one of the domains, the first that has it; NULL if there is none. */
const ikeerr_record *ike_scan_record_in(domain_set domains, uint32_t value);

/* The record of a number among the error codes of systems; NULL if there is none. */
const ikeerr_record *ike_scan_code_record(uint32_t value);

/* Whether the number of a record means it only where a label says so. */
bool ike_scan_is_common(uint32_t value, const ikeerr_record *record);

/* The value of a number with an optional sign, decimal or 0x...; the number is the whole of the text. */
bool ike_scan_value(slice text, uint32_t *value);

#endif
