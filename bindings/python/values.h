/* Texts and numbers of the core as Python's, and the other way round. */
#ifndef IKEPY_VALUES_H
#define IKEPY_VALUES_H

#include "host.h"

/* New references; None for NULL. */
PyObject *ikepy_text(const char *text);
PyObject *ikepy_word(const char *word); /* interned: for words that many objects share */

/* The attribute of that name, which is asked for by the one string that there is of it: Python's cache of the
 * attributes of types keeps every other. */
PyObject *ikepy_attribute(PyObject *object, const char *name);

/* The text, word, Markdown, number or flag that a field holds; None where it is absent. */
PyObject *ikepy_scalar(const ikeerr_value *value);

/* The text of one of the core's functions that work like snprintf. */
typedef size_t (*text_writer)(const void *context, char *out, size_t size);
PyObject *ikepy_written(text_writer write, const void *context);

size_t ikepy_code_points(const char *text, size_t length);

/* The UTF-8 of a str; where a surrogate stands alone there is none, and bytes that are not UTF-8 stand for it.
 * False with an exception; otherwise PyBuffer_Release has to follow. */
bool ikepy_view_text(PyObject *text, Py_buffer *view);

/* Makes value an item of an unfinished tuple. Takes the reference to value; false if that is NULL. */
bool ikepy_fill(PyObject *tuple, size_t index, PyObject *value);

#endif
