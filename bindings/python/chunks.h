/* Where the chunks of a text come from that is no str and no bytes-like object. */
#ifndef IKEPY_CHUNKS_H
#define IKEPY_CHUNKS_H

#include "host.h"

typedef struct {
  PyObject *chunks; /* an iterator, or the read method of a file; NULL: used up */
  bool is_file;
} chunk_source;

/* Opens a file or an iterable of chunks; false with an exception that says what was expected of `what`. */
bool ikepy_open_source(chunk_source *source, const char *what, PyObject *object);

/* NULL: there is no more, or an exception. */
PyObject *ikepy_next_chunk(chunk_source *source);

#endif
