"""Lines of the pages are those that the programs print, as the binaries of the distribution's packages have them."""

import pathlib
import tomllib
import warnings

import pytest

from format_strings import FormatStrings
from log_lines import covers
from other_programs import format_strings, version

DECLARED = tomllib.loads((pathlib.Path(__file__).parent / "lines.toml").read_text(encoding="utf-8"))
EXCEPTIONS = {(row["product"], line) for row in DECLARED["elsewhere"] for line in row["lines"]} | {
    (row["product"], row["line"]) for row in DECLARED["joined"]
}


def lines_of(pages, product):
    """(page, line) of each line of a product, signs included."""
    return [(page, line) for page in pages for _, line in page.own_lines() if line.product == product]


def not_printed(lines, product):
    """Those of the lines that the packaged program cannot print."""
    strings = format_strings(product)
    return [(page, line) for page, line in lines if not strings.prints(line.line)]


@pytest.mark.parametrize("product", DECLARED["compared"])
def test_each_line_of_the_packaged_version_is_printed_by_it(pages, product):
    """By one format string from end to end, or by several on end."""
    packaged = version(product)
    lines = [(page, line) for page, line in lines_of(pages, product) if covers(line.versions, packaged)]
    assert lines
    nearest = format_strings(product).nearest
    wrong = [
        f"{page.file}:{line.at}: {product} {packaged} does not print {line.line!r}; next is {nearest(line.line)!r}"
        for page, line in not_printed(lines, product)
        if (product, line.line) not in EXCEPTIONS
    ]
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("product", DECLARED["compared"])
def test_each_exception_is_one(pages, product):
    """In the version that lines.toml was written for: on a page, and not found."""
    packaged = version(product)
    if not packaged.startswith(DECLARED["compared"][product]):
        warnings.warn(f"{product} {packaged}: exceptions are not checked", stacklevel=2)
        return
    exceptions = {line for owner, line in EXCEPTIONS if owner == product}
    lines = [(page, line) for page, line in lines_of(pages, product) if line.line in exceptions]
    assert {line.line for _, line in not_printed(lines, product)} == exceptions


def test_what_a_line_is_joined_from_is_there():
    for row in DECLARED["joined"]:
        if version(row["product"]).startswith(DECLARED["compared"][row["product"]]):
            strings = format_strings(row["product"])
            assert [string for string in row["strings"] if string.encode() + b"\0" not in strings.raw] == []


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


def test_each_page_names_where_the_lines_of_a_product_were_seen(pages):
    """A title with the name of the product or of its maker, among the sources of each page that has lines of it."""
    reports = DECLARED["reports"]
    products = {line.product for page in pages for _, line in page.own_lines()}
    assert products == reports.keys() | DECLARED["sources"].keys()
    unsourced = {
        f"{page.file}: {product}"
        for product, words in reports.items()
        for page, _ in lines_of(pages, product)
        if not any(word in source["title"] for word in words for source in page.facts["sources"])
    }
    assert sorted(unsourced) == []


# ---- how lines are compared ----


@pytest.fixture(scope="module")
def program():
    strings = [
        "received %N notify error", "%N", "NO_PROPOSAL_CHOSEN", '  using certificate "%Y"', "retransmit %d of %s\n",
        "request", "deleting %s: ", "reason unknown", "rekey", "%s[%d] failed", "IKE_SA", ".  No response to our message",
    ]  # fmt: skip
    return FormatStrings(["\0".join(strings).encode()], assembles=True)


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
    ["deleting IKE_SA: reason unknown", "deleting …: reason unknown", "IKE_SA[…] failed.…No response to our message"],
)
def test_lines_that_are_assembled(program, line):
    assert program.assembled(line)


@pytest.mark.parametrize(
    "line",
    [
        "received … notify",  # ends too early
        "has received … notify error",
        "received NO_PROPOSAL_CHOOSEN notify error",  # no name of the program
        "using certificate …, untrusted",
        "deleting …: reason unnown",
        "IKE_SA[…] failed.…No response to our messages",
    ],
)
def test_lines_that_are_not_printed(program, line):
    assert not program.prints(line)
