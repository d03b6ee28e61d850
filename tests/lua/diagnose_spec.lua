local cases = require "shared_cases"
local ikeerr = require "ikeerr"

local function ids(list, key)
  local found = {}
  for i, item in ipairs(list) do found[i] = item[key] end
  return found
end

-- As much of a verdict as is expected: a record and a cause by their ids, Child SAs by what became of them.
local function described(verdict, expected)
  local found = {}
  for name in pairs(expected) do
    local value = verdict[name]
    if name == "children" then
      value = ids(value, "outcome")
    elseif name == "record" or name == "elsewhere" or name == "cause" then
      value = value and value.id
    end
    if value == nil then value = cases.null end
    found[name] = value
  end
  return found
end

local function check(case, verdicts)
  for i, expected in ipairs(case.verdicts) do
    assert.are.same(expected, verdicts[i] and described(verdicts[i], expected), case.log)
  end
  assert.are.equal(#case.verdicts, #verdicts)
end

describe("diagnose", function()
  for _, case in ipairs(cases.read "diagnose") do
    it("joins the logs of both ends", function()
    local told, deciding = cases.log "strongswan-ike-encryption-gw1.log", cases.log "strongswan-ike-encryption-gw2.log"
    local verdicts = ikeerr.diagnose(told, { others = { deciding } })
    assert.are.same({ "ikev2:14#ike-proposals", "ikev2:14#ike-proposals" }, ids(verdicts, "reason"))
    assert.are.same({ 1, 2 }, ids(verdicts, "log"))
    assert.are.same({ 2 }, ids(verdicts, "cause_log"))
    local diagnoser = ikeerr.diagnoser { merge = true }
    assert.are.same({}, diagnoser:feed(told))
    assert.are.same({}, diagnoser:next_log())
    assert.are.same({}, diagnoser:feed(deciding))
    assert.are.same(verdicts[1].reason, diagnoser:finish()[1].reason)
  end)

  it("answers as everywhere: " .. case.log, function()
      check(case, ikeerr.diagnose(cases.log(case.log)))
    end)
  end

  it("takes a text, a function and a file", function()
    local log = cases.log "strongswan-ike-encryption-gw2.log"
    local expected = ikeerr.diagnose(log)[1].reason
    local rest = log
    local function next_chunk()
      local chunk = rest:sub(1, 100)
      rest = rest:sub(101)
      return chunk ~= "" and chunk or nil
    end
    assert.are.equal("ikev2:14#ike-proposals", expected)
    assert.are.equal(expected, ikeerr.diagnose(next_chunk)[1].reason)
    assert.are.equal(expected, ikeerr.diagnose({ read = next_chunk }, { merge = false }) and expected)
    assert.has_error(function() ikeerr.diagnose(7) end)
    assert.has_error(function() ikeerr.diagnose(log, { others = 7 }) end)
    assert.has_error(function() ikeerr.diagnose(log, { others = { 7 } }) end)
    assert.has_error(function() ikeerr.diagnose(log, { merged = true }) end)
    local function fails() return nil, "gone" end
    assert.has_error(function() ikeerr.diagnose(fails) end, "the source failed: gone")
  end)

  it("follows a stream", function()
    local diagnoser, found = ikeerr.diagnoser(), {}
    for line in cases.log("strongswan-three-attempts-gw2.log"):gmatch "[^\n]*\n" do
      for _, verdict in ipairs(diagnoser:feed(line)) do found[#found + 1] = verdict.attempts end
    end
    assert.are.same({ 1, 1, 1 }, found)
    assert.are.same({}, diagnoser:finish())
    assert.has_error(function() diagnoser:feed "" end, "this diagnoser is finished: make another one for another log")
  end)
end)
