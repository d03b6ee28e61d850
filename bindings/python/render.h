/* Records as text: a line, the page, the graph of the neighbourhood. */
#ifndef IKEPY_RENDER_H
#define IKEPY_RENDER_H

#include "host.h"

/* Methods of a Record: __str__($self, /), brief($self, /, width=80, color=False, format='text'),
 * page($self, /, width=80, color=False, format='text', section=None),
 * graph($self, /, format='dot', depth=1, kinds=None) */
PyObject *ikepy_record_line(PyObject *self);
PyObject *ikepy_record_brief(PyObject *self, PyObject *arguments, PyObject *keywords);
PyObject *ikepy_record_page(PyObject *self, PyObject *arguments, PyObject *keywords);
PyObject *ikepy_record_graph(PyObject *self, PyObject *arguments, PyObject *keywords);

#endif
