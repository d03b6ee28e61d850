std = "min"
max_line_length = 120
files["tests/lua/*_spec.lua"].std = "min+busted"
exclude_files = { "build", "bindings/lua/library" }
