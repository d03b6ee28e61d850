std = "max"
max_line_length = 120
files["tests/lua/*_spec.lua"].std = "max+busted"
files["examples/fluent-bit"].globals = { "ikeerr_filter" }
files["examples/nmap"].globals = { "action", "author", "categories", "description", "license", "portrule" }
files["examples/wireshark"].read_globals = {
  "Proto", "ProtoField", "TreeItem", "ProtoExpert", "Field", "base", "expert", "register_postdissector",
}
exclude_files = { "build", "bindings/lua/library" }
