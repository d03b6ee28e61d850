/* Text from outside, made fit for messages and terminals: what a terminal would obey is escaped. */
#ifndef IKEERR_QUOTE_H
#define IKEERR_QUOTE_H

#include "writer.h"

/* Whether a character is a control character of Unicode: C0, DEL or C1. */
bool ike_is_control(slice character);

/* In single quotes, at most so many characters and "..." for the rest. Control characters, those that change the order
 * in which others are shown, and bytes that are no UTF-8 are escaped, byte by byte: \x1b. */
void ike_put_quoted(writer *output, slice text, size_t most);

/* As it is, line ends and tabs included, but the same characters escaped; so are the bytes that are no UTF-8 and that
 * terminals with another encoding take for C1. */
void ike_put_visible(writer *output, slice text);

#endif
