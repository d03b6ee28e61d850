/* What a key stands for: lookup and its relatives. */
#ifndef IKELUA_LOOKUP_H
#define IKELUA_LOOKUP_H

#include "host.h"

/* lookup(key [, {domain=}]), get(key [, {domain=, default=}]), lookup_all(key [, {domain=}]),
 * answer(key [, {domain=}]), decode_notify(type, data) */
int ikelua_lookup(lua_State *L);
int ikelua_get(lua_State *L);
int ikelua_lookup_all(lua_State *L);
int ikelua_answer(lua_State *L);
int ikelua_decode_notify(lua_State *L);

void ikelua_push_known_records(lua_State *L); /* the first upvalue of the functions */

/* What the key at an index stands for; an error if it is of no type of keys. */
void ikelua_answer_key(lua_State *L, int index, ikeerr_domain domain, ikeerr_answer *answer);

/* Pushes the record that a key stands for, or nil, message, details; returns how many that are. */
int ikelua_push_found(lua_State *L, int index, const ikeerr_answer *answer);

#endif
