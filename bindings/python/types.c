/* Adding types to the module, and what several of them need. */
#include "types.h"

int ikepy_add_type(PyObject *module, held_object held, PyType_Spec *spec, bool is_public) {
  PyObject *type = PyType_FromModuleAndSpec(module, spec, NULL);
  state_of_module(module)->held[held] = type;
  if (!type && !PyErr_Occurred()) PyErr_NoMemory(); /* which Python 3.11 forgets in one place */
  if (!type) return -1;
  return is_public ? PyModule_AddType(module, (PyTypeObject *)type) : 0;
}

void ikepy_free_plain(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_Free(self);
  Py_DECREF(type);
}

bool ikepy_start_work(busy_flag *busy, const char *what) {
  if (!atomic_flag_test_and_set(busy)) return true;
  PyErr_Format(PyExc_ValueError, "%s is running already, in another thread or in its own source of chunks", what);
  return false;
}

void ikepy_end_work(busy_flag *busy) {
  atomic_flag_clear(busy);
}
