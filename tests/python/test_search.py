"""search: its shared cases, its hits and its options."""

import ikeerr
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from shared_cases import cases, options, text_of

FIELDS = {
    "code": lambda record: [str(record.code), record.hex, record.id],
    "name": lambda record: [record.name],
    "alias": lambda record: [alias.name for alias in record.aliases],
    "message": lambda record: [record.message],
    "sentence": lambda record: [record.message],
    "faq": lambda record: [part for pair in record.faq for part in pair],
    "log_lines": lambda record: [line.line for line in record.log_lines]
    + [sign.line for cause in record.causes for sign in cause.signs],
}


@cases("search")
def test_cases(case):
    hits = ikeerr.search(text_of(case, "query"), limit=3, **options(case, "domain", "kind", "tag"))
    assert bool(hits) != case.get("none", False)
    if "first" in case:
        assert hits[0].record.id == case["first"]
    if "exact" in case:
        assert hits[0].exact == case["exact"]
    assert set(case.get("among", ())) <= {hit.record.id for hit in hits}


def texts_of(hit):
    """The texts of the field that a hit names."""
    if hit.field in FIELDS:
        return FIELDS[hit.field](hit.record)
    if hit.field == "causes":
        return [text for cause in hit.record.causes for text in texts_of_cause(cause)]
    value = getattr(hit.record, hit.field)
    return [value] if isinstance(value, str) else value


def texts_of_cause(cause):
    return filter(None, [cause.title, cause.text, *cause.checks, *cause.fixes, cause.ignore])


def check_hits(hits):
    for hit in hits:
        assert (hit.record, hit.score, hit.field, hit.exact, hit.spans, hit.snippet) == hit
        assert isinstance(hit.score, float) and hit.score > 0 and isinstance(hit.exact, bool)
        assert any(hit.snippet in text for text in texts_of(hit))
        ends = [0, *(end for _, end in hit.spans)]
        assert all(
            before <= start < end <= len(hit.snippet) for before, (start, end) in zip(ends, hit.spans, strict=False)
        )
        assert all(hit.snippet[start:end].strip() == hit.snippet[start:end] for start, end in hit.spans)
    assert len({hit.record for hit in hits}) == len(hits)
    places = [(-hit.score, hit.record) for hit in hits]
    assert places == sorted(places)


def test_hits():
    hits = ikeerr.search("peer stopped responding", limit=100)
    assert hits
    check_hits(hits)


def test_an_official_name_is_found_exactly():
    for record in ikeerr.records():
        hit = ikeerr.search(record.name, domain=record.domain, limit=1)[0]
        assert hit.record is record and hit.exact


def test_limit():
    every = ikeerr.search("peer", limit=10**9)
    assert ikeerr.search("peer") == every[:10]
    assert ikeerr.search("peer", limit=3) == every[:3]
    assert ikeerr.search("peer", limit=0) == []
    assert ikeerr.search("peer", limit=2**64) == ikeerr.search("peer", limit=10**5000) == every
    for limit in (-1, -(2**64)):
        with pytest.raises(ValueError, match="limit must be 0 or more"):
            ikeerr.search("peer", limit=limit)
    for limit in (None, 3.0, "3"):
        with pytest.raises(TypeError):
            ikeerr.search("peer", limit=limit)


def test_filters():
    every = ikeerr.search("peer", limit=999)
    for option, value in (("domain", "win32"), ("kind", "pending"), ("tag", "liveness")):
        found = [hit.record for hit in ikeerr.search("peer", limit=999, **{option: value})]
        expected = [hit.record for hit in every if hit.record in ikeerr.records(**{option: value})]
        assert found == expected and expected
    for option in ("domain", "kind", "tag"):
        with pytest.raises(ValueError, match=f"unknown {option}"):
            ikeerr.search("peer", **{option: "x"})
        with pytest.raises(TypeError, match=f"{option} must be str"):
            ikeerr.search("peer", **{option: 1})


@pytest.mark.parametrize("query", [None, 1, b"peer", ["peer"], True, ikeerr.lookup(13868)])
def test_a_query_is_text(query):
    with pytest.raises(TypeError):
        ikeerr.search(query)


@pytest.mark.parametrize("query", ["", " ", "\x00", "\ud800", '"', '""', '"peer', "qqqqzzzz", "\N{LOCK}", "-"])
def test_queries_of_which_nothing_is_known(query):
    assert ikeerr.search(query) == [] or query == '"peer'


def test_a_huge_query():
    assert ikeerr.search("x" * 10_000_000) == []
    check_hits(ikeerr.search("peer " * 100_000))


@example("sàe", 1)  # a log line answers
@example("no shared key found for peer", 5)
@given(st.text(st.characters()), st.integers(0, 20))
def test_any_query(query, limit):
    hits = ikeerr.search(query, limit=limit)
    assert len(hits) <= limit
    check_hits(hits)


@given(
    st.lists(st.sampled_from(["peer", "stop", "certificate", '"', "pol", "13868", "0x362C", "sa", "negotation", "of"]))
)
def test_any_words(words):
    check_hits(ikeerr.search(" ".join(words)))
