/* The filter: lines go through as they come, and what the errors in them mean is written below.
 *
 * The scanner is handed whole lines, since the end of a line decides everything on it: so a mention never waits for the
 * next line of an idle pipe. Only a line that is longer than the room is handed over in pieces. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "encoding.h"
#include "input.h"
#include "output/json.h"
#include "output/record_json.h"
#include "output/terminal.h"
#include "output/text.h"
#include "tally.h"

enum {
  ROOM = 1 << 20,              /* bytes of a file that are held, and of a line that is held as a whole */
  KEPT = 4 * IKEERR_SCAN_TAIL, /* of a longer line: where mentions may start that the scanner has not decided yet */
  INDENT = 4
};

static const uint64_t LARGE = UINT64_C(64) << 20; /* bytes of a file whose progress is worth showing */

typedef struct {
  const command_request *request;
  char *text; /* the room */
  mention_tally all;
  bool has_found;
  bool has_written;
  bool is_within_line; /* what has been written does not end a line */
} line_filter;

typedef struct {
  line_filter *filter;
  const char *path;
  input_stream input;
  text_encoding encoding;
  ikeerr_scanner scanner;
  mention_tally on_line; /* the mentions of the line that is being written */
  bool has_title;
  uint64_t offset; /* of text[0] in the file; what follows are indexes into the text */
  size_t length;   /* up to here bytes are held */
  size_t fed;      /* up to here the scanner has them */
  size_t shown;    /* up to here they are written or passed over */
  size_t counted;  /* up to here line ends are counted */
  uint64_t line;   /* the number of the line there, from 1 */
} log_file;

/* ---- what a mention means ---- */

static size_t meaning_text(const command_request *request, const ikeerr_mention *mention, char *out, size_t size) {
  size_t length = (size_t)snprintf(out, size, "%s%s", mention->certainty == IKEERR_POSSIBLE ? "possibly " : "",
                                   mention->neighbour ? mention->neighbour : "");
  for (unsigned i = 0; i < mention->record_count && length < size; i++) {
    const ikeerr_record *record = mention->records[i];
    length +=
        (size_t)snprintf(out + length, size - length, "%s%s%s %s%s: %s", i ? "; or " : "", emphasised(request, CYAN),
                         ikeerr_record_text(record, IKEERR_ID), ikeerr_record_text(record, IKEERR_NAME),
                         emphasised(request, PLAIN), ikeerr_record_text(record, IKEERR_MESSAGE));
  }
  return length < size ? length : size - 1;
}

static void print_meaning(const command_request *request, const ikeerr_mention *mention, size_t indent) {
  static char text[IKEERR_MAX_CANDIDATES * 256];
  wrap_words(text, meaning_text(request, mention, text, sizeof text), request->line_width, indent);
}

/* ---- lines for people ---- */

static void start_line(line_filter *filter) {
  if (filter->is_within_line) putchar('\n');
  filter->is_within_line = false;
}

/* Says which file the lines come from, where there are several. */
static void print_title(log_file *file) {
  const command_request *request = file->filter->request;
  if (file->has_title) return;
  start_line(file->filter);
  if (request->operand_count > 1) {
    printf("%s%s==> %s <==%s\n", file->filter->has_written ? "\n" : "", emphasised(request, BOLD), file->input.name,
           emphasised(request, PLAIN));
  }
  file->has_title = file->filter->has_written = true;
}

static void write_until(log_file *file, size_t index) {
  if (index <= file->shown) return;
  print_title(file);
  print_text(file->encoding, file->filter->text + file->shown, index - file->shown);
  file->filter->is_within_line = !ends_line(file->encoding, file->filter->text, index);
  file->shown = index;
}

static void annotate(log_file *file) {
  start_line(file->filter);
  for (size_t i = 0; i < file->on_line.count; i++) {
    printf("%*s", INDENT, "");
    print_meaning(file->filter->request, &file->on_line.meanings[i].mention, INDENT);
  }
  file->on_line.count = 0;
}

static void pass_until(log_file *file, size_t index) {
  if (!file->filter->request->only) write_until(file, index);
  file->shown = index;
}

/* Shows what has no mentions from here to the index, behind the rest of a line that has. */
static void show_until(log_file *file, size_t index) {
  if (index <= file->shown) return;
  if (file->on_line.count) {
    size_t end = line_end(file->encoding, file->filter->text, file->shown, index);
    write_until(file, end ? end : index);
    if (!end) return;
    annotate(file);
  }
  pass_until(file, index);
}

static void show_mention(log_file *file, const ikeerr_mention *mention) {
  const command_request *request = file->filter->request;
  size_t start = (size_t)(mention->start - file->offset), end = (size_t)(mention->end - file->offset);
  show_until(file, last_line_end(file->encoding, file->filter->text, file->shown, start));
  print_title(file);
  write_until(file, start);
  fputs(emphasised(request, RED), stdout);
  write_until(file, end);
  fputs(emphasised(request, PLAIN), stdout);
  tally_add(&file->on_line, mention);
}

/* ---- lines for programs ---- */

static void count_lines(log_file *file, size_t index) {
  size_t end;
  while (file->counted < index && (end = line_end(file->encoding, file->filter->text, file->counted, index))) {
    file->counted = end;
    file->line++;
  }
}

static void put_match(const log_file *file, size_t start, size_t end) {
  static char match[KEPT];
  size_t length = decode_text(file->encoding, file->filter->text + start, end - start, match, sizeof match);
  json_bytes("match", match, length);
}

static void put_mention(log_file *file, const ikeerr_mention *mention) {
  size_t start = (size_t)(mention->start - file->offset), end = (size_t)(mention->end - file->offset);
  count_lines(file, start);
  json_start("mention");
  json_text("file", file->path);
  json_integer("line", (int64_t)file->line);
  json_integer("start", (int64_t)mention->start);
  json_integer("end", (int64_t)mention->end);
  put_match(file, start, end);
  json_text("form", ikeerr_form_name(mention->form));
  json_text("certainty", ikeerr_certainty_name(mention->certainty));
  json_ids("ids", mention->records, mention->record_count);
  json_text("neighbour", mention->neighbour);
  json_finish();
}

/* ---- a file ---- */

static bool shows_lines(const command_request *request) {
  return !request->json && !request->quiet;
}

static void take_mention(log_file *file, const ikeerr_mention *mention) {
  const command_request *request = file->filter->request;
  file->filter->has_found = true;
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
  if (file->filter->request->json) count_lines(file, index);
  file->length -= index;
  file->offset += index;
  file->fed -= index;
  file->shown = file->shown > index ? file->shown - index : 0;
  file->counted = file->counted > index ? file->counted - index : 0;
  memmove(file->filter->text, file->filter->text + index, file->length);
}

/* Hands over the lines that have ended, or a piece of one for which there is no more room. */
static void scan_arrived(log_file *file, size_t arrived) {
  size_t end = last_line_end(file->encoding, file->filter->text, arrived, file->length);
  if (end) {
    feed_until(file, end);
    drop_until(file, end);
  } else if (file->length == ROOM) {
    feed_until(file, ROOM);
    drop_until(file, character_start(file->encoding, file->filter->text, ROOM - KEPT));
  }
}

static void detect_encoding(log_file *file) {
  if (file->offset || file->length < ENCODING_MARK) return;
  file->encoding = encoding_of(file->filter->text, file->length);
  if (file->encoding != ENCODING_BYTES && file->shown < ENCODING_MARK) file->shown = ENCODING_MARK;
}

static void finish_file(log_file *file) {
  feed_until(file, file->length);
  ikeerr_scan_finish(&file->scanner);
  take_mentions(file);
  drop_until(file, file->length);
  if (file->on_line.count) annotate(file);
}

/* ---- progress ---- */

static bool shows_progress(const log_file *file) {
  bool is_quiet = !shows_lines(file->filter->request) || !terminal_is(stdout);
  return file->input.size >= LARGE && is_quiet && terminal_is(stderr);
}

static void print_progress(const log_file *file, unsigned *percent) {
  uint64_t done = (file->offset + file->length) / (file->input.size / 100);
  if (done == *percent || done > 100) return;
  *percent = (unsigned)done;
  fprintf(stderr, "\rikeerr: %s: %u %%", quote(file->input.name).text, *percent);
}

static void clear_progress(void) {
  fprintf(stderr, "\r%*s\r", 79, "");
}

/* ---- all files ---- */

static exit_status scan_input(log_file *file) {
  ptrdiff_t count;
  unsigned percent = 0;
  bool has_progress = shows_progress(file);
  while ((count = input_read(&file->input, file->filter->text + file->length, ROOM - file->length)) > 0) {
    size_t arrived = file->length;
    file->length += (size_t)count;
    detect_encoding(file);
    scan_arrived(file, file->encoding == ENCODING_BYTES ? arrived : arrived & ~(size_t)1);
    if (has_progress) print_progress(file, &percent);
    if (fflush(stdout)) break;
  }
  if (has_progress) clear_progress();
  finish_file(file);
  return count < 0 ? EXIT_TROUBLE : EXIT_ANSWERED;
}

static exit_status scan_file(line_filter *filter, const char *path) {
  log_file file = {.filter = filter, .path = path, .line = 1};
  if (!input_open(&file.input, path)) return EXIT_TROUBLE;
  ikeerr_scan_start(&file.scanner, &filter->request->scan);
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

static void print_count(const command_request *request, const mention_meaning *meaning) {
  enum { COUNT_WIDTH = 7, GAP = 2 };
  printf("%*" PRIu64 "%*s", COUNT_WIDTH, meaning->count, GAP, "");
  print_meaning(request, &meaning->mention, COUNT_WIDTH + GAP);
}

static void show_summary(line_filter *filter) {
  const command_request *request = filter->request;
  tally_sort(&filter->all);
  start_line(filter);
  if (filter->has_written) putchar('\n');
  for (size_t i = 0; i < filter->all.count; i++) {
    if (request->json) {
      put_count(&filter->all.meanings[i]);
    } else {
      print_count(request, &filter->all.meanings[i]);
    }
  }
  if (!filter->all.count && !request->json) puts("No known error is mentioned.");
}

exit_status scan_files(const command_request *request) {
  static const char *const STANDARD_INPUT[] = {"-"};
  line_filter filter = {.request = request, .text = malloc(ROOM)};
  const char *const *paths = request->operand_count ? request->operands : STANDARD_INPUT;
  size_t count = request->operand_count ? request->operand_count : 1;
  exit_status status = EXIT_ANSWERED;
  if (!filter.text) {
    complain("out of memory: %d bytes are needed to read a file", ROOM);
    return EXIT_TROUBLE;
  }
  for (size_t i = 0; i < count && !ferror(stdout); i++) status = worse(status, scan_file(&filter, paths[i]));
  if (request->summary) show_summary(&filter);
  free(filter.all.meanings);
  free(filter.text);
  return worse(status, filter.has_found ? EXIT_ANSWERED : EXIT_NOT_FOUND);
}
