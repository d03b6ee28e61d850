-- What programs that cannot load the C module of ikeerr need of it, in Lua alone: records by number, name and identity,
-- with messages, summaries, first causes, checks and fixes, and what is equivalent. Everything else says that it needs
-- the C module. data/compile writes the records into this file. Names and results are those of the C module; details
-- of a miss have no reason and no suggestions.

-- { identity, name, kind, message, summary, causes, places of equivalent records, place of its twin, NTSTATUS }; a
-- cause is { title, when, first check, first fix }. Of a notify there is the first cause of each exchange.
local ROWS = {}
-- Of each domain: whether a number by itself may mean one of its records.
local IS_BARE = {}

local NEEDS_MODULE = "%s needs the C module of ikeerr: this is the part of it that is written in Lua"

local function set_of(words)
  local set = {}
  for word in words:gmatch "%S+" do
    set[word] = true
  end
  return set
end

local FUNCTIONS_OF_MODULE = set_of "answer path records scan scanner search"
local FIELDS_OF_MODULE = set_of [[
  aliases as_table brief citations developer_interpretation effect error_details evidence faq graph hresult log_lines
  modules ntstatus on_wire page phase rejected retry role seen_in sources tags technical_meaning updated url
  usage_context walk
]]

local Record = {}

function Record.__index(_, field)
  if FIELDS_OF_MODULE[field] then
    error(NEEDS_MODULE:format("record." .. field), 2)
  end
  return nil
end

function Record:__tostring()
  return self.id .. " " .. self.name .. ": " .. self.message
end

function Record.__lt(left, right)
  return left.place < right.place
end

function Record.__le(left, right)
  return left.place <= right.place
end

-- ---- reading the rows ----

local records, by_id, by_code, by_name = {}, {}, {}, {}

local function file(index, key, record)
  index[key] = index[key] or {}
  table.insert(index[key], record)
end

local function read_causes(rows)
  local causes = {}
  for place, row in ipairs(rows) do
    local when = {}
    for word in row[2]:gmatch("%S+") do
      when[#when + 1] = word
    end
    causes[place] = { title = row[1], when = when, checks = { row[3] }, fixes = { row[4] } }
  end
  return causes
end

for place, row in ipairs(ROWS) do
  local domain, code, vendor = row[1]:match("^(%w+):(%d+)@?(.*)$")
  local record = setmetatable({
    id = row[1],
    domain = domain,
    code = tonumber(code),
    vendor = vendor ~= "" and vendor or nil,
    hex = ("0x%04X"):format(code),
    name = row[2],
    kind = row[3],
    message = row[4],
    summary = row[5],
    causes = read_causes(row[6]),
    related = {},
    place = place,
  }, Record)
  records[place], by_id[record.id] = record, record
  file(by_code, record.code, record)
  file(by_name, record.name, record)
end

local twins, by_ntstatus = {}, {}
for place, row in ipairs(ROWS) do
  for _, target in ipairs(row[7]) do
    table.insert(records[place].related, { target = records[target], kind = "equivalent" })
  end
  twins[records[place]] = records[row[8]]
  if row[9] then
    by_ntstatus[row[9]] = records[place]
  end
end

-- ---- what a key stands for ----

local WRAPPED = 0x10000
local IS_HRESULT = { [0x8007] = true, [0xC007] = true }

-- The records of a number: as it is, or wrapped into an HRESULT or an NTSTATUS, signed or not.
local function of_number(number, domain)
  if number < 0 then
    number = number + 0x100000000
  end
  local found = {}
  for _, record in ipairs(by_code[number] or {}) do
    if record.domain == domain or not domain and IS_BARE[record.domain] then
      found[#found + 1] = record
    end
  end
  if number >= WRAPPED and (domain or "win32") == "win32" then
    if IS_HRESULT[math.floor(number / WRAPPED)] then
      return of_number(number % WRAPPED, "win32")
    end
    found[1] = by_ntstatus[number] or by_ntstatus[number - 0x10000000]
  end
  return found
end

local function of_domain(list, domain)
  local found = {}
  for _, record in ipairs(list or {}) do
    if not domain or record.domain == domain then
      found[#found + 1] = record
    end
  end
  return found
end

local function of_text(text, domain)
  text = text:match("^%s*(.-)%s*$")
  local named, rest = text:match("^(%w+):%s*(.+)$")
  if IS_BARE[named] ~= nil then
    if by_id[text] then
      return of_domain({ by_id[text] }, domain)
    end
    return (domain or named) == named and of_text(rest, named) or {}
  end
  local number = text:match("^%-?%d+$") or text:match("^0[xX]%x+$")
  number = number and tonumber(number) or tonumber(text:match("^(%x+)[hH]$") or "", 16)
  return number and of_number(number, domain) or of_domain(by_name[text], domain)
end

local function candidates_of(key, options)
  local domain = options and options.domain
  if domain and IS_BARE[domain] == nil then
    error(("unknown domain '%s'"):format(tostring(domain)), 3)
  end
  if type(key) == "number" then
    return of_number(key, domain)
  elseif type(key) == "string" then
    return of_text(key, domain)
  elseif getmetatable(key) == Record then
    return of_domain({ key }, domain)
  end
  error("number, string or record expected, got " .. type(key), 3)
end

local function is_found(candidates)
  return #candidates == 1 or #candidates == 2 and twins[candidates[1]] == candidates[2]
end

-- nil, message, details
local function miss(key, candidates)
  local details = { candidates = candidates, suggestions = {} }
  key = ("'%s'"):format(tostring(key):sub(1, 60):gsub("%c", "?"))
  if #candidates == 0 then
    local message = "%s is no number, name or identity of a record; the C module of ikeerr reads other spellings too"
    return nil, message:format(key), details
  end
  local ids = {}
  for place, record in ipairs(candidates) do
    ids[place] = record.id
  end
  local message = "%s stands for %d records: %s. Name one of them"
  return nil, message:format(key, #ids, table.concat(ids, ", ")), details
end

local ikeerr = {}

function ikeerr.lookup(key, options)
  local candidates = candidates_of(key, options)
  if is_found(candidates) then
    return candidates[1]
  end
  return miss(key, candidates)
end

function ikeerr.get(key, options)
  local candidates = candidates_of(key, options)
  if is_found(candidates) then
    return candidates[1]
  elseif #candidates == 0 then
    return options and options.default
  end
  return miss(key, candidates)
end

function ikeerr.lookup_all(key, options)
  local candidates = candidates_of(key, options)
  return is_found(candidates) and { candidates[1] } or candidates
end

-- ---- Microsoft's status notifies ----

local OCTETS = { [12345] = { [4] = true }, [40003] = { [4] = true, [8] = true }, [40020] = { [4] = true } }

function ikeerr.decode_notify(type, data)
  local hex = data:gsub(".", function(octet)
    return ("%02x"):format(octet:byte())
  end)
  local said = ("N(%d) with %d octet%s of data (%s)"):format(type, #data, #data == 1 and "" or "s", hex:sub(1, 60))
  if not (OCTETS[type] and OCTETS[type][#data]) then
    local expected = "%s is no status notify of Microsoft: 12345 and 40020 have four octets, 40003 four or eight"
    return nil, expected:format(said), { candidates = {}, suggestions = {}, reason = "malformed" }
  end
  local number = tonumber(hex:sub(-8), 16)
  local record, message, details = ikeerr.lookup(number, { domain = "win32" })
  if record then
    return record
  end
  return nil, said .. ": " .. message, details
end

-- Constants are the names that are identifiers and those of one record.
return setmetatable(ikeerr, {
  __index = function(_, name)
    if FUNCTIONS_OF_MODULE[name] then
      error(NEEDS_MODULE:format("ikeerr." .. name), 2)
    end
    local named = by_name[name]
    return named and #named == 1 and name:find "^[A-Z][%w_]*$" and named[1] or nil
  end,
})
