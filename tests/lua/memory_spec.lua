local collector = require "collector"
local ikeerr = require "ikeerr"

if _G.jit then _G.jit.off() end -- compiled code is memory too

local function used()
  collectgarbage()
  collectgarbage()
  return collectgarbage "count"
end

-- How much memory, in KiB, a thousand calls leave behind.
local function left_by(call)
  for _ = 1, 1000 do call() end
  local before = used()
  for _ = 1, 1000 do call() end
  return used() - before
end

describe("memory", function()
  local record = ikeerr.lookup(13886)

  it("is not kept by calls", function()
    local number = 0
    local calls = {
      lookup = function() ikeerr.lookup(13886) end,
      spellings = function()
        number = number + 1
        ikeerr.lookup((" "):rep(number) .. "ERROR_IPSEC_IKE_AUTH_FAIL")
      end,
      misses = function()
        number = number + 1
        ikeerr.lookup("unknown " .. number)
      end,
      numbers = function()
        number = number + 1
        ikeerr.lookup(100000 + number)
      end,
      page = function() return record:page() end,
      lists = function() return record.related, record.citations, record.tags end,
      as_table = function() return record:as_table() end,
      walk = function() for _ in record:walk { depth = 2 } do end end,
      path = function() return ikeerr.path(13868, "ikev2:14") end,
      search = function() return ikeerr.search "certificate" end,
      scan = function() for _ in ikeerr.scan "error 13868" do end end,
      scanner = function() ikeerr.scanner():feed "error 13868" end,
      errors = function() pcall(ikeerr.lookup, {}) end,
      names = function() return ikeerr["ERROR_" .. number] end,
    }
    for name, call in pairs(calls) do assert.is_true(left_by(call) < 8, name) end
  end)

  it("of one record is small", function()
    local before = used()
    for _, other in ipairs(ikeerr.records()) do assert.is_string(other.name) end
    assert.is_true((used() - before) / #ikeerr.records() < 2)
  end)

  it("survives a collector that is always at work", function()
    local rests_again = collector.never_rests()
    for _, key in ipairs { 13801, 13868, 13886, 13894, "ikev2:14", "ikev1:14", "ikev2:12345" } do
      local other = ikeerr.lookup(key)
      assert.is_string(other:page())
      for relation in other:walk { depth = 2 } do assert.is_string(relation.record.id) end
      assert.is_table(other.faq)
    end
    rests_again()
  end)

  it("of a record lives on in an iterator that outlasts everything else", function()
    local iterator = ikeerr.scan(("error 13868 "):rep(3))
    local walk = ikeerr.lookup(13868):walk { kinds = "equivalent" }
    collectgarbage()
    iterator()
    assert.are.equal("ikev2:14", walk().record.id)
  end)
end)
