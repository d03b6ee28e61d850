/* The command diagnose: why the tunnels of a log are down. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "input.h"
#include "output/record_json.h"
#include "output/text.h"

typedef struct {
  const command_request *request;
  const char *const *paths;
  size_t path_count;
  uint64_t *turned; /* of each log: the number of its lines, if they were fed in reverse */
  uint64_t log;     /* the last that a verdict was of */
  bool is_any_wrong;
  bool has_written;
} diagnosis_output;

/* ---- logs that run newest first ---- */

enum {
  PROBED = 1 << 16,        /* bytes of a file by which its order is told */
  LONGEST_TURNED = 1 << 26 /* bytes of a file that is turned round in memory */
};

static void note_order(void *context, const ikeerr_verdict *verdict) {
  *(bool *)context |= verdict->is_newest_first;
}

static bool runs_backwards(const char *text, size_t length) {
  static ikeerr_diagnoser diagnoser;
  bool is_backwards = false;
  ikeerr_diagnose_start(&diagnoser, NULL, note_order, &is_backwards);
  ikeerr_diagnose_feed(&diagnoser, text, length);
  ikeerr_diagnose_finish(&diagnoser);
  return is_backwards;
}

/* Feeds the lines of a text from its end. */
static void feed_backwards(ikeerr_diagnoser *diagnoser, const char *text, size_t length) {
  while (length) {
    size_t start = length - 1;
    while (start && text[start - 1] != '\n') start--;
    ikeerr_diagnose_feed(diagnoser, text + start, length - start);
    if (text[length - 1] != '\n') ikeerr_diagnose_feed(diagnoser, "\n", 1);
    length = start;
  }
}

static uint64_t count_lines(const char *text, size_t length) {
  uint64_t lines = length && text[length - 1] != '\n';
  for (size_t i = 0; i < length; i++) lines += text[i] == '\n';
  return lines;
}

/* The numbers of the file's lines in the place of those that were fed. */
static void turn_lines(ikeerr_verdict *verdict, uint64_t lines) {
  uint64_t first = verdict->first_line;
  verdict->first_line = verdict->last_line;
  verdict->last_line = first;
  uint64_t *numbers[] = {&verdict->first_line, &verdict->last_line, &verdict->theirs_line, &verdict->ours_line,
                         &verdict->works_since};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    if (*numbers[i]) *numbers[i] = lines + 1 - *numbers[i];
  }
  for (unsigned i = 0; i < verdict->evidence_count; i++)
    verdict->evidence[i].line = lines + 1 - verdict->evidence[i].line;
}

/* ---- output ---- */

/* Of several logs: which one what follows is of. */
static void put_title(const diagnosis_output *output, uint64_t log) {
  const char *path = output->paths[log - 1];
  if (output->path_count > 1) {
    printf("Log %llu: ", (unsigned long long)log);
    print_foreign(&output->request->style, path, strlen(path));
    putchar('\n');
  }
  if (output->turned[log - 1]) puts("This log runs newest first: it was read from its end.");
}

typedef struct {
  const ikeerr_verdict *verdict;
  ikeerr_style style;
} styled_verdict;

static size_t render_verdict(const void *context, char *out, size_t size) {
  const styled_verdict *what = context;
  return ikeerr_verdict_text(what->verdict, &what->style, out, size);
}

static void put_text(diagnosis_output *output, const ikeerr_verdict *verdict) {
  const text_style *style = &output->request->style;
  ikeerr_style page = {style->width, style->has_color, IKEERR_PLAIN};
  if (output->has_written && (verdict->record || verdict->log != output->log)) putchar('\n');
  if (verdict->log != output->log) put_title(output, verdict->log);
  output->log = verdict->log;
  print_rendered(render_verdict, &(styled_verdict){verdict, page});
}

static void take_verdict(void *context, const ikeerr_verdict *fed) {
  diagnosis_output *output = context;
  ikeerr_verdict turned = *fed;
  const ikeerr_verdict *verdict = &turned;
  uint64_t lines = output->turned[fed->log - 1],
           lines_of_cause = fed->cause_log ? output->turned[fed->cause_log - 1] : 0;
  if (lines) turn_lines(&turned, lines);
  if (lines_of_cause) turned.cause_line = lines_of_cause + 1 - turned.cause_line;
  turned.is_newest_first = turned.is_newest_first || (lines && output->request->json);
  output->is_any_wrong = output->is_any_wrong || verdict->is_wrong;
  if (output->request->json) {
    json_verdict(output->paths[verdict->log - 1], verdict);
  } else {
    put_text(output, verdict);
  }
  output->has_written = true;
}

/* ---- reading ---- */

typedef struct {
  char *text;
  size_t length;
  size_t room;
} file_text;

/* Reads on up to so many bytes. false: it complained, or there is no memory for them. */
static bool read_up_to(input_stream *input, file_text *file, size_t most) {
  while (file->length < most) {
    if (file->room - file->length < INPUT_ROOM) {
      size_t room = 2 * file->room + PROBED;
      char *text = realloc(file->text, room);
      if (!text) return false;
      file->text = text;
      file->room = room;
    }
    ptrdiff_t count = input_read(input, file->text + file->length, file->room - file->length);
    if (count <= 0) return count == 0;
    file->length += (size_t)count;
  }
  return true;
}

/* What is left of a file, as it comes. */
static bool feed_rest(input_stream *input, ikeerr_diagnoser *diagnoser) {
  static char text[1 << 16];
  ptrdiff_t count;
  while ((count = input_read(input, text, sizeof text)) > 0) {
    ikeerr_diagnose_feed(diagnoser, text, (size_t)count);
    if (fflush(stdout)) break;
  }
  return count >= 0;
}

/* A file that can be looked at before it is fed: one that runs newest first is turned round, if it is not too long. */
static bool feed_file(input_stream *input, ikeerr_diagnoser *diagnoser, uint64_t *turned) {
  file_text file = {NULL, 0, 0};
  bool is_read = read_up_to(input, &file, PROBED);
  if (is_read && runs_backwards(file.text, file.length)) {
    is_read = read_up_to(input, &file, LONGEST_TURNED);
    if (is_read && file.length < LONGEST_TURNED) *turned = count_lines(file.text, file.length);
  }
  if (*turned) {
    feed_backwards(diagnoser, file.text, file.length);
  } else if (is_read) {
    ikeerr_diagnose_feed(diagnoser, file.text, file.length);
    is_read = feed_rest(input, diagnoser);
  }
  free(file.text);
  return is_read;
}

static exit_status diagnose_file(const char *path, ikeerr_diagnoser *diagnoser, uint64_t *turned) {
  static input_stream input;
  if (!input_open(&input, path)) return EXIT_TROUBLE;
  bool is_read = input.size ? feed_file(&input, diagnoser, turned) : feed_rest(&input, diagnoser);
  input_close(&input);
  return is_read ? EXIT_ANSWERED : EXIT_TROUBLE;
}

/* Whoever follows a stream wants a verdict at once. */
static bool has_stream(const diagnosis_output *output) {
  for (size_t i = 0; i < output->path_count; i++) {
    if (strcmp(output->paths[i], "-") == 0) return true;
  }
  return false;
}

exit_status diagnose_files(const command_request *request) {
  static const char *const STANDARD_INPUT[] = {"-"};
  static ikeerr_diagnoser diagnoser;
  diagnosis_output output = {.request = request, .paths = STANDARD_INPUT, .path_count = 1};
  if (request->operand_count) {
    output.paths = request->operands;
    output.path_count = request->operand_count;
  }
  output.turned = calloc(output.path_count, sizeof *output.turned);
  if (!output.turned) return EXIT_TROUBLE;
  exit_status status = EXIT_ANSWERED;
  ikeerr_diagnose_options options = {.merge = !request->each && !has_stream(&output)};
  ikeerr_diagnose_start(&diagnoser, &options, take_verdict, &output);
  for (size_t i = 0; i < output.path_count && !ferror(stdout); i++) {
    if (i) ikeerr_diagnose_next_log(&diagnoser);
    status = worse_status(status, diagnose_file(output.paths[i], &diagnoser, &output.turned[i]));
  }
  ikeerr_diagnose_finish(&diagnoser);
  free(output.turned);
  if (!output.has_written && !request->json && status == EXIT_ANSWERED)
    puts("No negotiation of a known stack is in it. 'ikeerr scan' says which errors a text mentions.");
  return worse_status(status, output.is_any_wrong ? EXIT_NOT_FOUND : EXIT_ANSWERED);
}
