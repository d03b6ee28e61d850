local cases = require "shared_cases"
local ikeerr = require "ikeerr"
local refuses = require "refuses"

describe("a shared case of search", function()
  for _, case in ipairs(cases.read "search") do
    it(case.title, function()
      local hits = ikeerr.search(cases.text(case, "query"), cases.options(case, "domain", "kind", "tag", "limit"))
      if case.none then
        assert.are.same({}, hits)
        return
      end
      if case.first then assert.are.equal(case.first, hits[1].record.id) end
      if case.exact ~= nil then assert.are.equal(case.exact, hits[1].exact) end
      for _, id in ipairs(case.among or {}) do
        local best = {}
        for place = 1, math.min(3, #hits) do best[hits[place].record.id] = true end
        assert.is_true(best[id])
      end
    end)
  end
end)

describe("search", function()
  it("fills its hits", function()
    for _, query in ipairs { "certificate", "peer stopped responding", "13868" } do
      local hits = ikeerr.search(query)
      assert.is_true(#hits > 0)
      local last = math.huge
      for _, hit in ipairs(hits) do
        assert.are.equal(hit.record, ikeerr.lookup(hit.record.id))
        assert.is_true(hit.score > 0 and hit.score <= last)
        last = hit.score
        assert.is_boolean(hit.exact)
        assert.is_string(hit.field)
        local reached = 0
        for _, span in ipairs(hit.spans) do
          assert.is_true(reached < span.first and span.first <= span.last and span.last <= #hit.snippet)
          reached = span.last
        end
      end
    end
  end)

  it("shows the words that match", function()
    local is_shown = false
    for _, hit in ipairs(ikeerr.search "certificate") do
      for _, span in ipairs(hit.spans) do
        is_shown = is_shown or hit.snippet:sub(span.first, span.last):lower() == "certificate"
      end
    end
    assert.is_true(is_shown)
  end)

  it("gives at most as many hits as asked for", function()
    assert.are.equal(0, #ikeerr.search("certificate", { limit = 0 }))
    assert.are.equal(3, #ikeerr.search("certificate", { limit = 3 }))
    assert.is_true(#ikeerr.search("certificate", { limit = 1e300 }) <= #ikeerr.records())
    assert.are.equal(10, #ikeerr.search("peer"))
  end)

  it("takes any text", function()
    for _, query in ipairs { "", "\0", "\255\254", '"', ('"x'):rep(1000), ("x"):rep(1e6) } do
      assert.is_table(ikeerr.search(query))
    end
  end)

  it("refuses what is no text and no option", function()
    refuses("string expected, got no value", ikeerr.search)
    refuses("string expected, got number", ikeerr.search, 13868)
    refuses("whole number of 0 or more expected, got %-1", ikeerr.search, "x", { limit = -1 })
    refuses("whole number of 0 or more expected, got 0.5", ikeerr.search, "x", { limit = 0.5 })
    refuses("whole number of 0 or more expected", ikeerr.search, "x", { limit = 0 / 0 })
    refuses("whole number of 0 or more expected, got string", ikeerr.search, "x", { limit = "5" })
    refuses("unknown tag 'nope' .*certificate", ikeerr.search, "x", { tag = "nope" })
  end)
end)
