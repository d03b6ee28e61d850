#include "record_json.h"

#include "json.h"

void json_ids(const char *key, const ikeerr_record *const *records, size_t count) {
  json_open_list(key);
  for (size_t i = 0; i < count; i++) json_text(NULL, ikeerr_record_text(records[i], IKEERR_ID));
  json_close_list();
}

static void put_list(const char *key, const ikeerr_record *record, ikeerr_list list) {
  int count = ikeerr_list_count(record, list);
  if (count < 0) {
    json_absent(key);
    return;
  }
  json_open_list(key);
  for (int i = 0; i < count; i++) json_text(NULL, ikeerr_list_item(record, list, (size_t)i));
  json_close_list();
}

static void put_number(const char *key, const ikeerr_record *record,
                       bool (*read)(const ikeerr_record *record, uint32_t *number)) {
  uint32_t number;
  if (read(record, &number)) {
    json_integer(key, number);
  } else {
    json_absent(key);
  }
}

/* ---- lists of parts ---- */

static void put_alias(const ikeerr_record *record, size_t index) {
  ikeerr_alias alias = ikeerr_alias_at(record, index);
  json_text("name", alias.name);
  json_text("origin", alias.origin);
  json_flag("historic", alias.historic);
}

static void put_source(const ikeerr_record *record, size_t index) {
  ikeerr_source source = ikeerr_source_at(record, index);
  json_text("title", source.title);
  json_text("section", source.section);
}

static void put_sighting(const ikeerr_record *record, size_t index) {
  ikeerr_sighting sighting = ikeerr_sighting_at(record, index);
  json_text("surface", sighting.surface);
  json_text("event", sighting.event);
  json_text("field", sighting.field);
  json_text("form", sighting.form);
}

static void put_question(const ikeerr_record *record, size_t index) {
  ikeerr_question question = ikeerr_question_at(record, index);
  json_text("question", question.question);
  json_text("answer", question.answer);
}

static void put_relation(const ikeerr_record *record, size_t index) {
  ikeerr_relation relation = ikeerr_relation_at(record, index);
  json_text("target", ikeerr_record_text(relation.target, IKEERR_ID));
  json_text("kind", relation.kind);
  json_text("note", relation.note);
  json_text("basis", relation.basis);
}

static void put_citation(const ikeerr_record *record, size_t index) {
  ikeerr_citation citation = ikeerr_citation_at(record, index);
  json_text("name", citation.name);
  if (citation.code < 0) {
    json_absent("code");
  } else {
    json_integer("code", citation.code);
  }
  json_text("hex", citation.hex);
  json_text("meant", citation.meant ? ikeerr_record_text(citation.meant, IKEERR_ID) : NULL);
  json_text("fault", citation.fault);
}

static void put_parts(const char *key, const ikeerr_record *record, size_t (*count)(const ikeerr_record *record),
                      void (*put)(const ikeerr_record *record, size_t index)) {
  json_open_list(key);
  for (size_t i = 0; i < count(record); i++) {
    json_open_object(NULL);
    put(record, i);
    json_close_object();
  }
  json_close_list();
}

/* ---- the record ---- */

static void put_facts(const ikeerr_record *record) {
  json_text("id", ikeerr_record_text(record, IKEERR_ID));
  json_text("domain", ikeerr_record_text(record, IKEERR_DOMAIN));
  json_integer("code", ikeerr_record_code(record));
  json_text("vendor", ikeerr_record_text(record, IKEERR_VENDOR));
  json_text("name", ikeerr_record_text(record, IKEERR_NAME));
  json_text("hex", ikeerr_record_text(record, IKEERR_HEX));
  json_text("message", ikeerr_record_text(record, IKEERR_MESSAGE));
  json_text("kind", ikeerr_record_text(record, IKEERR_KIND));
  put_list("tags", record, IKEERR_RECORD_TAGS);
  json_text("updated", ikeerr_record_text(record, IKEERR_UPDATED));
  put_number("hresult", record, ikeerr_record_hresult);
  put_number("ntstatus", record, ikeerr_record_ntstatus);
  put_list("modules", record, IKEERR_MODULES);
  put_list("phase", record, IKEERR_PHASES);
  json_text("role", ikeerr_record_text(record, IKEERR_ROLE));
  json_text("rejected", ikeerr_record_text(record, IKEERR_REJECTED));
  json_text("on_wire", ikeerr_record_text(record, IKEERR_ON_WIRE));
  json_text("effect", ikeerr_record_text(record, IKEERR_EFFECT));
  json_text("retry", ikeerr_record_text(record, IKEERR_RETRY));
  put_parts("aliases", record, ikeerr_alias_count, put_alias);
  put_parts("sources", record, ikeerr_source_count, put_source);
  put_parts("seen_in", record, ikeerr_sighting_count, put_sighting);
}

static void put_prose(const ikeerr_record *record) {
  json_text("technical_meaning", ikeerr_record_text(record, IKEERR_TECHNICAL_MEANING));
  json_text("error_details", ikeerr_record_text(record, IKEERR_ERROR_DETAILS));
  json_text("usage_context", ikeerr_record_text(record, IKEERR_USAGE_CONTEXT));
  json_text("developer_interpretation", ikeerr_record_text(record, IKEERR_DEVELOPER_INTERPRETATION));
  put_list("causes", record, IKEERR_CAUSES);
  put_list("remedies", record, IKEERR_REMEDIES);
  put_parts("faq", record, ikeerr_question_count, put_question);
  json_text("summary", ikeerr_record_text(record, IKEERR_SUMMARY));
}

void json_record_fields(const ikeerr_record *record) {
  put_facts(record);
  put_prose(record);
  put_parts("related", record, ikeerr_relation_count, put_relation);
  put_parts("citations", record, ikeerr_citation_count, put_citation);
}
