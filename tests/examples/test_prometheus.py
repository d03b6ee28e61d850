"""The exporter: Prometheus counts the verdicts of a log that is written, emptied and rotated meanwhile."""

import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import ikeerr
import pytest

from other_tables import missing

ROOT = pathlib.Path(__file__).resolve().parents[2]
UNPACKED = ROOT / "build" / "packages" / "prometheus" / "usr" / "bin"
EXAMPLE = ROOT / "examples" / "prometheus"
LOGS = ROOT / "tests" / "cases" / "logs"
REFUSED, WORKS = LOGS / "strongswan-psk-gw1.log", LOGS / "strongswan-works-rekeyed-gw1.log"
WAIT = 60  # seconds, for what takes a few


def found(program):
    return shutil.which(program, path=f"{UNPACKED}:{os.environ['PATH']}") or missing(program, "prometheus")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def read(url):
    with urllib.request.urlopen(url) as answer:
        return answer.read().decode()


def wait_for(value_of, expected):
    end, value = time.monotonic() + WAIT, None
    while time.monotonic() < end:
        try:
            value = value_of()
        except urllib.error.URLError:
            value = None
        if value == expected:
            return
        time.sleep(0.1)
    assert value == expected


def verdicts(*logs):
    """{(outcome, decided by, reason): how many} as the logs say one after the other."""
    diagnoser, counts = ikeerr.Diagnoser(), {}
    for log in logs:
        for verdict in diagnoser.feed(log.read_bytes()):
            key = verdict.outcome, verdict.decided_by, verdict.reason or ""
            counts[key] = counts.get(key, 0) + 1
    return counts


@pytest.fixture
def exporter(tmp_path):
    """(the log that it follows, its port)"""
    log, port = tmp_path / "ike.log", free_port()
    program = subprocess.Popen([sys.executable, EXAMPLE / "ikeerr_exporter.py", log, "--port", str(port)])
    yield log, port
    program.terminate()
    program.wait()


@pytest.fixture
def prometheus(exporter, tmp_path):
    """A function of a query: {(outcome, decided by, reason): value}."""
    program = found("prometheus")
    port, settings = free_port(), tmp_path / "prometheus.yml"
    scrape = {"job_name": "ike", "scrape_interval": "1s", "static_configs": [{"targets": [f"127.0.0.1:{exporter[1]}"]}]}
    settings.write_text(json.dumps({"scrape_configs": [scrape], "rule_files": [str(EXAMPLE / "rules.yml")]}))
    address, storage = f"--web.listen-address=127.0.0.1:{port}", f"--storage.tsdb.path={tmp_path / 'data'}"
    server = subprocess.Popen([program, f"--config.file={settings}", address, storage], stderr=subprocess.DEVNULL)

    def ask(query):
        url = f"http://127.0.0.1:{port}/api/v1/query?{urllib.parse.urlencode({'query': query})}"
        rows = json.loads(read(url))["data"]["result"]
        labels = ("outcome", "decided_by", "reason")
        return {tuple(row["metric"].get(label, "") for label in labels): int(row["value"][1]) for row in rows}

    yield ask
    server.terminate()
    server.wait()


def test_prometheus_counts_verdicts_of_a_followed_log(exporter, prometheus):
    log, _ = exporter
    text = REFUSED.read_bytes()
    log.write_bytes(text[:-10])  # the last line is not through yet
    with log.open("ab") as file:
        file.write(text[-10:])
    assert ("refused", "peer", "ikev2:24") in verdicts(REFUSED)

    def is_counted(*logs):
        lines = sum(written.read_bytes().count(b"\n") for written in logs)
        wait_for(lambda: prometheus("ikeerr_log_lines_total"), {("", "", ""): lines})
        wait_for(lambda: prometheus("ikeerr_verdicts_total"), verdicts(*logs))

    is_counted(REFUSED)
    log.rename(log.with_suffix(".1"))
    log.write_bytes(WORKS.read_bytes())
    is_counted(REFUSED, WORKS)
    log.write_bytes(text)
    is_counted(REFUSED, WORKS, REFUSED)


def test_promtool_finds_nothing_to_improve(exporter):
    promtool = found("promtool")
    log, port = exporter
    log.write_bytes(REFUSED.read_bytes())
    metrics = f"http://127.0.0.1:{port}/metrics"
    wait_for(
        lambda: 'ikeerr_verdicts_total{decided_by="peer",outcome="refused",reason="ikev2:24"} 1.0' in read(metrics),
        True,
    )
    ours = [line for line in read(metrics).splitlines(keepends=True) if "ikeerr_" in line]
    done = subprocess.run(
        [promtool, "check", "metrics"], input="".join(ours), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    subprocess.run([promtool, "check", "rules", EXAMPLE / "rules.yml"], capture_output=True, check=True)
