/* Records as text: the page, the graph of the neighbourhood. */
#ifndef IKELUA_RENDER_H
#define IKELUA_RENDER_H

#include "host.h"

/* record:brief([{width=, color=, format=}]), record:page([{width=, color=, format=, section=}]),
 * record:graph([{format=, depth=, kinds=}]) */
int ikelua_record_brief(lua_State *L);
int ikelua_record_page(lua_State *L);
int ikelua_record_graph(lua_State *L);

#endif
