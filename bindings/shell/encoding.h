/* The bytes of a log: lines in UTF-8, in any other code that extends ASCII, or in UTF-16 with a byte order mark. */
#ifndef ENCODING_H
#define ENCODING_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { ENCODING_BYTES, ENCODING_UTF16_LITTLE, ENCODING_UTF16_BIG } text_encoding;

enum { ENCODING_MARK = 2 }; /* bytes of the byte order mark of UTF-16 */

text_encoding encoding_of(const char *text, size_t length);

/* All indexes into UTF-16 are even. */

size_t line_end(text_encoding encoding, const char *text, size_t from, size_t end);      /* behind the next; 0: none */
size_t last_line_end(text_encoding encoding, const char *text, size_t from, size_t end); /* behind the last; 0: none */
size_t character_start(text_encoding encoding, const char *text, size_t index);          /* the index, or just before */
bool ends_line(text_encoding encoding, const char *text, size_t length);

/* Any other text stays as it is; UTF-16 becomes UTF-8. */
void print_text(text_encoding encoding, const char *text, size_t length);
size_t decode_text(text_encoding encoding, const char *text, size_t length, char *out, size_t size); /* what fits */

#endif
