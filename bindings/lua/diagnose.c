/* Verdicts on the negotiations of a log: diagnose and diagnosers. */
#include "diagnose.h"

#include "chunks.h"
#include "fields.h"
#include "options.h"
#include "registry.h"
#include "values.h"

typedef struct {
  bool is_busy; /* an error has left a chunk half read */
  bool is_finished;
  lua_State *L; /* that has the list of verdicts on top of its stack ... */
  int count;    /* ... and so many in it */
  ikeerr_diagnoser diagnoser;
} diagnosing;

static void take_verdict(void *context, const ikeerr_verdict *verdict) {
  lua_State *L = ((diagnosing *)context)->L;
  ikelua_push_verdict(L, verdict);
  lua_rawseti(L, -2, ++((diagnosing *)context)->count);
}

static diagnosing *push_diagnosing(lua_State *L, int options, bool merge) {
  ikelua_check_options(L, options, DIAGNOSE_OPTIONS);
  ikeerr_diagnose_options wanted = {merge};
  if (ikelua_has_option(L, options, "merge")) {
    lua_pop(L, 1);
    wanted.merge = ikelua_flag_option(L, options, "merge");
  }
  diagnosing *diagnosis = lua_newuserdata(L, sizeof *diagnosis);
  diagnosis->is_busy = diagnosis->is_finished = false;
  ikeerr_diagnose_start(&diagnosis->diagnoser, &wanted, take_verdict, diagnosis);
  return diagnosis;
}

static void push_list(lua_State *L, diagnosing *diagnosis) {
  lua_newtable(L);
  diagnosis->count = 0;
}

/* The list of verdicts is on top of the stack. */
static void feed_string(lua_State *L, diagnosing *diagnosis, int index) {
  size_t length;
  const char *chunk = lua_tolstring(L, index, &length);
  diagnosis->L = L;
  diagnosis->is_busy = true;
  ikeerr_diagnose_feed(&diagnosis->diagnoser, chunk, length);
  diagnosis->is_busy = false;
}

static void feed_end(lua_State *L, diagnosing *diagnosis) {
  diagnosis->L = L;
  diagnosis->is_finished = true;
  ikeerr_diagnose_finish(&diagnosis->diagnoser);
}

/* Feeds the next chunk of the source at index 1; false: there is no more. */
static bool feed_next_chunk(lua_State *L, diagnosing *diagnosis, int list) {
  lua_settop(L, list);
  lua_pushvalue(L, 1);
  ikelua_call_source(L);
  int chunk = list + 1;
  bool is_chunk = ikelua_is_chunk(L, chunk);
  if (is_chunk) {
    lua_pushvalue(L, list);
    feed_string(L, diagnosis, chunk);
  } else {
    lua_settop(L, list);
  }
  return is_chunk;
}

/* diagnose(text, function or file [, {merge=}]) -> list of verdicts */
int ikelua_diagnose(lua_State *L) {
  lua_settop(L, 2);
  bool is_text = ikelua_check_source(L, 1);
  diagnosing *diagnosis = push_diagnosing(L, 2, true);
  push_list(L, diagnosis);
  int list = lua_gettop(L);
  if (is_text) {
    feed_string(L, diagnosis, 1);
  } else {
    while (feed_next_chunk(L, diagnosis, list)) continue;
  }
  feed_end(L, diagnosis);
  return 1;
}

/* diagnoser([{merge=}]) -> diagnoser */
int ikelua_diagnoser(lua_State *L) {
  push_diagnosing(L, 1, false);
  ikelua_push_held(L, DIAGNOSER_METATABLE);
  lua_setmetatable(L, -2);
  return 1;
}

static diagnosing *diagnoser_argument(lua_State *L) {
  diagnosing *diagnosis = ikelua_self(L, DIAGNOSER_METATABLE, "ikeerr.Diagnoser");
  if (diagnosis->is_finished) luaL_error(L, "this diagnoser is finished: make another one for another log");
  if (diagnosis->is_busy) luaL_error(L, "this diagnoser was interrupted within a chunk: make another one");
  return diagnosis;
}

/* diagnoser:feed(chunk) -> list of verdicts */
static int diagnoser_feed(lua_State *L) {
  diagnosing *diagnosis = diagnoser_argument(L);
  ikelua_string_argument(L, 2, NULL);
  push_list(L, diagnosis);
  feed_string(L, diagnosis, 2);
  return 1;
}

/* diagnoser:finish() -> list of verdicts */
static int diagnoser_finish(lua_State *L) {
  diagnosing *diagnosis = diagnoser_argument(L);
  push_list(L, diagnosis);
  feed_end(L, diagnosis);
  return 1;
}

static const luaL_Reg diagnoser_methods[] = {
    {"feed", diagnoser_feed},
    {"finish", diagnoser_finish},
    {NULL, NULL},
};

void ikelua_hold_diagnoser_metatable(lua_State *L) {
  ikelua_hold_class(L, DIAGNOSER_METATABLE, "ikeerr.Diagnoser", diagnoser_methods);
}
