"""The logs that are measured, made of those of the test cases: the lines of gateways as they are, in the events of Windows,
in the JSON of a shipper, and without line feeds."""

import json
import pathlib

CASES = pathlib.Path(__file__).resolve().parents[1] / "cases" / "logs"


def read(paths):
    return "".join(path.read_text(encoding="utf-8", errors="replace") for path in paths)


def shipped(line):
    fields = {
        "@timestamp": "2026-03-04T09:12:31.000Z",
        "host": {"name": "gw1"},
        "log": {"file": {"path": "/var/log/ike"}},
    }
    return json.dumps(fields | {"message": line})


def write_logs(folder):
    """{kind: path}"""
    events = sorted(CASES.glob("windows-*xml*.log"))
    gateways = read(path for path in sorted(CASES.glob("*.log")) if path not in events)
    texts = {
        "gateways": gateways,
        "Windows event XML": read(events),
        "JSON lines": "".join(f"{shipped(line)}\n" for line in gateways.splitlines()),
        "no line feeds": gateways.replace("\n", " "),
    }
    for kind, text in texts.items():
        (folder / f"{kind}.log").write_text(text, encoding="utf-8")
    return {kind: folder / f"{kind}.log" for kind in texts}
