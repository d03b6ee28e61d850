"""Records the logs of both ends: python3 tests/peers/record.py FOLDER [WAY...]

Into FOLDER/WAY go gw1.log and gw2.log as charon wrote them, ike.pcap with the keys that Wireshark reads, and
expectation.json with what differed and what is expected of it. Without names it is every way of ways.toml."""

import concurrent.futures
import json
import pathlib
import shutil
import sys
import tempfile
import traceback

import certificates
import network
from ways import WAYS, perform

# A run waits for most of its time; so many at once are no hurry for two cores.
AT_ONCE = 6


def record(way, folder, scratch):
    states = perform(way, scratch / way["name"], scratch / "certificates")
    target = folder / way["name"]
    target.mkdir(parents=True, exist_ok=True)
    for end in ("gw1", "gw2"):
        shutil.copy(scratch / way["name"] / end / "log", target / f"{end}.log")
        shutil.copy(scratch / way["name"] / end / "keys", target / f"{end}.keys")
    shutil.copy(scratch / way["name"] / "ike.pcap", target)
    expectation = {"way": way["name"], "differs": way["differs"], "states": states, **way["expect"]}
    (target / "expectation.json").write_text(json.dumps(expectation, indent=1) + "\n")
    return states


def main(folder, *names):
    if lacks := network.missing():
        sys.exit("record.py: " + "; ".join(lacks))
    with tempfile.TemporaryDirectory(prefix="peers-") as scratch:
        scratch = pathlib.Path(scratch)
        certificates.make(scratch / "certificates")
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            wanted = [way for way in WAYS if not names or way["name"] in names]
            runs = {pool.submit(record, way, pathlib.Path(folder), scratch): way["name"] for way in wanted}
            for run in concurrent.futures.as_completed(runs):
                try:
                    print(runs[run], run.result())
                except Exception:
                    print(runs[run], "FAILED")
                    traceback.print_exc()


if __name__ == "__main__":
    main(*sys.argv[1:])
