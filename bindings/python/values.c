/* Texts and numbers of the core as Python's, and the other way round. */
#include "values.h"

PyObject *ikepy_text(const char *text) {
  return text ? PyUnicode_FromString(text) : Py_NewRef(Py_None);
}

PyObject *ikepy_word(const char *word) {
  return word ? PyUnicode_InternFromString(word) : Py_NewRef(Py_None);
}

PyObject *ikepy_attribute(PyObject *object, const char *name) {
  PyObject *interned = PyUnicode_InternFromString(name);
  PyObject *attribute = interned ? PyObject_GetAttr(object, interned) : NULL;
  Py_XDECREF(interned);
  return attribute;
}

PyObject *ikepy_scalar(const ikeerr_value *value) {
  switch (value->type) {
    case IKEERR_TYPE_WORD:
      return ikepy_word(value->text);
    case IKEERR_TYPE_NUMBER:
      return PyLong_FromUnsignedLongLong(value->number);
    case IKEERR_TYPE_FLAG:
      return PyBool_FromLong((long)value->number);
    default:
      return ikepy_text(value->text);
  }
}

PyObject *ikepy_written(text_writer write, const void *context) {
  char short_text[2048];
  size_t length = write(context, short_text, sizeof short_text);
  if (length < sizeof short_text) return PyUnicode_DecodeUTF8(short_text, (Py_ssize_t)length, NULL);
  char *long_text = PyMem_Malloc(length + 1);
  if (!long_text) return PyErr_NoMemory();
  write(context, long_text, length + 1);
  PyObject *text = PyUnicode_DecodeUTF8(long_text, (Py_ssize_t)length, NULL);
  PyMem_Free(long_text);
  return text;
}

size_t ikepy_code_points(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

bool ikepy_view_text(PyObject *text, Py_buffer *view) {
  Py_ssize_t length;
  const char *utf8 = PyUnicode_AsUTF8AndSize(text, &length);
  if (utf8) return PyBuffer_FillInfo(view, text, (void *)utf8, length, 1, PyBUF_SIMPLE) == 0;
  if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return false;
  PyErr_Clear();
  PyObject *bytes = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
  if (!bytes) return false;
  int status = PyObject_GetBuffer(bytes, view, PyBUF_SIMPLE);
  Py_DECREF(bytes);
  return status == 0;
}

bool ikepy_fill(PyObject *tuple, size_t index, PyObject *value) {
  return value && PyTuple_SetItem(tuple, (Py_ssize_t)index, value) == 0;
}
