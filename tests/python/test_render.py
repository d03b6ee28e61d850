"""page, graph and the line of a record."""

import re

import ikeerr
import pytest
from hypothesis import given
from hypothesis import strategies as st

RECORDS = ikeerr.records()
UNBREAKABLE = re.compile(r" *(\S+( \S+)?  +)?\S+")  # one word, alone or behind a label
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def words(text):
    return text.replace("`", "").split()


def test_page_fits_the_width():
    for record in RECORDS:
        for width in (40, 80, 132):
            too_wide = [line for line in record.page(width=width).splitlines() if len(line) > width]
            assert all(UNBREAKABLE.fullmatch(line) for line in too_wide)


def test_page_says_all():
    for record in RECORDS:
        page = " ".join(words(record.page()))
        prose = [record.technical_meaning, record.error_details, record.usage_context, record.developer_interpretation]
        prose += [*(part for pair in record.faq for part in pair), record.summary]
        for cause in record.causes:
            prose += [cause.title, cause.text, cause.basis, cause.source, *cause.checks, *cause.fixes, cause.ignore]
            prose += [*cause.when, *(sign.line for sign in cause.signs)]
        for line in record.log_lines:
            prose += [line.product, line.versions, line.side, line.line, line.says]
        code = (
            record.id if record.domain == "condition" else f"{record.code}, {record.hex}"
        )  # a number of our own is no code
        for text in (record.name, code, record.message, *filter(None, prose)):
            assert " ".join(words(text)) in page
        explained = [relation for relation in record.related if " ".join(words(relation.note)) in page]
        assert len(explained) >= min(len(record.related), 5)
        for relation in record.related:
            assert (relation.target.name if relation in explained else relation.target.id) in page
        for citation in record.citations:
            assert citation.name in page


def test_color_changes_nothing_else():
    for record in RECORDS:
        assert ESCAPE.sub("", record.page(color=True)) == record.page(color=False)
        assert record.page(color=True) != record.page(color=False)
        assert "\x1b" not in record.page()


def test_page_options():
    record = ikeerr.lookup(13868)
    assert record.page() == record.page(80, False) == record.page(width=80, color=0)
    assert record.page(width=0) == record.page(width=1) == record.page(width=40)
    assert record.page(width=400) == record.page(width=401) == record.page(width=2**64) == record.page(width=10**5000)
    for width in (-1, -(2**64)):
        with pytest.raises(ValueError, match="width must be 0 or more"):
            record.page(width=width)
    for width in (None, 80.0, "80"):
        with pytest.raises(TypeError):
            record.page(width=width)
    with pytest.raises(TypeError):
        record.page(colour=True)


@given(st.sampled_from(RECORDS), st.integers(0, 500), st.booleans())
def test_any_page(record, width, color):
    assert record.name in record.page(width=width, color=color)


@given(st.sampled_from(RECORDS), st.sampled_from(["dot", "mermaid"]), st.integers(0, 3))
def test_graph_has_the_neighbourhood(record, format, depth):
    text = record.graph(format=format, depth=depth)
    members = {record, *(step.record for step in record.walk(depth=depth))}
    assert set(re.findall(rf"(?:{'|'.join(ikeerr.counts)}):\d+(?:@[a-z0-9-]+)?", text)) == {
        member.id for member in members
    }


def test_graph_options():
    record = ikeerr.lookup(13868)
    assert record.graph() == record.graph("dot", 1, None) == record.graph(format="dot", depth=1, kinds=None)
    assert record.graph(format="mermaid") != record.graph(format="dot")
    for wrong in ("", "DOT", "svg", "\x00"):
        with pytest.raises(ValueError, match="unknown format .* expected one of 'dot', 'mermaid'"):
            record.graph(format=wrong)
    for wrong in (None, 1, b"dot"):
        with pytest.raises(TypeError, match="format must be str"):
            record.graph(format=wrong)
