#include "binding.h"

/* ---- records ---- */

static void copy_entries(lua_State *L, int from, int to) {
  for (lua_pushnil(L); lua_next(L, from);) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, to);
  }
}

/* A table that reads from Lua without a call what was read before. */
static void push_fields(lua_State *L, const ikeerr_record *record) {
  lua_newtable(L);
  push_key(L, RECORD_MARK);
  lua_pushlightuserdata(L, (void *)(uintptr_t)record);
  lua_rawset(L, -3);
  push_held(L, FIELDS_METATABLE);
  lua_setmetatable(L, -2);
}

static void push_new_record(lua_State *L, const ikeerr_record *record) {
  const ikeerr_record **object = lua_newuserdata(L, sizeof *object);
  *object = record;
  lua_newtable(L);
  push_held(L, RECORD_METATABLE);
  copy_entries(L, lua_gettop(L), lua_gettop(L) - 1);
  lua_pop(L, 1);
  push_fields(L, record);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}

void push_record(lua_State *L, const ikeerr_record *record) {
  int place = (int)ikeerr_record_index(record) + 1;
  push_held(L, RECORDS);
  lua_rawgeti(L, -1, place);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    push_new_record(L, record);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, place);
  }
  lua_remove(L, -2);
}

const ikeerr_record *to_record(lua_State *L, int index) {
  const ikeerr_record **object = lua_touserdata(L, index);
  if (!object || !lua_getmetatable(L, index)) return NULL;
  push_key(L, RECORD_MARK);
  lua_rawget(L, -2);
  bool is_record = lua_toboolean(L, -1);
  lua_pop(L, 2);
  return is_record ? *object : NULL;
}

const ikeerr_record *record_argument(lua_State *L, int index) {
  const ikeerr_record *record = to_record(L, index);
  if (!record) refuse_type(L, index, "ikeerr.Record");
  return record;
}

void set_record(lua_State *L, const char *key, const ikeerr_record *record) {
  if (!record) return;
  push_record(L, record);
  lua_setfield(L, -2, key);
}

void push_records(lua_State *L, const ikeerr_record *const *found, unsigned count) {
  lua_createtable(L, (int)count, 0);
  for (unsigned i = 0; i < count; i++) {
    push_record(L, found[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

void set_records(lua_State *L, const char *key, const ikeerr_record *const *found, unsigned count) {
  push_records(L, found, count);
  lua_setfield(L, -2, key);
}

/* ---- fields ---- */

typedef void field_writer(lua_State *L, const ikeerr_record *record, int which);

static void push_text_field(lua_State *L, const ikeerr_record *record, int which) {
  lua_pushstring(L, ikeerr_record_text(record, (ikeerr_text)which));
}

typedef enum { CODE, HRESULT, NTSTATUS } number_field;

static void push_number_field(lua_State *L, const ikeerr_record *record, int which) {
  uint32_t number = ikeerr_record_code(record);
  bool is_known = which == CODE || (which == HRESULT && ikeerr_record_hresult(record, &number)) ||
                  (which == NTSTATUS && ikeerr_record_ntstatus(record, &number));
  if (is_known) {
    PUSH_INTEGER(L, number);
  } else {
    lua_pushnil(L);
  }
}

static void push_list_field(lua_State *L, const ikeerr_record *record, int which) {
  int count = ikeerr_list_count(record, (ikeerr_list)which);
  if (count < 0) {
    lua_pushnil(L);
    return;
  }
  lua_createtable(L, count, 0);
  for (int i = 0; i < count; i++) {
    lua_pushstring(L, ikeerr_list_item(record, (ikeerr_list)which, (size_t)i));
    lua_rawseti(L, -2, i + 1);
  }
}

typedef enum { ALIASES, SOURCES, QUESTIONS, SIGHTINGS, RELATIONS, CITATIONS } part;

static void set_alias(lua_State *L, const ikeerr_record *record, size_t index) {
  ikeerr_alias alias = ikeerr_alias_at(record, index);
  set_text(L, "name", alias.name);
  set_text(L, "origin", alias.origin);
  set_boolean(L, "historic", alias.historic);
}

static void set_source(lua_State *L, const ikeerr_record *record, size_t index) {
  ikeerr_source source = ikeerr_source_at(record, index);
  set_text(L, "title", source.title);
  set_text(L, "section", source.section);
}

static void set_question(lua_State *L, const ikeerr_record *record, size_t index) {
  ikeerr_question question = ikeerr_question_at(record, index);
  set_text(L, "question", question.question);
  set_text(L, "answer", question.answer);
}

static void set_sighting(lua_State *L, const ikeerr_record *record, size_t index) {
  ikeerr_sighting sighting = ikeerr_sighting_at(record, index);
  set_text(L, "surface", sighting.surface);
  set_text(L, "event", sighting.event);
  set_text(L, "field", sighting.field);
  set_text(L, "form", sighting.form);
}

void set_relation_parts(lua_State *L, const ikeerr_relation *relation) {
  set_record(L, "target", relation->target);
  set_text(L, "kind", relation->kind);
  set_text(L, "note", relation->note);
  set_text(L, "basis", relation->basis);
}

static void set_relation(lua_State *L, const ikeerr_record *record, size_t index) {
  ikeerr_relation relation = ikeerr_relation_at(record, index);
  set_relation_parts(L, &relation);
}

static void set_citation(lua_State *L, const ikeerr_record *record, size_t index) {
  ikeerr_citation citation = ikeerr_citation_at(record, index);
  set_text(L, "name", citation.name);
  if (citation.code >= 0) set_integer(L, "code", (uint64_t)citation.code);
  set_text(L, "hex", citation.hex);
  set_record(L, "meant", citation.meant);
  set_text(L, "fault", citation.fault);
}

static void push_part_field(lua_State *L, const ikeerr_record *record, int which) {
  static const struct {
    size_t (*count)(const ikeerr_record *record);
    void (*set)(lua_State *L, const ikeerr_record *record, size_t index);
  } PARTS[] = {
      [ALIASES] = {ikeerr_alias_count, set_alias},         [SOURCES] = {ikeerr_source_count, set_source},
      [QUESTIONS] = {ikeerr_question_count, set_question}, [SIGHTINGS] = {ikeerr_sighting_count, set_sighting},
      [RELATIONS] = {ikeerr_relation_count, set_relation}, [CITATIONS] = {ikeerr_citation_count, set_citation},
  };
  size_t count = PARTS[which].count(record);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_newtable(L);
    PARTS[which].set(L, record, i);
    lua_rawseti(L, -2, (int)i + 1);
  }
}

static const struct {
  const char *name;
  field_writer *push;
  int which;
} fields[] = {
    {"id", push_text_field, IKEERR_ID},
    {"domain", push_text_field, IKEERR_DOMAIN},
    {"code", push_number_field, CODE},
    {"vendor", push_text_field, IKEERR_VENDOR},
    {"name", push_text_field, IKEERR_NAME},
    {"hex", push_text_field, IKEERR_HEX},
    {"message", push_text_field, IKEERR_MESSAGE},
    {"kind", push_text_field, IKEERR_KIND},
    {"tags", push_list_field, IKEERR_RECORD_TAGS},
    {"updated", push_text_field, IKEERR_UPDATED},
    {"hresult", push_number_field, HRESULT},
    {"ntstatus", push_number_field, NTSTATUS},
    {"modules", push_list_field, IKEERR_RECORD_MODULES},
    {"phase", push_list_field, IKEERR_RECORD_PHASES},
    {"role", push_text_field, IKEERR_ROLE},
    {"rejected", push_text_field, IKEERR_REJECTED},
    {"on_wire", push_text_field, IKEERR_ON_WIRE},
    {"effect", push_text_field, IKEERR_EFFECT},
    {"retry", push_text_field, IKEERR_RETRY},
    {"technical_meaning", push_text_field, IKEERR_TECHNICAL_MEANING},
    {"error_details", push_text_field, IKEERR_ERROR_DETAILS},
    {"usage_context", push_text_field, IKEERR_USAGE_CONTEXT},
    {"developer_interpretation", push_text_field, IKEERR_DEVELOPER_INTERPRETATION},
    {"causes", push_list_field, IKEERR_CAUSES},
    {"remedies", push_list_field, IKEERR_REMEDIES},
    {"faq", push_part_field, QUESTIONS},
    {"summary", push_text_field, IKEERR_SUMMARY},
    {"aliases", push_part_field, ALIASES},
    {"sources", push_part_field, SOURCES},
    {"seen_in", push_part_field, SIGHTINGS},
    {"related", push_part_field, RELATIONS},
    {"citations", push_part_field, CITATIONS},
};

/* __index of a table of fields. Its upvalue has the methods, and the place in `fields` of each name. Lists are made
 * anew for each reader, who may change them; everything else stays in the table. */
static int make_field(lua_State *L) {
  lua_pushvalue(L, 2);
  lua_rawget(L, lua_upvalueindex(1));
  if (lua_isnumber(L, -1)) {
    size_t place = (size_t)lua_tointeger(L, -1);
    push_key(L, RECORD_MARK);
    lua_rawget(L, 1);
    fields[place].push(L, lua_touserdata(L, -1), fields[place].which);
  }
  if (lua_istable(L, -1) || lua_isnil(L, -1)) return 1;
  lua_pushvalue(L, 2);
  lua_pushvalue(L, -2);
  lua_rawset(L, 1);
  return 1;
}

/* ---- metamethods ---- */

static size_t write_line(const void *context, char *out, size_t size) {
  return ikeerr_line(context, out, size);
}

/* tostring(record) -> string */
static int record_to_string(lua_State *L) {
  push_written(L, write_line, record_argument(L, 1));
  return 1;
}

/* record < record -> boolean */
static int record_is_less(lua_State *L) {
  size_t left = ikeerr_record_index(record_argument(L, 1)), right = ikeerr_record_index(record_argument(L, 2));
  lua_pushboolean(L, left < right);
  return 1;
}

/* record <= record -> boolean */
static int record_is_at_most(lua_State *L) {
  size_t left = ikeerr_record_index(record_argument(L, 1)), right = ikeerr_record_index(record_argument(L, 2));
  lua_pushboolean(L, left <= right);
  return 1;
}

static int refuse_change(lua_State *L) {
  return luaL_error(L, "a record cannot be changed");
}

/* ---- metatables ---- */

static const luaL_Reg record_methods[] = {
    {"page", record_page},
    {"walk", record_walk},
    {"graph", record_graph},
    {NULL, NULL},
};

static const luaL_Reg record_metamethods[] = {
    {"__tostring", record_to_string},
    {"__lt", record_is_less},
    {"__le", record_is_at_most},
    {"__newindex", refuse_change},
    {NULL, NULL},
};

static void hold_record_metatable(lua_State *L) {
  push_metatable(L, "ikeerr.Record");
  push_key(L, RECORD_MARK);
  lua_pushboolean(L, true);
  lua_rawset(L, -3);
  lua_pushnil(L);
  set_functions(L, record_metamethods);
  hold(L, RECORD_METATABLE);
}

static void hold_fields_metatable(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) set_integer(L, fields[i].name, i);
  lua_pushnil(L);
  set_functions(L, record_methods);
  lua_pushcclosure(L, make_field, 1);
  lua_setfield(L, -2, "__index");
  hold(L, FIELDS_METATABLE);
}

void hold_record_metatables(lua_State *L) {
  hold_record_metatable(L);
  hold_fields_metatable(L);
}
