/* The fields of the core's table in Lua. */
#ifndef IKELUA_FIELDS_H
#define IKELUA_FIELDS_H

#include "host.h"

/* What a field holds; lists and structs are new tables, nothing is nil. */
void ikelua_push_value(lua_State *L, const ikeerr_value *value);

/* A table of all fields of a record, in which other records are their identities. */
void ikelua_push_plain(lua_State *L, const ikeerr_record *record);

/* A table of the fields of a verdict; what is not known is nil. */
void ikelua_push_verdict(lua_State *L, const ikeerr_verdict *verdict);

#endif
