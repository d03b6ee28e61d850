/* Errors mentioned in texts: scan and scanners. */
#include "scan.h"

#include "chunks.h"
#include "options.h"
#include "record.h"
#include "registry.h"
#include "values.h"

typedef struct {
  bool has_chunk; /* the core may still look at the last chunk, or has to deliver what the end decides */
  bool is_finished;
  ikeerr_scanner scanner;
} scanning;

static const char *certainty_word(int set, size_t index) {
  (void)set;
  return ikeerr_certainty_name((ikeerr_certainty)index);
}

static scanning *push_scanning(lua_State *L, int options) {
  ikeerr_scan_options wanted = IKEERR_SCAN_DEFAULT;
  ikelua_check_options(L, options, SCAN_OPTIONS);
  wanted.least = (ikeerr_certainty)ikelua_word_option(L, options, "least", certainty_word, 0, IKEERR_LIKELY);
  wanted.statuses = ikelua_flag_option(L, options, "statuses");
  wanted.neighbours = ikelua_flag_option(L, options, "neighbours");
  wanted.lines = true;
  scanning *scan = lua_newuserdata(L, sizeof *scan);
  scan->has_chunk = scan->is_finished = false;
  ikeerr_scan_start(&scan->scanner, &wanted);
  return scan;
}

static void feed_string(lua_State *L, int index, scanning *scan) {
  size_t length;
  const char *chunk = lua_tolstring(L, index, &length);
  ikeerr_scan_feed(&scan->scanner, chunk, length);
  scan->has_chunk = true;
}

static void feed_end(scanning *scan) {
  ikeerr_scan_finish(&scan->scanner);
  scan->has_chunk = scan->is_finished = true;
}

static bool push_mention(lua_State *L, scanning *scan) {
  ikeerr_mention mention;
  scan->has_chunk = scan->has_chunk && ikeerr_scan_next(&scan->scanner, &mention);
  if (!scan->has_chunk) return false;
  lua_newtable(L);
  ikelua_set_integer(L, "first", mention.start + 1);
  ikelua_set_integer(L, "last", mention.end);
  ikelua_set_integer(L, "line", mention.line);
  lua_pushlstring(L, mention.text, mention.text_length);
  lua_setfield(L, -2, "text");
  ikelua_set_text(L, "form", ikeerr_form_name(mention.form));
  ikelua_set_text(L, "certainty", ikeerr_certainty_name(mention.certainty));
  ikelua_set_record(L, "record", ikeerr_mention_record(&mention));
  ikelua_set_records(L, "records", mention.records, mention.record_count);
  ikelua_set_text(L, "neighbour", mention.neighbour);
  ikelua_set_text(L, "cause", mention.cause);
  if (mention.sign_end) ikelua_set_integer(L, "sign_first", mention.sign_start + 1);
  if (mention.sign_end) ikelua_set_integer(L, "sign_last", mention.sign_end);
  return true;
}

/* The upvalues of the iterator that `scan` returns; the chunk is kept there as long as the core may look at it. */
enum { SCANNING = 1, SOURCE, CHUNK };

static void feed_next_chunk(lua_State *L, scanning *scan) {
  lua_settop(L, 0);
  lua_pushvalue(L, lua_upvalueindex(SOURCE));
  ikelua_call_source(L);
  if (scan->has_chunk || scan->is_finished) luaL_error(L, "a source must not call the scan that it feeds");
  if (ikelua_is_chunk(L, 1)) {
    lua_pushvalue(L, 1);
    lua_replace(L, lua_upvalueindex(CHUNK));
    feed_string(L, 1, scan);
  } else {
    feed_end(scan);
  }
}

static int next_mention(lua_State *L) {
  scanning *scan = lua_touserdata(L, lua_upvalueindex(SCANNING));
  while (!push_mention(L, scan)) {
    if (scan->is_finished) return 0;
    if (lua_isnil(L, lua_upvalueindex(SOURCE))) {
      feed_end(scan);
    } else {
      feed_next_chunk(L, scan);
    }
  }
  return 1;
}

/* scan(text, function or file [, {least=, statuses=, neighbours=}]) -> iterator of mentions */
int ikelua_scan(lua_State *L) {
  lua_settop(L, 2);
  bool is_text = ikelua_check_source(L, 1);
  scanning *started = push_scanning(L, 2);
  if (is_text) {
    feed_string(L, 1, started);
    lua_pushnil(L);
  } else {
    lua_pushvalue(L, 1);
  }
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, next_mention, CHUNK);
  return 1;
}

/* scanner([{least=, statuses=, neighbours=}]) -> scanner */
int ikelua_scanner(lua_State *L) {
  push_scanning(L, 1);
  ikelua_push_held(L, SCANNER_METATABLE);
  lua_setmetatable(L, -2);
  return 1;
}

static scanning *scanner_argument(lua_State *L) {
  scanning *scan = ikelua_self(L, SCANNER_METATABLE, "ikeerr.Scanner");
  if (scan->is_finished) luaL_error(L, "this scanner is finished: make another one for another text");
  if (scan->has_chunk) luaL_error(L, "this scanner was interrupted within a chunk: make another one");
  return scan;
}

static int push_mentions(lua_State *L, scanning *scan) {
  lua_newtable(L);
  for (int i = 1; push_mention(L, scan); i++) lua_rawseti(L, -2, i);
  return 1;
}

/* scanner:feed(chunk) -> list of mentions */
static int scanner_feed(lua_State *L) {
  scanning *scan = scanner_argument(L);
  ikelua_string_argument(L, 2, NULL);
  feed_string(L, 2, scan);
  return push_mentions(L, scan);
}

/* scanner:finish() -> list of mentions */
static int scanner_finish(lua_State *L) {
  scanning *scan = scanner_argument(L);
  feed_end(scan);
  return push_mentions(L, scan);
}

static const luaL_Reg scanner_methods[] = {
    {"feed", scanner_feed},
    {"finish", scanner_finish},
    {NULL, NULL},
};

void ikelua_hold_scanner_metatable(lua_State *L) {
  ikelua_hold_class(L, SCANNER_METATABLE, "ikeerr.Scanner", scanner_methods);
}
