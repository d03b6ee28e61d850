/* Messages on standard error, one a line, in which nothing from outside reaches a terminal as it came. */
#include "message.h"

#include <ikeerr.h>
#include <stdarg.h>
#include <stdio.h>

exit_status worse_status(exit_status a, exit_status b) {
  return a > b ? a : b;
}

static quotation quoted(const char *text, size_t most) {
  quotation quoted;
  ikeerr_quote(text, IKEERR_TO_NUL, most, quoted.text, sizeof quoted.text);
  return quoted;
}

quotation quoted_text(const char *text) {
  return quoted(text, TEXT_SHOWN);
}

quotation quoted_path(const char *path) {
  return quoted(path, PATH_SHOWN);
}

void print_complaint(const char *format, ...) {
  va_list values;
  va_start(values, format);
  fflush(stdout);
  fputs("ikeerr: ", stderr);
  vfprintf(stderr, format, values);
  fputc('\n', stderr);
  va_end(values);
}
