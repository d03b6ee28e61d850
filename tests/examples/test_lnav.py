"""The formats for lnav: lnav checks them and their samples, and marks the failures of real logs."""

import csv
import io
import os
import pathlib
import shutil
import subprocess

import pytest

from other_tables import missing

FORMATS = pathlib.Path(__file__).resolve().parents[2] / "examples" / "lnav" / "ike.json"
CHARON = """\
Nov 30 19:12:23 00[DMN] Starting IKE charon daemon (strongSwan 5.9.8, Linux 6.1.0, x86_64)
Nov 30 19:12:24 05[CFG] <1> looking for an IKE config for 10.99.0.2...10.99.0.1
Nov 30 19:12:24 05[CFG] <1> received proposals: IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/CURVE_25519
Nov 30 19:12:24 05[IKE] <1> no proposal found
Nov 30 19:12:24 11[IKE] <site|1> authentication of 'gw1.example' with pre-shared key successful
Nov 30 19:12:24 11[CFG] <site|1> no matching CHILD_SA config found for 10.1.0.0/16 === 10.3.0.0/16
Nov 30 19:12:24 11[IKE] <site|1> failed to establish CHILD_SA, keeping IKE_SA
Nov 30 19:12:24 12[IKE] received TS_UNACCEPTABLE notify, no CHILD_SA built
Nov 30 19:12:24 13[IKE] received AUTHENTICATION_FAILED notify error
Nov 30 19:12:28 14[IKE] retransmit 1 of request with message ID 0
Nov 30 19:12:40 15[IKE] establishing IKE_SA failed, peer not responding
"""
PLUTO = """\
Nov 30 19:29:14.268063: FIPS Mode: NO
Nov 30 19:29:15.176222: "site" #1: initiating IKEv2 connection
Nov 30 19:29:15.276222: "site" #1: IKE SA authentication request rejected by peer: AUTHENTICATION_FAILED
Nov 30 19:29:15.376222: "site" #1: encountered fatal error in state STATE_V2_PARENT_I2
Nov 30 19:29:16.376222: "site" #2: STATE_MAIN_I3: retransmission; will wait 1 seconds for response
Nov 30 19:29:17.376222: "site" #3: authentication failed: no PSK found for '@gw1.example'
Nov 30 19:29:18.376222: "site" #4: responder established IKE SA; authenticated peer using authby=secret
"""


@pytest.fixture
def lnav(tmp_path):
    program = shutil.which("lnav") or missing("lnav", "lnav")
    folder = tmp_path / "lnav" / "formats" / "ike"
    folder.mkdir(parents=True)
    shutil.copy(FORMATS, folder)
    inherited = {name: value for name, value in os.environ.items() if name != "LD_PRELOAD"}  # lnav hangs in a sanitizer
    environment = inherited | {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "TERM": "dumb"}

    def run(*arguments):
        command = [program, "-I", tmp_path / "lnav", *arguments]
        streams = {"stdin": subprocess.DEVNULL, "capture_output": True}  # it would wait for an open standard input
        return subprocess.run(command, env=environment, **streams, text=True, check=True, timeout=60)

    return run


def test_lnav_finds_nothing_wrong(lnav):
    result = lnav("-C")
    assert "error" not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("table", "log", "errors", "warnings", "connections"),
    [
        ("charon_log", CHARON, {4, 6, 7, 8, 9, 11}, {10}, {"1", "site|1"}),
        ("pluto_log", PLUTO, {3, 4, 6}, {5}, {"site"}),
    ],
)
def test_failures_are_errors(lnav, tmp_path, table, log, errors, warnings, connections):
    file = tmp_path / "daemon.log"
    file.write_text(log)
    query = f";SELECT log_line + 1 AS line, log_level, connection FROM {table}"
    rows = list(csv.DictReader(io.StringIO(lnav("-n", "-c", query, "-c", ":write-csv-to -", file).stdout)))
    assert len(rows) == len(log.splitlines())
    assert {int(row["line"]) for row in rows if row["log_level"] == "error"} == errors
    assert {int(row["line"]) for row in rows if row["log_level"] == "warning"} == warnings
    assert {row["connection"] for row in rows} - {"", "<NULL>"} == connections
