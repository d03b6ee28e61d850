/* Where the chunks of a text come from. */
#ifndef IKELUA_CHUNKS_H
#define IKELUA_CHUNKS_H

#include "host.h"

/* Whether an argument is a text; it is one, a function that returns lines, or a file. */
bool ikelua_check_source(lua_State *L, int index);

/* Takes the source on top of the stack, and pushes its next chunk, or nil and perhaps what went wrong. */
void ikelua_call_source(lua_State *L);

/* Whether that pushed a chunk at an index; false at the end. What else it pushed is an error. */
bool ikelua_is_chunk(lua_State *L, int index);

#endif
