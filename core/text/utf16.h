/* UTF-16 in pieces, turned into UTF-8. */
#ifndef IKEERR_UTF16_H
#define IKEERR_UTF16_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UTF16_ROOM = 4 /* bytes: the longest character in UTF-8 */ };

typedef struct {
  bool is_big_endian;
  uint8_t pending_count; /* bytes of a character that is not complete */
  unsigned char pending[4];
  uint64_t input;  /* the input offset of the character ... */
  uint64_t output; /* ... that is at this offset of the UTF-8 */
} utf16_decoder;

/* Starts if two bytes are a byte order mark. */
bool ike_utf16_start(utf16_decoder *decoder, const char bytes[2]);

/* Appends characters to out, up to its size, as long as there is UTF16_ROOM for one more; returns how many bytes of the
 * input it took. A surrogate that stands alone becomes U+FFFD. */
size_t ike_utf16_decode(utf16_decoder *decoder, const char *input, size_t length, char *out, size_t *used, size_t size);

/* What is left of a character where the input ends becomes U+FFFD, one for each unit of it, in 2 * UTF16_ROOM bytes. */
void ike_utf16_finish(utf16_decoder *decoder, char *out, size_t *used);

/* Moves input and output on to the character at `output`; text is the UTF-8 from an offset on. */
void ike_utf16_advance(utf16_decoder *decoder, const char *text, uint64_t offset, uint64_t output);

#endif
