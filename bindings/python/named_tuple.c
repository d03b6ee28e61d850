#include "binding.h"

PyObject *get_field(PyObject *self, void *index) {
  return Py_XNewRef(PyTuple_GetItem(self, (Py_ssize_t)(uintptr_t)index));
}

/* The new tuple of the type that holds what plain holds; takes the reference to plain, which may be NULL. */
static PyObject *retyped(PyTypeObject *type, PyObject *plain) {
  newfunc new_tuple = (newfunc)PyType_GetSlot(&PyTuple_Type, Py_tp_new);
  PyObject *arguments = plain ? PyTuple_Pack(1, plain) : NULL;
  PyObject *tuple = arguments ? new_tuple(type, arguments, NULL) : NULL;
  Py_XDECREF(arguments);
  Py_XDECREF(plain);
  return tuple;
}

PyObject *named_tuple(binding_state *state, held_object type, size_t count, PyObject *items[]) {
  PyObject *plain = PyTuple_New((Py_ssize_t)count);
  bool is_complete = plain;
  for (size_t i = 0; i < count; i++) {
    is_complete = is_complete && items[i];
    if (!plain || PyTuple_SetItem(plain, (Py_ssize_t)i, items[i]) < 0) Py_XDECREF(items[i]);
  }
  if (!is_complete) Py_CLEAR(plain);
  return retyped((PyTypeObject *)state->held[type], plain);
}

static PyObject *field_names(PyTypeObject *type) {
  return PyObject_GetAttrString((PyObject *)type, "__match_args__");
}

/* Relation(items) */
static PyObject *new_named_tuple(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  static char *parameters[] = {"", NULL};
  PyObject *items;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O", parameters, &items)) return NULL;
  PyObject *names = field_names(type), *plain = names ? PySequence_Tuple(items) : NULL;
  Py_ssize_t expected = names ? PyTuple_Size(names) : 0;
  Py_XDECREF(names);
  if (plain && PyTuple_Size(plain) != expected) {
    PyErr_Format(PyExc_TypeError, "%R takes %zd items, not %zd", type, expected, PyTuple_Size(plain));
    Py_CLEAR(plain);
  }
  return retyped(type, plain);
}

/* "target=<ikeerr.Record ...>, kind='cause'" */
static PyObject *named_items(PyObject *self, PyObject *names) {
  PyObject *items = PyList_New(0), *comma = PyUnicode_FromString(", ");
  for (Py_ssize_t i = 0; items && i < PyTuple_Size(names); i++) {
    PyObject *item = PyUnicode_FromFormat("%U=%R", PyTuple_GetItem(names, i), PyTuple_GetItem(self, i));
    if (!item || PyList_Append(items, item) < 0) Py_CLEAR(items);
    Py_XDECREF(item);
  }
  PyObject *text = items && comma ? PyUnicode_Join(comma, items) : NULL;
  Py_XDECREF(comma);
  Py_XDECREF(items);
  return text;
}

static PyObject *represent_named_tuple(PyObject *self) {
  PyObject *names = field_names(Py_TYPE(self)), *name = PyType_GetName(Py_TYPE(self));
  PyObject *items = names && name ? named_items(self, names) : NULL;
  PyObject *text = items ? PyUnicode_FromFormat("ikeerr.%U(%U)", name, items) : NULL;
  Py_XDECREF(items);
  Py_XDECREF(name);
  Py_XDECREF(names);
  return text;
}

/* __reduce__(self): Relation(items) */
static PyObject *reduce_named_tuple(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  PyObject *items = PySequence_Tuple(self);
  return items ? Py_BuildValue("(O(N))", Py_TYPE(self), items) : NULL;
}

static int visit_named_tuple(PyObject *self, visitproc visit, void *arg) {
  Py_VISIT(Py_TYPE(self));
  return ((traverseproc)PyType_GetSlot(&PyTuple_Type, Py_tp_traverse))(self, visit, arg);
}

static int add_field_names(PyObject *type, const PyGetSetDef *fields) {
  PyObject *list = PyList_New(0);
  for (; list && fields->name; fields++) {
    PyObject *name = PyUnicode_InternFromString(fields->name);
    if (!name || PyList_Append(list, name) < 0) Py_CLEAR(list);
    Py_XDECREF(name);
  }
  PyObject *names = list ? PySequence_Tuple(list) : NULL;
  int status = names ? PyObject_SetAttrString(type, "__match_args__", names) : -1;
  Py_XDECREF(names);
  Py_XDECREF(list);
  return status;
}

static PyMethodDef methods[] = {
    {"__reduce__", reduce_named_tuple, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

int add_named_tuple(PyObject *module, held_object held, const char *name, const char *help, PyGetSetDef *fields) {
  PyType_Slot slots[] = {
      {Py_tp_base, &PyTuple_Type},
      {Py_tp_doc, (void *)help},
      {Py_tp_getset, fields},
      {Py_tp_methods, methods},
      {Py_tp_new, new_named_tuple},
      {Py_tp_repr, represent_named_tuple},
      {Py_tp_traverse, visit_named_tuple},
      {0, NULL},
  };
  PyType_Spec spec = {.name = name, .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, .slots = slots};
  if (add_type(module, held, &spec, true) < 0) return -1;
  return add_field_names(state_of_module(module)->held[held], fields);
}
