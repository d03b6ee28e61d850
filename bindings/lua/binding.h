/* What the files of the Lua binding share. They keep to what Lua 5.1 to 5.5 and LuaJIT have in common. */
#ifndef IKEERR_BINDING_H
#define IKEERR_BINDING_H

#include <ikeerr.h>
#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM >= 503
#define PUSH_INTEGER(L, integer) lua_pushinteger(L, (lua_Integer)(integer))
#else /* whose lua_Integer may have 32 bits */
#define PUSH_INTEGER(L, integer) lua_pushnumber(L, (lua_Number)(integer))
#endif

/* ---- the registry: what the module holds there, under addresses of its own ---- */

typedef enum {
  RECORDS,          /* the record objects, by index of the record, from 1 */
  RECORD_METATABLE, /* what the metatables of all records share; each record has its own, with its own fields */
  RECORD_MARK,      /* only a key: what has it in its metatable is a record */
  FIELDS_METATABLE, /* of the tables of fields: makes a field at its first reading */
  SCANNER_METATABLE,
  HELD_OBJECTS
} held_object;

void push_key(lua_State *L, held_object which);
void push_held(lua_State *L, held_object which);
void hold(lua_State *L, held_object which); /* takes the value on top of the stack */

/* ---- module contents ---- */

void push_metatable(lua_State *L, const char *name);
/* Into the table below the top of the stack, each with the top as its upvalue, which is taken. */
void set_functions(lua_State *L, const luaL_Reg *list);
void hold_record_metatables(lua_State *L);
void hold_scanner_metatable(lua_State *L);
void push_known_records(lua_State *L); /* the first upvalue of the functions */

/* ---- functions of the module, in module.c's table ---- */

int lookup(lua_State *L);
int get(lua_State *L);
int lookup_all(lua_State *L);
int answer(lua_State *L);
int decode_notify(lua_State *L);
int records(lua_State *L);
int search(lua_State *L);
int path(lua_State *L);
int scan(lua_State *L);
int scanner(lua_State *L);

/* ---- methods of records, in record.c's table ---- */

int record_page(lua_State *L);
int record_walk(lua_State *L);
int record_graph(lua_State *L);

/* ---- records ---- */

void push_record(lua_State *L, const ikeerr_record *record);
void push_records(lua_State *L, const ikeerr_record *const *found, unsigned count); /* as a list */
const ikeerr_record *to_record(lua_State *L, int index);                            /* NULL: it is none */
const ikeerr_record *record_argument(lua_State *L, int index);

/* What the key at an index stands for; an error if it is of no type of keys. */
void answer_key(lua_State *L, int index, ikeerr_domain domain, ikeerr_answer *answer);

/* Pushes the record that a key stands for, or nil, message, details; returns how many that are. */
int push_found(lua_State *L, int index, const ikeerr_answer *answer);

/* ---- values: fields of the table on top of the stack; NULL is left out ---- */

void set_text(lua_State *L, const char *key, const char *text);
void set_integer(lua_State *L, const char *key, uint64_t integer);
void set_boolean(lua_State *L, const char *key, bool boolean);
void set_record(lua_State *L, const char *key, const ikeerr_record *record);
void set_records(lua_State *L, const char *key, const ikeerr_record *const *found, unsigned count);
void set_relation_parts(lua_State *L, const ikeerr_relation *relation);

/* The text of one of the core's functions that work like snprintf. */
typedef size_t text_writer(const void *context, char *out, size_t size);
void push_written(lua_State *L, text_writer *write, const void *context);

/* ---- arguments ---- */

int refuse_type(lua_State *L, int index, const char *expected);
int64_t integer_argument(lua_State *L, int index);
const char *string_argument(lua_State *L, int index, size_t *length);

/* The integer that a number is, or the nearest of 64 bits; false for fractions and NaN. */
bool to_integer(lua_Number number, int64_t *integer);

/* ---- options: in a table at an index of the stack, which may be nil or missing ---- */

/* Which options a function has. */
typedef enum {
  LOOKUP_OPTIONS,
  GET_OPTIONS,
  RECORDS_OPTIONS,
  SEARCH_OPTIONS,
  PATH_OPTIONS,
  WALK_OPTIONS,
  GRAPH_OPTIONS,
  PAGE_OPTIONS,
  SCAN_OPTIONS
} option_set;

void check_options(lua_State *L, int index, option_set set);  /* refuses other options */
bool has_option(lua_State *L, int index, const char *option); /* pushes its value if it is given */

typedef const char *word_source(int set, size_t index); /* NULL: index out of range */
typedef enum { CERTAINTIES, GRAPH_FORMATS } choice_set;
const char *choice_word(int set, size_t index);

/* The index of the word that is given. */
int word_option(lua_State *L, int index, const char *option, word_source *words, int set, int fallback);
ikeerr_domain domain_option(lua_State *L, int index);
ikeerr_filter filter_options(lua_State *L, int index);
uint32_t kinds_option(lua_State *L, int index);
unsigned natural_option(lua_State *L, int index, const char *option, unsigned fallback); /* at most INT_MAX */
bool flag_option(lua_State *L, int index, const char *option);

#endif
