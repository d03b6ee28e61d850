/* What differs between systems about the streams: everything else in this folder is portable C. */
#ifndef TERMINAL_H
#define TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

void terminal_prepare(void);             /* once, before anything is read or written */
bool terminal_is(FILE *stream);          /* whether somebody looks at it */
unsigned terminal_width(FILE *stream);   /* columns; 0: not known */
unsigned terminal_height(FILE *stream);  /* rows; likewise */
bool terminal_takes_color(FILE *stream); /* a terminal, and the environment does not object */

#endif
