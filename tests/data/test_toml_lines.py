"""The lines of keys that findings name."""

import tomllib

import pytest

import wrong_values
from compile_step import DATA
from page import LAYOUT
from toml_lines import TomlLines

TABLES = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.toml"))
ODD = '''\
# [comment]
"quoted key" = """
not_a_key = 1
[not_a_table]
""" # 5
plain.dotted = { inner = [1, 2], "other]" = "a = [" }
day = 2026-11-22 10:00:00
rows = [
  { name = "first" }, # }
  [
    1.5, 2,
    3
  ],
]
[table.below]
key = \'\'\'
x = \'\'\' # 17
[[array]]
[[array]]
at = 1
[array.within]
at = 2
[[array.deeper]]
at = 3
'''
ODD_LINES = {
    "quoted key": 2,
    "plain": 6,
    "plain.dotted": 6,
    "plain.dotted.inner[1]": 6,
    "plain.dotted.other]": 6,
    "day": 7,
    "rows": 8,
    "rows[0].name": 9,
    "rows[1]": 10,
    "rows[1][1]": 11,
    "rows[1][2]": 12,
    "table": 15,
    "table.below.key": 16,
    "array": 18,
    "array[0]": 18,
    "array[1]": 19,
    "array[1].at": 20,
    "array[1].within": 21,
    "array[1].within.at": 22,
    "array[1].deeper[0]": 23,
    "array[1].deeper[0].at": 24,
}


def written(path):
    """A path as findings write it."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).removeprefix(".")


def check(text):
    tables, known, lines = tomllib.loads(text), TomlLines(text), text.split("\n")
    for path in wrong_values.places(tables):
        line = known.of[written(path)]
        if isinstance(path[-1], str):
            assert path[-1] in lines[line - 1], written(path)


@pytest.mark.parametrize("file", TABLES)
def test_every_key_of_the_tables_has_its_line(file):
    check((DATA / file).read_text(encoding="utf-8"))


def test_every_key_of_the_pages_has_its_line():
    for path in DATA.glob("*/*-*.md"):
        check(LAYOUT.match(path.read_text(encoding="utf-8"))["facts"])


def test_odd_forms_have_their_lines():
    known = TomlLines(ODD)
    assert tomllib.loads(ODD)
    assert {path: known.of.get(path) for path in ODD_LINES} == ODD_LINES


@pytest.mark.parametrize(
    ("path", "line"), [("rows[0].absent", 9), ("rows[9].name", 8), ("absent", 0), ("array[1].absent.key", 19)]
)
def test_what_is_missing_has_the_line_of_what_it_is_missing_in(path, line):
    assert TomlLines(ODD).nearest(path) == line
