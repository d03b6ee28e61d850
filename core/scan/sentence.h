/* The sentences that Windows shows, and other products' words for a Notify type. */
#ifndef IKEERR_SCAN_SENTENCE_H
#define IKEERR_SCAN_SENTENCE_H

#include "place.h"

/* true: a mention starts at the place. *next is where to read on in any case. */
bool ike_scan_sentence(const scan_place *place, slice word, ikeerr_mention *mention, size_t *next);

/* The same for what is left of a sentence that starts on a line before; asked where there may be one. */
bool ike_scan_rest_of_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next);

static inline bool ike_scan_may_go_on(const scan_place *place) {
  uint64_t unfinished = place->memory->unfinished;
  bool is_near = place->offset + place->at < unfinished + SCAN_NEAR;
  return is_near && unfinished && unfinished <= place->facts->line;
}

#endif
