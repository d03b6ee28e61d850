/* What the module holds in the registry, and the keys under which it stands there. */
#include "registry.h"

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
