local ikeerr = require "ikeerr"

describe("the versions", function()
  it("of code and data are visible", function()
    assert.is_truthy(ikeerr._VERSION:find "^%d+%.%d+%.%d+$")
    assert.is_truthy(ikeerr.data_date:find "^%d%d%d%d%-%d%d%-%d%d$")
    assert.is_truthy(ikeerr.data_digest:find "^%x+$")
    assert.are.equal(16, #ikeerr.data_digest)
    local latest = ""
    for _, record in ipairs(ikeerr.records()) do latest = record.updated > latest and record.updated or latest end
    assert.are.equal(latest, ikeerr.data_date)
  end)
end)

-- The folders of modules for each Lua, "5.1=folder,5.4=folder", and the interpreters, "5.1=lua5.1,jit=luajit".
local function pairs_of(variable)
  local list = {}
  for name, value in (os.getenv(variable) or ""):gmatch "([^=,]+)=([^,]+)" do list[name] = value end
  return list
end

-- LuaJIT loads what is built for 5.1, and the other way round.
local interface = { ["5.1"] = 1, jit = 1, ["5.2"] = 2, ["5.3"] = 3, ["5.4"] = 4, ["5.5"] = 5 }

local LOAD = [[
  local load, message = package.loadlib("%s/ikeerr.so", "luaopen_ikeerr")
  local fine, result = pcall(load or error, not load and message or nil)
  print(fine and result.lookup(13868).id or "refused: " .. tostring(result))
]]

local function load_into(interpreter, folder)
  local pipe = io.popen(("%s -e '%s' 2>&1; echo status $?"):format(interpreter, LOAD:format(folder):gsub("\n", " ")))
  local output = pipe:read "*a"
  pipe:close()
  return output
end

describe("a module", function()
  local modules, interpreters = pairs_of "IKEERR_LUA_MODULES", pairs_of "IKEERR_LUA_INTERPRETERS"

  for built_for, folder in pairs(modules) do
    for version, interpreter in pairs(interpreters) do
      local fits = interface[built_for] == interface[version]
      it(("for %s %s %s"):format(built_for, fits and "works in" or "is refused with a message by", version), function()
        local output = load_into(interpreter, folder)
        assert.is_truthy(output:find "status 0\n$", output)
        assert.are.equal(fits, output:find("^win32:13868\n") ~= nil, output)
        assert.are.equal(not fits, output:find("^refused: ..") ~= nil, output)
      end)
    end
  end
end)
