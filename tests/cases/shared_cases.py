"""How the tests in Python, of the module and of the command, read the cases that every language answers alike."""

import json
import os
import pathlib

import pytest

FOLDER = pathlib.Path(__file__).parent


def read_cases(operation):
    path = FOLDER / f"{operation}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cases(operation):
    """Runs a test once for each case of an operation."""
    return pytest.mark.parametrize("case", read_cases(operation), ids=title)


def title(case):
    return json.dumps(case, ensure_ascii=True)[:80]


def text_of(case, name="key"):
    """The text of a case, which may be given as bytes (those that are no UTF-8 become lone surrogates) or repeated."""
    if name in case:
        return case[name]
    if f"{name}_bytes" in case:
        return bytes.fromhex(case[f"{name}_bytes"]).decode("utf-8", "surrogateescape")
    part, times = case[f"{name}_repeat"]
    return part * times


def options(case, *names):
    """Those of the named options that the case gives."""
    return {name: case[name] for name in names if name in case}


def check_golden(case, text):
    """Compares a text with the golden file of its case, if it has one; with IKEERR_REWRITE it is written instead."""
    if "golden" not in case:
        return
    path = FOLDER / case["golden"]
    if os.environ.get("IKEERR_REWRITE"):
        path.write_bytes(text.encode())
    assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()  # meant? tests/cases/rewrite
    assert text.encode() == path.read_bytes()


def check_rendered(case, text):
    check_golden(case, text)
    assert text.startswith(case.get("starts", ""))
    for part in case.get("says", ()):
        assert part in text
    for part in case.get("never", ()):
        assert part not in text
    assert max(map(len, text.splitlines()), default=0) <= case.get("widest", 1_000_000)
