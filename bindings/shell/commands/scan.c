/* The command scan, a filter: lines go through as they come, and what the errors in them mean is written below.
 *
 * The scanner is handed whole lines, since the end of a line decides everything on it: so a mention never waits for the
 * next line of an idle pipe. Only a line that is longer than the room is handed over in pieces. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate.h"
#include "commands.h"
#include "output/json.h"
#include "output/record_json.h"
#include "output/terminal.h"

enum {
  ROOM = 1 << 20,                 /* bytes of a line that is held as a whole */
  WHOLE_ROOM = ROOM + INPUT_ROOM, /* bytes of a file that are held: a line of ROOM bytes can still be read on */
  KEPT = 2 * IKEERR_SCAN_TAIL     /* of a longer line: more than the scanner keeps, which undecided mentions start in */
};

static const uint64_t LARGE = UINT64_C(64) << 20; /* bytes of a file whose progress is worth showing */

/* ---- lines for programs ---- */

/* Where in the file the byte is at an offset of what has been read. */
static int64_t place_in_file(log_file *file, uint64_t offset) {
  return (int64_t)input_offset(&file->input, offset, file->filter->text, file->offset);
}

/* A span whose end has yet to be looked up: places are asked for in the order of the text. */
static json_span start_span(log_file *file, uint64_t start) {
  return (json_span){place_in_file(file, start), 0};
}

static void put_mention(log_file *file, const ikeerr_mention *mention) {
  bool has_sign = mention->sign_end > 0;
  json_span sign = start_span(file, has_sign ? mention->sign_start : mention->start);
  json_span span = start_span(file, mention->start);
  span.end = place_in_file(file, mention->end);
  sign.end = place_in_file(file, has_sign ? mention->sign_end : mention->end);
  json_mention(file->path, mention, &span, has_sign ? &sign : NULL);
}

/* ---- a file ---- */

static bool shows_lines(const command_request *request) {
  return !request->json && !request->quiet;
}

static void take_mention(log_file *file, const ikeerr_mention *mention) {
  const command_request *request = file->filter->request;
  if (mention->record_count) file->filter->has_found = true;
  if (request->summary) tally_add(&file->filter->all, mention);
  if (request->quiet) return;
  if (request->json) {
    put_mention(file, mention);
  } else {
    show_mention(file, mention);
  }
}

static void take_mentions(log_file *file) {
  ikeerr_mention mention;
  while (ikeerr_scan_next(&file->scanner, &mention)) take_mention(file, &mention);
}

static void feed_until(log_file *file, size_t index) {
  ikeerr_scan_feed(&file->scanner, file->filter->text + file->fed, index - file->fed);
  file->fed = index;
  take_mentions(file);
}

/* Shows what has been decided, and makes room for more. */
static void drop_until(log_file *file, size_t index) {
  if (shows_lines(file->filter->request)) show_until(file, index);
  if (file->filter->request->json) place_in_file(file, file->offset + index); /* which is the last time to ask */
  file->length -= index;
  file->offset += index;
  file->fed -= index;
  file->shown = file->shown > index ? file->shown - index : 0;
  memmove(file->filter->text, file->filter->text + index, file->length);
}

/* Hands over the lines that have ended, or a piece of one for which there is no more room. */
static void scan_arrived(log_file *file, size_t arrived) {
  size_t end = last_line_end(file->filter->text, arrived, file->length);
  if (end) {
    feed_until(file, end);
    drop_until(file, end);
  } else if (file->length >= ROOM) {
    feed_until(file, file->length);
    drop_until(file, ike_utf8_start(file->filter->text, ROOM - KEPT));
  }
}

static void finish_file(log_file *file) {
  feed_until(file, file->length);
  ikeerr_scan_finish(&file->scanner);
  take_mentions(file);
  drop_until(file, file->length);
  if (file->on_line.count) end_annotated_line(file);
}

/* ---- progress ---- */

static bool shows_progress(const log_file *file) {
  bool is_quiet = !shows_lines(file->filter->request) || !terminal_is(stdout);
  return file->input.size >= LARGE && is_quiet && terminal_is(stderr);
}

static void print_progress(const log_file *file, unsigned *percent) {
  uint64_t done = file->input.taken / (file->input.size / 100);
  if (done == *percent || done > 100) return;
  *percent = (unsigned)done;
  fprintf(stderr, "\rikeerr: %s: %u %%", quoted_text(file->input.name).text, *percent);
}

static void clear_progress(void) {
  enum { LINE = 79 /* columns: a blank in the last one would start another line */ };
  fprintf(stderr, "\r%*s\r", LINE, "");
}

/* ---- all files ---- */

static exit_status scan_input(log_file *file) {
  ptrdiff_t count;
  unsigned percent = 0;
  bool has_progress = shows_progress(file);
  while ((count = input_read(&file->input, file->filter->text + file->length, WHOLE_ROOM - file->length)) > 0) {
    size_t arrived = file->length;
    file->length += (size_t)count;
    scan_arrived(file, arrived);
    if (has_progress) print_progress(file, &percent);
    if (fflush(stdout)) break;
  }
  if (has_progress) clear_progress();
  finish_file(file);
  return count < 0 ? EXIT_TROUBLE : EXIT_ANSWERED;
}

static exit_status scan_file(line_filter *filter, const char *path) {
  log_file file = {.filter = filter, .path = path};
  ikeerr_scan_options options = filter->request->scan;
  if (!input_open(&file.input, path)) return EXIT_TROUBLE;
  options.lines = filter->request->json;
  ikeerr_scan_start(&file.scanner, &options);
  exit_status status = scan_input(&file);
  input_close(&file.input);
  free(file.on_line.meanings);
  return status;
}

/* ---- the summary ---- */

static void put_count(const mention_meaning *meaning) {
  json_start("count");
  json_ids("ids", meaning->mention.records, meaning->mention.record_count);
  json_text("neighbour", meaning->mention.neighbour);
  json_integer("count", (int64_t)meaning->count);
  json_finish();
}

static void print_count(const text_style *style, const mention_meaning *meaning) {
  enum { COUNT_WIDTH = 7, GAP = 2 /* columns */ };
  printf("%*" PRIu64 "%*s", COUNT_WIDTH, meaning->count, GAP, "");
  print_meaning(style, &meaning->mention, COUNT_WIDTH + GAP);
}

static void show_summary(line_filter *filter) {
  const command_request *request = filter->request;
  tally_sort(&filter->all);
  end_line(filter);
  if (filter->has_written) putchar('\n');
  for (size_t i = 0; i < filter->all.count; i++) {
    if (request->json) {
      put_count(&filter->all.meanings[i]);
    } else {
      print_count(&request->style, &filter->all.meanings[i]);
    }
  }
  if (!filter->all.count && !request->json) puts("No known error is mentioned.");
}

exit_status scan_files(const command_request *request) {
  static const char *const STANDARD_INPUT[] = {"-"};
  line_filter filter = {.request = request, .text = malloc(WHOLE_ROOM)};
  const char *const *paths = request->operand_count ? request->operands : STANDARD_INPUT;
  size_t count = request->operand_count ? request->operand_count : 1;
  exit_status status = EXIT_ANSWERED;
  if (!filter.text) {
    print_complaint("out of memory: %d bytes are needed to read a file", WHOLE_ROOM);
    return EXIT_TROUBLE;
  }
  for (size_t i = 0; i < count && !ferror(stdout); i++) status = worse_status(status, scan_file(&filter, paths[i]));
  if (request->summary) show_summary(&filter);
  free(filter.all.meanings);
  free(filter.text);
  return worse_status(status, filter.has_found ? EXIT_ANSWERED : EXIT_NOT_FOUND);
}
