/* Records as objects: there is one for each identity in a Lua state. */
#ifndef IKELUA_RECORD_H
#define IKELUA_RECORD_H

#include "host.h"

void ikelua_push_record(lua_State *L, const ikeerr_record *record);
void ikelua_push_records(lua_State *L, const ikeerr_record *const *found, unsigned count); /* as a list */

/* The record of a table of fields, which is the __index of its object; refuses anything else. */
const ikeerr_record *ikelua_record_of_fields(lua_State *L, int index);

const ikeerr_record *ikelua_to_record(lua_State *L, int index); /* NULL: it is none */
const ikeerr_record *ikelua_record_argument(lua_State *L, int index);

/* ---- fields of the table on top of the stack; NULL is left out ---- */

void ikelua_set_record(lua_State *L, const char *key, const ikeerr_record *record);
void ikelua_set_records(lua_State *L, const char *key, const ikeerr_record *const *found, unsigned count);

#endif
