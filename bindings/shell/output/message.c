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

static quotation quote_most(const char *text, int most) {
  quotation quoted; /* has room for 1000 characters of four bytes, the quotes and "..." */
  char *out = quoted.text;
  size_t rest = strlen(text);
  *out++ = '\'';
  for (int characters = 0; rest && characters < most; characters++) {
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

quotation quote(const char *text) {
  return quote_most(text, 60);
}

quotation quote_path(const char *path) {
  return quote_most(path, 1000);
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
