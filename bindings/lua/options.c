/* Options of functions: what is taken, and what is said about anything else. */
#include "options.h"

#include <limits.h>
#include <string.h>

#include "values.h"

static const char *option_word(int set, size_t index) {
  static const char *const OPTIONS[][6] = {
      [LOOKUP_OPTIONS] = {"domain"},
      [GET_OPTIONS] = {"domain", "default"},
      [RECORDS_OPTIONS] = {"domain", "kind", "tag"},
      [SEARCH_OPTIONS] = {"limit", "domain", "kind", "tag", "min_score"},
      [PATH_OPTIONS] = {"kinds"},
      [WALK_OPTIONS] = {"depth", "kinds"},
      [GRAPH_OPTIONS] = {"format", "depth", "kinds"},
      [BRIEF_OPTIONS] = {"width", "color", "format"},
      [PAGE_OPTIONS] = {"width", "color", "format", "section"},
      [SCAN_OPTIONS] = {"least", "statuses", "neighbours"},
      [DIAGNOSE_OPTIONS] = {"merge", "others"},
      [DIAGNOSER_OPTIONS] = {"merge"},
  };
  return OPTIONS[set][index];
}

static const char *vocabulary_word(int set, size_t index) {
  return ikeerr_word((ikeerr_vocabulary)set, index);
}

static const char *push_words(lua_State *L, word_source *words, int set) {
  lua_pushliteral(L, "");
  for (size_t i = 0; words(set, i); i++) {
    lua_pushfstring(L, i ? ", %s" : "%s", words(set, i));
    lua_concat(L, 2);
  }
  return lua_tostring(L, -1);
}

static int refuse_option(lua_State *L, int index, const char *option, const char *expected) {
  const char *given = lua_type(L, -1) == LUA_TNUMBER ? lua_tostring(L, -1) : luaL_typename(L, -1);
  return luaL_argerror(L, index, lua_pushfstring(L, "option '%s': %s expected, got %s", option, expected, given));
}

static int refuse_word(lua_State *L, int index, const char *what, word_source *words, int set) {
  enum { SHOWN = 60 /* characters */, ESCAPED = 12 /* bytes of one, at most */ };
  size_t length;
  const char *given = lua_tolstring(L, -1, &length), *known = push_words(L, words, set);
  char shown[SHOWN * ESCAPED + sizeof "'...'"];
  ikeerr_quote(given, length, SHOWN, shown, sizeof shown);
  return luaL_argerror(L, index, lua_pushfstring(L, "unknown %s %s (known: %s)", what, shown, known));
}

/* The index of the string on top of the stack among words. */
static int check_word(lua_State *L, int index, const char *what, word_source *words, int set) {
  size_t length;
  const char *given = lua_tolstring(L, -1, &length);
  for (size_t i = 0; words(set, i); i++) {
    if (strlen(words(set, i)) == length && memcmp(words(set, i), given, length) == 0) return (int)i;
  }
  return refuse_word(L, index, what, words, set);
}

void ikelua_check_options(lua_State *L, int index, option_set set) {
  if (lua_isnoneornil(L, index)) return;
  if (!lua_istable(L, index)) ikelua_refuse_type(L, index, "table of options");
  for (lua_pushnil(L); lua_next(L, index);) {
    lua_pop(L, 1);
    if (lua_type(L, -1) != LUA_TSTRING) luaL_argerror(L, index, "the keys of a table of options must be strings");
    check_word(L, index, "option", option_word, (int)set);
  }
}

bool ikelua_has_option(lua_State *L, int index, const char *option) {
  if (lua_isnoneornil(L, index)) return false;
  lua_pushstring(L, option);
  lua_rawget(L, index);
  if (!lua_isnil(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

int ikelua_word_option(lua_State *L, int index, const char *option, word_source *words, int set, int fallback) {
  if (!ikelua_has_option(L, index, option)) return fallback;
  if (lua_type(L, -1) != LUA_TSTRING) refuse_option(L, index, option, "string");
  int word = check_word(L, index, option, words, set);
  lua_pop(L, 1);
  return word;
}

ikeerr_domain ikelua_domain_option(lua_State *L, int index) {
  return (ikeerr_domain)ikelua_word_option(L, index, "domain", vocabulary_word, IKEERR_DOMAINS, IKEERR_ANY_DOMAIN);
}

ikeerr_filter ikelua_filter_options(lua_State *L, int index) {
  return (ikeerr_filter){
      .domain = ikelua_domain_option(L, index),
      .kind = ikelua_word_option(L, index, "kind", vocabulary_word, IKEERR_KINDS, -1),
      .tag = ikelua_word_option(L, index, "tag", vocabulary_word, IKEERR_TAGS, -1),
      .min_score = IKEERR_USUAL_MIN_SCORE,
  };
}

static uint32_t check_kind(lua_State *L, int index) {
  if (lua_type(L, -1) != LUA_TSTRING) refuse_option(L, index, "kinds", "string or list of strings");
  return UINT32_C(1) << check_word(L, index, "kind of relation", vocabulary_word, IKEERR_RELATIONS);
}

uint32_t ikelua_kinds_option(lua_State *L, int index) {
  if (!ikelua_has_option(L, index, "kinds")) return IKEERR_ALL_KINDS;
  uint32_t kinds = 0;
  if (lua_istable(L, -1)) {
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) kinds |= check_kind(L, index);
  } else {
    kinds = check_kind(L, index);
  }
  lua_pop(L, 1);
  return kinds;
}

unsigned ikelua_natural_option(lua_State *L, int index, const char *option, unsigned fallback) {
  int64_t given = 0;
  if (!ikelua_has_option(L, index, option)) return fallback;
  bool is_natural = lua_type(L, -1) == LUA_TNUMBER && ikelua_to_integer(lua_tonumber(L, -1), &given) && given >= 0;
  if (!is_natural) refuse_option(L, index, option, "whole number of 0 or more");
  lua_pop(L, 1);
  return given < INT_MAX ? (unsigned)given : INT_MAX;
}

double ikelua_share_option(lua_State *L, int index, const char *option, double fallback) {
  if (!ikelua_has_option(L, index, option)) return fallback;
  double given = lua_type(L, -1) == LUA_TNUMBER ? (double)lua_tonumber(L, -1) : -1;
  if (!(given >= 0 && given <= 1)) refuse_option(L, index, option, "number from 0 to 1");
  lua_pop(L, 1);
  return given;
}

bool ikelua_flag_option(lua_State *L, int index, const char *option) {
  if (!ikelua_has_option(L, index, option)) return false;
  if (!lua_isboolean(L, -1)) refuse_option(L, index, option, "boolean");
  bool flag = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return flag;
}
