"""Lines of the pages are those that the programs print, as the binaries of the distribution's packages have them."""

import pathlib
import tomllib

import pytest

from log_lines import covers
from other_programs import format_strings, version

DECLARED = tomllib.loads((pathlib.Path(__file__).parent / "lines.toml").read_text(encoding="utf-8"))
ELSEWHERE = {(row["product"], line) for row in DECLARED["elsewhere"] for line in row["lines"]}


def lines_of(pages, product):
    """(page, line) of each line of a product, signs included."""
    return [(page, line) for page in pages for _, line in page.own_lines() if line.product == product]


def not_printed(lines, product):
    """Those of the lines that the packaged program cannot print."""
    strings = format_strings(product)
    return [
        (page, line, lacking)
        for page, line in lines
        if not strings.whole(line.line) and (lacking := strings.lacking(line.line))
    ]


@pytest.mark.parametrize("product", DECLARED["compared"])
def test_each_line_of_the_packaged_version_is_printed_by_it(pages, product):
    """Whole, as one format string prints it, or put together from several strings, by its parts."""
    packaged = version(product)
    lines = [(page, line) for page, line in lines_of(pages, product) if covers(line.versions, packaged)]
    assert lines
    wrong = [
        f"{page.file}:{line.at}: {product} {packaged} does not print {line.line!r}: it has no {lacking}"
        for page, line, lacking in not_printed(lines, product)
        if (product, line.line) not in ELSEWHERE
    ]
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("product", DECLARED["compared"])
def test_each_exception_is_one(pages, product):
    """In the version that lines.toml was written for: on a page, and not found."""
    packaged = version(product)
    if not packaged.startswith(DECLARED["compared"][product]):
        pytest.skip(f"{product} is {packaged} here")
    exceptions = {line for owner, line in ELSEWHERE if owner == product}
    lines = [(page, line) for page, line in lines_of(pages, product) if line.line in exceptions]
    assert {line.line for _, line, _ in not_printed(lines, product)} == exceptions


@pytest.mark.parametrize("product", DECLARED["sources"])
def test_each_page_names_where_a_program_has_its_lines(pages, product):
    """A file or document of the program, among the sources of each page that has lines of it."""
    starts = tuple(DECLARED["sources"][product])
    unsourced = {
        page.file
        for page, _ in lines_of(pages, product)
        if not any(source["title"].startswith(starts) for source in page.facts["sources"])
    }
    assert sorted(unsourced) == []


# ---- how lines are compared ----


@pytest.fixture(scope="module")
def program():
    from format_strings import FormatStrings

    strings = [
        "received %N notify error", "%N", "NO_PROPOSAL_CHOSEN", "  using certificate \"%Y\"", "retransmit %d of %s\n",
        "request", "deleting %s: ", "reason unknown", "rekey", "%s[%d] failed", "IKE_SA",
    ]  # fmt: skip
    return FormatStrings(["\0".join(strings).encode()])


@pytest.mark.parametrize(
    ("line", "string"),
    [
        ("received … notify error", "received %N notify error"),
        ("received NO_PROPOSAL_CHOSEN notify error", "received %N notify error"),
        ('using certificate "{id}"', '  using certificate "%Y"'),
        ("retransmit … of request", "retransmit %d of %s\n"),
        ("retransmit 1 of …", "retransmit %d of %s\n"),
        ("received {name}", "received %N notify error"),
    ],
)
def test_lines_that_are_found_whole(program, line, string):
    assert program.whole(line) == string


@pytest.mark.parametrize(
    "line",
    [
        "received … notify",  # ends too early
        "has received … notify error",
        "received NO_PROPOSAL_CHOOSEN notify error",  # no name of the program
        "using certificate …, untrusted",
        "IKE_SA rekey failed",
    ],
)
def test_lines_that_are_not_found_whole(program, line):
    assert program.whole(line) is None


@pytest.mark.parametrize(
    ("line", "lacking"),
    [
        ("deleting IKE_SA: reason unknown", []),
        ("deleting …: reason unknown", []),
        ("deleting …: reason unnown", [": reason unnown"]),
        ("certificate …", ["certificate "]),
        ("… notify error", []),
        ("… notify errors", [" notify errors"]),
    ],
)
def test_the_parts_of_a_line_that_are_not_found(program, line, lacking):
    assert program.lacking(line) == lacking
