"""The Wireshark plugin explains the notifies of real refusals, in the clear and decrypted, and of made ones."""

import pathlib
import shutil
import struct
import subprocess

import pytest
from scapy.layers.inet import IP, UDP
from scapy.layers.l2 import Ether
from scapy.utils import wrpcap

from hosts import MODULES, PURE, environment_of, lua_linked_to
from other_tables import missing

HERE = pathlib.Path(__file__).resolve().parent
PLUGIN = HERE.parent.parent / "examples" / "wireshark" / "ikeerr_notify.lua"
CAPTURES = HERE / "captures"
NOTIFY, PAYLOAD_ENDS = 41, 0
INFORMATIONAL = 37
INFORMATIONAL_V1 = 5


@pytest.fixture(scope="module")
def tshark():
    return shutil.which("tshark") or missing("tshark", "tshark")


@pytest.fixture(params=[MODULES, PURE])
def run(request, tshark, tmp_path):
    """Runs tshark with the plugin, once with the C module and once with the part in Lua."""
    settings = tmp_path / "settings" / "wireshark"
    settings.mkdir(parents=True)
    for table in CAPTURES.glob("*_decryption_table"):
        shutil.copy(table, settings)
    environment = environment_of(request.param, lua_linked_to(tshark)) | {"XDG_CONFIG_HOME": settings.parent}

    def run(capture, *arguments):
        command = [tshark, "-X", f"lua_script:{PLUGIN}", "-r", capture, *arguments]
        result = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        assert "Lua" not in result.stderr + result.stdout
        return result.stdout

    def rows(capture, *fields, wanted="ikeerr"):
        """Of each frame that a filter keeps: the values of fields, each a list."""
        shown = [argument for field in fields for argument in ("-e", field)]
        text = run(capture, "-Y", wanted, "-T", "fields", "-E", "aggregator=|", *shown)
        return [[value.split("|") if value else [] for value in line.split("\t")] for line in text.splitlines()]

    run.rows = rows
    return run


# ---- real refusals ----


def test_a_refusal_in_the_clear(run):
    fields = "frame.number ikeerr.record ikeerr.kind ikeerr.windows ikeerr.windows.code".split()
    assert run.rows(CAPTURES / "ike-encryption.pcap", *fields, wanted="ikeerr.kind == error") == [
        [["2"], ["ikev2:14"], ["error"], ["ERROR_IPSEC_IKE_POLICY_MATCH"], ["13868"]]
    ]


def test_a_refusal_that_is_decrypted(run):
    [[number, records, checks, fixes]] = run.rows(
        CAPTURES / "selectors.pcap", "frame.number", "ikeerr.record", "ikeerr.check", "ikeerr.fix", wanted="ikeerr.fix"
    )
    assert (number, records) == (["4"], ["ikev2:16396", "ikev2:16397", "ikev2:38"])
    assert "compare" in checks[0].lower()
    assert "remote_ts" in fixes[0]


def test_a_refusal_of_ikev1_that_is_decrypted(run):
    rows = run.rows(CAPTURES / "ikev1-selectors.pcap", "frame.number", "ikeerr.record", "ikeerr.windows.code")
    assert rows == [[["5"], ["ikev1:24578"], []], [["8"], ["ikev1:18"], ["13869"]]]


def test_the_expert_item(run):
    assert "NO_PROPOSAL_CHOSEN (14): " in run(CAPTURES / "ike-encryption.pcap", "-q", "-z", "expert,error")
    rows = run.rows(CAPTURES / "selectors.pcap", "frame.number", wanted="ikeerr.error")
    assert rows == [[["4"]]]
    assert run.rows(CAPTURES / "selectors.pcap", "frame.number", wanted="ikeerr.warning") == []


def test_details_show_everything(run):
    text = run(CAPTURES / "ike-encryption.pcap", "-O", "ikeerr")
    for label in ("Name: NO_PROPOSAL_CHOSEN", "Meaning: ", "First cause: ", "Check: ", "Fix: ", "Windows code: 13868"):
        assert f"\n        {label}" in text
    assert "`" not in text


# ---- made ones ----


def notify(kind, data=b"", spi=b"", protocol=0, follows=PAYLOAD_ENDS, length=None):
    """A Notify payload of IKEv2 (RFC 7296 3.10)."""
    size = 8 + len(spi) + len(data) if length is None else length
    return struct.pack(">BBHBBH", follows, 0, size, protocol, len(spi), kind) + spi + data


def notify_v1(kind, data=b"", spi=b"", follows=PAYLOAD_ENDS):
    """A Notification payload of IKEv1 (RFC 2408 3.14)."""
    size = 12 + len(spi) + len(data)
    return struct.pack(">BBHIBBH", follows, 0, size, 1, 1, len(spi), kind) + spi + data


def message(payloads, exchange=INFORMATIONAL, version=0x20, first=NOTIFY):
    head = struct.pack(">8s8sBBBBII", b"initiate", b"responds", first, version, exchange, 0x20, 7, 28 + len(payloads))
    return head + payloads


def message_v1(payloads):
    return message(payloads, INFORMATIONAL_V1, 0x10, 11)


@pytest.fixture
def capture(tmp_path):
    def write(*messages):
        frames = [Ether(src="02:00:00:00:00:01", dst="02:00:00:00:00:02") / IP(src="192.0.2.1", dst="192.0.2.2")
                  / UDP(sport=500, dport=500) / message for message in messages]  # fmt: skip
        wrpcap(str(tmp_path / "made.pcap"), frames)
        return tmp_path / "made.pcap"

    return write


def test_an_error_of_windows_in_the_data(run, capture):
    made = capture(message(notify(12345, bytes.fromhex("0000362c"))), message_v1(notify_v1(40003, b"\0\0\x35\xe9")))
    assert run.rows(made, "ikeerr.record", "ikeerr.windows.code") == [
        [["ikev2:12345@microsoft", "win32:13868"], ["13868"]],
        [["ikev1:40003@microsoft", "win32:13801"], ["13801"]],
    ]


def test_each_notify_has_its_own_data(run, capture):
    """What stands between and behind, other data and SPIs among them, is not taken for it."""
    payloads = (
        notify(16388, b"\0\0\x36\x2c" * 5, follows=NOTIFY)
        + notify(12345, b"\0\0\x35\xe9", follows=NOTIFY)
        + notify(12345, b"\0\0\x36\x3e", spi=b"\0\0\x36\x2c", protocol=3, follows=NOTIFY)
        + notify(14)
    )
    assert run.rows(capture(message(payloads)), "ikeerr.record", "ikeerr.unknown") == [
        [
            ["ikev2:16388", "ikev2:12345@microsoft", "win32:13801", "ikev2:12345@microsoft", "win32:13886", "ikev2:14"],
            [],
        ]
    ]


def test_eight_octets_of_ikev1(run, capture):
    made = capture(message_v1(notify_v1(40003, bytes.fromhex("deadbeef0000363e"), spi=b"responds" * 2)))
    assert run.rows(made, "ikeerr.record") == [[["ikev1:40003@microsoft", "win32:13886"]]]


@pytest.mark.parametrize("data", [b"", b"\x36", b"\x36\x2c", b"\0\0\x36\x2c\0"])
def test_data_of_a_wrong_length(run, capture, data):
    octets = "1 octet" if len(data) == 1 else f"{len(data)} octets"
    [[records, [reason]]] = run.rows(capture(message(notify(12345, data))), "ikeerr.record", "ikeerr.unknown")
    assert records == ["ikev2:12345@microsoft"]
    assert reason.startswith(f"N(12345) with {octets} of data")


def test_a_number_that_is_no_error_of_windows(run, capture):
    made = capture(message(notify(12345, bytes.fromhex("00003660"))))
    [[_, [reason]]] = run.rows(made, "ikeerr.record", "ikeerr.unknown")
    assert "13920" in reason


def test_one_number_in_two_versions(run, capture):
    made = capture(message(notify(17)), message_v1(notify_v1(17)))
    assert run.rows(made, "ikeerr.record") == [[["ikev2:17"]], [["ikev1:17"]]]


def test_a_number_of_two_vendors(run, capture):
    assert run.rows(capture(message(notify(40961))), "ikeerr.record") == [
        [["ikev2:40961@3gpp", "ikev2:40961@strongswan"]]
    ]


def test_a_type_that_is_not_assigned(run, capture):
    [[records, [reason]]] = run.rows(capture(message(notify(8000))), "ikeerr.record", "ikeerr.unknown")
    assert (records, "8000" in reason) == ([], True)


@pytest.mark.parametrize(("exchange", "word"), [(34, "IKE proposals"), (35, "ESP or AH proposals")])
def test_the_cause_fits_the_exchange(run, capture, exchange, word):
    [[cause]] = run.rows(capture(message(notify(14), exchange)), "ikeerr.cause")
    assert word in cause[0]


def test_messages_that_are_cut(run, capture):
    whole = message(notify(14, follows=NOTIFY) + notify(12345, b"\0\0\x36\x2c", spi=b"spispisp"))
    run(capture(*(whole[:size] for size in range(len(whole)))), "-V")


def test_payloads_with_a_wrong_length(run, capture):
    made = [notify(12345, b"\0\0\x36\x2c", length=length) for length in (0, 3, 7, 9, 11, 200, 65535)]
    made += [notify(12345, spi=b"spispisp", length=length) for length in (8, 9, 15)]
    run(capture(*map(message, made)), "-V")


def test_captures_that_keep_the_beginning_of_packets(run, capture, tmp_path):
    whole = capture(message(notify(14, follows=NOTIFY) + notify(12345, b"\0\0\x36\x2c", spi=b"spispisp"))).read_bytes()
    head, packet = whole[:24], whole[40:]
    lengths = range(len(packet) + 1)
    parts = [struct.pack("<IIII", 0, 0, length, len(packet)) + packet[:length] for length in lengths]
    file = tmp_path / "cut.pcap"
    file.write_bytes(head + b"".join(parts))
    run(file, "-V")


def test_without_ikeerr_the_plugin_says_what_it_needs(tshark, tmp_path):
    copy = shutil.copy(PLUGIN, tmp_path)
    command = [tshark, "-X", f"lua_script:{copy}", "-r", CAPTURES / "selectors.pcap"]
    environment = environment_of(None, "5.2") | {"XDG_CONFIG_HOME": tmp_path}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "needs ikeerr_pure.lua beside it" in result.stderr
