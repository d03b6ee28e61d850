local cases = require "shared_cases"
local ikeerr = require "ikeerr"
local refuses = require "refuses"

local function collected(iterator)
  local list = {}
  for mention in iterator do list[#list + 1] = mention end
  return list
end

-- A function that returns the text in pieces of a size, then nil.
local function pieces(text, size)
  local start = 1
  return function()
    if start > #text then return nil end
    local piece = text:sub(start, start + size - 1)
    start = start + size
    return piece
  end
end

local function scanned_by_scanner(text, size, options)
  local scanner, list = ikeerr.scanner(options), {}
  local function add(mentions)
    for _, mention in ipairs(mentions) do list[#list + 1] = mention end
  end
  for piece in pieces(text, size) do add(scanner:feed(piece)) end
  add(scanner:finish())
  return list
end

describe("a shared case of scan", function()
  for _, case in ipairs(cases.read "scan") do
    it(case.title, function()
      local text, found = cases.text(case, "text"), {}
      for mention in ikeerr.scan(text, case.options) do
        found[#found + 1] = {
          match = text:sub(mention.first, mention.last),
          start = mention.first - 1,
          ["end"] = mention.last,
          form = mention.form,
          certainty = mention.certainty,
          records = cases.ids(mention.records),
          cause = mention.cause,
          sign = mention.sign_first and text:sub(mention.sign_first, mention.sign_last),
        }
      end
      for place, expected in ipairs(case.mentions) do
        for name, value in pairs(expected) do
          if name ~= "neighbour" then assert.are.same(value, found[place] and found[place][name], name) end
        end
      end
      assert.are.equal(#case.mentions, #found)
      local whole = collected(ikeerr.scan(text, case.options))
      for _, size in ipairs { 1, 7, 64 } do
        assert.are.same(whole, collected(ikeerr.scan({ read = pieces(text, size) }, case.options)))
        assert.are.same(whole, scanned_by_scanner(text, size, case.options))
      end
    end)
  end
end)

local LOG = "The error code returned on failure is 13868.\nreceived NO_PROPOSAL_CHOSEN notify error\n"

describe("scan", function()
  it("delivers mentions in order, with places as string.find gives them", function()
    local first, second = ikeerr.scan(LOG)
    assert.is_nil(second)
    local mentions = collected(first)
    assert.are.equal("13868", LOG:sub(mentions[1].first, mentions[1].last))
    assert.are.equal(LOG:find "13868", mentions[1].first)
    assert.are.equal(ikeerr.lookup(13868), mentions[1].record)
    assert.are.same({ mentions[1].record }, mentions[1].records)
    assert.are.equal("decimal", mentions[1].form)
    assert.is_truthy(mentions[1].certainty == "likely" or mentions[1].certainty == "certain")
    assert.are.equal("NO_PROPOSAL_CHOSEN", LOG:sub(mentions[2].first, mentions[2].last))
    assert.are.equal(2, #mentions)
  end)

  it("reads files and objects with a read method", function()
    local expected = collected(ikeerr.scan(LOG))
    local file = io.tmpfile()
    file:write(LOG)
    file:seek "set"
    assert.are.same(expected, collected(ikeerr.scan(file)))
    file:seek "set"
    assert.are.same(expected, collected(ikeerr.scan(function() return file:read() end)))
    file:close()
    local source = { next_piece = pieces(LOG, 3), read = function(self) return self.next_piece() end }
    assert.are.same(expected, collected(ikeerr.scan(source)))
    assert.are.same(expected, collected(ikeerr.scan(setmetatable({}, { __index = { read = pieces(LOG, 4) } }))))
  end)

  it("reads lines as io.lines delivers them", function()
    local name = os.tmpname()
    local file = io.open(name, "wb")
    file:write(LOG)
    file:close()
    assert.are.same(collected(ikeerr.scan(LOG)), collected(ikeerr.scan(io.lines(name))))
    if _VERSION ~= "Lua 5.1" or _G.jit then -- whose io.lines cuts the ends of lines off whatever it is asked for
      assert.are.same(collected(ikeerr.scan(LOG)), collected(ikeerr.scan(io.lines(name, "*L"))))
    end
    os.remove(name)
  end)

  it("takes what a function returns for lines, which are not glued", function()
    local lines = { "IKE error ERROR_IPSEC_IKE_AUTH", "_FAIL", "ERROR_IPSEC_IKE_POLICY_MATCH" }
    local index = 0
    local list = collected(ikeerr.scan(function()
      index = index + 1
      return lines[index]
    end))
    assert.are.equal(1, #list)
    assert.are.equal(3, list[1].line)
    assert.are.equal("ERROR_IPSEC_IKE_POLICY_MATCH", list[1].text)
  end)

  it("goes on after an empty chunk, and ends with nil for good", function()
    local parts, calls = { "", LOG:sub(1, 40), LOG:sub(41) }, 0
    local iterator = ikeerr.scan { read = function()
      calls = calls + 1
      return parts[calls]
    end }
    assert.are.same(collected(ikeerr.scan(LOG)), collected(iterator))
    assert.are.equal(4, calls)
    assert.is_nil(iterator())
    assert.are.equal(4, calls)
  end)

  it("keeps a chunk alive as long as it is needed", function()
    local iterator = ikeerr.scan { read = pieces(LOG:rep(100), 1000) }
    local count = 0
    for _ in iterator do
      count = count + 1
      collectgarbage()
    end
    assert.are.equal(200, count)
  end)

  it("passes on what a source throws, and what it says when it fails", function()
    local thrown = {}
    local _, caught = pcall(ikeerr.scan(function() error(thrown) end))
    assert.are.equal(thrown, caught)
    refuses("the source failed: disk on fire", ikeerr.scan(function() return nil, "disk on fire" end))
    refuses("must return strings and then nil, not a number", ikeerr.scan(function() return 5 end))
    assert.has_error(ikeerr.scan(function() return false end))
  end)

  it("cannot be called by its own source", function()
    local iterator, depth
    depth = 0
    iterator = ikeerr.scan(function()
      depth = depth + 1
      if depth == 1 then iterator() end
      return depth < 4 and LOG or nil
    end)
    refuses("a source must not call the scan that it feeds", iterator)
  end)

  it("reports what its options ask for", function()
    assert.are.same({}, collected(ikeerr.scan("nothing to see", { least = "possible" })))
    assert.has_no_error(function() ikeerr.scan(LOG, { least = "certain", statuses = true, neighbours = false }) end)
    refuses("known: possible, likely, certain", ikeerr.scan, LOG, { least = "sure" })
    refuses("option 'statuses': boolean expected, got 1", ikeerr.scan, LOG, { statuses = 1 })
    refuses("known: least, statuses, neighbours", ikeerr.scan, LOG, { limit = 1 })
  end)

  it("refuses what is no text", function()
    local thread, record = coroutine.create(function() end), ikeerr.lookup(13868)
    for _, source in ipairs { 13868, true, {}, setmetatable({}, {}), thread, record } do
      refuses("string, function that returns lines, or file expected", ikeerr.scan, source)
    end
    assert.has_error(function() ikeerr.scan() end)
  end)

  it("takes any bytes", function()
    for _, text in ipairs { "", "\0", ("\255"):rep(1e5), ("0x"):rep(1e5), ("1"):rep(1e6) } do
      assert.is_table(collected(ikeerr.scan(text)))
    end
  end)
end)

describe("a scanner", function()
  it("counts from the first chunk", function()
    for _, size in ipairs { 1, 2, 3, 50, 1000 } do
      assert.are.same(collected(ikeerr.scan(LOG)), scanned_by_scanner(LOG, size))
    end
  end)

  it("is used up when it is finished", function()
    local scanner = ikeerr.scanner()
    scanner:feed(LOG)
    scanner:finish()
    refuses("this scanner is finished", scanner.feed, scanner, LOG)
    refuses("this scanner is finished", scanner.finish, scanner)
  end)

  it("refuses chunks that are no strings, and goes on", function()
    local scanner = ikeerr.scanner()
    refuses("string expected, got number", scanner.feed, scanner, 13868)
    refuses("string expected, got no value", scanner.feed, scanner)
    refuses("ikeerr.Scanner expected, got string", scanner.feed, LOG)
    refuses("ikeerr.Scanner expected", scanner.feed, ikeerr.lookup(13868), LOG)
    refuses("ikeerr.Record expected", ikeerr.lookup(13868).page, scanner)
    assert.are.equal(2, #scanner:feed(LOG) + #scanner:finish())
  end)

  it("keeps its metatable to itself", function()
    assert.are.equal("ikeerr.Scanner", getmetatable(ikeerr.scanner()))
    assert.has_error(function() ikeerr.scanner().feed = 1 end)
    refuses("unknown option 'depth'", ikeerr.scanner, { depth = 1 })
  end)
end)
