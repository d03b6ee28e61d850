/* Full text search, as Hits. */
#include "search.h"

#include "named_tuple.h"
#include "options.h"
#include "record.h"
#include "values.h"

/* The spans of a snippet in code points of its text. */
static PyObject *span_tuple(const ikeerr_snippet *snippet) {
  PyObject *tuple = PyTuple_New(snippet->span_count);
  size_t byte = 0, point = 0;
  for (size_t i = 0; tuple && i < snippet->span_count; i++) {
    ikeerr_span span = snippet->spans[i];
    size_t start = point + ikepy_code_points(snippet->text + byte, span.start - byte);
    point = start + ikepy_code_points(snippet->text + span.start, span.end - span.start);
    byte = span.end;
    if (!ikepy_fill(tuple, i, Py_BuildValue("(nn)", (Py_ssize_t)start, (Py_ssize_t)point))) Py_CLEAR(tuple);
  }
  return tuple;
}

static PyObject *field_name(binding_state *state, ikeerr_hit_field field) {
  return Py_NewRef(PyTuple_GetItem(state->held[HIT_FIELDS], (Py_ssize_t)field));
}

static PyObject *hit_object(binding_state *state, const ikeerr_hit *hit) {
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  return IKEPY_NAMED_TUPLE(state, HIT_TYPE, ikepy_record(state, hit->record), PyFloat_FromDouble(hit->score),
                           field_name(state, snippet.field), PyBool_FromLong(hit->exact), span_tuple(&snippet),
                           PyUnicode_DecodeUTF8(snippet.text, (Py_ssize_t)snippet.length, "replace"));
}

static PyObject *hit_list(binding_state *state, const ikeerr_hit *hits, size_t count) {
  PyObject *list = PyList_New((Py_ssize_t)count);
  for (size_t i = 0; list && i < count; i++) {
    PyObject *hit = hit_object(state, &hits[i]);
    if (!hit || PyList_SetItem(list, (Py_ssize_t)i, hit) < 0) Py_CLEAR(list);
  }
  return list;
}

static PyObject *found_hits(binding_state *state, const Py_buffer *query, const ikeerr_filter *filter, size_t limit) {
  size_t capacity = limit < ikeerr_record_count() ? limit : ikeerr_record_count();
  ikeerr_hit *hits = PyMem_New(ikeerr_hit, capacity);
  if (!hits) return PyErr_NoMemory();
  PyThreadState *own = ikepy_let_others_run((size_t)query->len);
  size_t count = ikeerr_search(query->buf, (size_t)query->len, filter, hits, capacity);
  ikepy_take_turn(own);
  PyObject *list = hit_list(state, hits, count);
  PyMem_Free(hits);
  return list;
}

typedef struct {
  PyObject *text;
  size_t limit;
  ikeerr_filter filter;
} search_call;

/* Reading the options takes as long as a quick search, and most calls have none. */
static bool read_call(PyObject *arguments, PyObject *keywords, search_call *out) {
  static char *names[] = {"", "limit", "domain", "kind", "tag", "min_score", NULL};
  ikeerr_filter *filter = &out->filter;
  if (!keywords && PyTuple_Size(arguments) == 1) {
    out->text = PyTuple_GetItem(arguments, 0);
    if (PyUnicode_Check(out->text)) return true;
  }
  return PyArg_ParseTupleAndKeywords(arguments, keywords, "U|$O&O&O&O&O&:search", names, &out->text, ikepy_limit_option,
                                     &out->limit, ikepy_domain_option, &filter->domain, ikepy_kind_option,
                                     &filter->kind, ikepy_tag_option, &filter->tag, ikepy_min_score_option,
                                     &filter->min_score);
}

PyObject *ikepy_search(PyObject *module, PyObject *arguments, PyObject *keywords) {
  search_call call = {.limit = 10, .filter = IKEERR_EVERYTHING};
  Py_buffer query;
  if (!read_call(arguments, keywords, &call) || !ikepy_view_text(call.text, &query)) return NULL;
  PyObject *hits = found_hits(state_of_module(module), &query, &call.filter, call.limit);
  PyBuffer_Release(&query);
  return hits;
}

static PyGetSetDef hit_items[] = {
    IKEPY_ITEM(0, "record", "the Record"),
    IKEPY_ITEM(1, "score", "above 0, comparable within one search only"),
    IKEPY_ITEM(2, "field", "what matched best: code, name, alias, message, sentence or a section of the page"),
    IKEPY_ITEM(3, "exact", "whether the query is the record's code, name, alias or sentence"),
    IKEPY_ITEM(4, "spans", "where the snippet matches: pairs (start, end)"),
    IKEPY_ITEM(5, "snippet", "a part of the field's text"),
    IKEPY_END_OF_ITEMS,
};

static PyObject *field_names(void) {
  PyObject *names = PyTuple_New(IKEERR_HIT_FIELDS);
  for (size_t i = 0; names && i < IKEERR_HIT_FIELDS; i++) {
    if (!ikepy_fill(names, i, ikepy_word(ikeerr_hit_field_name((ikeerr_hit_field)i)))) Py_CLEAR(names);
  }
  return names;
}

int ikepy_add_search_types(PyObject *module) {
  state_of_module(module)->held[HIT_FIELDS] = field_names();
  if (!state_of_module(module)->held[HIT_FIELDS]) return -1;
  return ikepy_add_named_tuple(module, HIT_TYPE, "ikeerr.Hit", "A record that a search found.", hit_items);
}
