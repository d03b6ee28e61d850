"""Which code spans of an instruction are commands and settings that exist."""

import pytest

from catalogue import Catalogue
from compile_step import GOOD
from findings import Findings


@pytest.fixture(scope="module")
def links():
    return Catalogue(GOOD, Findings()).links


def faults(links, span):
    return [fault for fault, _ in links.commands.faults(span, links.known_spans())]


@pytest.mark.parametrize(
    "span",
    [
        "swanctl --list-conns",
        "swanctl --initiate --child CHILD",
        "swanctl --initiate --child=gw --raw",
        "swanctl --initiate --ike NAME --loglevel 1",
        "swanctl --initiate --ike 'two words' --loglevel LEVEL",
        "(swanctl --list-conns).Count",
        "modprobe esp4 esp6",
        "journalctl -u strongswan | modprobe esp4",
        "modprobe esp4; modprobe esp6",
        "--child CHILD",
        "--child",
        "child",
        "1",
        "connections.NAME.proposals",
        "connections.NAME.proposals = default",
        "connections.NAME.proposals = PROPOSALS",
        "swanctl.conf",
        r"HKLM\SYSTEM\Rasman",
        r"HKLM\SYSTEM\Rasman\NegotiateDH2048",
        "NegotiateDH2048",
        "20227",
        "NAME",
        "GATEWAY-2",
        "IKE_SA_INIT",
        "NO_PROPOSAL_CHOSEN",
        "AUTH_FAILED",
        "received proposals: {proposals}",
    ],
)
def test_what_is_declared_is_accepted(links, span):
    assert faults(links, span) == []


@pytest.mark.parametrize(
    ("span", "says"),
    [
        ("swanctl", "'swanctl' is declared nowhere"),
        ("swanctl --load-all", "'swanctl --load-all' is declared nowhere"),
        ("swanctl --initiate", "swanctl --initiate lacks --child"),
        ("swanctl --initiate --child --raw", "--child has no value"),
        ("swanctl --initiate --child=", "--child has no value"),
        ("swanctl --initiate --child CHILD --raw=1", "--raw takes no value"),
        ("swanctl --initiate --child CHILD --loglevel 3", "'3' is no value of --loglevel"),
        ("swanctl --initiate --child CHILD --lines", "'--lines' is no parameter of swanctl --initiate"),
        ("swanctl --list-conns CHILD", "swanctl --list-conns has 1 words that belong to no parameter"),
        ("modprobe a b c", "modprobe has 3 words that belong to no parameter"),
        ("(swanctl --list-conns).Length", "'Length' is no property of what swanctl --list-conns gives"),
        ("modprobe esp4 | swanctl --lst", "'swanctl --lst' is declared nowhere"),
        ("--child CHILD --timeout 5", "'--child CHILD --timeout 5' is declared nowhere"),
        ("connections.GW.proposals", "'connections.GW.proposals' is declared nowhere"),
        ("connections.NAME.proposals = aes", "'connections.NAME.proposals = aes' is declared nowhere"),
        (r"HKLM\SYSTEM\Rasman\Negotiate", r"'HKLM\\SYSTEM\\Rasman\\Negotiate' is declared nowhere"),
        ("NO_PROPOSAL_CHOOSEN", "'NO_PROPOSAL_CHOOSEN' is declared nowhere"),
        ("received proposals", "'received proposals' is declared nowhere"),
    ],
)
def test_what_is_not_declared_is_a_finding(links, span, says):
    assert faults(links, span) == [says]
