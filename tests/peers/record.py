"""Records what both ends write: python3 tests/peers/record.py FOLDER [WAY...]

Of each way of ways.toml, or of those named, FOLDER/WAY has

gw1.log, gw2.log          as charon wrote them at its default level; .log.1 is the older part of one that was rotated
gw1.named.log, ...        the same with the connections' names
gw1.journal.short, .json  of a second run, what journalctl shows
ike.pcap                  the packets of the first run; the keys in Wireshark's tables beside it
expectation.json          what differed, what is expected of either end, how many SAs were up at the end
"""

import concurrent.futures
import json
import pathlib
import shutil
import sys
import tempfile
import traceback

import certificates
import keys
import network
from ways import PARTS, WAYS, expected, perform

# A run waits for most of its time; so many at once are no hurry for two cores.
AT_ONCE = 8
# The file of a gateway, and how it is called in the record.
FILES = {"log": "log", "log.1": "log.1", "named": "named.log"}
TOLD = ("differs", "stack", "others", "crowd", "earlier", "without_esp")
JOURNAL = {"journal.short": "journal.short", "journal.json": "journal.json"}


def keep(run, files, target):
    for end in ("gw1", "gw2"):
        for name, kept in files.items():
            if (run / end / name).exists():
                shutil.copy(run / end / name, target / f"{end}.{kept}")


def record(way, folder, scratch):
    target = folder / way["name"]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    run = scratch / way["name"]
    states = perform(way, run, scratch / "certificates")
    keep(run, FILES, target)
    shutil.copy(run / "ike.pcap", target)
    if "stack" not in way:
        for name, table in keys.tables(run / "gw1/keys", run / "ike.pcap").items():
            (target / name).write_text(table)
        perform(way, scratch / "journal" / way["name"], scratch / "certificates", journal=True)
        keep(scratch / "journal" / way["name"], JOURNAL, target)
    told = {name: way[name] for name in TOLD if name in way}
    ends = {end: expected(way, end) for end in ("gw1", "gw2")}
    expectation = {"way": way["name"], **told, "established_and_installed": states, **ends}
    (target / "expectation.json").write_text(json.dumps(expectation, indent=1) + "\n")
    return states


def cut(part, folder):
    """A part of a log that is there already."""
    source, target = folder / part["of"], folder / part["name"]
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for end in ("gw1", "gw2"):
        text = (source / f"{end}.log").read_bytes()
        first, behind = (int(len(text) * share) for share in part.get("without", (part["to"], part["to"])))
        text = text[int(len(text) * part["from"]) : first] + text[behind : int(len(text) * part["to"])]
        if part.get("newest"):
            text = b"".join(reversed(text.splitlines(keepends=True)))
        (target / f"{end}.log").write_bytes(text)
    expectation = json.loads((source / "expectation.json").read_text())
    (target / "expectation.json").write_text(json.dumps(expectation | {"part": part}, indent=1) + "\n")


def main(folder, *names):
    if lacks := network.missing():
        sys.exit("record.py: " + "; ".join(lacks))
    folder = pathlib.Path(folder)
    failed = False
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        scratch = pathlib.Path(name)
        certificates.make(scratch / "certificates")
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            wanted = [way for way in WAYS if not names or way["name"] in names]
            runs = {pool.submit(record, way, folder, scratch): way["name"] for way in wanted}
            for run in concurrent.futures.as_completed(runs):
                try:
                    print(runs[run], run.result())
                except Exception:
                    failed = True
                    print(runs[run], "FAILED")
                    traceback.print_exc()
    for part in PARTS:
        if not names or part["of"] in names:
            cut(part, folder)
    return failed


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
