/* The layout of the log lines as patterns, which data/compile/lines.py writes. A pattern is what is fixed in a line:
 * its parts, between each two of which one byte or more stand. */
#ifndef IKEERR_LINE_LAYOUT_H
#define IKEERR_LINE_LAYOUT_H

#include "layout.h"

typedef struct {
  table_string text;
  uint16_t length;
} table_line_part;

typedef struct {
  table_string lead; /* signs that stand right in front of the first part */
  uint16_t line;     /* in log_lines */
  uint16_t record;
  table_range parts; /* line_parts; the first begins with a word */
  uint16_t fixed;    /* bytes of all parts */
  bool is_open;      /* something has to follow behind the last part */
  bool is_shared;    /* its program prints it in both versions of IKE */
} table_line_pattern;

/* Four bytes, the first the lowest, by which lines are noticed ... */
typedef struct {
  uint32_t bytes;
  table_range places; /* line_gram_places */
} table_line_gram;

/* ... and where in them these stand. */
typedef struct {
  uint16_t part; /* in line_parts */
  uint16_t offset;
} table_line_gram_place;

extern const table_line_pattern ike_table_line_patterns[]; /* by the bytes of their first parts */
extern const table_line_part ike_table_line_parts[];
extern const uint16_t
    ike_table_line_starts[257]; /* by byte: the first line that begins with it or with a greater one */
extern const table_line_gram ike_table_line_grams[]; /* by `bytes` */
extern const table_line_gram_place ike_table_line_gram_places[];
extern const uint16_t ike_table_line_gram_count;

#endif
