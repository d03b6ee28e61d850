/* The fields of the core's table in Python: their values, the types of their structs, and what help() says. */
#ifndef IKEPY_FIELDS_H
#define IKEPY_FIELDS_H

#include "state.h"

/* The attributes that the fields of a struct are: those that are read in place, and those that a getter gives, which is
 * called with the field's index. */
typedef struct {
  PyMemberDef *members;
  PyGetSetDef *getters;
} field_attributes;

/* Where in an instance a field is read; 0: a getter gives it. */
typedef Py_ssize_t (*field_offset)(size_t index);

/* They live as long as the process, as types may that use them; NULL with an exception. */
const field_attributes *ikepy_field_attributes(ikeerr_struct structure, getter get, field_offset offset);

/* A named tuple for each struct but the record; -1 with an exception. */
int ikepy_add_struct_types(PyObject *module);

/* What a field of a Record holds: built at the first reading. A new reference. */
PyObject *ikepy_record_field(PyObject *self, size_t index);

/* All fields, as plain values. */
PyObject *ikepy_record_dict(PyObject *self);

/* A verdict as a named tuple; NULL with an exception. */
PyObject *ikepy_verdict(binding_state *state, const ikeerr_verdict *verdict);

#endif
