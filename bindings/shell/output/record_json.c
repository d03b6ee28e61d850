/* Records, and what is answered with them, as JSON: a key for each field in the core's table, a name and what it holds.
 */
#include "record_json.h"

#include "json.h"

void json_ids(const char *key, const ikeerr_record *const *records, size_t count) {
  json_open_list(key);
  for (size_t i = 0; i < count; i++) json_text(NULL, ikeerr_record_text(records[i], IKEERR_ID));
  json_close_list();
}

static void put_value(const char *key, const ikeerr_value *value);

static void put_list(const char *key, const ikeerr_value *list) {
  json_open_list(key);
  for (size_t i = 0; i < list->count; i++) {
    ikeerr_value item = ikeerr_value_item(list, i);
    put_value(NULL, &item);
  }
  json_close_list();
}

static void put_struct(const char *key, const ikeerr_value *structure) {
  json_open_object(key);
  for (size_t i = 0; i < ikeerr_field_count(structure->structure); i++) {
    ikeerr_value value = ikeerr_value_field(structure, i);
    put_value(ikeerr_field_at(structure->structure, i).name, &value);
  }
  json_close_object();
}

static void put_value(const char *key, const ikeerr_value *value) {
  switch (value->type) {
    case IKEERR_TYPE_TEXT:
    case IKEERR_TYPE_WORD:
    case IKEERR_TYPE_MARKDOWN:
      json_text(key, value->text);
      break;
    case IKEERR_TYPE_NUMBER:
      json_integer(key, (int64_t)value->number);
      break;
    case IKEERR_TYPE_FLAG:
      json_flag(key, value->number);
      break;
    case IKEERR_TYPE_RECORD:
      json_text(key, ikeerr_record_text(value->record, IKEERR_ID));
      break;
    case IKEERR_TYPE_LIST:
      put_list(key, value);
      break;
    case IKEERR_TYPE_STRUCT:
      put_struct(key, value);
      break;
    default:
      json_absent(key);
  }
}

void json_record_fields(const ikeerr_record *record) {
  for (size_t i = 0; i < ikeerr_field_count(IKEERR_STRUCT_RECORD); i++) {
    ikeerr_value value = ikeerr_record_value(record, i);
    put_value(ikeerr_field_at(IKEERR_STRUCT_RECORD, i).name, &value);
  }
}

void json_answer(const char *key, size_t length, const ikeerr_answer *answer, const char *explanation,
                 const char *const *system_messages) {
  json_start("answer");
  json_bytes("key", key, length);
  json_text("status", ikeerr_status_name(answer->status));
  json_text("reading", ikeerr_reading_name(answer->reading));
  json_open_list("records");
  for (unsigned i = 0; i < answer->candidate_count; i++) {
    json_open_object(NULL);
    json_record_fields(answer->candidates[i]);
    if (system_messages) json_text("system_message", system_messages[i]);
    json_close_object();
  }
  json_close_list();
  json_ids("also", answer->also, answer->also_count);
  json_text("reason", ikeerr_reason_name(answer->reason));
  json_ids("suggestions", answer->suggestions, answer->suggestion_count);
  json_text("explanation", explanation);
  json_finish();
}

void json_hit(const ikeerr_hit *hit) {
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  json_start("hit");
  json_text("id", ikeerr_record_text(hit->record, IKEERR_ID));
  json_text("name", ikeerr_record_text(hit->record, IKEERR_NAME));
  json_text("message", ikeerr_record_text(hit->record, IKEERR_MESSAGE));
  json_real("score", hit->score);
  json_text("field", ikeerr_hit_field_name(snippet.field));
  json_flag("exact", hit->exact);
  json_bytes("snippet", snippet.text, snippet.length);
  json_open_list("spans");
  for (size_t i = 0; i < snippet.span_count; i++) {
    json_open_list(NULL);
    json_integer(NULL, (int64_t)snippet.spans[i].start);
    json_integer(NULL, (int64_t)snippet.spans[i].end);
    json_close_list();
  }
  json_close_list();
  json_finish();
}

static void put_span(const char *start, const char *end, const json_span *span) {
  if (span) json_integer(start, span->start);
  if (span) json_integer(end, span->end);
  if (!span) json_absent(start);
  if (!span) json_absent(end);
}

void json_mention(const char *file, const ikeerr_mention *mention, const json_span *span, const json_span *sign) {
  json_start("mention");
  json_text("file", file);
  json_integer("line", (int64_t)mention->line);
  put_span("start", "end", span);
  json_bytes("match", mention->text, mention->text_length);
  json_text("form", ikeerr_form_name(mention->form));
  json_text("certainty", ikeerr_certainty_name(mention->certainty));
  json_ids("ids", mention->records, mention->record_count);
  json_text("neighbour", mention->neighbour);
  json_text("cause", mention->cause);
  put_span("sign_start", "sign_end", sign);
  json_finish();
}

void json_verdict(const char *file, const ikeerr_verdict *verdict) {
  json_start("verdict");
  json_text("file", file);
  json_text("event.outcome", verdict->is_wrong ? "failure" : verdict->record ? "unknown" : "success");
  json_text("event.reason", verdict->reason);
  for (size_t i = 0; i < ikeerr_field_count(IKEERR_STRUCT_VERDICT); i++) {
    ikeerr_value value = ikeerr_verdict_value(verdict, i);
    put_value(ikeerr_field_at(IKEERR_STRUCT_VERDICT, i).name, &value);
  }
  json_finish();
}
