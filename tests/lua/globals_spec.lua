-- The module leaves nothing behind: run in an interpreter of its own.
local interpreter = "lua"
for place = -1, -20, -1 do interpreter = arg[place] or interpreter end

local function run(script)
  local name = os.tmpname()
  local file = io.open(name, "w")
  file:write(("package.cpath = %q\n"):format(package.cpath), script)
  file:close()
  local pipe = io.popen(("%s %s 2>&1"):format(interpreter, name))
  local output = pipe:read "*a"
  pipe:close()
  os.remove(name)
  return output
end

describe("the module", function()
  it("sets no globals and changes no library", function()
    local output = run [[
      local function names(table, seen, prefix)
        if seen[table] then return {} end
        seen[table] = true
        local list = {}
        for name, value in pairs(table) do
          list[prefix .. tostring(name)] = value
          if type(value) == "table" and value ~= package.loaded then
            for inner, inner_value in pairs(names(value, seen, prefix .. tostring(name) .. ".")) do
              list[inner] = inner_value
            end
          end
        end
        return list
      end
      local before = names(_G, {}, "")
      local text_metatable = getmetatable ""
      local ikeerr = require "ikeerr"
      for _ in ikeerr.lookup(13868):walk { depth = 3 } do end
      ikeerr.search "certificate"
      for _ in ikeerr.scan "error 13868" do end
      local after = names(_G, {}, "")
      for name, value in pairs(after) do
        if not rawequal(before[name], value) and not name:find "^package%." then print(name) end
      end
      assert(getmetatable "" == text_metatable and package.loaded.ikeerr == ikeerr)
      for _, sample in ipairs { 1, true, print } do assert(getmetatable(sample) == nil) end
      print "done"
    ]]
    assert.are.equal("done\n", output)
  end)
end)
