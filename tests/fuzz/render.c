/* Pages, briefs, lines, graphs, quotations, walks and paths of any record, in any style and room. */
#include "check.h"

typedef struct {
  const ikeerr_record *record;
  ikeerr_style style;
  ikeerr_section section;
  ikeerr_graph_format format;
  uint32_t kinds;
  unsigned depth;
  const char *text;
  size_t length;
  size_t most;
} wanted;

static size_t write_page(const void *context, char *out, size_t size) {
  const wanted *what = context;
  return ikeerr_page_section(what->record, what->section, &what->style, out, size);
}

static size_t write_brief(const void *context, char *out, size_t size) {
  const wanted *what = context;
  return ikeerr_brief(what->record, &what->style, out, size);
}

static size_t write_line(const void *context, char *out, size_t size) {
  return ikeerr_line(((const wanted *)context)->record, out, size);
}

static size_t write_graph(const void *context, char *out, size_t size) {
  const wanted *what = context;
  return ikeerr_graph(what->record, what->format, what->kinds, what->depth, out, size);
}

static size_t write_quotation(const void *context, char *out, size_t size) {
  const wanted *what = context;
  return ikeerr_quote(what->text, what->length, what->most, out, size);
}

/* A record that a walk reaches has a path that is as long as it is deep, unless that would take two equivalents. */
static void check_walk(const wanted *what) {
  ikeerr_walk walk;
  ikeerr_step step;
  unsigned depth = 0;
  ikeerr_walk_start(&walk, what->record, what->kinds, what->depth);
  while (ikeerr_walk_next(&walk, &step)) {
    CHECK(step.record != what->record && step.relation.target == step.record);
    CHECK(step.depth >= depth && step.depth <= what->depth);
    depth = step.depth;
  }
  ikeerr_step steps[IKEERR_MAX_RECORDS];
  if (!depth) return;
  size_t count = ikeerr_path(what->record, step.record, what->kinds, steps, IKEERR_MAX_RECORDS);
  CHECK(count == IKEERR_UNREACHABLE || (count >= depth && steps[count - 1].record == step.record));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  fuzz_input input = {data, size};
  wanted what = {.record = take_record(&input)};
  size_t room = take_number(&input);
  what.style.width = take_number(&input) % 512;
  what.style.color = take_byte(&input) & 1;
  what.style.format = (ikeerr_page_format)(take_byte(&input) % 2);
  what.section = (ikeerr_section)((int)(take_byte(&input) % (IKEERR_SECTIONS + 1)) - 1);
  what.format = (ikeerr_graph_format)(take_byte(&input) % 2);
  what.depth = take_byte(&input) % 4;
  what.kinds = take_number(&input);
  what.most = take_byte(&input);
  what.text = copy_of(input.data, input.size);
  what.length = input.size;
  check_written(write_page, &what, room);
  check_written(write_brief, &what, room);
  check_written(write_line, &what, room);
  check_written(write_graph, &what, room);
  check_written(write_quotation, &what, room);
  check_walk(&what);
  free((char *)(uintptr_t)what.text);
  return 0;
}
