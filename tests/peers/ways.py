"""The ways of ways.toml, and what happens when the two ends are run so."""

import pathlib
import signal
import time
import tomllib

import steps
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
    """What is expected of an end, with the whole name of the cause, and None for what the way does not say."""
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
            steps.take(gateways, line, way.get("later", {}))
        time.sleep(way.get("settle", 0.3))
        states = {end: gateway.states() if gateway.running() else None for end, gateway in gateways.items()}
        capture.send_signal(signal.SIGINT)
        capture.wait()
        for gateway in gateways.values():
            gateway.stop(signal.SIGKILL)
            if journal:
                gateway.host.write_journal()
    return states
