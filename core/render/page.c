/* The reference page of a record, as text of a width. */
#include "tables/tables.h"
#include "text/text.h"

enum {
  INDENT = 2,      /* columns of a step */
  LABEL_WIDTH = 12 /* columns; the longest label of a fact is "Raised by" */
};

typedef struct {
  wrapper lines;
  bool has_color;
  bool is_code; /* inside inline code */
} page_writer;

/* ---- lines of words ---- */

static void start_line(page_writer *page, size_t column, size_t indent) {
  ike_wrap_start(&page->lines, column, indent);
}

static void end_line(page_writer *page) {
  ike_wrap_end(&page->lines);
}

static void set_color(page_writer *page, text_color color) {
  ike_put(&page->lines.output, ike_color(color, page->has_color));
}

/* The marks of inline code are not shown. */
static size_t columns(slice word) {
  size_t count = ike_columns(word);
  for (size_t i = 0; i < word.length; i++) count -= word.start[i] == '`';
  return count;
}

static void put_word(page_writer *page, slice word) {
  while (word.length) {
    const char *mark = memchr(word.start, '`', word.length);
    size_t run = mark ? (size_t)(mark - word.start) : word.length;
    ike_put_slice(&page->lines.output, (slice){word.start, run});
    word = slice_from(word, run);
    if (!mark) break;
    page->is_code = !page->is_code;
    set_color(page, page->is_code ? COLOR_CYAN : COLOR_PLAIN);
    word = slice_from(word, 1);
  }
}

static void put_slice(page_writer *page, slice text) {
  for (slice word; ike_take_word(&text, &word);) {
    ike_wrap_word(&page->lines, columns(word));
    put_word(page, word);
  }
}

static void put_words(page_writer *page, const char *text) {
  if (text) put_slice(page, (slice){text, strlen(text)});
}

static void put_colored(page_writer *page, text_color color, const char *text) {
  set_color(page, color);
  put_words(page, text);
  set_color(page, COLOR_PLAIN);
}

/* One word made of a text between two others, each of which may be empty. */
static void put_enclosed(page_writer *page, const char *before, const char *text, const char *behind) {
  char word[128];
  writer output = {word, sizeof word, 0};
  ike_put(&output, before);
  ike_put(&output, text);
  ike_put(&output, behind);
  ike_put_end(&output);
  put_words(page, word);
}

static void put_number(page_writer *page, const char *before, int64_t number, const char *behind) {
  char digits[24];
  writer output = {digits, sizeof digits, 0};
  ike_put_decimal(&output, number);
  ike_put_end(&output);
  put_enclosed(page, before, digits, behind);
}

static void put_hex(page_writer *page, const char *label, uint32_t number, const char *behind) {
  char digits[16];
  writer output = {digits, sizeof digits, 0};
  ike_put_hex(&output, number, 8);
  ike_put_end(&output);
  put_words(page, label);
  put_enclosed(page, "", digits, behind);
}

static void put_record(page_writer *page, text_color color, const ikeerr_record *record) {
  put_colored(page, color, ikeerr_record_text(record, IKEERR_ID));
  put_colored(page, color, ikeerr_record_text(record, IKEERR_NAME));
}

/* ---- paragraphs, items, headings ---- */

static slice take_paragraph(slice *text) {
  const char *end = text->start;
  while (*end && !(end[0] == '\n' && end[1] == '\n')) end++;
  slice paragraph = {text->start, (size_t)(end - text->start)};
  *text = slice_trim(slice_from(*text, paragraph.length));
  return paragraph;
}

static void put_text(page_writer *page, const char *text, size_t indent) {
  slice rest = {text, strlen(text)};
  for (bool is_first = true; rest.length; is_first = false) {
    if (!is_first) end_line(page);
    start_line(page, indent, indent);
    put_slice(page, take_paragraph(&rest));
    end_line(page);
  }
}

static void start_item(page_writer *page) {
  start_line(page, INDENT, 2 * INDENT);
  put_words(page, "-");
}

static void put_heading(page_writer *page, const char *title) {
  end_line(page);
  start_line(page, 0, 0);
  put_colored(page, COLOR_BOLD, title);
  end_line(page);
}

/* ---- facts ---- */

static void start_labelled(page_writer *page, text_color color, const char *label, size_t indent) {
  start_line(page, INDENT, indent);
  set_color(page, color);
  ike_put(&page->lines.output, label);
  set_color(page, COLOR_PLAIN);
  size_t length = strlen(label);
  size_t padding = length < LABEL_WIDTH ? LABEL_WIDTH - length : 1;
  ike_put_times(&page->lines.output, ' ', padding);
  page->lines.column += length + padding;
}

static void start_fact(page_writer *page, const char *label) {
  start_labelled(page, COLOR_DIM, label, INDENT + LABEL_WIDTH);
}

static void put_fact(page_writer *page, const char *label, const char *value) {
  if (!value) return;
  start_fact(page, label);
  put_words(page, value);
  end_line(page);
}

static void put_list_fact(page_writer *page, const ikeerr_record *record, const char *label, ikeerr_list list) {
  int count = ikeerr_list_count(record, list);
  if (count < 1) return;
  start_fact(page, label);
  for (int i = 0; i < count; i++) {
    put_enclosed(page, "", ikeerr_list_item(record, list, (size_t)i), i + 1 < count ? "," : "");
  }
  end_line(page);
}

static void put_code(page_writer *page, const ikeerr_record *record) {
  uint32_t hresult, ntstatus;
  bool has_hresult = ikeerr_record_hresult(record, &hresult), has_ntstatus = ikeerr_record_ntstatus(record, &ntstatus);
  start_fact(page, "Code");
  put_number(page, "", ikeerr_record_code(record), ",");
  put_enclosed(page, "", ikeerr_record_text(record, IKEERR_HEX), has_hresult ? "," : "");
  if (has_hresult) put_hex(page, "HRESULT", hresult, has_ntstatus ? "," : "");
  if (has_ntstatus) put_hex(page, "NTSTATUS", ntstatus, "");
  end_line(page);
}

static void put_aliases(page_writer *page, const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) {
    ikeerr_alias alias = ikeerr_alias_at(record, i);
    start_fact(page, i ? "" : "Also");
    put_words(page, alias.name);
    put_enclosed(page, "(", alias.origin, alias.historic ? "," : ")");
    if (alias.historic) put_words(page, "historic)");
    end_line(page);
  }
}

static void put_facts(page_writer *page, const ikeerr_record *record) {
  put_code(page, record);
  put_fact(page, "Kind", ikeerr_record_text(record, IKEERR_KIND));
  put_fact(page, "Evidence", ikeerr_record_text(record, IKEERR_EVIDENCE));
  put_fact(page, "Vendor", ikeerr_record_text(record, IKEERR_VENDOR));
  put_list_fact(page, record, "Modules", IKEERR_RECORD_MODULES);
  put_list_fact(page, record, "Phase", IKEERR_RECORD_PHASES);
  put_fact(page, "Raised by", ikeerr_record_text(record, IKEERR_ROLE));
  put_fact(page, "Rejects", ikeerr_record_text(record, IKEERR_REJECTED));
  put_fact(page, "On wire", ikeerr_record_text(record, IKEERR_ON_WIRE));
  put_fact(page, "Effect", ikeerr_record_text(record, IKEERR_EFFECT));
  put_fact(page, "Retry", ikeerr_record_text(record, IKEERR_RETRY));
  put_list_fact(page, record, "Tags", IKEERR_RECORD_TAGS);
  put_aliases(page, record);
  put_fact(page, "Updated", ikeerr_record_text(record, IKEERR_UPDATED));
}

/* ---- sections ---- */

static void put_section(page_writer *page, const char *title, const ikeerr_record *record, ikeerr_text text) {
  const char *paragraphs = ikeerr_record_text(record, text);
  if (!paragraphs) return;
  put_heading(page, title);
  put_text(page, paragraphs, INDENT);
}

static void put_remedies(page_writer *page, const ikeerr_record *record) {
  int count = ikeerr_list_count(record, IKEERR_REMEDIES);
  if (count) put_heading(page, "Remedies");
  for (int i = 0; i < count; i++) {
    start_item(page);
    put_words(page, ikeerr_list_item(record, IKEERR_REMEDIES, (size_t)i));
    end_line(page);
  }
}

/* ---- causes and lines ---- */

static void start_labelled_text(page_writer *page, const char *label) {
  start_line(page, 2 * INDENT, 3 * INDENT);
  put_colored(page, COLOR_DIM, label);
}

static void put_labelled_text(page_writer *page, const char *label, const char *text) {
  if (!text) return;
  start_labelled_text(page, label);
  put_words(page, text);
  end_line(page);
}

static void put_when(page_writer *page, const ikeerr_cause *cause) {
  if (!cause->when_count) return;
  start_labelled_text(page, "When:");
  for (size_t i = 0; i < cause->when_count; i++) {
    put_enclosed(page, "", ikeerr_cause_when(cause, i), i + 1u < cause->when_count ? "," : "");
  }
  end_line(page);
}

static void put_basis(page_writer *page, const ikeerr_cause *cause) {
  if (!cause->basis) return;
  start_labelled_text(page, "Basis:");
  put_enclosed(page, "", cause->basis, ":");
  put_words(page, cause->source);
  end_line(page);
}

/* strongswan 6.0+, told, level 2: the line */
static void put_log_line(page_writer *page, const ikeerr_log_line *line) {
  put_enclosed(page, "", line->product, line->versions ? "" : ",");
  if (line->versions) put_enclosed(page, "", line->versions, ",");
  put_enclosed(page, "", line->side, line->level ? "," : ":");
  if (line->level) put_words(page, "level");
  if (line->level) put_number(page, "", line->level, ":");
  put_colored(page, COLOR_CYAN, line->line);
}

static void put_signs(page_writer *page, const ikeerr_cause *cause) {
  for (size_t i = 0; i < cause->sign_count; i++) {
    ikeerr_log_line sign = ikeerr_cause_sign(cause, i);
    start_labelled_text(page, "Sign:");
    put_log_line(page, &sign);
    end_line(page);
  }
}

static void put_cause(page_writer *page, const ikeerr_cause *cause) {
  start_item(page);
  put_words(page, cause->title);
  end_line(page);
  if (cause->text) put_text(page, cause->text, 2 * INDENT);
  put_when(page, cause);
  put_basis(page, cause);
  put_signs(page, cause);
  for (size_t i = 0; i < cause->check_count; i++) put_labelled_text(page, "Check:", ikeerr_cause_check(cause, i));
  for (size_t i = 0; i < cause->fix_count; i++) put_labelled_text(page, "Fix:", ikeerr_cause_fix(cause, i));
  put_labelled_text(page, "Ignore when:", cause->ignore);
}

static void put_causes(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_cause_count(record)) return;
  put_heading(page, "Causes");
  for (size_t i = 0; i < ikeerr_cause_count(record); i++) {
    ikeerr_cause cause = ikeerr_cause_at(record, i);
    put_cause(page, &cause);
  }
}

static bool is_sign(const ikeerr_record *record, size_t index) {
  return ikeerr_log_line_at(record, index).cause;
}

/* Signs stand with their causes. */
static void put_log_lines(page_writer *page, const ikeerr_record *record) {
  size_t first = 0, count = ikeerr_log_line_count(record);
  while (first < count && is_sign(record, first)) first++;
  if (first < count) put_heading(page, "Log lines");
  for (size_t i = first; i < count; i++) {
    ikeerr_log_line line = ikeerr_log_line_at(record, i);
    start_item(page);
    put_log_line(page, &line);
    end_line(page);
    put_text(page, line.says, 2 * INDENT);
  }
}

static void put_sightings(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_sighting_count(record)) return;
  put_heading(page, "Seen in");
  for (size_t i = 0; i < ikeerr_sighting_count(record); i++) {
    ikeerr_sighting sighting = ikeerr_sighting_at(record, i);
    start_item(page);
    put_words(page, sighting.surface);
    put_words(page, "|");
    put_words(page, sighting.event);
    if (sighting.field) put_words(page, "|");
    put_words(page, sighting.field);
    put_words(page, "|");
    put_words(page, sighting.form);
    end_line(page);
  }
}

static void put_relations(page_writer *page, const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_relation_count(record); i++) {
    ikeerr_relation relation = ikeerr_relation_at(record, i);
    start_labelled(page, COLOR_PLAIN, relation.kind, 2 * INDENT);
    put_record(page, COLOR_BOLD, relation.target);
    put_enclosed(page, "(", relation.basis, ")");
    end_line(page);
    put_text(page, relation.note, 2 * INDENT);
  }
}

static void put_citation(page_writer *page, const ikeerr_citation *citation) {
  bool has_code = citation->code >= 0;
  start_labelled(page, COLOR_PLAIN, "cited as", 2 * INDENT);
  put_words(page, citation->name);
  if (has_code) put_number(page, "(", citation->code, citation->hex ? "," : ")");
  if (citation->hex) put_enclosed(page, has_code ? "" : "(", citation->hex, ")");
  end_line(page);
  put_text(page, citation->fault, 2 * INDENT);
  start_line(page, 2 * INDENT, 2 * INDENT);
  put_words(page, citation->meant ? "Meant:" : "No real record was meant.");
  if (citation->meant) put_record(page, COLOR_PLAIN, citation->meant);
  end_line(page);
}

static void put_related(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_relation_count(record) && !ikeerr_citation_count(record)) return;
  put_heading(page, "Related errors");
  put_relations(page, record);
  if (!ikeerr_citation_count(record)) return;
  end_line(page);
  put_text(page, "Published pages cite these from here, corrected:", INDENT);
  for (size_t i = 0; i < ikeerr_citation_count(record); i++) {
    ikeerr_citation citation = ikeerr_citation_at(record, i);
    put_citation(page, &citation);
  }
}

static void put_questions(page_writer *page, const ikeerr_record *record) {
  if (ikeerr_question_count(record)) put_heading(page, "FAQ");
  for (size_t i = 0; i < ikeerr_question_count(record); i++) {
    ikeerr_question question = ikeerr_question_at(record, i);
    if (i) end_line(page);
    put_text(page, question.question, INDENT);
    put_text(page, question.answer, 2 * INDENT);
  }
}

static void put_sources(page_writer *page, const ikeerr_record *record) {
  put_heading(page, "Sources");
  for (size_t i = 0; i < ikeerr_source_count(record); i++) {
    ikeerr_source source = ikeerr_source_at(record, i);
    start_item(page);
    put_words(page, source.title);
    if (source.section) put_words(page, "|");
    put_words(page, source.section);
    end_line(page);
  }
}

/* ---- the operation ---- */

static unsigned width_of(const ikeerr_style *style) {
  if (style->width < IKEERR_NARROWEST) return IKEERR_NARROWEST;
  return style->width < IKEERR_WIDEST ? style->width : IKEERR_WIDEST;
}

/* Pages that have been gone through say first what people read first. */
static void put_answer_first(page_writer *page, const ikeerr_record *record) {
  put_section(page, "Summary", record, IKEERR_SUMMARY);
  put_causes(page, record);
  put_log_lines(page, record);
  put_section(page, "Technical meaning", record, IKEERR_TECHNICAL_MEANING);
  put_section(page, "Error details", record, IKEERR_ERROR_DETAILS);
  put_section(page, "Usage context", record, IKEERR_USAGE_CONTEXT);
  put_sightings(page, record);
  put_section(page, "Developer interpretation", record, IKEERR_DEVELOPER_INTERPRETATION);
  put_related(page, record);
  put_questions(page, record);
}

static void put_answer_last(page_writer *page, const ikeerr_record *record) {
  put_section(page, "Technical meaning", record, IKEERR_TECHNICAL_MEANING);
  put_section(page, "Error details", record, IKEERR_ERROR_DETAILS);
  put_section(page, "Usage context", record, IKEERR_USAGE_CONTEXT);
  put_sightings(page, record);
  put_section(page, "Developer interpretation", record, IKEERR_DEVELOPER_INTERPRETATION);
  put_causes(page, record);
  put_remedies(page, record);
  put_related(page, record);
  put_questions(page, record);
  put_section(page, "Summary", record, IKEERR_SUMMARY);
}

size_t ikeerr_page(const ikeerr_record *record, const ikeerr_style *style, char *out, size_t size) {
  page_writer page = {.lines = {.output = {out, size, 0}, .width = width_of(style)}, .has_color = style->color};
  start_line(&page, 0, 0);
  put_colored(&page, COLOR_BOLD, ikeerr_record_text(record, IKEERR_NAME));
  end_line(&page);
  put_text(&page, ikeerr_record_text(record, IKEERR_MESSAGE), 0);
  end_line(&page);
  put_facts(&page, record);
  bool is_new = ikeerr_record_text(record, IKEERR_EVIDENCE);
  (is_new ? put_answer_first : put_answer_last)(&page, record);
  put_sources(&page, record);
  return ike_put_end(&page.lines.output);
}
