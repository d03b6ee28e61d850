/* What the files of the Python binding share. */
#ifndef IKEERR_BINDING_H
#define IKEERR_BINDING_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <ikeerr.h>
#include <stdatomic.h>
#include <structmember.h>

#ifdef __GNUC__
#pragma GCC diagnostic ignored "-Wpedantic" /* a slot holds a function as void * */
#endif

/* ---- the module's state ---- */

/* The objects that a module holds from its first moment to its last. */
typedef enum {
  RECORD_TYPE,
  RELATION_TYPE,
  CITATION_TYPE,
  SOURCE_TYPE,
  ALIAS_TYPE,
  SIGHTING_TYPE,
  ANSWER_TYPE,
  STEP_TYPE,
  WALK_TYPE,
  HIT_TYPE,
  MENTION_TYPE,
  SCAN_TYPE,
  SCANNER_TYPE,
  UNKNOWN_KEY_ERROR,
  AMBIGUOUS_KEY_ERROR,
  NAMED_RECORDS, /* dict: the official names that were looked up, and their Records */
  HELD_OBJECTS
} held_object;

/* An object that is made at first use, and once: of two threads that make it, the later one throws its own away. */
typedef _Atomic(PyObject *) place;

PyObject *keep_first(place *kept, PyObject *made); /* takes the reference to made; borrowed, NULL if made is NULL */

enum { RECENT = 1024 }; /* more than there are codes of Windows, which lie close together */

typedef struct {
  PyObject *held[HELD_OBJECTS];
  place *records;               /* by ikeerr_record_index */
  place recent_by_code[RECENT]; /* borrowed: Records that were looked up by their code, or by their `name` object; */
  place recent_by_name[RECENT]; /* of those that share a slot, the latest */
} binding_state;

static inline binding_state *state_of_module(PyObject *module) {
  return PyModule_GetState(module);
}

static inline binding_state *state_of_object(PyObject *self) { /* one of our types */
  return PyType_GetModuleState(Py_TYPE(self));
}

/* ---- module contents: each returns 0, or -1 with an exception ---- */

int add_type(PyObject *module, held_object held, PyType_Spec *spec, bool is_public);
int add_named_tuple(PyObject *module, held_object held, const char *name, const char *help, PyGetSetDef *fields);
int add_record_types(PyObject *module);
int add_lookup_types(PyObject *module);
int add_related_types(PyObject *module);
int add_search_types(PyObject *module);
int add_scan_types(PyObject *module);

/* ---- what types are made of ---- */

#define WITH_KEYWORDS(function) (PyCFunction)(void (*)(void)) function, METH_VARARGS | METH_KEYWORDS

void free_plain(PyObject *self); /* one of our types that holds no objects */

/* ---- functions of the module, in module.c's table ---- */

PyObject *lookup(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *get(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *lookup_all(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *answer(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords);
PyObject *decode_notify(PyObject *module, PyObject *arguments, PyObject *keywords);
PyObject *records(PyObject *module, PyObject *arguments, PyObject *keywords);
PyObject *search(PyObject *module, PyObject *arguments, PyObject *keywords);
PyObject *path(PyObject *module, PyObject *arguments, PyObject *keywords);
PyObject *scan(PyObject *module, PyObject *arguments, PyObject *keywords);

/* ---- methods of Record, in record.c's table ---- */

PyObject *record_page(PyObject *self, PyObject *arguments, PyObject *keywords);
PyObject *record_graph(PyObject *self, PyObject *arguments, PyObject *keywords);
PyObject *record_walk(PyObject *self, PyObject *arguments, PyObject *keywords);
PyObject *record_line(PyObject *self);

/* ---- records ---- */

typedef struct {
  PyObject_HEAD const ikeerr_record *record;
  PyObject *domain; /* these are read without a call */
  PyObject *code;
  PyObject *name;
  PyObject *hex;
  PyObject *message;
  PyObject *kind;
  place lazy[]; /* these are built at first reading */
} record_instance;

static inline const ikeerr_record *record_of(PyObject *self) {
  return ((record_instance *)self)->record;
}

static inline PyObject *record_name(PyObject *self) { /* borrowed */
  return ((record_instance *)self)->name;
}

PyObject *record_object(binding_state *state, const ikeerr_record *record); /* new reference */
PyObject *record_id(PyObject *self);                                        /* new reference */
PyObject *record_tuple(binding_state *state, const ikeerr_record *const *found, size_t count);
/* The item of from.related that stands for the relation. */
PyObject *relation_object(binding_state *state, const ikeerr_record *from, const ikeerr_relation *relation);

/* The record that a key of any type stands for; NULL with UnknownKeyError, AmbiguousKeyError or TypeError. */
const ikeerr_record *record_of_key(binding_state *state, PyObject *key);

/* ---- values ---- */

PyObject *text_or_none(const char *text);
PyObject *word_or_none(const char *word); /* interned: for words that many objects share */

/* The text of one of the core's functions that work like snprintf. */
typedef size_t (*text_writer)(const void *context, char *out, size_t size);
PyObject *rendered(text_writer write, const void *context);

size_t code_points(const char *text, size_t length);

/* The UTF-8 of a str; where a surrogate stands alone there is none, and bytes that are not UTF-8 stand for it.
 * False with an exception; otherwise PyBuffer_Release has to follow. */
bool view_text(PyObject *text, Py_buffer *view);

/* ---- named tuples: tuples whose items are attributes too ---- */

#define FIELD(index, name, help) \
  { name, get_field, NULL, PyDoc_STR(help), (void *)(uintptr_t)(index) }
#define END_OF_FIELDS \
  { NULL, NULL, NULL, NULL, NULL }

PyObject *get_field(PyObject *self, void *index);

/* A tuple of a type that add_named_tuple made. Takes the references; NULL if an item is NULL. */
PyObject *named_tuple(binding_state *state, held_object type, size_t count, PyObject *items[]);
#define NAMED_TUPLE(state, type, ...) \
  named_tuple(state, type, sizeof((PyObject *[]){__VA_ARGS__}) / sizeof(PyObject *), (PyObject *[]){__VA_ARGS__})

/* ---- options: converters for PyArg_Parse..., 1 or 0 with an exception ---- */

int domain_option(PyObject *value, void *domain); /* ikeerr_domain */
int kind_option(PyObject *value, void *kind);     /* int: an index, -1 for None */
int tag_option(PyObject *value, void *tag);       /* likewise */
int kinds_option(PyObject *value, void *kinds);   /* uint32_t: kinds of relation */
int limit_option(PyObject *value, void *limit);   /* size_t; too large is as good as endless */
int depth_option(PyObject *value, void *depth);   /* unsigned; likewise */
int width_option(PyObject *value, void *width);   /* likewise */

/* The place of a str among names; -1 with an exception that says what was expected. */
int choice(const char *what, PyObject *value, const char *const names[], size_t count);

void raise_type(const char *what, const char *expected, PyObject *value); /* "domain must be str or None, not int" */

/* ---- what must not run twice at a time ---- */

typedef atomic_flag busy_flag;

bool start_work(busy_flag *busy, const char *what); /* false with ValueError if it runs already */
void end_work(busy_flag *busy);

#endif
