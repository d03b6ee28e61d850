-- After a failure every object can be used again or says that it cannot, and what failed is said.
local ikeerr = require "ikeerr"
local refuses = require "refuses"

local LINE = "error code returned on failure is 13868.\n"

-- A function that returns what is in a list, one after another, or raises what is a function.
local function source(steps)
  local number = 0
  return function()
    number = number + 1
    local step = steps[number]
    if type(step) == "function" then return step() end
    return step
  end
end

describe("a failure", function()
  it("of a source is said, whatever it gave as the reason", function()
    for _, reason in ipairs { "gone", 7, true, {}, print } do
      for _, read in ipairs {
        function() return nil, reason end,
        { read = function() return nil, reason end },
      } do
        local shown = (type(reason) == "string" or type(reason) == "number") and tostring(reason)
          or "the reason that it gave is a " .. type(reason)
        refuses("the source failed: " .. shown, ikeerr.scan(read))
        refuses("the source failed: " .. shown, ikeerr.diagnose, read)
      end
    end
  end)

  it("of a source does not end a scan", function()
    for _, fails in ipairs {
      function() error "gone" end,
      function() return nil, "gone" end,
      function() return {} end,
      function() return false end,
    } do
      local scan = ikeerr.scan(source { LINE, fails, LINE })
      assert.are.equal(1, scan().line)
      assert.is_false(pcall(scan))
      assert.are.equal(2, scan().line)
      assert.is_nil(scan())
      assert.is_nil(scan())
    end
  end)

  it("of an argument does not change a scanner", function()
    local scanner = ikeerr.scanner()
    assert.are.equal(1, #scanner:feed(LINE))
    for _, bad in ipairs { 5, true, {}, print } do assert.is_false(pcall(scanner.feed, scanner, bad)) end
    assert.are.equal(2, scanner:feed(LINE)[1].line)
    scanner:finish()
    refuses("this scanner is finished", scanner.finish, scanner)
  end)

  it("of an argument does not change a diagnoser", function()
    local diagnoser = ikeerr.diagnoser()
    assert.is_false(pcall(diagnoser.feed, diagnoser, {}))
    assert.are.same({}, diagnoser:feed(LINE))
    diagnoser:finish()
    refuses("this diagnoser is finished", diagnoser.finish, diagnoser)
  end)
end)

describe("what only the debug library reaches", function()
  -- Every function that hangs on metatables and upvalues of the module and its objects.
  local function functions_behind(value, found, seen)
    if seen[value] or value == _G or value == package.loaded then return found end
    local kind = type(value)
    if kind ~= "table" and kind ~= "userdata" and kind ~= "function" then return found end
    seen[value] = true
    if kind == "function" then
      found[#found + 1] = value
      for i = 1, 9 do
        local _, upvalue = debug.getupvalue(value, i)
        if upvalue ~= nil then functions_behind(upvalue, found, seen) end
      end
    elseif kind == "table" then
      for _, item in next, value do functions_behind(item, found, seen) end
    end
    return functions_behind(debug.getmetatable(value), found, seen)
  end

  it("refuses what it is not made for", function()
    local record = ikeerr.lookup(13868)
    local functions = {}
    local seen = { [io] = true, [string] = true }
    for _, object in ipairs {
      ikeerr, record, ikeerr.scanner(), ikeerr.diagnoser(), ikeerr.scan(LINE), record:walk(),
    } do functions_behind(object, functions, seen) end
    assert.is_true(#functions > 25)
    local others = { {}, 5, "name", io.stdout, print, true, record, ikeerr.scanner(), setmetatable({}, {}) }
    for _, call in ipairs(functions) do
      pcall(call)
      for _, first in ipairs(others) do
        pcall(call, first)
        for _, second in ipairs(others) do pcall(call, first, second) end
      end
    end
    assert.are.equal("ERROR_IPSEC_IKE_POLICY_MATCH", record.name)
    assert.are.equal(record, ikeerr.lookup(13868))
  end)
end)
