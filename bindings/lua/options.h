/* Options of functions: in a table at an index of the stack, which may be nil or missing. */
#ifndef IKELUA_OPTIONS_H
#define IKELUA_OPTIONS_H

#include "host.h"

/* Which options a function has. */
typedef enum {
  LOOKUP_OPTIONS,
  GET_OPTIONS,
  RECORDS_OPTIONS,
  SEARCH_OPTIONS,
  PATH_OPTIONS,
  WALK_OPTIONS,
  GRAPH_OPTIONS,
  BRIEF_OPTIONS,
  PAGE_OPTIONS,
  SCAN_OPTIONS,
  DIAGNOSE_OPTIONS,
  DIAGNOSER_OPTIONS
} option_set;

void ikelua_check_options(lua_State *L, int index, option_set set);  /* refuses other options */
bool ikelua_has_option(lua_State *L, int index, const char *option); /* pushes its value if it is given */

/* The words that an option takes, by index; NULL: no more. */
typedef const char *word_source(int set, size_t index);

/* The index of the word that is given. */
int ikelua_word_option(lua_State *L, int index, const char *option, word_source *words, int set, int fallback);
ikeerr_domain ikelua_domain_option(lua_State *L, int index);
ikeerr_filter ikelua_filter_options(lua_State *L, int index);
uint32_t ikelua_kinds_option(lua_State *L, int index);
unsigned ikelua_natural_option(lua_State *L, int index, const char *option, unsigned fallback); /* at most INT_MAX */
double ikelua_share_option(lua_State *L, int index, const char *option, double fallback);       /* from 0 to 1 */
bool ikelua_flag_option(lua_State *L, int index, const char *option);

#endif
