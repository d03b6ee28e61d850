-- Explains three codes from a Windows event log, searches, and walks to the other side's log.
local ikeerr = require "ikeerr"

for _, code in ipairs { 13885, 13886, 13894 } do
  local record = assert(ikeerr.lookup(code))
  print(record)
  print("    " .. record.summary)
end

for _, hit in ipairs(ikeerr.search("peer stopped responding", { limit = 3 })) do
  print(string.format("%6.2f  %s", hit.score, hit.record))
end

for step in ikeerr.lookup(13868):walk { depth = 1, kinds = { "equivalent" } } do
  print(step.relation.kind, step.record.id, step.relation.note)
end
