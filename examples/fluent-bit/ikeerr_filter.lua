-- A filter for Fluent Bit, which calls it under LuaJIT: adds to a log record the error that its line mentions.
local ikeerr = require "ikeerr"

local KEYS = { "log", "MESSAGE", "message" } -- of tail, of systemd and of syslog
local UNCHANGED, CHANGED_RECORD = 0, 2 -- what Fluent Bit reads of the first result

local function line_of(record)
  for _, key in ipairs(KEYS) do
    if type(record[key]) == "string" then
      return record[key]
    end
  end
  return ""
end

local function cause_of(mention, record)
  for _, cause in ipairs(record.causes) do
    if cause.id == mention.cause then
      return cause
    end
  end
end

-- What a mention adds; a cause where the line is a sign of it.
local function described(mention)
  local record = mention.record
  local cause = cause_of(mention, record)
  return {
    id = record.id,
    name = record.name,
    kind = record.kind,
    meaning = record.message,
    certainty = mention.certainty,
    cause = cause and cause.title,
    check = cause and cause.checks[1],
    fix = cause and cause.fixes[1],
  }
end

-- (tag, timestamp, record) -> code, timestamp, record
function ikeerr_filter(_, timestamp, record)
  local found = {}
  for mention in ikeerr.scan(line_of(record)) do
    if mention.record then
      found[#found + 1] = described(mention)
    end
  end
  if #found == 0 then
    return UNCHANGED, timestamp, record
  end
  record.ikeerr = found
  return CHANGED_RECORD, timestamp, record
end
