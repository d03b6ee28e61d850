local cases = require "shared_cases"
local ikeerr = require "ikeerr"
local refuses = require "refuses"

local function says(text, parts)
  for _, part in ipairs(parts or {}) do
    assert.is_truthy(text:find(part, 1, true), part .. " is missing in: " .. text)
  end
end

describe("a shared case of lookup", function()
  for _, case in ipairs(cases.read "lookup") do
    it(case.title, function()
      local key, options = cases.text(case, "key"), cases.options(case, "domain")
      local answer = ikeerr.answer(key, options)
      assert.are.equal(case.status, answer.status)
      assert.are.equal(case.reading or answer.reading, answer.reading)
      assert.are.same(case.records or {}, cases.ids(answer.records))
      assert.are.same(case.also or cases.ids(answer.also), cases.ids(answer.also))
      assert.are.equal(case.status == "unknown", answer.reason ~= nil)
      assert.are.equal(case.reason or answer.reason, answer.reason)
      assert.are.same(case.suggestions or cases.ids(answer.suggestions), cases.ids(answer.suggestions))
      says(answer.explanation, case.says)
      assert.are.equal(cases.golden(case) or answer.explanation .. "\n", answer.explanation .. "\n")

      local record, message, details = ikeerr.lookup(key, options)
      if case.status == "found" then
        assert.are.equal(case.records[1], record.id)
        assert.is_nil(message)
      else
        assert.is_nil(record)
        assert.are.equal(answer.explanation, message)
        assert.are.equal(answer.reason, details.reason)
        assert.are.same(answer.records, details.candidates)
        assert.are.same(answer.suggestions, details.suggestions)
      end
      assert.are.same(answer.records, ikeerr.lookup_all(key, options))
    end)
  end
end)

describe("a shared case of decode_notify", function()
  for _, case in ipairs(cases.read "decode_notify") do
    it(case.title, function()
      local record, message, details = ikeerr.decode_notify(case.type, cases.from_hex(case.data))
      if case.status == "found" then
        assert.are.equal(case.records[1], record.id)
        return
      end
      assert.is_nil(record)
      says(message, case.says)
      assert.are.equal(cases.golden(case) or message .. "\n", message .. "\n")
      assert.are.equal(case.reason or details.reason, details.reason)
    end)
  end
end)

describe("lookup", function()
  it("finds every record by its spellings", function()
    for _, record in ipairs(ikeerr.records()) do
      assert.are.equal(record, ikeerr.lookup(record.id))
      assert.are.equal(record, ikeerr.lookup(record.name, { domain = record.domain }))
      assert.are.equal(record, ikeerr.lookup(record))
      if record.hresult then assert.are.equal(record, ikeerr.lookup(record.hresult)) end
      if record.hresult then assert.are.equal(record, ikeerr.lookup(record.hresult - 4294967296)) end
      if record.ntstatus then assert.are.equal(record, ikeerr.lookup(record.ntstatus)) end
      if not record.vendor then assert.are.equal(record, ikeerr.lookup(record.code, { domain = record.domain })) end
    end
  end)

  it("answers a second time as it did first", function()
    for _, key in ipairs { 13868, -2147011028, "ERROR_IPSEC_IKE_POLICY_MATCH", "win32:13868", "0x362C", " 13868 " } do
      for _ = 1, 2 do assert.are.equal("win32:13868", ikeerr.lookup(key).id) end
    end
    assert.is_nil(ikeerr.lookup(13868, { domain = "ikev2" }))
    assert.is_nil(ikeerr.lookup("win32:13868", { domain = "ikev1" }))
  end)

  it("takes a whole number whatever its Lua type", function()
    assert.are.equal("win32:13868", ikeerr.lookup(13868.0).id)
    for _, key in ipairs { 2 ^ 32, 2 ^ 63, -2 ^ 63, 1e300, -1e300, math.huge, -math.huge } do
      local record, message, details = ikeerr.lookup(key)
      assert.is_nil(record)
      assert.are.equal("out-of-range", details.reason)
      assert.is_truthy(message:find("is no IPsec error", 1, true))
    end
  end)

  it("says of a record that the domain excludes what it says of its identity", function()
    local record, _, details = ikeerr.lookup(ikeerr.lookup "ikev2:14", { domain = "ikev1" })
    assert.is_nil(record)
    assert.are.equal("malformed", details.reason)
  end)

  it("gives lists of its own to each caller", function()
    ikeerr.lookup_all(11)[1] = "spoilt"
    select(3, ikeerr.lookup(11)).candidates[1] = "spoilt"
    assert.are.same({ "ikev2:11", "ikev1:11" }, cases.ids(ikeerr.lookup_all(11)))
  end)

  it("refuses what is no key", function()
    for _, key in ipairs { true, {}, print, io.stdout, 0.5, 0 / 0, coroutine.create(function() end) } do
      assert.has_error(function() ikeerr.lookup(key) end)
    end
    refuses("number, string or ikeerr.Record expected, got boolean", ikeerr.lookup, false)
    refuses("no integer representation", ikeerr.lookup, 0.5)
    assert.has_error(function() ikeerr.lookup() end)
    assert.has_error(function() ikeerr.lookup(nil) end)
  end)

  it("refuses options that it does not know, and names those that it does", function()
    refuses("unknown option 'domian' %(known: domain%)", ikeerr.lookup, 24, { domian = "ikev2" })
    refuses("unknown domain 'ike' .*win32, .*ikev1", ikeerr.lookup, 24, { domain = "ike" })
    refuses("unknown domain", ikeerr.lookup, 24, { domain = "ikev2\0" })
    refuses("option 'domain': string expected, got 2", ikeerr.lookup, 24, { domain = 2 })
    refuses("table of options expected, got string", ikeerr.lookup, 24, "ikev2")
    refuses("keys of a table of options must be strings", ikeerr.lookup, 24, { "ikev2" })
    refuses("unknown domain 'a\\x1b%[2J\\xc2\\x9b\\xff'", ikeerr.lookup, 24, { domain = "a\27[2J\194\155\255" })
    refuses("unknown option '" .. ("x"):rep(60) .. "%.%.%.'", ikeerr.lookup, 24, { [("x"):rep(1e6)] = 1 })
  end)
end)

describe("answer", function()
  it("has the sentence about a neighbour", function()
    local answer = ikeerr.answer(13999)
    assert.are.equal("elsewhere", answer.reason)
    assert.is_string(answer.neighbour)
    says(answer.explanation, { (answer.neighbour:gsub("%.$", "")) })
    assert.is_nil(ikeerr.answer(13868).neighbour)
    assert.is_nil(ikeerr.answer(13920).neighbour)
  end)
end)

describe("get", function()
  it("answers the default for an unknown key, and nothing else", function()
    assert.are.equal("win32:13868", ikeerr.get(13868).id)
    assert.are.equal("win32:13868", ikeerr.get(13868, { default = 1 }).id)
    assert.are.equal(0, select("#", ikeerr.get(99999)) - 1)
    assert.is_nil(ikeerr.get(99999))
    assert.are.equal("nothing", ikeerr.get(99999, { default = "nothing" }))
    assert.is_false(ikeerr.get(99999, { default = false }))
    assert.are.equal("ikev2:11", ikeerr.get(11, { domain = "ikev2" }).id)
  end)

  it("says that a key is ambiguous", function()
    local record, message, details = ikeerr.get(11, { default = "nothing" })
    assert.is_nil(record)
    assert.are.equal(select(2, ikeerr.lookup(11)), message)
    assert.are.same({ "ikev2:11", "ikev1:11" }, cases.ids(details.candidates))
  end)
end)

describe("decode_notify", function()
  it("refuses what is no type or no data", function()
    assert.has_error(function() ikeerr.decode_notify("12345", "1234") end)
    assert.has_error(function() ikeerr.decode_notify(12345.5, "1234") end)
    assert.has_error(function() ikeerr.decode_notify(12345, 1234) end)
    assert.has_error(function() ikeerr.decode_notify(12345) end)
  end)

  it("refuses a type that has more than 16 bits", function()
    for _, type in ipairs { -1, 65536, 4294967295, 2 ^ 40, -2 ^ 63, 1e300 } do
      refuses("type of 0 to 65535 expected, got ", ikeerr.decode_notify, type, "\0\0\54\44")
    end
    refuses("got %-1%)", ikeerr.decode_notify, -1, "\0\0\54\44")
    assert.are.equal("malformed", select(3, ikeerr.decode_notify(0, "\0\0\54\44")).reason)
    assert.are.equal("malformed", select(3, ikeerr.decode_notify(65535, "\0\0\54\44")).reason)
  end)

  it("takes any string as data", function()
    assert.are.equal("malformed", select(3, ikeerr.decode_notify(12345, ("x"):rep(1e7))).reason)
  end)
end)
