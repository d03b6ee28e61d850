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

static diagnosing *push_diagnosing(lua_State *L, int options, option_set set, bool merge) {
  ikelua_check_options(L, options, set);
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

/* Feeds the next chunk of the source at an index; false: there is no more. */
static bool feed_next_chunk(lua_State *L, diagnosing *diagnosis, int source, int list) {
  int top = lua_gettop(L);
  lua_pushvalue(L, source);
  ikelua_call_source(L);
  bool is_chunk = ikelua_is_chunk(L, top + 1);
  if (is_chunk) {
    lua_pushvalue(L, list);
    feed_string(L, diagnosis, top + 1);
  }
  lua_settop(L, top);
  return is_chunk;
}

/* The log at an index; the list of verdicts is at another one. */
static void feed_log(lua_State *L, diagnosing *diagnosis, int source, int list) {
  int top = lua_gettop(L);
  if (ikelua_check_source(L, source)) {
    lua_pushvalue(L, list);
    feed_string(L, diagnosis, source);
    lua_settop(L, top);
  } else {
    while (feed_next_chunk(L, diagnosis, source, list)) continue;
  }
}

static void end_log(lua_State *L, diagnosing *diagnosis, int list) {
  lua_pushvalue(L, list);
  diagnosis->L = L;
  ikeerr_diagnose_next_log(&diagnosis->diagnoser);
  lua_pop(L, 1);
}

/* The logs of the option `others`. */
static void feed_others(lua_State *L, diagnosing *diagnosis, int options, int list) {
  if (!ikelua_has_option(L, options, "others")) return;
  int others = lua_gettop(L);
  if (!lua_istable(L, others)) luaL_argerror(L, options, "option others must be a list of logs");
  for (int i = 1; lua_rawgeti(L, others, i), !lua_isnil(L, -1); i++) {
    end_log(L, diagnosis, list);
    feed_log(L, diagnosis, lua_gettop(L), list);
    lua_settop(L, others);
  }
}

/* diagnose(text, function or file [, {merge=, others=}]) -> list of verdicts */
int ikelua_diagnose(lua_State *L) {
  lua_settop(L, 2);
  ikelua_check_source(L, 1);
  diagnosing *diagnosis = push_diagnosing(L, 2, DIAGNOSE_OPTIONS, true);
  push_list(L, diagnosis);
  int list = lua_gettop(L);
  feed_log(L, diagnosis, 1, list);
  feed_others(L, diagnosis, 2, list);
  lua_pushvalue(L, list);
  feed_end(L, diagnosis);
  return 1;
}

/* diagnoser([{merge=}]) -> diagnoser */
int ikelua_diagnoser(lua_State *L) {
  push_diagnosing(L, 1, DIAGNOSER_OPTIONS, false);
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

/* diagnoser:next_log() -> list of verdicts */
static int diagnoser_next_log(lua_State *L) {
  diagnosing *diagnosis = diagnoser_argument(L);
  push_list(L, diagnosis);
  end_log(L, diagnosis, lua_gettop(L));
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
    {"next_log", diagnoser_next_log},
    {"finish", diagnoser_finish},
    {NULL, NULL},
};

void ikelua_hold_diagnoser_metatable(lua_State *L) {
  ikelua_hold_class(L, DIAGNOSER_METATABLE, "ikeerr.Diagnoser", diagnoser_methods);
}
