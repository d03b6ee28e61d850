#include "binding.h"

static PyObject *step_object(binding_state *state, const ikeerr_step *step) {
  return NAMED_TUPLE(state, STEP_TYPE, record_object(state, step->record),
                     relation_object(state, step->from, &step->relation), PyLong_FromUnsignedLong(step->depth),
                     record_object(state, step->from));
}

/* ---- walk ---- */

typedef struct {
  PyObject_HEAD busy_flag busy;
  ikeerr_walk walk;
} walk_instance;

PyObject *record_walk(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"depth", "kinds", NULL};
  unsigned depth = 1;
  uint32_t kinds = IKEERR_ALL_KINDS;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|O&O&:walk", names, depth_option, &depth, kinds_option,
                                   &kinds)) {
    return NULL;
  }
  PyTypeObject *type = (PyTypeObject *)state_of_object(self)->held[WALK_TYPE];
  walk_instance *walk = (walk_instance *)PyType_GenericAlloc(type, 0);
  if (!walk) return NULL;
  ikeerr_walk_start(&walk->walk, record_of(self), kinds, depth);
  return (PyObject *)walk;
}

static PyObject *next_step(PyObject *self) {
  walk_instance *walk = (walk_instance *)self;
  if (!start_work(&walk->busy, "this walk")) return NULL;
  ikeerr_step step;
  bool has_step = ikeerr_walk_next(&walk->walk, &step);
  end_work(&walk->busy);
  return has_step ? step_object(state_of_object(self), &step) : NULL;
}

static PyType_Slot walk_slots[] = {
    {Py_tp_doc, (void *)"The steps of a walk: what Record.walk() returns."},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, next_step},
    {Py_tp_dealloc, free_plain},
    {0, NULL},
};

static PyType_Spec walk_spec = {
    .name = "ikeerr.Walk",
    .basicsize = sizeof(walk_instance),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = walk_slots,
};

/* ---- path ---- */

static PyObject *step_tuple(binding_state *state, const ikeerr_step *steps, size_t count) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple && i < count; i++) {
    PyObject *step = step_object(state, &steps[i]);
    if (!step || PyTuple_SetItem(tuple, (Py_ssize_t)i, step) < 0) Py_CLEAR(tuple);
  }
  return tuple;
}

static PyObject *path_between(binding_state *state, const ikeerr_record *from, const ikeerr_record *to,
                              uint32_t kinds) {
  size_t count = ikeerr_path(from, to, kinds, NULL, 0);
  if (count == IKEERR_UNREACHABLE) Py_RETURN_NONE;
  ikeerr_step *steps = PyMem_New(ikeerr_step, count);
  if (!steps) return PyErr_NoMemory();
  ikeerr_path(from, to, kinds, steps, count);
  PyObject *tuple = step_tuple(state, steps, count);
  PyMem_Free(steps);
  return tuple;
}

PyObject *path(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"", "", "kinds", NULL};
  PyObject *start, *end;
  uint32_t kinds = IKEERR_ALL_KINDS;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OO|$O&:path", names, &start, &end, kinds_option, &kinds)) {
    return NULL;
  }
  binding_state *state = state_of_module(module);
  const ikeerr_record *from = record_of_key(state, start);
  const ikeerr_record *to = from ? record_of_key(state, end) : NULL;
  return to ? path_between(state, from, to, kinds) : NULL;
}

/* ---- types ---- */

static PyGetSetDef step_fields[] = {
    FIELD(0, "record", "the Record reached"),
    FIELD(1, "relation", "the Relation that led to it"),
    FIELD(2, "depth", "relations away from the start, from 1"),
    FIELD(3, "previous", "the Record whose relation it is"),
    END_OF_FIELDS,
};

int add_related_types(PyObject *module) {
  if (add_type(module, WALK_TYPE, &walk_spec, false) < 0) return -1;
  return add_named_tuple(module, STEP_TYPE, "ikeerr.Step", "A step of a walk or a path.", step_fields);
}
