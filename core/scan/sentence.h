/* The sentences that Windows shows, and other products' words for a Notify type. */
#ifndef IKEERR_SCAN_SENTENCE_H
#define IKEERR_SCAN_SENTENCE_H

#include "place.h"

/* true: a mention starts at the place. *next is where to read on in any case. */
bool ike_scan_sentence(const scan_place *place, slice word, ikeerr_mention *mention, size_t *next);

#endif
