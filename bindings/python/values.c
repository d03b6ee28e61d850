#include <limits.h>

#include "binding.h"

PyObject *keep_first(place *kept, PyObject *made) {
  PyObject *first = NULL;
  if (!made || atomic_compare_exchange_strong(kept, &first, made)) return made;
  Py_DECREF(made);
  return first;
}

PyObject *text_or_none(const char *text) {
  return text ? PyUnicode_FromString(text) : Py_NewRef(Py_None);
}

PyObject *word_or_none(const char *word) {
  return word ? PyUnicode_InternFromString(word) : Py_NewRef(Py_None);
}

size_t code_points(const char *text, size_t length) {
  size_t count = 0;
  for (size_t i = 0; i < length; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

bool view_text(PyObject *text, Py_buffer *view) {
  Py_ssize_t length;
  const char *utf8 = PyUnicode_AsUTF8AndSize(text, &length);
  if (utf8) return PyBuffer_FillInfo(view, text, (void *)utf8, length, 1, PyBUF_SIMPLE) == 0;
  if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return false;
  PyErr_Clear();
  PyObject *bytes = PyUnicode_AsEncodedString(text, "utf-8", "surrogatepass");
  if (!bytes) return false;
  int status = PyObject_GetBuffer(bytes, view, PyBUF_SIMPLE);
  Py_DECREF(bytes);
  return status == 0;
}

/* ---- options ---- */

void raise_type(const char *what, const char *expected, PyObject *value) {
  PyObject *type = PyType_GetName(Py_TYPE(value));
  if (!type) return;
  PyErr_Format(PyExc_TypeError, "%s must be %s, not %U", what, expected, type);
  Py_DECREF(type);
}

/* "'dot', 'mermaid'" */
static PyObject *quoted_list(const char *const names[], size_t count) {
  PyObject *quoted = PyList_New(0);
  for (size_t i = 0; quoted && i < count; i++) {
    PyObject *name = PyUnicode_FromFormat("'%s'", names[i]);
    if (!name || PyList_Append(quoted, name) < 0) Py_CLEAR(quoted);
    Py_XDECREF(name);
  }
  PyObject *comma = PyUnicode_FromString(", ");
  PyObject *list = quoted && comma ? PyUnicode_Join(comma, quoted) : NULL;
  Py_XDECREF(comma);
  Py_XDECREF(quoted);
  return list;
}

int choice(const char *what, PyObject *value, const char *const names[], size_t count) {
  if (!PyUnicode_Check(value)) {
    raise_type(what, "str", value);
    return -1;
  }
  for (size_t i = 0; i < count; i++) {
    if (PyUnicode_CompareWithASCIIString(value, names[i]) == 0) return (int)i;
  }
  PyObject *expected = quoted_list(names, count);
  if (!expected) return -1;
  PyErr_Format(PyExc_ValueError, "unknown %s %.60R: expected one of %U", what, value, expected);
  Py_DECREF(expected);
  return -1;
}

static int word_choice(const char *what, PyObject *value, ikeerr_vocabulary set) {
  enum { MOST_WORDS = 64 }; /* a set of tags has 64 bits */
  const char *words[MOST_WORDS];
  size_t count = ikeerr_word_count(set);
  for (size_t i = 0; i < count; i++) words[i] = ikeerr_word(set, i);
  return choice(what, value, words, count);
}

static int optional_word(const char *what, PyObject *value, ikeerr_vocabulary set, int *index) {
  *index = Py_IsNone(value) ? -1 : word_choice(what, value, set);
  return *index >= 0 || !PyErr_Occurred();
}

int domain_option(PyObject *value, void *domain) {
  int index;
  if (!optional_word("domain", value, IKEERR_DOMAINS, &index)) return 0;
  *(ikeerr_domain *)domain = (ikeerr_domain)index;
  return 1;
}

int kind_option(PyObject *value, void *kind) {
  return optional_word("kind", value, IKEERR_KINDS, kind);
}

int tag_option(PyObject *value, void *tag) {
  return optional_word("tag", value, IKEERR_TAGS, tag);
}

static bool add_kind(PyObject *name, uint32_t *kinds) {
  int index = word_choice("kind of relation", name, IKEERR_RELATIONS);
  if (index >= 0) *kinds |= UINT32_C(1) << index;
  return index >= 0;
}

int kinds_option(PyObject *value, void *kinds) {
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

static int natural_number(const char *what, PyObject *value, size_t *number) {
  Py_ssize_t given = PyNumber_AsSsize_t(value, NULL);
  if (given == -1 && PyErr_Occurred()) return 0;
  *number = (size_t)given;
  if (given >= 0) return 1;
  PyErr_Format(PyExc_ValueError, "%s must be 0 or more, not %.60R", what, value);
  return 0;
}

int limit_option(PyObject *value, void *limit) {
  return natural_number("limit", value, limit);
}

static int unsigned_number(const char *what, PyObject *value, unsigned *number) {
  size_t given;
  if (!natural_number(what, value, &given)) return 0;
  *number = given < UINT_MAX ? (unsigned)given : UINT_MAX;
  return 1;
}

int depth_option(PyObject *value, void *depth) {
  return unsigned_number("depth", value, depth);
}

int width_option(PyObject *value, void *width) {
  return unsigned_number("width", value, width);
}

/* ---- what must not run twice at a time ---- */

bool start_work(busy_flag *busy, const char *what) {
  if (!atomic_flag_test_and_set(busy)) return true;
  PyErr_Format(PyExc_ValueError, "%s is running already, in another thread or in its own source of chunks", what);
  return false;
}

void end_work(busy_flag *busy) {
  atomic_flag_clear(busy);
}
