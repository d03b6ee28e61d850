/* The sentences that Windows shows, and other products' words for a Notify type. */
#ifndef IKEERR_SCAN_SENTENCE_H
#define IKEERR_SCAN_SENTENCE_H

#include "context.h"

/* Whether a sentence or a phrase may start at the place, with the word there: it begins with the first two words. */
bool ike_scan_begins_sentence(const scan_place *place);

static inline bool ike_scan_may_be_sentence(const scan_place *place, const scan_token *word) {
  if (word->is_joined) return false;
  switch (scan_byte(place, place->at + word->text.length)) { /* signs that end the first word of none */
    case '[':
    case ']':
    case '(':
    case ')':
    case ':':
    case '=':
    case '_':
      return false;
    default:
      return ike_scan_begins_sentence(place);
  }
}

/* true: a mention starts at the place, where one may. *next is where to read on then. */
bool ike_scan_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next);

/* The same for what is left of a sentence that starts on a line before; asked where there may be one. */
bool ike_scan_rest_of_sentence(const scan_place *place, ikeerr_mention *mention, size_t *next);

static inline bool ike_scan_may_go_on(const scan_place *place) {
  uint64_t unfinished = place->memory->unfinished;
  bool is_near = place->offset + place->at < unfinished + SCAN_NEAR;
  return is_near && unfinished && unfinished <= place->facts->line;
}

#endif
