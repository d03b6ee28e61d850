/* Named tuples: their types, their methods, and the plain values that they stand for. */
#include "named_tuple.h"

#include "options.h"
#include "record.h"
#include "types.h"
#include "values.h"

PyObject *ikepy_item(PyObject *self, void *index) {
  return Py_XNewRef(PyTuple_GetItem(self, (Py_ssize_t)(uintptr_t)index));
}

/* ---- making ---- */

PyObject *ikepy_named_tuple(PyObject *type, PyObject *plain) {
  newfunc new_tuple = (newfunc)PyType_GetSlot(&PyTuple_Type, Py_tp_new);
  PyObject *arguments = plain ? PyTuple_Pack(1, plain) : NULL;
  PyObject *tuple = arguments ? new_tuple((PyTypeObject *)type, arguments, NULL) : NULL;
  Py_XDECREF(arguments);
  Py_XDECREF(plain);
  return tuple;
}

PyObject *ikepy_named_tuple_of(PyObject *type, size_t count, PyObject *items[]) {
  PyObject *plain = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; i < count; i++) {
    if (!plain) {
      Py_XDECREF(items[i]);
    } else if (!ikepy_fill(plain, i, items[i])) {
      Py_CLEAR(plain);
    }
  }
  return ikepy_named_tuple(type, plain);
}

/* What the type says that its items are called, which anybody can change. */
static PyObject *names_of(PyTypeObject *type) {
  PyObject *names = ikepy_attribute((PyObject *)type, "_fields");
  if (!names || PyTuple_Check(names)) return names;
  ikepy_raise_type("_fields", "a tuple of str", names);
  Py_DECREF(names);
  return NULL;
}

/* The same of as many items as the tuple has. */
static PyObject *item_names(PyObject *tuple) {
  PyObject *names = names_of(Py_TYPE(tuple));
  if (!names || PyTuple_Size(names) == PyTuple_Size(tuple)) return names;
  PyErr_Format(PyExc_TypeError, "_fields has %zd names, but there are %zd items", PyTuple_Size(names),
               PyTuple_Size(tuple));
  Py_DECREF(names);
  return NULL;
}

/* Relation(items) */
static PyObject *new_named_tuple(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  static char *parameters[] = {"", NULL};
  PyObject *items;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O", parameters, &items)) return NULL;
  PyObject *names = names_of(type), *plain = names ? PySequence_Tuple(items) : NULL;
  Py_ssize_t expected = names ? PyTuple_Size(names) : 0;
  Py_XDECREF(names);
  if (plain && PyTuple_Size(plain) != expected) {
    PyErr_Format(PyExc_TypeError, "%R takes %zd items, not %zd", type, expected, PyTuple_Size(plain));
    Py_CLEAR(plain);
  }
  return ikepy_named_tuple((PyObject *)type, plain);
}

/* ---- plain values ---- */

static PyObject *plain_list(binding_state *state, PyObject *tuple) {
  PyObject *list = PyList_New(0);
  for (Py_ssize_t i = 0; list && i < PyTuple_Size(tuple); i++) {
    PyObject *item = ikepy_plain(state, PyTuple_GetItem(tuple, i));
    if (!item || PyList_Append(list, item) < 0) Py_CLEAR(list);
    Py_XDECREF(item);
  }
  return list;
}

static PyObject *plain_dict(binding_state *state, PyObject *tuple) {
  PyObject *names = item_names(tuple), *dict = names ? PyDict_New() : NULL;
  for (Py_ssize_t i = 0; dict && i < PyTuple_Size(names); i++) {
    PyObject *item = ikepy_plain(state, PyTuple_GetItem(tuple, i));
    if (!item || PyDict_SetItem(dict, PyTuple_GetItem(names, i), item) < 0) Py_CLEAR(dict);
    Py_XDECREF(item);
  }
  Py_XDECREF(names);
  return dict;
}

static bool is_named_tuple(PyObject *value) {
  return PyType_GetSlot(Py_TYPE(value), Py_tp_new) == (void *)new_named_tuple;
}

PyObject *ikepy_plain(binding_state *state, PyObject *value) {
  if (Py_TYPE(value) == (PyTypeObject *)state->held[RECORD_TYPE]) return ikepy_record_id(value);
  if (is_named_tuple(value)) return plain_dict(state, value);
  return PyTuple_CheckExact(value) ? plain_list(state, value) : Py_NewRef(value);
}

/* _asdict(self): a dict of plain values */
static PyObject *named_tuple_as_dict(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  return plain_dict(state_of_object(self), self);
}

/* ---- what else they can do ---- */

/* "target=<ikeerr.Record ...>, kind='cause'" */
static PyObject *named_items(PyObject *self, PyObject *names) {
  PyObject *items = PyList_New(0), *comma = PyUnicode_FromString(", ");
  for (Py_ssize_t i = 0; items && i < PyTuple_Size(names); i++) {
    PyObject *item = PyUnicode_FromFormat("%S=%R", PyTuple_GetItem(names, i), PyTuple_GetItem(self, i));
    if (!item || PyList_Append(items, item) < 0) Py_CLEAR(items);
    Py_XDECREF(item);
  }
  PyObject *text = items && comma ? PyUnicode_Join(comma, items) : NULL;
  Py_XDECREF(comma);
  Py_XDECREF(items);
  return text;
}

static PyObject *represent_named_tuple(PyObject *self) {
  PyObject *names = item_names(self), *name = names ? PyType_GetName(Py_TYPE(self)) : NULL;
  PyObject *items = name ? named_items(self, names) : NULL;
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

/* ---- types ---- */

static PyObject *name_tuple(const PyGetSetDef *items) {
  Py_ssize_t count = 0;
  while (items[count].name) count++;
  PyObject *names = PyTuple_New(count);
  for (Py_ssize_t i = 0; names && i < count; i++) {
    if (!ikepy_fill(names, (size_t)i, ikepy_word(items[i].name))) Py_CLEAR(names);
  }
  return names;
}

/* _fields as in collections.namedtuple, __match_args__ for `match` */
static int add_names(PyObject *type, const PyGetSetDef *items) {
  PyObject *names = name_tuple(items);
  int status = names ? PyObject_SetAttrString(type, "_fields", names) : -1;
  if (status == 0) status = PyObject_SetAttrString(type, "__match_args__", names);
  Py_XDECREF(names);
  return status;
}

static PyMethodDef methods[] = {
    {"_asdict", named_tuple_as_dict, METH_NOARGS,
     PyDoc_STR("_asdict($self, /)\n--\n\n"
               "A dict of plain values, ready for json and pandas: a Record is its identity, a tuple a list, a named\n"
               "tuple a dict.")},
    {"__reduce__", reduce_named_tuple, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

int ikepy_add_named_tuple(PyObject *module, held_object held, const char *name, const char *help, PyGetSetDef *items) {
  PyType_Slot slots[] = {
      {Py_tp_base, &PyTuple_Type},
      {Py_tp_doc, (void *)help},
      {Py_tp_getset, items},
      {Py_tp_methods, methods},
      {Py_tp_new, new_named_tuple},
      {Py_tp_repr, represent_named_tuple},
      {Py_tp_traverse, visit_named_tuple},
      {0, NULL},
  };
  PyType_Spec spec = {.name = name, .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC, .slots = slots};
  if (ikepy_add_type(module, held, &spec, true) < 0) return -1;
  return add_names(state_of_module(module)->held[held], items);
}
