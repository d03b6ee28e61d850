"""Where the programs that embed Lua find ikeerr."""

import os
import pathlib
import re
import subprocess

from other_tables import missing

MODULES = "module"  # in C
PURE = "pure"  # in Lua
LIBLUA = re.compile(r"liblua[-]?(?P<version>5\.\d)")


def lua_linked_to(program):
    """The version of Lua that a program embeds."""
    libraries = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    found = LIBLUA.search(libraries)
    if not found:  # tshark has it through libwireshark, so ldd shows it too
        missing(f"a {program} with a Lua of its distribution", "that of Debian")
    return found["version"]


def environment_of(kind, version):
    """The environment in which a Lua of a version finds ikeerr, of the given kind alone."""
    modules = pathlib.Path(os.environ["IKEERR_LUA_MODULES"])
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUA_", "XDG_"))}
    suffix = "" if version == "5.1" else "_" + version.replace(".", "_")
    if kind == MODULES:
        folders = [modules / f"ikeerr_lua{version}", modules / "ikeerr_lua"]
        folder = next(folder for folder in folders if folder.exists())
        return kept | {f"LUA_CPATH{suffix}": f"{folder}/?.so;;"}
    if kind == PURE:
        return kept | {f"LUA_PATH{suffix}": f"{os.environ['IKEERR_GENERATED']}/?.lua;;"}
    return kept
