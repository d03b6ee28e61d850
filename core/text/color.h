/* The sequences by which a terminal shows text in another way (ECMA-48, SGR). */
#ifndef IKEERR_COLOR_H
#define IKEERR_COLOR_H

#include <stdbool.h>

typedef enum { COLOR_PLAIN, COLOR_BOLD, COLOR_DIM, COLOR_CYAN, COLOR_RED } text_color;

/* What starts a color, COLOR_PLAIN what ends it; "" where no color is wanted. */
const char *ike_color(text_color color, bool is_wanted);

#endif
