/* Lines as they came, apart from what a terminal would obey; what their mentions mean follows when they have ended. */
#include "annotate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INDENT = 4 /* columns in front of what a line's mentions mean */ };

/* ---- what a mention means ---- */

typedef struct {
  const text_style *style;
  const ikeerr_mention *mention;
} styled_mention;

static size_t render_meaning(const void *context, char *out, size_t size) {
  const styled_mention *what = context;
  const ikeerr_mention *mention = what->mention;
  writer output = {out, size, 0};
  if (mention->certainty == IKEERR_POSSIBLE) ike_put(&output, "possibly ");
  ike_put(&output, mention->neighbour);
  for (unsigned i = 0; i < mention->record_count; i++) {
    if (i) ike_put(&output, "; or ");
    put_record_line(&output, what->style, mention->records[i]);
  }
  return ike_put_end(&output);
}

void print_meaning(const text_style *style, const ikeerr_mention *mention, size_t indent) {
  char *text = rendered_text(render_meaning, &(styled_mention){style, mention});
  continue_wrapped(text, style->line_width, indent);
  free(text);
}

/* ---- lines ---- */

void end_line(line_filter *filter) {
  if (filter->is_within_line) putchar('\n');
  filter->is_within_line = false;
}

/* Says which file the lines come from, where there are several. */
static void print_title(log_file *file) {
  const command_request *request = file->filter->request;
  const text_style *style = &request->style;
  if (file->has_title) return;
  end_line(file->filter);
  if (request->operand_count > 1) {
    printf("%s%s==> ", file->filter->has_written ? "\n" : "", ike_color(COLOR_BOLD, style->has_color));
    print_foreign(style, file->input.name, strlen(file->input.name));
    printf(" <==%s\n", ike_color(COLOR_PLAIN, style->has_color));
  }
  file->has_title = file->filter->has_written = true;
}

static void write_until(log_file *file, size_t index) {
  const char *text = file->filter->text;
  if (index <= file->shown) return;
  print_title(file);
  print_foreign(&file->filter->request->style, text + file->shown, index - file->shown);
  file->filter->is_within_line = text[index - 1] != '\n';
  file->shown = index;
}

void end_annotated_line(log_file *file) {
  end_line(file->filter);
  for (size_t i = 0; i < file->on_line.count; i++) {
    printf("%*s", INDENT, "");
    print_meaning(&file->filter->request->style, &file->on_line.meanings[i].mention, INDENT);
  }
  file->on_line.count = 0;
}

static void pass_until(log_file *file, size_t index) {
  if (!file->filter->request->only) write_until(file, index);
  file->shown = index;
}

void show_until(log_file *file, size_t index) {
  if (index <= file->shown) return;
  if (file->on_line.count) {
    size_t end = next_line_end(file->filter->text, file->shown, index);
    write_until(file, end ? end : index);
    if (!end) return;
    end_annotated_line(file);
  }
  pass_until(file, index);
}

void show_mention(log_file *file, const ikeerr_mention *mention) {
  bool has_color = file->filter->request->style.has_color;
  size_t start = (size_t)(mention->start - file->offset), end = (size_t)(mention->end - file->offset);
  show_until(file, last_line_end(file->filter->text, file->shown, start));
  print_title(file);
  write_until(file, start);
  fputs(ike_color(COLOR_RED, has_color), stdout);
  write_until(file, end);
  fputs(ike_color(COLOR_PLAIN, has_color), stdout);
  tally_add(&file->on_line, mention);
}
