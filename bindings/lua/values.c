/* Values that go to Lua and arguments that come from it. */
#include "values.h"

void ikelua_set_text(lua_State *L, const char *key, const char *text) {
  lua_pushstring(L, text); /* NULL pushes nil */
  lua_setfield(L, -2, key);
}

void ikelua_set_integer(lua_State *L, const char *key, uint64_t integer) {
  IKELUA_PUSH_INTEGER(L, integer);
  lua_setfield(L, -2, key);
}

void ikelua_set_boolean(lua_State *L, const char *key, bool boolean) {
  lua_pushboolean(L, boolean);
  lua_setfield(L, -2, key);
}

void ikelua_push_written(lua_State *L, text_writer *write, const void *context) {
  char text[2048];
  size_t length = write(context, text, sizeof text);
  if (length < sizeof text) {
    lua_pushlstring(L, text, length);
    return;
  }
  char *long_text = lua_newuserdata(L, length + 1);
  write(context, long_text, length + 1);
  lua_pushlstring(L, long_text, length);
  lua_remove(L, -2);
}

void ikelua_set_functions(lua_State *L, const luaL_Reg *list) {
  for (; list->name; list++) {
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, list->func, 1);
    lua_setfield(L, -3, list->name);
  }
  lua_pop(L, 1);
}

void ikelua_push_metatable(lua_State *L, const char *name) {
  lua_newtable(L);
  ikelua_set_text(L, "__name", name);
  ikelua_set_text(L, "__metatable", name);
}

/* ---- arguments ---- */

bool ikelua_to_integer(lua_Number number, int64_t *integer) {
  const lua_Number bound = 9223372036854775808.0;
  if (number != number) return false;
  if (number >= bound || number < -bound) {
    *integer = number < 0 ? INT64_MIN : INT64_MAX;
    return true;
  }
  *integer = (int64_t)number;
  return (lua_Number)*integer == number;
}

int ikelua_refuse_type(lua_State *L, int index, const char *expected) {
  return luaL_argerror(L, index, lua_pushfstring(L, "%s expected, got %s", expected, luaL_typename(L, index)));
}

int64_t ikelua_integer_argument(lua_State *L, int index) {
  int64_t integer = 0;
  if (lua_type(L, index) != LUA_TNUMBER) ikelua_refuse_type(L, index, "number");
  if (!ikelua_to_integer(lua_tonumber(L, index), &integer))
    luaL_argerror(L, index, "number has no integer representation");
  return integer;
}

const char *ikelua_string_argument(lua_State *L, int index, size_t *length) {
  if (lua_type(L, index) != LUA_TSTRING) ikelua_refuse_type(L, index, "string");
  return lua_tolstring(L, index, length);
}
