/* What a Lua function costs that does nothing but return an object that it has: lua_lookup.lua compares with it. */
#include <lauxlib.h>
#include <lua.h>

static int return_object(lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  return 1;
}

/* returner(object) -> a function that returns it, whatever its argument */
static int returner(lua_State *L) {
  lua_settop(L, 1);
  lua_pushcclosure(L, return_object, 1);
  return 1;
}

__attribute__((visibility("default"))) int luaopen_cached_object(lua_State *L);

__attribute__((visibility("default"))) int luaopen_cached_object(lua_State *L) {
  lua_pushcfunction(L, returner);
  return 1;
}
