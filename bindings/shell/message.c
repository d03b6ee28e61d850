#include "message.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

exit_status worse(exit_status a, exit_status b) {
  return a > b ? a : b;
}

static bool is_control(unsigned char byte) {
  return byte < ' ' || byte == 0x7F;
}

static bool is_continuation(unsigned char byte) {
  return (byte & 0xC0) == 0x80;
}

quotation quote(const char *text) {
  enum { MOST_CHARACTERS = 60, LONGEST_ESCAPE = 4, ENDING = 5 };
  quotation quoted;
  char *out = quoted.text, *end = quoted.text + sizeof quoted.text - LONGEST_ESCAPE - ENDING;
  *out++ = '\'';
  for (int characters = 0; *text && out < end; text++) {
    unsigned char byte = (unsigned char)*text;
    if (!is_continuation(byte) && characters++ == MOST_CHARACTERS) break;
    if (is_control(byte)) {
      out += sprintf(out, "\\x%02x", byte);
    } else {
      *out++ = (char)byte;
    }
  }
  sprintf(out, *text ? "...'" : "'");
  return quoted;
}

void complain(const char *format, ...) {
  va_list values;
  va_start(values, format);
  fflush(stdout);
  fputs("ikeerr: ", stderr);
  vfprintf(stderr, format, values);
  fputc('\n', stderr);
  va_end(values);
}
