/* Words in lines of a width. */
#ifndef IKEERR_WRAP_H
#define IKEERR_WRAP_H

#include "writer.h"

/* Lines in progress. */
typedef struct {
  writer output;
  size_t width;  /* columns of a line; 0: a line has no end */
  size_t indent; /* columns in front of the lines that follow */
  size_t column; /* that the line has reached */
  bool is_fresh; /* no word on this line yet */
  size_t rows;   /* that the ended lines take where a longer one goes on in the next row */
} wrapper;

/* Starts a line, from a column on; those that follow are indented. */
void ike_wrap_start(wrapper *lines, size_t column, size_t indent);

/* Ends the line, without starting another. */
void ike_wrap_end(wrapper *lines);

/* Takes the first word off a text. false: it has none. */
bool ike_take_word(slice *text, slice *word);

/* Makes room for a word: a blank in front of it or, where the line has no room for it, a new line. The caller puts it.
 */
void ike_wrap_word(wrapper *lines, size_t columns);

/* Puts all words of a text. */
void ike_wrap_text(wrapper *lines, slice text);

#endif
