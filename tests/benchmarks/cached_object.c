/* What the Lua benchmarks compare with: a function that does nothing but return an object that it has, and the search
 * in C alone. */
#include <ikeerr.h>
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

/* search_alone(query) -> the length of all snippets of the best ten */
static int search_alone(lua_State *L) {
  enum { HITS = 10 };
  ikeerr_hit hits[HITS];
  size_t length, lengths = 0;
  const char *query = luaL_checklstring(L, 1, &length);
  size_t count = ikeerr_search(query, length, NULL, hits, HITS);
  for (size_t i = 0; i < count; i++) lengths += ikeerr_hit_snippet(&hits[i]).length;
  lua_pushinteger(L, (lua_Integer)lengths);
  return 1;
}

__attribute__((visibility("default"))) int luaopen_cached_object(lua_State *L);

__attribute__((visibility("default"))) int luaopen_cached_object(lua_State *L) {
  lua_newtable(L);
  lua_pushcfunction(L, returner);
  lua_setfield(L, -2, "returner");
  lua_pushcfunction(L, search_alone);
  lua_setfield(L, -2, "search_alone");
  return 1;
}
