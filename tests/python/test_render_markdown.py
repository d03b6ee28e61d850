"""Pages and briefs as Markdown: a program that the project did not write reads back what the record says."""

import re

import ikeerr
import pytest
from markdown_it import MarkdownIt

RECORDS = ikeerr.records()
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "inline"}  # in pages, besides the ends of these
INLINE = {"text", "text_special", "code_inline"}
COMMONMARK = MarkdownIt("commonmark")


def is_address(tokens, index):
    """<https://...> is a link with its address as text."""
    return tokens[index].type in ("link_open", "link_close") and tokens[index].info == "auto"


def plain(inline):
    """The text of a block, without the marks of code; nothing in it is markup but code and addresses."""
    for index, token in enumerate(inline.children):
        assert token.type in INLINE or is_address(inline.children, index), inline.content
    return "".join(token.content for token in inline.children)


def blocks(text):
    """What each heading, paragraph and item says, as pairs of a mark (#, ##, ###, - or nothing) and a text."""
    tokens, mark = COMMONMARK.parse(text), ""
    for token in tokens:
        assert re.sub(r"_(open|close)$", "", token.type) in BLOCKS, token
        assert token.level <= 4, "a list within a list"
        if token.type == "heading_open":
            mark = token.markup
        elif token.type == "list_item_open":
            assert token.markup == "-"
            mark = "-"
        elif token.type == "inline":
            yield mark, plain(token)
            mark = ""


def words(text):
    return " ".join((text or "").replace("`", "").split())


def paragraphs(text):
    return [("", words(part)) for part in text.split("\n\n")] if text else []


def printer(line):
    level = f", level {line.level}" if line.level else ""
    return f"{line.product}{' ' + line.versions if line.versions else ''}, {line.side}{level}"


def of_cause(cause):
    yield "###", words(cause.title)
    yield from paragraphs(cause.text)
    if cause.when:
        yield "-", f"When: {' or '.join(cause.when)}"
    yield from (("-", f"Check: {words(check)}") for check in cause.checks)
    yield from (("-", f"Fix: {words(fix)}") for fix in cause.fixes)
    if cause.ignore:
        yield "-", f"Ignore when: {words(cause.ignore)}"
    yield from (("-", f"Sign: {printer(sign)}: {sign.line}") for sign in cause.signs)
    yield "-", words(f"Basis: {cause.basis}: {cause.source}")


def of_log_line(line):
    return "-", f"{printer(line)}: {line.line} - {words(line.says)}"


def of_relation(relation):
    target = f"{relation.target.id} {relation.target.name}"
    return "-", words(f"{relation.kind}: {target} ({relation.basis}): {relation.note}")


def expected(record, section):
    """The blocks of a section by the fields of the record, without its title."""
    if section == "causes":
        return [block for cause in record.causes for block in of_cause(cause)]
    if section == "log_lines":
        return [of_log_line(line) for line in record.log_lines if not line.cause]
    if section == "faq":
        return [block for ask, answer in record.faq for block in (("###", words(ask)), *paragraphs(answer))]
    if section == "sources":
        return [("-", words(" | ".join(filter(None, source)))) for source in record.sources]
    if section == "seen_in":
        return [("-", words(" | ".join(filter(None, sighting)))) for sighting in record.seen_in]
    return paragraphs(getattr(record, section))


@pytest.mark.parametrize(
    "section",
    [
        "summary",
        "causes",
        "log_lines",
        "technical_meaning",
        "error_details",
        "usage_context",
        "seen_in",
        "developer_interpretation",
        "faq",
        "sources",
    ],
)
def test_a_section_says_what_its_field_says(section):
    for record in RECORDS:
        title, *found = list(blocks(record.page(format="markdown", section=section))) or [None]
        wanted = expected(record, section)
        assert found == wanted
        assert title[0] == "##" if wanted else title is None


def test_facts_and_relations_are_items():
    for record in RECORDS:
        facts = list(blocks(record.page(format="markdown", section="facts")))
        assert facts[0] == ("##", "Facts")
        assert {mark for mark, _ in facts[1:]} == {"-"}
        assert ("-", f"Kind: {record.kind}") in facts
        related = list(blocks(record.page(format="markdown", section="related")))
        shown = [block for block in map(of_relation, record.related) if block in related]
        assert len(shown) == min(5, len(record.related))
        assert sum(text.startswith("cited as: ") for mark, text in related) == len(record.citations)


def test_a_page_is_its_title_its_message_and_its_sections():
    for record in RECORDS:
        title, message, summary, *rest = blocks(record.page(format="markdown"))
        assert (title, message, summary) == (("#", record.name), ("", words(record.message)), ("##", "Summary"))
        assert [mark for mark, _ in rest].count("#") == 0
        assert rest[0] == paragraphs(record.summary)[0]


def test_a_brief_says_what_it_says_on_a_screen():
    for record in RECORDS:
        markdown = " ".join(text for _, text in blocks(record.brief(width=400, format="markdown")))
        for line in record.brief(width=400).splitlines():
            said = re.sub(r"^ {5}(Check|Fix) +", r"\1: ", re.sub(r"^ *\d+\. ", "", line)).strip()
            if not said.startswith("Also: "):  # as Markdown it names them all
                assert said in markdown


def test_it_has_neither_width_nor_color():
    for record in RECORDS[::7]:
        text = record.page(format="markdown")
        assert text == record.page(40, True, "markdown") == record.page(width=400, format="markdown")
        assert "\x1b" not in text
        assert "\n\n\n" not in text
        assert text.endswith("\n") and not text.endswith("\n\n")
        assert not any(line.endswith(" ") or line.startswith(" ") for line in text.splitlines())


def test_options():
    record = ikeerr.lookup(13868)
    assert record.page(format="text", section=None) == record.page()
    assert record.brief(80, False, "text") == record.brief()
    assert ikeerr.lookup(13000).page(section="log_lines") == ""
    for wrong in ("", "md", "TEXT"):
        with pytest.raises(ValueError, match="unknown format .* expected one of 'text', 'markdown'"):
            record.page(format=wrong)
        with pytest.raises(ValueError, match="unknown section .* expected one of 'summary', 'causes', .* 'sources'"):
            record.page(section=wrong)
    for wrong in (1, b"faq"):
        with pytest.raises(TypeError, match="section must be str"):
            record.page(section=wrong)
    with pytest.raises(TypeError):
        record.brief(section="faq")
