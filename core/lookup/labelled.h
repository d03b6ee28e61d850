/* A number with nothing beside it but punctuation and words that say what kind of number it is: "Event ID 4653". */
#ifndef IKEERR_LABELLED_H
#define IKEERR_LABELLED_H

#include "tables/tables.h"
#include "text/text.h"

typedef struct {
  bool has_value;
  bool has_label;      /* right in front */
  bool may_be_version; /* of what the label in front of it names */
  uint32_t value;
  bool is_event;      /* a word says that it is the id of an event */
  domain_set domains; /* whose number it is, as words say */
} labelled_number;

/* The one number of a text, written once or several times in whatever base; false if it has other words, none or two.
 */
bool ike_read_labelled(slice text, labelled_number *number);

#endif
