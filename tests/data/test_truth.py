"""Names and numbers agree with tables that the project did not write, except where disagreements.toml says why not."""

import pathlib
import re
import tomllib
import warnings

import pytest

import other_tables
import prose

DECLARED = tomllib.loads((pathlib.Path(__file__).parent / "disagreements.toml").read_text(encoding="utf-8"))
CODES = [*range(13000, 13026), *range(13800, 13919), *range(13925, 13933)]
ASCENDING_NTSTATUS = {0xC0360001 + n: 13910 + n for n in range(9)} | {0xC0368000 + n: 13925 + n for n in range(6)}
NTSTATUS = ASCENDING_NTSTATUS | {0xC0368006: 13932}


def numbered(rows):
    """{number: sorted names}"""
    table = {}
    for number, name in rows:
        table[number] = sorted({*table.get(number, []), name})
    return table


def ours(pages, domain):
    return numbered((page.code, page.name) for page in pages if page.domain == domain)


def registered(pages, domain):
    """Without the private-use numbers, of which no table knows all."""
    return numbered((page.code, page.name) for page in pages if page.domain == domain and not page.vendor)


def different(mine, theirs):
    """{number: (our names, their names)} where the two tables differ."""
    return {
        number: (mine.get(number, []), theirs.get(number, []))
        for number in mine.keys() | theirs.keys()
        if mine.get(number, []) != theirs.get(number, [])
    }


def declared(source):
    rows = {}
    for row in DECLARED["disagreement"]:
        if row["source"] == source:
            for number in row["numbers"]:
                assert number not in rows, f"{source} {number} is declared twice"
                rows[number] = row
    return rows


def compare(source, version, mine, theirs):
    """Fails on a disagreement that is not declared, and in the declared version on one that has gone."""
    found, expected = different(mine, theirs), declared(source)
    if version.startswith(DECLARED["version"][source]):
        unknown = found.keys() - expected.keys()
        gone = expected.keys() - found.keys()
    else:
        warnings.warn(f"{source} {version}: only contradictions are checked", stacklevel=2)
        unknown = {number for number, (mine, theirs) in found.items() if mine and theirs} - expected.keys()
        gone = set()
    assert not unknown, {number: found[number] for number in sorted(unknown)}
    assert not gone, sorted(gone)
    for number in found.keys() & expected.keys():
        row = expected[number]
        if "ours" in row or "theirs" in row:
            assert found[number] == (row.get("ours", []), row.get("theirs", [])), f"{source} {number}"
        else:
            assert not found[number][row["absent"] == "theirs"], f"{source} {number}: {found[number]}"


def mingw_version():
    return str({name: number for number, name in other_tables.header("_mingw_mac.h")}["__MINGW64_VERSION_MAJOR"])


def test_all_windows_codes_are_there(pages):
    assert [page.code for page in pages if page.domain == "win32"] == CODES


def test_windows_names(pages):
    definitions = other_tables.header("winerror.h")
    theirs = numbered(row for row in definitions if re.match(r"(ERROR|WARNING)_IPSEC_", row[1]))
    compare("mingw winerror.h", mingw_version(), ours(pages, "win32"), theirs)


def test_ntstatus_names(pages):
    mine = numbered(
        (page.facts["ntstatus"], page.name.replace("ERROR_", "STATUS_", 1))
        for page in pages
        if "ntstatus" in page.facts
    )
    theirs = numbered(row for row in other_tables.header("ntstatus.h") if row[1].startswith("STATUS_IPSEC_"))
    compare("mingw ntstatus.h", mingw_version(), mine, theirs)


def test_ntstatus_numbers(pages):
    assert {page.facts["ntstatus"]: page.code for page in pages if "ntstatus" in page.facts} == NTSTATUS


def test_names_of_the_vpn_client(pages):
    """Only part of the header has pages; each of these has its number there."""
    theirs = {name: number for number, name in other_tables.header("raserror.h")}
    mine = {page.name: page.code for page in pages if page.domain == "ras"}
    assert mine
    assert {name: theirs.get(name) for name in mine} == mine


@pytest.mark.parametrize("header", ["mprerror.h", "winerror.h", "ntstatus.h"])
def test_neighbours_have_the_numbers_of_the_headers(header):
    neighbours = prose.declared("neighbours.toml")["neighbour"]
    numbers = {name: row["number"] for row in neighbours for name in row.get("names", [])}
    theirs = {name: number for number, name in other_tables.header(header)}
    common = numbers.keys() & theirs.keys()
    assert common
    assert {name: numbers[name] for name in common} == {name: theirs[name] for name in common}


def test_ikev1_names_of_wireshark(pages):
    version = other_tables.package_version("tshark")
    theirs = numbered(other_tables.wireshark()[0].items())
    mine = registered(pages, "ikev1") | {
        number: names for number, names in ours(pages, "ikev1").items() if number in theirs
    }
    compare("Wireshark, IKEv1", version, mine, theirs)


def test_ikev2_names_of_wireshark(pages):
    version = other_tables.package_version("tshark")
    theirs = numbered(other_tables.wireshark()[1].items())
    compare("Wireshark, IKEv2", version, registered(pages, "ikev2"), theirs)


def test_ikev1_names_of_scapy(pages):
    version, ikev1, _ = other_tables.scapy()
    compare("scapy, IKEv1", version, registered(pages, "ikev1"), numbered(ikev1.items()))


def test_ikev2_names_of_scapy(pages):
    version, _, ikev2 = other_tables.scapy()
    compare("scapy, IKEv2", version, registered(pages, "ikev2"), numbered(ikev2.items()))


def test_ikev1_names_of_strongswan(pages):
    """strongSwan writes IKEv1's names with underscores."""
    version = other_tables.package_version("strongswan-libcharon")
    table = other_tables.strongswan_ikev1(other_tables.strongswan("notify_type_names"))
    mine = numbered(
        (page.code, page.name.replace("-", "_")) for page in pages if page.domain == "ikev1" and not page.vendor
    )
    mine |= numbered(
        (page.code, page.name.replace("-", "_")) for page in pages if page.domain == "ikev1" and page.code in table
    )
    compare("strongSwan, IKEv1", version, mine, numbered(table.items()))


def test_ikev2_names_of_strongswan(pages):
    version = other_tables.package_version("strongswan-libcharon")
    table = other_tables.strongswan_ikev2(other_tables.strongswan("notify_type_names"))
    mine = numbered(
        (page.code, page.name)
        for page in pages
        if page.domain == "ikev2" and page.vendor in ("", "strongswan", "microsoft")
    )
    compare("strongSwan, IKEv2", version, mine, numbered(table.items()))


@pytest.mark.parametrize(
    ("symbol", "origin"),
    [("notify_type_names", "strongswan"), ("notify_type_short_names", "strongswan-short")],
)
def test_aliases_are_what_strongswan_prints(pages, catalogue, symbol, origin):
    """Each name that it prints is a name of the record of that number, and each alias of that origin is printed."""
    table = other_tables.strongswan(symbol)
    spelled = {}
    claimed = set()
    for page in pages:
        if catalogue.domain_of(page).numbers != "notify":
            assert origin not in {alias["origin"] for alias in page.facts["aliases"]}, page.file
            continue
        names = {alias["name"]: alias["origin"] for alias in page.facts["aliases"]}
        spelled.setdefault(page.code, set()).update(names, [page.name, page.name.replace("-", "_")])
        claimed |= {(page.code, name) for name, said_by in names.items() if said_by == origin}
    assert [(number, name) for number, name in sorted(table.items()) if name not in spelled.get(number, ())] == []
    newer = {(row["number"], row["name"]) for row in DECLARED["newer_alias"] if row["origin"] == origin}
    assert claimed - set(table.items()) - newer == set()
    if other_tables.package_version("strongswan-libcharon").startswith(DECLARED["version"]["strongSwan, IKEv2"]):
        assert newer - (claimed - set(table.items())) == set()


@pytest.mark.parametrize("origin", DECLARED["recorded"])
def test_aliases_are_those_of_a_recorded_table(pages, catalogue, origin):
    """Each alias of the origin is in the table, and each name of the table is an alias or said to be elsewhere."""
    table = DECLARED["recorded"][origin]
    claimed = [alias["name"] for page in pages for alias in page.facts["aliases"] if alias["origin"] == origin]
    assert sorted(claimed) == sorted(set(table["names"]) - table["elsewhere"].keys())
    assert table["elsewhere"].keys() <= set(table["names"])
    assert {record for records in table["elsewhere"].values() for record in records} <= catalogue.by_identity.keys()
