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

/* What notebooks and rich show of a Record: the brief in Markdown. _repr_markdown_($self, /), __rich__($self, /) */
PyObject *ikepy_record_markdown(PyObject *self, PyObject *ignored);
PyObject *ikepy_record_for_rich(PyObject *self, PyObject *ignored);

/* The neighbourhood of a record as text. */
PyObject *ikepy_graph(const ikeerr_record *record, ikeerr_graph_format format, uint32_t kinds, unsigned depth);

#endif
