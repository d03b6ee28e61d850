-- The part in pure Lua answers as the C module does, for everything that it has, and says of the rest what it needs.
local cases = require "shared_cases"
local ikeerr = require "ikeerr"

local path = os.getenv "IKEERR_LUA_PURE"
local pure = dofile(path)

local function ids(records)
  return table.concat(cases.ids(records), " ")
end

local function answer(module, key, options)
  local record, message, details = module.lookup(key, options)
  local candidates = details and ids(details.candidates) or ""
  local parts = { record and record.id or "none", message and "says why" or "", candidates }
  return table.concat(parts, "; ") .. "; " .. ids(module.lookup_all(key, options))
end

local function answers_alike(key, options)
  local expected, got = answer(ikeerr, key, options), answer(pure, key, options)
  if expected ~= got then error(("%s: %s expected, got %s"):format(key, expected, got), 2) end
end

local DOMAINS = {}
for domain in pairs(ikeerr.counts) do DOMAINS[#DOMAINS + 1] = domain end

describe("ikeerr_pure.lua", function()
  it("is one file of less than 300 KB", function()
    local file = assert(io.open(path, "rb"))
    assert.is_true(file:seek "end" < 300000)
    file:close()
  end)

  it("finds every number that the C module finds", function()
    for number = -2, 66000 do answers_alike(number) end
  end)

  it("finds every number of each domain", function()
    for _, domain in ipairs(DOMAINS) do
      for _, record in ipairs(ikeerr.records()) do
        answers_alike(record.code, { domain = domain })
        answers_alike(tostring(record.code), { domain = domain })
      end
    end
  end)

  it("finds every identity, name, HRESULT and NTSTATUS", function()
    for _, record in ipairs(ikeerr.records()) do
      answers_alike(record.id)
      answers_alike(record.id:match "^[^@]*")
      answers_alike(record.domain .. ":" .. record.name)
      answers_alike(" " .. record.name .. " ")
      answers_alike(record.name, { domain = record.domain })
      answers_alike(record.hex)
      for _, number in ipairs { record.hresult or 0, record.ntstatus or 0 } do
        answers_alike(number)
        answers_alike(number - 0x100000000)
        answers_alike(("0x%X"):format(number))
      end
    end
  end)

  it("has the same facts", function()
    for _, record in ipairs(ikeerr.records()) do
      local own = pure.lookup(record.id)
      for _, field in ipairs { "id", "domain", "code", "vendor", "name", "hex", "kind", "message", "summary" } do
        assert.are.equal(record[field], own[field], record.id)
      end
      assert.are.equal(tostring(record), tostring(own))
      local equivalents = {}
      for _, relation in ipairs(record.related) do
        if relation.kind == "equivalent" then table.insert(equivalents, relation.target) end
      end
      local own_equivalents = {}
      for _, relation in ipairs(own.related) do table.insert(own_equivalents, relation.target) end
      assert.are.equal(ids(equivalents), ids(own_equivalents), record.id)
    end
  end)

  it("has the first cause with its first check and fix", function()
    for _, record in ipairs(ikeerr.records()) do
      local first, own = record.causes[1], pure.lookup(record.id).causes[1]
      assert.are.equal(first == nil, own == nil)
      if first then
        assert.are.equal(first.title, own.title)
        assert.are.same(first.when, own.when)
        assert.are.equal(first.checks[1], own.checks[1])
        assert.are.equal(first.fixes[1], own.fixes[1])
      end
    end
  end)

  it("sorts as the C module does", function()
    local before
    for _, record in ipairs(ikeerr.records()) do
      local own = pure.lookup(record.id)
      assert.is_true(before == nil or before < own and before <= own)
      before = own
    end
  end)

  for _, case in ipairs(cases.read "lookup") do
    if case.reading == "identity" or case.reading == "official-name" or case.reading == "number" then
      it("answers " .. case.title, function()
        answers_alike(cases.text(case, "key"), cases.options(case, "domain"))
      end)
    end
  end

  for _, case in ipairs(cases.read "decode_notify") do
    it("decodes " .. case.title, function()
      local record, message = pure.decode_notify(case.type, cases.from_hex(case.data))
      assert.are.equal(case.status == "found" and case.records[1] or nil, record and record.id)
      assert.are.equal(case.status ~= "found", message ~= nil)
    end)
  end

  it("has the same constants", function()
    for _, record in ipairs(ikeerr.records()) do
      assert.are.equal(ikeerr[record.name] and record.id, pure[record.name] and pure[record.name].id)
    end
    assert.is_nil(pure.ERROR_IPSEC_IKE_MADE_UP)
  end)

  it("says what needs the C module", function()
    for name, value in pairs(ikeerr) do
      if type(value) == "function" and not rawget(pure, name) then
        assert.has_error(function() return pure[name] end,
          "ikeerr." .. name .. " needs the C module of ikeerr: this is the part of it that is written in Lua")
      end
    end
    local own = pure.lookup(13801)
    for field in pairs(ikeerr.lookup(13801):as_table()) do
      if rawget(own, field) == nil then
        assert.has_error(function() return own[field] end,
          "record." .. field .. " needs the C module of ikeerr: this is the part of it that is written in Lua")
      end
    end
    assert.is_truthy(select(2, pure.lookup "N(14)"):find("other spellings", 1, true))
  end)

  it("refuses what the C module refuses", function()
    assert.has_error(function() pure.lookup(true) end, "number, string or record expected, got boolean")
    assert.has_error(function() pure.lookup(1, { domain = "nowhere" }) end, "unknown domain 'nowhere'")
  end)
end)
