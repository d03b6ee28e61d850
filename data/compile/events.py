"""Events of Windows, whose ids people take for errors, and the words that say what kind of number one is
(data/events.toml)."""

import dataclasses
import itertools
import re

from declared import check_keys, is_texts, read_toml
from findings import nearest, show

FILE = "events.toml"
KEYS = {"labels": list, "event_labels": list, "provider": dict, "event": list}
PROVIDER = {"name": str, "channels": list, "labels": list, "since_vista": bool, "as_administrator": bool}
EVENT = {"ids": list, "provider": str, "what": str, "field": str, "holds": str, "read": list}
REQUIRED = {"labels", "event_labels", "provider", "event"}
HIGHEST = 0xFFFF  # of an event's id
SHOWN = 10  # events of the command: enough to see whether the newest ones belong to one attempt


@dataclasses.dataclass(frozen=True)
class Event:
    where: str  # its entry
    number: int
    text: str
    command: str  # None: there is no cmdlet on the systems that have the event
    read: tuple  # record numbers, best first


def read_events(catalogue, neighbours):
    """The events in the order of their ids, and the labels that stand here: word -> whether it says that a number is the id
    of an event."""
    declared = read_toml(catalogue, FILE)
    findings = catalogue.findings
    if not declared or not has_types(findings, "", declared, KEYS, REQUIRED):
        return [], {}
    providers = {
        key: row
        for key, row in declared["provider"].items()
        if has_types(findings, f"provider.{key}", row, PROVIDER, {"name", "channels"})
    }
    events = [
        event
        for index, row in enumerate(declared["event"])
        for event in read_row(catalogue, providers, f"event[{index}]", row)
    ]
    events.sort(key=lambda event: event.number)
    check_numbers(catalogue, events, neighbours)
    words = dict.fromkeys(declared["labels"], False) | dict.fromkeys(declared["event_labels"], True)
    words |= {word: True for provider in providers.values() for word in provider.get("labels", [])}
    for word in words:
        if re.search("[A-Z]", word) or not word.isalnum():
            findings.add(FILE, "labels", f"{show(word)} is no word in small letters", "write it as one")
    return events, words


def has_types(findings, where, row, types, required):
    before = len(findings)
    if check_keys(findings, FILE, where, row, types.keys(), required):
        for key in row.keys() & types.keys():
            is_sound = isinstance(row[key], types[key]) and (types[key] is not str or row[key].strip())
            is_sound = is_sound and (types[key] is not list or key in ("ids", "event") or is_texts(row[key]))
            if not is_sound or (key in ("ids", "channels") and not row[key]):
                names = {list: "an array of texts", str: "a text", bool: "true or false", dict: "a table"}
                fault, advice = f"is {show(row[key])}", f"write {names[types[key]]}"
                findings.add(FILE, f"{where}.{key}".lstrip("."), fault, advice)
    return len(findings) == before


def read_row(catalogue, providers, where, row):
    findings = catalogue.findings
    if not has_types(findings, where, row, EVENT, {"ids", "provider", "what"}):
        return
    if row["provider"] not in providers:
        findings.add(FILE, f"{where}.provider", f"is {show(row['provider'])}", nearest(row["provider"], providers))
        return
    if ("field" in row) != ("holds" in row):
        findings.add(FILE, where, "has one of field and holds", "say both what to read and what it holds, or neither")
    for number, identity in enumerate(row.get("read", [])):
        catalogue.check_target(FILE, f"{where}.read[{number}]", identity)
    read = tuple(catalogue.number[identity] for identity in row.get("read", []) if identity in catalogue.number)
    provider = providers[row["provider"]]
    for number in row["ids"]:
        if type(number) is not int or not 0 < number <= HIGHEST:
            findings.add(FILE, f"{where}.ids", f"{show(number)} is no id of an event", "write a number of 16 bits")
        else:
            yield Event(where, number, text_of(number, provider, row), command_of(number, provider), read)


def text_of(number, provider, row):
    """A sentence or two about an event."""
    channels = " or ".join(provider["channels"])
    reading = f"Read {row['field']}: {row['holds']}" if row.keys() >= {"field", "holds"} else "It has no error code"
    return f"Event {number} of {provider['name']}, log {channels}: {row['what']}. {reading}."


def command_of(number, provider):
    """Only where there is one log is it named: of several it is not known which the event is in."""
    if not provider.get("since_vista", True):
        return None
    filters = [f"LogName='{provider['channels'][0]}'"] if len(provider["channels"]) == 1 else []
    filters += [f"ProviderName='{provider['name']}'", f"Id={number}"]
    command = (
        f"Get-WinEvent -FilterHashtable @{{{'; '.join(filters)}}} -MaxEvents {SHOWN} | Format-List TimeCreated, Message"
    )
    return f"In PowerShell{' as administrator' if provider.get('as_administrator') else ''}: {command}"


def check_numbers(catalogue, events, neighbours):
    """A record always wins, then a neighbour, so that an event with their number would never be found."""
    for before, after in itertools.pairwise(events):
        if before.number == after.number:
            fault = f"{after.number} is in {before.where} already"
            catalogue.findings.add(FILE, f"{after.where}.ids", fault, "write an id once")
    for event in events:
        for neighbour in neighbours:
            if neighbour.first <= event.number <= neighbour.last:
                fault = f"{event.number} is in {neighbour.where} of neighbours.toml too"
                catalogue.findings.add(FILE, f"{event.where}.ids", fault, "leave it to one of the two")
        for page in catalogue.pages:
            if catalogue.domain_of(page).is_bare and page.code == event.number:
                fault = f"{event.number} is the number of {page.identity}"
                catalogue.findings.add(FILE, f"{event.where}.ids", fault, "leave it out", others=[page.file])
