"""The order of the rooms of the core, the absence of circles in core and bindings, the names of what is external, and
the sentence at the head of each file. IKEERR_BUILD names the build folder whose objects are looked at."""

import os
import pathlib
import shutil

import pytest

import floor_plan
from floor_plan import Symbols, Tree, circle, joined, listed

ROOT = pathlib.Path(__file__).parents[2]
BUILD = os.environ.get("IKEERR_BUILD")


@pytest.fixture(scope="module")
def tree():
    return Tree(ROOT)


@pytest.fixture(scope="module")
def symbols():
    if not BUILD or not shutil.which("nm"):
        pytest.skip("no nm here, or IKEERR_BUILD names no build folder")
    return floor_plan.read_symbols(ROOT, pathlib.Path(BUILD))


def test_every_folder_of_the_core_is_a_room(tree):
    assert not (findings := tree.undeclared_rooms()), listed(findings)


def test_files_include_lower_rooms_by_their_one_header(tree):
    assert not (findings := floor_plan.refused_includes(tree)), listed(findings)


def test_objects_call_lower_rooms(tree, symbols):
    assert not (findings := floor_plan.refused_calls(tree.rooms, symbols)), listed(findings)


def test_no_circle_of_includes(tree):
    assert not (findings := circle(tree.includes)), listed(findings)


def test_no_circle_of_calls_and_includes(tree, symbols):
    assert not (findings := circle(joined(tree.includes, symbols.calls()))), listed(findings)


def test_external_names(tree, symbols):
    findings = floor_plan.refused_names(floor_plan.declared_symbols(tree), symbols)
    assert not findings, listed(findings)


def test_bindings_loop_over_the_table_of_fields(symbols):
    assert not (findings := floor_plan.refused_fields(symbols)), listed(findings)


def test_every_file_opens_with_what_it_is_for(tree):
    assert not (findings := floor_plan.files_without_sentence(tree)), listed(findings)


# ---- that each breakage is seen ----

PLAN = {
    "core/CMakeLists.txt": "set(rooms text tables render)\n",
    "core/include/ikeerr.h": "/* ikeerr: what IPsec and IKE errors mean. */\nIKEERR_API int ikeerr_page(int width);\n",
    "core/text/text.h": '/* What other rooms use of this one. */\n#include "utf8.h"\n',
    "core/text/utf8.h": "/* How far a character reaches. */\n",
    "core/text/utf8.c": '/* How far a character reaches, by its first byte. */\n#include "utf8.h"\n',
    "core/render/page.c": '/* The page of a record. */\n#include "ikeerr.h"\n#include "text/text.h"\n',
    "bindings/shell/main.c": '/* The command from start to end. */\n#include <ikeerr.h>\n#include "output/json.h"\n',
    "bindings/shell/output/json.h": "/* JSON on standard output. */\n",
}


@pytest.fixture
def plan(tmp_path):
    def build(changed=None):
        for name, text in (PLAN | (changed or {})).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Tree(tmp_path)

    return build


def with_include(file, included):
    return {file: f'/* A file that may break the order. */\n#include "{included}"\n'}


def test_a_plan_without_faults_passes(plan):
    tree = plan()
    assert tree.includes["bindings/shell/main"] == {"core/include/ikeerr", "bindings/shell/output/json"}
    assert tree.includes["core/text/utf8"] == set()
    assert floor_plan.refused_includes(tree) == circle(tree.includes) == tree.undeclared_rooms() == []
    assert floor_plan.files_without_sentence(tree) == []
    assert floor_plan.declared_symbols(tree) == {"ikeerr_page"}


@pytest.mark.parametrize(
    ("file", "included", "says"),
    [
        ("core/text/words.c", "render/page.h", "core/text/words includes core/render/page: render is not below text"),
        ("core/render/line.c", "text/utf8.h", "text is entered by text/text.h only"),
        ("core/tables/hash.c", "../text/utf8.h", "text is entered by text/text.h only"),
        ("bindings/shell/a.c", "render/page.h", "a binding uses <ikeerr.h>"),
        ("bindings/shell/a.c", "text/utf8.h", "a binding uses <ikeerr.h>"),
        ("bindings/python/a.c", "text/text.h", "a binding uses <ikeerr.h>"),
        ("bindings/web/a.c", "../shell/output/text.h", "a binding uses <ikeerr.h>"),
    ],
)
def test_a_refused_include_is_seen(plan, file, included, says):
    headers = ("core/render/page.h", "bindings/shell/output/text.h")
    header = dict.fromkeys(headers, "/* What is included. */\n")
    [finding] = floor_plan.refused_includes(plan(header | with_include(file, included)))
    assert says in finding


def test_the_shell_may_include_the_text_room(plan):
    assert floor_plan.refused_includes(plan(with_include("bindings/shell/a.c", "text/text.h"))) == []


def test_a_circle_of_includes_is_seen(plan):
    chain = with_include("core/text/a.h", "b.h") | with_include("core/text/b.c", "utf8.h") | {"core/text/b.h": ""}
    assert circle(plan(chain).includes) == []
    [finding] = circle(plan(chain | with_include("core/text/b.c", "a.h")).includes)
    assert {"core/text/a", "core/text/b"} <= set(finding.split())


def test_an_undeclared_room_is_seen(plan):
    [finding] = plan({"core/attic/a.c": ""}).undeclared_rooms()
    assert "core/attic" in finding


@pytest.mark.parametrize(
    "text",
    [
        "",
        "int main(void);\n",
        "/* Two words. */\n",
        "/* no end to this sentence */\n",
        "#include <a.h>\n/* What this is for. */\n",
    ],
)
def test_a_missing_sentence_is_seen(plan, text):
    [finding] = floor_plan.files_without_sentence(plan({"core/text/a.c": text}))
    assert finding.startswith("core/text/a.c ")


def made_up(**used):
    """Two rooms, the shell and Python: each defines a name, and one of them uses what `used` says."""
    defined = {
        "ike_put": "core/text/writer",
        "ikeerr_page": "core/render/page",
        "ike_put_name": "core/render/line",
        "print_page": "bindings/shell/output/text",
        "show_page": "bindings/shell/commands/explain",
        "make_page": "bindings/python/record",
    }
    units = {unit.rsplit("/", 1)[1]: unit for unit in defined.values()}
    return Symbols(
        {name: {unit} for name, unit in defined.items()}, {units[unit]: set(names) for unit, names in used.items()}
    )


@pytest.mark.parametrize(
    ("unit", "name", "says"),
    [
        ("writer", "ike_put_name", "core/text/writer calls ike_put_name of core/render/line: render is above text"),
        ("writer", "ikeerr_page", "render is above text"),
        ("text", "ike_put_name", "a binding calls what ikeerr.h declares"),
        ("record", "ike_put", "a binding calls what ikeerr.h declares"),
    ],
)
def test_a_refused_call_is_seen(unit, name, says):
    [finding] = floor_plan.refused_calls(["text", "render"], made_up(**{unit: [name]}))
    assert says in finding


def test_calls_downwards_pass():
    symbols = made_up(page=["ike_put", "ike_put_name"], text=["ike_put", "ikeerr_page"], explain=["print_page"])
    assert floor_plan.refused_calls(["text", "render"], symbols) == circle(symbols.calls()) == []


def test_a_circle_of_calls_is_seen():
    [finding] = circle(made_up(text=["show_page"], explain=["print_page"]).calls())
    assert "commands/explain" in finding


def test_a_circle_of_a_call_and_an_include_is_seen():
    included = {"bindings/shell/commands/explain": {"bindings/shell/output/text"}}
    calls = made_up(text=["show_page"]).calls()
    assert circle(included) == circle(calls) == []
    assert circle(joined(included, calls)) != []


@pytest.mark.parametrize(
    ("name", "unit", "says"),
    [
        ("put", "core/text/writer", "call it ike_put"),
        ("ikeerr_secret", "core/text/writer", "not in ikeerr.h"),
        ("push_record", "bindings/lua/record", "call it ikelua_push_record"),
        ("lookup", "bindings/python/lookup", "call it ikepy_lookup"),
        ("scan", "bindings/shell/commands/scan", "one plain word"),
    ],
)
def test_a_refused_name_is_seen(name, unit, says):
    [finding] = floor_plan.refused_names(
        {"ikeerr_page"}, Symbols({"ikeerr_page": {"core/render/page"}, name: {unit}}, {})
    )
    assert says in finding


def test_a_field_that_is_read_by_itself_is_seen():
    symbols = made_up(page=["ikeerr_alias_at"], record=["ikeerr_record_text", "ikeerr_alias_at"])
    [finding] = floor_plan.refused_fields(symbols)
    assert finding.startswith("bindings/python/record calls ikeerr_alias_at")


def test_a_declaration_without_definition_is_seen():
    [finding] = floor_plan.refused_names({"ikeerr_page"}, Symbols({}, {}))
    assert finding.startswith("ikeerr_page ")
