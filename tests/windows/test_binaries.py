"""What is built for Windows: the command is one file that needs what Windows has, and the libraries export what their
headers say."""

import os
import pathlib
import re
import subprocess

BUILD = pathlib.Path(os.environ["IKEERR_WINDOWS_BUILD"])
HEADER = pathlib.Path(__file__).parents[2] / "core" / "include" / "ikeerr.h"
OF_WINDOWS = {"kernel32.dll", "msvcrt.dll", "shell32.dll"}


def described(file):
    command = [os.environ["IKEERR_OBJDUMP"], "-p", BUILD / file]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def needed(file):
    return {name.lower() for name in re.findall(r"DLL Name: (\S+)", described(file))}


def exported(file):
    _, _, names = described(file).partition("[Ordinal/Name Pointer] Table")
    return set(re.findall(r"^\s*\[\s*\d+\] (?:\+base\[\s*\d+\]\s+[0-9a-f]+ )?(\w+)$", names, re.MULTILINE))


def test_the_command_needs_nothing_but_windows():
    assert needed("bindings/shell/ikeerr.exe") == OF_WINDOWS


def test_what_is_linked_statically_is_not_exported():
    assert exported("bindings/shell/ikeerr.exe") == set()


def test_the_library_exports_what_its_header_declares():
    declared = re.findall(r"^IKEERR_API [^;()]*?\b(ikeerr_\w+)\(", HEADER.read_text(encoding="utf-8"), re.MULTILINE)
    assert exported("core/libikeerr.dll") == set(declared)


def test_the_module_of_lua_exports_what_lua_loads():
    assert exported("bindings/lua/ikeerr_lua/ikeerr.dll") == {"luaopen_ikeerr"}
    assert needed("bindings/lua/ikeerr_lua/ikeerr.dll") <= OF_WINDOWS | {"lua54.dll", "libikeerr.dll"}
