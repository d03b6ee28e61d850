/* What the Python benchmark compares with: a function of the same calling convention that returns a cached object, and
 * as a second module (defined by IKEERR_EMPTY) nothing at all. */
#include <Python.h>

#ifndef IKEERR_EMPTY
static PyObject *cached;

static PyObject *cached_object(PyObject *Py_UNUSED(module), PyObject *const *Py_UNUSED(arguments),
                               Py_ssize_t Py_UNUSED(count), PyObject *Py_UNUSED(keywords)) {
  return Py_NewRef(cached);
}

static int fill_module(PyObject *Py_UNUSED(module)) {
  cached = PyList_New(0);
  return cached ? 0 : -1;
}
#endif

static PyMethodDef functions[] = {
#ifndef IKEERR_EMPTY
    {"cached_object", (PyCFunction)(void (*)(void))cached_object, METH_FASTCALL | METH_KEYWORDS, NULL},
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
