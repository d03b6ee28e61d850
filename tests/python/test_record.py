"""Record: its attributes, and what there is one of."""

import datetime
import gc
import re

import ikeerr
import pytest

RECORDS = ikeerr.records()
DOMAINS = list(ikeerr.counts)
TEXTS = ["technical_meaning", "error_details", "usage_context", "developer_interpretation", "summary"]
FACTS = {
    "domain": {*DOMAINS},
    "kind": {"error", "warning", "pending", "benign", "ended", "status", "marker"},
    "role": {"initiator", "responder", "either", None},
    "rejected": {"local", "peer", "none", None},
    "on_wire": {"notify", "delete", "silence", "none", None},
    "effect": {"call-fails", "negotiation-fails", "sa-removed", "packet-dropped", "none", None},
    "retry": {"no", "after-change", "yes", "pending", None},
    "evidence": {"documented", "reported", "inferred", "name-only"},
}
LISTS = {"modules": {"ikev1", "authip", "ikev2"}, "phase": {"main", "quick", "extended"}}
INVERSES = {"cause": "effect", "broader": "narrower", "reports": "reported-as"}
INVERSES |= {inverse: kind for kind, inverse in INVERSES.items()}
KINDS = ["cause", "effect", "broader", "narrower", "counterpart", "equivalent", "reports", "reported-as", "confused"]
PUBLIC = [name for name in dir(ikeerr.Record) if not name.startswith("_")]
ATTRIBUTES = [name for name in PUBLIC if not callable(getattr(ikeerr.Record, name))]


def key_of(record):
    return DOMAINS.index(record.domain), record.code, record.vendor or ""


def test_identity():
    for record in RECORDS:
        assert record.id == f"{record.domain}:{record.code}" + (f"@{record.vendor}" if record.vendor else "")
        assert record.hex == f"0x{record.code:04X}"
        assert int(record) == record.code
        assert repr(record) == f"<ikeerr.Record {record.id} {record.name}>"
        assert str(record) == f"{record.id} {record.name}: {record.message}"
        assert record.hresult == (0x80070000 + record.code if record.domain == "win32" else None)
        assert record.ntstatus is None or (record.domain == "win32" and record.ntstatus >> 16 == 0xC036)


def test_facts():
    for record in RECORDS:
        for name, values in FACTS.items():
            assert getattr(record, name) in values
        for name, values in LISTS.items():
            assert getattr(record, name) is None or set(getattr(record, name)) <= values
        assert 0 < len(record.message) <= 100 and not record.message.endswith(".") and "\n" not in record.message
        assert isinstance(record.tags, tuple) and all(record in ikeerr.records(tag=tag) for tag in record.tags)
        assert str(datetime.date.fromisoformat(record.updated)) == record.updated


def test_prose():
    for record in RECORDS:
        for name in TEXTS:
            assert getattr(record, name) is None or getattr(record, name).strip()
        assert record.technical_meaning and record.summary
        for question, answer in record.faq:
            assert question.endswith("?") and answer


def test_causes():
    for record in RECORDS:
        for cause in record.causes:
            assert cause.id.startswith(f"{record.id}#") and cause.title and cause.basis and cause.source
            assert all(sign.cause for sign in cause.signs)
            for texts in (cause.when, cause.checks, cause.fixes):
                assert isinstance(texts, tuple) and all(isinstance(text, str) and text for text in texts)


def test_log_lines():
    """The signs of a record's causes come first; a line that goes with several causes implies none."""
    for record in RECORDS:
        own = [sign for cause in record.causes for sign in cause.signs if sign.cause == cause.id]
        assert list(record.log_lines[: len(own)]) == own
        assert all(line.cause is None and line.says for line in record.log_lines[len(own) :])


def test_a_cause_is_what_its_page_says():
    causes = {cause.id: cause for cause in ikeerr.lookup("ikev2:14").causes}
    cause = causes["ikev2:14#no-connection"]
    assert (cause.basis, cause.source) == ("documented", "strongSwan task_manager_v2.c")
    assert cause.text.endswith(".")
    assert (cause.when, cause.ignore) == (("IKE_SA_INIT",), None)
    line = "no IKE config found for …...{peer}, sending NO_PROPOSAL_CHOSEN"
    assert cause.signs[0] == ("strongswan", None, "deciding", None, line, cause.title, cause.id)
    assert len(cause.fixes) == 2 and cause.fixes[1].startswith("libreswan: ")
    assert causes["ikev2:14#no-policy"].when == ("IKE_SA_INIT", "fortigate")


def test_parts():
    for record in RECORDS:
        for alias in record.aliases:
            assert record in ikeerr.lookup_all(alias.name) or alias.historic or ikeerr.lookup_all(alias.name)
            assert (alias.name, alias.origin, alias.historic) == alias and isinstance(alias.historic, bool)
        for source in record.sources:
            assert (source.title, source.section) == source and source.title
        for sighting in record.seen_in:
            assert (sighting.surface, sighting.event, sighting.field, sighting.form) == sighting
            assert sighting.surface and sighting.event and sighting.form
        for citation in record.citations:
            assert (citation.name, citation.code, citation.hex, citation.meant, citation.fault) == citation
            assert citation.meant is None or ikeerr.lookup(citation.meant) is citation.meant
            assert citation.code is None or citation.code >= 0
            assert citation.name and citation.fault


def test_relations_can_be_read_from_either_side():
    for record in RECORDS:
        for relation in record.related:
            assert (relation.target, relation.kind, relation.note, relation.basis) == relation
            assert relation.basis in {"documented", "observed", "same-condition", "inferred"}
            back = [
                other for other in relation.target.related if other.target is record and other.note == relation.note
            ]
            assert [other.kind for other in back] == [INVERSES.get(relation.kind, relation.kind)]
            assert relation.kind != "equivalent" or relation.target.domain != record.domain
        places = [(KINDS.index(relation.kind), key_of(relation.target)) for relation in record.related]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("code", "name", "cited_code", "cited_hex", "meant"),
    [
        (13886, "ERROR_IPSEC_IKE_SA_REKEYED", 13902, "0x365A", None),
        (13886, "ERROR_IPSEC_IKE_PEER_MM_NO_RESPONSE", 13887, "0x363F", 13813),
        (13885, "ERROR_IPSEC_IKE_SA_EXPIRED", 13892, "0x364C", 13895),
        (13885, "ERROR_IPSEC_IKE_PEER_ASKED_FOR_DELETION", 13887, "0x3643", 13807),
        (13894, "ERROR_IPSEC_IKE_NO_MM_RESPONSE", 13890, "0x3642", 13813),
        (13894, "ERROR_IPSEC_IKE_MM_PROCESS_ERR", 13895, "0x3647", 13804),
    ],
)
def test_founding_citations(code, name, cited_code, cited_hex, meant):
    (citation,) = [citation for citation in ikeerr.lookup(code).citations if citation.name == name]
    assert (citation.code, citation.hex) == (cited_code, cited_hex)
    assert citation.meant is (meant and ikeerr.lookup(meant))


# ---- one of each ----


def test_values_are_built_once():
    for record in RECORDS:
        for name in ATTRIBUTES:
            assert getattr(record, name) is getattr(record, name)


def test_words_are_shared():
    for name in ("domain", "kind", "updated"):
        words = [getattr(record, name) for record in RECORDS]
        assert len({id(word) for word in words}) == len(set(words))
    for tag in {tag for record in RECORDS for tag in record.tags}:
        assert len({id(own) for record in ikeerr.records(tag=tag) for own in record.tags if own == tag}) == 1


def test_records_are_singletons():
    identities = {id(record) for record in RECORDS}
    for record in RECORDS:
        assert {id(relation.target) for relation in record.related} <= identities
        assert ikeerr.lookup(record.id) is record
    gc.collect()
    assert ikeerr.records() == RECORDS
    assert all(one is other for one, other in zip(ikeerr.records(), RECORDS, strict=True))


# ---- immutable, hashable, ordered, matchable ----


@pytest.mark.parametrize("name", [*PUBLIC, "__class__", "__match_args__", "draft", "anything"])
def test_records_are_immutable(name):
    record = ikeerr.lookup(13868)
    with pytest.raises((AttributeError, TypeError)):
        setattr(record, name, None)
    with pytest.raises((AttributeError, TypeError)):
        delattr(record, name)
    assert not hasattr(record, "__dict__")


@pytest.mark.parametrize(
    "name", ["Relation", "Citation", "Source", "Alias", "Sighting", "Question", "Answer", "Step", "Hit", "Mention"]
)
def test_tuples_are_immutable(name):
    type_ = getattr(ikeerr, name)
    made = type_([None] * len(type_.__match_args__))
    for field in type_.__match_args__:
        with pytest.raises((AttributeError, TypeError)):
            setattr(made, field, 1)
    with pytest.raises((AttributeError, TypeError)):
        made.anything = 1
    for items in ([], [None] * 20):
        with pytest.raises(TypeError, match="items, not"):
            type_(items)


def test_records_are_not_made_by_hand():
    with pytest.raises(TypeError):
        ikeerr.Record()
    with pytest.raises(TypeError):
        ikeerr.Record("win32:13868")
    with pytest.raises(TypeError):
        object.__new__(ikeerr.Record)
    with pytest.raises(TypeError):
        type("Derived", (ikeerr.Record,), {})


def test_drafts_are_gone():
    assert not hasattr(ikeerr.lookup(13868), "draft")


def test_order():
    assert sorted(RECORDS[::-1]) == sorted(RECORDS, key=key_of) == list(RECORDS)
    first, second = RECORDS[0], RECORDS[1]
    assert first < second and first <= second and second > first and second >= first
    assert first <= first and first >= first and not first < first and not first > first


def test_equality_only_between_records():
    record = ikeerr.lookup(13868)
    assert record == record and not record != record
    assert record != ikeerr.lookup(13801)
    for other in (13868, "win32:13868", record.name, None, object()):
        assert record != other and other != record
        with pytest.raises(TypeError):
            record < other


def test_hash():
    assert len({*RECORDS, *ikeerr.records()}) == len(RECORDS)
    assert {ikeerr.lookup(13868): 1}[ikeerr.lookup("win32:13868")] == 1


def test_match():
    match ikeerr.lookup(13868):
        case ikeerr.Record("win32", 13801):
            found = "another code"
        case ikeerr.Record("win32", 13868, vendor):
            found = vendor
    assert found is None
    match ikeerr.lookup("ikev2:12345"):
        case ikeerr.Record(domain="ikev2", vendor=vendor):
            found = vendor
    assert found == "microsoft"
    match ikeerr.lookup(0x8007362C):
        case ikeerr.ERROR_IPSEC_IKE_POLICY_MATCH:
            found = "constant"
    assert found == "constant"


def test_truth():
    assert all(RECORDS)


# ---- records() ----


@pytest.mark.parametrize("domain", [None, *DOMAINS])
@pytest.mark.parametrize("kind", [None, "error", "status", "marker"])
@pytest.mark.parametrize("tag", [None, "liveness", "proposal"])
def test_filters(domain, kind, tag):
    expected = [
        record
        for record in RECORDS
        if domain in (None, record.domain) and kind in (None, record.kind) and (tag is None or tag in record.tags)
    ]
    assert ikeerr.records(domain=domain, kind=kind, tag=tag) == tuple(expected)


@pytest.mark.parametrize("option", ["domain", "kind", "tag"])
def test_unknown_filters(option):
    for value in ("", "ERROR", "errors", "\x00", "\ud800", "x" * 1_000_000):
        with pytest.raises(ValueError, match=f"unknown {option} .* expected one of") as raised:
            ikeerr.records(**{option: value})
        assert len(re.sub("'[a-z0-9-]+'", "", str(raised.value))) < 300
    for value in (1, b"error", ("error",), True):
        with pytest.raises(TypeError, match=f"{option} must be str, not {type(value).__name__}"):
            ikeerr.records(**{option: value})
    with pytest.raises(TypeError):
        ikeerr.records("win32")
