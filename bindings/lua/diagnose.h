/* Verdicts on the negotiations of a log: diagnose and diagnosers. */
#ifndef IKELUA_DIAGNOSE_H
#define IKELUA_DIAGNOSE_H

#include "host.h"

/* diagnose(log [, {merge=}]), diagnoser([{merge=}]) */
int ikelua_diagnose(lua_State *L);
int ikelua_diagnoser(lua_State *L);

void ikelua_hold_diagnoser_metatable(lua_State *L);

#endif
