#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>
#include <stdint.h>

/* The bytes of the character that text starts with; 0: it starts with none. */
size_t character_length(const char *text, size_t length);

/* Writes a character, 4 bytes at most, and returns how many. */
size_t put_character(uint32_t character, char *out);

#endif
