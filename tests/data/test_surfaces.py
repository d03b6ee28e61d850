"""Where a record can be seen, and which numbers of other products are answered."""

import re

import pytest

import prose
from surfaces import read_surfaces

EVERY_RAS = 36
FILTERING_PLATFORM = {"FWP_E": 69, "STATUS_FWP": 73}


@pytest.fixture(scope="module")
def places(catalogue):
    """identity -> {(surface, event)}"""
    surfaces, seen_in = read_surfaces(catalogue)
    return {
        page.identity: {(surfaces[number]["surface"], surfaces[number]["event"]) for number in numbers}
        for page, numbers in zip(catalogue.pages, seen_in, strict=True)
    }


@pytest.fixture(scope="module")
def neighbours():
    return prose.declared("neighbours.toml")["neighbour"]


@pytest.mark.parametrize(
    ("identity", "shown", "not_shown"),
    [
        ("win32:13801", {"1005", "4652, 4653", "20227"}, {"1007", "1009", "1003", "1011", "4654", "4983, 4984"}),
        ("win32:13810", {"1007", "4654"}, {"1005", "1003", "4652, 4653"}),
        ("win32:13827", {"1005", "1009", "4983, 4984"}, {"1007", "20227", "IKEDiagnosticLog"}),
        ("win32:13868", {"1005", "1007", "4654", "20227", "IKEDiagnosticLog"}, {"1009", "1003"}),
        ("win32:13910", {"1003", "4965", "FWPM_NET_EVENT_IPSEC_KERNEL_DROP"}, {"1005", "1007", "1011", "20227"}),
        ("win32:13913", {"1003", "4961, 4962"}, {"4960", "4963", "4965"}),
        ("win32:13925", {"1011", "FWPM_NET_EVENT_IPSEC_DOSP_DROP"}, {"1003", "1005"}),
        ("win32:13004", {"5457, 5459, 5461, 5462, 5472, 5474"}, {"1005", "4652, 4653", "5477"}),
        ("win32:13803", set(), {"1005", "1007", "4652, 4653"}),
        ("win32:13851", set(), {"1005", "4652, 4653"}),
        (
            "ikev2:14",
            {"parsed and generating lines", "received ... notify error"},
            {"received ... error notify", "1005"},
        ),
        ("ikev1:14", {"parsed and generating lines", "received ... error notify"}, {"received ... notify error"}),
        ("ikev2:16390", {"parsed and generating lines"}, {"received ... notify error"}),
    ],
)
def test_where_a_record_is_seen(places, identity, shown, not_shown):
    events = {event for _, event in places[identity]}
    assert shown <= events
    assert not (not_shown & events)


@pytest.mark.parametrize("code", [13800, 13897, 13909])
def test_a_marker_is_seen_nowhere(places, code):
    assert places[f"win32:{code}"] == set()


NOT_OURS = re.compile("not (an IPsec code|IPsec codes)")


def test_events_with_a_sentence_only_say_so():
    rows = prose.declared("surfaces.toml")["surface"]
    forms = {
        event: row["form"] for row in rows for event in row["event"].split(", ") if row["surface"] == "Security log"
    }
    assert all("only the sentence" in forms[event] for event in ("4652", "4653", "4654", "4983", "4984"))


def test_the_list_of_places_stays_short(places):
    assert max(map(len, places.values())) <= 15


@pytest.mark.parametrize(
    ("number", "name", "read"),
    [
        (919, "ERROR_PEER_REFUSED_AUTH", []),
        (1460, "ERROR_TIMEOUT", ["win32:13886", "win32:13805"]),
        (13999, "TSMismatch", ["ikev2:38"]),
        (0x800B0101, "CERT_E_EXPIRED", ["win32:13801"]),
        (0x80320044, "FWP_E_IKEEXT_NOT_RUNNING", []),
        (0xC0220044, "STATUS_FWP_IKEEXT_NOT_RUNNING", []),
        (0xC000A010, "STATUS_IPSEC_QUEUE_OVERFLOW", ["win32:13918"]),
    ],
)
def test_neighbours(neighbours, number, name, read):
    (row,) = [row for row in neighbours if row["number"] == number]
    assert name in row["names"]
    assert row["read"] == read


def test_all_neighbours_are_there(neighbours):
    names = [name for row in neighbours for name in row.get("names", [])[:1]]
    assert sum(row["owner"] == "RAS" for row in neighbours) == EVERY_RAS
    counts = {prefix: sum(name.startswith(prefix) for name in names) for prefix in FILTERING_PLATFORM}
    assert counts == FILTERING_PLATFORM


def test_an_hresult_and_its_ntstatus_share_their_low_half(neighbours):
    numbers = {name: row["number"] for row in neighbours for name in row.get("names", [])}
    hresults = {name: number for name, number in numbers.items() if name.startswith("FWP_E_")}
    twins = {name: numbers[name.replace("FWP_E_", "STATUS_FWP_")] & 0xFFFF for name in hresults}
    assert twins == {name: number & 0xFFFF for name, number in hresults.items()}


def test_neighbours_say_that_they_are_not_ours(neighbours):
    silent = [row["number"] for row in neighbours if not NOT_OURS.search(row["text"])]
    assert silent == [11033, 13999, 0xC000A010]
