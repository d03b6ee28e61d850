/* Lists of records: by what they are, and by full text. */
#include "search.h"

#include "options.h"
#include "record.h"
#include "values.h"

/* records([{domain=, kind=, tag=}]) -> list of records */
int ikelua_records(lua_State *L) {
  ikelua_check_options(L, 1, RECORDS_OPTIONS);
  ikeerr_filter filter = ikelua_filter_options(L, 1);
  int count = 0;
  lua_newtable(L);
  for (size_t i = 0; i < ikeerr_record_count(); i++) {
    const ikeerr_record *record = ikeerr_record_at(i);
    if (!ikeerr_filter_passes(&filter, record)) continue;
    ikelua_push_record(L, record);
    lua_rawseti(L, -2, ++count);
  }
  return 1;
}

static void set_spans(lua_State *L, const ikeerr_snippet *snippet) {
  lua_createtable(L, snippet->span_count, 0);
  for (int i = 0; i < snippet->span_count; i++) {
    lua_createtable(L, 0, 2);
    ikelua_set_integer(L, "first", snippet->spans[i].start + 1);
    ikelua_set_integer(L, "last", snippet->spans[i].end);
    lua_rawseti(L, -2, i + 1);
  }
  lua_setfield(L, -2, "spans");
}

static void push_hit(lua_State *L, const ikeerr_hit *hit) {
  ikeerr_snippet snippet = ikeerr_hit_snippet(hit);
  lua_createtable(L, 0, 6);
  ikelua_set_record(L, "record", hit->record);
  lua_pushnumber(L, hit->score);
  lua_setfield(L, -2, "score");
  ikelua_set_text(L, "field", ikeerr_hit_field_name(snippet.field));
  ikelua_set_boolean(L, "exact", hit->exact);
  set_spans(L, &snippet);
  lua_pushlstring(L, snippet.text, snippet.length);
  lua_setfield(L, -2, "snippet");
}

/* search(query [, {limit=, domain=, kind=, tag=, min_score=}]) -> list of hits */
int ikelua_search(lua_State *L) {
  size_t length;
  const char *query = ikelua_string_argument(L, 1, &length);
  ikelua_check_options(L, 2, SEARCH_OPTIONS);
  ikeerr_filter filter = ikelua_filter_options(L, 2);
  filter.min_score = ikelua_share_option(L, 2, "min_score", IKEERR_USUAL_MIN_SCORE);
  size_t limit = ikelua_natural_option(L, 2, "limit", 10);
  size_t capacity = limit < ikeerr_record_count() ? limit : ikeerr_record_count();
  ikeerr_hit *hits = lua_newuserdata(L, capacity * sizeof *hits);
  size_t count = ikeerr_search(query, length, &filter, hits, capacity);
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    push_hit(L, &hits[i]);
    lua_rawseti(L, -2, (int)i + 1);
  }
  return 1;
}
