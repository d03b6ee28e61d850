/* The module ikeerr: its functions, its attributes, and how it comes into being. */
#include "diagnose.h"
#include "fields.h"
#include "lookup.h"
#include "mentions.h"
#include "options.h"
#include "record.h"
#include "record_type.h"
#include "related.h"
#include "scan.h"
#include "scan_column.h"
#include "search.h"
#include "state.h"
#include "values.h"

PyDoc_STRVAR(module_doc,
             "What IPsec and IKE errors mean.\n\n"
             "    >>> import ikeerr\n"
             "    >>> e = ikeerr.lookup(13868)        # a number in any spelling, a name, a Windows exception\n"
             "    >>> e\n"
             "    <ikeerr.Record win32:13868 ERROR_IPSEC_IKE_POLICY_MATCH>\n"
             "    >>> print(e.page())                 # the whole reference page\n"
             "    >>> ikeerr.search('peer stopped responding')\n"
             "    >>> for m in ikeerr.scan(open('ike.log', 'rb')): print(m.start, m.record)\n\n"
             "Every name that is an identifier, and of one record only, is an attribute too:\n"
             "ikeerr.ERROR_IPSEC_IKE_POLICY_MATCH, ikeerr.NO_PROPOSAL_CHOSEN.");

#define FAST(function) (PyCFunction)(void (*)(void)) function, METH_FASTCALL | METH_KEYWORDS

static PyObject *module_attribute(PyObject *module, PyObject *name);
static PyObject *module_names(PyObject *module, PyObject *ignored);

static PyMethodDef functions[] = {
    {"lookup", FAST(ikepy_lookup),
     PyDoc_STR("lookup($module, key, /, *, domain=None)\n--\n\n"
               "The Record that a key stands for.\n\n"
               "key: an integer (code, HRESULT, NTSTATUS), a str (any spelling of those, a name, an identity, N(...),\n"
               "MS_STATUS(...), the sentence that Windows shows), a Record, or an exception with an int winerror or\n"
               "hresult. domain: a key of counts; restricts the answer.\n\n"
               "Raises UnknownKeyError or AmbiguousKeyError, which say what to do; TypeError for a key of another "
               "type, bool\n"
               "among them; ValueError for a domain that there is not.")},
    {"get", FAST(ikepy_get),
     PyDoc_STR(
         "get($module, key, /, default=None, *, domain=None)\n--\n\n"
         "The Record that a key stands for, as in lookup(), or the default if that is not one: of an unknown or\n"
         "ambiguous key, and of an exception without a number. Raises only TypeError and ValueError, as lookup()\n"
         "does.")},
    {"lookup_all", FAST(ikepy_lookup_all),
     PyDoc_STR("lookup_all($module, key, /, *, domain=None)\n--\n\n"
               "All Records that a key can stand for: a tuple in their order, empty if it is unknown.\n\n"
               "key, domain: as in lookup(), and so are TypeError and ValueError.")},
    {"answer", FAST(ikepy_answer),
     PyDoc_STR("answer($module, key, /, *, domain=None)\n--\n\n"
               "What lookup() knows about a key, as an Answer: how it was read, what else it stands for, or why it is\n"
               "unknown. Raises TypeError and ValueError as lookup() does, and nothing for an unknown key.")},
    {"decode_notify", IKEPY_WITH_KEYWORDS(ikepy_decode_notify),
     PyDoc_STR("decode_notify($module, type, data, /)\n--\n\n"
               "The Record of the Windows error that a Microsoft status notify carries (IKEv2 12345, IKEv1 40003,\n"
               "AuthIP 40020).\n\n"
               "type: the Notify message type; ValueError unless it is 0 to 65535.\n"
               "data: the notification data, bytes-like: four octets, or eight for 40003. Raises UnknownKeyError.")},
    {"records", IKEPY_WITH_KEYWORDS(ikepy_records),
     PyDoc_STR(
         "records($module, /, *, domain=None, kind=None, tag=None)\n--\n\n"
         "All Records, or those of a domain, kind and tag: a tuple, by domain, then code, then vendor.\n\n"
         "domain: a key of counts. kind: 'error', 'warning', 'pending', 'benign', 'ended', 'status' or 'marker'.\n"
         "tag: one that a Record has in tags. ValueError for a word that is none of these.")},
    {"search", IKEPY_WITH_KEYWORDS(ikepy_search),
     PyDoc_STR("search($module, query, /, *, limit=10, domain=None, kind=None, tag=None, min_score=None)\n--\n\n"
               "Full text search over names, aliases and every section: a list of Hits, the best first.\n\n"
               "The query may hold words, beginnings of words and \"phrases\"; typos and synonyms are found too.\n"
               "limit: how many Hits at most, 0 or more. domain, kind, tag: as in records(). ValueError for others.")},
    {"path", IKEPY_WITH_KEYWORDS(ikepy_path),
     PyDoc_STR("path($module, start, end, /, *, kinds=None)\n--\n\n"
               "A shortest path along related records: a tuple of Steps, empty from a record to itself, or None.\n\n"
               "start, end: keys as in lookup(), with its errors. kinds: the kinds of relation to follow, a str or an\n"
               "iterable of str; None: all; ValueError for a kind that there is not.")},
    {"scan", IKEPY_WITH_KEYWORDS(ikepy_scan),
     PyDoc_STR(
         "scan($module, text, /, *, least='likely', statuses=False, neighbours=False)\n--\n\n"
         "Iterate over the errors mentioned in a text, as Mentions.\n\n"
         "text: a str (offsets in code points), a bytes-like object (offsets in bytes), a pathlib.Path, a file, or an\n"
         "iterable of lines, all str or all bytes-like, whose ends are implied where they are missing (they count in\n"
         "offsets); what comes in other chunks is for a Scanner. A file that does not block raises BlockingIOError\n"
         "while it has nothing. Bytes that start with the byte order mark of UTF-16 are read as such.\n"
         "least: 'possible', 'likely' or 'certain', the certainty from which on mentions are reported. statuses:\n"
         "report Notify types that are no errors too. neighbours: report other products' numbers in error fields\n"
         "too.")},
    {"diagnose", IKEPY_WITH_KEYWORDS(ikepy_diagnose),
     PyDoc_STR(
         "diagnose($module, log, /, *others, merge=True)\n--\n\n"
         "Why the tunnels of a log are down: a list of Verdicts, in the order of their first lines.\n\n"
         "log: as in scan(). merge: attempts of one connection that end for one reason are one Verdict. Where the\n"
         "log has no sign of a cause, none is claimed: a Verdict then says which causes are left and whose log\n"
         "decides. others: logs of other ends. Where one of them shows why this end was refused or got no answer,\n"
         "by addresses and times, the Verdict has that cause, and cause_log and cause_line say where it stands.\n"
         "A log that runs newest first has Verdicts whose is_newest_first says so: give its lines in reverse.")},
    {"scan_column", IKEPY_WITH_KEYWORDS(ikepy_scan_column),
     PyDoc_STR(
         "scan_column($module, column, /, *, least='likely', statuses=False, neighbours=False)\n--\n\n"
         "The errors mentioned in a column of texts, as columns: Mentions.\n\n"
         "column: an Arrow array or stream of strings or bytes (of pyarrow, polars, pandas and others), or an "
         "iterable\n"
         "of str or bytes-like objects; a row may be null or None. Each row is a text of its own: nothing reaches "
         "from\n"
         "one into another. Offsets count from the start of the row, code points of strings or bytes. No object is\n"
         "made for a mention, and other threads run meanwhile. The options are those of scan().")},
    {"__getattr__", module_attribute, METH_O,
     PyDoc_STR("__getattr__($module, name, /)\n--\n\nThe Record of an official name that is an identifier and that no "
               "other record has.")},
    {"__dir__", module_names, METH_NOARGS,
     PyDoc_STR("__dir__($module, /)\n--\n\nAll attributes, those that come into being at first use too.")},
    {NULL, NULL, 0, NULL},
};

/* ---- attributes made at first use: the constants ---- */

static void raise_no_attribute(PyObject *module, PyObject *name) {
  PyObject *message = PyUnicode_FromFormat("module 'ikeerr' has no attribute %R", name);
  PyObject *arguments = message ? PyTuple_Pack(1, message) : NULL;
  PyObject *details = arguments ? Py_BuildValue("{s:O,s:O}", "name", name, "obj", module) : NULL;
  PyObject *error = details ? PyObject_Call(PyExc_AttributeError, arguments, details) : NULL;
  if (error) PyErr_SetObject(PyExc_AttributeError, error);
  Py_XDECREF(error);
  Py_XDECREF(details);
  Py_XDECREF(arguments);
  Py_XDECREF(message);
}

static PyObject *module_attribute(PyObject *module, PyObject *name) {
  Py_buffer text;
  if (!PyUnicode_Check(name)) {
    ikepy_raise_type("an attribute's name", "str", name);
    return NULL;
  }
  if (!ikepy_view_text(name, &text)) return NULL;
  const ikeerr_record *record = ikeerr_constant(text.buf, (size_t)text.len);
  PyBuffer_Release(&text);
  PyObject *object = record ? ikepy_record(state_of_module(module), record) : NULL;
  if (object && PyObject_SetAttr(module, name, object) < 0) Py_CLEAR(object);
  if (!record) raise_no_attribute(module, name);
  return object;
}

static PyObject *module_names(PyObject *module, PyObject *Py_UNUSED(ignored)) {
  PyObject *names = PySet_New(PyModule_GetDict(module));
  for (size_t i = 0; names && i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    if (!ikeerr_is_constant(record)) continue;
    PyObject *name = PyUnicode_InternFromString(ikeerr_record_text(record, IKEERR_NAME));
    if (!name || PySet_Add(names, name) < 0) Py_CLEAR(names);
    Py_XDECREF(name);
  }
  PyObject *list = names ? PySequence_List(names) : NULL;
  Py_XDECREF(names);
  return list;
}

/* ---- building the module ---- */

/* counts: how many records each domain has */
static PyObject *record_counts(void) {
  size_t counts[IKEERR_DOMAIN_COUNT] = {0};
  for (size_t i = 0; i < ikeerr_record_count(); i++) counts[ikeerr_record_domain(ikeerr_record_at(i))]++;
  PyObject *dict = PyDict_New();
  for (size_t i = 0; dict && i < IKEERR_DOMAIN_COUNT; i++) {
    PyObject *count = PyLong_FromSize_t(counts[i]);
    if (!count || PyDict_SetItemString(dict, ikeerr_word(IKEERR_DOMAINS, i), count) < 0) Py_CLEAR(dict);
    Py_XDECREF(count);
  }
  PyObject *proxy = dict ? PyDictProxy_New(dict) : NULL;
  Py_XDECREF(dict);
  return proxy;
}

static int add_versions(PyObject *module) {
  if (PyModule_AddStringConstant(module, "__version__", ikeerr_version()) < 0) return -1;
  if (PyModule_AddStringConstant(module, "data_date", ikeerr_data_date()) < 0) return -1;
  if (PyModule_AddStringConstant(module, "data_digest", ikeerr_data_digest()) < 0) return -1;
  PyObject *counts = record_counts();
  int status = PyModule_AddObjectRef(module, "counts", counts);
  Py_XDECREF(counts);
  return status;
}

/* __all__: what help() shows and import * brings; the constants are too many for either */
static int add_all(PyObject *module) {
  PyObject *all = PyList_New(0);
  PyObject *name, *value;
  for (Py_ssize_t i = 0; all && PyDict_Next(PyModule_GetDict(module), &i, &name, &value);) {
    bool is_public = PyUnicode_ReadChar(name, 0) != '_';
    if (is_public && PyList_Append(all, name) < 0) Py_CLEAR(all);
  }
  int status = PyModule_AddObjectRef(module, "__all__", all);
  Py_XDECREF(all);
  return status;
}

static int fill_module(PyObject *module) {
  if (ikepy_start_state(module) < 0 || add_versions(module) < 0) return -1;
  if (ikepy_add_record_type(module) < 0 || ikepy_add_struct_types(module) < 0) return -1;
  if (ikepy_add_lookup_types(module) < 0 || ikepy_add_related_types(module) < 0) return -1;
  if (ikepy_add_search_types(module) < 0 || ikepy_add_scan_types(module) < 0) return -1;
  if (ikepy_add_diagnose_types(module) < 0) return -1;
  if (ikepy_add_mention_table_types(module) < 0) return -1;
  return add_all(module);
}

/* Newest first: a Python refuses the slots of a later one, so each starts further down. The numbers are
 * Py_mod_gil and Py_mod_multiple_interpreters, which the headers of 3.11 do not have. */
static PyModuleDef_Slot slots[] = {
    {4, (void *)1}, /* 3.13: no need of the GIL */
    {3, (void *)2}, /* 3.12: interpreters with a GIL of their own */
    {Py_mod_exec, fill_module},
    {0, NULL},
};

static PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,           .m_name = "ikeerr",         .m_doc = module_doc,
    .m_size = sizeof(binding_state), .m_methods = functions,     .m_traverse = ikepy_visit_state,
    .m_clear = ikepy_clear_state,    .m_free = ikepy_free_state,
};

PyMODINIT_FUNC PyInit_ikeerr(void) {
  definition.m_slots = Py_Version >= 0x030D0000 ? slots : Py_Version >= 0x030C0000 ? slots + 1 : slots + 2;
  return PyModuleDef_Init(&definition);
}
