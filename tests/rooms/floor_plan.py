"""The floor plan of the sources: the rooms and their order, who includes whom, who calls whom, and what breaks it.

A unit is a `.c` and the `.h` of the same name taken as one: `core/text/utf8`. Each check returns what it refuses, one
line a finding, each with what to do.
"""

import graphlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
from typing import NamedTuple

PUBLIC_HEADER = "core/include/ikeerr"
TABLES = "core/tables/generated"  # the unit of the tables, whose source is in the build folder
MAY_INCLUDE = {  # beside <ikeerr.h> and what is their own
    "bindings/shell": ("core/text/text",),
    "bindings/web": ("bindings/shell/output/json_output", "bindings/shell/output/record_json"),
}
PREFIXES = {"bindings/lua": ("ikelua_", "luaopen_"), "bindings/python": ("ikepy_", "PyInit_")}  # of what is external
ONE_FIELD = re.compile(r"ikeerr_(list|alias|source|question|sighting|relation|citation)_(count|item|at)")
FEWEST_WORDS = 4  # "The command ikeerr." says too little


def listed(findings):
    return "\n".join(["", *findings])


class Tree:
    """The sources below a root: core in rooms, lower ones first, and the bindings."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.rooms = self._declared_rooms()
        self.files = sorted(
            path.relative_to(self.root)
            for folder in ("core", "bindings")
            for path in (self.root / folder).rglob("*.[ch]")
        )
        units = {unit_of(file) for file in self.files}
        self.includes = {}
        for file in self.files:
            included = {unit for unit in map(unit_of, self._included(file)) if unit in units}
            self.includes.setdefault(unit_of(file), set()).update(included - {unit_of(file)})

    def _declared_rooms(self):
        text = (self.root / "core" / "CMakeLists.txt").read_text(encoding="utf-8")
        return re.search(r"^set\(rooms ([a-z ]+)\)", text, re.MULTILINE).group(1).split()

    def _included(self, file):
        """The files that a file includes, found as the compiler does: beside it, else in the folders that it is given."""
        folders = ["core", "core/include", *([part_of(unit_of(file))] if file.parts[0] == "bindings" else [])]
        for name in re.findall(r'^\s*#\s*include\s+["<]([^">]+)[">]', self.read(file), re.MULTILINE):
            places = [os.path.normpath(self.root / folder / name) for folder in (file.parent, *folders)]
            found = [place for place in places if pathlib.Path(place).exists()]
            yield from (pathlib.Path(place).relative_to(self.root) for place in found[:1])

    def read(self, file):
        return (self.root / file).read_text(encoding="utf-8")

    def undeclared_rooms(self):
        folders = {file.parts[1] for file in self.files if file.parts[0] == "core" and len(file.parts) > 2}
        return [
            f"core/{folder} is no declared room: add it to the list in core/CMakeLists.txt, lower rooms first"
            for folder in sorted(folders - set(self.rooms) - {"include"})
        ]


def unit_of(file):
    return pathlib.PurePath(file).with_suffix("").as_posix()


def part_of(unit):
    """`core/text`, `bindings/shell`"""
    return "/".join(unit.split("/")[:2])


def room_of(unit):
    folder, room = unit.split("/")[:2]
    return room if folder == "core" else None


# ---- includes ----


def refused_includes(tree):
    return [
        f"{unit} includes {other}: {reason}"
        for unit, others in sorted(tree.includes.items())
        for other in sorted(others)
        if (reason := why_not_include(tree.rooms, unit, other))
    ]


def why_not_include(rooms, unit, other):
    if other == PUBLIC_HEADER or part_of(unit) == part_of(other):
        return None
    if unit.startswith("bindings/"):
        allowed = MAY_INCLUDE.get(part_of(unit), ())
        beside = f", and beside it {' and '.join(allowed)}" if allowed else ""
        return None if other in allowed else f"a binding uses <ikeerr.h>{beside}"
    room, lower = room_of(unit), room_of(other)
    if rooms.index(room) <= rooms.index(lower):
        return f"{lower} is not below {room}; move what is needed down, or what needs it up"
    if other != f"core/{lower}/{lower}":
        return f"{lower} is entered by {lower}/{lower}.h only, and not at all where it has none"
    return None


def joined(*graphs):
    """What any of the graphs says about who needs whom."""
    return {unit: {other for graph in graphs for other in graph.get(unit, ())} for graph in graphs for unit in graph}


def circle(graph):
    """One circle in a graph of who needs whom, as a path that ends where it starts; nothing if there is none."""
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return [f"a circle, cut it where the need is weakest: {' <- '.join(error.args[1])}"]
    return []


# ---- symbols ----


class Symbols(NamedTuple):
    """The external symbols of the built objects, by unit."""

    defined: dict  # name -> the units that define it
    used: dict  # unit -> names that it does not define

    def calls(self):
        """unit -> {unit that it calls: one of the names}; a binding calls itself or the core"""
        graph = {}
        for unit, names in self.used.items():
            calls = graph.setdefault(unit, {})
            for name in sorted(names):
                for other in self.defined.get(name, ()):
                    if other != unit and (part_of(other) == part_of(unit) or other.startswith("core/")):
                        calls.setdefault(other, name)
        return graph


def built_objects(root, build):
    """object -> unit of its source, for the core and the bindings; tests that compile the same sources have their own"""
    objects = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        words = shlex.split(entry["command"])
        output, source = words[words.index("-o") + 1], pathlib.Path(entry["file"])
        if not output.startswith(("core/", "bindings/")):
            continue
        is_generated = source.is_relative_to(build)
        objects[output] = TABLES if is_generated else unit_of(source.relative_to(root))
    return objects


def read_symbols(root, build):
    objects = built_objects(root, build)
    listing = subprocess.run(
        ["nm", "-A", "-P", "-g", *objects], cwd=build, capture_output=True, text=True, check=True
    ).stdout
    symbols = Symbols({}, {})
    for line in listing.splitlines():
        file, rest = line.split(": ", 1)
        name, kind = rest.split()[:2]
        name = name.removeprefix("_") if sys.platform == "darwin" else name
        if name.startswith("__"):  # the compiler's own
            continue
        if kind in "Uvw":
            symbols.used.setdefault(objects[file], set()).add(name)
        else:
            symbols.defined.setdefault(name, set()).add(objects[file])
    return symbols


def refused_calls(rooms, symbols):
    return [
        f"{unit} calls {name} of {other}: {reason}"
        for unit, calls in sorted(symbols.calls().items())
        for other, name in sorted(calls.items())
        if (reason := why_not_call(rooms, unit, other, name))
    ]


def why_not_call(rooms, unit, other, name):
    if part_of(unit) == part_of(other) or (unit.startswith("bindings/") and name.startswith("ikeerr_")):
        return None
    if unit.startswith("bindings/"):
        may = part_of(unit) == "bindings/shell" and room_of(other) == "text"
        return None if may else "a binding calls what ikeerr.h declares, and the shell the room text beside it"
    if rooms.index(room_of(unit)) < rooms.index(room_of(other)):
        return f"{room_of(other)} is above {room_of(unit)}; move what is needed down, or what needs it up"
    return None


def declared_symbols(tree):
    text = tree.read(f"{PUBLIC_HEADER}.h")
    return set(re.findall(r"^IKEERR_API [^;()]*?\b(ikeerr_\w+)\(", text, re.MULTILINE))


def refused_names(public, symbols):
    """Names of the core that are neither public nor `ike_`, public ones without a declaration or the other way round,
    names of the Lua and Python bindings that their host or another module could have, and plain words of the shell."""
    of_core = {name for name, units in symbols.defined.items() if any(unit.startswith("core/") for unit in units)}
    public_names = {name for name in of_core if name.startswith("ikeerr_")}
    findings = [f"{name} is declared in ikeerr.h and defined nowhere" for name in sorted(public - of_core)]
    findings += [f"{name} is public by its name, and not in ikeerr.h" for name in sorted(public_names - public)]
    findings += [
        f"{name} is external in the core: call it ike_{name}, or make it static"
        for name in sorted(of_core - public_names)
        if not name.startswith("ike_")
    ]
    findings += [
        f"{name} of {unit} is external: call it {prefixes[0]}{name}, or make it static"
        for name, units in sorted(symbols.defined.items())
        for unit in sorted(units)
        if (prefixes := PREFIXES.get(part_of(unit))) and not name.startswith(prefixes)
    ]
    return findings + [
        f"{name} of {unit} is one plain word, which any program may have: make it two, or static"
        for name, units in sorted(symbols.defined.items())
        for unit in sorted(units)
        if unit.startswith("bindings/shell/") and "_" not in name and name != "main"
    ]


def refused_fields(symbols):
    """A binding that reads a field by itself does not know of the next one."""
    return [
        f"{unit} calls {name}: loop over the table of fields instead (ikeerr_field_at, ikeerr_record_value)"
        for unit, names in sorted(symbols.used.items())
        for name in sorted(names)
        if unit.startswith("bindings/") and ONE_FIELD.fullmatch(name)
    ]


# ---- what a file is for ----


def files_without_sentence(tree):
    return [
        f"{file} does not open with a comment that says in a sentence what it is for"
        for file in tree.files
        if not opens_with_sentence(tree.read(file))
    ]


def opens_with_sentence(text):
    comment = re.match(r"/\*(.*?)\*/", text, re.DOTALL)
    words = re.sub(r"\s*\n \*", " ", comment.group(1)).split() if comment else []
    end = next((i for i, word in enumerate(words, 1) if word.endswith(".")), 0)
    return end >= FEWEST_WORDS
