local cases = require "shared_cases"
local ikeerr = require "ikeerr"
local refuses = require "refuses"

local function rendered(case)
  local record = ikeerr.lookup(case.record)
  if case.render == "page" then
    return record:page(cases.options(case, "width", "color", "format", "section"))
  end
  if case.render == "brief" then return record:brief(cases.options(case, "width", "color", "format")) end
  if case.render == "graph" then return record:graph(cases.options(case, "format", "depth", "kinds")) end
  return tostring(record)
end

-- Of UTF-8: bytes that start a character.
local function columns(line) return select(2, line:gsub("[^\128-\191]", "")) end

describe("a shared case of render", function()
  for _, case in ipairs(cases.read "render") do
    it(case.title, function()
      local text = rendered(case)
      assert.are.equal(case.starts or "", text:sub(1, #(case.starts or "")))
      for _, part in ipairs(case.says or {}) do assert.is_truthy(text:find(part, 1, true), part) end
      for _, part in ipairs(case.never or {}) do assert.is_nil(text:find(part, 1, true), part) end
      assert.are.equal(cases.golden(case) or text, text)
      for line in text:gmatch "[^\n]+" do assert.is_true(columns(line) <= (case.widest or math.huge)) end
    end)
  end
end)

describe("page", function()
  local record = ikeerr.lookup(13886)

  it("is 80 columns wide and plain unless told otherwise", function()
    assert.are.equal(record:page { width = 80, color = false }, record:page())
    assert.are_not.equal(record:page { width = 60 }, record:page())
  end)

  it("exists of every record, in any width", function()
    for _, other in ipairs(ikeerr.records()) do
      for _, width in ipairs { 0, 40, 400, 2 ^ 40 } do
        assert.is_truthy(other:page({ width = width }):find(other.name, 1, true))
      end
    end
  end)

  it("refuses other options", function()
    refuses("whole number of 0 or more expected", record.page, record, { width = -1 })
    refuses("option 'color': boolean expected, got string", record.page, record, { color = "always" })
    local known = "%(known: width, color, format, section%)"
    refuses("unknown option 'colour' " .. known, record.page, record, { colour = true })
    refuses("unknown option 'section' %(known: width, color, format%)", record.brief, record, { section = "faq" })
    refuses("unknown format 'html' %(known: text, markdown%)", record.page, record, { format = "html" })
    local sections = "unknown section 'cause' %(known: summary, causes, .*, sources%)"
    refuses(sections, record.page, record, { section = "cause" })
    refuses("option 'section': string expected, got 1", record.page, record, { section = 1 })
    refuses("table of options expected, got number", record.page, record, 80)
    refuses("ikeerr.Record expected, got number", record.page, 80)
  end)
end)

describe("a section", function()
  local sections = { "summary", "causes", "log_lines", "facts", "technical_meaning", "error_details", "usage_context",
    "seen_in", "developer_interpretation", "related", "faq", "sources" }

  it("is a part of the page, and all are", function()
    for _, record in ipairs(ikeerr.records { domain = "ikev1" }) do
      for _, format in ipairs { "text", "markdown" } do
        local page, at = record:page { format = format }, 1
        for _, section in ipairs(sections) do
          local text = record:page { format = format, section = section }
          local first, last = page:find(text, at, true)
          assert.is_truthy(first, section)
          assert.is_true(at == 1 or text == "" or first == at + 1, section)
          at = text == "" and at or last + 1
        end
        assert.are.equal(#page + 1, at)
      end
    end
  end)

  it("is empty where the record does not have it", function()
    assert.are.equal("", ikeerr.lookup(13000):page { section = "log_lines" })
  end)
end)

describe("graph", function()
  local record = ikeerr.lookup(13886)

  it("is DOT of one relation's depth unless told otherwise", function()
    assert.are.equal(record:graph { format = "dot", depth = 1 }, record:graph())
  end)

  it("exists of every record", function()
    for _, other in ipairs(ikeerr.records()) do
      assert.is_truthy(other:graph({ format = "mermaid", depth = 2 }):find(other.name, 1, true))
    end
  end)

  it("refuses other formats", function()
    refuses("unknown format 'svg' %(known: dot, mermaid%)", record.graph, record, { format = "svg" })
    refuses("unknown kind of relation", record.graph, record, { kinds = "friend" })
  end)
end)
