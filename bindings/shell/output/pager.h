/* The program that shows output which is longer than a screen: $IKEERR_PAGER, else $PAGER, else less. */
#ifndef PAGER_H
#define PAGER_H

#include <stdbool.h>

/* Whether there is one: an empty name and `cat` stand for none. */
bool pager_is_there(void);

/* All output goes to it from here on, as it comes; false: it cannot be started. */
bool pager_start(void);

/* Waits until the reader leaves it; false: it could not be started. */
bool pager_finish(void);

/* Keeps the output until pager_release shows it: in the pager if the terminal has too few rows. false: it is not kept,
 * since no terminal of a known height would show it, or there is no pager. */
bool pager_hold(void);
void pager_release(void);

#endif
