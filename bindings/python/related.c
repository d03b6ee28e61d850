/* Related records: walks and paths, as Steps. */
#include "related.h"

#include "fields.h"
#include "lookup.h"
#include "named_tuple.h"
#include "options.h"
#include "record.h"
#include "render.h"
#include "types.h"
#include "values.h"

/* The item of from.related that led on. */
static PyObject *relation_of_step(binding_state *state, const ikeerr_step *step) {
  PyObject *from = ikepy_record(state, step->from);
  PyObject *related = from ? ikepy_record_field(from, state->related) : NULL;
  PyObject *relation = related ? Py_XNewRef(PyTuple_GetItem(related, (Py_ssize_t)step->relation_index)) : NULL;
  Py_XDECREF(related);
  Py_XDECREF(from);
  return relation;
}

static PyObject *step_object(binding_state *state, const ikeerr_step *step) {
  return IKEPY_NAMED_TUPLE(state, STEP_TYPE, ikepy_record(state, step->record), relation_of_step(state, step),
                           PyLong_FromUnsignedLong(step->depth), ikepy_record(state, step->from));
}

/* ---- walk ---- */

typedef struct {
  PyObject_HEAD busy_flag busy;
  ikeerr_walk walk;
  const ikeerr_record *start;
  unsigned depth;
  uint32_t kinds;
} walk_instance;

PyObject *ikepy_record_walk(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"depth", "kinds", NULL};
  unsigned depth = 1;
  uint32_t kinds = IKEERR_ALL_KINDS;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|O&O&:walk", names, ikepy_depth_option, &depth,
                                   ikepy_kinds_option, &kinds)) {
    return NULL;
  }
  PyTypeObject *type = (PyTypeObject *)state_of_object(self)->held[WALK_TYPE];
  walk_instance *walk = (walk_instance *)PyType_GenericAlloc(type, 0);
  if (!walk) return NULL;
  ikeerr_walk_start(&walk->walk, record_of(self), kinds, depth);
  walk->start = record_of(self);
  walk->depth = depth;
  walk->kinds = kinds;
  return (PyObject *)walk;
}

static PyObject *next_step(PyObject *self) {
  walk_instance *walk = (walk_instance *)self;
  if (!ikepy_start_work(&walk->busy, "this walk")) return NULL;
  ikeerr_step step;
  bool has_step = ikeerr_walk_next(&walk->walk, &step);
  ikepy_end_work(&walk->busy);
  return has_step ? step_object(state_of_object(self), &step) : NULL;
}

static PyObject *kind_names(uint32_t kinds) {
  PyObject *names = PyList_New(0);
  for (size_t i = 0; names && i < ikeerr_word_count(IKEERR_RELATIONS); i++) {
    if (!(kinds >> i & 1)) continue;
    PyObject *name = ikepy_word(ikeerr_word(IKEERR_RELATIONS, i));
    if (!name || PyList_Append(names, name) < 0) Py_CLEAR(names);
    Py_XDECREF(name);
  }
  PyObject *tuple = names ? PyList_AsTuple(names) : NULL;
  Py_XDECREF(names);
  return tuple;
}

static PyObject *represent_walk(PyObject *self) {
  walk_instance *walk = (walk_instance *)self;
  const char *id = ikeerr_record_text(walk->start, IKEERR_ID);
  PyObject *kinds = walk->kinds == IKEERR_ALL_KINDS ? Py_NewRef(Py_None) : kind_names(walk->kinds);
  PyObject *text =
      kinds ? PyUnicode_FromFormat("<ikeerr.Walk from %s, depth=%u, kinds=%R>", id, walk->depth, kinds) : NULL;
  Py_XDECREF(kinds);
  return text;
}

/* _repr_mimebundle_(self, include=None, exclude=None): notebooks draw Mermaid */
static PyObject *walk_for_notebooks(PyObject *self, PyObject *Py_UNUSED(arguments), PyObject *Py_UNUSED(keywords)) {
  walk_instance *walk = (walk_instance *)self;
  PyObject *text = represent_walk(self);
  PyObject *graph = text ? ikepy_graph(walk->start, IKEERR_MERMAID, walk->kinds, walk->depth) : NULL;
  PyObject *bundle = graph ? Py_BuildValue("{s:O,s:O}", "text/plain", text, "text/vnd.mermaid", graph) : NULL;
  Py_XDECREF(graph);
  Py_XDECREF(text);
  return bundle;
}

static PyMethodDef walk_methods[] = {
    {"_repr_mimebundle_", IKEPY_WITH_KEYWORDS(walk_for_notebooks), NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot walk_slots[] = {
    {Py_tp_doc, (void *)"The steps of a walk: what Record.walk() returns."},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, next_step},
    {Py_tp_repr, represent_walk},
    {Py_tp_methods, walk_methods},
    {Py_tp_dealloc, ikepy_free_plain},
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
    if (!ikepy_fill(tuple, i, step_object(state, &steps[i]))) Py_CLEAR(tuple);
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

PyObject *ikepy_path(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"", "", "kinds", NULL};
  PyObject *start, *end;
  uint32_t kinds = IKEERR_ALL_KINDS;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "OO|$O&:path", names, &start, &end, ikepy_kinds_option,
                                   &kinds)) {
    return NULL;
  }
  binding_state *state = state_of_module(module);
  const ikeerr_record *from = ikepy_record_of_key(state, start);
  const ikeerr_record *to = from ? ikepy_record_of_key(state, end) : NULL;
  return to ? path_between(state, from, to, kinds) : NULL;
}

/* ---- types ---- */

static PyGetSetDef step_items[] = {
    IKEPY_ITEM(0, "record", "the Record reached"),
    IKEPY_ITEM(1, "relation", "the Relation that led to it"),
    IKEPY_ITEM(2, "depth", "relations away from the start, from 1"),
    IKEPY_ITEM(3, "previous", "the Record whose relation it is"),
    IKEPY_END_OF_ITEMS,
};

int ikepy_add_related_types(PyObject *module) {
  if (ikepy_add_type(module, WALK_TYPE, &walk_spec, false) < 0) return -1;
  return ikepy_add_named_tuple(module, STEP_TYPE, "ikeerr.Step", "A step of a walk or a path.", step_items);
}
