/* Verdicts on the negotiations of a log: diagnose() and Diagnoser. */
#ifndef IKEPY_DIAGNOSE_H
#define IKEPY_DIAGNOSE_H

#include "host.h"

int ikepy_add_diagnose_types(PyObject *module); /* -1 with an exception */

/* diagnose($module, log, /, *, merge=True) */
PyObject *ikepy_diagnose(PyObject *module, PyObject *arguments, PyObject *keywords);

#endif
