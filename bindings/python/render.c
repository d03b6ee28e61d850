#include "binding.h"

PyObject *rendered(text_writer write, const void *context) {
  char short_text[2048];
  size_t length = write(context, short_text, sizeof short_text);
  if (length < sizeof short_text) return PyUnicode_DecodeUTF8(short_text, (Py_ssize_t)length, NULL);
  char *long_text = PyMem_Malloc(length + 1);
  if (!long_text) return PyErr_NoMemory();
  write(context, long_text, length + 1);
  PyObject *text = PyUnicode_DecodeUTF8(long_text, (Py_ssize_t)length, NULL);
  PyMem_Free(long_text);
  return text;
}

static size_t write_line(const void *context, char *out, size_t size) {
  return ikeerr_line(context, out, size);
}

PyObject *record_line(PyObject *self) {
  return rendered(write_line, record_of(self));
}

typedef struct {
  const ikeerr_record *record;
  ikeerr_style style;
} page;

static size_t write_page(const void *context, char *out, size_t size) {
  const page *wanted = context;
  return ikeerr_page(wanted->record, &wanted->style, out, size);
}

PyObject *record_page(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"width", "color", NULL};
  page wanted = {record_of(self), {80, false}};
  int color = false;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|O&p:page", names, width_option, &wanted.style.width,
                                   &color)) {
    return NULL;
  }
  wanted.style.color = color;
  return rendered(write_page, &wanted);
}

typedef struct {
  const ikeerr_record *record;
  ikeerr_graph_format format;
  uint32_t kinds;
  unsigned depth;
} graph;

static size_t write_graph(const void *context, char *out, size_t size) {
  const graph *wanted = context;
  return ikeerr_graph(wanted->record, wanted->format, wanted->kinds, wanted->depth, out, size);
}

static int format_option(PyObject *value, void *format) {
  static const char *const formats[] = {[IKEERR_DOT] = "dot", [IKEERR_MERMAID] = "mermaid"};
  int index = choice("format", value, formats, 2);
  if (index < 0) return 0;
  *(ikeerr_graph_format *)format = (ikeerr_graph_format)index;
  return 1;
}

PyObject *record_graph(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"format", "depth", "kinds", NULL};
  graph wanted = {record_of(self), IKEERR_DOT, IKEERR_ALL_KINDS, 1};
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|O&O&O&:graph", names, format_option, &wanted.format,
                                   depth_option, &wanted.depth, kinds_option, &wanted.kinds)) {
    return NULL;
  }
  return rendered(write_graph, &wanted);
}
