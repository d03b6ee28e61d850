/* Lines filled word by word; a word that is wider than a line has one to itself. */
#include "wrap.h"

#include "width.h"

void ike_wrap_start(wrapper *lines, size_t column, size_t indent) {
  ike_put_times(&lines->output, ' ', column);
  lines->column = column;
  lines->indent = indent;
  lines->is_fresh = true;
}

void ike_wrap_end(wrapper *lines) {
  bool is_longer = lines->width && lines->column > lines->width;
  lines->rows += is_longer ? (lines->column + lines->width - 1) / lines->width : 1;
  lines->column = 0;
  ike_put(&lines->output, "\n");
}

bool ike_take_word(slice *text, slice *word) {
  *text = slice_trim(*text);
  size_t end = 0;
  while (end < text->length && !is_blank(text->start[end])) end++;
  *word = (slice){text->start, end};
  *text = slice_from(*text, end);
  return end > 0;
}

void ike_wrap_word(wrapper *lines, size_t columns) {
  bool fits = !lines->width || lines->column + 1 + columns <= lines->width;
  if (!lines->is_fresh && fits) {
    ike_put(&lines->output, " ");
    lines->column++;
  } else if (!lines->is_fresh) {
    ike_wrap_end(lines);
    ike_wrap_start(lines, lines->indent, lines->indent);
  }
  lines->is_fresh = false;
  lines->column += columns;
}

void ike_wrap_text(wrapper *lines, slice text) {
  for (slice word; ike_take_word(&text, &word);) {
    ike_wrap_word(lines, ike_columns(word));
    ike_put_slice(&lines->output, word);
  }
}
