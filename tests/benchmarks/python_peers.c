/* What the Python benchmarks compare with: a function of the same calling convention that returns a cached object; the
 * search in C alone, and the making of a list like its result; the scan in C alone; and as a second module (defined by
 * IKEERR_EMPTY) nothing at all. */
#include <Python.h>
#include <ikeerr.h>

#ifndef IKEERR_EMPTY
static PyObject *cached;

static PyObject *cached_object(PyObject *Py_UNUSED(module), PyObject *const *Py_UNUSED(arguments),
                               Py_ssize_t Py_UNUSED(count), PyObject *Py_UNUSED(keywords)) {
  return Py_NewRef(cached);
}

enum { HITS = 10 };

static PyObject *search_alone(PyObject *Py_UNUSED(module), PyObject *query) {
  ikeerr_hit hits[HITS];
  Py_ssize_t length;
  const char *text = PyUnicode_AsUTF8AndSize(query, &length);
  if (!text) return NULL;
  size_t count = ikeerr_search(text, (size_t)length, NULL, hits, HITS), lengths = 0;
  for (size_t i = 0; i < count; i++) lengths += ikeerr_hit_snippet(&hits[i]).length;
  return PyLong_FromSize_t(lengths);
}

static PyObject *copy_spans(PyObject *spans) {
  PyObject *copy = PyTuple_New(PyTuple_Size(spans));
  for (Py_ssize_t i = 0; copy && i < PyTuple_Size(spans); i++) {
    PyObject *span = PyTuple_GetItem(spans, i);
    Py_ssize_t start = PyLong_AsSsize_t(PyTuple_GetItem(span, 0)), end = PyLong_AsSsize_t(PyTuple_GetItem(span, 1));
    PyTuple_SetItem(copy, i, Py_BuildValue("(nn)", start, end));
  }
  return copy;
}

/* A new hit with the same record, field and flag, and a score, spans and a snippet of its own. */
static PyObject *copy_hit(PyObject *hit) {
  Py_ssize_t length;
  const char *snippet = PyUnicode_AsUTF8AndSize(PyTuple_GetItem(hit, 5), &length);
  PyObject *copy = snippet ? PyTuple_New(6) : NULL;
  if (!copy) return NULL;
  PyTuple_SetItem(copy, 0, Py_NewRef(PyTuple_GetItem(hit, 0)));
  PyTuple_SetItem(copy, 1, PyFloat_FromDouble(PyFloat_AsDouble(PyTuple_GetItem(hit, 1))));
  PyTuple_SetItem(copy, 2, Py_NewRef(PyTuple_GetItem(hit, 2)));
  PyTuple_SetItem(copy, 3, Py_NewRef(PyTuple_GetItem(hit, 3)));
  PyTuple_SetItem(copy, 4, copy_spans(PyTuple_GetItem(hit, 4)));
  PyTuple_SetItem(copy, 5, PyUnicode_DecodeUTF8(snippet, length, NULL));
  newfunc new_tuple = (newfunc)PyType_GetSlot(&PyTuple_Type, Py_tp_new);
  PyObject *arguments = PyTuple_Pack(1, copy), *typed = arguments ? new_tuple(Py_TYPE(hit), arguments, NULL) : NULL;
  Py_XDECREF(arguments);
  Py_DECREF(copy);
  return typed;
}

static PyObject *copy_hits(PyObject *Py_UNUSED(module), PyObject *hits) {
  PyObject *copies = PyList_New(0);
  for (Py_ssize_t i = 0; copies && i < PyList_Size(hits); i++) {
    PyObject *copy = copy_hit(PyList_GetItem(hits, i));
    if (!copy || PyList_Append(copies, copy) < 0) Py_CLEAR(copies);
    Py_XDECREF(copy);
  }
  return copies;
}

static PyObject *scan_alone(PyObject *Py_UNUSED(module), PyObject *text) {
  ikeerr_scanner scanner;
  ikeerr_mention mention;
  char *bytes;
  Py_ssize_t length;
  size_t count = 0;
  if (PyBytes_AsStringAndSize(text, &bytes, &length) < 0) return NULL;
  ikeerr_scan_start(&scanner, NULL);
  ikeerr_scan_feed(&scanner, bytes, (size_t)length);
  while (ikeerr_scan_next(&scanner, &mention)) count++;
  ikeerr_scan_finish(&scanner);
  while (ikeerr_scan_next(&scanner, &mention)) count++;
  return PyLong_FromSize_t(count);
}

static int fill_module(PyObject *Py_UNUSED(module)) {
  cached = PyList_New(0);
  return cached ? 0 : -1;
}
#endif

static PyMethodDef functions[] = {
#ifndef IKEERR_EMPTY
    {"cached_object", (PyCFunction)(void (*)(void))cached_object, METH_FASTCALL | METH_KEYWORDS, NULL},
    {"search_alone", search_alone, METH_O, NULL},
    {"copy_hits", copy_hits, METH_O, NULL},
    {"scan_alone", scan_alone, METH_O, NULL},
#endif
    {NULL, NULL, 0, NULL},
};

static PyModuleDef_Slot slots[] = {
#ifndef IKEERR_EMPTY
    {Py_mod_exec, fill_module},
#endif
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "peer",
    .m_methods = functions,
    .m_slots = slots,
};

#ifdef IKEERR_EMPTY
PyMODINIT_FUNC PyInit__empty(void) {
#else
PyMODINIT_FUNC PyInit_cached(void) {
#endif
  return PyModuleDef_Init(&definition);
}
