/* What all records have in common: metamethods, methods, and fields by their names. */
#ifndef IKELUA_RECORD_TYPE_H
#define IKELUA_RECORD_TYPE_H

#include "host.h"

void ikelua_hold_record_metatables(lua_State *L);

#endif
