"""The ways of ways.toml, and what happens when the two ends are run so."""

import concurrent.futures
import pathlib
import signal
import time
import tomllib

from charon import Charon
from iked import Iked
from network import network
from pluto import Pluto
from settings import merged

DECLARED = tomllib.loads((pathlib.Path(__file__).parent / "ways.toml").read_text(encoding="utf-8"))
WAYS = DECLARED["way"]
KINDS = DECLARED["kind"]
PARTS = DECLARED["part"]


def settings(way, end):
    """Those of the kinds that the way is like, and its own over them."""
    return merged(
        *(KINDS[kind].get(end, {}) for kind in ["any", *way["like"]]), crowd(end, way.get("crowd", 0)), way.get(end, {})
    )


def expected(way, end):
    """What is expected of an end, with whole names: `cause` and `marked` are those of a record, or None."""
    row = way["expect"][end]
    record = row.get("record")
    cause = row.get("cause")
    if cause and "#" not in cause:
        cause = f"{record}#{cause}"
    windows = row.get("windows", DECLARED["windows"].get(record))
    return row | {"record": record, "cause": cause, "windows": windows}


def crowd(end, count):
    """Connections beside the one that matters, each of a branch with its own name and network; they work."""
    base = KINDS["any"][end]["connections"]["site"]
    connections, names = {}, {}
    for number in range(1, count + 1):
        name = f"branch{number}.example"
        names[f"id-{number}"] = name
        branch = {"local_ts": f"10.1.{number}.0/24", "remote_ts": f"10.2.{number}.0/24"}
        if end == "gw1":
            own = {"local": {"id": name}}
        else:
            own = {"remote": {"id": name}}
            branch = {"local_ts": branch["remote_ts"], "remote_ts": branch["local_ts"]}
        children = {"net": "REMOVED", f"net{number}": branch | {"esp_proposals": "aes128-sha256"}}
        connections[f"branch{number}"] = merged(base, own, {"children": children})
    secrets = {"ike-branches": {"id-0": "gw2.example", "secret": "battery-staple"} | names} if count else {}
    return {"connections": connections, "secrets": secrets}


def step(gateways, line, later):
    """One line of `steps`: who, what, with what."""
    who, what, *rest = line.split(maxsplit=2)
    if who == "pass":
        time.sleep(float(what))
        return
    if who == "both":
        with concurrent.futures.ThreadPoolExecutor() as pool:
            list(pool.map(lambda name: step(gateways, line.replace("both", name, 1), later), gateways))
        return
    gateway, rest = gateways[who], (rest or [""])[0]
    if what == "stop":
        gateway.stop()
    elif what == "crash":
        gateway.stop(signal.SIGKILL)
    elif what == "start":
        gateway.start()
    elif what == "crowd":
        how, numbers = rest.split()
        first, last = map(int, numbers.split("-"))
        for number in range(first, last + 1):
            step(gateways, f"{who} {how} child net{number}", later)
    elif what == "rotate":
        gateway.rotate()
    elif what == "forget":
        gateway.log.unlink()
    elif what == "load":
        gateway.load(merged(gateway.settings, later[who]))
    elif what == "drop":
        gateway.host.drop(*filter(None, rest.split(", ")))
    elif what == "translate":
        gateway.host.translate()
    elif what == "begin":
        option, name = rest.split()
        gateway.control("--initiate", f"--{option}", name, "--timeout", "-1")
    elif what == "await":
        pattern, _, count = rest.rpartition(" ") if rest[-1].isdigit() else (rest, "", 1)
        gateway.await_line(pattern, int(count))
    else:
        option, name = rest.split()
        gateway.control(f"--{what}", f"--{option}", name)


def make_gateway(way, host, certificates_folder, journal):
    stack = way.get("stack", {}).get(host.name)
    if stack:
        return {"libreswan": Pluto, "openiked": Iked}[stack](host, settings(way, host.name))
    return Charon(host, settings(way, host.name), certificates_folder, journal)


def perform(way, folder, certificates_folder, journal=False):
    """Runs the way; the logs are in FOLDER/gw1 and FOLDER/gw2. Answers the states of both ends at the end."""
    with network(folder, way.get("crowd", 0)) as hosts:
        gateways = {end: make_gateway(way, host, certificates_folder, journal) for end, host in hosts.items()}
        if journal:
            for host in hosts.values():
                host.keep_journal()
        capture = hosts["gw1"].capture(folder / "ike.pcap")
        gateways["gw1"].await_("capture", (folder / "ike.pcap").exists)
        for gateway in gateways.values():
            gateway.start()
        for line in way.get("steps", ["gw1 initiate child net"]):
            step(gateways, line, way.get("later", {}))
        time.sleep(way.get("settle", 0.3))
        states = {end: gateway.states() if gateway.running() else None for end, gateway in gateways.items()}
        capture.send_signal(signal.SIGINT)
        capture.wait()
        for gateway in gateways.values():
            gateway.stop(signal.SIGKILL)
            if journal:
                gateway.host.write_journal()
    return states
