/* The texts of a column that is in Arrow's memory. */
#ifndef IKEPY_ARROW_TEXTS_H
#define IKEPY_ARROW_TEXTS_H

#include <stdbool.h>
#include <stddef.h>

#include "arrow.h"

typedef struct {
  const char *text; /* NULL: the row has none */
  size_t length;    /* bytes */
} row_text;

typedef enum { NO_TEXTS, OFFSETS_OF_32_BITS, OFFSETS_OF_64_BITS, VIEWS } text_layout;

typedef struct {
  text_layout layout;
  char index;   /* the format of the indexes into a dictionary; 0: there is none */
  bool is_utf8; /* or any bytes */
} text_format;

/* false: a column of that format holds no texts. */
bool ikepy_read_text_format(const struct ArrowSchema *schema, text_format *format);

/* Whether an array has the buffers that its format asks for. */
bool ikepy_has_text_buffers(const struct ArrowArray *array, const text_format *format);

row_text ikepy_arrow_text(const struct ArrowArray *array, const text_format *format, size_t row);

#endif
