/* What every file of the Lua binding starts from: Lua's interface, as far as 5.1 to 5.5 and LuaJIT share it, and the
 * core's. */
#ifndef IKELUA_HOST_H
#define IKELUA_HOST_H

#include <ikeerr.h>
#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM >= 503
#define IKELUA_PUSH_INTEGER(L, integer) lua_pushinteger(L, (lua_Integer)(integer))
#else /* whose lua_Integer may have 32 bits */
#define IKELUA_PUSH_INTEGER(L, integer) lua_pushnumber(L, (lua_Number)(integer))
#endif

#endif
