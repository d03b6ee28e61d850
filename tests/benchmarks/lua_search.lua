-- What searches cost, as ratios to the search in C with snippets plus the making of a list like the result, in one run.
-- lua5.4 lua_search.lua, with LUA_CPATH naming the folders of ikeerr.so and cached_object.so
local ikeerr = require "ikeerr"
local search_alone = require("cached_object").search_alone

local CALLS, ROUNDS = 2000, 40
local QUERIES = {
  { "one word", "certificate" },
  { "three words", "peer stopped responding" },
  { "beginning", "authent" },
  { "typo", "certifcate" },
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

for _, query in ipairs(QUERIES) do
  local text, hits = query[2], ikeerr.search(query[2])
  local works = {
    function() ikeerr.search(text) end,
    function() search_alone(text) end,
    function() copy(hits) end,
  }
  local best = { math.huge, math.huge, math.huge }
  for _ = 1, ROUNDS do
    for i, work in ipairs(works) do best[i] = math.min(best[i], seconds(work)) end
  end
  local line = "search of %-12s %6.2f us, in C %5.2f, a list in Lua %5.2f: %4.2f times both"
  print(line:format(query[1], best[1] * 1e6, best[2] * 1e6, best[3] * 1e6, best[1] / (best[2] + best[3])))
end
