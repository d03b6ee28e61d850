/* Text written into a caller's buffer as snprintf would: what does not fit is counted, not written. */
#ifndef IKEERR_OUTPUT_H
#define IKEERR_OUTPUT_H

#include "slice.h"
#include "table.h"

typedef struct {
  char *out;
  size_t size;
  size_t length; /* of the whole text so far, whether it fits or not */
} writer;

void ikeerr_put_slice(writer *output, slice text);
void ikeerr_put(writer *output, const char *text); /* NULL writes nothing */
void ikeerr_put_times(writer *output, char c, size_t count);
void ikeerr_put_decimal(writer *output, int64_t number);
void ikeerr_put_hex(writer *output, uint32_t number, unsigned digits); /* 0x and upper case, at least so many digits */
void ikeerr_put_name(writer *output, const ikeerr_record *record);     /* "win32:13868 ERROR_..." */

/* Ends the text with a NUL, between characters if it was cut, and returns the length of the whole. */
size_t ikeerr_put_end(writer *output);

#endif
