-- Answers the questions of standard input, a verb and what it is about on each line, with the identities of records.
local ikeerr = require "ikeerr"

local function put(record) io.write(record.id, " ") end

local answers = {
  lookup = function(key)
    for _, record in ipairs(ikeerr.lookup_all(key)) do put(record) end
  end,
  number = function(digits)
    for _, record in ipairs(ikeerr.lookup_all(tonumber(digits))) do put(record) end
  end,
  explain = function(key) io.write(ikeerr.answer(key).explanation) end,
  constant = function(name)
    if ikeerr[name] then put(ikeerr[name]) end
  end,
  search = function(query)
    for _, hit in ipairs(ikeerr.search(query, { limit = 1 })) do put(hit.record) end
  end,
  walk = function(key)
    for step in ikeerr.lookup(key):walk() do put(step.record) end
  end,
  list = function(domain)
    for _, record in ipairs(ikeerr.records { domain = domain }) do put(record) end
  end,
  scan = function(text)
    for mention in ikeerr.scan(text) do put(mention.record) end
  end,
}

for line in io.lines() do
  local verb, rest = line:match "^(%S+) (.*)$"
  answers[verb](rest)
  print ""
end
