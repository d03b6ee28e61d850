#include <string.h>

#include "binding.h"

void set_text(lua_State *L, const char *key, const char *text) {
  lua_pushstring(L, text); /* NULL pushes nil */
  lua_setfield(L, -2, key);
}

void set_integer(lua_State *L, const char *key, uint64_t integer) {
  PUSH_INTEGER(L, integer);
  lua_setfield(L, -2, key);
}

void set_boolean(lua_State *L, const char *key, bool boolean) {
  lua_pushboolean(L, boolean);
  lua_setfield(L, -2, key);
}

void push_written(lua_State *L, text_writer *write, const void *context) {
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

bool to_integer(lua_Number number, int64_t *integer) {
  const lua_Number bound = 9223372036854775808.0;
  if (number != number) return false;
  if (number >= bound || number < -bound) {
    *integer = number < 0 ? INT64_MIN : INT64_MAX;
    return true;
  }
  *integer = (int64_t)number;
  return (lua_Number)*integer == number;
}

int refuse_type(lua_State *L, int index, const char *expected) {
  return luaL_argerror(L, index, lua_pushfstring(L, "%s expected, got %s", expected, luaL_typename(L, index)));
}

int64_t integer_argument(lua_State *L, int index) {
  int64_t integer = 0;
  if (lua_type(L, index) != LUA_TNUMBER) refuse_type(L, index, "number");
  if (!to_integer(lua_tonumber(L, index), &integer)) luaL_argerror(L, index, "number has no integer representation");
  return integer;
}

const char *string_argument(lua_State *L, int index, size_t *length) {
  if (lua_type(L, index) != LUA_TSTRING) refuse_type(L, index, "string");
  return lua_tolstring(L, index, length);
}
