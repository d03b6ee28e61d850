/* Files as streams of text: what has arrived is there at once, as a filter needs it, packed files arrive unpacked, and
 * UTF-16 arrives as UTF-8. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/text.h"
#include "unpack_file.h"

enum { INPUT_ROOM = 2 * UTF16_ROOM /* bytes that a reader must have room for */ };

typedef struct {
  const char *name; /* as people see it */
  int descriptor;
  uint64_t size;  /* bytes; 0: not known */
  uint64_t taken; /* bytes that have been read of it */
  bool is_started;
  bool has_ended;
  bool is_utf16; /* it started with a byte order mark of UTF-16 */
  utf16_decoder decoder;
  size_t raw_start; /* raw bytes that nobody has been given ... */
  size_t raw_end;   /* ... and the end of them */
  char raw[1 << 14];
  unpacker *unpacking;     /* NULL: the file is not packed */
  const char *packed_from; /* packed bytes that have not been unpacked ... */
  const char *packed_end;  /* ... and the end of them */
  char packed[1 << 14];
} input_stream;

bool input_open(input_stream *input, const char *path); /* '-' is standard input. false: it complained */

/* At least one byte, as soon as there is one: UTF-8, or what the file holds unless it is UTF-16. 0: the end; -1: it
 * complained. */
ptrdiff_t input_read(input_stream *input, char *out, size_t size);

/* Where in the file a byte is that has been read: its offset there by its offset in all that has been read; text is
 * what has been read from `start` on. To be asked in the order of offsets. */
uint64_t input_offset(input_stream *input, uint64_t offset, const char *text, uint64_t start);

void input_close(input_stream *input);

#endif
