/* UTF-8: whether bytes are text, and how far a character reaches. */
#ifndef IKEERR_UTF8_H
#define IKEERR_UTF8_H

#include "slice.h"

/* The length in bytes of the character that text starts with; 0 if it starts with none. */
size_t ike_utf8_length(slice text);

/* The index, or that of the first byte of the character which it is in the middle of. */
size_t ike_utf8_start(const char *text, size_t index);

/* Well-formed UTF-8 without a NUL. */
bool ike_is_text(slice text);

static inline bool is_utf8_continuation(char c) {
  return ((unsigned char)c & 0xC0) == 0x80;
}

#endif
