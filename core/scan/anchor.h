/* Whether what the finder came upon makes its line worth reading. */
#ifndef IKEERR_SCAN_ANCHOR_H
#define IKEERR_SCAN_ANCHOR_H

#include "place.h"

/* Whether what the finder stops for at the place makes its line worth reading. */
bool ike_scan_is_anchor(const scan_place *place, const scan_anchors *anchors);

/* Whether a text starts with a product's name: of most, the finder sees what is in front of them. */
bool ike_scan_starts_anchored(const scan_place *place);

#endif
