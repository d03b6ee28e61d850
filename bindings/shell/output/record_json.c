/* Records as JSON: a key for each field in the core's table, a name and what it holds. */
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

void json_verdict_fields(const ikeerr_verdict *verdict) {
  for (size_t i = 0; i < ikeerr_field_count(IKEERR_STRUCT_VERDICT); i++) {
    ikeerr_value value = ikeerr_verdict_value(verdict, i);
    put_value(ikeerr_field_at(IKEERR_STRUCT_VERDICT, i).name, &value);
  }
}
