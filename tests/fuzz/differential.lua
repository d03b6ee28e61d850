-- Answers questions for differential.py: one text in hexadecimal digits a line, one line of JSON for each.
local ikeerr = require "ikeerr"
local kind = ...

local function quoted_ids(records)
  local ids = {}
  for i, record in ipairs(records) do ids[i] = ('"%s"'):format(record.id) end
  return "[" .. table.concat(ids, ",") .. "]"
end

local answers = {}

function answers.lookup(text)
  local answer = ikeerr.answer(text)
  return ('["%s",%s,"%s"]'):format(answer.status, quoted_ids(answer.records), answer.reason or "")
end

function answers.search(text)
  local records = {}
  for i, hit in ipairs(ikeerr.search(text, { limit = 10 })) do records[i] = hit.record end
  return quoted_ids(records)
end

function answers.scan(text)
  local found = {}
  for mention in ikeerr.scan(text) do
    found[#found + 1] = ("[%d,%d,%s]"):format(mention.first - 1, mention.last, quoted_ids(mention.records))
  end
  return "[" .. table.concat(found, ",") .. "]"
end

for line in io.lines() do
  local text = line:gsub("%x%x", function(digits) return string.char(tonumber(digits, 16)) end)
  print(answers[kind](text))
end
