"""What follows from the declaration of a domain: its names, its numbers, and what messages say of it."""

import re

import pytest

from domain import MOST, DomainChecks, listed
from findings import Findings
from interface import interface


@pytest.fixture(scope="module")
def win32(catalogue):
    return catalogue.vocabulary.domains["win32"]


def test_the_longest_prefix_is_cut(win32):
    assert win32.undecorated("ERROR_IPSEC_IKE_AUTH_FAIL") == "AUTH_FAIL"
    assert win32.undecorated("WARNING_IPSEC_MM_POLICY_PRUNED") == "MM_POLICY_PRUNED"
    assert win32.undecorated("AUTH_FAIL") == "AUTH_FAIL"
    assert win32.short_name("ERROR_IPSEC_IKE_AUTH_FAIL") == "auth-fail"


def test_each_optional_prefix_may_be_left_out_where_two_words_remain(win32):
    assert win32.shortened("ERROR_IPSEC_IKE_AUTH_FAIL") == ["AUTH_FAIL", "IKE_AUTH_FAIL", "IPSEC_IKE_AUTH_FAIL"]
    assert win32.shortened("WARNING_IPSEC_MM_POLICY_PRUNED") == ["MM_POLICY_PRUNED", "IPSEC_MM_POLICY_PRUNED"]
    assert win32.shortened("ERROR_IPSEC_IKE_ERROR") == win32.shortened("BAD_SPI") == []


def test_names_of_a_domain_without_prefixes_stay_whole(catalogue):
    ikev1 = catalogue.vocabulary.domains["ikev1"]
    assert ikev1.undecorated("ERROR-X") == "ERROR-X" and ikev1.shortened("ERROR-X-Y") == []


def test_a_number_that_a_standard_took_is_not_for_private_use(catalogue):
    ikev1 = catalogue.vocabulary.domains["ikev1"]
    assert [code for code in range(36134, 36140) if not ikev1.is_private(code)] == [36136, 36137]


def test_ranges_are_listed_in_a_clause(win32):
    assert win32.clause() == "those of Windows are 13000-13025 and 13800-13932"
    assert listed("a") == "a" and listed("abc") == "a, b and c"


def test_the_command_is_told_which_function_of_windows_describes_a_domain(catalogue):
    sets = dict(re.findall(r"(DESCRIBED_BY_\w+) = (\d+)", interface(catalogue)["described_by.h"]))
    places = list(catalogue.vocabulary.domains)
    assert int(sets["DESCRIBED_BY_FORMAT_MESSAGE"]) == 1 << places.index("win32")
    assert int(sets["DESCRIBED_BY_ERROR_STRING"]) == 1 << places.index("ras")


def test_a_label_is_a_word_in_small_letters():
    table = {"meaning": "m", "official": "o", "separator": "_", "mentions": "notify", "numbers": "notify", "share": 1}
    table |= {"block": [1, 9], "labels": ["isakmp", "IKEv1", "ike v1"]}
    findings = Findings()
    DomainChecks(findings, "vocabulary.toml", {"d": table}).check()
    assert findings.report().splitlines() == [
        f"vocabulary.toml: domain.d.labels: '{word}' is no word in small letters; write it as one"
        for word in ("IKEv1", "ike v1")
    ]


def test_a_set_has_room_for_so_many_domains():
    table = {"meaning": "m", "official": "o", "separator": "_", "mentions": "none", "numbers": "own", "share": 1}
    tables = {f"d{number}": table | {"block": [1, 9]} for number in range(MOST)}
    findings = Findings()
    DomainChecks(findings, "vocabulary.toml", tables).check()
    assert findings == []
    DomainChecks(findings, "vocabulary.toml", tables | {"more": tables["d0"]}).check()
    assert findings.report() == "vocabulary.toml: domain: has 32 domains; a set of them has room for 31"
