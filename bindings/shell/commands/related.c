/* The command related: walks, shortest paths and graphs from the records that keys stand for. */
#include <stdio.h>

#include "answer.h"
#include "commands.h"
#include "output/json.h"
#include "output/text.h"

/* ---- steps ---- */

static void put_step(const ikeerr_record *start, const ikeerr_step *step) {
  json_start("step");
  json_text("start", ikeerr_record_text(start, IKEERR_ID));
  json_text("record", ikeerr_record_text(step->record, IKEERR_ID));
  json_text("name", ikeerr_record_text(step->record, IKEERR_NAME));
  json_text("previous", ikeerr_record_text(step->from, IKEERR_ID));
  json_text("kind", step->relation.kind);
  json_text("note", step->relation.note);
  json_text("basis", step->relation.basis);
  json_integer("depth", step->depth);
  json_finish();
}

/* Deeper steps stand further in, and name the record that led to them. */
static void print_step(const command_request *request, const ikeerr_step *step) {
  size_t indent = 2 * (size_t)step->depth;
  printf("%*s%s%s%s ", (int)indent, "", ike_color(COLOR_BOLD, request->style.has_color), step->relation.kind,
         ike_color(COLOR_PLAIN, request->style.has_color));
  print_record_name(&request->style, step->record);
  printf(" (%s", step->relation.basis);
  if (step->depth > 1) printf("; from %s", ikeerr_record_text(step->from, IKEERR_ID));
  puts(")");
  print_wrapped(step->relation.note, request->style.width, indent + 2);
}

static void show_step(const command_request *request, const ikeerr_record *start, const ikeerr_step *step) {
  if (request->json) {
    put_step(start, step);
  } else {
    print_step(request, step);
  }
}

static void show_start(const command_request *request, const ikeerr_record *start) {
  if (!request->json) print_record_line(&request->style, start, 0);
}

/* ---- walk ---- */

static exit_status show_walk(const command_request *request, const ikeerr_record *start) {
  exit_status status = EXIT_NOT_FOUND;
  ikeerr_walk walk;
  ikeerr_step step;
  show_start(request, start);
  ikeerr_walk_start(&walk, start, request->kinds, request->depth);
  for (; ikeerr_walk_next(&walk, &step); status = EXIT_ANSWERED) show_step(request, start, &step);
  if (status == EXIT_NOT_FOUND) {
    print_complaint("nothing is related to %s that way; leave --kinds out", ikeerr_record_text(start, IKEERR_ID));
  }
  return status;
}

/* ---- path ---- */

static exit_status show_path(const command_request *request, const ikeerr_record *start, const ikeerr_record *end) {
  static ikeerr_step steps[IKEERR_MAX_RECORDS];
  size_t count = ikeerr_path(start, end, request->kinds, steps, IKEERR_MAX_RECORDS);
  if (count == IKEERR_UNREACHABLE) {
    print_complaint("no path leads from %s to %s%s", ikeerr_record_text(start, IKEERR_ID),
                    ikeerr_record_text(end, IKEERR_ID),
                    request->kinds == IKEERR_ALL_KINDS ? "" : " along these kinds; leave --kinds out");
    return EXIT_NOT_FOUND;
  }
  show_start(request, start);
  for (size_t i = 0; i < count; i++) show_step(request, start, &steps[i]);
  return EXIT_ANSWERED;
}

static exit_status show_paths(const command_request *request, const ikeerr_record *start) {
  ikeerr_answer ends;
  exit_status status = answer_text(request->to, &ends);
  for (unsigned i = 0; i < ends.candidate_count; i++) {
    status = worse_status(status, show_path(request, start, ends.candidates[i]));
  }
  return status;
}

/* ---- graph ---- */

typedef struct {
  const command_request *request;
  const ikeerr_record *record;
} record_graph;

static size_t render_graph(const void *context, char *out, size_t size) {
  const record_graph *graph = context;
  const command_request *request = graph->request;
  ikeerr_graph_format format = request->format == FORMAT_DOT ? IKEERR_DOT : IKEERR_MERMAID;
  return ikeerr_graph(graph->record, format, request->kinds, request->depth, out, size);
}

static exit_status show_graph(const command_request *request, const ikeerr_record *record) {
  print_rendered(render_graph, &(record_graph){request, record});
  return EXIT_ANSWERED;
}

/* ---- every record that a key may stand for ---- */

static exit_status show_one(const command_request *request, const ikeerr_record *record) {
  if (request->format != FORMAT_TEXT) return show_graph(request, record);
  return request->to ? show_paths(request, record) : show_walk(request, record);
}

static exit_status show_candidates(const command_request *request, const key_text *key, const ikeerr_answer *answer) {
  (void)key;
  exit_status status = EXIT_ANSWERED;
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    status = worse_status(status, show_one(request, answer->candidates[i]));
  }
  return status;
}

exit_status show_related(const command_request *request) {
  if (!request->operand_count) {
    print_complaint("give the key of a record, as in 'ikeerr related 13868'; see 'ikeerr related --help'");
    return EXIT_TROUBLE;
  }
  return answer_each(request, show_candidates, false);
}
