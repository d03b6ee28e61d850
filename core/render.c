#include "output.h"

enum { NARROWEST = 40, WIDEST = 400, INDENT = 2, LABEL_WIDTH = 11 };

typedef struct {
  writer output;
  size_t width;
  bool color;
  bool is_code; /* inside inline code */
} page_writer;

/* ---- color ---- */

typedef enum { PLAIN, BOLD, DIM, CODE } emphasis;

static void set_emphasis(page_writer *page, emphasis kind) {
  static const char SEQUENCES[][6] = {"\033[0m", "\033[1m", "\033[2m", "\033[36m"};
  if (page->color) ikeerr_put(&page->output, SEQUENCES[kind]);
}

static void put_emphasised(page_writer *page, emphasis kind, const char *text) {
  set_emphasis(page, kind);
  ikeerr_put(&page->output, text);
  set_emphasis(page, PLAIN);
}

/* ---- wrapped Markdown ---- */

static size_t columns(slice word) {
  size_t count = 0;
  for (size_t i = 0; i < word.length; i++)
    count += word.start[i] != '`' && ((unsigned char)word.start[i] & 0xC0) != 0x80;
  return count;
}

static void put_word(page_writer *page, slice word) {
  for (size_t i = 0; i < word.length; i++) {
    if (word.start[i] == '`') {
      page->is_code = !page->is_code;
      set_emphasis(page, page->is_code ? CODE : PLAIN);
    } else {
      ikeerr_put_slice(&page->output, (slice){word.start + i, 1});
    }
  }
}

static slice take_word(slice *text) {
  size_t end = 0;
  while (end < text->length && !is_blank(text->start[end])) end++;
  slice word = {text->start, end};
  *text = slice_trim(slice_from(*text, end));
  return word;
}

/* Words from `column` on, in lines of the page's width that start at `indent`. */
static void put_wrapped(page_writer *page, slice text, size_t column, size_t indent) {
  bool is_first = true;
  for (text = slice_trim(text); text.length; is_first = false) {
    slice word = take_word(&text);
    size_t width = columns(word);
    if (!is_first && column + 1 + width > page->width) {
      ikeerr_put(&page->output, "\n");
      ikeerr_put_times(&page->output, ' ', indent);
      column = indent;
    } else if (!is_first) {
      ikeerr_put(&page->output, " ");
      column++;
    }
    put_word(page, word);
    column += width;
  }
  ikeerr_put(&page->output, "\n");
}

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
    if (!is_first) ikeerr_put(&page->output, "\n");
    ikeerr_put_times(&page->output, ' ', indent);
    put_wrapped(page, take_paragraph(&rest), indent, indent);
  }
}

static void put_heading(page_writer *page, const char *title) {
  ikeerr_put(&page->output, "\n");
  put_emphasised(page, BOLD, title);
  ikeerr_put(&page->output, "\n");
}

/* ---- facts ---- */

static void put_label(page_writer *page, const char *label) {
  ikeerr_put_times(&page->output, ' ', INDENT);
  put_emphasised(page, DIM, label);
  ikeerr_put_times(&page->output, ' ', LABEL_WIDTH - strlen(label));
}

static void put_fact(page_writer *page, const char *label, const char *value) {
  if (!value) return;
  put_label(page, label);
  put_wrapped(page, (slice){value, strlen(value)}, INDENT + LABEL_WIDTH, INDENT + LABEL_WIDTH);
}

static void put_list_fact(page_writer *page, const ikeerr_record *record, const char *label, ikeerr_list list) {
  int count = ikeerr_list_count(record, list);
  if (count < 1) return;
  put_label(page, label);
  for (int i = 0; i < count; i++) {
    if (i) ikeerr_put(&page->output, ", ");
    ikeerr_put(&page->output, ikeerr_list_item(record, list, (size_t)i));
  }
  ikeerr_put(&page->output, "\n");
}

static void put_code(page_writer *page, const ikeerr_record *record) {
  uint32_t value;
  put_label(page, "Code");
  ikeerr_put_decimal(&page->output, ikeerr_record_code(record));
  ikeerr_put(&page->output, ", ");
  ikeerr_put(&page->output, ikeerr_record_text(record, IKEERR_HEX));
  if (ikeerr_record_hresult(record, &value)) {
    ikeerr_put(&page->output, ", HRESULT ");
    ikeerr_put_hex(&page->output, value, 8);
  }
  if (ikeerr_record_ntstatus(record, &value)) {
    ikeerr_put(&page->output, ", NTSTATUS ");
    ikeerr_put_hex(&page->output, value, 8);
  }
  ikeerr_put(&page->output, "\n");
}

static void put_aliases(page_writer *page, const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) {
    ikeerr_alias alias = ikeerr_alias_at(record, i);
    put_label(page, i ? "" : "Also");
    ikeerr_put(&page->output, alias.name);
    ikeerr_put(&page->output, " (");
    ikeerr_put(&page->output, alias.origin);
    ikeerr_put(&page->output, alias.historic ? ", historic)\n" : ")\n");
  }
}

static void put_facts(page_writer *page, const ikeerr_record *record) {
  put_code(page, record);
  put_fact(page, "Kind", ikeerr_record_text(record, IKEERR_KIND));
  put_fact(page, "Vendor", ikeerr_record_text(record, IKEERR_VENDOR));
  put_list_fact(page, record, "Modules", IKEERR_MODULES);
  put_list_fact(page, record, "Phase", IKEERR_PHASES);
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
  put_heading(page, title);
  put_text(page, ikeerr_record_text(record, text), INDENT);
}

static void put_items(page_writer *page, const char *title, const ikeerr_record *record, ikeerr_list list) {
  put_heading(page, title);
  for (int i = 0; i < ikeerr_list_count(record, list); i++) {
    const char *item = ikeerr_list_item(record, list, (size_t)i);
    ikeerr_put_times(&page->output, ' ', INDENT);
    ikeerr_put(&page->output, "- ");
    put_wrapped(page, (slice){item, strlen(item)}, 2 * INDENT, 2 * INDENT);
  }
}

static void put_sightings(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_sighting_count(record)) return;
  put_heading(page, "Seen in");
  for (size_t i = 0; i < ikeerr_sighting_count(record); i++) {
    ikeerr_sighting sighting = ikeerr_sighting_at(record, i);
    ikeerr_put_times(&page->output, ' ', INDENT);
    ikeerr_put(&page->output, "- ");
    char line[512];
    writer text = {line, sizeof line, 0};
    ikeerr_put(&text, sighting.surface);
    ikeerr_put(&text, ", ");
    ikeerr_put(&text, sighting.event);
    ikeerr_put(&text, sighting.field ? ", " : "");
    ikeerr_put(&text, sighting.field);
    ikeerr_put(&text, ": ");
    ikeerr_put(&text, sighting.form);
    ikeerr_put_end(&text);
    put_wrapped(page, (slice){line, strlen(line)}, 2 * INDENT, 2 * INDENT);
  }
}

static void put_relations(page_writer *page, const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_relation_count(record); i++) {
    ikeerr_relation relation = ikeerr_relation_at(record, i);
    ikeerr_put_times(&page->output, ' ', INDENT);
    ikeerr_put(&page->output, relation.kind);
    ikeerr_put_times(&page->output, ' ', LABEL_WIDTH + 1 - strlen(relation.kind));
    set_emphasis(page, BOLD);
    ikeerr_put_name(&page->output, relation.target);
    set_emphasis(page, PLAIN);
    ikeerr_put(&page->output, " (");
    ikeerr_put(&page->output, relation.basis);
    ikeerr_put(&page->output, ")\n");
    put_text(page, relation.note, 2 * INDENT);
  }
}

static void put_citation(page_writer *page, const ikeerr_citation *citation) {
  ikeerr_put_times(&page->output, ' ', INDENT);
  ikeerr_put(&page->output, "cited as    ");
  ikeerr_put(&page->output, citation->name);
  if (citation->code >= 0 || citation->hex) ikeerr_put(&page->output, " (");
  if (citation->code >= 0) ikeerr_put_decimal(&page->output, citation->code);
  if (citation->code >= 0 && citation->hex) ikeerr_put(&page->output, ", ");
  ikeerr_put(&page->output, citation->hex);
  if (citation->code >= 0 || citation->hex) ikeerr_put(&page->output, ")");
  ikeerr_put(&page->output, "\n");
  put_text(page, citation->fault, 2 * INDENT);
  ikeerr_put_times(&page->output, ' ', 2 * INDENT);
  ikeerr_put(&page->output, citation->meant ? "Meant: " : "No real record was meant.");
  if (citation->meant) ikeerr_put_name(&page->output, citation->meant);
  ikeerr_put(&page->output, "\n");
}

static void put_related(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_relation_count(record) && !ikeerr_citation_count(record)) return;
  put_heading(page, "Related errors");
  put_relations(page, record);
  if (!ikeerr_citation_count(record)) return;
  ikeerr_put(&page->output, "\n");
  put_text(page, "Published pages cite these from here, corrected:", INDENT);
  for (size_t i = 0; i < ikeerr_citation_count(record); i++) {
    ikeerr_citation citation = ikeerr_citation_at(record, i);
    put_citation(page, &citation);
  }
}

static void put_questions(page_writer *page, const ikeerr_record *record) {
  put_heading(page, "FAQ");
  for (size_t i = 0; i < ikeerr_question_count(record); i++) {
    ikeerr_question question = ikeerr_question_at(record, i);
    if (i) ikeerr_put(&page->output, "\n");
    put_text(page, question.question, INDENT);
    put_text(page, question.answer, 2 * INDENT);
  }
}

static void put_sources(page_writer *page, const ikeerr_record *record) {
  put_heading(page, "Sources");
  for (size_t i = 0; i < ikeerr_source_count(record); i++) {
    ikeerr_source source = ikeerr_source_at(record, i);
    ikeerr_put_times(&page->output, ' ', INDENT);
    ikeerr_put(&page->output, "- ");
    ikeerr_put(&page->output, source.title);
    ikeerr_put(&page->output, source.section ? ", " : "");
    ikeerr_put(&page->output, source.section);
    ikeerr_put(&page->output, "\n");
  }
}

/* ---- the operations ---- */

size_t ikeerr_line(const ikeerr_record *record, char *out, size_t size) {
  writer output = {out, size, 0};
  ikeerr_put_name(&output, record);
  ikeerr_put(&output, ": ");
  ikeerr_put(&output, ikeerr_record_text(record, IKEERR_MESSAGE));
  return ikeerr_put_end(&output);
}

size_t ikeerr_page(const ikeerr_record *record, const ikeerr_style *style, char *out, size_t size) {
  unsigned width = style->width < NARROWEST ? NARROWEST : style->width > WIDEST ? WIDEST : style->width;
  page_writer page = {.output = {out, size, 0}, .width = width, .color = style->color};
  put_emphasised(&page, BOLD, ikeerr_record_text(record, IKEERR_NAME));
  ikeerr_put(&page.output, "\n");
  put_text(&page, ikeerr_record_text(record, IKEERR_MESSAGE), 0);
  ikeerr_put(&page.output, "\n");
  put_facts(&page, record);
  put_section(&page, "Technical meaning", record, IKEERR_TECHNICAL_MEANING);
  put_section(&page, "Error details", record, IKEERR_ERROR_DETAILS);
  put_section(&page, "Usage context", record, IKEERR_USAGE_CONTEXT);
  put_sightings(&page, record);
  put_section(&page, "Developer interpretation", record, IKEERR_DEVELOPER_INTERPRETATION);
  put_items(&page, "Causes", record, IKEERR_CAUSES);
  put_items(&page, "Remedies", record, IKEERR_REMEDIES);
  put_related(&page, record);
  put_questions(&page, record);
  put_section(&page, "Summary", record, IKEERR_SUMMARY);
  put_sources(&page, record);
  return ikeerr_put_end(&page.output);
}
