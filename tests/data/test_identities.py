"""Domain, code and vendor name a record."""

PRIVATE = {
    "ikev2": (range(8192, 16384), range(40960, 65536)),  # RFC 7296, 3.10.1
    "ikev1": (range(8192, 16384), range(32768, 40960)),  # RFC 2408, 3.14.1
}
STANDARDS_IN_PRIVATE_RANGES = {"ikev1:36136", "ikev1:36137"}  # RFC 3706 took them from the private range


def test_a_private_number_has_its_vendor(pages):
    bare = {
        page.identity
        for page in pages
        if any(page.code in numbers for numbers in PRIVATE.get(page.domain, ())) and not page.vendor
    }
    assert bare == STANDARDS_IN_PRIVATE_RANGES


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
