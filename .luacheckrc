std = "max"
max_line_length = 120
files["tests/lua/*_spec.lua"].std = "max+busted"
exclude_files = { "build", "bindings/lua/library" }
