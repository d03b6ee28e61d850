/* Symbols of Windows and names of Notify types. */
#ifndef IKEERR_SCAN_NAME_H
#define IKEERR_SCAN_NAME_H

#include "context.h"

/* Whether a name may start at the place, with the word there: by itself or with what is behind it. */
static inline bool ike_scan_may_be_name(const scan_place *place, const scan_token *word) {
  size_t behind = place->at + word->text.length;
  char sign = scan_byte(place, behind);
  bool goes_on = sign == '-' || sign == '\\' || (sign == ' ' && scan_byte(place, behind + 1) == '\\');
  bool is_frame = sign == '(' && word->text.length == 1;
  return word->is_joined || word->roles & SCAN_NAME_ALONE || goes_on || is_frame;
}

/* true: a mention starts at the place, where one may. *next is where to read on in any case. */
bool ike_scan_name(const scan_place *place, const scan_token *token, ikeerr_mention *mention, size_t *next);

/* The end of " (14)" behind a name of that code, else `end`. */
size_t ike_scan_end_with_code(const scan_place *place, size_t end, const ikeerr_mention *mention);

#endif
