local assert = require "luassert"

-- Asserts that call(...) is an error with a message that matches the pattern.
return function(pattern, call, ...)
  local arguments, count = { ... }, select("#", ...)
  assert.error_matches(function() call((table.unpack or unpack)(arguments, 1, count)) end, pattern)
end
