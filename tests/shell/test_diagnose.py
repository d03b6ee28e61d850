"""The command diagnose: several logs, logs that run newest first, what cannot be read."""

import re

from command import ikeerr
from shared_cases import FOLDER

LOGS = FOLDER / "logs"
TOLD, DECIDING = LOGS / "strongswan-ike-encryption-gw1.log", LOGS / "strongswan-ike-encryption-gw2.log"


def labels(text):
    return set(re.findall(r"^  (\w+) ", text, re.MULTILINE))


def turned(log, folder):
    path = folder / log.name
    path.write_text("".join(reversed(log.read_text(encoding="utf-8").splitlines(keepends=True))), encoding="utf-8")
    return path


def test_several_logs_are_named_and_joined():
    result = ikeerr("diagnose", TOLD, DECIDING)
    assert result.text.startswith(f"Log 1: {TOLD}\nsite, peer 10.99.0.2: refused by the peer")
    assert "The log of the other end shows it: log 2, line 8." in result.text
    assert f"\n\nLog 2: {DECIDING}\npeer 10.99.0.1: refused here" in result.text
    told, deciding = (labels(part) for part in result.text.split("\n\nLog 2"))
    assert "check" not in told and "check" in deciding
    assert result.status == 1
    assert [verdict["file"] for verdict in ikeerr("diagnose", "--json", TOLD, DECIDING).objects] == [
        str(TOLD),
        str(DECIDING),
    ]


def test_each_attempt_by_itself_is_not_joined():
    verdicts = ikeerr("diagnose", "--json", "--each", TOLD, DECIDING).objects
    assert [(verdict["reason"], verdict["cause_log"]) for verdict in verdicts] == [
        ("ikev2:14", None),
        ("ikev2:14#ike-proposals", None),
    ]


def test_a_file_that_runs_newest_first_is_turned_round(tmp_path):
    log = turned(DECIDING, tmp_path)
    (verdict,) = ikeerr("diagnose", "--json", log).objects
    (usual,) = ikeerr("diagnose", "--json", DECIDING).objects
    lines = log.read_text(encoding="utf-8").splitlines()
    assert verdict["is_newest_first"]
    assert [lines[line["line"] - 1] for line in verdict["evidence"]] == [line["text"] for line in usual["evidence"]]
    assert verdict["ours"] in lines[verdict["ours_line"] - 1]
    assert (verdict["first_line"], verdict["last_line"]) == (1, len(lines) - 2)
    result = ikeerr("diagnose", log)
    assert result.text.startswith("This log runs newest first: it was read from its end.\npeer 10.99.0.1: refused here")
    assert "may be wrong" not in result.text
    joined = ikeerr("diagnose", "--json", TOLD, log).objects[0]
    assert lines[joined["cause_line"] - 1].endswith("received proposals unacceptable")


def test_a_stream_that_runs_newest_first_is_said_to(tmp_path):
    result = ikeerr("diagnose", "-", stdin=turned(DECIDING, tmp_path).read_bytes())
    assert "This log runs newest first" in result.text
    assert "Turn it round: tac FILE | ikeerr diagnose" in " ".join(result.text.split())


def test_a_file_that_cannot_be_read_is_no_log(tmp_path):
    result = ikeerr("diagnose", "--json", tmp_path / "nowhere.log", DECIDING)
    assert result.status == 2
    assert [(verdict["log"], verdict["file"]) for verdict in result.objects] == [(2, str(DECIDING))]
