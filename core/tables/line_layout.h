/* The layout of the log lines as patterns, which data/compile/lines.py writes. A pattern is what is fixed in a line:
 * its parts, between each two of which one byte or more stand. */
#ifndef IKEERR_LINE_LAYOUT_H
#define IKEERR_LINE_LAYOUT_H

#include "layout.h"
#include "table_sizes.h"
#include "text/text.h"

typedef struct {
  table_string text;
  uint16_t length;
  uint16_t plain; /* bytes of it in front of the first that JSON or XML may write otherwise ... */
  uint16_t rare;  /* ... and which of these is seldomest in ordinary text */
} table_line_part;

enum { TABLE_NO_LINE = UINT16_MAX, TABLE_NO_STACK = UINT8_MAX, TABLE_LINE_MOST_PARTS = 12 };

typedef struct {
  table_string lead; /* signs that stand right in front of the first part */
  uint16_t line;     /* in log_lines; TABLE_NO_LINE: of no page */
  uint16_t record;   /* TABLE_NO_RECORD: of no page */
  table_range parts; /* line_parts; the first begins with a word */
  uint16_t fixed;    /* bytes of all parts */
  uint16_t kept;     /* of a stack's line: in line_kept, what is kept in front of each part and behind the last */
  uint8_t role;      /* a table_role; ROLE_NONE: of no stack */
  uint8_t stack;
  uint8_t exchange; /* that the line is of, of its stack's, from 1; 0: it names it itself, or none */
  bool is_open;     /* something has to follow behind the last part */
  bool is_shared;   /* its program prints it in both versions of IKE */
  bool is_remark;   /* it tells of no failure, or goes with a line that does */
  bool is_led_on;   /* another line goes on behind it with a colon */
  uint16_t others;  /* in line_others, other stacks that print it; 0: none does */
} table_line_pattern;

/* Another stack that prints a line, and which of its exchanges it is of there. */
typedef struct {
  uint8_t stack; /* TABLE_NO_STACK ends a list */
  uint8_t exchange;
} table_line_other;

/* Eight bytes, the first the lowest, by which lines are noticed; found by the high bits of their product ... */
typedef struct {
  uint64_t bytes;
  table_range places; /* line_gram_places; count 0: there is no gram in this slot */
} table_line_gram;

#define TABLE_GRAM_MULTIPLIER 0x9E3779B97F4A7C15u

/* ... and where in them these stand. Beside them are bytes of the part, if any that are not written otherwise. */
typedef struct {
  uint16_t part; /* in line_parts */
  uint16_t offset;
  uint16_t first;   /* the first part of the line */
  uint8_t before;   /* the byte right in front of them ... */
  uint8_t behind;   /* ... and right behind; 0: there is none such */
  bool is_of_stack; /* no page has the line */
} table_line_gram_place;

/* A beginning of the first parts of some lines, behind which these differ, or one of them ends. */
typedef struct {
  uint16_t first;    /* the lines that begin so: from this one of line_patterns ... */
  uint16_t ended;    /* ... to this one, exclusive, those whose first part ends here ... */
  uint16_t end;      /* ... and to this one, exclusive, those that have more */
  uint16_t depth;    /* bytes of the beginning */
  uint16_t children; /* line_nodes: from this one on those that go on, by ascending bytes */
  uint8_t child_count;
  uint8_t byte; /* the one that leads here from the parent */
} table_line_node;

/* Most places are no line: so say a filter of the first eight bytes, of lines of which these surely stand as they are,
 * and one of the first three, of the others. */
enum {
  TABLE_LINE_BEGINNING = 8,
  TABLE_LINE_FILTER_BITS = 15,
  TABLE_LINE_SHORT_BEGINNING = 3,
  TABLE_LINE_SHORT_FILTER_BITS = 12
};

static inline bool table_is_in(const uint64_t *filter, unsigned bit) {
  return filter[bit / 64] >> bit % 64 & 1;
}

/* So many high bits of the product by which eight bytes are found. */
static inline unsigned table_gram_bits(uint64_t bytes, unsigned bits) {
  return (unsigned)(bytes * TABLE_GRAM_MULTIPLIER >> (64 - bits));
}

static inline unsigned table_line_short_bit(const char *text) {
  const unsigned char *c = (const unsigned char *)text;
  return table_gram_bits((uint64_t)c[0] | (uint64_t)c[1] << 8 | (uint64_t)c[2] << 16, TABLE_LINE_SHORT_FILTER_BITS);
}

extern const table_line_other ike_table_line_others[];
extern const table_line_pattern ike_table_line_patterns[]; /* by the bytes of their first parts */
extern const table_line_part ike_table_line_parts[];       /* of the patterns, then the texts that lead to sentences */
extern const uint8_t ike_table_line_kept[];                /* a table_capture each */
extern const uint16_t ike_table_line_roots[256];           /* by the first byte: in line_nodes; 0: none begins so */
extern const table_line_node ike_table_line_nodes[];
/* [1]: with those of the lines of stacks */
extern const uint64_t ike_table_line_filter[2][(1u << TABLE_LINE_FILTER_BITS) / 64];
extern const uint64_t ike_table_line_short_filter[2][(1u << TABLE_LINE_SHORT_FILTER_BITS) / 64];
extern const table_line_gram ike_table_line_grams[1 << TABLE_GRAM_BITS]; /* in their slot, or in the next free one */
extern const table_line_gram_place ike_table_line_gram_places[];

#endif
