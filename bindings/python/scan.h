/* Errors mentioned in texts: scan() and Scanner. */
#ifndef IKEPY_SCAN_H
#define IKEPY_SCAN_H

#include "host.h"

int ikepy_add_scan_types(PyObject *module); /* -1 with an exception */

/* scan($module, text, /, *, least='likely', statuses=False, neighbours=False) */
PyObject *ikepy_scan(PyObject *module, PyObject *arguments, PyObject *keywords);

#endif
