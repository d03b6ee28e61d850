/* The type Record: its attributes, its methods, and records(), which lists all of them. */
#include "record_type.h"

#include <stddef.h>

#include "fields.h"
#include "options.h"
#include "record.h"
#include "related.h"
#include "render.h"
#include "types.h"
#include "values.h"

/* ---- what the collector and the end need ---- */

static int visit_record(PyObject *self, visitproc visit, void *arg) {
  record_instance *instance = (record_instance *)self;
  Py_VISIT(Py_TYPE(self));
  const size_t count = ikeerr_field_count(IKEERR_STRUCT_RECORD);
  for (size_t i = 0; i < count; i++) {
    PyObject *value = atomic_load(&instance->values[i]);
    Py_VISIT(value);
  }
  return 0;
}

static int clear_record(PyObject *self) {
  record_instance *instance = (record_instance *)self;
  const size_t count = ikeerr_field_count(IKEERR_STRUCT_RECORD);
  for (size_t i = 0; i < count; i++) {
    Py_XDECREF(atomic_exchange(&instance->values[i], NULL));
  }
  return 0;
}

static void free_record(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  clear_record(self);
  Py_CLEAR(((record_instance *)self)->name);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

/* ---- methods ---- */

static PyObject *represent_record(PyObject *self) {
  return PyUnicode_FromFormat("<ikeerr.Record %s %U>", ikeerr_record_text(record_of(self), IKEERR_ID),
                              record_name(self));
}

static Py_hash_t hash_record(PyObject *self) {
  return (Py_hash_t)ikeerr_record_index(record_of(self));
}

static PyObject *compare_records(PyObject *self, PyObject *other, int operation) {
  if (Py_TYPE(self) != Py_TYPE(other)) Py_RETURN_NOTIMPLEMENTED;
  size_t left = ikeerr_record_index(record_of(self)), right = ikeerr_record_index(record_of(other));
  Py_RETURN_RICHCOMPARE(left, right, operation);
}

static PyObject *record_as_int(PyObject *self) {
  return PyLong_FromUnsignedLong(ikeerr_record_code(record_of(self)));
}

/* as_dict(self) */
static PyObject *record_as_dict(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  return ikepy_record_dict(self);
}

/* __format__(self, spec): the line that str() gives, as a str takes the spec */
static PyObject *format_record(PyObject *self, PyObject *spec) {
  PyObject *line = PyObject_Str(self);
  PyObject *formatted = line ? PyObject_Format(line, spec) : NULL;
  Py_XDECREF(line);
  return formatted;
}

/* __reduce__(self): lookup(id), which answers with the one Record there is */
static PyObject *reduce_record(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  PyObject *module = PyType_GetModule(Py_TYPE(self));
  PyObject *function = module ? ikepy_attribute(module, "lookup") : NULL;
  PyObject *id = function ? ikepy_record_id(self) : NULL;
  PyObject *recipe = id ? Py_BuildValue("(O(O))", function, id) : NULL;
  Py_XDECREF(function);
  Py_XDECREF(id);
  return recipe;
}

static PyMethodDef record_methods[] = {
    {"brief", IKEPY_WITH_KEYWORDS(ikepy_record_brief),
     PyDoc_STR("brief($self, /, width=80, color=False, format='text')\n--\n\n"
               "What fits on the first screen: what failed, the likeliest causes with what to check and to change.\n\n"
               "At most 24 rows of a width in columns (40 to 400, those beyond count as the bound); commands are not\n"
               "broken. color: with ANSI escape sequences. format: 'text' or 'markdown', which has neither width nor\n"
               "color; ValueError for others.")},
    {"page", IKEPY_WITH_KEYWORDS(ikepy_record_page),
     PyDoc_STR("page($self, /, width=80, color=False, format='text', section=None)\n--\n\n"
               "The reference page, whole or one section of it ('' where the record does not have that).\n\n"
               "format: 'text' of a width in columns (40 to 400), or 'markdown', which has neither width nor color.\n"
               "section: 'summary', 'causes', 'log_lines', 'facts', 'technical_meaning', 'error_details',\n"
               "'usage_context', 'seen_in', 'developer_interpretation', 'related', 'faq' or 'sources'; ValueError for\n"
               "others.")},
    {"graph", IKEPY_WITH_KEYWORDS(ikepy_record_graph),
     PyDoc_STR("graph($self, /, format='dot', depth=1, kinds=None)\n--\n\n"
               "The neighbourhood as Graphviz DOT (format='dot') or Mermaid text (format='mermaid').\n\n"
               "depth, kinds: as in walk().")},
    {"walk", IKEPY_WITH_KEYWORDS(ikepy_record_walk),
     PyDoc_STR(
         "walk($self, /, depth=1, kinds=None)\n--\n\n"
         "Iterate over the related records, breadth first, as Steps: each record once, never this one.\n\n"
         "depth: how many relations away at most, 0 or more. kinds: the kinds of relation to follow, a str or an\n"
         "iterable of str; None: all. ValueError for others.")},
    {"as_dict", record_as_dict, METH_NOARGS,
     PyDoc_STR("as_dict($self, /)\n--\n\n"
               "All fields under their names, as a dict of plain values that json and pandas take.\n\n"
               "A tuple is a list, a named tuple a dict, another Record its identity:\n\n"
               "{'id': 'win32:13868', 'code': 13868, 'vendor': None, 'tags': ['proposal', 'policy'], ...,\n"
               " 'related': [{'target': 'ikev2:14', 'kind': 'equivalent', 'note': ..., 'basis': ...}, ...], ...}\n\n"
               "The keys have the order of the command's JSON.")},
    {"__format__", format_record, METH_O,
     PyDoc_STR("__format__($self, spec, /)\n--\n\nThe line that str() gives, formatted as a str is.")},
    {"_repr_markdown_", ikepy_record_markdown, METH_NOARGS,
     PyDoc_STR("_repr_markdown_($self, /)\n--\n\nThe brief as Markdown, which notebooks show.")},
    {"__rich__", ikepy_record_for_rich, METH_NOARGS,
     PyDoc_STR("__rich__($self, /)\n--\n\nThe brief as an object that rich renders.")},
    {"__reduce__", reduce_record, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

/* ---- the type ---- */

PyDoc_STRVAR(record_doc,
             "What is known about one error or notify: lookup() and its relatives return it.\n\n"
             "There is one Record for an identity, so `is` and == agree. Records are ordered by domain (as counts has\n"
             "them), code and vendor; int(record) is the code, str(record) one line about it. A fact that nobody\n"
             "documents is None.");

static PyObject *get_field(PyObject *self, void *index) {
  return ikepy_record_field(self, (size_t)(uintptr_t)index);
}

static Py_ssize_t offset_of_field(size_t index) {
  static_assert(sizeof(kept_object) == sizeof(PyObject *), "a member is read as a plain pointer");
  ikeerr_field field = ikeerr_field_at(IKEERR_STRUCT_RECORD, index);
  if (!ikepy_is_made_at_once(&field)) return 0;
  return (Py_ssize_t)(offsetof(record_instance, values) + index * sizeof(kept_object));
}

static int add_match_arguments(PyObject *type) {
  PyObject *names = Py_BuildValue("(sss)", "domain", "code", "vendor");
  int status = names ? PyObject_SetAttrString(type, "__match_args__", names) : -1;
  Py_XDECREF(names);
  return status;
}

int ikepy_add_record_type(PyObject *module) {
  const field_attributes *attributes = ikepy_field_attributes(IKEERR_STRUCT_RECORD, get_field, offset_of_field);
  if (!attributes) return -1;
  PyType_Slot slots[] = {
      {Py_tp_doc, (void *)record_doc},
      {Py_tp_members, attributes->members},
      {Py_tp_getset, attributes->getters},
      {Py_tp_methods, record_methods},
      {Py_tp_repr, represent_record},
      {Py_tp_str, ikepy_record_line},
      {Py_tp_hash, hash_record},
      {Py_tp_richcompare, compare_records},
      {Py_nb_int, record_as_int},
      {Py_tp_traverse, visit_record},
      {Py_tp_clear, clear_record},
      {Py_tp_dealloc, free_record},
      {0, NULL},
  };
  PyType_Spec spec = {
      .name = "ikeerr.Record",
      .basicsize = (int)(sizeof(record_instance) + ikeerr_field_count(IKEERR_STRUCT_RECORD) * sizeof(kept_object)),
      .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION,
      .slots = slots,
  };
  if (ikepy_add_type(module, RECORD_TYPE, &spec, true) < 0) return -1;
  return add_match_arguments(state_of_module(module)->held[RECORD_TYPE]);
}

/* ---- records() ---- */

PyObject *ikepy_records(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"domain", "kind", "tag", NULL};
  ikeerr_filter filter = IKEERR_EVERYTHING;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$O&O&O&:records", names, ikepy_domain_option, &filter.domain,
                                   ikepy_kind_option, &filter.kind, ikepy_tag_option, &filter.tag)) {
    return NULL;
  }
  const ikeerr_record *passing[IKEERR_MAX_RECORDS];
  size_t count = 0;
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    if (ikeerr_filter_passes(&filter, record)) passing[count++] = record;
  }
  return ikepy_record_tuple(state_of_module(module), passing, count);
}
