/* Mentions as columns: the object that has them all, and that of one. Nothing is made for a mention but at the wish of
 * whoever asks a column for a value. */
#include "mentions.h"

#include <stdlib.h>

#include "types.h"
#include "values.h"

/* Mentions and Column: a table, and which part of it. */
typedef struct {
  PyObject_HEAD mention_table *table;
  mention_column column; /* MENTION_COLUMNS: all */
  Py_ssize_t length;
} table_view;

static const mention_table *table_of(PyObject *self) {
  return ((table_view *)self)->table;
}

static mention_column column_of(PyObject *self) {
  return ((table_view *)self)->column;
}

/* Takes over the hold on the table. */
static PyObject *new_view(PyObject *type, mention_table *table, mention_column column) {
  table_view *self = (table_view *)PyType_GenericAlloc((PyTypeObject *)type, 0);
  if (!self) {
    ikepy_drop_table(table);
    return NULL;
  }
  self->table = table;
  self->column = column;
  self->length = (Py_ssize_t)table->count;
  return (PyObject *)self;
}

PyObject *ikepy_mentions(binding_state *state, mention_table *table) {
  return new_view(state->held[MENTIONS_TYPE], table, MENTION_COLUMNS);
}

static void free_view(PyObject *self) {
  ikepy_drop_table(((table_view *)self)->table);
  ikepy_free_plain(self);
}

static Py_ssize_t view_length(PyObject *self) {
  return ((table_view *)self)->length;
}

/* ---- Arrow's capsules ---- */

#define CAPSULE_OF(struct_name, capsule_name, function)                         \
  static void free_##function(PyObject *capsule) {                              \
    struct struct_name *exported = PyCapsule_GetPointer(capsule, capsule_name); \
    if (exported && exported->release) exported->release(exported);             \
    free(exported);                                                             \
  }                                                                             \
                                                                                \
  static PyObject *function(PyObject *self) {                                   \
    struct struct_name *exported = calloc(1, sizeof *exported);                 \
    if (!exported || !fill_##function((table_view *)self, exported)) {          \
      free(exported);                                                           \
      return PyErr_NoMemory();                                                  \
    }                                                                           \
    PyObject *capsule = PyCapsule_New(exported, capsule_name, free_##function); \
    if (!capsule) {                                                             \
      exported->release(exported);                                              \
      free(exported);                                                           \
    }                                                                           \
    return capsule;                                                             \
  }

static bool fill_schema_capsule(table_view *view, struct ArrowSchema *out) {
  return ikepy_export_schema(view->column, out);
}

static bool fill_array_capsule(table_view *view, struct ArrowArray *out) {
  return ikepy_export_array(view->column, view->table, out);
}

static bool fill_stream_capsule(table_view *view, struct ArrowArrayStream *out) {
  return ikepy_export_stream(view->column, view->table, out);
}

CAPSULE_OF(ArrowSchema, IKEPY_SCHEMA_CAPSULE, schema_capsule)
CAPSULE_OF(ArrowArray, IKEPY_ARRAY_CAPSULE, array_capsule)
CAPSULE_OF(ArrowArrayStream, IKEPY_STREAM_CAPSULE, stream_capsule)

/* The schema that a consumer would like: it gets what there is, and casts that itself. */
static bool take_requested_schema(PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"requested_schema", NULL};
  PyObject *requested;
  return PyArg_ParseTupleAndKeywords(arguments, keywords, "|O", names, &requested);
}

static PyObject *export_schema(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  return schema_capsule(self);
}

static PyObject *export_array(PyObject *self, PyObject *arguments, PyObject *keywords) {
  if (!take_requested_schema(arguments, keywords)) return NULL;
  PyObject *schema = schema_capsule(self), *array = schema ? array_capsule(self) : NULL;
  PyObject *both = array ? PyTuple_Pack(2, schema, array) : NULL;
  Py_XDECREF(schema);
  Py_XDECREF(array);
  return both;
}

static PyObject *export_stream(PyObject *self, PyObject *arguments, PyObject *keywords) {
  return take_requested_schema(arguments, keywords) ? stream_capsule(self) : NULL;
}

static PyMethodDef view_methods[] = {
    {"__arrow_c_schema__", export_schema, METH_NOARGS,
     PyDoc_STR("__arrow_c_schema__($self, /)\n--\n\nThe Arrow type, as a capsule.")},
    {"__arrow_c_array__", IKEPY_WITH_KEYWORDS(export_array),
     PyDoc_STR("__arrow_c_array__($self, /, requested_schema=None)\n--\n\n"
               "The Arrow type and the values, as capsules; nothing is copied, and no other type is made.")},
    {"__arrow_c_stream__", IKEPY_WITH_KEYWORDS(export_stream),
     PyDoc_STR("__arrow_c_stream__($self, /, requested_schema=None)\n--\n\nThe same as a stream of one array.")},
    {NULL, NULL, 0, NULL},
};

/* ---- Column ---- */

static PyObject *column_item(PyObject *self, Py_ssize_t index) {
  const mention_table *table = table_of(self);
  mention_column column = column_of(self);
  const column_kind *kind = &ikepy_columns[column];
  if (index < 0 || index >= view_length(self)) {
    PyErr_Format(PyExc_IndexError, "the column has %zd values", view_length(self));
    return NULL;
  }
  int64_t value = ikepy_table_value(table, column, (size_t)index);
  if (kind->is_nullable && value < 0) return Py_NewRef(Py_None);
  return kind->has_words ? ikepy_word(table->words[column].words[value]) : PyLong_FromLongLong(value);
}

/* The values, or the indexes into the words. */
static int view_buffer(PyObject *self, Py_buffer *view, int flags) {
  mention_column column = column_of(self);
  const column_kind *kind = &ikepy_columns[column];
  Py_ssize_t size = (Py_ssize_t)kind->size, length = view_length(self) * size;
  static char nothing[sizeof(int64_t)];
  void *values = table_of(self)->values[column];
  if (PyBuffer_FillInfo(view, self, values ? values : nothing, length, 1, flags) < 0) return -1;
  view->itemsize = size;
  if (flags & PyBUF_FORMAT) view->format = (char *)kind->struct_format;
  if (flags & PyBUF_ND) view->shape = &((table_view *)self)->length;
  if ((flags & PyBUF_STRIDES) == PyBUF_STRIDES) view->strides = &view->itemsize;
  return 0;
}

static PyObject *column_words(PyObject *self, void *Py_UNUSED(ignored)) {
  if (!ikepy_columns[column_of(self)].has_words) return Py_NewRef(Py_None);
  const word_list *list = &table_of(self)->words[column_of(self)];
  PyObject *words = PyTuple_New((Py_ssize_t)list->count);
  for (size_t i = 0; words && i < list->count; i++) {
    if (!ikepy_fill(words, i, ikepy_word(list->words[i]))) Py_CLEAR(words);
  }
  return words;
}

static PyObject *column_name(PyObject *self, void *Py_UNUSED(ignored)) {
  return ikepy_word(ikepy_columns[column_of(self)].name);
}

static PyObject *represent_column(PyObject *self) {
  return PyUnicode_FromFormat("<ikeerr.Column %s: %zd values>", ikepy_columns[column_of(self)].name, view_length(self));
}

static PyGetSetDef column_attributes[] = {
    {"name", column_name, NULL, PyDoc_STR("what it is called"), NULL},
    {"words", column_words, NULL, PyDoc_STR("what the values of the buffer are indexes into, or None"), NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot column_slots[] = {
    {Py_tp_doc, (void *)"A column of Mentions.\n\n"
                        "A sequence of int, str and None, made as they are asked for; an array of Arrow; and a buffer\n"
                        "of integers, where words are indexes into `words` and nothing is -1."},
    {Py_tp_getset, column_attributes},
    {Py_tp_methods, view_methods},
    {Py_tp_repr, represent_column},
    {Py_sq_length, view_length},
    {Py_sq_item, column_item},
    {Py_tp_iter, PySeqIter_New},
    {Py_bf_getbuffer, view_buffer},
    {Py_tp_dealloc, free_view},
    {0, NULL},
};

static PyType_Spec column_spec = {
    .name = "ikeerr.Column",
    .basicsize = sizeof(table_view),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = column_slots,
};

/* ---- Mentions ---- */

static PyObject *mentions_column(PyObject *self, void *column) {
  PyObject *type = state_of_object(self)->held[COLUMN_TYPE];
  return new_view(type, ikepy_hold_table(((table_view *)self)->table), (mention_column)(uintptr_t)column);
}

static PyObject *represent_mentions(PyObject *self) {
  return PyUnicode_FromFormat("<ikeerr.Mentions: %zd in %llu rows>", view_length(self),
                              (unsigned long long)table_of(self)->rows);
}

#define COLUMN(column, name, help) \
  { name, mentions_column, NULL, PyDoc_STR(help), (void *)(uintptr_t)(column) }

static PyGetSetDef mentions_attributes[] = {
    COLUMN(ROW_COLUMN, "row", "the number of the row, from 0"),
    COLUMN(START_COLUMN, "start", "where it starts in its row, in code points of strings or bytes"),
    COLUMN(END_COLUMN, "end", "where it ends, exclusive"),
    COLUMN(FORM_COLUMN, "form", "how it is written, as in Mention"),
    COLUMN(CERTAINTY_COLUMN, "certainty", "possible, likely or certain"),
    COLUMN(
        RECORD_COLUMN, "record",
        "the identity of the record, of two IKE versions of one condition that of IKEv2; None if the text leaves it\n"
        "open, or for a neighbour"),
    COLUMN(DOMAIN_COLUMN, "domain", "the domain of the record, or of all that it can stand for; None if they differ"),
    COLUMN(CODE_COLUMN, "code", "the code of the record, or of all that it can stand for; None if they differ"),
    COLUMN(CAUSE_COLUMN, "cause", "the id of the cause that the line is a sign of, or None"),
    COLUMN(NEIGHBOUR_COLUMN, "neighbour", "one sentence about another product's number, or None"),
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot mentions_slots[] = {
    {Py_tp_doc,
     (void *)"The mentions of a column of texts, as columns: what scan_column() returns.\n\n"
             "pyarrow.table(), polars.DataFrame() and pandas.DataFrame.from_arrow() take it without copying\n"
             "the values; each Column on its own too."},
    {Py_tp_getset, mentions_attributes},
    {Py_tp_methods, view_methods},
    {Py_tp_repr, represent_mentions},
    {Py_sq_length, view_length},
    {Py_tp_dealloc, free_view},
    {0, NULL},
};

static PyType_Spec mentions_spec = {
    .name = "ikeerr.Mentions",
    .basicsize = sizeof(table_view),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = mentions_slots,
};

int ikepy_add_mention_table_types(PyObject *module) {
  if (ikepy_add_type(module, MENTIONS_TYPE, &mentions_spec, true) < 0) return -1;
  return ikepy_add_type(module, COLUMN_TYPE, &column_spec, true);
}
