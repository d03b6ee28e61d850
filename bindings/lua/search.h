/* Lists of records: by what they are, and by full text. */
#ifndef IKELUA_SEARCH_H
#define IKELUA_SEARCH_H

#include "host.h"

/* records([{domain=, kind=, tag=}]), search(query [, {limit=, domain=, kind=, tag=}]) */
int ikelua_records(lua_State *L);
int ikelua_search(lua_State *L);

#endif
