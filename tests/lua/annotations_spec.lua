-- The annotations name what is there, no more and no less.
local ikeerr = require "ikeerr"

-- ---- reading the annotations ----

local ROOT = debug.getinfo(1, "S").source:match "^@(.*)tests[/\\]lua[/\\][^/\\]*$"
local DATA_FILE = os.getenv "IKEERR_LUA_ANNOTATIONS" -- what depends on the data

-- Of each class its parent, its fields (whether each may be nil) and its methods; of each alias its words.
local function read_annotations(file)
  local classes, words, current, alias = {}, {}, nil, nil
  for line in io.lines(file) do
    local name, parent = line:match "^%-%-%-@class ([%w.]+):? ?([%w.]*)"
    if name then
      current = name
      classes[name] = { parent = parent, fields = {}, methods = {} }
    end
    local field, mark, kind = line:match "^%-%-%-@field ([%w_]+)(%??) (.+)$"
    if field then classes[current].fields[field] = mark == "?" or kind:match "^%S+%?" ~= nil end
    alias = line:match "^%-%-%-@alias ([%w.]+)$" or alias
    local word = line:match '^%-%-%-| "([^"]+)"'
    if word then
      words[alias] = words[alias] or {}
      table.insert(words[alias], word)
    end
    local owner, method = line:match "^function (%w+)[.:]([%w_]+)%("
    if owner then classes[owner == "ikeerr" and owner or "ikeerr." .. owner].methods[method] = true end
  end
  return classes, words
end

local classes, words = read_annotations(ROOT .. "bindings/lua/library/ikeerr.lua")
local data_classes, data_words = read_annotations(DATA_FILE)
for alias, its_words in pairs(data_words) do words[alias] = its_words end

local function sorted_keys(set)
  local keys = {}
  for key in pairs(set) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

-- ---- comparing ----

-- Each object has the fields that may not be nil, none has others, and each field occurs.
local function compare(class, objects)
  local fields, seen, missed = classes[class].fields, {}, {}
  assert.is_true(#objects > 0, class)
  for _, object in ipairs(objects) do
    for name in pairs(object) do seen[name] = true end
    for name in pairs(fields) do missed[name] = missed[name] or object[name] == nil end
  end
  assert.are.same(sorted_keys(fields), sorted_keys(seen))
  assert.are.same(fields, missed, class .. ": which fields may be nil")
end

local function parts(attribute)
  local list = {}
  for _, record in ipairs(ikeerr.records()) do
    for _, part in ipairs(record[attribute]) do list[#list + 1] = part end
  end
  return list
end

local function collected(iterator)
  local list = {}
  for item in iterator do list[#list + 1] = item end
  return list
end

-- The names behind a record's __index, which makes its fields one by one: methods are there, fields are numbers.
local function attributes_of_records()
  local fields = debug.getmetatable(ikeerr.lookup(13868)).__index
  local _, names = debug.getupvalue(debug.getmetatable(fields).__index, 1)
  local attributes = { fields = {}, methods = {} }
  for name, value in pairs(names) do
    attributes[type(value) == "function" and "methods" or "fields"][name] = true
  end
  return attributes
end

describe("the annotations", function()
  it("have the functions and fields of the module", function()
    local fields, functions = {}, {}
    for name, value in pairs(ikeerr) do
      if type(value) == "function" then
        functions[name] = true
      elseif type(value) ~= "userdata" then -- the constants
        fields[name] = true
      end
    end
    assert.are.same(sorted_keys(classes.ikeerr.methods), sorted_keys(functions))
    assert.are.same(sorted_keys(classes.ikeerr.fields), sorted_keys(fields))
  end)

  it("have every constant", function()
    local constants = {}
    for _, record in ipairs(ikeerr.records()) do
      if rawequal(ikeerr[record.name], record) then constants[record.name] = true end
    end
    assert.are.same(sorted_keys(data_classes.ikeerr.fields), sorted_keys(constants))
  end)

  it("have the attributes and methods of a record", function()
    if _VERSION == "Lua 5.1" and not _G.jit then return end -- which hides the upvalues of C functions
    local attributes = attributes_of_records()
    assert.are.same(sorted_keys(classes["ikeerr.Record"].fields), sorted_keys(attributes.fields))
    assert.are.same(sorted_keys(classes["ikeerr.Record"].methods), sorted_keys(attributes.methods))
  end)

  it("know which attributes of a record may be nil", function()
    for name, is_optional in pairs(classes["ikeerr.Record"].fields) do
      local is_missed = false
      for _, record in ipairs(ikeerr.records()) do is_missed = is_missed or record[name] == nil end
      assert.are.equal(is_optional, is_missed, name)
    end
  end)

  it("have the methods of a scanner", function()
    local methods = debug.getmetatable(ikeerr.scanner()).__index
    assert.are.same(sorted_keys(classes["ikeerr.Scanner"].methods), sorted_keys(methods))
  end)

  it("have the fields of what a record consists of", function()
    compare("ikeerr.Question", parts "faq")
    compare("ikeerr.Alias", parts "aliases")
    compare("ikeerr.Source", parts "sources")
    compare("ikeerr.Sighting", parts "seen_in")
    compare("ikeerr.Relation", parts "related")
    compare("ikeerr.Citation", parts "citations")
  end)

  it("have the fields of what the functions return", function()
    local hits = ikeerr.search "certificate"
    local text = "error 13868\nreceived error notify NO_PROPOSAL_CHOSEN (14)\nThe error code returned on failure is 87."
      .. "\nreceived proposals unacceptable"
    compare("ikeerr.Step", collected(ikeerr.lookup(13868):walk()))
    compare("ikeerr.Hit", hits)
    compare("ikeerr.Span", hits[1].spans)
    compare("ikeerr.Mention", collected(ikeerr.scan(text, { neighbours = true })))
    compare("ikeerr.Answer", { ikeerr.answer(13868), ikeerr.answer(13999), ikeerr.answer(99999) })
    compare("ikeerr.Miss", { select(3, ikeerr.lookup(11)), (select(3, ikeerr.lookup(99999))) })
  end)
end)

-- ---- options ----

-- The words of a message that ends in "(known: one, two)".
local function known_words(call, ...)
  local is_done, message = pcall(call, ...)
  assert.is_false(is_done)
  local list = {}
  for word in message:match("known: ([^)]*)"):gmatch "[^, ]+" do list[#list + 1] = word end
  table.sort(list)
  return list
end

local function options_of(class)
  if not classes[class] then return {} end
  local options = options_of(classes[class].parent)
  for name in pairs(classes[class].fields) do options[name] = true end
  return options
end

describe("the annotations of options", function()
  local record = ikeerr.lookup(13868)
  local calls = {
    LookupOptions = function(options) ikeerr.lookup(24, options) end,
    GetOptions = function(options) ikeerr.get(24, options) end,
    Filter = ikeerr.records,
    SearchOptions = function(options) ikeerr.search("certificate", options) end,
    KindsOptions = function(options) ikeerr.path(13868, 13801, options) end,
    WalkOptions = function(options) record:walk(options) end,
    GraphOptions = function(options) record:graph(options) end,
    BriefOptions = function(options) record:brief(options) end,
    PageOptions = function(options) record:page(options) end,
    ScanOptions = ikeerr.scanner,
  }

  for name, call in pairs(calls) do
    it("have those of ikeerr." .. name, function()
      assert.are.same(known_words(call, { unheard_of = 1 }), sorted_keys(options_of("ikeerr." .. name)))
    end)
  end

  it("have the words that they take", function()
    local function are_words(alias, call, option)
      table.sort(words[alias])
      assert.are.same(known_words(call, { [option] = "unheard of" }), words[alias])
    end
    are_words("ikeerr.Domain", ikeerr.records, "domain")
    are_words("ikeerr.Kind", ikeerr.records, "kind")
    are_words("ikeerr.RelationKind", calls.WalkOptions, "kinds")
    are_words("ikeerr.Certainty", ikeerr.scanner, "least")
    are_words("ikeerr.Section", calls.PageOptions, "section")
  end)
end)
