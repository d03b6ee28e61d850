/* The log lines of programs, recognised by the patterns of the pages. */
#ifndef IKEERR_LINE_H
#define IKEERR_LINE_H

#include "tables/tables.h"
#include "text/text.h"

enum { LINE_LONG = 28 /* fixed bytes: with as many, a line is about one thing */ };

/* What stands between two parts of a line: indexes, half-open. */
typedef struct {
  size_t start;
  size_t end;
} line_gap;

/* The line of a page and the line of a stack that start at one place; both may be one. */
typedef struct {
  const table_line_pattern *page; /* NULL: none */
  size_t page_end;
  bool page_goes_on;               /* a long one, behind which somebody else's words follow */
  const table_line_pattern *stack; /* NULL: none */
  size_t stack_end;
  line_gap gaps[TABLE_LINE_MOST_PARTS + 1]; /* of the stack's line: in front of each part but the first, and behind the
                                               last */
  unsigned tried;                           /* lines of several parts of which the first one is there */
  const table_line_pattern *begun; /* where no line of a page is: the one that begins with the whole text, which ends
                                      before anything varies in it. NULL: none does, or those of several records do */
} line_match;

/* The lines that start at the start of the text, where one may (ike_may_be_line) and which ends with the line it is in;
 * of several those with most fixed bytes. `before`: how many bytes in front of the text may be looked at. Quotation
 * marks and angle brackets may be escaped as in JSON or XML. false: none does. */
bool ike_lines_at(slice text, size_t before, bool with_stacks, line_match *match);

/* Whether a line that begins with eight bytes as they are, or one of the others, may start at the start of the text. */
static inline bool ike_may_be_long_line(slice text, bool with_stacks) {
  if (text.length < TABLE_LINE_BEGINNING) return false;
  unsigned bit = table_gram_bits(eight_bytes_at(text.start), TABLE_LINE_FILTER_BITS);
  return table_is_in(ike_table_line_filter[with_stacks], bit);
}

static inline bool ike_may_be_short_line(slice text, bool with_stacks) {
  return text.length >= TABLE_LINE_SHORT_BEGINNING &&
         table_is_in(ike_table_line_short_filter[with_stacks], table_line_short_bit(text.start));
}

/* The end of a message that may go on to the end of its line or field, from an index on. */
size_t ike_message_end(slice text, size_t at);

/* Whether a line may start at the start of the text, which may go on behind the end of the line it is in. */
static inline bool ike_may_be_line(slice text, bool with_stacks) {
  return ike_may_be_long_line(text, with_stacks) || ike_may_be_short_line(text, with_stacks);
}

/* Whether a part of a line, or a text that leads to a sentence, lies around an index of the text: the eight bytes there
 * are what it is noticed by. */
bool ike_is_line_part(slice text, size_t index, bool with_stacks);

#endif
