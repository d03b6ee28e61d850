/* The module ikeerr: its functions, its fields, and how it is opened. */
#include "diagnose.h"
#include "lookup.h"
#include "record.h"
#include "record_type.h"
#include "registry.h"
#include "related.h"
#include "scan.h"
#include "search.h"
#include "values.h"

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

/* __index of the module: the constants, which become fields at their first use */
static int find_name(lua_State *L) {
  size_t length;
  if (!lua_istable(L, 1)) ikelua_refuse_type(L, 1, "table");
  if (lua_type(L, 2) != LUA_TSTRING) return 0;
  const char *name = lua_tolstring(L, 2, &length);
  const ikeerr_record *record = ikeerr_constant(name, length);
  if (!record) return 0;
  ikelua_push_record(L, record);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 1);
  return 1;
}

static const luaL_Reg functions[] = {
    {"lookup", ikelua_lookup},
    {"get", ikelua_get},
    {"lookup_all", ikelua_lookup_all},
    {"answer", ikelua_answer},
    {"decode_notify", ikelua_decode_notify},
    {"records", ikelua_records},
    {"search", ikelua_search},
    {"path", ikelua_path},
    {"scan", ikelua_scan},
    {"scanner", ikelua_scanner},
    {"diagnose", ikelua_diagnose},
    {"diagnoser", ikelua_diagnoser},
    {NULL, NULL},
};

static void set_counts(lua_State *L) {
  uint64_t counts[IKEERR_DOMAIN_COUNT] = {0};
  for (size_t i = 0; i < ikeerr_record_count(); i++) counts[ikeerr_record_domain(ikeerr_record_at(i))]++;
  lua_newtable(L);
  for (size_t i = 0; i < IKEERR_DOMAIN_COUNT; i++) ikelua_set_integer(L, ikeerr_word(IKEERR_DOMAINS, i), counts[i]);
  lua_setfield(L, -2, "counts");
}

static void set_versions(lua_State *L) {
  ikelua_set_text(L, "_VERSION", ikeerr_version());
  ikelua_set_text(L, "data_date", ikeerr_data_date());
  ikelua_set_text(L, "data_digest", ikeerr_data_digest());
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
  ikelua_push_held(L, RECORDS);
  if (!lua_isnil(L, -1)) return;
  ikelua_hold_record_metatables(L);
  ikelua_hold_scanner_metatable(L);
  ikelua_hold_diagnoser_metatable(L);
  lua_newtable(L);
  ikelua_hold(L, RECORDS);
}

EXPORTED int luaopen_ikeerr(lua_State *L);

EXPORTED int luaopen_ikeerr(lua_State *L) {
  CHECK_VERSION(L);
  hold_objects(L);
  lua_newtable(L);
  ikelua_push_known_records(L);
  ikelua_set_functions(L, functions);
  set_versions(L);
  set_module_metatable(L);
  return 1;
}
