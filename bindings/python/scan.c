/* Errors mentioned in texts: scan() and Scanner, which differ in who brings the chunks. */
#include "scan.h"

#include <string.h>
#include <time.h>

#include "chunks.h"
#include "named_tuple.h"
#include "options.h"
#include "record.h"
#include "types.h"
#include "values.h"

/* ---- from bytes to code points ---- */

/* How far the code points of a text of str chunks are counted. Mentions start at most IKEERR_SCAN_TAIL bytes before
 * the chunk being scanned, so a copy of that much is enough to count on from the last one. */
typedef struct {
  uint64_t byte;  /* counted up to here */
  uint64_t point; /* which is this code point */
  uint64_t tail_start;
  size_t tail_length; /* the chunk follows */
  char tail[IKEERR_SCAN_TAIL];
} point_count;

static uint64_t chunk_start(const point_count *count) {
  return count->tail_start + count->tail_length;
}

static void count_in(point_count *count, const char *text, uint64_t text_start, uint64_t end) {
  if (end <= count->byte) return;
  count->point += ikepy_code_points(text + (count->byte - text_start), (size_t)(end - count->byte));
  count->byte = end;
}

/* The code point at a byte offset; offsets must not go back. */
static uint64_t count_up_to(point_count *count, const Py_buffer *chunk, uint64_t byte) {
  uint64_t start = chunk_start(count);
  count_in(count, count->tail, count->tail_start, byte < start ? byte : start);
  count_in(count, chunk->buf, start, byte);
  return count->point;
}

/* Makes the end of the tail and the chunk the new tail. */
static void keep_tail(point_count *count, const Py_buffer *chunk) {
  uint64_t start = chunk_start(count), end = start + (uint64_t)chunk->len;
  uint64_t from = end > IKEERR_SCAN_TAIL ? end - IKEERR_SCAN_TAIL : 0;
  count_up_to(count, chunk, from);
  size_t from_tail = from < start ? (size_t)(start - from) : 0;
  size_t from_chunk = (size_t)(end - from) - from_tail;
  memmove(count->tail, count->tail + count->tail_length - from_tail, from_tail);
  if (from_chunk) memcpy(count->tail + from_tail, (const char *)chunk->buf + chunk->len - from_chunk, from_chunk);
  count->tail_start = from;
  count->tail_length = from_tail + from_chunk;
}

/* ---- a scan in progress ---- */

enum {
  MENTIONS_AT_ONCE = 16,
  PIECE = 1 << 20 /* bytes of a chunk that the core is given at a time */
};

static const clock_t PATIENCE = CLOCKS_PER_SEC / 20; /* until signals are asked for again, Ctrl-C among them */

typedef struct {
  busy_flag busy;
  bool is_finished;
  bool is_interrupted; /* within a chunk that is gone */
  chunk_kind kind;
  Py_buffer chunk;      /* without an object: none */
  size_t fed;           /* bytes of it that the core has */
  uint64_t chunk_start; /* bytes in front of it */
  point_count points;
  unsigned found;
  unsigned delivered;
  ikeerr_mention mentions[MENTIONS_AT_ONCE];
  ikeerr_scanner scanner;
} scanning;

static bool has_pieces(const scanning *scan) {
  return scan->fed < (size_t)scan->chunk.len;
}

/* Gives the core the next piece of the chunk. */
static void feed_piece(scanning *scan) {
  size_t left = (size_t)scan->chunk.len - scan->fed, length = left < PIECE ? left : PIECE;
  ikeerr_scan_feed(&scan->scanner, (const char *)scan->chunk.buf + scan->fed, length);
  scan->fed += length;
}

static bool take_chunk(scanning *scan, PyObject *chunk) {
  Py_buffer next;
  if (!ikepy_view_chunk(chunk, &scan->kind, &next)) return false;
  scan->chunk = next;
  feed_piece(scan);
  return true;
}

static void drop_chunk(scanning *scan) {
  if (scan->kind == STR_CHUNKS) keep_tail(&scan->points, &scan->chunk);
  scan->chunk_start += (uint64_t)scan->chunk.len;
  PyBuffer_Release(&scan->chunk);
  scan->chunk.len = 0;
  scan->fed = 0;
}

/* What is mentioned in the chunk stays; what is in the scanner does not outlive its next use. */
static bool is_in_chunk(const scanning *scan, const ikeerr_mention *mention) {
  uintptr_t text = (uintptr_t)mention->text, chunk = (uintptr_t)scan->chunk.buf;
  return text >= chunk && text - chunk < (size_t)scan->chunk.len;
}

static void find_mentions(scanning *scan) {
  bool can_go_on = true;
  scan->found = scan->delivered = 0;
  while (can_go_on && ikeerr_scan_next(&scan->scanner, &scan->mentions[scan->found])) {
    can_go_on = is_in_chunk(scan, &scan->mentions[scan->found++]) && scan->found < MENTIONS_AT_ONCE;
  }
}

/* Finds the next mentions of the chunk, as far as patience reaches. */
static void search_chunk(scanning *scan) {
  find_mentions(scan);
  if (scan->found || !has_pieces(scan)) return;
  clock_t start = clock();
  while (!scan->found && has_pieces(scan) && clock() - start < PATIENCE) {
    feed_piece(scan);
    find_mentions(scan);
  }
}

/* Whether there are more mentions in the chunk, or at the end. -1: an exception. */
static int has_mentions(scanning *scan) {
  if (scan->delivered < scan->found) return 1;
  do {
    if (PyErr_CheckSignals() < 0) return -1;
    PyThreadState *own = ikepy_let_others_run((size_t)scan->chunk.len);
    search_chunk(scan);
    ikepy_take_turn(own);
  } while (!scan->found && has_pieces(scan));
  return scan->found > 0;
}

static uint64_t host_offset(scanning *scan, uint64_t byte) {
  return scan->kind == STR_CHUNKS ? count_up_to(&scan->points, &scan->chunk, byte) : byte;
}

static PyObject *only_record(binding_state *state, const ikeerr_mention *mention) {
  const ikeerr_record *record = ikeerr_mention_record(mention);
  return record ? ikepy_record(state, record) : Py_NewRef(Py_None);
}

/* None where no line was recognised. */
static PyObject *sign_offset(scanning *scan, const ikeerr_mention *mention, uint64_t byte) {
  return mention->sign_end ? PyLong_FromUnsignedLongLong(host_offset(scan, byte)) : Py_NewRef(Py_None);
}

static PyObject *next_mention_object(scanning *scan, binding_state *state) {
  const ikeerr_mention *mention = &scan->mentions[scan->delivered++];
  PyObject *sign_start = sign_offset(scan, mention, mention->sign_start); /* in the order of the text */
  PyObject *start = PyLong_FromUnsignedLongLong(host_offset(scan, mention->start));
  PyObject *end = PyLong_FromUnsignedLongLong(host_offset(scan, mention->end));
  PyObject *sign_end = sign_offset(scan, mention, mention->sign_end);
  return IKEPY_NAMED_TUPLE(state, MENTION_TYPE, start, end, PyLong_FromUnsignedLongLong(mention->line),
                           PyUnicode_DecodeUTF8(mention->text, (Py_ssize_t)mention->text_length, "replace"),
                           ikepy_word(ikeerr_form_name(mention->form)),
                           ikepy_word(ikeerr_certainty_name(mention->certainty)), only_record(state, mention),
                           ikepy_record_tuple(state, mention->records, mention->record_count),
                           ikepy_text(mention->neighbour), ikepy_text(mention->cause), sign_start, sign_end);
}

static int visit_scanning(scanning *scan, visitproc visit, void *arg) {
  Py_VISIT(scan->chunk.obj);
  return 0;
}

/* ---- options ---- */

static const ikeerr_scan_options USUAL_OPTIONS = {.least = IKEERR_LIKELY, .lines = true};

/* ---- scan() ---- */

typedef struct {
  PyObject_HEAD PyObject *name; /* of the type of what is scanned */
  chunk_source source;
  scanning scanning;
} scan_instance;

/* Feeds the next chunk, or the end after the last; false: there is no more, or an exception. */
static bool go_on(scan_instance *self) {
  scanning *scan = &self->scanning;
  if (scan->is_finished) return false;
  drop_chunk(scan);
  PyObject *chunk = ikepy_next_chunk(&self->source);
  if (chunk) {
    bool is_taken = take_chunk(scan, chunk);
    Py_DECREF(chunk);
    return is_taken;
  }
  if (PyErr_Occurred()) return false;
  scan->is_finished = true;
  ikeerr_scan_finish(&scan->scanner);
  return true;
}

static PyObject *next_of_scan(PyObject *self) {
  scan_instance *scan = (scan_instance *)self;
  if (!ikepy_start_work(&scan->scanning.busy, "this scan")) return NULL;
  int is_found;
  while ((is_found = has_mentions(&scan->scanning)) == 0 && go_on(scan)) continue;
  PyObject *mention = is_found > 0 ? next_mention_object(&scan->scanning, state_of_object(self)) : NULL;
  ikepy_end_work(&scan->scanning.busy);
  return mention;
}

static bool open_source(scan_instance *scan, PyObject *source) {
  scan->name = PyType_GetName(Py_TYPE(source));
  if (!scan->name) return false;
  if (PyUnicode_Check(source) || PyObject_CheckBuffer(source)) return take_chunk(&scan->scanning, source);
  return ikepy_open_source(&scan->source, "what is scanned", source);
}

PyObject *ikepy_scan(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"", "least", "statuses", "neighbours", NULL};
  PyObject *source;
  ikeerr_scan_options options = USUAL_OPTIONS;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O|$O&O&O&:scan", names, &source, ikepy_certainty_option,
                                   &options.least, ikepy_flag_option, &options.statuses, ikepy_flag_option,
                                   &options.neighbours)) {
    return NULL;
  }
  PyTypeObject *type = (PyTypeObject *)state_of_module(module)->held[SCAN_TYPE];
  scan_instance *self = (scan_instance *)PyType_GenericAlloc(type, 0);
  if (!self) return NULL;
  ikeerr_scan_start(&self->scanning.scanner, &options);
  if (!open_source(self, source)) Py_CLEAR(self);
  return (PyObject *)self;
}

static PyObject *represent_scan(PyObject *self) {
  scan_instance *scan = (scan_instance *)self;
  const scanning *inner = &scan->scanning;
  unsigned long long read = inner->chunk_start + inner->fed;
  return PyUnicode_FromFormat("<ikeerr.Scan of %U, %llu bytes %s>", scan->name, read,
                              inner->is_finished ? "read to the end" : "read so far");
}

static int visit_scan(PyObject *self, visitproc visit, void *arg) {
  scan_instance *scan = (scan_instance *)self;
  Py_VISIT(Py_TYPE(self));
  int status = ikepy_visit_source(&scan->source, visit, arg);
  return status ? status : visit_scanning(&scan->scanning, visit, arg);
}

static int clear_scan(PyObject *self) {
  scan_instance *scan = (scan_instance *)self;
  Py_CLEAR(scan->name);
  ikepy_clear_source(&scan->source);
  return 0;
}

static void free_scan(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  PyObject_GC_UnTrack(self);
  clear_scan(self);
  PyBuffer_Release(&((scan_instance *)self)->scanning.chunk);
  PyObject_GC_Del(self);
  Py_DECREF(type);
}

static PyType_Slot scan_slots[] = {
    {Py_tp_doc, (void *)"The mentions of a text: what scan() returns."},
    {Py_tp_iter, PyObject_SelfIter},
    {Py_tp_iternext, next_of_scan},
    {Py_tp_repr, represent_scan},
    {Py_tp_traverse, visit_scan},
    {Py_tp_clear, clear_scan},
    {Py_tp_dealloc, free_scan},
    {0, NULL},
};

static PyType_Spec scan_spec = {
    .name = "ikeerr.Scan",
    .basicsize = sizeof(scan_instance),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION,
    .slots = scan_slots,
};

/* ---- Scanner ---- */

typedef struct {
  PyObject_HEAD scanning scanning;
} scanner_instance;

static PyObject *new_scanner(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"least", "statuses", "neighbours", NULL};
  ikeerr_scan_options options = USUAL_OPTIONS;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|$O&O&O&:Scanner", names, ikepy_certainty_option,
                                   &options.least, ikepy_flag_option, &options.statuses, ikepy_flag_option,
                                   &options.neighbours)) {
    return NULL;
  }
  scanner_instance *self = (scanner_instance *)PyType_GenericAlloc(type, 0);
  if (self) ikeerr_scan_start(&self->scanning.scanner, &options);
  return (PyObject *)self;
}

/* All mentions of the chunk, or of the end. After an exception the core has still to read of the chunk. */
static PyObject *all_mentions(scanning *scan, binding_state *state) {
  PyObject *list = PyList_New(0);
  int is_found = -1;
  while (list && (is_found = has_mentions(scan)) > 0) {
    PyObject *mention = next_mention_object(scan, state);
    if (!mention || PyList_Append(list, mention) < 0) Py_CLEAR(list);
    Py_XDECREF(mention);
  }
  if (is_found < 0) Py_CLEAR(list);
  scan->is_interrupted = !list;
  return list;
}

static bool start_step(scanning *scan) {
  if (!ikepy_start_work(&scan->busy, "this scanner")) return false;
  if (!scan->is_finished && !scan->is_interrupted) return true;
  ikepy_end_work(&scan->busy);
  PyErr_SetString(PyExc_ValueError, scan->is_finished
                                        ? "this scanner is finished: make another one for another text"
                                        : "this scanner was interrupted within a chunk: make another one");
  return false;
}

static PyObject *feed(PyObject *self, PyObject *chunk) {
  scanning *scan = &((scanner_instance *)self)->scanning;
  if (!start_step(scan)) return NULL;
  PyObject *mentions = take_chunk(scan, chunk) ? all_mentions(scan, state_of_object(self)) : NULL;
  drop_chunk(scan);
  ikepy_end_work(&scan->busy);
  return mentions;
}

static PyObject *finish(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  scanning *scan = &((scanner_instance *)self)->scanning;
  if (!start_step(scan)) return NULL;
  scan->is_finished = true;
  ikeerr_scan_finish(&scan->scanner);
  PyObject *mentions = all_mentions(scan, state_of_object(self));
  ikepy_end_work(&scan->busy);
  return mentions;
}

static PyMethodDef scanner_methods[] = {
    {"feed", feed, METH_O,
     PyDoc_STR(
         "feed($self, chunk, /)\n--\n\n"
         "The Mentions that end in the next chunk of the text: a list. Their offsets count from the first chunk.")},
    {"finish", finish, METH_NOARGS,
     PyDoc_STR("finish($self, /)\n--\n\nThe Mentions that only the end of the text decides: a list.")},
    {NULL, NULL, 0, NULL},
};

PyDoc_STRVAR(scanner_doc,
             "Scanner(*, least='likely', statuses=False, neighbours=False)\n--\n\n"
             "Find error mentions in a text that comes in chunks, all str or all bytes-like.\n\n"
             "However the text is cut, the mentions are the same. The options are those of scan().");

static PyType_Slot scanner_slots[] = {
    {Py_tp_doc, (void *)scanner_doc},
    {Py_tp_new, new_scanner},
    {Py_tp_methods, scanner_methods},
    {Py_tp_dealloc, ikepy_free_plain},
    {0, NULL},
};

static PyType_Spec scanner_spec = {
    .name = "ikeerr.Scanner",
    .basicsize = sizeof(scanner_instance),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE,
    .slots = scanner_slots,
};

/* ---- types ---- */

static PyGetSetDef mention_items[] = {
    IKEPY_ITEM(0, "start", "where it starts, in code points of a str or bytes"),
    IKEPY_ITEM(1, "end", "where it ends, exclusive"),
    IKEPY_ITEM(2, "line", "the number of the line that it starts on, from 1"),
    IKEPY_ITEM(3, "text", "what is mentioned, as a str"),
    IKEPY_ITEM(4, "form", "decimal, hex, hresult, ntstatus, bytes, symbol, notify, ms-status, sentence, words or line"),
    IKEPY_ITEM(5, "certainty", "possible, likely or certain"),
    IKEPY_ITEM(6, "record",
               "the Record, of two IKE versions of one condition that of IKEv2; None if the text leaves it open, or "
               "for a neighbour"),
    IKEPY_ITEM(7, "records", "the Records it can stand for"),
    IKEPY_ITEM(8, "neighbour", "one sentence about another product's number, or None"),
    IKEPY_ITEM(9, "cause", "the id of the cause that the line is a sign of, or None"),
    IKEPY_ITEM(10, "sign_start", "where the log line that was recognised around it starts; None if none was"),
    IKEPY_ITEM(11, "sign_end", "where it ends, exclusive; None likewise"),
    IKEPY_END_OF_ITEMS,
};

int ikepy_add_scan_types(PyObject *module) {
  if (ikepy_add_type(module, SCAN_TYPE, &scan_spec, false) < 0) return -1;
  if (ikepy_add_type(module, SCANNER_TYPE, &scanner_spec, true) < 0) return -1;
  return ikepy_add_named_tuple(module, MENTION_TYPE, "ikeerr.Mention", "An error mentioned in a text.", mention_items);
}
