"""Versions of lines, and the language of their patterns."""

import shutil

import pytest

from compile_step import GOOD, run
from log_lines import covers, overlap, parts_of

STATUS_PAGE = """\
# REFUSED

```toml
code = {code}
message = "A refusal of another number"
kind = "status"
tags = []
updated = 2026-11-30
aliases = []
sources = [{{ title = "A source" }}]
```

## Summary

It tells that {domain} refused with {code}.

## Log lines

- strongswan, told: `received NO_PROPOSAL_CHOSEN notify error` - refused in the first exchange

## Technical meaning

The {code} of {domain} is meant.
"""


@pytest.mark.parametrize(
    ("versions", "inside", "outside"),
    [
        ("", ["0", "4.12", "6.0.3"], []),
        ("6.0+", ["6.0", "6.0.3", "6.1", "10"], ["5.9.14", "5"]),
        ("5.7.1+", ["5.7.1", "5.8"], ["5.7", "5.7.0"]),
        ("<5", ["4.12", "4"], ["5", "5.0", "5.0.1"]),
        ("5.7-5.9", ["5.7", "5.7.0", "5.9", "5.9.14"], ["5.6.3", "5.10", "6.0"]),
        ("5.9.8", ["5.9.8", "5.9.8.1"], ["5.9", "5.9.9", "5.9.80"]),
    ],
)
def test_versions_that_a_range_has(versions, inside, outside):
    assert [version for version in inside if not covers(versions, version)] == []
    assert [version for version in outside if covers(versions, version)] == []


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("", "5.7+", True),
        ("<5.7", "5.7+", False),
        ("<5.7.1", "5.7", True),
        ("5.7-5.9", "5.9.14+", True),
        ("5.7-5.9", "5.10+", False),
        ("5.9.8", "5.9", True),
        ("five", "", False),
        ("9" * 5000, "9+", False),
    ],
)
def test_ranges_that_have_a_version_in_common(one, other, together):
    assert overlap(one, other) == together
    assert overlap(other, one) == together


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("whole", ["whole"]),
        ("for …...{peer}, sending", ["for ", "...", ", sending"]),
        ("… net{1} {name}", ["", " net{1} ", ""]),
        ("{proposals}{", ["", "{"]),
    ],
)
def test_the_fixed_parts_of_a_pattern(pattern, parts):
    assert parts_of(pattern) == parts


@pytest.mark.parametrize(("domain", "code", "returncode"), [("ikev1", 14, 0), ("ikev1", 15, 1), ("ikev2", 15, 1)])
def test_version_twins_may_have_one_line(domain, code, returncode, tmp_path):
    """A program prints it for the notify of both versions; for others it would say two things."""
    data = shutil.copytree(GOOD, tmp_path / "data")
    products = data / "products.toml"
    products.write_text(products.read_text(encoding="utf-8").replace('["ikev2"]', '["ikev2", "ikev1"]'))
    vocabulary = data / "vocabulary.toml"
    text = vocabulary.read_text(encoding="utf-8").replace("[domain.ikev2]", '[domain.ikev2]\ntwin = "ikev1"')
    vocabulary.write_text(text.replace("[domain.ikev1]", '[domain.ikev1]\ntwin = "ikev2"'), encoding="utf-8")
    (data / domain).mkdir(exist_ok=True)
    page = STATUS_PAGE.format(domain=domain, code=code)
    (data / f"{domain}/{code:05d}-refused.md").write_text(page, encoding="utf-8")
    result = run("check", data=data)
    assert result.returncode == returncode, result.stderr
    if returncode:
        assert "stands on ikev2/00014-no-proposal-chosen.md (Log lines) already" in result.stderr
        assert len(result.stderr.splitlines()) == 2
