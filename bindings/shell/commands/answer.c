/* Keys from the command line and from standard input, looked up one by one, and what is said to them. */
#include "answer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/text.h"

typedef struct {
  const key_text *key;
  const ikeerr_answer *answer;
} explained;

static size_t explain(const void *context, char *out, size_t size) {
  const explained *what = context;
  return ikeerr_explain(what->key->text, what->key->length, what->answer, out, size);
}

char *explain_answer(const key_text *key, const ikeerr_answer *answer) {
  return rendered_text(explain, &(explained){key, answer});
}

static exit_status complain_of(const key_text *key, const ikeerr_answer *answer) {
  char *why = explain_answer(key, answer);
  print_complaint("%s", why);
  free(why);
  return EXIT_NOT_FOUND;
}

static exit_status answer_one(const command_request *request, const key_text *key, answerer *answer_known,
                              bool misses) {
  ikeerr_answer answer;
  ikeerr_status status = ikeerr_lookup(key->text, key->length, request->filter.domain, &answer);
  if (status == IKEERR_UNKNOWN && !misses) return complain_of(key, &answer);
  return answer_known(request, key, &answer);
}

exit_status answer_text(const char *text, ikeerr_answer *answer) {
  const key_text given = {text, strlen(text)};
  ikeerr_status status = ikeerr_lookup(text, given.length, IKEERR_ANY_DOMAIN, answer);
  return status == IKEERR_UNKNOWN ? complain_of(&given, answer) : EXIT_ANSWERED;
}

/* ---- keys from standard input ---- */

typedef struct {
  char *text;
  size_t length;
  size_t room;
} line_buffer;

static bool append(line_buffer *line, char byte) {
  if (line->length == line->room) {
    size_t room = line->room ? 2 * line->room : 256;
    char *text = realloc(line->text, room);
    if (!text) return false;
    line->text = text;
    line->room = room;
  }
  line->text[line->length++] = byte;
  return true;
}

static bool read_line(line_buffer *line) {
  int byte;
  line->length = 0;
  while ((byte = getchar()) != EOF && byte != '\n') {
    if (!append(line, (char)byte)) {
      print_complaint("out of memory: a line of standard input has more than %zu bytes", line->length);
      exit(EXIT_TROUBLE);
    }
  }
  if (line->length && line->text[line->length - 1] == '\r') line->length--;
  return byte != EOF || line->length;
}

static exit_status answer_lines(const command_request *request, answerer *answer, bool misses) {
  exit_status status = EXIT_ANSWERED;
  line_buffer line = {0};
  while (read_line(&line)) {
    if (!line.length) continue;
    status = worse_status(status, answer_one(request, &(key_text){line.text, line.length}, answer, misses));
    fflush(stdout);
  }
  free(line.text);
  if (!ferror(stdin)) return status;
  print_complaint("cannot read standard input: %s", strerror(errno));
  return EXIT_TROUBLE;
}

exit_status answer_each(const command_request *request, answerer *answer, bool misses) {
  exit_status status = EXIT_ANSWERED;
  for (size_t i = 0; i < request->operand_count; i++) {
    const char *operand = request->operands[i];
    bool is_stdin = strcmp(operand, "-") == 0;
    status =
        worse_status(status, is_stdin ? answer_lines(request, answer, misses)
                                      : answer_one(request, &(key_text){operand, strlen(operand)}, answer, misses));
  }
  return status;
}
