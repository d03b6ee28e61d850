/* The core as a WebAssembly module: what it is asked stands in `input`, what it answers are the JSON Lines of the
 * command's --json. Nothing is imported, so that it can reach nothing. */
#include <ikeerr.h>
#include <stdlib.h>
#include <string.h>

#include "../shell/output/json_output.h"
#include "../shell/output/record_json.h"

#define EXPORT(name) __attribute__((export_name(#name))) name

enum { INPUT_ROOM = 1 << 18 /* bytes of a key, a query, or a piece of a log */ };

static char input[INPUT_ROOM];

/* ---- what is answered ---- */

static struct {
  char *bytes;
  size_t length;
  size_t room;
} output;

void json_write(const char *bytes, size_t length) {
  if (output.room - output.length < length) {
    output.room = 2 * (output.length + length);
    output.bytes = realloc(output.bytes, output.room);
    if (!output.bytes) __builtin_trap();
  }
  memcpy(output.bytes + output.length, bytes, length);
  output.length += length;
}

char *EXPORT(input_bytes)(void) {
  return input;
}

size_t EXPORT(input_room)(void) {
  return INPUT_ROOM;
}

const char *EXPORT(output_bytes)(void) {
  return output.bytes;
}

/* How much has been answered since it was asked last. */
size_t EXPORT(output_length)(void) {
  size_t length = output.length;
  output.length = 0;
  return length;
}

/* ---- lookup and search ---- */

void EXPORT(lookup)(size_t length) {
  static char explanation[1 << 13];
  ikeerr_answer answer;
  ikeerr_lookup(input, length, IKEERR_ANY_DOMAIN, &answer);
  ikeerr_explain(input, length, &answer, explanation, sizeof explanation);
  json_answer(input, length, &answer, explanation, NULL);
}

void EXPORT(search)(size_t length, size_t limit) {
  static ikeerr_hit hits[IKEERR_MAX_RECORDS];
  size_t capacity = limit < IKEERR_MAX_RECORDS ? limit : IKEERR_MAX_RECORDS;
  size_t count = ikeerr_search(input, length, NULL, hits, capacity);
  for (size_t i = 0; i < count; i++) json_hit(&hits[i]);
}

/* ---- a log: mentions and verdicts in one go ---- */

static ikeerr_scanner scanner;
static ikeerr_diagnoser diagnoser;

static void take_verdict(void *context, const ikeerr_verdict *verdict) {
  (void)context;
  json_verdict(NULL, verdict);
}

static void take_mentions(void) {
  ikeerr_mention mention;
  while (ikeerr_scan_next(&scanner, &mention)) {
    json_span span = {(int64_t)mention.start, (int64_t)mention.end};
    json_span sign = {(int64_t)mention.sign_start, (int64_t)mention.sign_end};
    json_mention(NULL, &mention, &span, mention.sign_end ? &sign : NULL);
  }
}

void EXPORT(log_start)(void) {
  ikeerr_scan_options options = IKEERR_SCAN_DEFAULT;
  options.lines = true;
  ikeerr_scan_start(&scanner, &options);
  ikeerr_diagnose_start(&diagnoser, NULL, take_verdict, NULL);
}

void EXPORT(log_feed)(size_t length) {
  ikeerr_scan_feed(&scanner, input, length);
  take_mentions();
  ikeerr_diagnose_feed(&diagnoser, input, length);
}

void EXPORT(log_finish)(void) {
  ikeerr_scan_finish(&scanner);
  take_mentions();
  ikeerr_diagnose_finish(&diagnoser);
}

/* ---- what the C library would ask of a system ----
 *
 * snprintf is linked together with standard output, which there is none of. */

enum { NO_SYSTEM = 52 /* ENOSYS of WASI */ };

int __imported_wasi_snapshot_preview1_fd_write(int file, const void *pieces, size_t count, size_t *written) {
  (void)file, (void)pieces, (void)count, (void)written;
  return NO_SYSTEM;
}

int __imported_wasi_snapshot_preview1_fd_seek(int file, int64_t offset, int whence, uint64_t *at) {
  (void)file, (void)offset, (void)whence, (void)at;
  return NO_SYSTEM;
}

int __imported_wasi_snapshot_preview1_fd_close(int file) {
  (void)file;
  return NO_SYSTEM;
}
