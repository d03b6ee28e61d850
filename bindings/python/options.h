/* Options of functions: converters for PyArg_Parse..., which return 1, or 0 with an exception. */
#ifndef IKEPY_OPTIONS_H
#define IKEPY_OPTIONS_H

#include "host.h"

int ikepy_domain_option(PyObject *value, void *domain);       /* ikeerr_domain */
int ikepy_kind_option(PyObject *value, void *kind);           /* int: an index, -1 for None */
int ikepy_tag_option(PyObject *value, void *tag);             /* likewise */
int ikepy_kinds_option(PyObject *value, void *kinds);         /* uint32_t: kinds of relation */
int ikepy_min_score_option(PyObject *value, void *share);     /* double, 0 to 1; None: as usual */
int ikepy_limit_option(PyObject *value, void *limit);         /* size_t; too large is as good as endless */
int ikepy_depth_option(PyObject *value, void *depth);         /* unsigned; likewise */
int ikepy_width_option(PyObject *value, void *width);         /* likewise */
int ikepy_certainty_option(PyObject *value, void *certainty); /* ikeerr_certainty */
int ikepy_flag_option(PyObject *value, void *flag);           /* bool */

/* The words that an option takes, by index; NULL: no more. */
typedef const char *(*word_source)(int set, size_t index);

/* The index of a str among the words; -1 with an exception that says what was expected. */
int ikepy_choice(const char *what, PyObject *value, word_source words, int set);

void ikepy_raise_type(const char *what, const char *expected,
                      PyObject *value); /* "domain must be str or None, not int" */

/* Whether a value is an int or what numpy has for it; false: with an exception. */
bool ikepy_is_whole(const char *what, PyObject *value);

#endif
