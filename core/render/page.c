/* The reference page of a record, whole or a section of it. */
#include "causes.h"
#include "page_writer.h"
#include "tables/tables.h"

enum { MOST_RELATIONS = 5 /* that a page explains; a walk has all */ };

/* ---- facts ---- */

static void start_fact(page_writer *page, const char *label) {
  ike_page_start_labelled(page, COLOR_DIM, label, PAGE_INDENT, PAGE_INDENT + PAGE_LABEL_WIDTH);
}

static void put_fact(page_writer *page, const char *label, const char *value) {
  if (!value) return;
  start_fact(page, label);
  ike_page_put_words(page, value);
  ike_page_end_line(page);
}

static void put_list_fact(page_writer *page, const ikeerr_record *record, const char *label, ikeerr_list list) {
  int count = ikeerr_list_count(record, list);
  if (count < 1) return;
  start_fact(page, label);
  for (int i = 0; i < count; i++) {
    ike_page_put_enclosed(page, "", ikeerr_list_item(record, list, (size_t)i), i + 1 < count ? "," : "");
  }
  ike_page_end_line(page);
}

static void put_code(page_writer *page, const ikeerr_record *record) {
  uint32_t hresult, ntstatus;
  bool has_hresult = ikeerr_record_hresult(record, &hresult), has_ntstatus = ikeerr_record_ntstatus(record, &ntstatus);
  if (!number_is_code(record)) {
    put_fact(page, "Identity", ikeerr_record_text(record, IKEERR_ID));
    return;
  }
  start_fact(page, "Code");
  ike_page_put_number(page, "", ikeerr_record_code(record), ",");
  ike_page_put_enclosed(page, "", ikeerr_record_text(record, IKEERR_HEX), has_hresult ? "," : "");
  if (has_hresult) ike_page_put_hex(page, "HRESULT", hresult, has_ntstatus ? "," : "");
  if (has_ntstatus) ike_page_put_hex(page, "NTSTATUS", ntstatus, "");
  ike_page_end_line(page);
}

static void put_aliases(page_writer *page, const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_alias_count(record); i++) {
    ikeerr_alias alias = ikeerr_alias_at(record, i);
    start_fact(page, i && !page->is_markdown ? "" : "Also");
    ike_page_put_words(page, alias.name);
    ike_page_put_enclosed(page, "(", alias.origin, alias.historic ? "," : ")");
    if (alias.historic) ike_page_put_words(page, "historic)");
    ike_page_end_line(page);
  }
}

static void put_address(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_record_url(record)) return;
  start_fact(page, "Page");
  ike_page_put_address(page, ikeerr_record_url(record));
  ike_page_end_line(page);
}

/* As text they explain themselves. */
static void start_facts(page_writer *page) {
  if (page->is_markdown) {
    ike_page_put_heading(page, "Facts");
  } else if (page->lines.output.length) {
    ike_page_put_blank_line(page);
  }
}

static void put_facts(page_writer *page, const ikeerr_record *record) {
  start_facts(page);
  put_code(page, record);
  put_fact(page, "Kind", ikeerr_record_text(record, IKEERR_KIND));
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
  put_address(page, record);
}

/* ---- sections ---- */

static void put_prose(page_writer *page, const char *title, const ikeerr_record *record, ikeerr_text text) {
  if (!ikeerr_record_text(record, text)) return;
  ike_page_put_heading(page, title);
  ike_page_put_text(page, ikeerr_record_text(record, text), PAGE_INDENT);
}

static void put_sightings(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_sighting_count(record)) return;
  ike_page_put_heading(page, "Seen in");
  for (size_t i = 0; i < ikeerr_sighting_count(record); i++) {
    ikeerr_sighting sighting = ikeerr_sighting_at(record, i);
    ike_page_start_item(page);
    ike_page_put_words(page, sighting.surface);
    ike_page_put_words(page, "|");
    ike_page_put_words(page, sighting.event);
    if (sighting.field) ike_page_put_words(page, "|");
    ike_page_put_words(page, sighting.field);
    ike_page_put_words(page, "|");
    ike_page_put_words(page, sighting.form);
    ike_page_end_line(page);
  }
}

static void put_relation(page_writer *page, const ikeerr_relation *relation) {
  ike_page_start_labelled(page, COLOR_PLAIN, relation->kind, PAGE_INDENT, 2 * PAGE_INDENT);
  ike_page_put_record(page, COLOR_BOLD, relation->target);
  ike_page_put_enclosed(page, "(", relation->basis, page->is_markdown ? "):" : ")");
  ike_page_continue(page, 2 * PAGE_INDENT);
  ike_page_put_words(page, relation->note);
  ike_page_end_line(page);
}

static void put_relation_id(page_writer *page, const ikeerr_relation *relation, size_t number, size_t count) {
  bool is_first = number == MOST_RELATIONS;
  if (is_first) ike_page_start_line(page, PAGE_INDENT, 2 * PAGE_INDENT);
  if (is_first) ike_page_put_number(page, "", (int64_t)(count - MOST_RELATIONS), " more:");
  ike_page_put_enclosed(page, "", ikeerr_record_text(relation->target, IKEERR_ID), number + 1 < count ? "," : "");
  if (number + 1 == count) ike_page_end_line(page);
}

/* The best founded first: some with their notes, the others by their ids. */
static void put_relations(page_writer *page, const ikeerr_record *record) {
  size_t count = ikeerr_relation_count(record), put = 0;
  for (unsigned basis = 0; put < count; basis++) {
    for (size_t i = 0; i < count; i++) {
      if (ike_table_relations[record->relations.first + i].basis != basis) continue;
      ikeerr_relation relation = ikeerr_relation_at(record, i);
      if (put < MOST_RELATIONS) {
        put_relation(page, &relation);
      } else {
        put_relation_id(page, &relation, put, count);
      }
      put++;
    }
  }
}

static void put_citation(page_writer *page, const ikeerr_citation *citation) {
  bool has_code = citation->code >= 0;
  ike_page_start_labelled(page, COLOR_PLAIN, "cited as", PAGE_INDENT, 2 * PAGE_INDENT);
  ike_page_put_words(page, citation->name);
  if (has_code) ike_page_put_number(page, "(", citation->code, citation->hex ? "," : ")");
  if (citation->hex) ike_page_put_enclosed(page, has_code ? "" : "(", citation->hex, ")");
  if (page->is_markdown) ike_page_put_words(page, "-");
  ike_page_continue(page, 2 * PAGE_INDENT);
  ike_page_put_words(page, citation->fault);
  ike_page_continue(page, 2 * PAGE_INDENT);
  ike_page_put_words(page, citation->meant ? "Meant:" : "No real record was meant.");
  if (citation->meant) ike_page_put_record(page, COLOR_PLAIN, citation->meant);
  ike_page_end_line(page);
}

static void put_related(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_relation_count(record) && !ikeerr_citation_count(record)) return;
  ike_page_put_heading(page, "Related errors");
  put_relations(page, record);
  if (!ikeerr_citation_count(record)) return;
  ike_page_put_blank_line(page);
  ike_page_put_text(page, "Published pages cite these from here, corrected:", PAGE_INDENT);
  for (size_t i = 0; i < ikeerr_citation_count(record); i++) {
    ikeerr_citation citation = ikeerr_citation_at(record, i);
    put_citation(page, &citation);
  }
}

static void put_questions(page_writer *page, const ikeerr_record *record) {
  if (!ikeerr_question_count(record)) return;
  ike_page_put_heading(page, "FAQ");
  for (size_t i = 0; i < ikeerr_question_count(record); i++) {
    ikeerr_question question = ikeerr_question_at(record, i);
    if (i) ike_page_put_blank_line(page);
    ike_page_start_title(page, 3, PAGE_INDENT, PAGE_INDENT);
    ike_page_put_words(page, question.question);
    ike_page_end_line(page);
    ike_page_put_text(page, question.answer, 2 * PAGE_INDENT);
  }
}

static void put_sources(page_writer *page, const ikeerr_record *record) {
  ike_page_put_heading(page, "Sources");
  for (size_t i = 0; i < ikeerr_source_count(record); i++) {
    ikeerr_source source = ikeerr_source_at(record, i);
    ike_page_start_item(page);
    ike_page_put_words(page, source.title);
    if (source.section) ike_page_put_words(page, "|");
    ike_page_put_words(page, source.section);
    ike_page_end_line(page);
  }
}

static void put_section(page_writer *page, const ikeerr_record *record, ikeerr_section section) {
  switch (section) {
    case IKEERR_SECTION_SUMMARY:
      put_prose(page, "Summary", record, IKEERR_SUMMARY);
      break;
    case IKEERR_SECTION_CAUSES:
      ike_put_causes(page, record);
      break;
    case IKEERR_SECTION_LOG_LINES:
      ike_put_log_lines(page, record);
      break;
    case IKEERR_SECTION_FACTS:
      put_facts(page, record);
      break;
    case IKEERR_SECTION_TECHNICAL_MEANING:
      put_prose(page, "Technical meaning", record, IKEERR_TECHNICAL_MEANING);
      break;
    case IKEERR_SECTION_ERROR_DETAILS:
      put_prose(page, "Error details", record, IKEERR_ERROR_DETAILS);
      break;
    case IKEERR_SECTION_USAGE_CONTEXT:
      put_prose(page, "Usage context", record, IKEERR_USAGE_CONTEXT);
      break;
    case IKEERR_SECTION_SEEN_IN:
      put_sightings(page, record);
      break;
    case IKEERR_SECTION_DEVELOPER_INTERPRETATION:
      put_prose(page, "Developer interpretation", record, IKEERR_DEVELOPER_INTERPRETATION);
      break;
    case IKEERR_SECTION_RELATED:
      put_related(page, record);
      break;
    case IKEERR_SECTION_FAQ:
      put_questions(page, record);
      break;
    case IKEERR_SECTION_SOURCES:
      put_sources(page, record);
      break;
    default:
      break;
  }
}

/* ---- the operation ---- */

static void put_page(page_writer *page, const ikeerr_record *record) {
  ike_page_start_title(page, 1, 0, 0);
  ike_page_put_colored(page, COLOR_BOLD, ikeerr_record_text(record, IKEERR_NAME));
  ike_page_end_line(page);
  ike_page_put_text(page, ikeerr_record_text(record, IKEERR_MESSAGE), 0);
  for (int section = 0; section < IKEERR_SECTIONS; section++) put_section(page, record, (ikeerr_section)section);
}

size_t ikeerr_page_section(const ikeerr_record *record, ikeerr_section section, const ikeerr_style *style, char *out,
                           size_t size) {
  page_writer page = ike_page_start(style, out, size);
  if (section == IKEERR_WHOLE_PAGE) {
    put_page(&page, record);
  } else {
    put_section(&page, record, section);
  }
  return ike_put_end(&page.lines.output);
}

size_t ikeerr_page(const ikeerr_record *record, const ikeerr_style *style, char *out, size_t size) {
  return ikeerr_page_section(record, IKEERR_WHOLE_PAGE, style, out, size);
}

const char *ikeerr_page_format_name(ikeerr_page_format format) {
  static const char FORMATS[][9] = {"text", "markdown"};
  return (unsigned)format <= IKEERR_MARKDOWN ? FORMATS[format] : NULL;
}
