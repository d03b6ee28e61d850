/* Mentions in a column of texts: the function scan_column(). */
#ifndef IKEPY_SCAN_COLUMN_H
#define IKEPY_SCAN_COLUMN_H

#include "host.h"

PyObject *ikepy_scan_column(PyObject *module, PyObject *arguments, PyObject *keywords);

#endif
