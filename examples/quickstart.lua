-- Four questions of somebody whose tunnel is down, each with what is asked and what comes back.
local ikeerr = require "ikeerr"

local folder = arg[0]:match "^(.*)/examples/" or "."
local log = folder .. "/tests/cases/logs/strongswan-ike-encryption-gw2.log"

local function ask(question, call)
  print("\n" .. question .. "\n> " .. call)
end

ask("What does the Windows error 13801 mean, and what is to be done?", "ikeerr.lookup(13801):brief()")
local error = assert(ikeerr.lookup(13801)) -- or nil, message, details
print(error:brief())

ask("What does the other end's log show for it?", 'ikeerr.lookup(13801):walk { kinds = { "equivalent" } }')
for step in error:walk { kinds = { "equivalent" } } do
  print(step.record)
end

ask("Which errors are about this?", 'ikeerr.search("peer stopped responding", { limit = 3 })')
for _, hit in ipairs(ikeerr.search("peer stopped responding", { limit = 3 })) do
  print(hit.record)
end

ask("Why is the tunnel of this log down?", 'ikeerr.diagnose(io.lines "strongswan-ike-encryption-gw2.log")')
for _, verdict in ipairs(ikeerr.diagnose(io.lines(log))) do
  print(verdict.outcome .. " by " .. verdict.decided_by .. ": " .. verdict.cause.title)
  print(verdict.cause.fixes[1])
end
