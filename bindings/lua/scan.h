/* Errors mentioned in texts: scan and scanners. */
#ifndef IKELUA_SCAN_H
#define IKELUA_SCAN_H

#include "host.h"

/* scan(text, function or file [, {least=, statuses=, neighbours=}]), scanner([{least=, statuses=, neighbours=}]) */
int ikelua_scan(lua_State *L);
int ikelua_scanner(lua_State *L);

void ikelua_hold_scanner_metatable(lua_State *L);

#endif
