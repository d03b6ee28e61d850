/* What a key stands for: lookup() and its relatives, and the errors that they raise. */
#ifndef IKEPY_LOOKUP_H
#define IKEPY_LOOKUP_H

#include "state.h"

int ikepy_add_lookup_types(PyObject *module); /* -1 with an exception */

/* The record that a key of any type stands for; NULL with UnknownKeyError, AmbiguousKeyError or TypeError. */
const ikeerr_record *ikepy_record_of_key(binding_state *state, PyObject *key);

/* lookup($module, key, /, *, domain=None), get($module, key, /, default=None, *, domain=None),
 * lookup_all($module, key, /, *, domain=None), answer($module, key, /, *, domain=None) */
PyObject *ikepy_lookup(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *ikepy_get(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *ikepy_lookup_all(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *ikepy_answer(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);

/* decode_notify($module, type, data, /) */
PyObject *ikepy_decode_notify(PyObject *module, PyObject *arguments, PyObject *keywords);

#endif
