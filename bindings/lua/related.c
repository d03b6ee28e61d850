#include "binding.h"

static void push_step(lua_State *L, const ikeerr_step *step) {
  lua_newtable(L);
  set_record(L, "record", step->record);
  lua_newtable(L);
  set_relation_parts(L, &step->relation);
  lua_setfield(L, -2, "relation");
  set_integer(L, "depth", step->depth);
  set_record(L, "previous", step->from);
}

static int next_step(lua_State *L) {
  ikeerr_step step;
  if (!ikeerr_walk_next(lua_touserdata(L, lua_upvalueindex(1)), &step)) return 0;
  push_step(L, &step);
  return 1;
}

/* record:walk([{depth=, kinds=}]) -> iterator of steps */
int record_walk(lua_State *L) {
  const ikeerr_record *record = record_argument(L, 1);
  check_options(L, 2, WALK_OPTIONS);
  unsigned depth = natural_option(L, 2, "depth", 1);
  uint32_t kinds = kinds_option(L, 2);
  ikeerr_walk *walk = lua_newuserdata(L, sizeof *walk);
  ikeerr_walk_start(walk, record, kinds, depth);
  lua_pushcclosure(L, next_step, 1);
  return 1;
}

static int push_no_path(lua_State *L, const ikeerr_record *from, const ikeerr_record *to) {
  lua_pushnil(L);
  lua_pushfstring(L, "no relations of these kinds lead from %s to %s", ikeerr_record_text(from, IKEERR_ID),
                  ikeerr_record_text(to, IKEERR_ID));
  return 2;
}

static int push_path(lua_State *L, const ikeerr_record *from, const ikeerr_record *to, uint32_t kinds) {
  size_t count = ikeerr_path(from, to, kinds, NULL, 0);
  if (count == IKEERR_UNREACHABLE) return push_no_path(L, from, to);
  ikeerr_step *steps = lua_newuserdata(L, count * sizeof *steps);
  ikeerr_path(from, to, kinds, steps, count);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_step(L, &steps[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* path(start, end [, {kinds=}]) -> list of steps, or nil, message, and for a key that is a miss details */
int path(lua_State *L) {
  ikeerr_answer start, end;
  check_options(L, 3, PATH_OPTIONS);
  uint32_t kinds = kinds_option(L, 3);
  answer_key(L, 1, IKEERR_ANY_DOMAIN, &start);
  answer_key(L, 2, IKEERR_ANY_DOMAIN, &end);
  if (start.status != IKEERR_FOUND) return push_found(L, 1, &start);
  if (end.status != IKEERR_FOUND) return push_found(L, 2, &end);
  return push_path(L, start.candidates[0], end.candidates[0], kinds);
}
