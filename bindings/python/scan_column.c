/* Errors mentioned in a column of texts: scan_column(). The rows come from Arrow's memory or from any iterable; each is
 * a text of its own. */
#include "scan_column.h"

#include <stdlib.h>

#include "arrow_texts.h"
#include "mentions.h"
#include "options.h"
#include "state.h"
#include "values.h"

/* ---- scanning rows, without Python ---- */

enum {
  ROWS_AT_ONCE = 1024, /* of an iterable */
  PIECE = 1 << 20,     /* bytes of a row that the core is given at a time */
  BUDGET = 1 << 22,    /* bytes until signals are asked for again, Ctrl-C among them */
  ROW_COST = 64        /* bytes that could be scanned while a row is begun */
};

/* Rows in Arrow's memory, or those that Python holds. */
typedef struct {
  size_t count;
  const struct ArrowArray *array;
  const row_text *held;
} row_block;

typedef struct {
  mention_table *table;
  text_format format; /* of rows that Python holds is_utf8 alone */
  size_t fed;         /* bytes of a long row that the core has */
  size_t counted;     /* bytes of a row in front of which ... */
  int64_t points;     /* ... there are so many code points */
  ikeerr_scan_options options;
  ikeerr_scanner scanner;
} column_scan;

static row_text row_at(const column_scan *scan, const row_block *block, size_t row) {
  return block->held ? block->held[row] : ikepy_arrow_text(block->array, &scan->format, row);
}

/* The offset of a byte in the unit of the host; bytes must not go back. */
static int64_t host_offset(column_scan *scan, row_text row, uint64_t byte) {
  if (!scan->format.is_utf8) return (int64_t)byte;
  scan->points += (int64_t)ikepy_code_points(row.text + scan->counted, (size_t)byte - scan->counted);
  scan->counted = (size_t)byte;
  return scan->points;
}

/* Adds what the core finds; false: no memory. */
static bool take_mentions(column_scan *scan, row_text row) {
  ikeerr_mention mention;
  while (ikeerr_scan_next(&scan->scanner, &mention)) {
    int64_t start = host_offset(scan, row, mention.start), end = host_offset(scan, row, mention.end);
    if (!ikepy_add_mention(scan->table, (int64_t)scan->table->rows, start, end, &mention)) return false;
  }
  return true;
}

static void end_row(column_scan *scan) {
  scan->table->rows++;
  scan->fed = scan->counted = 0;
  scan->points = 0;
}

static bool scan_row(column_scan *scan, row_text row) {
  ikeerr_scan_text(&scan->scanner, row.text, row.length);
  bool is_taken = take_mentions(scan, row);
  end_row(scan);
  return is_taken;
}

/* Scans the next piece of a long row. */
static bool scan_piece(column_scan *scan, row_text row) {
  size_t left = row.length - scan->fed, length = left < PIECE ? left : PIECE;
  if (!scan->fed) ikeerr_scan_start(&scan->scanner, &scan->options);
  ikeerr_scan_feed(&scan->scanner, row.text + scan->fed, length);
  bool is_taken = take_mentions(scan, row);
  scan->fed += length;
  if (scan->fed < row.length) return is_taken;
  ikeerr_scan_finish(&scan->scanner);
  is_taken = is_taken && take_mentions(scan, row);
  end_row(scan);
  return is_taken;
}

/* Scans rows of the block from *row on, as far as the budget reaches; false: no memory. */
static bool scan_some(column_scan *scan, const row_block *block, size_t *row) {
  bool has_memory = true;
  for (size_t spent = 0; has_memory && spent < BUDGET && *row < block->count; spent += ROW_COST) {
    row_text text = row_at(scan, block, *row);
    if (!text.text) {
      end_row(scan);
    } else if (text.length <= PIECE) {
      has_memory = scan_row(scan, text);
      spent += text.length;
    } else {
      has_memory = scan_piece(scan, text);
      spent += PIECE;
    }
    *row += !scan->fed;
  }
  return has_memory;
}

/* false: an exception */
static bool scan_block(column_scan *scan, const row_block *block) {
  bool has_memory = true;
  for (size_t row = 0; row < block->count && has_memory;) {
    Py_BEGIN_ALLOW_THREADS has_memory = scan_some(scan, block, &row);
    Py_END_ALLOW_THREADS if (PyErr_CheckSignals() < 0) return false;
  }
  if (!has_memory) PyErr_NoMemory();
  return has_memory;
}

/* ---- rows of Arrow ---- */

static bool read_schema(column_scan *scan, const struct ArrowSchema *schema) {
  if (ikepy_read_text_format(schema, &scan->format)) return true;
  bool is_struct = *schema->format == '+';
  PyErr_Format(PyExc_TypeError, "a column must hold strings or bytes, not values of the Arrow format '%.60s'%s",
               schema->format, is_struct ? ": give one column of a table, and no lists" : "");
  return false;
}

static bool scan_array(column_scan *scan, const struct ArrowArray *array) {
  const row_block block = {(size_t)array->length, array, NULL};
  if (ikepy_has_text_buffers(array, &scan->format)) return scan_block(scan, &block);
  PyErr_SetString(PyExc_ValueError, "the column's Arrow array lacks buffers that its format has");
  return false;
}

/* A struct that a capsule holds, moved out of it; `empty` where that is not one. */
#define MOVED(struct_name, capsule_name, function)                                                        \
  static bool function(PyObject *capsule, struct struct_name *out) {                                      \
    struct struct_name *held = PyCapsule_GetPointer(capsule, capsule_name);                               \
    if (!held) return false;                                                                              \
    *out = *held;                                                                                         \
    held->release = NULL;                                                                                 \
    if (out->release) return true;                                                                        \
    PyErr_SetString(PyExc_ValueError, "the column gave an " capsule_name " that has been taken already"); \
    return false;                                                                                         \
  }

MOVED(ArrowSchema, IKEPY_SCHEMA_CAPSULE, move_schema)
MOVED(ArrowArray, IKEPY_ARRAY_CAPSULE, move_array)
MOVED(ArrowArrayStream, IKEPY_STREAM_CAPSULE, move_stream)

/* What __arrow_c_array__ returned: the capsules of a schema and an array. */
static bool scan_array_capsules(column_scan *scan, PyObject *capsules) {
  struct ArrowSchema schema;
  struct ArrowArray array;
  if (!PyTuple_Check(capsules) || PyTuple_Size(capsules) != 2) {
    ikepy_raise_type("what __arrow_c_array__ returns", "a pair of capsules", capsules);
    return false;
  }
  if (!move_schema(PyTuple_GetItem(capsules, 0), &schema)) return false;
  bool is_scanned = read_schema(scan, &schema) && move_array(PyTuple_GetItem(capsules, 1), &array);
  if (is_scanned) {
    is_scanned = scan_array(scan, &array);
    array.release(&array);
  }
  schema.release(&schema);
  return is_scanned;
}

static bool refuse_stream(struct ArrowArrayStream *stream, int code) {
  if (PyErr_Occurred()) return false;
  const char *message = stream->get_last_error(stream);
  PyObject *arguments = Py_BuildValue("is", code, message ? message : "the column's stream failed");
  if (arguments) PyErr_SetObject(PyExc_OSError, arguments);
  Py_XDECREF(arguments);
  return false;
}

static bool scan_arrays(column_scan *scan, struct ArrowArrayStream *stream) {
  for (;;) {
    struct ArrowArray array = {0};
    int code = stream->get_next(stream, &array);
    if (code) return refuse_stream(stream, code);
    if (!array.release) return true;
    bool is_scanned = scan_array(scan, &array);
    array.release(&array);
    if (!is_scanned) return false;
  }
}

/* What __arrow_c_stream__ returned. */
static bool scan_stream_capsule(column_scan *scan, PyObject *capsule) {
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  if (!move_stream(capsule, &stream)) return false;
  int code = stream.get_schema(&stream, &schema);
  bool is_scanned = code ? refuse_stream(&stream, code) : read_schema(scan, &schema) && scan_arrays(scan, &stream);
  if (!code) schema.release(&schema);
  stream.release(&stream);
  return is_scanned;
}

/* ---- rows of an iterable ---- */

typedef struct {
  size_t count;
  Py_buffer views[ROWS_AT_ONCE]; /* without an object: no text */
  row_text texts[ROWS_AT_ONCE];
  bool is_any_seen;
} held_rows;

static void release_rows(held_rows *rows) {
  while (rows->count) PyBuffer_Release(&rows->views[--rows->count]);
}

/* None, or the NaN that stands for it in columns of objects. */
static bool is_missing(PyObject *row) {
  return Py_IsNone(row) || (PyFloat_Check(row) && PyFloat_AsDouble(row) != PyFloat_AsDouble(row));
}

static bool refuse_row(PyObject *row, uint64_t number, const char *expected) {
  PyObject *type = PyType_GetName(Py_TYPE(row));
  if (type) {
    PyErr_Format(PyExc_TypeError, "row %llu must be %s, not %U", (unsigned long long)number, expected, type);
  }
  Py_XDECREF(type);
  return false;
}

/* The first text decides what all texts are. */
static bool view_row(column_scan *scan, held_rows *rows, PyObject *row, Py_buffer *view) {
  bool is_utf8 = PyUnicode_Check(row);
  uint64_t number = scan->table->rows + rows->count;
  if (!is_utf8 && !PyObject_CheckBuffer(row)) return refuse_row(row, number, "a str, bytes-like or None");
  if (rows->is_any_seen && is_utf8 != scan->format.is_utf8) {
    return refuse_row(row, number, is_utf8 ? "bytes-like as those before it" : "a str as those before it");
  }
  rows->is_any_seen = true;
  scan->format.is_utf8 = is_utf8;
  return is_utf8 ? ikepy_view_text(row, view) : PyObject_GetBuffer(row, view, PyBUF_SIMPLE) == 0;
}

static bool hold_row(column_scan *scan, held_rows *rows, PyObject *row) {
  Py_buffer *view = &rows->views[rows->count];
  *view = (Py_buffer){0};
  if (!is_missing(row) && !view_row(scan, rows, row, view)) return false;
  rows->texts[rows->count++] = (row_text){view->obj && !view->buf ? "" : view->buf, (size_t)view->len};
  return true;
}

/* The next rows, as many as are held at once; fewer: there are no more, or an exception. */
static bool hold_rows(column_scan *scan, PyObject *iterator, held_rows *rows) {
  PyObject *row = NULL;
  while (rows->count < ROWS_AT_ONCE && (row = PyIter_Next(iterator))) {
    bool is_held = hold_row(scan, rows, row);
    Py_DECREF(row);
    if (!is_held) return false;
  }
  return !PyErr_Occurred();
}

static bool scan_held_rows(column_scan *scan, PyObject *iterator, held_rows *rows) {
  for (bool is_full = true; is_full;) {
    bool is_scanned = hold_rows(scan, iterator, rows);
    const row_block block = {rows->count, NULL, rows->texts};
    is_full = rows->count == ROWS_AT_ONCE;
    is_scanned = is_scanned && scan_block(scan, &block);
    release_rows(rows);
    if (!is_scanned) return false;
  }
  return true;
}

static bool refuse_column(PyObject *column) {
  ikepy_raise_type("a column", "an Arrow array or an iterable of str or bytes-like objects", column);
  return false;
}

static bool scan_iterable(column_scan *scan, PyObject *column) {
  bool is_one_text = PyUnicode_Check(column) || PyBytes_Check(column) || PyByteArray_Check(column);
  if (is_one_text) return refuse_column(column);
  PyObject *iterator = PyObject_GetIter(column);
  if (!iterator) return PyErr_ExceptionMatches(PyExc_TypeError) && refuse_column(column);
  held_rows *rows = calloc(1, sizeof *rows);
  bool is_scanned = rows && scan_held_rows(scan, iterator, rows);
  if (!rows) PyErr_NoMemory();
  free(rows);
  Py_DECREF(iterator);
  return is_scanned;
}

/* ---- scan_column() ---- */

/* What a method of the column returns; NULL without an exception: it has no such method. */
static PyObject *arrow_capsules(PyObject *column, const char *method_name) {
  PyObject *method = PyObject_GetAttrString(column, method_name);
  if (!method && PyErr_ExceptionMatches(PyExc_AttributeError)) PyErr_Clear();
  PyObject *capsules = method ? PyObject_CallNoArgs(method) : NULL;
  Py_XDECREF(method);
  return capsules;
}

static bool scan_column(column_scan *scan, PyObject *column) {
  PyObject *array = arrow_capsules(column, "__arrow_c_array__");
  if (!array && PyErr_Occurred()) return false;
  PyObject *stream = array ? NULL : arrow_capsules(column, "__arrow_c_stream__");
  if (!array && !stream) return !PyErr_Occurred() && scan_iterable(scan, column);
  bool is_scanned = array ? scan_array_capsules(scan, array) : scan_stream_capsule(scan, stream);
  Py_XDECREF(array);
  Py_XDECREF(stream);
  return is_scanned;
}

PyObject *ikepy_scan_column(PyObject *module, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"", "least", "statuses", "neighbours", NULL};
  PyObject *column;
  column_scan scan = {.options = IKEERR_SCAN_DEFAULT};
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "O|$O&O&O&:scan_column", names, &column, ikepy_certainty_option,
                                   &scan.options.least, ikepy_flag_option, &scan.options.statuses, ikepy_flag_option,
                                   &scan.options.neighbours)) {
    return NULL;
  }
  scan.table = ikepy_new_table();
  if (!scan.table) return PyErr_NoMemory();
  ikeerr_scan_start(&scan.scanner, &scan.options);
  bool is_scanned = scan_column(&scan, column);
  if (is_scanned && ikepy_finish_table(scan.table)) return ikepy_mentions(state_of_module(module), scan.table);
  ikepy_drop_table(scan.table);
  return is_scanned ? PyErr_NoMemory() : NULL;
}
