"""What holds for the texts of all pages beyond the checks of the compile step."""

import datetime
import re

import pytest

import prose

DECLARED_CHARACTERS = ""  # beyond ASCII; none so far
ANY_BYTES = "…"  # in a line of a program, thus in inline code only
IDENTIFIER = re.compile(r"\b(?:ERROR|WARNING|STATUS)_IPSEC_\w+")
CODE = re.compile(r"(?<![\w.-])1(?:30\d\d|38\d\d|39\d\d)(?![\w.])")
CODE_AND_HEX = re.compile(r"(?<!\w)(1(?:30|38|39)\d\d)`?(?: \(|, )`?(0x[0-9A-Fa-f]{4})\b")
NAME_AND_CODE = re.compile(r"\b((?:ERROR|WARNING)_IPSEC_\w+)`? \(`?(1(?:30|38|39)\d\d)\b")
UNASSIGNED = range(13919, 13925)


@pytest.fixture(scope="module")
def texts(catalogue):
    return list(prose.texts(catalogue))


@pytest.fixture(scope="module")
def citations(pages):
    return [row for page in pages for row in page.facts.get("citations", [])]


def test_no_findings(catalogue, relations):
    assert catalogue.findings.report() == ""


def test_no_page_is_a_draft(pages):
    assert [page.file for page in pages if "draft" in page.facts] == []


def is_plain(text):
    text = prose.CODE_SPAN.sub(lambda span: span[0].replace(ANY_BYTES, ""), text)
    return re.sub(f"[{DECLARED_CHARACTERS} ]", "", text).isascii()


def test_characters(texts):
    assert [(file, text) for file, text in texts if not is_plain(text)] == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("it prints `received … notify`.", True),
        ("it prints a line …", False),
        ("`one` … `two`", False),
        ("`naïve`", False),
        ("naïve", False),
    ],
)
def test_an_ellipsis_stands_in_inline_code_only(text, plain):
    assert is_plain(text) == plain


def test_pages_were_not_updated_in_the_future(pages):
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)  # it may be later where the page was written
    assert [page.file for page in pages if page.facts["updated"] > tomorrow] == []


def test_names_that_texts_mention_exist(pages, texts, citations):
    known = {page.name for page in pages} | {alias["name"] for page in pages for alias in page.facts["aliases"]}
    known |= {page.name.replace("ERROR_", "STATUS_", 1) for page in pages if "ntstatus" in page.facts}
    known |= {row["name"] for row in citations}
    known |= {name for row in prose.declared("neighbours.toml")["neighbour"] for name in row.get("names", [])}
    assert [(file, name) for file, text in texts for name in IDENTIFIER.findall(text) if name not in known] == []


def test_codes_that_texts_mention_exist(pages, texts, citations):
    """A number in our ranges is a record's, a cited one's or one that is known to be nobody's."""
    known = {page.code for page in pages} | {row["code"] for row in citations if "code" in row} | {*UNASSIGNED}
    known |= {int(row["hex"], 16) for row in citations if "hex" in row}
    known |= {row["number"] for row in prose.declared("neighbours.toml")["neighbour"]}
    assert [(file, code) for file, text in texts for code in CODE.findall(text) if int(code) not in known] == []


def test_decimal_and_hexadecimal_agree(texts):
    pairs = [(file, code, digits) for file, text in texts for code, digits in CODE_AND_HEX.findall(text)]
    assert len(pairs) > 10
    assert [pair for pair in pairs if int(pair[1]) != int(pair[2], 16)] == []


def test_name_and_code_agree(pages, texts):
    codes = {page.name: page.code for page in pages if page.domain == "win32"}
    pairs = [(file, name, code) for file, text in texts for name, code in NAME_AND_CODE.findall(text)]
    assert [pair for pair in pairs if codes.get(pair[1]) != int(pair[2])] == []
