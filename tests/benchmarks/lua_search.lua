-- Searches next to the search in C with snippets and the making of a list like the result.
-- lua5.4 lua_search.lua, with LUA_CPATH naming the folders of ikeerr.so and cached_object.so
local ikeerr = require "ikeerr"
local search_alone = require("cached_object").search_alone

local CALLS, ROUNDS = 300, 20
local QUERIES = {
  { "one word", "certificate" },
  { "three words", "peer stopped responding" },
  { "a beginning", "authent" },
  { "a typo", "certifcate" },
}

local function copy(hits)
  local copies = {}
  for i, hit in ipairs(hits) do
    local spans = {}
    for j, span in ipairs(hit.spans) do spans[j] = { first = span.first, last = span.last } end
    copies[i] = {
      record = hit.record,
      score = hit.score,
      field = hit.field,
      exact = hit.exact,
      spans = spans,
      snippet = hit.snippet,
    }
  end
  return copies
end

local function seconds(work)
  local start = os.clock()
  for _ = 1, CALLS do work() end
  return (os.clock() - start) / CALLS
end

for _ = 1, ROUNDS do
  for _, query in ipairs(QUERIES) do
    local what, text = query[1], query[2]
    local hits = ikeerr.search(text)
    print(("Lua: search, %s\t%.6g"):format(what, seconds(function() ikeerr.search(text) end)))
    local in_c, list = seconds(function() search_alone(text) end), seconds(function() copy(hits) end)
    print(("Lua: C and the list, %s\t%.6g"):format(what, in_c + list))
  end
end
