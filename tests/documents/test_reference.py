"""The generated reference has every public name of every interface, and its generators have nothing to complain about."""

import ast
import os
import pathlib
import re
import subprocess

import pytest

from other_tables import missing

ROOT = pathlib.Path(__file__).parents[2]
BUILD = pathlib.Path(os.environ["IKEERR_BUILD"])
REFERENCE = BUILD / "reference"
HEADER = ROOT / "core" / "include" / "ikeerr.h"
PACKAGE = ROOT / "bindings" / "python" / "ikeerr"
STUBS = [PACKAGE / "__init__.pyi", *sorted(PACKAGE.glob("[!_]*.py"))]
GENERATED = pathlib.Path(os.environ["IKEERR_GENERATED"])
ANNOTATIONS = [ROOT / "bindings" / "lua" / "library" / "ikeerr.lua", GENERATED / "ikeerr_data.lua"]


@pytest.fixture(scope="module", autouse=True)
def reference():
    command = ["cmake", "--build", BUILD, "--target", "reference"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if "The reference needs" in done.stdout:
        missing("a generator of the reference", "what its target names")
    assert done.returncode == 0, done.stdout
    assert not re.search(r"\bwarning:", done.stdout, re.IGNORECASE), done.stdout


def read(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def test_the_index_leads_everywhere():
    targets = set(re.findall(r'href="([^"#:]+\.html)', read("index.html")))
    assert {"ikeerr.1.html", "python/ikeerr/index.html", "lua/index.html", "c/index.html"} <= targets
    for target in targets:
        assert (REFERENCE / target).exists(), target


# ---- C ----


def documented_in_c():
    pages = "".join(path.read_text(encoding="utf-8") for path in (REFERENCE / "c").glob("*.html"))
    titles = re.findall(r'class="(?:memname|fieldname)">(.*?)</td>', pages, re.DOTALL)
    return set(re.findall(r"\w+", " ".join(re.sub(r"<.*?>", " ", title) for title in titles)))


def test_every_function_of_the_library():
    symbols = subprocess.run(
        ["nm", "-D", "--defined-only", os.environ["IKEERR_LIBRARY"]], capture_output=True, text=True, check=True
    )
    functions = set(re.findall(r" T (ikeerr_\w+)", symbols.stdout))
    assert functions
    assert functions - documented_in_c() == set()


def test_every_type_enumerator_and_macro_of_the_header():
    text = re.sub(r"/\*.*?\*/", "", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)
    bodies = " ".join(re.findall(r"enum(?: \w+)? \{(.*?)\}", text, re.DOTALL))
    enumerators = set(re.findall(r"\bIKEERR_[A-Z_]+\b", bodies)) | set(
        re.findall(r"#define (IKEERR_[A-Z_]+)[ (]", text)
    )
    types = set(re.findall(r"^typedef (?:struct|enum) (\w+)", text, re.MULTILINE))
    hosts = {"IKEERR_H", "IKEERR_API"}  # what the compiler is told
    assert enumerators and types
    assert (enumerators | types) - hosts - documented_in_c() == set()


def test_what_stands_above_functions_is_said_of_each():
    page = re.sub(r"<.*?>", "", read("c/group__records.html"))
    details = page[page.rindex("Function Documentation") :]
    assert details.count("The unsigned 32-bit spellings of a code;") == 2  # of hresult and ntstatus
    assert details.count("The record of an official name,") == 1


# ---- Python ----


def is_public(name):
    return not name.startswith("_")


def public_names(path):
    """module.name and module.Class.name of what a stub or a module defines: of all, or of what __all__ lists."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = "ikeerr" if path.stem == "__init__" else f"ikeerr.{path.stem}"
    defined = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
    lists = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "__all__"
    ]
    public = ast.literal_eval(lists[0]) if lists else filter(is_public, defined)
    for name in defined.keys() & public:
        yield f"{module}.{name}"
        for part in defined[name].body:
            inner = (
                part.name if isinstance(part, ast.FunctionDef) else getattr(getattr(part, "target", None), "id", "_")
            )
            if isinstance(defined[name], ast.ClassDef) and is_public(inner):
                yield f"{module}.{name}.{inner}"


@pytest.mark.parametrize("path", STUBS, ids=lambda path: path.stem)
def test_every_name_of_python(path):
    page = read("python/ikeerr/index.html" if path.stem == "__init__" else f"python/ikeerr/{path.stem}/index.html")
    names = set(public_names(path))
    assert names
    assert names - set(re.findall(r'id="(ikeerr[\w.]*)"', page)) == set()


def test_every_constant_of_python():
    constants = re.findall(
        r"^(\w+): Final\[Record\]", (GENERATED / "_data.pyi").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert constants
    assert (
        set(constants) - set(re.findall(r'id="ikeerr\._data\.(\w+)"', read("python/ikeerr/_data/index.html"))) == set()
    )


# ---- Lua ----


def test_every_name_of_lua():
    text = "\n".join(path.read_text(encoding="utf-8") for path in ANNOTATIONS)
    names = set(re.findall(r"^---@(?:class|alias) ikeerr\.(\w+)", text, re.MULTILINE))
    names |= set(re.findall(r"^function (?:ikeerr\.)?([\w:]+)", text, re.MULTILINE))
    anchors = set(re.findall(r'<a name = "([\w:]+)"', read("lua/index.html")))
    assert names
    assert names - anchors == set()


def test_every_field_and_word_of_lua():
    text = "\n".join(path.read_text(encoding="utf-8") for path in ANNOTATIONS)
    page = read("lua/index.html")
    fields = set(re.findall(r"^---@field (\w+)", text, re.MULTILINE))
    words = set(re.findall(r'^---\| "([^"]*)"', text, re.MULTILINE))
    assert fields and words
    assert fields - set(re.findall(r'<span class="parameter">(\w+)</span>', page)) == set()
    assert words - set(re.findall(r'<code>"([^"]*)"</code>', page)) == set()


# ---- the command ----


def test_the_manual_page():
    page = read("ikeerr.1.html")
    for command in ("search", "related", "scan", "diagnose", "list", "help", "version"):
        assert re.search(rf"<b[^>]*>ikeerr {command}</b>", page), command
