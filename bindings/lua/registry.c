/* What the module holds in the registry, and the keys under which it stands there. */
#include "registry.h"

#include "values.h"

static const char held[HELD_OBJECTS] = {0};

void ikelua_push_key(lua_State *L, held_object which) {
  lua_pushlightuserdata(L, (void *)(uintptr_t)&held[which]);
}

void ikelua_push_held(lua_State *L, held_object which) {
  ikelua_push_key(L, which);
  lua_rawget(L, LUA_REGISTRYINDEX);
}

void ikelua_hold(lua_State *L, held_object which) {
  ikelua_push_key(L, which);
  lua_insert(L, -2);
  lua_rawset(L, LUA_REGISTRYINDEX);
}

void ikelua_hold_class(lua_State *L, held_object which, const char *name, const luaL_Reg *methods) {
  ikelua_push_metatable(L, name);
  lua_newtable(L);
  lua_pushnil(L);
  ikelua_set_functions(L, methods);
  lua_setfield(L, -2, "__index");
  ikelua_hold(L, which);
}

void *ikelua_self(lua_State *L, held_object which, const char *name) {
  void *object = lua_touserdata(L, 1);
  bool is_one = object && lua_getmetatable(L, 1);
  if (is_one) {
    ikelua_push_held(L, which);
    is_one = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
  }
  if (!is_one) ikelua_refuse_type(L, 1, name);
  return object;
}
