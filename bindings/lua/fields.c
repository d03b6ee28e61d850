/* The fields of the core's table in Lua: what each type of value is there. */
#include "fields.h"

#include "record.h"

/* How a record inside of a value is written. */
typedef void record_writer(lua_State *L, const ikeerr_record *record);

static void push_id(lua_State *L, const ikeerr_record *record) {
  lua_pushstring(L, ikeerr_record_text(record, IKEERR_ID));
}

static void push_value(lua_State *L, const ikeerr_value *value, record_writer *push_record);

static void push_list(lua_State *L, const ikeerr_value *list, record_writer *push_record) {
  lua_createtable(L, (int)list->count, 0);
  for (size_t i = 0; i < list->count; i++) {
    ikeerr_value item = ikeerr_value_item(list, i);
    push_value(L, &item, push_record);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static void push_struct(lua_State *L, const ikeerr_value *structure, record_writer *push_record) {
  size_t count = ikeerr_field_count(structure->structure);
  lua_createtable(L, 0, (int)count);
  for (size_t i = 0; i < count; i++) {
    ikeerr_value value = ikeerr_value_field(structure, i);
    if (value.type == IKEERR_TYPE_NOTHING) continue;
    push_value(L, &value, push_record);
    lua_setfield(L, -2, ikeerr_field_at(structure->structure, i).name);
  }
}

static void push_value(lua_State *L, const ikeerr_value *value, record_writer *push_record) {
  switch (value->type) {
    case IKEERR_TYPE_NUMBER:
      IKELUA_PUSH_INTEGER(L, value->number);
      break;
    case IKEERR_TYPE_FLAG:
      lua_pushboolean(L, (int)value->number);
      break;
    case IKEERR_TYPE_RECORD:
      push_record(L, value->record);
      break;
    case IKEERR_TYPE_LIST:
      push_list(L, value, push_record);
      break;
    case IKEERR_TYPE_STRUCT:
      push_struct(L, value, push_record);
      break;
    default:
      lua_pushstring(L, value->text); /* NULL, where nothing is, pushes nil */
  }
}

void ikelua_push_value(lua_State *L, const ikeerr_value *value) {
  push_value(L, value, ikelua_push_record);
}

void ikelua_push_plain(lua_State *L, const ikeerr_record *record) {
  size_t count = ikeerr_field_count(IKEERR_STRUCT_RECORD);
  lua_createtable(L, 0, (int)count);
  for (size_t i = 0; i < count; i++) {
    ikeerr_value value = ikeerr_record_value(record, i);
    push_value(L, &value, push_id);
    lua_setfield(L, -2, ikeerr_field_at(IKEERR_STRUCT_RECORD, i).name);
  }
}

void ikelua_push_verdict(lua_State *L, const ikeerr_verdict *verdict) {
  ikeerr_value value = {.type = IKEERR_TYPE_STRUCT, .structure = IKEERR_STRUCT_VERDICT, .row = verdict};
  push_struct(L, &value, ikelua_push_record);
}
