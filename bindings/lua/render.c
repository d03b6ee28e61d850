/* Records as text: the page, the graph of the neighbourhood. */
#include "render.h"

#include "options.h"
#include "record.h"
#include "values.h"

static const char *page_format_word(int set, size_t index) {
  (void)set;
  return ikeerr_page_format_name((ikeerr_page_format)index);
}

static const char *section_word(int set, size_t index) {
  (void)set;
  return ikeerr_section_name((ikeerr_section)index);
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

static int push_styled(lua_State *L, option_set options, text_writer *write) {
  page wanted = {.record = ikelua_record_argument(L, 1)};
  ikelua_check_options(L, 2, options);
  wanted.style.width = ikelua_natural_option(L, 2, "width", 80);
  wanted.style.color = ikelua_flag_option(L, 2, "color");
  wanted.style.format = (ikeerr_page_format)ikelua_word_option(L, 2, "format", page_format_word, 0, IKEERR_PLAIN);
  wanted.section = (ikeerr_section)ikelua_word_option(L, 2, "section", section_word, 0, IKEERR_WHOLE_PAGE);
  ikelua_push_written(L, write, &wanted);
  return 1;
}

/* record:page([{width=, color=, format=, section=}]) -> string */
int ikelua_record_page(lua_State *L) {
  return push_styled(L, PAGE_OPTIONS, write_page);
}

/* record:brief([{width=, color=, format=}]) -> string */
int ikelua_record_brief(lua_State *L) {
  return push_styled(L, BRIEF_OPTIONS, write_brief);
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

static const char *graph_format_word(int set, size_t index) {
  (void)set;
  return ikeerr_graph_format_name((ikeerr_graph_format)index);
}

/* record:graph([{format=, depth=, kinds=}]) -> string */
int ikelua_record_graph(lua_State *L) {
  graph wanted = {.record = ikelua_record_argument(L, 1)};
  ikelua_check_options(L, 2, GRAPH_OPTIONS);
  wanted.format = (ikeerr_graph_format)ikelua_word_option(L, 2, "format", graph_format_word, 0, IKEERR_DOT);
  wanted.depth = ikelua_natural_option(L, 2, "depth", 1);
  wanted.kinds = ikelua_kinds_option(L, 2);
  ikelua_push_written(L, write_graph, &wanted);
  return 1;
}
