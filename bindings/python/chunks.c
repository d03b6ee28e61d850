/* Paths, files and iterables of lines as sources of chunks. */
#include "chunks.h"

#include "options.h"
#include "values.h"

enum { READ_SIZE = 1 << 18 /* bytes asked of a file at a time */ };

/* ---- opening ---- */

/* The attribute of that name; NULL without an exception if there is none. */
static PyObject *optional_attribute(PyObject *object, const char *name) {
  PyObject *value = ikepy_attribute(object, name);
  if (!value && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
  return value;
}

/* Files deliver what is there (read1, or read of an unbuffered file), text files their lines. */
static PyObject *read_method(PyObject *file) {
  PyObject *method = optional_attribute(file, "read1");
  if (method || PyErr_Occurred()) return method;
  PyObject *unbuffered = optional_attribute(file, "readinto");
  PyObject *iterator = PyErr_Occurred() ? NULL : optional_attribute(file, "__iter__");
  if (!PyErr_Occurred() && (unbuffered || !iterator)) method = optional_attribute(file, "read");
  Py_XDECREF(unbuffered);
  Py_XDECREF(iterator);
  return method;
}

/* The method of the file that a buffered one reads from, which says None where there is nothing to read yet. */
static PyObject *raw_read_method(PyObject *file) {
  PyObject *raw = optional_attribute(file, "raw");
  PyObject *method = raw ? optional_attribute(raw, "read") : NULL;
  Py_XDECREF(raw);
  return method;
}

static bool open_file(chunk_source *source, PyObject *file) {
  source->read = read_method(file);
  if (source->read) source->raw_read = raw_read_method(file);
  return source->read && !PyErr_Occurred();
}

static bool open_path(chunk_source *source, PyObject *path) {
  PyObject *io = PyImport_ImportModule("io");
  source->opened = io ? PyObject_CallMethod(io, "open", "Os", path, "rb") : NULL;
  Py_XDECREF(io);
  return source->opened && open_file(source, source->opened);
}

static bool is_path(PyObject *object) {
  PyObject *method = optional_attribute((PyObject *)Py_TYPE(object), "__fspath__");
  Py_XDECREF(method);
  return method;
}

bool ikepy_open_source(chunk_source *source, const char *what, PyObject *object) {
  *source = (chunk_source){NULL};
  if (is_path(object)) return open_path(source, object);
  if (PyErr_Occurred()) return false;
  if (open_file(source, object)) return true;
  if (!PyErr_Occurred()) source->lines = PyObject_GetIter(object);
  if (source->lines || !PyErr_ExceptionMatches(PyExc_TypeError)) return source->lines;
  PyErr_Clear();
  ikepy_raise_type(what, "a str, a bytes-like object, a path, a file or an iterable of lines", object);
  return false;
}

/* ---- files ---- */

static bool is_empty(PyObject *chunk) {
  bool is_text = PyUnicode_Check(chunk) || PyObject_CheckBuffer(chunk);
  Py_ssize_t size = is_text ? PyObject_Size(chunk) : -1;
  if (size < 0) PyErr_Clear();
  return size == 0;
}

static PyObject *read_chunk(chunk_source *source) {
  PyObject *chunk = PyObject_CallFunction(source->read, "i", READ_SIZE);
  if (chunk && source->raw_read && is_empty(chunk)) { /* which buffered files answer instead of None too */
    Py_DECREF(chunk);
    chunk = PyObject_CallFunction(source->raw_read, "i", READ_SIZE);
  }
  if (!chunk || (!Py_IsNone(chunk) && !is_empty(chunk))) return chunk;
  if (Py_IsNone(chunk)) {
    PyErr_SetString(PyExc_BlockingIOError,
                    "the file does not block, and has nothing to read now: ask again once it has");
  }
  Py_DECREF(chunk);
  return NULL;
}

/* ---- lines ---- */

/* Whether a str or bytes-like object ends with a line feed. */
static bool ends_line(PyObject *line) {
  if (PyUnicode_Check(line)) {
    Py_ssize_t length = PyUnicode_GetLength(line);
    return length && PyUnicode_ReadChar(line, length - 1) == '\n';
  }
  Py_buffer view;
  if (PyObject_GetBuffer(line, &view, PyBUF_SIMPLE) < 0) return false;
  bool is_ended = view.len && ((const char *)view.buf)[view.len - 1] == '\n';
  PyBuffer_Release(&view);
  return is_ended;
}

static PyObject *with_line_end(PyObject *line) {
  if (PyUnicode_Check(line)) return PyUnicode_FromFormat("%U\n", line);
  PyObject *bytes = PyBytes_FromObject(line), *feed = bytes ? PyBytes_FromString("\n") : NULL;
  if (bytes) PyBytes_ConcatAndDel(&bytes, feed);
  return bytes;
}

static PyObject *next_line(chunk_source *source) {
  PyObject *line = PyIter_Next(source->lines);
  bool is_text = line && (PyUnicode_Check(line) || PyObject_CheckBuffer(line));
  if (!is_text || ends_line(line)) return line; /* whoever takes it says what it has to be */
  PyObject *ended = PyErr_Occurred() ? NULL : with_line_end(line);
  Py_DECREF(line);
  return ended;
}

/* ---- both ---- */

static void close_opened(chunk_source *source) {
  PyObject *opened = source->opened;
  if (!opened) return;
  source->opened = NULL;
  PyObject *done = PyObject_CallMethod(opened, "close", NULL);
  Py_DECREF(opened);
  Py_XDECREF(done);
}

PyObject *ikepy_next_chunk(chunk_source *source) {
  PyObject *chunk = NULL;
  if (source->read) {
    chunk = read_chunk(source);
  } else if (source->lines) {
    chunk = next_line(source);
  }
  if (!chunk && !PyErr_Occurred()) close_opened(source);
  return chunk;
}

static bool view_bytes(PyObject *chunk, Py_buffer *view) {
  if (PyUnicode_Check(chunk)) return ikepy_view_text(chunk, view);
  if (PyObject_CheckBuffer(chunk)) return PyObject_GetBuffer(chunk, view, PyBUF_SIMPLE) == 0;
  ikepy_raise_type("a chunk", "str or a bytes-like object", chunk);
  return false;
}

bool ikepy_view_chunk(PyObject *chunk, chunk_kind *kind, Py_buffer *bytes) {
  if (!view_bytes(chunk, bytes)) return false;
  chunk_kind own = PyUnicode_Check(chunk) ? STR_CHUNKS : BYTES_CHUNKS;
  if (*kind == NO_CHUNKS_YET || *kind == own) {
    *kind = own;
    return true;
  }
  PyBuffer_Release(bytes);
  PyErr_SetString(PyExc_TypeError, "chunks must be all str or all bytes-like, not a mixture");
  return false;
}

int ikepy_visit_source(chunk_source *source, visitproc visit, void *arg) {
  Py_VISIT(source->lines);
  Py_VISIT(source->read);
  Py_VISIT(source->raw_read);
  Py_VISIT(source->opened);
  return 0;
}

/* Nobody else can close what was opened here. */
static void close_quietly(chunk_source *source) {
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  close_opened(source);
  PyErr_Restore(type, value, traceback);
}

void ikepy_clear_source(chunk_source *source) {
  close_quietly(source);
  Py_CLEAR(source->lines);
  Py_CLEAR(source->read);
  Py_CLEAR(source->raw_read);
}
