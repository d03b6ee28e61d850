/* Text written into a caller's buffer as snprintf would: what does not fit is counted, not written. */
#ifndef IKEERR_WRITER_H
#define IKEERR_WRITER_H

#include <stdint.h>

#include "slice.h"

typedef struct {
  char *out;
  size_t size;
  size_t length; /* of the whole text so far, whether it fits or not */
} writer;

void ike_put_slice(writer *output, slice text);
void ike_put(writer *output, const char *text); /* NULL writes nothing */
void ike_put_times(writer *output, char c, size_t count);
void ike_put_decimal(writer *output, int64_t number);
void ike_put_hex(writer *output, uint32_t number, unsigned digits); /* 0x and upper case, at least so many digits */
void ike_put_byte(writer *output, unsigned char byte);              /* two hexadecimal digits in lower case */

/* Ends the text with a NUL, between characters if it was cut, and returns the length of the whole. */
size_t ike_put_end(writer *output);

#endif
