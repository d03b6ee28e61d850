/* Text for people, on standard output. */
#ifndef TEXT_H
#define TEXT_H

#include <ikeerr.h>

#include "text/text.h"

typedef struct {
  unsigned width;       /* columns of pages and paragraphs */
  unsigned line_width;  /* columns of a line about a record; 0: it is not wrapped */
  bool has_color;       /* colors are written as sequences */
  bool is_for_terminal; /* text of others is shown with its control characters escaped */
} text_style;

/* Words in lines of a width (0: one line), each behind `indent` blanks. Sequences of colors take no columns. */
void print_wrapped(const char *text, unsigned width, size_t indent);

/* The same where the first line has begun already, in the column `indent`. */
void continue_wrapped(const char *text, unsigned width, size_t indent);

void put_colored(writer *output, const text_style *style, text_color color, slice text);

/* "win32:13868 ERROR_...: message" */
void put_record_line(writer *output, const text_style *style, const ikeerr_record *record);

/* The same as a line, wrapped where lines are. */
void print_record_line(const text_style *style, const ikeerr_record *record, size_t indent);

/* "win32:13868 ERROR_..." */
void print_record_name(const text_style *style, const ikeerr_record *record);

/* Text of others, such as of a log, a piece that ends between characters. */
void print_foreign(const text_style *style, const char *text, size_t length);

/* What the core renders, in memory that the caller frees. */
typedef size_t renderer(const void *context, char *out, size_t size);
char *rendered_text(renderer *render, const void *context);
void print_rendered(renderer *render, const void *context);

#endif
