"""The library, the command and the modules as they are shipped: protected by compiler and linker, and with tables that
nothing can write to and that need no relocation."""

import os
import pathlib
import re
import subprocess

import pytest

FILES = [pathlib.Path(path) for path in os.environ["IKEERR_FILES"].split(":")]
LIBRARY = next(path for path in FILES if path.name.startswith("libikeerr.so"))
IS_X86_64 = os.environ["IKEERR_PROCESSOR"] == "x86_64"
MOST_RELOCATIONS = 400  # of the library: tables of a few pointers, as of names of forms; records have none


def readelf(*arguments):
    return subprocess.run(["readelf", "-W", *arguments], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_stack_is_not_executable(path):
    (stack,) = [line for line in readelf("-l", path).splitlines() if "GNU_STACK" in line]
    assert stack.split()[6] == "RW"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_nothing_is_writable_and_executable(path):
    loads = [line for line in readelf("-l", path).splitlines() if line.split()[:1] == ["LOAD"]]
    assert loads
    assert not [line for line in loads if "RWE" in line]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_relocations_are_done_at_once_and_then_locked(path):
    assert "GNU_RELRO" in readelf("-l", path)
    assert re.search(r"BIND_NOW|FLAGS.*\bNOW\b", readelf("-d", path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_stack_is_guarded(path):
    assert "__stack_chk_fail" in readelf("--dyn-syms", path)


def test_calls_of_the_c_library_are_checked():
    (command,) = [path for path in FILES if path.name == "ikeerr"]
    assert "_chk@" in readelf("--dyn-syms", command).replace("__stack_chk_fail@", "")


@pytest.mark.skipif(not IS_X86_64, reason="another processor")
def test_jumps_go_where_they_may():
    """Of our own objects: what a program starts with is the distribution's."""
    objects = readelf("-n", os.environ["IKEERR_ARCHIVE"]).split("\nFile: ")[1:]
    assert len(objects) > 50
    assert [name for name in objects if "x86 feature: IBT, SHSTK" not in name] == []


def sections(path):
    """The flags of the sections, by number."""
    rows = re.findall(r"^ *\[ *(\d+)\] (\S+) +\S+ +\S+ \S+ \S+ \S+ +([A-Zxolp]*) ", readelf("-S", path), re.MULTILINE)
    return {number: (name, flags) for number, name, flags in rows}


def test_tables_are_constant():
    """Every table of the core is in a section that is neither writable nor relocated."""
    objects = [line.split() for line in readelf("-s", LIBRARY).splitlines() if " OBJECT " in line]
    tables = {row[7]: sections(LIBRARY)[row[6]] for row in objects if row[7].startswith("ike_table_")}
    assert len(tables) > 30
    assert {name: place for name, place in tables.items() if place[0] != ".rodata" or "W" in place[1]} == {}


def test_few_words_are_relocated():
    relocations = [line for line in readelf("-r", LIBRARY).splitlines() if re.match(r"[0-9a-f]{8}", line)]
    assert 0 < len(relocations) < MOST_RELOCATIONS
