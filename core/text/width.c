/* Columns counted a character at a time; no text of ours has characters of two columns. */
#include "width.h"

#include "utf8.h"

enum { ESCAPE = '\033' };

/* The end of a sequence that starts at an index: "\033[36m". */
static size_t end_of_sequence(slice text, size_t index) {
  while (index < text.length && text.start[index] != 'm') index++;
  return index;
}

size_t ike_columns(slice text) {
  size_t columns = 0;
  for (size_t i = 0; i < text.length; i++) {
    if (text.start[i] == ESCAPE) {
      i = end_of_sequence(text, i);
    } else {
      columns += !is_utf8_continuation(text.start[i]);
    }
  }
  return columns;
}
