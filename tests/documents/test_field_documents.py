"""The stub, the Lua annotations and the manual page know the fields of the core's table, and no others: their names, in
its order, their types, whether they may be absent, and what they mean. They know the names of its enumerations too."""

import ast
import os
import pathlib
import re

import pytest

from core_library import read_names, read_structs

if "IKEERR_LIBRARY" not in os.environ:
    pytest.skip("IKEERR_LIBRARY names no shared library of the core", allow_module_level=True)

STRUCTS = read_structs()
BINDINGS = pathlib.Path(__file__).parents[2] / "bindings"
GENERATED = pathlib.Path(os.environ["IKEERR_GENERATED"])  # what of the stub and the annotations depends on the data
every_struct = pytest.mark.parametrize("name", STRUCTS)


def read(path):
    return (BINDINGS / path).read_text(encoding="utf-8")


def sentence(meaning):
    return meaning[0].upper() + meaning[1:] + "."


# ---- Python's stub ----

STUB = ast.parse(read("python/ikeerr/__init__.pyi"))
DATA_STUB = ast.parse((GENERATED / "_data.pyi").read_text(encoding="utf-8"))
STUB_CLASSES = {node.name: node for node in STUB.body if isinstance(node, ast.ClassDef)}
STUB_ALIASES = {
    node.target.id: node.value for node in STUB.body + DATA_STUB.body if isinstance(node, ast.AnnAssign) and node.value
}
PYTHON_TYPES = {"text": "str", "word": "str", "markdown": "str", "number": "int", "flag": "bool", "record": "Record"}


def stub_fields(body):
    """name -> (annotation, docstring) of the properties and attributes of a class, in their order"""
    found = {}
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(each) == "property" for each in node.decorator_list):
            found[node.name] = (node.returns, ast.get_docstring(node))
        if isinstance(node, ast.AnnAssign) and not node.target.id.startswith("_"):
            found[node.target.id] = (node.annotation.slice, ast.literal_eval(following.value))
    return found


def literal(words):
    return f"Literal{sorted(words)}"


def python_types(kind, field):
    """How the type may be written: a word as str, or as the words of its set."""
    if kind == "list":
        return {f"tuple[{item}, ...]" for item in python_types(field.item, field)}
    words = {literal(field.words)} if kind == "word" and field.words else set()
    return words | {field.structure if kind == "struct" else PYTHON_TYPES[kind]}


def resolved(annotation):
    """An annotation as text: names of aliases resolved, words in the order of the alphabet."""
    if isinstance(annotation, ast.Name) and annotation.id in STUB_ALIASES:
        return resolved(STUB_ALIASES[annotation.id])
    if isinstance(annotation, ast.BinOp):
        return f"{resolved(annotation.left)} | {resolved(annotation.right)}"
    if isinstance(annotation, ast.Subscript) and annotation.value.id == "tuple":
        return f"tuple[{resolved(annotation.slice.elts[0])}, ...]"
    if isinstance(annotation, ast.Subscript) and annotation.value.id == "Literal":
        return literal(ast.literal_eval(annotation.slice))
    return ast.unparse(annotation)


@every_struct
def test_the_stub(name):
    assert name in STUB_CLASSES, f"class {name} is missing in the stub"
    in_stub = stub_fields(STUB_CLASSES[name].body)
    assert list(in_stub) == [field.name for field in STRUCTS[name].fields]
    assert ast.get_docstring(STUB_CLASSES[name]).startswith(STRUCTS[name].meaning)
    for field in STRUCTS[name].fields:
        annotation, docstring = in_stub[field.name]
        absent = "" if field.absence == "never" else " | None"
        assert resolved(annotation) in {kind + absent for kind in python_types(field.type, field)}, field.name
        assert docstring == sentence(field.meaning)


@pytest.mark.parametrize(
    ("kind", "alias"),
    [
        ("reading", "_Reading"),
        ("reason", "_Reason"),
        ("hit_field", "_Field"),
        ("section", "_Section"),
        ("page_format", "_PageFormat"),
        ("form", "_Form"),
        ("certainty", "_Certainty"),
    ],
)
def test_names_in_the_stub(kind, alias):
    assert list(ast.literal_eval(STUB_ALIASES[alias].slice)) == read_names(kind)


def test_names_within_the_stub():
    status = next(node for node in STUB_CLASSES["Answer"].body if getattr(node, "name", "") == "status")
    graph = next(node for node in STUB_CLASSES["Record"].body if getattr(node, "name", "") == "graph")
    assert list(ast.literal_eval(status.returns.slice)) == read_names("status")
    assert list(ast.literal_eval(graph.args.args[1].annotation.slice)) == read_names("graph_format")


# ---- Lua's annotations ----

ANNOTATIONS = read("lua/library/ikeerr.lua") + (GENERATED / "ikeerr_data.lua").read_text(encoding="utf-8")
LUA_TYPES = {
    "text": "string",
    "word": "string",
    "markdown": "string",
    "number": "integer",
    "flag": "boolean",
    "record": "ikeerr.Record",
}
UNION = re.compile(r'\(?("[^"]*"(?:\|"[^"]*")*)\)?')


def lua_class(name):
    """What stands above a class, and of its fields name, type and comment."""
    found = re.search(
        rf"((?:^---[^@\n].*\n)*)^---@class ikeerr\.{name}\n((?:^---@field .*\n)*)", ANNOTATIONS, re.MULTILINE
    )
    assert found, f"class ikeerr.{name} is missing in the annotations"
    above, fields = found.groups()
    return above, re.findall(r'^---@field (\w+) (\([^)]*\)\S*|"[^ ]*|[^ \n]+) ?(.*)$', fields, re.MULTILINE)


def words_of_alias(name):
    lines = re.search(rf"^---@alias {re.escape(name)}\n((?:---\|.*\n)+)", ANNOTATIONS, re.MULTILINE)
    return lines and union(re.findall(r'^---\| "([^"]+)"', lines[1], re.MULTILINE))


def union(words):
    return "|".join(sorted(words))


def quoted_union(kind):
    return "|".join(f'"{name}"' for name in read_names(kind))


def written_lua_type(text):
    """A type as text: names of aliases resolved, words in the order of the alphabet."""
    base = re.match(r"\([^)]*\)|[^\[?]+", text)[0]
    words = UNION.fullmatch(base)
    known = union(re.findall(r'"([^"]*)"', words[1])) if words else words_of_alias(base)
    return (known or base) + text[len(base) :]


def lua_types(kind, field):
    if kind == "list":
        return {f"{item}[]" for item in lua_types(field.item, field)}
    words = {union(field.words)} if kind == "word" and field.words else set()
    return words | {f"ikeerr.{field.structure}" if kind == "struct" else LUA_TYPES[kind]}


@every_struct
def test_the_annotations(name):
    above, annotated = lua_class(name)
    assert [field for field, _, _ in annotated] == [field.name for field in STRUCTS[name].fields]
    assert above.startswith(f"---{STRUCTS[name].meaning}")
    for field, (_, written, comment) in zip(STRUCTS[name].fields, annotated, strict=True):
        absent = "" if field.absence == "never" else "?"
        assert written_lua_type(written) in {kind + absent for kind in lua_types(field.type, field)}, field.name
        assert comment == field.meaning


@pytest.mark.parametrize("kind", ["reading", "reason", "section", "form", "certainty"])
def test_names_in_the_annotations(kind):
    assert words_of_alias(f"ikeerr.{kind.title()}") == union(read_names(kind))


def test_names_within_the_annotations():
    assert f'---@field status {quoted_union("status")}\n' in ANNOTATIONS
    assert f'---@field format? {quoted_union("graph_format")} ' in ANNOTATIONS
    assert f'---@field format? {quoted_union("page_format")} ' in ANNOTATIONS


# ---- the manual page of the command ----


def names_in_the_manual():
    section = read("shell/ikeerr.1").split("\n.SH JSON\n")[1].split("\n.SH ")[0]
    part = section.split("\n.B record\n")[1].split("\n.TP\n")[0]
    return re.findall(r"^\.(?:BR?|RB \() (\w+)", part, re.MULTILINE)


def test_the_manual_page():
    expected = []
    for field in STRUCTS["Record"].fields:
        parts = STRUCTS[field.structure].fields if field.structure else []
        expected += [field.name, *(part.name for part in parts)]
    assert names_in_the_manual() == expected
