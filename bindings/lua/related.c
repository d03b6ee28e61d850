/* Related records: walks and paths, as steps. */
#include "related.h"

#include "fields.h"
#include "lookup.h"
#include "options.h"
#include "record.h"
#include "values.h"

static size_t index_of_related(void) {
  return (size_t)ikeerr_field_index(IKEERR_STRUCT_RECORD, "related", IKEERR_TO_NUL);
}

/* related: the index of that field */
static void push_step(lua_State *L, const ikeerr_step *step, size_t related) {
  ikeerr_value relations = ikeerr_record_value(step->from, related);
  ikeerr_value relation = ikeerr_value_item(&relations, step->relation_index);
  lua_createtable(L, 0, 4);
  ikelua_set_record(L, "record", step->record);
  ikelua_push_value(L, &relation);
  lua_setfield(L, -2, "relation");
  ikelua_set_integer(L, "depth", step->depth);
  ikelua_set_record(L, "previous", step->from);
}

typedef struct {
  size_t related;
  ikeerr_walk walk;
} walking;

static int next_step(lua_State *L) {
  walking *walk = lua_touserdata(L, lua_upvalueindex(1));
  ikeerr_step step;
  if (!ikeerr_walk_next(&walk->walk, &step)) return 0;
  push_step(L, &step, walk->related);
  return 1;
}

/* record:walk([{depth=, kinds=}]) -> iterator of steps */
int ikelua_record_walk(lua_State *L) {
  const ikeerr_record *record = ikelua_record_argument(L, 1);
  ikelua_check_options(L, 2, WALK_OPTIONS);
  unsigned depth = ikelua_natural_option(L, 2, "depth", 1);
  uint32_t kinds = ikelua_kinds_option(L, 2);
  walking *walk = lua_newuserdata(L, sizeof *walk);
  walk->related = index_of_related();
  ikeerr_walk_start(&walk->walk, record, kinds, depth);
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
  size_t related = index_of_related();
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_step(L, &steps[i], related);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}

/* path(start, end [, {kinds=}]) -> list of steps, or nil, message, and for a key that is a miss details */
int ikelua_path(lua_State *L) {
  ikeerr_answer start, end;
  ikelua_check_options(L, 3, PATH_OPTIONS);
  uint32_t kinds = ikelua_kinds_option(L, 3);
  ikelua_answer_key(L, 1, IKEERR_ANY_DOMAIN, &start);
  ikelua_answer_key(L, 2, IKEERR_ANY_DOMAIN, &end);
  if (start.status != IKEERR_FOUND) return ikelua_push_found(L, 1, &start);
  if (end.status != IKEERR_FOUND) return ikelua_push_found(L, 2, &end);
  return push_path(L, start.candidates[0], end.candidates[0], kinds);
}
