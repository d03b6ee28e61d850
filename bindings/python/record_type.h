/* The type Record: its attributes are the fields of the core's table, its methods what the topics offer. */
#ifndef IKEPY_RECORD_TYPE_H
#define IKEPY_RECORD_TYPE_H

#include "host.h"

int ikepy_add_record_type(PyObject *module); /* -1 with an exception */

/* records($module, /, *, domain=None, kind=None, tag=None) */
PyObject *ikepy_records(PyObject *module, PyObject *arguments, PyObject *keywords);

#endif
