"""diagnose() and Diagnoser: the shared cases, the forms that one log comes in, the sources of chunks."""

import io
import json
import re

import ikeerr
import pytest

from shared_cases import FOLDER, cases

LOGS = FOLDER / "logs"
REFUSED = "strongswan-ike-encryption-gw2.log"


def read_log(name):
    return (LOGS / name).read_text(encoding="utf-8")


def described(verdict, expected):
    """As much of a verdict as is expected: a record and a cause by their ids, Child SAs by what became of them."""
    plain = verdict._asdict()
    plain["cause"] = plain["cause"] and plain["cause"]["id"]
    plain["children"] = [child["outcome"] for child in plain["children"]]
    return {name: plain[name] for name in expected}


def check(case, verdicts):
    assert [
        described(verdict, expected) for verdict, expected in zip(verdicts, case["verdicts"], strict=False)
    ] == case["verdicts"]
    assert len(verdicts) == len(case["verdicts"])


@cases("diagnose")
def test_cases(case):
    check(case, ikeerr.diagnose(read_log(case["log"])))


def test_a_peer_that_answers_is_not_asked_for_what_initiators_print():
    (verdict,) = ikeerr.diagnose(read_log("strongswan-printed-networks-gw1.log"))
    assert [cause.id for cause in verdict.left][:2] == ["ikev1:18#ts", "ikev1:18#mode"]
    assert "ikev1:18#config-load" not in [cause.id for cause in verdict.left]
    assert not any("traffic selector missing" in line for line in verdict.look_for)


# ---- the forms of one log ----

LINE = re.compile(r"(?P<time>\w+ +\d+ [\d:]+) (?P<thread>\d+)\[(?P<group>\w+)\] (?P<message>.*)")
FORMS = {
    "pfsense": "{time} fw charon[4711]: {thread}[{group}] <site|1> {message}",
    "opnsense": '<30>1 2026-11-30T18:00:00+00:00 fw.example charon 4711 - [meta sequenceId="1"] {thread}[{group}] <site|1> {message}',
    "syslog": "{time} gw charon: {thread}[{group}] {message}",
    "swanctl --log": "{thread}[{group}] {message}",
    "journal": "{time} gw charon-systemd[4711]: {message}",
}


def in_json(**line):
    message = line.pop("message")
    return json.dumps(
        {"thread": int(line["thread"]), "group": line["group"], "level": 1, "msg": message}, separators=(",", ":")
    )


def in_journal_json(**line):
    return json.dumps({"MESSAGE": line["message"], "_HOSTNAME": "gw", "THREAD": line["thread"]}, separators=(",", ":"))


@pytest.mark.parametrize("form", [*FORMS, in_json, in_journal_json])
@cases("diagnose")
def test_other_forms_of_charons_log(form, case):
    """A name in front of the message says more than the file has, so it is compared without names, for one peer."""
    write = form if callable(form) else FORMS[form].format
    if not case["log"].startswith("strongswan") or (
        not callable(form) and "<site|1>" in FORMS[form] and len(case["verdicts"]) > 1
    ):
        pytest.skip("another stack, or several negotiations under one number")
    if (
        not callable(form)
        and "<site|1>" in FORMS[form]
        and ("three" in case["log"] or "retry-gw2" in case["log"] or "rekeyed" in case["log"])
    ):
        pytest.skip("several numbers")
    lines = [match for match in map(LINE.fullmatch, read_log(case["log"]).splitlines()) if match]
    if not lines or lines[0]["message"].startswith("<"):
        pytest.skip("its lines are of another form")
    log = "".join(write(**match.groupdict()) + "\n" for match in lines)
    expected = [{key: value for key, value in verdict.items() if key != "connection"} for verdict in case["verdicts"]]
    check({"verdicts": expected}, ikeerr.diagnose(log))


def in_csv(line):
    return '"2026-11-30 18:00:00","gw","{}"'.format(line.replace('"', '""'))


def in_dockers_json(line):
    return json.dumps({"log": f"{line}\n", "stream": "stderr", "time": "2026-11-30T18:00:00Z"}, separators=(",", ":"))


# What is around the lines of any program, however they are written.
WRAPPINGS = {
    "ISO 8601": "2026-11-30T18:00:00.123456+01:00 gw daemon[4711]: {}",
    "with the year": "2026 Nov 30 18:00:00 gw daemon: {}",
    "RFC 5424": "<30>1 2026-11-30T18:00:00+00:00 gw daemon 4711 - - {}",
    "Kubernetes": "2026-11-30T18:00:00.123456789Z stdout F {}",
    "stern": "\x1b[32mvpn-7d9f\x1b[0m \x1b[33mike\x1b[0m {}",
    "docker compose": "\x1b[36mgw-1  | \x1b[0m{}",
    "coloured": "\x1b[1;31m{}\x1b[0m",
    "coloured in JSON": '{{"line":"\\u001b[31m{}\\u001b[0m"}}',
    "CR LF": "{}\r",
    "logfmt": 'level=info msg="{}"',
    "grep -rn": "/var/log/syslog.1:17:{}",
    "quoted": "> {}",
}
# Logs that are of such a form already, that have fields between quotation marks, or messages that begin their lines, and
# how a wrapping writes these.
OF_A_FORM = ("aws", "gcp", "windows", "strongswan-printed")
QUOTING = {"logfmt": '\\"', "coloured in JSON": '\\"'}


@pytest.mark.parametrize("wrapping", [*WRAPPINGS, in_csv, in_dockers_json])
@cases("diagnose")
def test_wrapped_lines(wrapping, case):
    """Each line of the log stands between other things: the verdicts are the same, with the same names."""
    if case["log"].startswith(OF_A_FORM) or (wrapping is in_csv and "event" in case["log"]):
        pytest.skip("its lines are of another form")
    lines = read_log(case["log"]).splitlines()
    if callable(wrapping):
        wrapped = map(wrapping, lines)
    else:
        wrapped = (WRAPPINGS[wrapping].format(line.replace('"', QUOTING.get(wrapping, '"'))) for line in lines)
    plain = [verdict._asdict() for verdict in ikeerr.diagnose(read_log(case["log"]))]
    found = [verdict._asdict() for verdict in ikeerr.diagnose("".join(line + "\n" for line in wrapped))]
    names = ("connection", "peer", "outcome", "reason", "decided_by", "differ", "attempts", "is_wrong")
    assert [[verdict[name] for name in names] for verdict in found] == [
        [verdict[name] for name in names] for verdict in plain
    ]


def in_yaml(entry):
    """As `gcloud logging read` prints it: a text with a colon stands between quotation marks."""
    text = entry["textPayload"]
    text = "'" + text.replace("'", "''") + "'" if ": " in text else text
    return f"---\ninsertId: '{entry['insertId']}'\nlabels:\n  tunnel_id: '1234567890'\nseverity: DEBUG\ntextPayload: {text}\n"


def in_pretty_json(entry):
    return json.dumps(entry, indent=2) + ",\n"


@pytest.mark.parametrize("write", [in_yaml, in_pretty_json])
@cases("diagnose")
def test_google_cloud_as_its_command_line_prints_it(write, case):
    if not case["log"].startswith("gcp"):
        pytest.skip("another service")
    entries = map(json.loads, read_log(case["log"]).splitlines())
    check(case, ikeerr.diagnose("".join(map(write, entries))))


def test_json_in_json():
    """As the command line of AWS prints it."""
    lines = read_log("aws-psk.log").splitlines()
    (verdict,) = ikeerr.diagnose("".join(json.dumps({"message": line}, indent=1) + "\n" for line in lines))
    assert (verdict.reason, verdict.peer) == ("ikev2:24#psk-mismatch", "198.51.100.2")


# ---- sources ----


def test_sources():
    log = read_log(REFUSED)
    expected = ikeerr.diagnose(log)
    assert expected[0].cause.id == "ikev2:14#ike-proposals"
    assert ikeerr.diagnose(log.encode()) == expected
    assert ikeerr.diagnose(bytearray(log.encode())) == expected
    assert ikeerr.diagnose(io.BytesIO(log.encode())) == expected
    assert ikeerr.diagnose(io.StringIO(log)) == expected
    assert ikeerr.diagnose(log.splitlines(keepends=True)) == expected
    assert ikeerr.diagnose("") == ikeerr.diagnose([]) == []


def test_what_is_no_source():
    for source in (None, 7, object()):
        with pytest.raises(TypeError, match="what is diagnosed must be a str, .* or an iterable of lines"):
            ikeerr.diagnose(source)
    with pytest.raises(TypeError, match="a chunk must be str or a bytes-like object, not int"):
        ikeerr.diagnose([7])
    with pytest.raises(ZeroDivisionError):
        ikeerr.diagnose(1 / 0 for _ in "x")


def test_bytes_that_are_no_text():
    log = read_log(REFUSED).encode().replace(b"10.99.0.1", b"10.99\xff.1").replace(b"MODP_2048", b"MODP\x00\xc3")
    (verdict,) = ikeerr.diagnose(log)
    assert verdict.peer == "10.99?.1"
    assert "\0" not in verdict.theirs


def test_diagnoser():
    log = read_log(REFUSED)
    diagnoser = ikeerr.Diagnoser()
    verdicts = [verdict for line in log.splitlines(keepends=True) for verdict in diagnoser.feed(line)]
    assert [verdict.reason for verdict in verdicts] == ["ikev2:14#ike-proposals"]
    assert diagnoser.finish() == []
    with pytest.raises(ValueError, match="finished"):
        diagnoser.feed("")


def test_mixtures_are_refused():
    diagnoser = ikeerr.Diagnoser()
    assert diagnoser.feed("all is well\n") == []
    with pytest.raises(TypeError, match="all str or all bytes-like, not a mixture"):
        diagnoser.feed(b"all is well\n")
    with pytest.raises(TypeError, match="not a mixture"):
        ikeerr.diagnose(["all is well", b"all is well"])


# ---- logs of both ends ----


def both_ends(way, **change):
    """The two logs, each as it would be if something in it were another text."""
    logs = [read_log(f"{way}-gw1.log"), read_log(f"{way}-gw2.log")]
    return [log.replace(*change.get(end, ("", ""))) for end, log in zip(("gw1", "gw2"), logs, strict=True)]


def joined(logs):
    return [(verdict.log, verdict.reason, verdict.cause_log, verdict.cause_line) for verdict in ikeerr.diagnose(*logs)]


def test_the_log_of_the_other_end_shows_the_cause():
    told, deciding = both_ends("strongswan-ike-encryption")
    assert joined([told, deciding]) == [(1, "ikev2:14#ike-proposals", 2, 8), (2, "ikev2:14#ike-proposals", None, None)]
    assert joined([deciding, told]) == [(1, "ikev2:14#ike-proposals", None, None), (2, "ikev2:14#ike-proposals", 1, 8)]
    verdict = ikeerr.diagnose(told, deciding)[0]
    assert verdict.decided_by == "peer"
    assert verdict.left == ()
    assert verdict.look_in is None
    assert joined(both_ends("openiked-ike-proposal"))[0][1:3] == ("ikev2:14#ike-proposals", 2)  # without times


@pytest.mark.parametrize(
    "change",
    [
        {"gw2": ("10.99.0.1", "10.99.0.3")},  # somebody else's negotiation
        {"gw1": ("10.99.0.1", "192.168.1.1")},  # behind NAT
        {"gw2": (" 19:1", " 18:1")},  # an hour before
    ],
)
def test_what_is_not_one_negotiation_is_not_joined(change):
    told, deciding = both_ends("strongswan-ike-encryption", **change)
    assert joined([told, deciding])[0] == (1, "ikev2:14", None, None)


def test_another_refusal_is_not_joined():
    told, deciding = read_log("strongswan-psk-gw1.log"), read_log("strongswan-ike-encryption-gw2.log")
    assert [row[1] for row in joined([told, deciding])] == ["ikev2:24", "ikev2:14#ike-proposals"]


def test_two_causes_that_fit_alike_are_none():
    told, deciding = both_ends("strongswan-ike-encryption")
    other = deciding.replace(
        "received proposals unacceptable", "no IKE config found for 10.99.0.2...10.99.0.1, sending NO_PROPOSAL_CHOSEN"
    ).replace("configured proposals", "other lists")
    assert joined([told, deciding, other])[0] == (1, "ikev2:14", None, None)


def test_next_log():
    told, deciding = both_ends("strongswan-ike-encryption")
    diagnoser = ikeerr.Diagnoser(merge=True)
    assert diagnoser.feed(told) == diagnoser.next_log() == diagnoser.feed(deciding.encode()) == []
    assert [verdict.cause_log for verdict in diagnoser.finish()] == [2, None]
    with pytest.raises(ValueError, match="finished"):
        diagnoser.next_log()
    diagnoser = ikeerr.Diagnoser()
    assert [verdict.log for verdict in [*diagnoser.feed(told), *diagnoser.next_log(), *diagnoser.feed(deciding)]] == [
        1,
        2,
    ]


def test_a_log_is_needed():
    with pytest.raises(TypeError, match="needs a log"):
        ikeerr.diagnose()
    with pytest.raises(TypeError, match="merged"):
        ikeerr.diagnose("", merged=True)


def test_attempts_are_merged_where_that_is_asked_for():
    log = read_log("strongswan-three-attempts-gw2.log")
    assert [verdict.attempts for verdict in ikeerr.diagnose(log)] == [3]
    assert [verdict.attempts for verdict in ikeerr.diagnose(log, merge=False)] == [1, 1, 1]


def test_a_log_that_runs_backwards_is_said_to():
    lines = read_log("strongswan-dead-peer-gw1.log").splitlines(keepends=True)
    assert not any(verdict.is_newest_first for verdict in ikeerr.diagnose(lines))
    assert all(verdict.is_newest_first for verdict in ikeerr.diagnose(reversed(lines)))


def runs_backwards(lines):
    return {verdict.is_newest_first for verdict in ikeerr.diagnose(lines)}


def test_packets_and_parts_of_seconds_tell_which_way_a_log_runs():
    without_times = re.sub(r"^\w+ \d+ [\d:]+ ", "", read_log(REFUSED), flags=re.MULTILINE).splitlines()
    in_one_second = [line for line in read_log("libreswan-ike-proposal-gw2.log").splitlines() if ":05." in line]
    for lines in (without_times, in_one_second):
        assert runs_backwards(lines) == {False}
        assert runs_backwards(reversed(lines)) == {True}


def test_verdicts_become_json():
    (verdict,) = ikeerr.diagnose(read_log(REFUSED))
    plain = json.loads(json.dumps(verdict._asdict()))
    assert plain["record"] == "ikev2:14"
    assert plain["evidence"][0]["line"] == 5
    line = read_log(REFUSED).encode()[plain["evidence"][0]["start"] : plain["evidence"][0]["end"]]
    assert line.decode() == plain["evidence"][0]["text"]


def test_causes_of_what_was_tried_last_come_first():
    (verdict,) = ikeerr.diagnose(read_log("strongswan-eap-password-gw1.log"))
    first = next(index for index, cause in enumerate(verdict.left) if "eap" not in cause.when)
    assert first >= 3
    assert verdict.left[0].id == "ikev2:24#eap-password"


def test_told_side_says_whose_log_decides():
    (verdict,) = ikeerr.diagnose(read_log("strongswan-ike-encryption-gw1.log"))
    assert verdict.cause is None
    assert "ikev2:14#ike-proposals" in [cause.id for cause in verdict.left]
    assert not any("CREATE_CHILD_SA" in cause.when and "IKE_SA_INIT" not in cause.when for cause in verdict.left)
    assert "journalctl -u strongswan" in verdict.look_in
    assert "configured proposals: {proposals}" in verdict.look_for
