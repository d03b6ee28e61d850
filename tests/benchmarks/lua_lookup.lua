-- Lookups next to a C function that returns what it has, and fields next to those of a table.
-- lua5.4 lua_lookup.lua, with LUA_CPATH naming the folders of ikeerr.so and cached_object.so
local ikeerr = require "ikeerr"
local returner = require("cached_object").returner

local CALLS, ROUNDS = 200000, 15
local CODE, NAME = 13886, "ERROR_IPSEC_IKE_PEER_MM_ASSUMED_INVALID"
local record = ikeerr.lookup(CODE)
local fields = { name = record.name }
local cached, lookup = returner(record), ikeerr.lookup

local measured = {
  { "Lua: cached object", function() for _ = 1, CALLS do cached(CODE) end end },
  { "Lua: lookup by number", function() for _ = 1, CALLS do lookup(CODE) end end },
  { "Lua: lookup by name", function() for _ = 1, CALLS do lookup(NAME) end end },
  { "Lua: field of a table", function() for _ = 1, CALLS do local _ = fields.name end end },
  { "Lua: field of a record", function() for _ = 1, CALLS do local _ = record.name end end },
}

for _ = 1, ROUNDS do
  for _, case in ipairs(measured) do
    local start = os.clock()
    case[2]()
    print(("%s\t%.6g"):format(case[1], (os.clock() - start) / CALLS))
  end
end
