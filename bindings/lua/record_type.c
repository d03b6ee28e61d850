/* What all records have in common: metamethods, methods, and fields by their names. */
#include "record_type.h"

#include "fields.h"
#include "record.h"
#include "registry.h"
#include "related.h"
#include "render.h"
#include "values.h"

/* ---- fields ---- */

/* __index of a table of fields. Its upvalue has the methods, and the index in the core's table of each field. Lists are
 * made anew for each reader, who may change them; everything else stays in the table. */
static int make_field(lua_State *L) {
  const ikeerr_record *record = ikelua_record_of_fields(L, 1);
  lua_settop(L, 2);
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  if (lua_isnumber(L, -1)) {
    ikeerr_value value = ikeerr_record_value(record, (size_t)lua_tointeger(L, -1));
    ikelua_push_value(L, &value);
  }
  if (lua_istable(L, -1) || lua_isnil(L, -1)) return 1;
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 1);
  return 1;
}

/* ---- metamethods ---- */

static size_t write_line(const void *context, char *out, size_t size) {
  return ikeerr_line(context, out, size);
}

/* tostring(record) -> string */
static int record_to_string(lua_State *L) {
  ikelua_push_written(L, write_line, ikelua_record_argument(L, 1));
  return 1;
}

/* record < record -> boolean */
static int record_is_less(lua_State *L) {
  size_t left = ikeerr_record_index(ikelua_record_argument(L, 1)),
         right = ikeerr_record_index(ikelua_record_argument(L, 2));
  lua_pushboolean(L, left < right);
  return 1;
}

/* record <= record -> boolean */
static int record_is_at_most(lua_State *L) {
  size_t left = ikeerr_record_index(ikelua_record_argument(L, 1)),
         right = ikeerr_record_index(ikelua_record_argument(L, 2));
  lua_pushboolean(L, left <= right);
  return 1;
}

/* record:as_table() -> table */
static int record_as_table(lua_State *L) {
  ikelua_push_plain(L, ikelua_record_argument(L, 1));
  return 1;
}

static int refuse_change(lua_State *L) {
  return luaL_error(L, "a record cannot be changed");
}

/* ---- metatables ---- */

static const luaL_Reg record_methods[] = {
    {"brief", ikelua_record_brief}, {"page", ikelua_record_page},  {"walk", ikelua_record_walk},
    {"graph", ikelua_record_graph}, {"as_table", record_as_table}, {NULL, NULL},
};

static const luaL_Reg record_metamethods[] = {
    {"__tostring", record_to_string},
    {"__lt", record_is_less},
    {"__le", record_is_at_most},
    {"__newindex", refuse_change},
    {NULL, NULL},
};

static void hold_record_metatable(lua_State *L) {
  ikelua_push_metatable(L, "ikeerr.Record");
  ikelua_push_key(L, RECORD_MARK);
  lua_pushboolean(L, true);
  lua_rawset(L, -3);
  lua_pushnil(L);
  ikelua_set_functions(L, record_metamethods);
  ikelua_hold(L, RECORD_METATABLE);
}

static void hold_fields_metatable(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  for (size_t i = 0; i < ikeerr_field_count(IKEERR_STRUCT_RECORD); i++) {
    ikelua_set_integer(L, ikeerr_field_at(IKEERR_STRUCT_RECORD, i).name, i);
  }
  lua_pushnil(L);
  ikelua_set_functions(L, record_methods);
  lua_pushcclosure(L, make_field, 1);
  lua_setfield(L, -2, "__index");
  ikelua_hold(L, FIELDS_METATABLE);
}

void ikelua_hold_record_metatables(lua_State *L) {
  hold_record_metatable(L);
  hold_fields_metatable(L);
}
