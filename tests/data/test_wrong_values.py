"""Whatever stands in the files, the compile step ends with findings or with tables, never with a traceback."""

import os
import random
import shutil
import tomllib
import traceback
import typing

import pytest

import wrong_values
from catalogue import Catalogue
from compile_step import GOOD
from findings import Findings, report
from page import KEYS, LAYOUT
from tables import Tables

TABLES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.toml"))
PAGES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.glob("*/*.md"))
FULL_PAGES = [
    "win32/13801-auth-fail.md",
    "ikev2/12345-microsoft-ms-notify-status.md",
    "ikev2/00014-no-proposal-chosen.md",
]  # with every key but ntstatus
SHARE = 1 if os.environ.get("IKEERR_ALL_WRONG_VALUES") else 30
SHUFFLES = 20  # of each file
MOST_SHOWN = 5  # failures


class Variant(typing.NamedTuple):
    what: str
    like: tuple  # where it differs, and what kind of value stands there: tables are made for one of each
    text: str


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(GOOD, tmp_path / "data")


def check(path, data, variants):
    """Compiles with one text of a file after another."""
    failures, made = [], set()
    for variant in variants:
        path.write_text(variant.text, encoding="utf-8")
        try:
            tables, findings = read(data)
            assert report(findings) or tables
            if not findings and variant.like not in made:
                made.add(variant.like)
                tables.source()
        except Exception:
            failures.append(f"{variant.what}:\n{traceback.format_exc(limit=-3)}")
    assert not failures, "\n".join(failures[:MOST_SHOWN]) + f"\n{len(failures)} failures"


def read(data):
    findings = Findings()
    catalogue = Catalogue(data, findings)
    return Tables(catalogue) if catalogue.pages else None, findings


def wrong(tables):
    """What may stand instead: a wrong value at each place, the place missing, a table with one key too many."""
    for number, path in enumerate(wrong_values.places(tables)):
        for name, value in drawn(number):
            changed = wrong_values.replaced(tables, path, value)
            yield Variant(f"{path} = {name}", (path, *kind(value)), wrong_values.document(changed))
        yield Variant(f"{path} missing", (path,), wrong_values.document(wrong_values.without(tables, path)))
        yield Variant(f"{path} unknown key", (path,), wrong_values.document(wrong_values.with_key(tables, path)))


def drawn(number):
    """The wrong values of a place: every SHARE-th one, others at the next place."""
    return list(wrong_values.WRONG.items())[number % SHARE :: SHARE]


def kind(value):
    return type(value), isinstance(value, str) and not value.strip()


def absent(facts):
    """A wrong value at each key that a page may have and that this one has not."""
    for number, key in enumerate(sorted(KEYS.keys() - facts.keys())):
        for name, value in drawn(number):
            text = wrong_values.document(facts | {key: value})
            yield Variant(f"{key} = {name}", ((key,), *kind(value)), text)


@pytest.mark.parametrize("file", TABLES)
def test_wrong_values_in_tables_are_findings(file, data):
    check(data / file, data, wrong(tomllib.loads((GOOD / file).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("file", FULL_PAGES)
def test_wrong_values_on_pages_are_findings(file, data):
    text = (GOOD / file).read_text(encoding="utf-8")
    layout = LAYOUT.match(text)
    start, end = layout.span("facts")
    facts = tomllib.loads(layout["facts"])
    variants = [*wrong(facts), *absent(facts)]
    check(data / file, data, (row._replace(text=text[:start] + row.text + text[end:]) for row in variants))


@pytest.mark.parametrize("file", [page for page in PAGES if page.endswith(("chosen.md", "encrypt.md"))])
def test_odd_lines_of_prose_are_findings(file, data):
    text = (GOOD / file).read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    start = lines.index("## Summary\n")
    places = range(start, len(lines))
    check(
        data / file,
        data,
        (odd_line(lines, at, line) for at in places for line in wrong_values.LINES[at % SHARE :: SHARE]),
    )


def odd_line(lines, at, line):
    return Variant(f"line {at} = {line[:40]!r}", (at,), "".join([*lines[:at], f"{line}\n", *lines[at + 1 :]]))


@pytest.mark.parametrize("file", [*PAGES, *TABLES])
def test_shuffled_lines_are_findings(file, data):
    check(data / file, data, shuffled(file))


def shuffled(file):
    """The file with lines taken out, doubled, swapped and cut."""
    chance = random.Random(file)
    lines = (GOOD / file).read_text(encoding="utf-8").splitlines(keepends=True)
    for number in range(SHUFFLES):
        changed = list(lines)
        for _ in range(chance.randint(1, 3)):
            at, other = chance.randrange(len(changed)), chance.randrange(len(changed))
            match chance.choice(("take out", "double", "swap", "cut")):
                case "take out":
                    changed[at] = ""
                case "double":
                    changed.insert(other, changed[at])
                case "swap":
                    changed[at], changed[other] = changed[other], changed[at]
                case "cut":
                    changed[at] = changed[at][: chance.randint(0, len(changed[at]))]
        yield Variant(f"shuffle {number}", (), "".join(changed))
