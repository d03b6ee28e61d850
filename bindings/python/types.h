/* What the types of the module have in common. */
#ifndef IKEPY_TYPES_H
#define IKEPY_TYPES_H

#include "state.h"

int ikepy_add_type(PyObject *module, held_object held, PyType_Spec *spec, bool is_public); /* -1 with an exception */

void ikepy_free_plain(PyObject *self); /* tp_dealloc of a type that holds no objects */

/* ---- what must not run twice at a time ---- */

typedef atomic_flag busy_flag;

bool ikepy_start_work(busy_flag *busy, const char *what); /* false with ValueError if it runs already */
void ikepy_end_work(busy_flag *busy);

#endif
