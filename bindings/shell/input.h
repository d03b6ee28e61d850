/* Files as streams of bytes: what has arrived is there at once, as a filter needs it. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  const char *name; /* as people see it */
  int descriptor;
  uint64_t size; /* 0: not known */
} input_stream;

bool input_open(input_stream *input, const char *path); /* '-' is standard input. false: it complained */

/* At least one byte, as soon as there is one. 0: the end; -1: it complained. */
ptrdiff_t input_read(input_stream *input, char *out, size_t size);

void input_close(input_stream *input);

#endif
