/* Causes as the page shows them: what to check and what to change first, then by which lines they are known. */
#include "causes.h"

enum { CAUSE_INDENT = 5 /* columns: behind the number */ };

size_t ike_cause_count(const ikeerr_record *record) {
  return record->causes.count;
}

const table_cause *ike_cause_at(const ikeerr_record *record, size_t index) {
  return &ike_table_causes[record->causes.first + index];
}

static const char *item_of(table_range items, size_t index) {
  return table_text(ike_table_list_items[items.first + index]);
}

/* ---- one cause ---- */

static void start_label(page_writer *page, const char *label) {
  ike_page_start_labelled(page, COLOR_DIM, label, CAUSE_INDENT, CAUSE_INDENT + PAGE_LABEL_WIDTH);
}

static void put_labelled(page_writer *page, const char *label, const char *text) {
  if (!text) return;
  start_label(page, label);
  ike_page_put_words(page, text);
  ike_page_end_line(page);
}

void ike_put_instructions(page_writer *page, const char *label, table_range items, size_t end) {
  for (size_t i = 0; i < items.count && i < end; i++) put_labelled(page, label, item_of(items, i));
}

void ike_put_cause_title(page_writer *page, const ikeerr_record *record, size_t index) {
  ike_page_start_title(page, 3, PAGE_INDENT, CAUSE_INDENT);
  if (!page->is_markdown) ike_page_put_number(page, "", (int64_t)index + 1, ".");
  ike_page_put_colored(page, COLOR_BOLD, table_text(ike_cause_at(record, index)->title));
  ike_page_end_line(page);
}

static void put_when(page_writer *page, table_range when) {
  if (!when.count) return;
  start_label(page, "When");
  for (size_t i = 0; i < when.count; i++) {
    ike_page_put_words(page, item_of(when, i));
    if (i + 1u < when.count) ike_page_put_words(page, "or");
  }
  ike_page_end_line(page);
}

/* ---- lines ---- */

static const table_log_line *line_at(table_range lines, size_t index) {
  return &ike_table_log_lines[ike_table_line_numbers[lines.first + index]];
}

/* "strongswan 5.7+, deciding, level 2", and a sign behind. */
static void put_printer(page_writer *page, const table_log_line *line, const char *behind) {
  ike_page_put_enclosed(page, "", ikeerr_word(IKEERR_PRODUCTS, line->product), line->versions ? "" : ",");
  if (line->versions) ike_page_put_enclosed(page, "", table_text(line->versions), ",");
  ike_page_put_enclosed(page, "", ikeerr_word(IKEERR_SIDES, line->side), line->level ? "," : behind);
  if (!line->level) return;
  ike_page_put_words(page, "level");
  ike_page_put_number(page, "", line->level, behind);
}

static void put_message(page_writer *page, const table_log_line *line, size_t column) {
  ike_page_start_line(page, column, column + PAGE_INDENT);
  ike_page_put_code(page, table_text(line->line));
  ike_page_end_line(page);
}

static void put_sign(page_writer *page, const table_log_line *line) {
  start_label(page, "Sign");
  put_printer(page, line, page->is_markdown ? ":" : "");
  if (page->is_markdown) ike_page_put_code(page, table_text(line->line));
  ike_page_end_line(page);
  if (!page->is_markdown) put_message(page, line, CAUSE_INDENT + PAGE_LABEL_WIDTH);
}

/* As text the line comes first, since that is what somebody looks for; as Markdown it stands as on the page. */
static void put_log_line(page_writer *page, const table_log_line *line) {
  if (page->is_markdown) {
    ike_page_start_item(page);
    put_printer(page, line, ":");
    ike_page_put_code(page, table_text(line->line));
    ike_page_put_words(page, "-");
  } else {
    put_message(page, line, PAGE_INDENT);
    ike_page_start_line(page, 2 * PAGE_INDENT, 2 * PAGE_INDENT);
    put_printer(page, line, ":");
  }
  ike_page_put_words(page, table_text(line->says));
  ike_page_end_line(page);
}

/* ---- sections ---- */

static void put_cause(page_writer *page, const ikeerr_record *record, size_t index) {
  const table_cause *cause = ike_cause_at(record, index);
  ike_put_cause_title(page, record, index);
  ike_page_put_text(page, table_text(cause->text), CAUSE_INDENT);
  put_when(page, cause->when);
  ike_put_instructions(page, "Check", cause->checks, cause->checks.count);
  ike_put_instructions(page, "Fix", cause->fixes, cause->fixes.count);
  put_labelled(page, "Ignore when", table_text(cause->ignore));
  for (size_t i = 0; i < cause->signs.count; i++) put_sign(page, line_at(cause->signs, i));
  start_label(page, "Basis");
  ike_page_put_enclosed(page, "", table_text(cause->basis), ":");
  ike_page_put_words(page, table_text(cause->source));
  ike_page_end_line(page);
}

void ike_put_causes(page_writer *page, const ikeerr_record *record) {
  if (!ike_cause_count(record)) return;
  ike_page_put_heading(page, "Causes");
  for (size_t i = 0; i < ike_cause_count(record); i++) {
    if (i) ike_page_put_blank_line(page);
    put_cause(page, record, i);
  }
}

/* Those that imply a cause stand with it. */
void ike_put_log_lines(page_writer *page, const ikeerr_record *record) {
  bool is_first = true;
  for (size_t i = 0; i < record->lines.count; i++) {
    const table_log_line *line = line_at(record->lines, i);
    if (line->cause) continue;
    if (is_first) ike_page_put_heading(page, "Log lines");
    is_first = false;
    put_log_line(page, line);
  }
}
