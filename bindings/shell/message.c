#include "message.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

exit_status worse(exit_status a, exit_status b) {
  return a > b ? a : b;
}

static bool is_control(unsigned char byte) {
  return byte < ' ' || byte == 0x7F;
}

quotation quote(const char *text) {
  enum { MOST_CHARACTERS = 60, LONGEST_ESCAPE = 4, ENDING = 5 };
  quotation quoted;
  char *out = quoted.text, *end = quoted.text + sizeof quoted.text - LONGEST_ESCAPE - ENDING;
  size_t rest = strlen(text);
  *out++ = '\'';
  for (int characters = 0; rest && characters < MOST_CHARACTERS && out < end; characters++) {
    size_t size = character_length(text, rest);
    if (!size || is_control((unsigned char)*text)) {
      out += sprintf(out, "\\x%02x", (unsigned char)*text);
      size = 1;
    } else {
      memcpy(out, text, size);
      out += size;
    }
    text += size;
    rest -= size;
  }
  sprintf(out, rest ? "...'" : "'");
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
