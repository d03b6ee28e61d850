/* The ends of lines in what is held of a log. */
#include "log_file.h"

#include <string.h>

size_t next_line_end(const char *text, size_t from, size_t end) {
  const char *feed = memchr(text + from, '\n', end - from);
  return feed ? (size_t)(feed - text) + 1 : 0;
}

size_t last_line_end(const char *text, size_t from, size_t end) {
  while (end > from && text[end - 1] != '\n') end--;
  return end > from ? end : 0;
}
