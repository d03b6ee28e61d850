/* Functions that return lines, and files, as sources of chunks. */
#include "chunks.h"

#include "values.h"

static bool has_read_method(lua_State *L, int index) {
  bool is_indexable = lua_istable(L, index) || luaL_getmetafield(L, index, "__index");
  if (is_indexable) lua_getfield(L, index, "read");
  return is_indexable && lua_isfunction(L, -1);
}

bool ikelua_check_source(lua_State *L, int index) {
  int top = lua_gettop(L);
  if (lua_type(L, index) == LUA_TSTRING) return true;
  if (!lua_isfunction(L, index) && !has_read_method(L, index)) {
    ikelua_refuse_type(L, index, "string, function that returns lines, or file");
  }
  lua_settop(L, top);
  return false;
}

/* Gives the line that a function has returned the line feed that it lacks, as after io.lines. */
static void end_line(lua_State *L, int index) {
  size_t length;
  const char *line = lua_type(L, index) == LUA_TSTRING ? lua_tolstring(L, index, &length) : NULL;
  if (!line || (length && line[length - 1] == '\n')) return;
  lua_pushvalue(L, index);
  lua_pushliteral(L, "\n");
  lua_concat(L, 2);
  lua_replace(L, index);
}

void ikelua_call_source(lua_State *L) {
  enum { READ_SIZE = 65536 };
  if (lua_isfunction(L, -1)) {
    lua_call(L, 0, 2);
    end_line(L, lua_gettop(L) - 1);
  } else {
    lua_getfield(L, -1, "read");
    lua_insert(L, -2);
    IKELUA_PUSH_INTEGER(L, READ_SIZE);
    lua_call(L, 2, 2);
  }
}

/* What a source gave as the reason for its failure, in words. */
static const char *reason_at(lua_State *L, int index) {
  const char *reason = lua_tostring(L, index);
  return reason ? reason : lua_pushfstring(L, "the reason that it gave is a %s", luaL_typename(L, index));
}

bool ikelua_is_chunk(lua_State *L, int index) {
  if (lua_type(L, index) == LUA_TSTRING) return true;
  if (!lua_isnil(L, index)) {
    luaL_error(L, "a source must return strings and then nil, not a %s", luaL_typename(L, index));
  } else if (!lua_isnil(L, index + 1)) {
    luaL_error(L, "the source failed: %s", reason_at(L, index + 1));
  }
  return false;
}
