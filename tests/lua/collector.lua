-- The parameters of the collector, which Lua 5.5 sets by another option.
local collector = {}

local function set(parameter, value)
  local is_set, previous = pcall(collectgarbage, "set" .. parameter, value)
  if is_set then return previous end
  return collectgarbage("param", parameter, value)
end

-- Has it go round all the time: what a binding does not hold is gone at the next allocation. Gives what undoes that.
function collector.never_rests()
  local pause, step = set("pause", 0), set("stepmul", 10000)
  return function()
    set("pause", pause)
    set("stepmul", step)
  end
end

return collector
