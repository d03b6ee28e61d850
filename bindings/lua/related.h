/* Related records: walks and paths, as steps. */
#ifndef IKELUA_RELATED_H
#define IKELUA_RELATED_H

#include "host.h"

/* path(start, end [, {kinds=}]) */
int ikelua_path(lua_State *L);

/* record:walk([{depth=, kinds=}]) */
int ikelua_record_walk(lua_State *L);

#endif
