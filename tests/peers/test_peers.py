"""Two real gateways that disagree in one way: each end's log names the error and, where it decided, the cause; the code that
Windows shows is a relation away; the capture has the notify. What this needs is never skipped: it fails and says why."""

import concurrent.futures
import os
import pathlib
import subprocess

import ikeerr
import pytest

import certificates
import iked
import keys
import network
import pluto
from ways import WAYS, expected, perform

ENDS = ("gw1", "gw2")
# A run waits for most of its time; so many at once are no hurry for two cores.
AT_ONCE = 8
NOT_ON_THE_WIRE = {"condition", "win32", "ras"}


@pytest.fixture(scope="session")
def runs(request, tmp_path_factory):
    """Every way that is asked for, as a future: they run beside the tests that look at the first of them."""
    if lacks := network.missing() + pluto.missing() + iked.missing():
        pytest.fail("\n".join(["The test of real peers cannot run here:", *lacks]), pytrace=False)
    folder = tmp_path_factory.mktemp("peers")
    certificates.make(folder / "certificates")
    ways = [item.callspec.params["way"] for item in request.session.items]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        started = [
            (way["name"], pool.submit(perform, way, folder / way["name"], folder / "certificates")) for way in ways
        ]
        yield {name: (future, folder / name) for name, future in started}


def marked(folder):
    """What scan finds in the log of one end: records and causes, by their identities."""
    files = [folder / name for name in ("log.1", "log")]
    text = "".join(file.read_text(errors="replace") for file in files if file.exists())
    found = set()
    for mention in ikeerr.scan(text):
        found.update(str(record.id) for record in mention.records)
        if mention.cause:
            found.update(f"{record.id}#{mention.cause.partition('#')[2]}" for record in mention.records)
    return found


def reached(record, target):
    """Whether the page of the record, or of the target, relates the two as more than confused."""
    return any(
        relation.kind != "confused" and relation.target == other
        for one, other in ((record, target), (target, record))
        for relation in one.related
    )


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way["name"])
def test_way(way, runs):
    future, folder = runs[way["name"]]
    states = future.result()
    for end in ENDS:
        row = expected(way, end)
        where = f"{way['name']}, {end}: {folder / end}"
        working = [{"ike": "established", "child": "established"}] * way.get("crowd", 0)
        whats = ("ike",) if way.get("without_esp") else ("ike", "child")
        check_states(whats, [row, *way.get("others", {}).get(end, {}).values(), *working], states[end], where)
        if way.get("without_esp"):
            continue
        check_scan(way, row, marked(folder / end), where)
        check_windows(row, where)
    if way.get("captured", True) and "stack" not in way:
        check_capture(way, folder)


def check_states(whats, rows, states, where):
    """Each end has up what the way says when it is over: else the logs are those of another way."""
    if states is not None:
        for what, count in zip(whats, states, strict=False):
            expected_up = sum(row[what] == "established" for row in rows)
            assert count == expected_up, f"{where}: {count} {what} up, expected {expected_up}"


def check_scan(way, row, found, where):
    if row["record"] is None:
        if row["ike"] == "established":
            causes = {name for name in found if "#" in name and name.startswith(("ikev1", "ikev2"))}
            assert causes <= {*way.get("harmless", [])}, f"{where}: {causes} in the log of what works"
        return
    wanted = row.get("scan", row["cause"] if row.get("sign", True) and row["cause"] else row["record"])
    assert wanted in found, f"{where}: scan finds {sorted(found)}, not {wanted}"


def check_windows(row, where):
    if row["windows"]:
        record, target = ikeerr.lookup(row["record"]), ikeerr.lookup(row["windows"])
        assert reached(record, target), f"{where}: no relation between {record} and {target}"


def check_capture(way, folder):
    """The notify that one end sent, as Wireshark decrypts it with the keys of this run."""
    rows = [expected(way, end) for end in ENDS]
    records = {row["record"] for row in rows if row["record"] and row["by"] == "peer"}
    records = {record for record in records if record.partition(":")[0] not in NOT_ON_THE_WIRE}
    if not records:
        return
    settings = folder / "wireshark"
    settings.mkdir()
    for name, table in keys.tables(folder / "gw1/keys", folder / "ike.pcap").items():
        (settings / name).write_text(table)
    types = subprocess.run(
        ["tshark", "-r", str(folder / "ike.pcap"), "-T", "fields", "-e", "isakmp.notify.msgtype"],
        env=os.environ | {"WIRESHARK_CONFIG_DIR": str(settings)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sent = {int(number) for number in types.replace(",", " ").split()}
    for record in records:
        assert (
            ikeerr.lookup(record).code in sent
        ), f"{pathlib.Path(folder, 'ike.pcap')} has {sorted(sent)}, not {record}"
