/* The log lines of programs, recognised by the patterns of the pages. */
#ifndef IKEERR_LINE_H
#define IKEERR_LINE_H

#include "tables/tables.h"
#include "text/text.h"

/* The line that starts at the start of the text, which ends with the line it is in; of several the one with most fixed
 * bytes. `before`: how many bytes in front of the text may be looked at. *end is where the message ends. Quotation
 * marks and angle brackets may be escaped as in JSON or XML. NULL: none does. */
const table_line_pattern *ike_line_at(slice text, size_t before, size_t *end);

/* Whether a line starts with the first bytes of the text. */
bool ike_is_line_beginning(slice text);

/* Whether a line may start at the start of the text, which may go on behind the end of the line it is in. */
static inline bool ike_may_be_line(slice text) {
  bool may_begin = text.length >= 3 && table_is_in(ike_table_line_beginnings, table_line_beginning_bit(text.start));
  return may_begin && ike_is_line_beginning(text);
}

/* Whether a part of a line, or a text that leads to a sentence, lies around an index of the text: the eight bytes there
 * are what it is noticed by. */
bool ike_is_line_part(slice text, size_t index);

#endif
