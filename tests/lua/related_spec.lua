local cases = require "shared_cases"
local ikeerr = require "ikeerr"
local refuses = require "refuses"

local function described(steps)
  local list = {}
  for place, step in ipairs(steps) do list[place] = { step.record.id, step.relation.kind, step.depth } end
  return list
end

local function walked(record, options)
  local steps = {}
  for step in record:walk(options) do steps[#steps + 1] = step end
  return steps
end

describe("a shared case of related", function()
  for _, case in ipairs(cases.read "related") do
    it(case.title, function()
      if case.walk then
        local steps = walked(ikeerr.lookup(case.walk), cases.options(case, "depth", "kinds"))
        assert.are.same(case.steps, described(steps))
        return
      end
      local steps, message = ikeerr.path(case.path[1], case.path[2], cases.options(case, "kinds"))
      if case.steps == cases.null then
        assert.is_nil(steps)
        assert.is_truthy(message:find(case.path[1], 1, true))
      else
        assert.are.same(case.steps, described(steps))
      end
    end)
  end
end)

describe("walk", function()
  local record = ikeerr.lookup(13868)

  it("goes one relation far unless told otherwise", function()
    local steps = walked(record)
    assert.is_true(#steps > 0)
    for _, step in ipairs(steps) do
      assert.are.equal(1, step.depth)
      assert.are.equal(record, step.previous)
    end
    assert.are.same(described(walked(record, { depth = 1 })), described(steps))
  end)

  it("says which relation leads from the previous record to the next", function()
    for _, step in ipairs(walked(record, { depth = 3 })) do
      assert.are.equal(step.record, step.relation.target)
      local is_there = false
      for _, relation in ipairs(step.previous.related) do
        is_there = is_there or (relation.target == step.record and relation.kind == step.relation.kind
          and relation.note == step.relation.note and relation.basis == step.relation.basis)
      end
      assert.is_true(is_there)
    end
  end)

  it("visits each record once, never the start", function()
    local seen = { [record] = true }
    for step in record:walk { depth = 2 ^ 40 } do
      assert.is_nil(seen[step.record])
      seen[step.record] = true
    end
  end)

  it("takes one kind or a list of kinds", function()
    local expected = { { "ikev2:14", "equivalent", 1 }, { "ikev1:14", "equivalent", 1 } }
    assert.are.same(expected, described(walked(record, { kinds = { "equivalent" } })))
    assert.are.same(expected, described(walked(record, { kinds = "equivalent" })))
    assert.are.same({}, walked(record, { kinds = {} }))
  end)

  it("ends once and for all, and is independent of other walks", function()
    local first, second = record:walk { kinds = "equivalent" }, record:walk { kinds = "equivalent" }
    assert.are.equal("ikev2:14", first().record.id)
    assert.are.equal("ikev1:14", first().record.id)
    assert.is_nil(first())
    assert.is_nil(first())
    assert.are.equal("ikev2:14", second().record.id)
  end)

  it("refuses other kinds and depths", function()
    refuses("unknown kind of relation 'friend' .*cause, effect", record.walk, record, { kinds = "friend" })
    refuses("string or list of strings expected, got 1", record.walk, record, { kinds = { 1 } })
    refuses("string or list of strings expected", record.walk, record, { kinds = 1 })
    refuses("whole number of 0 or more expected, got %-1", record.walk, record, { depth = -1 })
    refuses("ikeerr.Record expected, got no value", record.walk)
    refuses("ikeerr.Record expected, got userdata", record.walk, io.stdout)
    refuses("ikeerr.Record expected, got table", record.walk, { depth = 2 })
  end)
end)

describe("path", function()
  it("takes any keys", function()
    local by_records = ikeerr.path(ikeerr.lookup(13868), ikeerr.lookup "ikev2:14")
    assert.are.same(described(by_records), described(ikeerr.path("0x362C", "NO_PROPOSAL_CHOSEN")))
    assert.are.equal(1, #by_records)
  end)

  it("says which key is a miss", function()
    for _, keys in ipairs { { 13919, 13868 }, { 13868, 13919 } } do
      local steps, message, details = ikeerr.path(keys[1], keys[2])
      assert.is_nil(steps)
      assert.is_truthy(message:find("'13919'", 1, true))
      assert.are.equal("unassigned", details.reason)
    end
    assert.are.equal(2, #select(3, ikeerr.path(7, 13868)).candidates)
  end)

  it("refuses what is no key", function()
    assert.has_error(function() ikeerr.path(13868) end)
    assert.has_error(function() ikeerr.path(13868, {}) end)
    assert.has_error(function() ikeerr.path(13868, 13801, { depth = 3 }) end)
  end)
end)
