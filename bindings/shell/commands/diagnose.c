/* The command diagnose: why the tunnels of a log are down. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "input.h"
#include "output/json.h"
#include "output/record_json.h"
#include "output/terminal.h"

typedef struct {
  const command_request *request;
  const char *path;
  bool is_any_wrong;
  bool has_written;
} diagnosis_output;

static void put_json(const diagnosis_output *output, const ikeerr_verdict *verdict) {
  json_start("verdict");
  json_text("file", output->path);
  json_text("event.outcome", verdict->is_wrong ? "failure" : verdict->record ? "unknown" : "success");
  json_text("event.reason", verdict->reason);
  json_verdict_fields(verdict);
  json_finish();
}

static void put_text(diagnosis_output *output, const ikeerr_verdict *verdict) {
  const text_style *style = &output->request->style;
  ikeerr_style page = {style->width, style->has_color, IKEERR_PLAIN};
  size_t length = ikeerr_verdict_text(verdict, &page, NULL, 0);
  char *text = malloc(length + 1);
  if (!text) return;
  ikeerr_verdict_text(verdict, &page, text, length + 1);
  if (output->has_written && verdict->record) putchar('\n');
  fwrite(text, 1, length, stdout);
  free(text);
}

static void take_verdict(void *context, const ikeerr_verdict *verdict) {
  diagnosis_output *output = context;
  output->is_any_wrong = output->is_any_wrong || verdict->is_wrong;
  if (output->request->json) {
    put_json(output, verdict);
  } else {
    put_text(output, verdict);
  }
  output->has_written = true;
}

static exit_status diagnose_file(diagnosis_output *output, const char *path, ikeerr_diagnoser *diagnoser) {
  static input_stream input;
  static char text[1 << 16];
  output->path = path;
  if (!input_open(&input, path)) return EXIT_TROUBLE;
  bool is_stream = strcmp(path, "-") == 0;
  ikeerr_diagnose_options options = {.merge = !output->request->each && !is_stream};
  ikeerr_diagnose_start(diagnoser, &options, take_verdict, output);
  ptrdiff_t count;
  while ((count = input_read(&input, text, sizeof text)) > 0) {
    ikeerr_diagnose_feed(diagnoser, text, (size_t)count);
    if (fflush(stdout)) break;
  }
  ikeerr_diagnose_finish(diagnoser);
  input_close(&input);
  return count < 0 ? EXIT_TROUBLE : EXIT_ANSWERED;
}

exit_status diagnose_files(const command_request *request) {
  static const char *const STANDARD_INPUT[] = {"-"};
  static ikeerr_diagnoser diagnoser;
  const char *const *paths = request->operand_count ? request->operands : STANDARD_INPUT;
  size_t count = request->operand_count ? request->operand_count : 1;
  diagnosis_output output = {.request = request};
  exit_status status = EXIT_ANSWERED;
  for (size_t i = 0; i < count && !ferror(stdout); i++)
    status = worse_status(status, diagnose_file(&output, paths[i], &diagnoser));
  if (!output.has_written && !request->json && status == EXIT_ANSWERED)
    puts("No negotiation of a known stack is in it. 'ikeerr scan' says which errors a text mentions.");
  return worse_status(status, output.is_any_wrong ? EXIT_NOT_FOUND : EXIT_ANSWERED);
}
