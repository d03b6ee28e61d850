#include "binding.h"

#if LUA_VERSION_NUM >= 502
#define CHECK_VERSION(L) luaL_checkversion(L)
#else
#define CHECK_VERSION(L) (void)(L)
#endif

#ifdef _WIN32
#define EXPORTED __declspec(dllexport)
#else
#define EXPORTED __attribute__((visibility("default")))
#endif

/* ---- the registry ---- */

static const char held[HELD_OBJECTS] = {0};

void push_key(lua_State *L, held_object which) {
  lua_pushlightuserdata(L, (void *)(uintptr_t)&held[which]);
}

void push_held(lua_State *L, held_object which) {
  push_key(L, which);
  lua_rawget(L, LUA_REGISTRYINDEX);
}

void hold(lua_State *L, held_object which) {
  push_key(L, which);
  lua_insert(L, -2);
  lua_rawset(L, LUA_REGISTRYINDEX);
}

/* ---- what the module consists of ---- */

/* __index of the module: the win32 names, which become fields at their first use */
static int find_name(lua_State *L) {
  size_t length;
  if (lua_type(L, 2) != LUA_TSTRING) return 0;
  const char *name = lua_tolstring(L, 2, &length);
  const ikeerr_record *record = ikeerr_by_name(IKEERR_WIN32, name, length);
  if (!record) return 0;
  push_record(L, record);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 1);
  return 1;
}

static const luaL_Reg functions[] = {
    {"lookup", lookup},
    {"get", get},
    {"lookup_all", lookup_all},
    {"answer", answer},
    {"decode_notify", decode_notify},
    {"records", records},
    {"search", search},
    {"path", path},
    {"scan", scan},
    {"scanner", scanner},
    {NULL, NULL},
};

void set_functions(lua_State *L, const luaL_Reg *list) {
  for (; list->name; list++) {
    lua_pushvalue(L, -1);
    lua_pushcclosure(L, list->func, 1);
    lua_setfield(L, -3, list->name);
  }
  lua_pop(L, 1);
}

void push_metatable(lua_State *L, const char *name) {
  lua_newtable(L);
  set_text(L, "__name", name);
  set_text(L, "__metatable", name);
}

static void set_counts(lua_State *L) {
  uint64_t counts[IKEERR_DOMAIN_COUNT] = {0};
  for (size_t i = 0; i < ikeerr_record_count(); i++) counts[ikeerr_record_domain(ikeerr_record_at(i))]++;
  lua_newtable(L);
  for (size_t i = 0; i < IKEERR_DOMAIN_COUNT; i++) set_integer(L, ikeerr_word(IKEERR_DOMAINS, i), counts[i]);
  lua_setfield(L, -2, "counts");
}

static void set_versions(lua_State *L) {
  set_text(L, "_VERSION", ikeerr_version());
  set_text(L, "data_date", ikeerr_data_date());
  set_text(L, "data_digest", ikeerr_data_digest());
  set_counts(L);
}

static void set_module_metatable(lua_State *L) {
  lua_newtable(L);
  lua_pushcfunction(L, find_name);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}

/* Once in a state: loading the module again gives the same records. */
static void hold_objects(lua_State *L) {
  push_held(L, RECORDS);
  if (!lua_isnil(L, -1)) return;
  hold_record_metatables(L);
  hold_scanner_metatable(L);
  lua_newtable(L);
  hold(L, RECORDS);
}

EXPORTED int luaopen_ikeerr(lua_State *L);

EXPORTED int luaopen_ikeerr(lua_State *L) {
  CHECK_VERSION(L);
  hold_objects(L);
  lua_newtable(L);
  push_known_records(L);
  set_functions(L, functions);
  set_versions(L);
  set_module_metatable(L);
  return 1;
}
