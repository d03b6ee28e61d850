local nmap = require "nmap"
local rand = require "rand"
local shortport = require "shortport"
local stdnse = require "stdnse"
local string = require "string"
local table = require "table"

description = [[
Asks an IKE responder for an IKE SA with one proposal, in IKEv2 and in IKEv1, and explains the notify with which it
refuses: what it means, what to check and to change first, and which Windows error is closest. An acceptance is reported
too.
]]

---
-- @usage nmap -sU -p 500 --script ikeerr-notify.nse HOST
-- @usage nmap -sU -p 500 --script ikeerr-notify.nse --script-args ikeerr-notify.version=2,ikeerr-notify.bits=128 HOST
--
-- @args ikeerr-notify.version  2 or 1; both unless given
-- @args ikeerr-notify.bits     length of the AES-CBC key that is offered: 128, 192 or 256; 256 unless given
--
-- @output
-- 500/udp open  isakmp
-- | ikeerr-notify:
-- |   IKEv2:
-- |     record: ikev2:14 NO_PROPOSAL_CHOSEN
-- |     meaning: The responder accepts none of the offered proposals, or knows no connection for this peer
-- |     check: ...
-- |     fix: ...
-- |_    windows: 13868 ERROR_IPSEC_IKE_POLICY_MATCH
--
-- @xmloutput
-- <table key="IKEv2"><elem key="record">ikev2:14 NO_PROPOSAL_CHOSEN</elem></table>

author = "the ikeerr project"
license = "MIT"
categories = { "discovery", "safe" }

portrule = shortport.port_or_service(500, "isakmp", "udp")

-- The C module where this Lua can load it, else what of it there is in Lua.
local function load_ikeerr()
  local has_module, ikeerr = pcall(require, "ikeerr")
  if has_module then
    return ikeerr
  end
  local has_pure, pure = pcall(require, "ikeerr_pure")
  return has_pure and pure or nil
end

-- ---- what is asked ----

local HEADER = 28 -- octets
local GROUP, GROUP_OCTETS = 14, 256 -- MODP of 2048 bits

local function payload(follows, body)
  return string.pack(">BBI2", follows, 0, 4 + #body) .. body
end

local function message(version, exchange, flags, first, payloads)
  return string.pack(">c8c8BBBBI4I4", rand.random_string(8), ("\0"):rep(8), first, version, exchange, flags, 0,
    HEADER + #payloads) .. payloads
end

-- One proposal: AES-CBC, SHA-256, group 14 (RFC 7296 3.3). IKE_SA_INIT needs a key and a nonce with it.
local function request_of_ikev2(bits)
  local transforms = string.pack(">BBI2BBI2I2I2", 3, 0, 12, 1, 0, 12, 0x800E, bits)
    .. string.pack(">BBI2BBI2", 3, 0, 8, 2, 0, 5)
    .. string.pack(">BBI2BBI2", 3, 0, 8, 3, 0, 12)
    .. string.pack(">BBI2BBI2", 0, 0, 8, 4, 0, GROUP)
  local proposal = string.pack(">BBI2BBBB", 0, 0, 8 + #transforms, 1, 1, 0, 4) .. transforms
  local key = string.pack(">I2I2", GROUP, 0) .. "\1" .. rand.random_string(GROUP_OCTETS - 1)
  return message(0x20, 34, 0x08, 33, payload(34, proposal) .. payload(40, key) .. payload(0, rand.random_string(32)))
end

-- The same with pre-shared keys, in main mode (RFC 2408 3.4 to 3.6, RFC 2409 appendix A).
local function request_of_ikev1(bits)
  local attributes = string.pack(">I2I2I2I2I2I2I2I2I2I2I2I2I2I2", 0x8001, 7, 0x800E, bits, 0x8002, 4, 0x8003, 1, 0x8004,
    GROUP, 0x800B, 1, 0x800C, 28800)
  local transform = string.pack(">BBI2BBI2", 0, 0, 8 + #attributes, 1, 1, 0) .. attributes
  local proposal = string.pack(">BBI2BBBB", 0, 0, 8 + #transform, 1, 1, 0, 1) .. transform
  return message(0x10, 2, 0, 1, payload(0, string.pack(">I4I4", 1, 1) .. proposal))
end

local VERSIONS = {
  [2] = { domain = "ikev2", exchange = "IKE_SA_INIT", request = request_of_ikev2 },
  [1] = { domain = "ikev1", exchange = "MAIN_MODE", request = request_of_ikev1 },
}

-- ---- what is answered ----

-- Of each domain: the payloads that accept and that notify, and where a notify has its SPI's length.
local LAYOUTS = {
  ikev2 = { accepts = 33, notifies = 41, spi = 6 },
  ikev1 = { accepts = 1, notifies = 11, spi = 10 },
}
local CARRIES_ERROR = { [12345] = true, [40003] = true }

-- Whether the answer accepts, and its notifies as { type, data }. A broken one is read as far as it goes.
local function read(answer, layout)
  local accepts, notifies = false, {}
  local kind, place = answer:byte(17), HEADER + 1
  while kind ~= 0 and place + 3 <= #answer do
    local follows, _, length = string.unpack(">BBI2", answer, place)
    local body = answer:sub(place, place + length - 1)
    if kind == layout.notifies and #body >= layout.spi + 2 then
      local spi_length, type, behind = string.unpack(">BI2", body, layout.spi)
      notifies[#notifies + 1] = { type = type, data = body:sub(behind + spi_length) }
    end
    accepts = accepts or kind == layout.accepts
    if length < 4 then
      break
    end
    kind, place = follows, place + length
  end
  return accepts, notifies
end

local function ask(host, port, request)
  local socket = nmap.new_socket "udp"
  socket:set_timeout(3000)
  local is_sent = socket:connect(host, port) and socket:send(request)
  local is_answered, answer = false, nil
  for _ = 1, 2 do -- UDP loses packets
    if is_sent and not is_answered then
      is_answered, answer = socket:receive()
      is_sent = is_answered or socket:send(request)
    end
  end
  socket:close()
  local is_reply = is_answered and #answer >= HEADER and answer:sub(1, 8) == request:sub(1, 8)
  return is_reply and answer or nil
end

-- ---- what it means ----

local function fits(cause, exchange)
  local words = " " .. table.concat(cause.when, " ") .. " "
  return words:find(" " .. exchange .. " ", 1, true) or not words:find "%u%u"
end

local function first_cause(record, exchange)
  for _, cause in ipairs(exchange and record.causes or {}) do
    if fits(cause, exchange) then
      return cause
    end
  end
  return record.causes[1]
end

local function explain(record, exchange)
  local result = stdnse.output_table()
  result.record = record.id .. " " .. record.name
  result.meaning = record.message
  local cause = first_cause(record, exchange)
  if cause then
    result.cause = cause.title
    result.check = cause.checks[1] and cause.checks[1]:gsub("`", "")
    result.fix = cause.fixes[1] and cause.fixes[1]:gsub("`", "")
  end
  for _, relation in ipairs(record.related) do
    if relation.kind == "equivalent" and relation.target.domain == "win32" then
      result.windows = relation.target.code .. " " .. relation.target.name
    end
  end
  return result
end

local IS_SHOWN = { error = true, warning = true, pending = true }

local function add_notify(ikeerr, results, notify, version)
  local records = ikeerr.lookup_all(notify.type, { domain = version.domain })
  for _, record in ipairs(records) do
    if IS_SHOWN[record.kind] then
      results[#results + 1] = explain(record, version.exchange)
    end
  end
  if #records == 0 then
    results[#results + 1] = select(2, ikeerr.lookup(notify.type, { domain = version.domain }))
  end
  if CARRIES_ERROR[notify.type] then
    local record, reason = ikeerr.decode_notify(notify.type, notify.data)
    results[#results + 1] = record and explain(record) or reason
  end
end

local function probe(ikeerr, host, port, version, bits)
  local answer = ask(host, port, version.request(bits))
  if not answer then
    return nil
  end
  nmap.set_port_state(host, port, "open")
  local accepts, notifies = read(answer, LAYOUTS[version.domain])
  local results = {}
  for _, notify in ipairs(notifies) do
    add_notify(ikeerr, results, notify, version)
  end
  if accepts then
    results[#results + 1] = "the proposal is accepted"
  end
  return #results == 1 and results[1] or #results > 0 and results or nil
end

action = function(host, port)
  local ikeerr = load_ikeerr()
  if not ikeerr then
    return "ERROR: neither the C module ikeerr nor ikeerr_pure.lua is found: copy ikeerr_pure.lua into nmap's nselib"
  end
  local wanted = tonumber(stdnse.get_script_args "ikeerr-notify.version")
  local bits = tonumber(stdnse.get_script_args "ikeerr-notify.bits") or 256
  local output = stdnse.output_table()
  for number = 2, 1, -1 do
    if not wanted or wanted == number then
      output["IKEv" .. number] = probe(ikeerr, host, port, VERSIONS[number], bits)
    end
  end
  return #output > 0 and output or nil
end
