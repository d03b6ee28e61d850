"""Reads the TOML files that stand beside the pages."""

import re

from files import Unreadable, parse_toml, read_text
from findings import nearest, show

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")  # all but the line break
HIGHEST_CODE = 0xFFFF  # a Win32 code and a Notify type both have 16 bits
TYPE_NAMES = {int: "a whole number", str: "a text", list: "an array", dict: "a table"}


class Unusable(Exception):
    """A file without which nothing further can be checked; its findings say why."""


def usable(read, catalogue):
    """What is read, None where its file is not fit for it."""
    try:
        return read(catalogue)
    except Unusable:
        return None


def read_toml(catalogue, file):
    """The tables of a file; nothing where it cannot be read, which is a finding."""
    try:
        text = read_text(catalogue.folder / file)
        declared = parse_toml(text)
    except Unreadable as error:
        catalogue.findings.add(file, "", error.fault, error.advice, error.line)
        return {}
    catalogue.findings.know_lines(file, text)
    for where in control_characters(declared):
        catalogue.findings.add(file, where, "has a control character", "drop it")
    return declared


def read_whole(catalogue, file, types):
    """The tables of a file that must have exactly the keys of `types`."""
    before = len(catalogue.findings)
    declared = read_toml(catalogue, file)
    if declared or len(catalogue.findings) == before:
        check_keys(catalogue.findings, file, "", declared, types.keys(), types.keys())
        for key in declared.keys() & types.keys():
            if not isinstance(declared[key], types[key]):
                catalogue.findings.add(file, key, f"is {show(declared[key])}", f"write {TYPE_NAMES[types[key]]}")
    if len(catalogue.findings) > before:
        raise Unusable(file)
    return declared


def read_rows(catalogue, file, name):
    """The entries of an array `[[name]]`, each with its number."""
    declared = read_toml(catalogue, file)
    check_keys(catalogue.findings, file, "", declared, {name}, set())
    rows = declared.get(name, [])
    if not isinstance(rows, list):
        catalogue.findings.add(file, name, "is no array of tables", f"write [[{name}]]")
        return []
    return list(enumerate(rows))


def check_keys(findings, file, where, table, known, required):
    """Whether it is a table at all, so that its keys can be looked at further."""
    if not isinstance(table, dict):
        findings.add(file, where, f"is {show(table)}", "write a table")
        return False
    prefix = f"{where}." if where else ""
    for key in table.keys() - known:
        findings.add(file, f"{prefix}{key}", "is not a known key", nearest(key, sorted(known)))
    for key in required - table.keys():
        findings.add(file, f"{prefix}{key}", "is missing", "add the key")
    return True


def is_texts(value):
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)


def check_ranges(findings, file, where, ranges):
    for pair in ranges if isinstance(ranges, list) else [ranges]:
        if not is_range(pair):
            findings.add(file, where, f"{show(pair)} is no range of codes", "write [lowest, highest]")


def is_range(pair):
    return (
        isinstance(pair, list)
        and [type(code) for code in pair] == [int, int]
        and 0 <= pair[0] <= pair[1] <= HIGHEST_CODE
    )


def is_within(code, ranges):
    return any(lowest <= code <= highest for lowest, highest in ranges)


def control_characters(value):
    """Where among nested tables and arrays, however deep, there are texts with control characters."""
    waiting = [("", value)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, str) and CONTROL.search(value):
            yield where
        elif isinstance(value, dict):
            yield from (f"{where}.{key!r}".lstrip(".") for key in value if CONTROL.search(key))
            waiting += [(f"{where}.{key}".lstrip("."), of_key) for key, of_key in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{where}[{index}]", entry) for index, entry in enumerate(value)]
