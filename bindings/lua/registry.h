/* What the module holds in the registry of a Lua state, under addresses of its own. */
#ifndef IKELUA_REGISTRY_H
#define IKELUA_REGISTRY_H

#include "host.h"

typedef enum {
  RECORDS,          /* the record objects, by index of the record, from 1 */
  RECORD_METATABLE, /* what the metatables of all records share; each record has its own, with its own fields */
  RECORD_MARK,      /* only a key: what has it in its metatable is a record */
  FIELDS_METATABLE, /* of the tables of fields: makes a field at its first reading */
  SCANNER_METATABLE,
  DIAGNOSER_METATABLE,
  HELD_OBJECTS
} held_object;

void ikelua_push_key(lua_State *L, held_object which);
void ikelua_push_held(lua_State *L, held_object which);
void ikelua_hold(lua_State *L, held_object which); /* takes the value on top of the stack */

/* Holds a new metatable of objects that have these methods, and nothing else to be read. */
void ikelua_hold_class(lua_State *L, held_object which, const char *name, const luaL_Reg *methods);

/* The first argument, an object of that metatable; refuses anything else. */
void *ikelua_self(lua_State *L, held_object which, const char *name);

#endif
