-- Explains the Notify payloads of IKEv2 and IKEv1 in Wireshark and tshark, as a post-dissector: README.md has more.

-- The C module where this Lua can load it, else what of it there is in Lua.
local function load_ikeerr()
  local has_module, ikeerr = pcall(require, "ikeerr")
  if has_module then
    return ikeerr
  end
  local has_pure, pure = pcall(require, "ikeerr_pure")
  if has_pure then
    return pure
  end
  local needed = "ikeerr_notify.lua needs ikeerr_pure.lua beside it, or the module for %s in package.cpath:\n%s\n%s"
  error(needed:format(_VERSION, ikeerr, pure), 0)
end

local ikeerr = load_ikeerr()

-- ---- what display filters know ----

local protocol = Proto("ikeerr", "IKE notifies explained")

local shown = {
  record = ProtoField.string("ikeerr.record", "Record", nil, "The identity: domain:code, with @vendor for private use"),
  name = ProtoField.string("ikeerr.name", "Name", nil, "The official name"),
  kind = ProtoField.string("ikeerr.kind", "Kind", nil, "error, warning, pending, benign or ended"),
  meaning = ProtoField.string("ikeerr.meaning", "Meaning", nil, "What happened"),
  cause = ProtoField.string("ikeerr.cause", "First cause", nil, "The first cause that it can have in this exchange"),
  check = ProtoField.string("ikeerr.check", "Check", nil, "What to look at, and what it shows if this is the cause"),
  fix = ProtoField.string("ikeerr.fix", "Fix", nil, "What to change"),
  windows = ProtoField.string("ikeerr.windows", "On Windows", nil, "The closest Windows error, or the carried one"),
  windows_code = ProtoField.uint32("ikeerr.windows.code", "Windows code", base.DEC, nil, nil, "Its number"),
  unknown = ProtoField.string("ikeerr.unknown", "Not explained", nil, "Why there is no record"),
}
protocol.fields = shown

local experts = {
  error = ProtoExpert.new("ikeerr.error", "IKE error", expert.group.RESPONSE_CODE, expert.severity.ERROR),
  warning = ProtoExpert.new("ikeerr.warning", "IKE warning", expert.group.RESPONSE_CODE, expert.severity.WARN),
  pending = ProtoExpert.new("ikeerr.pending", "IKE: not done yet", expert.group.RESPONSE_CODE, expert.severity.NOTE),
  benign = ProtoExpert.new("ikeerr.benign", "IKE: no failure", expert.group.RESPONSE_CODE, expert.severity.NOTE),
  ended = ProtoExpert.new("ikeerr.ended", "IKE: an ordinary end", expert.group.RESPONSE_CODE, expert.severity.NOTE),
}
protocol.experts = experts

-- ---- what is known of a record ----

-- Numbers of exchanges: RFC 7296 3.1, RFC 2408 3.1, RFC 2409 appendix A.
local EXCHANGES = {
  ikev2 = { [34] = "IKE_SA_INIT", [35] = "IKE_AUTH", [36] = "CREATE_CHILD_SA", [37] = "INFORMATIONAL" },
  ikev1 = { [2] = "MAIN_MODE", [4] = "AGGRESSIVE_MODE", [32] = "QUICK_MODE" },
}

-- Whether a cause is said to occur in an exchange, or in no exchange in particular. Words in capitals are exchanges.
local function fits(cause, exchange)
  local is_general = true
  for _, word in ipairs(cause.when) do
    if word == exchange then
      return true
    end
    is_general = is_general and word ~= word:upper()
  end
  return is_general
end

local function first_cause(record, exchange)
  for _, cause in ipairs(exchange and record.causes or {}) do
    if fits(cause, exchange) then
      return cause
    end
  end
  return record.causes[1]
end

local function windows_errors(record)
  if record.domain == "win32" then
    return { record }
  end
  local errors = {}
  for _, relation in ipairs(record.related) do
    if relation.kind == "equivalent" and relation.target.domain == "win32" then
      errors[#errors + 1] = relation.target
    end
  end
  return errors
end

-- What is shown of a record: its line, its expert item, and fields with their values. Where nothing failed the line is
-- enough.
local function explain(record, exchange)
  local explanation = {
    id = record.id,
    line = record.name .. " (" .. record.code .. "): " .. record.message,
    expert = experts[record.kind],
    rows = {},
  }
  local function add(field, value)
    if value then
      local plain = type(value) == "string" and value:gsub("`", "") or value
      table.insert(explanation.rows, { field = shown[field], value = plain })
    end
  end
  if not explanation.expert then
    return explanation
  end
  add("name", record.name)
  add("kind", record.kind)
  add("meaning", record.message)
  local cause = first_cause(record, exchange)
  add("cause", cause and cause.title)
  add("check", cause and cause.checks[1])
  add("fix", cause and cause.fixes[1])
  for _, windows in ipairs(windows_errors(record)) do
    add("windows", windows.name)
    add("windows_code", windows.code)
  end
  return explanation
end

-- The explanations of a type in an exchange, made once: there are many more packets than types. A type can have several
-- owners.
local known = { ikev1 = {}, ikev2 = {} }

local function find_explanations(domain, type, exchange)
  local list = {}
  for _, record in ipairs(ikeerr.lookup_all(type, { domain = domain })) do
    list[#list + 1] = explain(record, EXCHANGES[domain][exchange])
  end
  if #list == 0 then
    list.unknown = select(2, ikeerr.lookup(type, { domain = domain }))
  end
  return list
end

local function explanations_of(domain, type, exchange)
  local key = exchange * 65536 + type
  local list = known[domain][key] or find_explanations(domain, type, exchange)
  known[domain][key] = list
  return list
end

-- ---- what a frame has ----

local notify_types = Field.new("isakmp.notify.msgtype")
local interpretations = Field.new("isakmp.notify.doi")
local exchange_type = Field.new("isakmp.exchangetype")

local CARRIES_ERROR = { ikev2 = { [12345] = true }, ikev1 = { [40003] = true, [40020] = true } }
-- How many octets in front of the type the payload and its length begin (RFC 7296 3.10, RFC 2408 3.14).
local LAYOUTS = { ikev2 = { start = 6, length = 4 }, ikev1 = { start = 10, length = 8 } }
local INTERPRETATION = 6 -- octets in front of the type; IKEv2 has none

-- What stands behind the type and the SPI of the same payload, "" where the SPI is longer than that. A payload that was
-- encrypted or came in fragments lies in a buffer of its own. Wireshark shows none that was not captured whole.
local function data_of(notify, domain)
  local buffer, layout = notify.source, LAYOUTS[domain]
  local first = notify.offset + notify.len + buffer(notify.offset - 1, 1):uint()
  local finish = notify.offset - layout.start + buffer(notify.offset - layout.length, 2):uint()
  local length = finish - first
  return length > 0 and buffer:raw(first, length) or ""
end

-- Wireshark looks a method up anew at each call of `item:add`.
local add, is_referenced = TreeItem.add, TreeItem.referenced

-- Of the fields those are added that are shown, or that a filter, a column or a statistic asks for. Nobody sees the
-- others, and they are most of the work.
local function show(tree, notify, explanation)
  local item, rows, range = tree, explanation.rows, nil
  if is_referenced(tree, shown.record) then
    range = notify.range
    item = add(tree, shown.record, range, explanation.id, explanation.line)
  end
  for i = 1, #rows do
    if is_referenced(tree, rows[i].field) then
      range = range or notify.range
      add(item, rows[i].field, range, rows[i].value)
    end
  end
  if explanation.expert then
    item:add_proto_expert_info(explanation.expert, explanation.line)
  end
  return item
end

local function show_unknown(tree, notify, reason)
  tree:add(shown.unknown, notify.range, reason)
end

local function show_carried(tree, notify, domain)
  local record, reason = ikeerr.decode_notify(notify.value, data_of(notify, domain))
  if record then
    show(tree, notify, explain(record))
  else
    show_unknown(tree, notify, reason)
  end
end

local function show_notify(tree, notify, domain, exchange)
  local type = notify.value
  local explanations = explanations_of(domain, type, exchange)
  for _, explanation in ipairs(explanations) do
    local item = show(tree, notify, explanation)
    if CARRIES_ERROR[domain][type] then
      show_carried(item, notify, domain)
    end
  end
  if explanations.unknown then
    show_unknown(tree, notify, explanations.unknown)
  end
end

-- Explains the notifies of a frame. Most frames have none: they cost no table.
local function show_all(tree, first, ...)
  if not first then
    return
  end
  local item = tree.visible and tree:add(protocol, first.range) or add(tree, protocol)
  local exchange = exchange_type()
  local number = exchange and exchange.value or 0
  local ikev1, next_ikev1 = { interpretations() }, 1
  for _, notify in ipairs({ first, ... }) do
    local domain, interpretation = "ikev2", ikev1[next_ikev1]
    if interpretation and interpretation.offset == notify.offset - INTERPRETATION then
      domain, next_ikev1 = "ikev1", next_ikev1 + 1
    end
    show_notify(item, notify, domain, number)
  end
end

function protocol.dissector(_, _, tree)
  show_all(tree, notify_types())
end

register_postdissector(protocol)
