/* Where the chunks of a text come from that is no str and no bytes-like object. */
#ifndef IKEPY_CHUNKS_H
#define IKEPY_CHUNKS_H

#include "host.h"

/* Of its parts only one of the first two is there. */
typedef struct {
  PyObject *lines;    /* an iterator, or ... */
  PyObject *read;     /* ... the method of a file */
  PyObject *raw_read; /* the method of the file below a buffered one; NULL: there is none */
  PyObject *opened;   /* the file of a path, to be closed at the end */
} chunk_source;

/* Opens a path, a file or an iterable of lines; false with an exception that says what was expected of `what`.
 * Either way ikepy_clear_source has to follow. */
bool ikepy_open_source(chunk_source *source, const char *what, PyObject *object);

/* The lines of an iterable with the line feeds that they may lack. NULL: there is no more, and a path is closed, or an
 * exception; after BlockingIOError it can be asked again. */
PyObject *ikepy_next_chunk(chunk_source *source);

typedef enum { NO_CHUNKS_YET, BYTES_CHUNKS, STR_CHUNKS } chunk_kind;

/* The bytes of a chunk: of a str its UTF-8. False with an exception, which is a TypeError for anything but str and
 * bytes-like objects, and for a chunk of another kind than those before; otherwise PyBuffer_Release has to follow. */
bool ikepy_view_chunk(PyObject *chunk, chunk_kind *kind, Py_buffer *view);

int ikepy_visit_source(chunk_source *source, visitproc visit, void *arg);
void ikepy_clear_source(chunk_source *source);

#endif
