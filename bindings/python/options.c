/* Options of functions: what is taken, and what is said about anything else. */
#include "options.h"

#include <limits.h>

void ikepy_raise_type(const char *what, const char *expected, PyObject *value) {
  PyObject *type = PyType_GetName(Py_TYPE(value));
  if (!type) return;
  PyErr_Format(PyExc_TypeError, "%s must be %s, not %U", what, expected, type);
  Py_DECREF(type);
}

/* "'dot', 'mermaid'" */
static PyObject *quoted_list(word_source words, int set) {
  PyObject *quoted = PyList_New(0);
  for (size_t i = 0; quoted && words(set, i); i++) {
    PyObject *name = PyUnicode_FromFormat("'%s'", words(set, i));
    if (!name || PyList_Append(quoted, name) < 0) Py_CLEAR(quoted);
    Py_XDECREF(name);
  }
  PyObject *comma = PyUnicode_FromString(", ");
  PyObject *list = quoted && comma ? PyUnicode_Join(comma, quoted) : NULL;
  Py_XDECREF(comma);
  Py_XDECREF(quoted);
  return list;
}

int ikepy_choice(const char *what, PyObject *value, word_source words, int set) {
  if (!PyUnicode_Check(value)) {
    ikepy_raise_type(what, "str", value);
    return -1;
  }
  for (size_t i = 0; words(set, i); i++) {
    if (PyUnicode_CompareWithASCIIString(value, words(set, i)) == 0) return (int)i;
  }
  PyObject *expected = quoted_list(words, set);
  if (!expected) return -1;
  PyErr_Format(PyExc_ValueError, "unknown %s %.60R: expected one of %U", what, value, expected);
  Py_DECREF(expected);
  return -1;
}

static const char *vocabulary_word(int set, size_t index) {
  return ikeerr_word((ikeerr_vocabulary)set, index);
}

static int word_choice(const char *what, PyObject *value, ikeerr_vocabulary set) {
  return ikepy_choice(what, value, vocabulary_word, (int)set);
}

static int optional_word(const char *what, PyObject *value, ikeerr_vocabulary set, int *index) {
  *index = Py_IsNone(value) ? -1 : word_choice(what, value, set);
  return *index >= 0 || !PyErr_Occurred();
}

int ikepy_domain_option(PyObject *value, void *domain) {
  int index;
  if (!optional_word("domain", value, IKEERR_DOMAINS, &index)) return 0;
  *(ikeerr_domain *)domain = (ikeerr_domain)index;
  return 1;
}

int ikepy_kind_option(PyObject *value, void *kind) {
  return optional_word("kind", value, IKEERR_KINDS, kind);
}

int ikepy_tag_option(PyObject *value, void *tag) {
  return optional_word("tag", value, IKEERR_TAGS, tag);
}

static bool add_kind(PyObject *name, uint32_t *kinds) {
  int index = word_choice("kind of relation", name, IKEERR_RELATIONS);
  if (index >= 0) *kinds |= UINT32_C(1) << index;
  return index >= 0;
}

int ikepy_kinds_option(PyObject *value, void *kinds) {
  *(uint32_t *)kinds = Py_IsNone(value) ? IKEERR_ALL_KINDS : 0;
  if (Py_IsNone(value)) return 1;
  if (PyUnicode_Check(value)) return add_kind(value, kinds);
  PyObject *names = PyObject_GetIter(value);
  if (!names) return 0;
  for (PyObject *name; (name = PyIter_Next(names));) {
    bool is_known = add_kind(name, kinds);
    Py_DECREF(name);
    if (!is_known) break;
  }
  Py_DECREF(names);
  return !PyErr_Occurred();
}

bool ikepy_is_whole(const char *what, PyObject *value) {
  if (PyIndex_Check(value)) return true;
  ikepy_raise_type(what, "an int", value);
  return false;
}

static int natural_number(const char *what, PyObject *value, size_t *number) {
  if (!ikepy_is_whole(what, value)) return 0;
  Py_ssize_t given = PyNumber_AsSsize_t(value, NULL);
  if (given == -1 && PyErr_Occurred()) return 0;
  *number = (size_t)given;
  if (given >= 0) return 1;
  PyErr_Format(PyExc_ValueError, "%s must be 0 or more, not %.60R", what, value);
  return 0;
}

int ikepy_min_score_option(PyObject *value, void *share) {
  if (value != Py_None && !PyNumber_Check(value)) {
    ikepy_raise_type("min_score", "a number from 0 to 1 or None", value);
    return 0;
  }
  double given = value == Py_None ? IKEERR_USUAL_MIN_SCORE : PyFloat_AsDouble(value);
  if (PyErr_Occurred()) return 0;
  *(double *)share = given;
  if (value == Py_None || (given >= 0 && given <= 1)) return 1;
  PyErr_Format(PyExc_ValueError, "min_score must be from 0 to 1, not %.60R", value);
  return 0;
}

int ikepy_limit_option(PyObject *value, void *limit) {
  return natural_number("limit", value, limit);
}

static int unsigned_number(const char *what, PyObject *value, unsigned *number) {
  size_t given;
  if (!natural_number(what, value, &given)) return 0;
  *number = given < UINT_MAX ? (unsigned)given : UINT_MAX;
  return 1;
}

int ikepy_depth_option(PyObject *value, void *depth) {
  return unsigned_number("depth", value, depth);
}

int ikepy_width_option(PyObject *value, void *width) {
  return unsigned_number("width", value, width);
}

static const char *certainty_word(int Py_UNUSED(set), size_t index) {
  return ikeerr_certainty_name((ikeerr_certainty)index);
}

int ikepy_certainty_option(PyObject *value, void *certainty) {
  int index = ikepy_choice("certainty", value, certainty_word, 0);
  if (index < 0) return 0;
  *(ikeerr_certainty *)certainty = (ikeerr_certainty)index;
  return 1;
}

int ikepy_flag_option(PyObject *value, void *flag) {
  int is_true = PyObject_IsTrue(value);
  *(bool *)flag = is_true > 0;
  return is_true >= 0;
}
