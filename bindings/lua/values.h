/* Values that go to Lua and arguments that come from it, and what tables are made of. */
#ifndef IKELUA_VALUES_H
#define IKELUA_VALUES_H

#include "host.h"

/* ---- fields of the table on top of the stack; NULL is left out ---- */

void ikelua_set_text(lua_State *L, const char *key, const char *text);
void ikelua_set_integer(lua_State *L, const char *key, uint64_t integer);
void ikelua_set_boolean(lua_State *L, const char *key, bool boolean);

/* The text of one of the core's functions that work like snprintf. */
typedef size_t text_writer(const void *context, char *out, size_t size);
void ikelua_push_written(lua_State *L, text_writer *write, const void *context);

/* ---- functions and metatables ---- */

/* Into the table below the top of the stack, each with the top as its upvalue, which is taken. */
void ikelua_set_functions(lua_State *L, const luaL_Reg *list);
void ikelua_push_metatable(lua_State *L, const char *name);

/* ---- arguments ---- */

int ikelua_refuse_type(lua_State *L, int index, const char *expected);
int64_t ikelua_integer_argument(lua_State *L, int index);
const char *ikelua_string_argument(lua_State *L, int index, size_t *length);

/* The integer that a number is, or the nearest of 64 bits; false for fractions and NaN. */
bool ikelua_to_integer(lua_Number number, int64_t *integer);

#endif
