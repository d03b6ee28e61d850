/* Named tuples: tuples whose items are attributes too, and which can be turned into plain values. */
#ifndef IKEPY_NAMED_TUPLE_H
#define IKEPY_NAMED_TUPLE_H

#include "state.h"

#define IKEPY_ITEM(index, name, help) \
  { name, ikepy_item, NULL, PyDoc_STR(help), (void *)(uintptr_t)(index) }
#define IKEPY_END_OF_ITEMS \
  { NULL, NULL, NULL, NULL, NULL }

PyObject *ikepy_item(PyObject *self, void *index); /* the getter of an attribute */

/* Adds a type whose items are called as the getters are; -1 with an exception. name and help are copied. */
int ikepy_add_named_tuple(PyObject *module, held_object held, const char *name, const char *help, PyGetSetDef *items);

/* The tuple of the type that holds what plain holds; takes the reference to plain, which may be NULL. */
PyObject *ikepy_named_tuple(PyObject *type, PyObject *plain);

/* The same of the references that are given; NULL if one is NULL. */
PyObject *ikepy_named_tuple_of(PyObject *type, size_t count, PyObject *items[]);
#define IKEPY_NAMED_TUPLE(state, held_type, ...)                                                           \
  ikepy_named_tuple_of((state)->held[held_type], sizeof((PyObject *[]){__VA_ARGS__}) / sizeof(PyObject *), \
                       (PyObject *[]){__VA_ARGS__})

/* What json and pandas can use of a value: a record's identity, a dict of a named tuple, a list of another tuple, and
 * everything else as it is. */
PyObject *ikepy_plain(binding_state *state, PyObject *value);

#endif
