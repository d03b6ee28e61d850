/* The fields of the core's table in Python. */
#include "fields.h"

#include <stdio.h>
#include <stdlib.h>

#include "named_tuple.h"
#include "record.h"
#include "values.h"

/* ---- what help() says ---- */

enum { LONGEST_HELP = 256, MOST_WORDS = 8 /* that are listed */ };

/* Behind what is there; the last byte stays NUL. */
static char *add_help(char *at, const char *last, const char *text) {
  while (*text && at < last) *at++ = *text++;
  return at;
}

/* "who raises it: initiator, responder, either. None: nobody documents it.", into bytes that are 0. Returns what is
 * behind the NUL. */
static char *write_help(const ikeerr_field *field, char *help) {
  static const char *const ABSENCES[] = {
      [IKEERR_NEVER_ABSENT] = ".",
      [IKEERR_ABSENT_UNKNOWN] = ". None: nobody documents it.",
      [IKEERR_ABSENT_NONE] = ". None: there is none.",
  };
  const char *last = help + LONGEST_HELP - 1;
  size_t words = ikeerr_word_count(field->words);
  char *at = add_help(help, last, field->meaning);
  for (size_t i = 0; i < words && words <= MOST_WORDS; i++) {
    at = add_help(at, last, i ? ", " : ": ");
    at = add_help(at, last, ikeerr_word(field->words, i));
  }
  return add_help(at, last, ABSENCES[field->absence]) + 1;
}

/* ---- attributes ---- */

static void add_attributes(field_attributes *attributes, ikeerr_struct structure, getter get, field_offset offset,
                           char *help) {
  PyMemberDef *member = attributes->members;
  PyGetSetDef *of_getter = attributes->getters;
  for (size_t i = 0; i < ikeerr_field_count(structure); i++) {
    ikeerr_field field = ikeerr_field_at(structure, i);
    Py_ssize_t place = offset(i);
    char *next_help = write_help(&field, help);
    if (place) {
      *member++ = (PyMemberDef){field.name, T_OBJECT_EX, place, READONLY, help};
    } else {
      *of_getter++ = (PyGetSetDef){field.name, get, NULL, help, (void *)(uintptr_t)i};
    }
    help = next_help;
  }
}

/* One block: members and getters, each up to an empty one, and what help() says of them. */
static field_attributes *new_attributes(ikeerr_struct structure, getter get, field_offset offset) {
  size_t count = ikeerr_field_count(structure) + 1;
  field_attributes *made =
      calloc(1, sizeof *made + count * (sizeof *made->members + sizeof *made->getters + LONGEST_HELP));
  if (!made) return NULL;
  made->members = (PyMemberDef *)(made + 1);
  made->getters = (PyGetSetDef *)(made->members + count);
  add_attributes(made, structure, get, offset, (char *)(made->getters + count));
  return made;
}

const field_attributes *ikepy_field_attributes(ikeerr_struct structure, getter get, field_offset offset) {
  static _Atomic(field_attributes *) kept[IKEERR_STRUCTS];
  field_attributes *first = atomic_load(&kept[structure]);
  field_attributes *made = first ? NULL : new_attributes(structure, get, offset);
  if (made && atomic_compare_exchange_strong(&kept[structure], &first, made)) return made;
  free(made);
  if (!first) PyErr_NoMemory();
  return first;
}

static Py_ssize_t nowhere(size_t Py_UNUSED(index)) {
  return 0;
}

static int add_struct_type(PyObject *module, ikeerr_struct structure) {
  char name[32];
  const field_attributes *attributes = ikepy_field_attributes(structure, ikepy_item, nowhere);
  snprintf(name, sizeof name, "ikeerr.%s", ikeerr_struct_name(structure));
  if (!attributes) return -1;
  return ikepy_add_named_tuple(module, STRUCT_TYPES + structure, name, ikeerr_struct_meaning(structure),
                               attributes->getters);
}

int ikepy_add_struct_types(PyObject *module) {
  for (ikeerr_struct structure = 0; structure < IKEERR_STRUCTS; structure++) {
    if (structure != IKEERR_STRUCT_RECORD && add_struct_type(module, structure) < 0) return -1;
  }
  return 0;
}

/* ---- values ---- */

static PyObject *value_object(binding_state *state, const ikeerr_value *value);

static PyObject *list_tuple(binding_state *state, const ikeerr_value *list) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)list->count);
  for (size_t i = 0; tuple && i < list->count; i++) {
    ikeerr_value item = ikeerr_value_item(list, i);
    if (!ikepy_fill(tuple, i, value_object(state, &item))) Py_CLEAR(tuple);
  }
  return tuple;
}

static PyObject *struct_tuple(binding_state *state, const ikeerr_value *structure) {
  size_t count = ikeerr_field_count(structure->structure);
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple && i < count; i++) {
    ikeerr_value value = ikeerr_value_field(structure, i);
    if (!ikepy_fill(tuple, i, value_object(state, &value))) Py_CLEAR(tuple);
  }
  return ikepy_named_tuple(state->held[STRUCT_TYPES + structure->structure], tuple);
}

static PyObject *value_object(binding_state *state, const ikeerr_value *value) {
  switch (value->type) {
    case IKEERR_TYPE_RECORD:
      return ikepy_record(state, value->record);
    case IKEERR_TYPE_LIST:
      return list_tuple(state, value);
    case IKEERR_TYPE_STRUCT:
      return struct_tuple(state, value);
    default:
      return ikepy_scalar(value);
  }
}

PyObject *ikepy_verdict(binding_state *state, const ikeerr_verdict *verdict) {
  ikeerr_value value = {.type = IKEERR_TYPE_STRUCT, .structure = IKEERR_STRUCT_VERDICT, .row = verdict};
  return struct_tuple(state, &value);
}

PyObject *ikepy_record_field(PyObject *self, size_t index) {
  kept_object *kept = &((record_instance *)self)->values[index];
  PyObject *object = atomic_load(kept);
  if (!object) {
    ikeerr_value value = ikeerr_record_value(record_of(self), index);
    object = ikepy_keep_first(kept, value_object(state_of_object(self), &value));
  }
  return Py_XNewRef(object);
}

static bool add_plain(PyObject *dict, PyObject *self, size_t index) {
  PyObject *value = ikepy_record_field(self, index);
  PyObject *plain = value ? ikepy_plain(state_of_object(self), value) : NULL;
  const char *name = ikeerr_field_at(IKEERR_STRUCT_RECORD, index).name;
  bool is_added = plain && PyDict_SetItemString(dict, name, plain) == 0;
  Py_XDECREF(plain);
  Py_XDECREF(value);
  return is_added;
}

PyObject *ikepy_record_dict(PyObject *self) {
  PyObject *dict = PyDict_New();
  for (size_t i = 0; dict && i < ikeerr_field_count(IKEERR_STRUCT_RECORD); i++) {
    if (!add_plain(dict, self, i)) Py_CLEAR(dict);
  }
  return dict;
}
