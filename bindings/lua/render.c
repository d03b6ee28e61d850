#include "binding.h"

typedef struct {
  const ikeerr_record *record;
  ikeerr_style style;
} page;

static size_t write_page(const void *context, char *out, size_t size) {
  const page *wanted = context;
  return ikeerr_page(wanted->record, &wanted->style, out, size);
}

/* record:page([{width=, color=}]) -> string */
int record_page(lua_State *L) {
  page wanted = {.record = record_argument(L, 1)};
  check_options(L, 2, PAGE_OPTIONS);
  wanted.style.width = natural_option(L, 2, "width", 80);
  wanted.style.color = flag_option(L, 2, "color");
  push_written(L, write_page, &wanted);
  return 1;
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

/* record:graph([{format=, depth=, kinds=}]) -> string */
int record_graph(lua_State *L) {
  graph wanted = {.record = record_argument(L, 1)};
  check_options(L, 2, GRAPH_OPTIONS);
  wanted.format = (ikeerr_graph_format)word_option(L, 2, "format", choice_word, GRAPH_FORMATS, IKEERR_DOT);
  wanted.depth = natural_option(L, 2, "depth", 1);
  wanted.kinds = kinds_option(L, 2);
  push_written(L, write_graph, &wanted);
  return 1;
}
