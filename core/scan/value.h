/* The numbers that a text may write, and the Windows records they stand for. */
#ifndef IKEERR_SCAN_VALUE_H
#define IKEERR_SCAN_VALUE_H

#include "place.h"

/* The Windows record of a number, NULL if there is none. */
const ikeerr_record *ike_scan_windows_record(uint32_t value);

/* The value of a number with an optional sign, decimal or 0x...; the number is the whole of the text. */
bool ike_scan_value(slice text, uint32_t *value);

#endif
