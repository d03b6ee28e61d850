/* Files and iterables as sources of chunks. */
#include "chunks.h"

#include "options.h"

enum { READ_SIZE = 1 << 18 /* bytes asked of a file at a time */ };

/* The attribute of that name; NULL without an exception if there is none. */
static PyObject *optional_attribute(PyObject *object, const char *name) {
  PyObject *value = PyObject_GetAttrString(object, name);
  if (!value && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
  return value;
}

/* Files deliver what is there (read1, or read of an unbuffered file), text files their lines. */
static PyObject *read_method(PyObject *source) {
  PyObject *method = optional_attribute(source, "read1");
  if (method || PyErr_Occurred()) return method;
  PyObject *unbuffered = optional_attribute(source, "readinto");
  PyObject *iterator = optional_attribute(source, "__iter__");
  if (!PyErr_Occurred() && (unbuffered || !iterator)) method = optional_attribute(source, "read");
  Py_XDECREF(unbuffered);
  Py_XDECREF(iterator);
  return method;
}

bool ikepy_open_source(chunk_source *source, const char *what, PyObject *object) {
  source->chunks = read_method(object);
  source->is_file = source->chunks;
  if (!source->chunks && !PyErr_Occurred()) source->chunks = PyObject_GetIter(object);
  if (source->chunks || !PyErr_ExceptionMatches(PyExc_TypeError)) return source->chunks;
  PyErr_Clear();
  ikepy_raise_type(what, "str, a bytes-like object, a file or an iterable of chunks", object);
  return false;
}

PyObject *ikepy_next_chunk(chunk_source *source) {
  if (!source->chunks) return NULL;
  if (!source->is_file) return PyIter_Next(source->chunks);
  PyObject *chunk = PyObject_CallFunction(source->chunks, "i", READ_SIZE);
  if (!chunk || PyObject_IsTrue(chunk)) return chunk;
  Py_DECREF(chunk);
  return NULL;
}
