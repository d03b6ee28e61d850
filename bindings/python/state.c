/* What a module holds, from its first moment to its last. */
#include "state.h"

PyObject *ikepy_keep_first(kept_object *kept, PyObject *made) {
  PyObject *first = NULL;
  if (!made || atomic_compare_exchange_strong(kept, &first, made)) return made;
  Py_DECREF(made);
  return first;
}

static size_t index_of_field(const char *name) {
  return (size_t)ikeerr_field_index(IKEERR_STRUCT_RECORD, name, IKEERR_TO_NUL);
}

int ikepy_start_state(PyObject *module) {
  binding_state *state = state_of_module(module);
  state->records = PyMem_Calloc(ikeerr_record_count(), sizeof *state->records);
  state->held[NAMED_RECORDS] = PyDict_New();
  state->id = index_of_field("id");
  state->name = index_of_field("name");
  state->related = index_of_field("related");
  if (!state->records) PyErr_NoMemory();
  return state->records && state->held[NAMED_RECORDS] ? 0 : -1;
}

int ikepy_visit_state(PyObject *module, visitproc visit, void *arg) {
  binding_state *state = state_of_module(module);
  for (size_t i = 0; i < HELD_OBJECTS; i++) Py_VISIT(state->held[i]);
  for (size_t i = 0; state->records && i < ikeerr_record_count(); i++) {
    PyObject *record = atomic_load(&state->records[i]);
    Py_VISIT(record);
  }
  return 0;
}

int ikepy_clear_state(PyObject *module) {
  binding_state *state = state_of_module(module);
  for (size_t i = 0; state->records && i < ikeerr_record_count(); i++) {
    Py_XDECREF(atomic_exchange(&state->records[i], NULL));
  }
  for (size_t i = 0; i < RECENT; i++) {
    atomic_store(&state->recent_by_code[i], NULL);
    atomic_store(&state->recent_by_name[i], NULL);
  }
  for (size_t i = 0; i < HELD_OBJECTS; i++) Py_CLEAR(state->held[i]);
  return 0;
}

void ikepy_free_state(void *module) {
  ikepy_clear_state(module);
  PyMem_Free(state_of_module(module)->records);
}
