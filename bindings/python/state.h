/* What a module holds from its first moment to its last: its types, and the objects that there are one of. */
#ifndef IKEPY_STATE_H
#define IKEPY_STATE_H

#include "host.h"

typedef enum {
  STRUCT_TYPES, /* the type of each struct of the core's table of fields */
  RECORD_TYPE = STRUCT_TYPES + IKEERR_STRUCT_RECORD,
  ANSWER_TYPE = STRUCT_TYPES + IKEERR_STRUCTS,
  STEP_TYPE,
  WALK_TYPE,
  HIT_TYPE,
  MENTION_TYPE,
  SCAN_TYPE,
  SCANNER_TYPE,
  DIAGNOSER_TYPE,
  MENTIONS_TYPE,
  COLUMN_TYPE,
  UNKNOWN_KEY_ERROR,
  AMBIGUOUS_KEY_ERROR,
  NAMED_RECORDS, /* dict: the official names that were looked up, and their Records */
  HIT_FIELDS,    /* tuple: the name of each ikeerr_hit_field */
  HELD_OBJECTS
} held_object;

/* An object that is made at first use, and once: of two threads that make it, the later one throws its own away. */
typedef _Atomic(PyObject *) kept_object;

PyObject *ikepy_keep_first(kept_object *kept,
                           PyObject *made); /* takes the reference to made; borrowed, NULL if it is NULL */

enum { RECENT = 1024 }; /* more than there are codes of Windows, which lie close together */

typedef struct {
  PyObject *held[HELD_OBJECTS];
  kept_object *records; /* by ikeerr_record_index */
  kept_object
      recent_by_code[RECENT]; /* borrowed: Records that were looked up by their code, or by their `name` object; */
  kept_object recent_by_name[RECENT]; /* of those that share a slot, the latest */
  size_t id, name, related;           /* the indexes of these fields */
} binding_state;

static inline binding_state *state_of_module(PyObject *module) {
  return PyModule_GetState(module);
}

static inline binding_state *state_of_object(PyObject *self) { /* one of our types */
  return PyType_GetModuleState(Py_TYPE(self));
}

int ikepy_start_state(PyObject *module); /* 0, or -1 with an exception */
int ikepy_visit_state(PyObject *module, visitproc visit, void *arg);
int ikepy_clear_state(PyObject *module);
void ikepy_free_state(void *module);

#endif
