/* Verdicts on the negotiations of a log: diagnose() and Diagnoser, which differ in who brings the chunks. */
#include "diagnose.h"

#include "chunks.h"
#include "fields.h"
#include "types.h"
#include "values.h"

enum { PIECE = 1 << 20 /* bytes of a chunk that the core is given at a time: signals are asked for between */ };

typedef struct {
  binding_state *state;
  PyObject *verdicts; /* a list; NULL: an exception */
  PyThreadState *own; /* NULL: no other thread may run */
  chunk_kind kind;
  ikeerr_diagnoser diagnoser;
} diagnosing;

static void add_verdict(diagnosing *diagnosis, const ikeerr_verdict *verdict) {
  if (!diagnosis->verdicts) return;
  PyObject *object = ikepy_verdict(diagnosis->state, verdict);
  if (!object || PyList_Append(diagnosis->verdicts, object) < 0) Py_CLEAR(diagnosis->verdicts);
  Py_XDECREF(object);
}

static void take_verdict(void *context, const ikeerr_verdict *verdict) {
  diagnosing *diagnosis = context;
  ikepy_take_turn(diagnosis->own);
  add_verdict(diagnosis, verdict);
  if (diagnosis->own) diagnosis->own = PyEval_SaveThread();
}

static void start(diagnosing *diagnosis, binding_state *state, int merge) {
  ikeerr_diagnose_options options = {.merge = merge};
  diagnosis->state = state;
  diagnosis->own = NULL;
  diagnosis->kind = NO_CHUNKS_YET;
  ikeerr_diagnose_start(&diagnosis->diagnoser, &options, take_verdict, diagnosis);
}

/* false with an exception */
static bool feed_text(diagnosing *diagnosis, const char *text, size_t length) {
  for (size_t fed = 0; fed < length && diagnosis->verdicts;) {
    size_t piece = length - fed < PIECE ? length - fed : PIECE;
    diagnosis->own = ikepy_let_others_run(piece);
    ikeerr_diagnose_feed(&diagnosis->diagnoser, text + fed, piece);
    ikepy_take_turn(diagnosis->own);
    diagnosis->own = NULL;
    fed += piece;
    if (diagnosis->verdicts && PyErr_CheckSignals() < 0) Py_CLEAR(diagnosis->verdicts);
  }
  return diagnosis->verdicts;
}

static bool feed_chunk(diagnosing *diagnosis, PyObject *chunk) {
  Py_buffer view;
  if (!ikepy_view_chunk(chunk, &diagnosis->kind, &view)) return false;
  bool is_fed = feed_text(diagnosis, view.buf, (size_t)view.len);
  PyBuffer_Release(&view);
  return is_fed;
}

/* ---- diagnose() ---- */

static bool feed_source(diagnosing *diagnosis, PyObject *log) {
  diagnosis->kind = NO_CHUNKS_YET;
  if (PyUnicode_Check(log) || PyObject_CheckBuffer(log)) return feed_chunk(diagnosis, log);
  chunk_source source;
  bool is_fed = ikepy_open_source(&source, "what is diagnosed", log);
  for (PyObject *chunk; is_fed && (chunk = ikepy_next_chunk(&source));) {
    is_fed = feed_chunk(diagnosis, chunk);
    Py_DECREF(chunk);
  }
  ikepy_clear_source(&source);
  return is_fed && !PyErr_Occurred();
}

/* false with an exception */
static bool feed_sources(diagnosing *diagnosis, PyObject *logs) {
  for (Py_ssize_t i = 0; i < PyTuple_Size(logs); i++) {
    if (i) ikeerr_diagnose_next_log(&diagnosis->diagnoser);
    if (!diagnosis->verdicts || !feed_source(diagnosis, PyTuple_GetItem(logs, i))) return false;
  }
  return true;
}

/* Takes `merge`, the only keyword there is. false with an exception */
static bool take_merge(PyObject *keywords, int *merge) {
  static char *names[] = {"merge", NULL};
  PyObject *nothing = PyTuple_New(0);
  bool is_taken = nothing && PyArg_ParseTupleAndKeywords(nothing, keywords, "|$p:diagnose", names, merge);
  Py_XDECREF(nothing);
  return is_taken;
}

PyObject *ikepy_diagnose(PyObject *module, PyObject *logs, PyObject *keywords) {
  int merge = 1;
  if (!take_merge(keywords, &merge)) return NULL;
  if (!PyTuple_Size(logs)) {
    PyErr_SetString(PyExc_TypeError, "diagnose() needs a log: a str, a bytes-like object, a path, a file or lines");
    return NULL;
  }
  diagnosing *diagnosis = PyMem_Malloc(sizeof *diagnosis);
  if (!diagnosis) return PyErr_NoMemory();
  start(diagnosis, state_of_module(module), merge);
  diagnosis->verdicts = PyList_New(0);
  if (diagnosis->verdicts && feed_sources(diagnosis, logs)) {
    ikeerr_diagnose_finish(&diagnosis->diagnoser);
  } else {
    Py_CLEAR(diagnosis->verdicts);
  }
  PyObject *verdicts = diagnosis->verdicts;
  PyMem_Free(diagnosis);
  return verdicts;
}

/* ---- Diagnoser ---- */

typedef struct {
  PyObject_HEAD busy_flag busy;
  bool is_finished;
  bool is_interrupted; /* within a chunk that is gone */
  diagnosing diagnosing;
} diagnoser_instance;

static PyObject *new_diagnoser(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"merge", NULL};
  int merge = 0;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$p:Diagnoser", names, &merge)) return NULL;
  diagnoser_instance *self = (diagnoser_instance *)PyType_GenericAlloc(type, 0);
  if (self) start(&self->diagnosing, state_of_object((PyObject *)self), merge);
  return (PyObject *)self;
}

static bool start_step(diagnoser_instance *self) {
  if (!ikepy_start_work(&self->busy, "this diagnoser")) return false;
  if (!self->is_finished && !self->is_interrupted) {
    self->diagnosing.verdicts = PyList_New(0);
    if (self->diagnosing.verdicts) return true;
  } else {
    PyErr_SetString(PyExc_ValueError, self->is_finished
                                          ? "this diagnoser is finished: make another one for another log"
                                          : "this diagnoser was interrupted within a chunk: make another one");
  }
  ikepy_end_work(&self->busy);
  return false;
}

static PyObject *end_step(diagnoser_instance *self) {
  PyObject *verdicts = self->diagnosing.verdicts;
  self->is_interrupted = !verdicts;
  self->diagnosing.verdicts = NULL;
  ikepy_end_work(&self->busy);
  return verdicts;
}

static PyObject *feed(PyObject *object, PyObject *chunk) {
  diagnoser_instance *self = (diagnoser_instance *)object;
  if (!start_step(self)) return NULL;
  if (!feed_chunk(&self->diagnosing, chunk)) Py_CLEAR(self->diagnosing.verdicts);
  return end_step(self);
}

static PyObject *next_log(PyObject *object, PyObject *Py_UNUSED(ignored)) {
  diagnoser_instance *self = (diagnoser_instance *)object;
  if (!start_step(self)) return NULL;
  self->diagnosing.kind = NO_CHUNKS_YET;
  ikeerr_diagnose_next_log(&self->diagnosing.diagnoser);
  return end_step(self);
}

static PyObject *finish(PyObject *object, PyObject *Py_UNUSED(ignored)) {
  diagnoser_instance *self = (diagnoser_instance *)object;
  if (!start_step(self)) return NULL;
  self->is_finished = true;
  ikeerr_diagnose_finish(&self->diagnosing.diagnoser);
  return end_step(self);
}

static PyMethodDef diagnoser_methods[] = {
    {"feed", feed, METH_O,
     PyDoc_STR("feed($self, chunk, /)\n--\n\n"
               "The Verdicts that the next chunk of the log, str or bytes-like, decides: a list.")},
    {"next_log", next_log, METH_NOARGS,
     PyDoc_STR(
         "next_log($self, /)\n--\n\n"
         "The Verdicts that the end of the log decides: a list. What is fed from here on is the log of another end.")},
    {"finish", finish, METH_NOARGS,
     PyDoc_STR("finish($self, /)\n--\n\nThe Verdicts that only the end of the log decides: a list.")},
    {NULL, NULL, 0, NULL},
};

PyDoc_STRVAR(diagnoser_doc,
             "Diagnoser(*, merge=False)\n--\n\n"
             "Follow the negotiations of a log that comes in chunks, cut anywhere.\n\n"
             "merge: attempts of one connection that end for one reason are one Verdict, which comes at the end;\n"
             "otherwise each comes as soon as it is decided.");

static PyType_Slot diagnoser_slots[] = {
    {Py_tp_doc, (void *)diagnoser_doc},
    {Py_tp_new, new_diagnoser},
    {Py_tp_methods, diagnoser_methods},
    {Py_tp_dealloc, ikepy_free_plain},
    {0, NULL},
};

static PyType_Spec diagnoser_spec = {
    .name = "ikeerr.Diagnoser",
    .basicsize = sizeof(diagnoser_instance),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = diagnoser_slots,
};

int ikepy_add_diagnose_types(PyObject *module) {
  return ikepy_add_type(module, DIAGNOSER_TYPE, &diagnoser_spec, true);
}
