/* Records as objects: there is one for each identity, made at first use. */
#ifndef IKEPY_RECORD_H
#define IKEPY_RECORD_H

#include "state.h"

typedef struct {
  PyObject_HEAD const ikeerr_record *record;
  PyObject *name;       /* also in `values`; here for lookups, which compare it */
  kept_object values[]; /* of its fields, by index */
} record_instance;

static inline const ikeerr_record *record_of(PyObject *self) {
  return ((record_instance *)self)->record;
}

static inline PyObject *record_name(PyObject *self) { /* borrowed */
  return ((record_instance *)self)->name;
}

/* Whether the values of a field are made together with the object, and read without a call: those that are short and
 * always there. The others are made at their first reading. */
bool ikepy_is_made_at_once(const ikeerr_field *field);

/* New references. */
PyObject *ikepy_record(binding_state *state, const ikeerr_record *record);
PyObject *ikepy_record_id(PyObject *self);
PyObject *ikepy_record_tuple(binding_state *state, const ikeerr_record *const *found, size_t count);

#endif
