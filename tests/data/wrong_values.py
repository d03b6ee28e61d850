"""Writes TOML with one value after another replaced by every kind of wrong one."""

import copy
import datetime
import json

DEEP = 40  # tables and arrays inside each other, more than any message shows

WRONG = {
    "zero": 0,
    "negative": -1,
    "more than 16 bits": 1 << 20,
    "more than 64 bits": 1 << 80,
    "no number": float("nan"),
    "yes": True,
    "identity": "nonsense:1",
    "blank": " ",
    "no text": "",
    "lines": "one\ntwo",
    "control": "\x1b[31m",
    "letters": "ß読",
    "bracket": "[",
    "many letters": "x" * 5000,
    "no entries": [],
    "no keys": {},
    "array of no entries": [[]],
    "array of numbers": [1, 2],
    "array of texts": ["nonsense", "nonsense"],
    "array of tables": [{}],
    "mixed array": [1, "x", [], {}],
    "table": {"title": [], "nonsense": {}},
    "title without text": [{"title": []}],
    "date": datetime.date(2026, 11, 22),
    "both": datetime.datetime(2026, 11, 22, 1, 2),
}
deep = []
for _ in range(DEEP):
    deep = [deep]
WRONG["deep"] = deep

NINES = "9" * 5000
# What may stand on a line of prose instead of an item, a heading or a text.
LINES = [
    "", "-", "- ", "- : ", "text", "#", "## ", "## Causes", "## Log lines", "## FAQ", "### ", "### {}", "### A {b}", "### ?",
    "- When: ", "- When: ,", "- When:", "- When: a, , b", "- Basis: documented", "- Basis: documented ()", "- Basis: () ()",
    "- Sign", "- Sign:", "- Sign: #", "- Sign: a#b", "- Sign: ikev2:14#", "- Sign: ikev2:14#ike-proposals", "- Sign (): ``",
    "- Sign (a): `b`", "- Sign (strongswan, told): `…`", "- Sign (strongswan, told): `…{peer}…`", "- Sign (strongswan, told): ` `",
    "- Sign (strongswan <, told): `a line of eight`", f"- Sign (strongswan {NINES}, told): `a line of eight`",
    f"- Sign (strongswan 1.{NINES}-2, told): `a line of eight`", f"- Sign (strongswan, told, level {NINES}): `a line of eight`",
    "- strongswan", "- strongswan, told: `a line of eight`", "- strongswan, told: `a line of eight` - ", "- , : `` - ",
    f"- strongswan <{NINES}, told: `a line of eight` - twice", "- strongswan x, told: `received proposals unacceptable` - again",
    "- Check: ", "- Check: ``", "- Check: `'`", '- Check: `"`', "- Check: `(`", "- Check: `()`", "- Check: `().a`", "- Check: `|`",
    "- Check: `a | | b`", "- Check: `a; `", "- Check: ` `", "- Check: `=`", "- Check: ` = `", "- Check: `\\`", "- Check: `--`",
    "- Check: `swanctl --initiate --child`", "- Check: `swanctl --initiate --child=`", "- Check: `swanctl --initiate = =`",
    "- Fix: `", "- Fix: ```", "- Ignore when:", "- Ignore when: `", "  continued", "\tcontinued", "- Fix: \x1b[31m", f"- Fix: {NINES}",
]  # fmt: skip


def toml(value):
    """A value as TOML writes it, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(of_key)}" for key, of_key in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, bool | str):
        return json.dumps(value).replace("\x7f", "\\u007f")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return repr(value)


def document(tables):
    """The lines of a file, one for each of its keys."""
    return "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in tables.items())


def places(value, path=()):
    """The paths of all keys and entries, as tuples of keys and indexes."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in entries:
        yield (*path, key)
        yield from places(entry, (*path, key))


def replaced(tables, path, value):
    tables = copy.deepcopy(tables)
    at = tables
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return tables


def without(tables, path):
    tables = copy.deepcopy(tables)
    at = tables
    for key in path[:-1]:
        at = at[key]
    del at[path[-1]]
    return tables


def with_key(tables, path):
    """An unknown key in the table that stands at a path; the same where there is none."""
    tables = copy.deepcopy(tables)
    at = tables
    for key in path:
        at = at[key]
    if isinstance(at, dict):
        at["unheard of"] = 1
    return tables
