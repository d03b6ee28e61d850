/* Related records: walks and paths, as Steps. */
#ifndef IKEPY_RELATED_H
#define IKEPY_RELATED_H

#include "host.h"

int ikepy_add_related_types(PyObject *module); /* -1 with an exception */

/* path($module, start, end, /, *, kinds=None) */
PyObject *ikepy_path(PyObject *module, PyObject *arguments, PyObject *keywords);

/* walk($self, /, depth=1, kinds=None), of a Record */
PyObject *ikepy_record_walk(PyObject *self, PyObject *arguments, PyObject *keywords);

#endif
