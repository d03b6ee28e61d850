/* Records as text: a line, the page, the graph of the neighbourhood. */
#include "render.h"

#include "options.h"
#include "record.h"
#include "values.h"

static size_t write_line(const void *context, char *out, size_t size) {
  return ikeerr_line(context, out, size);
}

PyObject *ikepy_record_line(PyObject *self) {
  return ikepy_written(write_line, record_of(self));
}

static const char *page_format_word(int Py_UNUSED(set), size_t index) {
  return ikeerr_page_format_name((ikeerr_page_format)index);
}

static int page_format_option(PyObject *value, void *format) {
  int index = ikepy_choice("format", value, page_format_word, 0);
  if (index < 0) return 0;
  *(ikeerr_page_format *)format = (ikeerr_page_format)index;
  return 1;
}

static const char *section_word(int Py_UNUSED(set), size_t index) {
  return ikeerr_section_name((ikeerr_section)index);
}

static int section_option(PyObject *value, void *section) {
  int index = Py_IsNone(value) ? IKEERR_WHOLE_PAGE : ikepy_choice("section", value, section_word, 0);
  *(ikeerr_section *)section = (ikeerr_section)index;
  return !PyErr_Occurred();
}

typedef struct {
  const ikeerr_record *record;
  ikeerr_style style;
  ikeerr_section section;
} page;

static size_t write_page(const void *context, char *out, size_t size) {
  const page *wanted = context;
  return ikeerr_page_section(wanted->record, wanted->section, &wanted->style, out, size);
}

static size_t write_brief(const void *context, char *out, size_t size) {
  const page *wanted = context;
  return ikeerr_brief(wanted->record, &wanted->style, out, size);
}

/* The options of both, and those of a page alone. */
static PyObject *styled(PyObject *self, PyObject *arguments, PyObject *keywords, const char *format, char **names,
                        text_writer write) {
  page wanted = {record_of(self), {80, false, IKEERR_PLAIN}, IKEERR_WHOLE_PAGE};
  int color = false;
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, format, names, ikepy_width_option, &wanted.style.width, &color,
                                   page_format_option, &wanted.style.format, section_option, &wanted.section)) {
    return NULL;
  }
  wanted.style.color = color;
  return ikepy_written(write, &wanted);
}

PyObject *ikepy_record_page(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"width", "color", "format", "section", NULL};
  return styled(self, arguments, keywords, "|O&pO&O&:page", names, write_page);
}

PyObject *ikepy_record_brief(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"width", "color", "format", NULL};
  return styled(self, arguments, keywords, "|O&pO&:brief", names, write_brief);
}

PyObject *ikepy_record_markdown(PyObject *self, PyObject *Py_UNUSED(ignored)) {
  page wanted = {record_of(self), {80, false, IKEERR_MARKDOWN}, IKEERR_WHOLE_PAGE};
  return ikepy_written(write_brief, &wanted);
}

/* Only rich asks for it, so rich is there. */
PyObject *ikepy_record_for_rich(PyObject *self, PyObject *ignored) {
  PyObject *module = PyImport_ImportModule("rich.markdown");
  PyObject *text = module ? ikepy_record_markdown(self, ignored) : NULL;
  PyObject *markdown = text ? PyObject_CallMethod(module, "Markdown", "O", text) : NULL;
  Py_XDECREF(text);
  Py_XDECREF(module);
  return markdown;
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

PyObject *ikepy_graph(const ikeerr_record *record, ikeerr_graph_format format, uint32_t kinds, unsigned depth) {
  graph wanted = {record, format, kinds, depth};
  return ikepy_written(write_graph, &wanted);
}

static const char *graph_format_word(int Py_UNUSED(set), size_t index) {
  return ikeerr_graph_format_name((ikeerr_graph_format)index);
}

static int graph_format_option(PyObject *value, void *format) {
  int index = ikepy_choice("format", value, graph_format_word, 0);
  if (index < 0) return 0;
  *(ikeerr_graph_format *)format = (ikeerr_graph_format)index;
  return 1;
}

PyObject *ikepy_record_graph(PyObject *self, PyObject *arguments, PyObject *keywords) {
  static char *names[] = {"format", "depth", "kinds", NULL};
  graph wanted = {record_of(self), IKEERR_DOT, IKEERR_ALL_KINDS, 1};
  if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "|O&O&O&:graph", names, graph_format_option, &wanted.format,
                                   ikepy_depth_option, &wanted.depth, ikepy_kinds_option, &wanted.kinds)) {
    return NULL;
  }
  return ikepy_graph(wanted.record, wanted.format, wanted.kinds, wanted.depth);
}
