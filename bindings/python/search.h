/* Full text search, as Hits. */
#ifndef IKEPY_SEARCH_H
#define IKEPY_SEARCH_H

#include "host.h"

int ikepy_add_search_types(PyObject *module); /* -1 with an exception */

/* search($module, query, /, *, limit=10, domain=None, kind=None, tag=None) */
PyObject *ikepy_search(PyObject *module, PyObject *arguments, PyObject *keywords);

#endif
