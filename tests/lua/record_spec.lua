local cases = require "shared_cases"
local ikeerr = require "ikeerr"
local refuses = require "refuses"

describe("a shared case of records", function()
  for _, case in ipairs(cases.read "record") do
    it(case.title, function()
      local record = ikeerr.lookup(case.id)
      for name, value in pairs(case) do
        if value == cases.null then
          assert.is_nil(record[name], name)
        elseif name ~= "title" then
          assert.are.same(value, record[name], name)
        end
      end
    end)
  end
end)

-- What cjson makes of a list without items and of null, as as_table gives it.
local function without_nulls(value)
  if type(value) ~= "table" then return value end
  local plain = {}
  for name, item in pairs(value) do
    if item ~= cases.null then plain[name] = without_nulls(item) end
  end
  return plain
end

describe("a shared case of plain records", function()
  for _, case in ipairs(cases.read "plain") do
    it(case.title, function()
      local plain = ikeerr.lookup(case.id):as_table()
      for name, value in pairs(case) do
        if name == "title" then
          assert.is_nil(plain.title)
        elseif value == cases.null then
          assert.is_nil(plain[name], name)
        else
          assert.are.same(without_nulls(value), plain[name], name)
        end
      end
    end)
  end
end)

local words = { "id", "domain", "name", "hex", "message", "kind", "evidence", "updated" }
local prose = { "technical_meaning", "summary" }
local perhaps = { "vendor", "role", "rejected", "on_wire", "effect", "retry",
                  "error_details", "usage_context", "developer_interpretation" }
local of_causes = { "id", "title", "when", "basis", "source", "signs", "checks", "fixes" }

local function check_parts(list, required, optional)
  for _, part in ipairs(list) do
    local known = {}
    for _, name in ipairs(required) do
      known[name] = true
      assert.is_truthy(part[name] ~= nil, name)
    end
    for _, name in ipairs(optional) do known[name] = true end
    for name in pairs(part) do assert.is_true(known[name], name) end
  end
end

describe("every record", function()
  for _, record in ipairs(ikeerr.records()) do
    it(record.id, function()
      for _, name in ipairs(words) do assert.is_string(record[name]) end
      for _, name in ipairs(prose) do assert.is_string(record[name]) end
      for _, name in ipairs(perhaps) do assert.is_true(record[name] == nil or type(record[name]) == "string") end
      for _, item in ipairs(record.tags) do assert.is_string(item) end
      for _, name in ipairs { "modules", "phase" } do
        for _, item in ipairs(record[name] or {}) do assert.is_string(item) end
      end
      assert.are.equal(record.hex, ("0x%04X"):format(record.code))
      check_parts(record.causes, of_causes, { "text", "ignore" })
      for _, cause in ipairs(record.causes) do
        check_parts(cause.signs, { "product", "side", "line", "says", "cause" }, { "versions", "level" })
      end
      check_parts(record.log_lines, { "product", "side", "line", "says" }, { "versions", "level", "cause" })
      check_parts(record.faq, { "question", "answer" }, {})
      check_parts(record.aliases, { "name", "origin", "historic" }, {})
      check_parts(record.sources, { "title" }, { "section" })
      check_parts(record.seen_in, { "surface", "event", "form" }, { "field" })
      check_parts(record.related, { "target", "kind", "note", "basis" }, {})
      check_parts(record.citations, { "name", "fault" }, { "code", "hex", "meant" })
      assert.are.equal(record, ikeerr.lookup(record.id))
    end)
  end
end)

describe("a cause", function()
  local cause = ikeerr.lookup("ikev2:14").causes[1]

  it("is what its page says", function()
    assert.are.equal("ikev2:14#ike-proposals", cause.id)
    assert.are.same({ "IKE_SA_INIT" }, cause.when)
    assert.are.equal("RFC 7296, 2.7", cause.source)
    assert.is_truthy(cause.text)
    assert.are.same({
      product = "strongswan", versions = "<5.7", side = "deciding", line = "received proposals inacceptable",
      says = cause.title, cause = cause.id,
    }, cause.signs[2])
  end)
end)

describe("a record", function()
  local record = ikeerr.lookup(13886)

  it("has the citations of its published page", function()
    local cited = {}
    for _, citation in ipairs(record.citations) do cited[citation.name] = citation end
    local rekeyed, no_response = cited.ERROR_IPSEC_IKE_SA_REKEYED, cited.ERROR_IPSEC_IKE_PEER_MM_NO_RESPONSE
    assert.are.same({ 13902, "0x365A" }, { rekeyed.code, rekeyed.hex })
    assert.is_nil(rekeyed.meant)
    assert.are.same({ 13887, "0x363F" }, { no_response.code, no_response.hex })
    assert.are.equal(ikeerr.lookup(13813), no_response.meant)
  end)

  it("is one object", function()
    assert.is_true(rawequal(record, ikeerr.lookup "0x363E"))
    assert.is_true(rawequal(record, ikeerr.records({ domain = "win32" })[1 + 13886 - 13800 + 26]))
    local seen = { [record] = "here" }
    assert.are.equal("here", seen[ikeerr.lookup "win32:13886"])
    assert.are_not.equal(record, ikeerr.lookup(13887))
    assert.are_not.equal(record, 13886)
  end)

  it("stays that object when the module is loaded again", function()
    local path = package.searchpath and package.searchpath("ikeerr", package.cpath)
    if not path then return end
    local again = assert(package.loadlib(path, "luaopen_ikeerr"))()
    assert.is_true(rawequal(record, again.lookup(13886)))
  end)

  it("is ordered by domain, code, vendor", function()
    local all = ikeerr.records()
    for place = 2, #all do
      assert.is_true(all[place - 1] < all[place])
      assert.is_true(all[place - 1] <= all[place])
      assert.is_false(all[place] < all[place - 1])
      assert.is_false(all[place] <= all[place - 1])
    end
    assert.is_true(record <= record)
    assert.is_false(record < record)
    local shuffled = { ikeerr.lookup "ikev1:14", ikeerr.lookup "win32:13886", ikeerr.lookup "ikev2:14" }
    table.sort(shuffled)
    local order = { "win32", "ikev2", "ikev1" }
    for place, sorted in ipairs(shuffled) do assert.are.equal(order[place], sorted.domain) end
    assert.has_error(function() return record < 5 end)
    assert.has_error(function() return record <= "x" end)
  end)

  it("reads as one line", function()
    assert.are.equal("win32:13886 ERROR_IPSEC_IKE_PEER_MM_ASSUMED_INVALID: " .. record.message, tostring(record))
  end)

  it("cannot be changed", function()
    assert.has_error(function() record.code = 1 end, "a record cannot be changed")
    assert.has_error(function() record.anything = 1 end, "a record cannot be changed")
    assert.are.equal("ikeerr.Record", getmetatable(record))
    assert.has_error(function() setmetatable(record, {}) end)
    record.tags[1] = "spoilt"
    record.related[1].note = "spoilt"
    record.citations[1].name = "spoilt"
    assert.are_not.equal("spoilt", record.tags[1])
    assert.are_not.equal("spoilt", record.related[1].note)
    assert.are_not.equal("spoilt", record.citations[1].name)
  end)

  it("has nothing under other names", function()
    for _, key in ipairs { "nope", "draft", "__index", "__name", "", "Code", 1, true, record, {} } do
      assert.is_nil(record[key])
    end
  end)

  it("reads lists that nobody documents as nil, and empty ones as empty", function()
    assert.are.same({}, ikeerr.lookup(13000).modules or {})
    for _, other in ipairs(ikeerr.records()) do assert.is_table(other.citations) end
  end)
end)

describe("a record as a table", function()
  -- What as_table promises of a value: of a record the identity, of a table the same of its items.
  local function plain(value)
    if type(value) == "userdata" then return value.id end
    if type(value) ~= "table" then return value end
    local made = {}
    for name, item in pairs(value) do made[name] = plain(item) end
    return made
  end

  -- The names of all fields, which stand behind a record's __index as numbers.
  local function names()
    local fields = debug.getmetatable(ikeerr.lookup(13868)).__index
    local _, known = debug.getupvalue(debug.getmetatable(fields).__index, 1)
    local list = {}
    for name, value in pairs(known or {}) do
      if type(value) == "number" then list[#list + 1] = name end
    end
    return list
  end

  it("has all fields and nothing else", function()
    if _VERSION == "Lua 5.1" and not _G.jit then return end -- which hides the upvalues of C functions
    for _, record in ipairs(ikeerr.records()) do
      local expected = {}
      for _, name in ipairs(names()) do expected[name] = plain(record[name]) end
      assert.are.same(expected, record:as_table())
    end
  end)

  it("belongs to the caller", function()
    local record = ikeerr.lookup(13868)
    local spoilt = record:as_table()
    spoilt.code, spoilt.tags[1], spoilt.related[1].note = 1, "spoilt", "spoilt"
    assert.are.same({ 13868, record.tags, record.related[1].note },
                    { record:as_table().code, record:as_table().tags, record:as_table().related[1].note })
  end)

  it("is made of a record only", function()
    refuses("ikeerr.Record expected, got table", ikeerr.lookup(13868).as_table, {})
    refuses("ikeerr.Record expected, got no value", ikeerr.lookup(13868).as_table)
  end)
end)

describe("records", function()
  local function count(options) return #ikeerr.records(options) end

  it("come in domains that add up", function()
    assert.are.equal(153, count { domain = "win32" })
    local sum = 0
    for domain, records in pairs(ikeerr.counts) do
      assert.are.equal(count { domain = domain }, records)
      sum = sum + records
    end
    assert.are.equal(count(), sum)
  end)

  it("can be had by kind and tag", function()
    for _, record in ipairs(ikeerr.records { kind = "pending", domain = "win32" }) do
      assert.are.equal("pending", record.kind)
      assert.are.equal("win32", record.domain)
    end
    local tagged = ikeerr.records { tag = "certificate" }
    assert.is_true(#tagged > 0)
    for _, record in ipairs(tagged) do
      assert.is_truthy((" " .. table.concat(record.tags, " ") .. " "):find(" certificate ", 1, true))
    end
  end)

  it("refuse other filters", function()
    refuses("unknown kind 'mistake' .*error, warning", ikeerr.records, { kind = "mistake" })
    refuses("unknown tag 'mistake'", ikeerr.records, { tag = "mistake" })
    refuses("unknown option 'limit'", ikeerr.records, { limit = 5 })
  end)
end)

describe("the module", function()
  it("has every name that is an identifier and that one record has", function()
    local bearers = {}
    for _, record in ipairs(ikeerr.records()) do bearers[record.name] = (bearers[record.name] or 0) + 1 end
    for _, record in ipairs(ikeerr.records()) do
      local is_attribute = bearers[record.name] == 1 and record.name:find "^[%a_][%w_]*$"
      for _ = 1, 2 do assert.are.equal(is_attribute and record or nil, ikeerr[record.name]) end
    end
    assert.are.equal(ikeerr.lookup "ikev2:14", ikeerr.NO_PROPOSAL_CHOSEN)
    assert.is_nil(ikeerr.ERROR_IPSEC_IKE_SA_REKEYED)
    assert.is_nil(ikeerr[1])
    assert.is_nil(ikeerr["\0"])
  end)
end)
