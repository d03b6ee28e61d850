"""Pages of the old form come into the new one as far as a program can."""

import shutil

import pytest

from compile_step import GOOD, run

OLD = "win32/13802-attrib-fail.md"
PROSE = """
## Summary

It differs by one attribute.

## Causes

### The group differs, e.g. in its size {group-differs-e-g}

It is named in `IKE. 2`. Look there.

- When: IKE_SA_INIT

### The group differs, e.g. by one bit {group-differs-e-g-2}

### Remedies to be placed {to-be-placed}

- Fix: Set the same key length on both machines.

## Technical meaning

Meaning.

## Error details

Details.

## Usage context

Context.

## Developer interpretation

Interpretation.

## FAQ

### Is it?

It is.
"""
BEFORE = """
## Technical meaning

Meaning.

## Error details

Details.

## Usage context

Context.

## Developer interpretation

Interpretation.

## Causes

- `IKE_SA_INIT` only: the group differs, e.g. in its size. It is named in `IKE. 2`.
  Look there.
- The group differs, e.g. by one bit.

## Remedies

- Set the same key length on both machines.

## FAQ

### Is it?

It is.

## Summary

It differs by one attribute.
"""


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(GOOD, tmp_path / "data")


def facts(text):
    return text[: text.index("```\n\n") + len("```\n")]


def test_a_page_is_converted(data):
    page = data / OLD
    head = facts(page.read_text(encoding="utf-8"))
    page.write_text(head + BEFORE, encoding="utf-8")
    assert run("convert", page, data=data).returncode == 0
    assert page.read_text(encoding="utf-8") == head + PROSE


def test_what_is_left_to_do_are_findings(data):
    assert run("convert", data / OLD, data=data).returncode == 0
    report = run("check", data / OLD, data=data).stderr
    assert "Causes#to-be-placed.Basis: is missing" in report
    assert "Causes#to-be-placed.Check: is missing" in report
    assert "Traceback" not in report


@pytest.mark.parametrize(
    ("file", "says"),
    [
        ("ikev2/00014-no-proposal-chosen.md", "is in the new form already; leave it out"),
        ("win32/nothing.md", "is missing; restore the file"),
        ("scan.toml", "is no page; mend what `check` finds first"),
    ],
)
def test_what_is_no_page_of_the_old_form_is_left_alone(file, says, data):
    before = (data / file).read_bytes() if (data / file).exists() else None
    result = run("convert", data / file, data=data)
    assert (result.returncode, result.stderr) == (1, f"{data / file} {says}\n")
    assert before is None or (data / file).read_bytes() == before
