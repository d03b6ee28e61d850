#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

const char *emphasised(const command_request *request, emphasis kind) {
  static const char *const SEQUENCES[] = {"\033[0m", "\033[1m", "\033[2m", "\033[36m", "\033[1;31m"};
  return request->style.color ? SEQUENCES[kind] : "";
}

/* ---- wrapping ---- */

static size_t columns(const char *word, size_t length) {
  size_t count = 0;
  bool is_escape = false;
  for (size_t i = 0; i < length; i++) {
    unsigned char byte = (unsigned char)word[i];
    if (byte == '\033') is_escape = true;
    count += !is_escape && (byte & 0xC0) != 0x80;
    if (byte == 'm') is_escape = false;
  }
  return count;
}

static size_t word_length(const char *text, size_t length) {
  size_t end = 0;
  while (end < length && text[end] != ' ' && text[end] != '\n') end++;
  return end;
}

void wrap_words(const char *text, size_t length, unsigned width, size_t indent) {
  size_t column = indent;
  for (size_t i = 0; i < length;) {
    size_t word = word_length(text + i, length - i), wide = columns(text + i, word);
    bool is_first = column == indent;
    if (!is_first && width && column + 1 + wide > width) {
      printf("\n%*s", (int)indent, "");
      column = indent;
    } else if (!is_first) {
      putchar(' ');
      column++;
    }
    fwrite(text + i, 1, word, stdout);
    column += wide;
    i += word;
    while (i < length && (text[i] == ' ' || text[i] == '\n')) i++;
  }
  putchar('\n');
}

void print_wrapped(const char *text, size_t length, unsigned width, size_t indent) {
  printf("%*s", (int)indent, "");
  wrap_words(text, length, width, indent);
}

/* ---- records ---- */

void print_record_name(const command_request *request, const ikeerr_record *record) {
  printf("%s%s %s%s", emphasised(request, CYAN), ikeerr_record_text(record, IKEERR_ID),
         ikeerr_record_text(record, IKEERR_NAME), emphasised(request, PLAIN));
}

void print_record_line(const command_request *request, const ikeerr_record *record, size_t indent) {
  enum { LONGEST = 512 };
  char line[LONGEST];
  int length = snprintf(line, sizeof line, "%s%s %s%s: %s", emphasised(request, CYAN),
                        ikeerr_record_text(record, IKEERR_ID), ikeerr_record_text(record, IKEERR_NAME),
                        emphasised(request, PLAIN), ikeerr_record_text(record, IKEERR_MESSAGE));
  print_wrapped(line, (size_t)length < sizeof line ? (size_t)length : sizeof line - 1, request->line_width, indent);
}

static char *resized(char *text, size_t size) {
  text = realloc(text, size);
  if (text) return text;
  complain("out of memory: %zu bytes were needed for a page", size);
  exit(EXIT_TROUBLE);
}

char *rendered(renderer *render, const void *context) {
  size_t size = 1 << 15; /* every page fits */
  char *text = resized(NULL, size);
  size_t length = render(context, text, size);
  if (length < size) return text;
  text = resized(text, length + 1);
  render(context, text, length + 1);
  return text;
}

void print_rendered(renderer *render, const void *context) {
  char *text = rendered(render, context);
  fputs(text, stdout);
  free(text);
}
