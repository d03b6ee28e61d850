"""ikeerr.events: the same events in .evtx, in exported XML and in the JSON of shippers are found, and their fields stand
for the records that have them in `seen_in`."""

import json
import pathlib
import subprocess
import sys

import ikeerr
import ikeerr.events
import pytest

from evtx_file import evtx

ROOT = pathlib.Path(__file__).parents[2]
NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event"
AUDITING, WFP = "Microsoft-Windows-Security-Auditing", "Microsoft-Windows-WFP"
SENTENCE = "IKE authentication credentials are unacceptable"
RAS_DATA = [("", "{5A8F0A1C-1111-4A3B-8D5E-000000000001}"), ("", "ACME\\kim"), ("", "Office")]

# provider, channel, event, fields, and what is found: (field, value, identities)
EVENTS = [
    ("RasClient", "Application", 20227, [*RAS_DATA, ("", "809")], [(None, "809", ["ras:809"])]),
    ("RasClient", "Application", 20227, [*RAS_DATA, ("", "13801")], [(None, "13801", ["win32:13801"])]),
    ("RasClient", "Application", 20227, [*RAS_DATA, ("", "5")], [(None, "5", [])]),
    ("RasClient", "Application", 20225, [*RAS_DATA, ("", "809")], []),
    *[
        (
            AUDITING,
            "Security",
            number,
            [("LocalAddress", "192.0.2.1"), ("FailurePoint", "%%8199"), ("FailureReason", SENTENCE)],
            [("FailureReason", SENTENCE, ["win32:13801"])],
        )
        for number in (4652, 4653)
    ],
    (
        AUDITING,
        "Security",
        4654,
        [("FailureReason", "No policy configured")],
        [("FailureReason", "No policy configured", None)],
    ),
    *[
        (
            AUDITING,
            "Security",
            number,
            [("FailureReason", "words of nobody")],
            [("FailureReason", "words of nobody", [])],
        )
        for number in (4983, 4984)
    ],
    (
        WFP,
        f"{WFP}/Operational",
        1005,
        [("FailureErrorCode", "13868"), ("FailurePoint", "2")],
        [("FailureErrorCode", "13868", ["win32:13868"])],
    ),
    (
        WFP,
        f"{WFP}/Operational",
        1007,
        [("FailureErrorCode", "13805")],
        [("FailureErrorCode", "13805", ["win32:13805"])],
    ),
    ("Service Control Manager", "System", 7036, [("param1", "IKE 13801")], []),
]


def xml_of(event):
    provider, channel, number, data, _ = event
    fields = "".join(f'<Data Name="{name}">{value}</Data>' if name else f"<Data>{value}</Data>" for name, value in data)
    return (
        f'<Event xmlns="{NAMESPACE}"><System><Provider Name="{provider}"/><EventID>{number}</EventID>'
        f'<TimeCreated SystemTime="2026-05-01T10:00:00Z"/><Channel>{channel}</Channel><Computer>pc</Computer></System>'
        f"<EventData>{fields}</EventData></Event>"
    )


def numbered(data):
    return {name or f"param{index}": value for index, (name, value) in enumerate(data, 1)}


def winlogbeat(event):
    provider, channel, number, data, _ = event
    inner = {"provider_name": provider, "channel": channel, "event_id": str(number), "computer_name": "pc"}
    inner["event_data"] = numbered(data)
    return {
        "@timestamp": "2026-05-01T10:00:00Z",
        "winlog": inner,
        "event": {"code": str(number)},
        "host": {"name": "x"},
    }


def nxlog(event):
    provider, channel, number, data, _ = event
    named = {name: value for name, value in data if name}
    message = (
        ""
        if named
        else f"The user {data[1][1]} dialed and failed. The error code returned on failure is {data[-1][1]}."
    )
    head = {"EventTime": "2026-05-01 10:00:00", "Hostname": "pc", "EventID": number, "SourceName": provider}
    return head | {"Channel": channel, "Message": message, "SeverityValue": 4} | named


def fluent_bit(event):
    provider, channel, number, data, _ = event
    head = {"ProviderName": provider, "EventID": number, "Channel": channel, "Computer": "pc"}
    return head | {"TimeCreated": "2026-05-01 10:00:00 +0000", "StringInserts": [value for _, value in data]}


def evtx_dump(event):
    provider, channel, number, data, _ = event
    system = {
        "Provider": {"#attributes": {"Name": provider}},
        "EventID": {"#attributes": {"Qualifiers": 0}, "#text": number},
    }
    system |= {
        "Channel": channel,
        "Computer": "pc",
        "TimeCreated": {"#attributes": {"SystemTime": "2026-05-01T10:00:00Z"}},
    }
    named = {name: value for name, value in data if name}
    unnamed = {"Data": {"#text": [value for name, value in data if not name]}}
    return {"Event": {"#attributes": {"xmlns": NAMESPACE}, "System": system, "EventData": named or unnamed}}


def powershell(event):
    provider, channel, number, data, _ = event
    properties = [{"Value": int(value) if value.isdecimal() else value} for _, value in data]
    head = {"Id": number, "ProviderName": provider, "LogName": channel, "MachineName": "pc", "Properties": properties}
    return head | {"TimeCreated": "/Date(1777629600000)/", "Message": None}


def lines(shipper, events):
    return "".join(json.dumps(shipper(event)) + "\n" for event in events).encode()


def joined(events):
    return "\n".join(map(xml_of, events))


FORMATS = {
    "evtx": lambda events: evtx([xml_of(event) for event in events]),
    "Event Viewer": lambda events: f'<?xml version="1.0" encoding="utf-8"?>\n<Events>{joined(events)}</Events>'.encode(),
    "wevtutil": lambda events: joined(events).encode(),
    "wevtutil in PowerShell": lambda events: joined(events).encode("utf-16"),
    "Winlogbeat": lambda events: lines(winlogbeat, events),
    "a list": lambda events: json.dumps([winlogbeat(event) for event in events], indent=2).encode("utf-8-sig"),
    "NXLog": lambda events: lines(nxlog, events),
    "evtx_dump": lambda events: lines(evtx_dump, events),
}
WITHOUT_NAMES = {"Fluent Bit": fluent_bit, "PowerShell": powershell}


def found_in(path):
    return [
        (
            event.id,
            [
                (each.field, each.value, [record.id for record in each.records])
                for each in ikeerr.events.annotate(event)
            ],
        )
        for event in ikeerr.events.read(path)
    ]


def expected_of(events):
    """Where the case leaves the records open, those that lookup_all has and that are seen there."""
    return [
        (number, [(field, value, ids_of(value) if ids is None else ids) for field, value, ids in found])
        for _, _, number, _, found in events
    ]


def ids_of(value):
    return [record.id for record in ikeerr.lookup_all(value) if any(seen.event == "4654" for seen in record.seen_in)]


@pytest.mark.parametrize("write", FORMATS.values(), ids=FORMATS)
def test_events_of_every_format(write, tmp_path):
    path = tmp_path / "events"
    events = [event for event in EVENTS if event[3][0][0] != "param1" or write is not FORMATS["NXLog"]]
    path.write_bytes(write(list(events)))
    assert found_in(path) == expected_of(events)
    assert any(ids for _, _, _, _, found in EVENTS for _, _, ids in found)


@pytest.mark.parametrize("shipper", WITHOUT_NAMES.values(), ids=WITHOUT_NAMES)
def test_shippers_that_name_no_fields_still_have_the_number_of_a_text(shipper, tmp_path):
    path = tmp_path / "events.json"
    path.write_bytes(lines(shipper, EVENTS[:4]))
    assert found_in(path) == expected_of(EVENTS[:4])


@pytest.mark.parametrize("write", [*FORMATS.values()], ids=FORMATS)
def test_what_an_event_says_of_itself(write, tmp_path):
    path = tmp_path / "events"
    path.write_bytes(write(EVENTS[4:5]))
    (event,) = ikeerr.events.read(str(path))
    assert (event.provider, event.channel, event.id, event.computer) == (AUDITING, "Security", 4652, "pc")
    assert event.time[:10] == "2026-05-01" and ("FailureReason", SENTENCE) in event.data


def test_an_unknown_value_is_explained(tmp_path):
    path = tmp_path / "events.xml"
    path.write_text(xml_of((WFP, "x", 1005, [("FailureErrorCode", "13919"), ("FailureErrorCode", "")], [])))
    (finding,) = [each for event in ikeerr.events.read(path) for each in ikeerr.events.annotate(event)]
    assert finding.records == () and finding.explanation == ikeerr.answer("13919").explanation


def test_every_field_that_records_are_seen_in_is_known():
    """The surfaces of these events are spelled on the pages as they are asked for here."""
    seen = {(each.surface, each.event) for record in ikeerr.records() for each in record.seen_in}
    for surface, number in [("RasClient, Application log", "20227"), ("Security log", "4652, 4653"), (WFP, "1005")]:
        assert (surface, number) in seen
    assert set(ikeerr.events.fields_of("Security log", 4653)) == {"FailureReason"}
    assert set(ikeerr.events.fields_of("RasClient, Application log", 20227)) == {None}
    assert ikeerr.events.fields_of("Security log", 4960) == {}


@pytest.mark.parametrize("content", [b"", b"plain text", b"\x1f\x8b\x08", b"ElfFile"])
def test_another_file_is_refused(content, tmp_path):
    path = tmp_path / "events"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"neither \.evtx nor XML nor JSON"):
        ikeerr.events.read(path)


def test_without_the_package_it_says_what_to_install(tmp_path):
    path = tmp_path / "events"
    path.write_bytes(evtx([xml_of(EVENTS[0])]))
    code = f"import sys; sys.modules['evtx'] = None; import ikeerr.events; list(ikeerr.events.read({str(path)!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "pip install 'ikeerr[evtx]'" in done.stderr


def test_the_example(tmp_path):
    paths = {"a.evtx": FORMATS["evtx"](EVENTS[:2]), "b.xml": FORMATS["wevtutil"](EVENTS[9:10])}
    for name, content in paths.items():
        (tmp_path / name).write_bytes(content)
    command = [sys.executable, ROOT / "examples/windows_events.py", *(tmp_path / name for name in paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and done.stderr == ""
    for code in (809, 13801, 13868):
        assert f": {code}\n    {ikeerr.get(code)}\n" in done.stdout and ikeerr.get(code).brief() in done.stdout
    empty = tmp_path / "c.xml"
    empty.write_text(joined(EVENTS[3:4]))
    assert subprocess.run([*command[:2], empty], capture_output=True, check=False).returncode == 1
