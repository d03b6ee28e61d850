/* Log lines of programs, whole. */
#ifndef IKEERR_SCAN_LINE_H
#define IKEERR_SCAN_LINE_H

#include "place.h"
#include "spellings/spellings.h"

/* No stack's line is looked for inside another. */
static inline bool ike_scan_wants_stacks(const scan_place *place) {
  return place->observer && place->offset + place->at >= place->memory->stack_until;
}

/* Whether a line may start at the place. */
static inline bool ike_scan_may_be_line(const scan_place *place) {
  return ike_may_be_line((slice){place->text + place->at, place->end - place->at}, ike_scan_wants_stacks(place));
}

/* true: a mention starts at the place: a line of a page, or a name of a Notify type inside one. *next is behind the
 * line in that case, and behind one that holds none. */
bool ike_scan_line(const scan_place *place, ikeerr_mention *mention, size_t *next);

#endif
