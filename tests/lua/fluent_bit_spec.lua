-- The filter for Fluent Bit, called as Fluent Bit calls it: a global function of tag, timestamp and record.
local here = debug.getinfo(1, "S").source:match("^@(.*)tests[/\\]lua[/\\]")
local environment = setmetatable({}, { __index = _G })

-- The function is global in the file; here it is kept apart.
local function load_filter()
  local path = here .. "examples/fluent-bit/ikeerr_filter.lua"
  if setfenv then
    setfenv(assert(loadfile(path)), environment)()
  else
    assert(loadfile(path, "t", environment))()
  end
  return environment.ikeerr_filter
end

describe("the filter for Fluent Bit", function()
  local filter = load_filter()

  it("leaves a record without an error alone", function()
    local record = { log = "05[NET] sending packet: from 192.0.2.1[500] to 192.0.2.2[500] (240 bytes)" }
    local code, timestamp, same = filter("ike", 1764529943.5, record)
    assert.are.equal(0, code)
    assert.are.equal(1764529943.5, timestamp)
    assert.are.equal(record, same)
    assert.is_nil(record.ikeerr)
  end)

  for _, key in ipairs { "log", "MESSAGE", "message" } do
    it("explains the error of a line in " .. key, function()
      local line = "09[IKE] received NO_PROPOSAL_CHOSEN notify error"
      local code, timestamp, record = filter("ike", 7, { [key] = line, host = "gw" })
      assert.are.equal(2, code)
      assert.are.equal(7, timestamp)
      assert.are.equal("gw", record.host)
      assert.are.equal(line, record[key])
      assert.are.equal(1, #record.ikeerr)
      assert.are.equal("ikev2:14", record.ikeerr[1].id)
      assert.are.equal("NO_PROPOSAL_CHOSEN", record.ikeerr[1].name)
      assert.are.equal("error", record.ikeerr[1].kind)
    end)
  end

  it("adds check and fix where the line shows the cause", function()
    local line = "11[CFG] traffic selectors 10.3.0.0/16 === 10.1.0.0/16 unacceptable"
    local _, _, record = filter("ike", 0, { log = line })
    assert.are.equal("ikev2:38", record.ikeerr[1].id)
    assert.is_truthy(record.ikeerr[1].cause)
    assert.is_truthy(record.ikeerr[1].check)
    assert.is_truthy(record.ikeerr[1].fix)
  end)

  it("has a list where a line has several", function()
    local _, _, record = filter("ike", 0, { log = "error 13801, then error 13868" })
    assert.are.equal("win32:13801 win32:13868", record.ikeerr[1].id .. " " .. record.ikeerr[2].id)
  end)

  it("takes records of every form", function()
    for _, record in ipairs { {}, { log = 13868 }, { log = {} }, { log = "" }, { log = "\0\255" } } do
      assert.are.equal(0, (filter("ike", 0, record)))
    end
  end)
end)
