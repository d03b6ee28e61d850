/* What a key stands for: lookup and its relatives. */
#include "lookup.h"

#include <string.h>

#include "options.h"
#include "record.h"
#include "values.h"

#define KEY_TYPES "number, string or ikeerr.Record"

#if LUA_VERSION_NUM >= 503
#define GET_TABLE(L, index) lua_gettable(L, index)
#else
#define GET_TABLE(L, index) (lua_gettable(L, index), lua_type(L, -1))
#endif

void ikelua_answer_key(lua_State *L, int index, ikeerr_domain domain, ikeerr_answer *answer) {
  size_t length = IKEERR_TO_NUL;
  const ikeerr_record *record;
  if (lua_type(L, index) == LUA_TNUMBER) {
    ikeerr_lookup_number(ikelua_integer_argument(L, index), domain, answer);
  } else if (lua_type(L, index) == LUA_TSTRING) {
    const char *key = lua_tolstring(L, index, &length);
    ikeerr_lookup(key, length, domain, answer);
  } else if ((record = ikelua_to_record(L, index))) {
    ikeerr_lookup(ikeerr_record_text(record, IKEERR_ID), length, domain, answer);
  } else {
    ikelua_refuse_type(L, index, KEY_TYPES);
  }
}

static void push_key_text(lua_State *L, int index) {
  const ikeerr_record *record = ikelua_to_record(L, index);
  if (record) {
    lua_pushstring(L, ikeerr_record_text(record, IKEERR_ID));
  } else {
    lua_pushvalue(L, index);
    lua_tostring(L, -1);
  }
}

typedef struct {
  const char *key;
  size_t length;
  const ikeerr_answer *answer;
} explanation;

static size_t write_explanation(const void *context, char *out, size_t size) {
  const explanation *wanted = context;
  return ikeerr_explain(wanted->key, wanted->length, wanted->answer, out, size);
}

/* Of an answer to the key at an index. */
static void push_explanation(lua_State *L, int index, const ikeerr_answer *answer) {
  explanation wanted = {.answer = answer};
  push_key_text(L, index);
  wanted.key = lua_tolstring(L, -1, &wanted.length);
  ikelua_push_written(L, write_explanation, &wanted);
  lua_remove(L, -2);
}

/* nil, message, details; the message is on top of the stack */
static int push_miss(lua_State *L, const ikeerr_answer *answer) {
  lua_pushnil(L);
  lua_insert(L, -2);
  lua_newtable(L);
  ikelua_set_text(L, "reason", ikeerr_reason_name(answer->reason));
  ikelua_set_records(L, "candidates", answer->candidates, answer->candidate_count);
  ikelua_set_records(L, "suggestions", answer->suggestions, answer->suggestion_count);
  return 3;
}

int ikelua_push_found(lua_State *L, int index, const ikeerr_answer *answer) {
  if (answer->status == IKEERR_FOUND) {
    ikelua_push_record(L, answer->candidates[0]);
    return 1;
  }
  push_explanation(L, index, answer);
  return push_miss(L, answer);
}

/* The first upvalue of `lookup` and `get`: the records of the spellings that were asked for before. It is what makes a
 * second lookup cheap, so no call is wasted on it: a key that is not in the table is given back by the table itself. */
static int give_back(lua_State *L) {
  bool is_foreign = lua_isuserdata(L, 2) && !ikelua_to_record(L, 2);
  return is_foreign ? luaL_error(L, KEY_TYPES " expected, got userdata") : 1;
}

void ikelua_push_known_records(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  lua_pushcfunction(L, give_back);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}

/* Puts the record of a key without options, if it is known, in the key's place. */
static bool is_known(lua_State *L) {
  return lua_gettop(L) == 1 && GET_TABLE(L, lua_upvalueindex(1)) == LUA_TUSERDATA;
}

/* Of these spellings each record has a few; of others there is no end. */
static bool is_plain_spelling(lua_State *L, const ikeerr_answer *answer) {
  if (lua_type(L, 1) != LUA_TSTRING) return lua_type(L, 1) == LUA_TNUMBER;
  ikeerr_text text = answer->reading == IKEERR_READ_OFFICIAL_NAME ? IKEERR_NAME : IKEERR_ID;
  return strcmp(lua_tostring(L, 1), ikeerr_record_text(answer->candidates[0], text)) == 0;
}

/* Makes the record on top of the stack known under the key that found it. */
static void remember(lua_State *L, const ikeerr_answer *answer) {
  if (!lua_isnil(L, 2) || !is_plain_spelling(L, answer)) return;
  lua_pushvalue(L, 1);
  lua_pushvalue(L, -2);
  lua_rawset(L, lua_upvalueindex(1));
}

/* lookup(key [, {domain=}]) -> record, or nil, message, details */
int ikelua_lookup(lua_State *L) {
  if (is_known(L)) return 1;
  lua_settop(L, 2);
  ikeerr_answer answer;
  ikelua_check_options(L, 2, LOOKUP_OPTIONS);
  ikelua_answer_key(L, 1, ikelua_domain_option(L, 2), &answer);
  int count = ikelua_push_found(L, 1, &answer);
  if (answer.status == IKEERR_FOUND) remember(L, &answer);
  return count;
}

/* get(key [, {domain=, default=}]) -> record or default, or nil, message, details of an ambiguous key */
int ikelua_get(lua_State *L) {
  if (is_known(L)) return 1;
  lua_settop(L, 2);
  ikeerr_answer answer;
  ikelua_check_options(L, 2, GET_OPTIONS);
  ikelua_answer_key(L, 1, ikelua_domain_option(L, 2), &answer);
  if (answer.status != IKEERR_UNKNOWN) return ikelua_push_found(L, 1, &answer);
  if (!ikelua_has_option(L, 2, "default")) lua_pushnil(L);
  return 1;
}

/* lookup_all(key [, {domain=}]) -> list of records */
int ikelua_lookup_all(lua_State *L) {
  ikeerr_answer answer;
  ikelua_check_options(L, 2, LOOKUP_OPTIONS);
  ikelua_answer_key(L, 1, ikelua_domain_option(L, 2), &answer);
  ikelua_push_records(L, answer.candidates, answer.candidate_count);
  return 1;
}

/* answer(key [, {domain=}]) -> table */
int ikelua_answer(lua_State *L) {
  ikeerr_answer given;
  ikelua_check_options(L, 2, LOOKUP_OPTIONS);
  ikelua_answer_key(L, 1, ikelua_domain_option(L, 2), &given);
  lua_newtable(L);
  ikelua_set_text(L, "status", ikeerr_status_name(given.status));
  ikelua_set_text(L, "reading", ikeerr_reading_name(given.reading));
  ikelua_set_records(L, "records", given.candidates, given.candidate_count);
  ikelua_set_records(L, "also", given.also, given.also_count);
  ikelua_set_text(L, "reason", ikeerr_reason_name(given.reason));
  ikelua_set_records(L, "suggestions", given.suggestions, given.suggestion_count);
  ikelua_set_text(L, "neighbour", given.neighbour);
  push_explanation(L, 1, &given);
  lua_setfield(L, -2, "explanation");
  return 1;
}

/* ---- Microsoft's status notifies ---- */

typedef struct {
  uint32_t type;
  const char *data;
  size_t length;
  const ikeerr_answer *answer;
} notify_explanation;

static size_t write_notify_explanation(const void *context, char *out, size_t size) {
  const notify_explanation *wanted = context;
  return ikeerr_explain_notify(wanted->type, wanted->data, wanted->length, wanted->answer, out, size);
}

static uint32_t notify_type_argument(lua_State *L, int index) {
  int64_t type = ikelua_integer_argument(L, index);
  if (type >= 0 && type <= UINT16_MAX) return (uint32_t)type;
  lua_pushvalue(L, index);
  return (uint32_t)luaL_argerror(L, index,
                                 lua_pushfstring(L, "type of 0 to 65535 expected, got %s", lua_tostring(L, -1)));
}

/* decode_notify(type, data) -> record, or nil, message, details */
int ikelua_decode_notify(lua_State *L) {
  ikeerr_answer decoded;
  notify_explanation wanted = {.type = notify_type_argument(L, 1), .answer = &decoded};
  wanted.data = ikelua_string_argument(L, 2, &wanted.length);
  ikeerr_decode_notify(wanted.type, wanted.data, wanted.length, &decoded);
  if (decoded.status == IKEERR_FOUND) {
    ikelua_push_record(L, decoded.candidates[0]);
    return 1;
  }
  ikelua_push_written(L, write_notify_explanation, &wanted);
  return push_miss(L, &decoded);
}
