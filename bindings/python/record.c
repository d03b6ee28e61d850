/* Records as objects: making them, each once. */
#include "record.h"

#include "values.h"

bool ikepy_is_made_at_once(const ikeerr_field *field) {
  bool is_short =
      field->type == IKEERR_TYPE_TEXT || field->type == IKEERR_TYPE_WORD || field->type == IKEERR_TYPE_NUMBER;
  return is_short && field->absence == IKEERR_NEVER_ABSENT;
}

static bool make_values(record_instance *self) {
  const size_t count = ikeerr_field_count(IKEERR_STRUCT_RECORD);
  for (size_t i = 0; i < count; i++) {
    ikeerr_field field = ikeerr_field_at(IKEERR_STRUCT_RECORD, i);
    if (!ikepy_is_made_at_once(&field)) continue;
    ikeerr_value value = ikeerr_record_value(self->record, i);
    PyObject *made = ikepy_scalar(&value);
    if (!made) return false;
    atomic_init(&self->values[i], made);
  }
  return true;
}

static PyObject *new_record(binding_state *state, const ikeerr_record *record) {
  PyTypeObject *type = (PyTypeObject *)state->held[RECORD_TYPE];
  record_instance *self = (record_instance *)PyType_GenericAlloc(type, 0);
  if (!self) return NULL;
  self->record = record;
  bool is_complete = make_values(self);
  self->name = Py_XNewRef(atomic_load(&self->values[state->name]));
  if (!is_complete) Py_CLEAR(self);
  return (PyObject *)self;
}

PyObject *ikepy_record(binding_state *state, const ikeerr_record *record) {
  kept_object *kept = &state->records[ikeerr_record_index(record)];
  PyObject *object = atomic_load(kept);
  if (!object) object = ikepy_keep_first(kept, new_record(state, record));
  return Py_XNewRef(object);
}

PyObject *ikepy_record_id(PyObject *self) {
  PyObject *made = atomic_load(&((record_instance *)self)->values[state_of_object(self)->id]);
  return made ? Py_NewRef(made) : ikepy_text(ikeerr_record_text(record_of(self), IKEERR_ID)); /* at the end of all */
}

PyObject *ikepy_record_tuple(binding_state *state, const ikeerr_record *const *found, size_t count) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple && i < count; i++) {
    if (!ikepy_fill(tuple, i, ikepy_record(state, found[i]))) Py_CLEAR(tuple);
  }
  return tuple;
}
