/* The causes of a record and the lines that products print. */
#include "tables/tables.h"

static ikeerr_log_line line_at(table_range range, size_t index) {
  const table_log_line *line = &ike_table_log_lines[ike_table_line_numbers[range.first + index]];
  return (ikeerr_log_line){ikeerr_word(IKEERR_PRODUCTS, line->product),
                           table_text(line->versions),
                           ikeerr_word(IKEERR_SIDES, line->side),
                           line->level,
                           table_text(line->line),
                           table_text(line->says),
                           table_text(line->cause)};
}

size_t ikeerr_log_line_count(const ikeerr_record *record) {
  return record->lines.count;
}

ikeerr_log_line ikeerr_log_line_at(const ikeerr_record *record, size_t index) {
  return line_at(record->lines, index);
}

size_t ikeerr_cause_count(const ikeerr_record *record) {
  return record->causes.count;
}

ikeerr_cause ikeerr_cause_at(const ikeerr_record *record, size_t index) {
  const table_cause *cause = &ike_table_causes[record->causes.first + index];
  return (ikeerr_cause){.id = table_text(cause->id),
                        .title = table_text(cause->title),
                        .text = table_text(cause->text),
                        .basis = table_text(cause->basis),
                        .source = table_text(cause->source),
                        .ignore = table_text(cause->ignore),
                        .when_count = cause->when.count,
                        .sign_count = cause->signs.count,
                        .check_count = cause->checks.count,
                        .fix_count = cause->fixes.count,
                        .row = cause};
}

static const char *item_at(table_range range, size_t index) {
  return table_text(ike_table_list_items[range.first + index]);
}

const char *ikeerr_cause_when(const ikeerr_cause *cause, size_t index) {
  return item_at(((const table_cause *)cause->row)->when, index);
}

ikeerr_log_line ikeerr_cause_sign(const ikeerr_cause *cause, size_t index) {
  return line_at(((const table_cause *)cause->row)->signs, index);
}

const char *ikeerr_cause_check(const ikeerr_cause *cause, size_t index) {
  return item_at(((const table_cause *)cause->row)->checks, index);
}

const char *ikeerr_cause_fix(const ikeerr_cause *cause, size_t index) {
  return item_at(((const table_cause *)cause->row)->fixes, index);
}
