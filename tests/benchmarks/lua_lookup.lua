-- What lookups and fields cost, as ratios to the least that they could, all measured in one run.
-- lua5.4 lua_lookup.lua, with LUA_CPATH naming the folders of ikeerr.so and cached_object.so
local ikeerr = require "ikeerr"
local returner = require("cached_object").returner

local CALLS, ROUNDS = 1000000, 15
local CODE, NAME = 13886, "ERROR_IPSEC_IKE_PEER_MM_ASSUMED_INVALID"
local record = ikeerr.lookup(CODE)
local fields = { name = record.name }
local cached, lookup = returner(record), ikeerr.lookup

local measured = {
  { "a C function that returns the cached object", function() for _ = 1, CALLS do cached(CODE) end end },
  { "lookup by number", function() for _ = 1, CALLS do lookup(CODE) end end },
  { "lookup by name", function() for _ = 1, CALLS do lookup(NAME) end end },
  { "a field of a table", function() for _ = 1, CALLS do local _ = fields.name end end },
  { "a field of a record", function() for _ = 1, CALLS do local _ = record.name end end },
}

local function seconds(work)
  local start = os.clock()
  work()
  return os.clock() - start
end

-- The best of the rounds, which take turns: what disturbs the machine disturbs all of them.
for _ = 1, ROUNDS do
  for _, case in ipairs(measured) do case.best = math.min(case.best or math.huge, seconds(case[2])) end
end

local function report(case, base, limit)
  local ratio = case.best / base.best
  local verdict = limit and (ratio <= limit and "within " or "OVER ") .. limit or ""
  print(("%-45s %6.1f ns  %5.2f times %s  %s"):format(case[1], case.best / CALLS * 1e9, ratio, base[1], verdict))
end

report(measured[1], measured[1])
report(measured[2], measured[1], 1.5)
report(measured[3], measured[1], 1.5)
report(measured[4], measured[4])
report(measured[5], measured[4])
