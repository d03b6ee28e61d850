/* Text for people: rendered and wrapped by the core, colored and escaped as the terminal needs it. */
#include "output/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "message.h"

/* ---- what the core renders ---- */

static char *resized(char *text, size_t size) {
  text = realloc(text, size);
  if (text) return text;
  print_complaint("out of memory: %zu bytes were needed for a page", size);
  exit(EXIT_TROUBLE);
}

char *rendered_text(renderer *render, const void *context) {
  size_t size = 1 << 15; /* every page fits */
  char *text = resized(NULL, size);
  size_t length = render(context, text, size);
  if (length < size) return text;
  text = resized(text, length + 1);
  render(context, text, length + 1);
  return text;
}

void print_rendered(renderer *render, const void *context) {
  char *text = rendered_text(render, context);
  fputs(text, stdout);
  free(text);
}

/* ---- paragraphs ---- */

typedef struct {
  slice text;
  unsigned width;
  size_t indent;
} paragraph;

static size_t render_paragraph(const void *context, char *out, size_t size) {
  const paragraph *part = context;
  wrapper lines = {.output = {out, size, 0}, .width = part->width};
  lines.indent = lines.column = part->indent;
  lines.is_fresh = true;
  ike_wrap_text(&lines, part->text);
  ike_wrap_end(&lines);
  return ike_put_end(&lines.output);
}

void continue_wrapped(const char *text, unsigned width, size_t indent) {
  print_rendered(render_paragraph, &(paragraph){{text, strlen(text)}, width, indent});
}

void print_wrapped(const char *text, unsigned width, size_t indent) {
  printf("%*s", (int)indent, "");
  continue_wrapped(text, width, indent);
}

/* ---- records ---- */

void put_colored(writer *output, const text_style *style, text_color color, slice text) {
  ike_put(output, ike_color(color, style->has_color));
  ike_put_slice(output, text);
  ike_put(output, ike_color(COLOR_PLAIN, style->has_color));
}

static size_t render_line(const void *record, char *out, size_t size) {
  return ikeerr_line(record, out, size);
}

void put_record_line(writer *output, const text_style *style, const ikeerr_record *record) {
  char *line = rendered_text(render_line, record);
  size_t name = strlen(ikeerr_record_text(record, IKEERR_ID)) + 1 + strlen(ikeerr_record_text(record, IKEERR_NAME));
  put_colored(output, style, COLOR_CYAN, (slice){line, name});
  ike_put(output, line + name);
  free(line);
}

typedef struct {
  const text_style *style;
  const ikeerr_record *record;
} styled_record;

static size_t render_colored_line(const void *context, char *out, size_t size) {
  const styled_record *what = context;
  writer output = {out, size, 0};
  put_record_line(&output, what->style, what->record);
  return ike_put_end(&output);
}

void print_record_line(const text_style *style, const ikeerr_record *record, size_t indent) {
  char *line = rendered_text(render_colored_line, &(styled_record){style, record});
  print_wrapped(line, style->line_width, indent);
  free(line);
}

void print_record_name(const text_style *style, const ikeerr_record *record) {
  printf("%s%s %s%s", ike_color(COLOR_CYAN, style->has_color), ikeerr_record_text(record, IKEERR_ID),
         ikeerr_record_text(record, IKEERR_NAME), ike_color(COLOR_PLAIN, style->has_color));
}

/* ---- text of others ---- */

/* How much of a text is escaped at once: a cut is neither within a character nor within a line end of two bytes. */
static size_t piece_of(const char *text, size_t length, size_t most) {
  if (length <= most) return length;
  size_t end = ike_utf8_start(text, most);
  return text[end - 1] == '\r' ? end - 1 : end;
}

void print_foreign(const text_style *style, const char *text, size_t length) {
  enum { PIECE = 1024, ESCAPED = 4 /* bytes, of one */ };
  char shown[PIECE * ESCAPED + 1];
  if (!style->is_for_terminal) {
    fwrite(text, 1, length, stdout);
    return;
  }
  while (length) {
    size_t piece = piece_of(text, length, PIECE);
    writer output = {shown, sizeof shown, 0};
    ike_put_visible(&output, (slice){text, piece});
    fwrite(shown, 1, output.length, stdout);
    text += piece;
    length -= piece;
  }
}
