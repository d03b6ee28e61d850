rockspec_format = "3.0"
package = "ikeerr"
version = "0.1.0-1"
-- Beside it, in the rock that the target `archive` packs: luarocks install ikeerr-0.1.0-1.src.rock. In a checkout or an
-- unpacked archive: luarocks --lua-version=5.4 make
source = { url = "file://ikeerr-0.1.0.tar.gz", dir = "ikeerr-0.1.0" }
description = {
  summary = "What IPsec and IKE errors mean",
  detailed = "Explains IPsec/IKE error codes of Windows and Notify message types of IKEv2 and IKEv1: lookup, search, related errors, log scanning.",
  license = "MIT",
}
dependencies = { "lua >= 5.1, < 5.6" }
build = {
  type = "command",
  build_command = [[cmake -S . -B build/luarocks -DCMAKE_BUILD_TYPE=Release -DIKEERR_PYTHON=OFF -DIKEERR_SHELL=OFF ]]
    .. [[-DIKEERR_REQUIRE_ALL=ON -DIKEERR_LUA_STATIC=ON "-DLUA_INCLUDE_DIR=$(LUA_INCDIR)" "-DIKEERR_LUA_DIR=$(LIBDIR)" ]]
    .. [[&& cmake --build build/luarocks --config Release --target ikeerr_lua]],
  install_command = [[cmake --install build/luarocks --config Release --component lua --prefix "$(PREFIX)"]],
}
