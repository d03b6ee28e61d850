"""Domain, code and vendor name a record."""

import pytest

from compile_step import HERE

PROMISED = HERE / "identities.txt"


def test_no_promised_identity_vanishes(pages):
    vanished = set(PROMISED.read_text(encoding="ascii").split()) - {page.identity for page in pages}
    assert not vanished, f"programs know these identities, restore their pages: {sorted(vanished)}"


def test_every_identity_is_promised(pages):
    new = [page.identity for page in pages if page.identity not in PROMISED.read_text(encoding="ascii").split()]
    assert not new, f"add the new identities to tests/data/{PROMISED.name}: {new}"


@pytest.mark.parametrize(
    ("domain", "outside", "inside"),
    [
        ("ikev2", [8191, 16384, 40959, 65536], [8192, 16383, 40960, 65535]),
        ("ikev1", [8191, 16384, 32767, 40960], [8192, 16383, 32768, 40959]),
        ("win32", [8192, 13801, 40960], []),
    ],
)
def test_private_use_ends_where_the_registries_say(domain, outside, inside, catalogue):
    is_private = catalogue.vocabulary.domains[domain].is_private
    assert [code for code in outside + inside if is_private(code)] == inside


def test_numbers_that_vendors_share_are_apart(pages):
    vendors = {page.vendor for page in pages if page.domain == "ikev2" and page.code == 8192}
    assert vendors == {"3gpp", "strongswan"}
    vendors = {page.vendor for page in pages if page.domain == "ikev2" and page.code == 40961}
    assert vendors == {"3gpp", "strongswan"}


def test_windows_and_microsofts_notifies_are_there(pages):
    identities = {page.identity for page in pages}
    assert {"ikev2:12345@microsoft", *(f"ikev1:{code}@microsoft" for code in (40003, 40004, 40005))} <= identities


def test_codes_that_are_no_failures_are_not_called_errors(pages):
    kinds = {page.code: page.facts["kind"] for page in pages if page.domain == "win32"}
    assert {code: kinds[code] for code in (13800, 13897, 13909)} == dict.fromkeys((13800, 13897, 13909), "marker")
    ended = (13807, 13808, 13845, 13849, 13877, 13884, 13885, 13891, 13895, 13898)
    assert {code: kinds[code] for code in ended} == dict.fromkeys(ended, "ended")
    others = (13024, 13025, 13803, 13844, 13878, 13890, 13901, 13902, 13917)
    assert [code for code in others if kinds[code] == "error"] == []


def test_status_types_are_status_records(pages):
    """Registered and private status types lie above the error types of both versions."""
    wrong = [
        page.identity
        for page in pages
        if page.domain == "ikev2" and (page.code < 16384) == (page.facts["kind"] == "status")
    ]
    assert wrong == []
