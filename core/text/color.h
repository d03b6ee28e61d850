/* The sequences by which a terminal shows text in another way (ECMA-48, SGR). */
#ifndef IKEERR_COLOR_H
#define IKEERR_COLOR_H

#include "slice.h"

enum { COLOR_ESCAPE = 0x1B /* the byte that a color starts with */ };

typedef enum { COLOR_PLAIN, COLOR_BOLD, COLOR_DIM, COLOR_CYAN, COLOR_RED } text_color;

/* What starts a color, COLOR_PLAIN what ends it; "" where no color is wanted. */
const char *ike_color(text_color color, bool is_wanted);

/* Whether the text ends with a color, whose first byte may be written as an escape: \u001b in JSON, \033, \x1b, \e. */
bool ike_is_color_end(slice text);

/* The index in front of the colors that end at an index; nothing in front of `start` is looked at. */
size_t ike_before_colors(slice text, size_t start, size_t at);

/* Whether the byte in front of *at is of a color, the first behind its bracket; *at then moves behind the color.
 * Nothing in front of `start` is looked at. */
bool ike_color_ends(slice text, size_t start, size_t *at);

/* Whether a color ends in front of an index, likewise. */
static inline bool is_behind_color(slice text, size_t start, size_t at) {
  return at > start && text.start[at - 1] == 'm' && ike_is_color_end((slice){text.start + start, at - start});
}

#endif
