"""Windows events: reads them from .evtx files, exported XML and the JSON of log shippers, and says which records their
fields stand for.

    for event in ikeerr.events.read("Security.evtx"):
        for finding in ikeerr.events.annotate(event):
            print(event.time, event.id, finding.value, *finding.records)

Which field of which event carries a code, a name or a sentence is what records have in `seen_in`. Files of the format
.evtx need `pip install 'ikeerr[evtx]'`.
"""

from __future__ import annotations

import functools
import json
import pathlib
import re
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any, NamedTuple, TypeAlias
from xml.etree import ElementTree

import ikeerr

__all__ = ["Event", "Finding", "annotate", "read"]


class Event(NamedTuple):
    """An event of Windows. What the file does not have is an empty text, of the id 0."""

    provider: str
    channel: str
    id: int
    time: str
    computer: str
    data: tuple[tuple[str, str], ...]
    """Names and values in their order; the name of what has none is empty."""
    message: str


class Finding(NamedTuple):
    """A value in an event that stands for an error."""

    field: str | None
    """The name of the field; None: the number is in the text."""
    value: str
    records: tuple[ikeerr.Record, ...]
    """What it stands for there: several for a sentence that several codes share, none for what is not known."""
    explanation: str
    """That in a sentence: of an unknown value why it is unknown, and what to do."""


# ---- which field carries what ----

Fields: TypeAlias = dict[str | None, frozenset[ikeerr.Record]]

IN_THE_TEXT = "decimal, the last number"
"""How `seen_in` begins to say where a field-less event has its number; others have none."""


@functools.cache
def fields_of(surface: str, number: int) -> Fields:
    """The fields of an event that carry something, and the records that it can be."""
    found: dict[str | None, set[ikeerr.Record]] = {}
    for record in ikeerr.records():
        for seen in record.seen_in:
            is_carried = seen.field is not None or seen.form.startswith(IN_THE_TEXT)
            if seen.surface == surface and is_carried and str(number) in seen.event.split(", "):
                found.setdefault(seen.field, set()).add(record)
    return {field: frozenset(records) for field, records in found.items()}


def surfaces_of(event: Event) -> tuple[str, ...]:
    """What `seen_in` may call the place of an event."""
    return (event.provider, f"{event.channel} log", f"{event.provider}, {event.channel} log")


def values_of(event: Event, field: str | None) -> list[str]:
    if field is not None:
        return [value.strip() for name, value in event.data if name == field and value.strip()]
    numbers = [value.strip() for name, value in event.data if not name and value.strip().isdecimal()]
    return (numbers or re.findall(r"\d+", event.message))[-1:]


def annotate(event: Event) -> list[Finding]:
    """What the fields of an event stand for: a Finding for each that has a value, in the order of the records."""
    findings = []
    for surface in surfaces_of(event):
        for field, expected in fields_of(surface, event.id).items():
            for value in values_of(event, field):
                answer = ikeerr.answer(value)
                records = tuple(record for record in ikeerr.lookup_all(value) if record in expected)
                explanation = "; ".join(map(str, records)) if records else answer.explanation
                findings.append(Finding(field, value, records, explanation))
    return findings


# ---- XML ----


def local_name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def child(element: ElementTree.Element | None, name: str) -> ElementTree.Element | None:
    return next((each for each in element if local_name(each) == name), None) if element is not None else None


def text_of(element: ElementTree.Element | None) -> str:
    return ((element.text or "") if element is not None else "").strip()


def attribute_of(element: ElementTree.Element | None, name: str) -> str:
    return element.get(name, "") if element is not None else ""


def event_of_xml(text: str) -> Event:
    root = ElementTree.fromstring(text)
    system = child(root, "System")
    parts = [child(root, name) for name in ("EventData", "UserData")]
    data = [each for part in parts if part is not None for each in part.iter() if each is not part and not len(each)]
    number = text_of(child(system, "EventID"))
    return Event(
        attribute_of(child(system, "Provider"), "Name"),
        text_of(child(system, "Channel")),
        int(number) if number.isdecimal() else 0,
        attribute_of(child(system, "TimeCreated"), "SystemTime"),
        text_of(child(system, "Computer")),
        tuple(
            (each.get("Name", "" if local_name(each) == "Data" else local_name(each)), each.text or "") for each in data
        ),
        text_of(child(child(root, "RenderingInfo"), "Message")),
    )


def events_of_xml(text: str) -> Iterator[Event]:
    """Events one after another, whether or not an element is around them."""
    return (event_of_xml(found[0]) for found in re.finditer(r"<Event[\s>].*?</Event>", text, re.DOTALL))


# ---- JSON ----

KEYS = {
    "provider": ("provider_name", "ProviderName", "SourceName", "source_name", "Provider"),
    "channel": ("channel", "Channel", "LogName", "log_name"),
    "id": ("event_id", "EventID", "EventId", "Id"),
    "time": ("@timestamp", "TimeCreated", "EventTime"),
    "computer": ("computer_name", "Computer", "MachineName", "Hostname"),
    "message": ("message", "Message"),
}
"""What Winlogbeat and Elastic Agent, NXLog, Fluent Bit, PowerShell and dumps of .evtx files call the same things."""

DATA_KEYS = ("event_data", "EventData", "UserData", "StringInserts", "Properties", "Data")


def plain(value: Any) -> str:
    """A value as text: of an object its text, its name or the time that it is."""
    if not isinstance(value, dict):
        return "" if value is None else str(value)
    attributes = value.get("#attributes") or {}
    named = (
        value.get("#text"),
        value.get("Value"),
        value.get("Name"),
        attributes.get("Name"),
        attributes.get("SystemTime"),
    )
    return next((plain(each) for each in named if each is not None), "")


def objects_of_json(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects that may hold the keys: the value itself, and those that shippers put around them."""
    inner = value.get("Event")
    found = [value, value.get("winlog"), inner, inner.get("System") if isinstance(inner, dict) else None]
    return [each for each in found if isinstance(each, dict)]


def data_of_json(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and not {"Value", "#text"} & value.keys():
        for key, each in value.items():
            is_unnamed = key in DATA_KEYS or re.fullmatch(r"param\d+", key)
            if key != "#attributes":
                yield from data_of_json(each, "" if is_unnamed else key)
    elif isinstance(value, dict):
        yield from data_of_json(value.get("#text", value.get("Value")), name)
    elif isinstance(value, list):
        for each in value:
            yield from data_of_json(each, name)
    elif value is not None:
        yield name, str(value)


def event_of_json(value: dict[str, Any]) -> Event:
    objects = objects_of_json(value)
    held: dict[str, str] = {
        what: next((plain(each[key]) for each in objects for key in keys if each.get(key) is not None), "")
        for what, keys in KEYS.items()
    }
    number = held.pop("id")
    fields = {key: each for key, each in value.items() if isinstance(each, str | int | float)}
    inner = [each[key] for each in objects for key in DATA_KEYS if key in each]
    data = (*data_of_json(inner), *data_of_json(fields))
    return Event(id=int(number) if number.isdecimal() else 0, data=data, **held)


def events_of_json(text: str) -> Iterator[Event]:
    """Objects one after another, or lists of them."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                yield event_of_json(each)
        at = re.compile(r"[\s,]*").match(text, at).end()  # type: ignore[union-attr]


# ---- files ----


def events_of_evtx(path: pathlib.Path) -> Iterator[Event]:
    try:
        from evtx import PyEvtxParser
    except ImportError as error:
        raise ImportError(
            f"{path}: files of the format .evtx need the package evtx: pip install 'ikeerr[evtx]'"
        ) from error
    for record in PyEvtxParser(str(path)).records():
        if record is not None:
            yield from events_of_xml(record["data"])


def decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return content.decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def read(path: str | PathLike[str]) -> Iterable[Event]:
    """The events of a file: .evtx, XML as Event Viewer and wevtutil export it, JSON of a shipper; its content decides.

    Raises ValueError for another file, ImportError for .evtx without the package evtx, and OSError.
    """
    file = pathlib.Path(path)
    with file.open("rb") as opened:
        is_evtx = opened.read(8) == b"ElfFile\0"
    if is_evtx:
        return events_of_evtx(file)
    text = decoded(file.read_bytes())
    if text.startswith("<"):
        return events_of_xml(text)
    if text.startswith(("{", "[")):
        return events_of_json(text)
    raise ValueError(
        f"{file}: neither .evtx nor XML nor JSON; ikeerr.scan(pathlib.Path(...)) reads texts of other kinds"
    )
