-- The cases of tests/cases, which every language answers alike.
local cjson = require "cjson"

local cases = { null = cjson.null }

local folder = debug.getinfo(1, "S").source:match("^@(.*)lua[/\\]shared_cases%.lua$") .. "cases/"

-- A log of the cases.
function cases.log(name)
  local file = assert(io.open(folder .. "logs/" .. name, "rb"))
  local text = file:read "*a"
  file:close()
  return text
end

-- The cases of an operation: a list, empty as long as there are none.
function cases.read(operation)
  local list = {}
  local file = io.open(folder .. operation .. ".jsonl", "rb")
  if not file then return list end
  for line in file:lines() do
    list[#list + 1] = cjson.decode(line)
    list[#list].title = ("%s.jsonl:%d %s"):format(operation, #list, line:sub(1, 80))
  end
  file:close()
  return list
end

-- The text of the golden file of a case, or nothing if it has none.
function cases.golden(case)
  if not case.golden then return nil end
  local file = assert(io.open(folder .. case.golden, "rb"))
  local text = file:read "*a"
  file:close()
  return text
end

function cases.from_hex(digits)
  return (digits:gsub("%x%x", function(octet) return string.char(tonumber(octet, 16)) end))
end

-- The text of a case, which may be given as bytes or repeated.
function cases.text(case, name)
  if case[name] then return case[name] end
  if case[name .. "_bytes"] then return cases.from_hex(case[name .. "_bytes"]) end
  local part, times = case[name .. "_repeat"][1], case[name .. "_repeat"][2]
  return part:rep(times)
end

-- Those of the named fields that the case has.
function cases.options(case, ...)
  local options = {}
  for _, name in ipairs { ... } do options[name] = case[name] end
  return options
end

function cases.ids(records)
  local ids = {}
  for place, record in ipairs(records) do ids[place] = record.id end
  return ids
end

return cases
