/* Records as objects: making them, each once, and telling them from other values. */
#include "record.h"

#include "registry.h"
#include "values.h"

static void copy_entries(lua_State *L, int from, int to) {
  for (lua_pushnil(L); lua_next(L, from);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, to);
  }
}

/* A table that reads from Lua without a call what was read before. */
static void push_fields(lua_State *L, const ikeerr_record *record) {
  lua_newtable(L);
  ikelua_push_key(L, RECORD_MARK);
  lua_pushlightuserdata(L, (void *)(uintptr_t)record);
  lua_rawset(L, -3);
  ikelua_push_held(L, FIELDS_METATABLE);
  lua_setmetatable(L, -2);
}

static void push_new_record(lua_State *L, const ikeerr_record *record) {
  const ikeerr_record **object = lua_newuserdata(L, sizeof *object);
  *object = record;
  lua_newtable(L);
  ikelua_push_held(L, RECORD_METATABLE);
  copy_entries(L, lua_gettop(L), lua_gettop(L) - 1);
  lua_pop(L, 1);
  push_fields(L, record);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}

void ikelua_push_record(lua_State *L, const ikeerr_record *record) {
  int place = (int)ikeerr_record_index(record) + 1;
  ikelua_push_held(L, RECORDS);
  lua_rawgeti(L, -1, place);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    push_new_record(L, record);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, place);
  }
  lua_remove(L, -2);
}

const ikeerr_record *ikelua_record_of_fields(lua_State *L, int index) {
  const ikeerr_record *record = NULL;
  if (lua_istable(L, index)) {
    ikelua_push_key(L, RECORD_MARK);
    lua_rawget(L, index);
    record = lua_touserdata(L, -1);
    lua_pop(L, 1);
  }
  if (!record) ikelua_refuse_type(L, index, "fields of an ikeerr.Record");
  return record;
}

const ikeerr_record *ikelua_to_record(lua_State *L, int index) {
  const ikeerr_record **object = lua_touserdata(L, index);
  if (!object || !lua_getmetatable(L, index)) return NULL;
  ikelua_push_key(L, RECORD_MARK);
  lua_rawget(L, -2);
  bool is_record = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return is_record ? *object : NULL;
}

const ikeerr_record *ikelua_record_argument(lua_State *L, int index) {
  const ikeerr_record *record = ikelua_to_record(L, index);
  if (!record) ikelua_refuse_type(L, index, "ikeerr.Record");
  return record;
}

void ikelua_set_record(lua_State *L, const char *key, const ikeerr_record *record) {
  if (!record) return;
  ikelua_push_record(L, record);
  lua_setfield(L, -2, key);
}

void ikelua_push_records(lua_State *L, const ikeerr_record *const *found, unsigned count) {
  lua_createtable(L, (int)count, 0);
  for (unsigned i = 0; i < count; i++) {
    ikelua_push_record(L, found[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

void ikelua_set_records(lua_State *L, const char *key, const ikeerr_record *const *found, unsigned count) {
  ikelua_push_records(L, found, count);
  lua_setfield(L, -2, key);
}
