/* What a key stands for: lookup() and its relatives, and the errors that they raise. */
#include "lookup.h"

#include "named_tuple.h"
#include "options.h"
#include "record.h"
#include "values.h"

/* ---- keys ---- */

/* A key, and what the core answers to it. */
typedef struct {
  PyObject *key;   /* as given; borrowed */
  PyObject *asked; /* the str or int that the core was asked for */
  int64_t number;  /* the int */
  ikeerr_answer answer;
} question;

static bool ask_text(question *asking, ikeerr_domain domain) {
  Py_buffer text;
  if (!ikepy_view_text(asking->asked, &text)) return false;
  PyThreadState *own = ikepy_let_others_run((size_t)text.len);
  ikeerr_lookup(text.buf, (size_t)text.len, domain, &asking->answer);
  ikepy_take_turn(own);
  PyBuffer_Release(&text);
  return true;
}

static void ask_number(question *asking, ikeerr_domain domain) {
  int overflow;
  asking->number = PyLong_AsLongLongAndOverflow(asking->asked, &overflow);
  if (overflow) asking->number = overflow < 0 ? INT64_MIN : INT64_MAX;
  ikeerr_lookup_number(asking->number, domain, &asking->answer);
}

/* An int, or what is one to Python (numpy's integers); a bool is none to us. */
static bool is_number(PyObject *object) {
  return PyIndex_Check(object) && !PyBool_Check(object);
}

/* The int that an exception has as winerror or hresult; NULL without an exception if it has none. */
static PyObject *number_of_exception(PyObject *exception) {
  static const char *const attributes[] = {"winerror", "hresult"};
  for (size_t i = 0; i < 2; i++) {
    PyObject *number = ikepy_attribute(exception, attributes[i]);
    if (number && PyLong_Check(number) && !PyBool_Check(number)) return number;
    Py_XDECREF(number);
    if (!number && !PyErr_ExceptionMatches(PyExc_AttributeError)) return NULL;
    PyErr_Clear();
  }
  return NULL;
}

/* What is asked for a key: a str or an int. */
static PyObject *reading_of_key(binding_state *state, PyObject *key) {
  if (PyUnicode_Check(key)) return Py_NewRef(key);
  if (is_number(key)) return PyNumber_Index(key);
  if (Py_TYPE(key) == (PyTypeObject *)state->held[RECORD_TYPE]) return ikepy_record_id(key);
  PyObject *number = PyExceptionInstance_Check(key) ? number_of_exception(key) : NULL;
  if (!number && !PyErr_Occurred()) {
    ikepy_raise_type("a key", "int, str, Record or an exception with an int winerror or hresult", key);
  }
  return number;
}

/* Afterwards end_question has to follow; false with an exception, and nothing to end. */
static bool ask(question *asking, binding_state *state, PyObject *key, ikeerr_domain domain) {
  asking->key = key;
  asking->asked = reading_of_key(state, key);
  if (!asking->asked) return false;
  if (!PyUnicode_Check(asking->asked)) {
    ask_number(asking, domain);
  } else if (!ask_text(asking, domain)) {
    Py_CLEAR(asking->asked);
  }
  return asking->asked;
}

static void end_question(question *asking) {
  Py_CLEAR(asking->asked);
}

/* ---- answers ---- */

/* The digits of an int, of which Python refuses to write too many in decimal. */
static PyObject *digits(PyObject *number) {
  PyObject *text = PyObject_Str(number);
  if (text || !PyErr_ExceptionMatches(PyExc_ValueError)) return text;
  PyErr_Clear();
  return PyNumber_ToBase(number, 16);
}

typedef struct {
  Py_buffer key;
  const ikeerr_answer *answer;
} explanation;

static size_t write_explanation(const void *context, char *out, size_t size) {
  const explanation *explained = context;
  return ikeerr_explain(explained->key.buf, (size_t)explained->key.len, explained->answer, out, size);
}

static PyObject *explain(const question *asking) {
  PyObject *text = PyLong_Check(asking->asked) ? digits(asking->asked) : Py_NewRef(asking->asked);
  explanation explained = {.answer = &asking->answer};
  if (!text || !ikepy_view_text(text, &explained.key)) {
    Py_XDECREF(text);
    return NULL;
  }
  PyObject *sentences = ikepy_written(write_explanation, &explained);
  PyBuffer_Release(&explained.key);
  Py_DECREF(text);
  return sentences;
}

static PyObject *candidates(binding_state *state, const question *asking) {
  return ikepy_record_tuple(state, asking->answer.candidates, asking->answer.candidate_count);
}

static PyObject *suggestions(binding_state *state, const question *asking) {
  return ikepy_record_tuple(state, asking->answer.suggestions, asking->answer.suggestion_count);
}

/* Takes the reference to value. */
static bool add_detail(PyObject *error, const char *name, PyObject *value) {
  bool is_added = value && PyObject_SetAttrString(error, name, value) == 0;
  Py_XDECREF(value);
  return is_added;
}

static bool add_details(PyObject *error, binding_state *state, const question *asking) {
  if (!add_detail(error, "key", Py_NewRef(asking->key))) return false;
  if (asking->answer.status == IKEERR_AMBIGUOUS) return add_detail(error, "candidates", candidates(state, asking));
  return add_detail(error, "reason", ikepy_word(ikeerr_reason_name(asking->answer.reason))) &&
         add_detail(error, "suggestions", suggestions(state, asking));
}

/* Takes the reference to message. */
static void raise_miss(binding_state *state, const question *asking, PyObject *message) {
  bool is_ambiguous = asking->answer.status == IKEERR_AMBIGUOUS;
  PyObject *type = state->held[is_ambiguous ? AMBIGUOUS_KEY_ERROR : UNKNOWN_KEY_ERROR];
  PyObject *error = message ? PyObject_CallFunctionObjArgs(type, message, NULL) : NULL;
  if (error && add_details(error, state, asking)) PyErr_SetObject(type, error);
  Py_XDECREF(error);
  Py_XDECREF(message);
}

static const ikeerr_record *found_or_raise(binding_state *state, const question *asking) {
  if (asking->answer.status == IKEERR_FOUND) return asking->answer.candidates[0];
  raise_miss(state, asking, explain(asking));
  return NULL;
}

const ikeerr_record *ikepy_record_of_key(binding_state *state, PyObject *key) {
  question asking;
  if (!ask(&asking, state, key, IKEERR_ANY_DOMAIN)) return NULL;
  const ikeerr_record *record = found_or_raise(state, &asking);
  end_question(&asking);
  return record;
}

/* ---- arguments ---- */

typedef struct {
  PyObject *key;
  PyObject *fallback; /* get's default */
  ikeerr_domain domain;
} key_arguments;

static bool take_keyword(key_arguments *taken, const char *function, bool has_default, PyObject *name,
                         PyObject *value) {
  if (PyUnicode_CompareWithASCIIString(name, "domain") == 0) return ikepy_domain_option(value, &taken->domain);
  if (has_default && PyUnicode_CompareWithASCIIString(name, "default") == 0 && !taken->fallback) {
    taken->fallback = value;
    return true;
  }
  PyErr_Format(PyExc_TypeError, "%s() got an unexpected keyword argument %R", function, name);
  return false;
}

/* (key, /, *, domain=None), and for get (key, /, default=None, *, domain=None) */
static bool take_arguments(key_arguments *taken, const char *function, bool has_default, PyObject *const *arguments,
                           Py_ssize_t count, PyObject *keywords) {
  *taken = (key_arguments){.domain = IKEERR_ANY_DOMAIN};
  if (count < 1 || count > 1 + has_default) {
    PyErr_Format(PyExc_TypeError, "%s() takes %s (%zd given)", function,
                 has_default ? "a key and at most a default as positional arguments" : "one positional argument, a key",
                 count);
    return false;
  }
  taken->key = arguments[0];
  if (count > 1) taken->fallback = arguments[1];
  Py_ssize_t named = keywords ? PyTuple_Size(keywords) : 0;
  for (Py_ssize_t i = 0; i < named; i++) {
    PyObject *name = PyTuple_GetItem(keywords, i);
    if (!take_keyword(taken, function, has_default, name, arguments[count + i])) return false;
  }
  return true;
}

/* ---- the functions ---- */

static kept_object *slot_of_code(binding_state *state, long code) {
  return &state->recent_by_code[code & (RECENT - 1)];
}

static kept_object *slot_of_name(binding_state *state, PyObject *name) {
  return &state->recent_by_name[(uintptr_t)name / 16 & (RECENT - 1)];
}

/* Keeps what known_record is to find: what its own code or official name found in all domains. */
static bool remember(binding_state *state, const question *asking, PyObject *record) {
  const ikeerr_answer *given = &asking->answer;
  if (given->reading == IKEERR_READ_NUMBER && PyLong_Check(asking->asked)) {
    long code = (long)ikeerr_record_code(given->candidates[0]);
    if (asking->number == code) atomic_store(slot_of_code(state, code), record);
  }
  if (given->reading != IKEERR_READ_OFFICIAL_NAME) return true;
  PyObject *name = record_name(record);
  if (PyUnicode_Compare(asking->asked, name) != 0) return true;
  atomic_store(slot_of_name(state, name), record);
  return PyDict_SetItem(state->held[NAMED_RECORDS], name, record) == 0;
}

static PyObject *found_record(binding_state *state, const question *asking, ikeerr_domain domain) {
  PyObject *record = ikepy_record(state, asking->answer.candidates[0]);
  if (record && domain == IKEERR_ANY_DOMAIN && !remember(state, asking, record)) Py_CLEAR(record);
  return record;
}

static PyObject *default_of(const key_arguments *taken) {
  return Py_NewRef(taken->fallback ? taken->fallback : Py_None);
}

/* Whether an exception was refused as a key because it has no number: to get, which is asked within `except`, that is
 * no mistake of the caller's. Clears what was raised. */
static bool is_exception_without_number(PyObject *key) {
  bool is_refused = PyExceptionInstance_Check(key) && PyErr_ExceptionMatches(PyExc_TypeError);
  if (is_refused) PyErr_Clear();
  return is_refused;
}

/* What lookup and get do with a key that known_record does not know. */
static PyObject *find_record(PyObject *module, const char *function, bool has_default, PyObject *const *arguments,
                             Py_ssize_t count, PyObject *keywords) {
  binding_state *state = state_of_module(module);
  key_arguments taken;
  question asking;
  if (!take_arguments(&taken, function, has_default, arguments, count, keywords)) return NULL;
  if (!ask(&asking, state, taken.key, taken.domain)) {
    return has_default && is_exception_without_number(taken.key) ? default_of(&taken) : NULL;
  }
  PyObject *record = NULL;
  if (has_default && asking.answer.status != IKEERR_FOUND) {
    record = default_of(&taken);
  } else if (found_or_raise(state, &asking)) {
    record = found_record(state, &asking, taken.domain);
  }
  end_question(&asking);
  return record;
}

static inline PyObject *known_name(binding_state *state, PyObject *name) {
  PyObject *record = atomic_load_explicit(slot_of_name(state, name), memory_order_acquire);
  if (record && record_name(record) == name) return record;
  return PyDict_GetItemWithError(state->held[NAMED_RECORDS], name);
}

static inline PyObject *known_number(binding_state *state, PyObject *number) {
  int overflow;
  long code = PyLong_AsLongAndOverflow(number, &overflow);
  PyObject *record = atomic_load_explicit(slot_of_code(state, code), memory_order_acquire);
  return record && code == (long)ikeerr_record_code(record_of(record)) ? record : NULL;
}

/* The Record of a single key that was looked up before, without the detour through a question; NULL: none. */
static inline PyObject *known_record(PyObject *module, PyObject *const *arguments, Py_ssize_t count,
                                     PyObject *keywords) {
  if (count != 1 || keywords) return NULL;
  PyObject *key = arguments[0];
  if (PyUnicode_CheckExact(key)) return Py_XNewRef(known_name(state_of_module(module), key));
  return PyLong_CheckExact(key) ? Py_XNewRef(known_number(state_of_module(module), key)) : NULL;
}

PyObject *ikepy_lookup(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords) {
  PyObject *known = known_record(module, arguments, count, keywords);
  return known ? known : find_record(module, "lookup", false, arguments, count, keywords);
}

PyObject *ikepy_get(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords) {
  PyObject *known = known_record(module, arguments, count, keywords);
  return known ? known : find_record(module, "get", true, arguments, count, keywords);
}

PyObject *ikepy_lookup_all(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords) {
  binding_state *state = state_of_module(module);
  key_arguments taken;
  question asking;
  if (!take_arguments(&taken, "lookup_all", false, arguments, count, keywords)) return NULL;
  if (!ask(&asking, state, taken.key, taken.domain)) return NULL;
  PyObject *found = candidates(state, &asking);
  end_question(&asking);
  return found;
}

PyObject *ikepy_answer(PyObject *module, PyObject *const *arguments, Py_ssize_t count, PyObject *keywords) {
  binding_state *state = state_of_module(module);
  key_arguments taken;
  question asking;
  if (!take_arguments(&taken, "answer", false, arguments, count, keywords)) return NULL;
  if (!ask(&asking, state, taken.key, taken.domain)) return NULL;
  const ikeerr_answer *given = &asking.answer;
  PyObject *answered = IKEPY_NAMED_TUPLE(state, ANSWER_TYPE, ikepy_word(ikeerr_status_name(given->status)),
                                         ikepy_word(ikeerr_reading_name(given->reading)), candidates(state, &asking),
                                         ikepy_record_tuple(state, given->also, given->also_count),
                                         ikepy_word(ikeerr_reason_name(given->reason)), suggestions(state, &asking),
                                         ikepy_text(given->neighbour), explain(&asking));
  end_question(&asking);
  return answered;
}

/* ---- Microsoft's status notifies ---- */

static int type_option(PyObject *value, void *type) {
  int overflow;
  if (!ikepy_is_whole("type", value)) return 0;
  long given = PyLong_AsLongAndOverflow(value, &overflow);
  if (given == -1 && PyErr_Occurred()) return 0;
  *(uint32_t *)type = (uint32_t)given;
  if (!overflow && given >= 0 && given <= UINT16_MAX) return 1;
  PyErr_Format(PyExc_ValueError, "type must be 0 to 65535, not %.60R", value);
  return 0;
}

typedef struct {
  uint32_t type;
  Py_buffer data;
  question asking;
} notify;

static size_t write_notify_explanation(const void *context, char *out, size_t size) {
  const notify *given = context;
  return ikeerr_explain_notify(given->type, given->data.buf, (size_t)given->data.len, &given->asking.answer, out, size);
}

static PyObject *status_record(binding_state *state, const notify *given) {
  const ikeerr_answer *decoded = &given->asking.answer;
  if (decoded->status == IKEERR_FOUND) return ikepy_record(state, decoded->candidates[0]);
  raise_miss(state, &given->asking, ikepy_written(write_notify_explanation, given));
  return NULL;
}

PyObject *ikepy_decode_notify(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"", "", NULL};
  notify given = {.asking = {.key = arguments}};
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O&y*:decode_notify", names, type_option, &given.type,
                                   &given.data)) {
    return NULL;
  }
  ikeerr_decode_notify(given.type, given.data.buf, (size_t)given.data.len, &given.asking.answer);
  PyObject *record = status_record(state_of_module(module), &given);
  PyBuffer_Release(&given.data);
  return record;
}

/* ---- types ---- */

static PyGetSetDef answer_items[] = {
    IKEPY_ITEM(0, "status", "found, ambiguous or unknown"),
    IKEPY_ITEM(1, "reading",
               "how the key was read: identity, official-name, number, bare-hex, name, notify, ms-status, sentence,"
               " mention; of an unknown key nothing, or mention for one that mentions several conditions"),
    IKEPY_ITEM(2, "records", "the Records it stands for: one when found, more when ambiguous, none when unknown"),
    IKEPY_ITEM(3, "also", "Records that the spelling stands for elsewhere, or stood for once"),
    IKEPY_ITEM(4, "reason", "why it is unknown, or None"),
    IKEPY_ITEM(5, "suggestions", "the Records to read instead, when it is unknown"),
    IKEPY_ITEM(6, "neighbour", "a sentence or two about another product's number or name or about an event, or None"),
    IKEPY_ITEM(7, "explanation", "all that in a sentence or more"),
    IKEPY_END_OF_ITEMS,
};

/* Takes the reference to defaults, the attributes of an error that was made by hand. */
static int add_error(PyObject *module, held_object held, const char *name, const char *help, PyObject *defaults) {
  PyObject *error = defaults ? PyErr_NewExceptionWithDoc(name, help, PyExc_LookupError, defaults) : NULL;
  Py_XDECREF(defaults);
  state_of_module(module)->held[held] = error;
  return error ? PyModule_AddType(module, (PyTypeObject *)error) : -1;
}

int ikepy_add_lookup_types(PyObject *module) {
  if (ikepy_add_named_tuple(module, ANSWER_TYPE, "ikeerr.Answer", "What a key stands for.", answer_items) < 0)
    return -1;
  if (add_error(module, UNKNOWN_KEY_ERROR, "ikeerr.UnknownKeyError",
                "A key that stands for no record.\n\n"
                "key: as given. reason: unassigned, out-of-range, private-use, neighbour, elsewhere, event,\n"
                "never-existed, malformed or unknown-name. suggestions: a tuple of the Records to read instead.",
                Py_BuildValue("{s:O,s:O,s:()}", "key", Py_None, "reason", Py_None, "suggestions")) < 0) {
    return -1;
  }
  return add_error(module, AMBIGUOUS_KEY_ERROR, "ikeerr.AmbiguousKeyError",
                   "A key that stands for several records.\n\nkey: as given. candidates: a tuple of those Records.",
                   Py_BuildValue("{s:O,s:()}", "key", Py_None, "candidates"));
}
