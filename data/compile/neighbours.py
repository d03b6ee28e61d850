"""Numbers and names of other products that people confuse with a record (data/neighbours.toml)."""

import dataclasses
import tomllib

from findings import nearest

FILE = "neighbours.toml"
KEYS = {"number", "last", "names", "owner", "text", "read", "elsewhere"}
REQUIRED = {"number", "owner", "text", "read"}


@dataclasses.dataclass(frozen=True)
class Neighbour:
    first: int  # unsigned 32 bits, inclusive
    last: int  # inclusive
    names: tuple
    text: str
    read: tuple  # record numbers, best first
    elsewhere: bool  # the number lies in a range of ours but belongs to one product only


def read_neighbours(catalogue):
    """In the order of their numbers; ranges do not overlap."""
    rows = tomllib.loads((catalogue.folder / FILE).read_text(encoding="utf-8"))["neighbour"]
    neighbours = [neighbour for index, row in enumerate(rows) if (neighbour := read_row(catalogue, index, row))]
    neighbours.sort(key=lambda neighbour: neighbour.first)
    for before, after in zip(neighbours, neighbours[1:]):
        if after.first <= before.last:
            catalogue.findings.add(FILE, hex(after.first), "the number is declared twice", "join the two entries")
    return neighbours


def read_row(catalogue, index, row):
    where = f"neighbour[{index}]"
    findings = catalogue.findings
    for key in row.keys() - KEYS:
        findings.add(FILE, f"{where}.{key}", "is not a known key", nearest(key, KEYS))
    for key in REQUIRED - row.keys():
        findings.add(FILE, f"{where}.{key}", "is missing", "add the key")
    if REQUIRED - row.keys():
        return None
    for identity in row["read"]:
        if identity not in catalogue.number:
            findings.add(FILE, f"{where}.read", f"{identity} has no page", nearest(identity, catalogue.number))
    read = tuple(catalogue.number[identity] for identity in row["read"] if identity in catalogue.number)
    first, last = row["number"], row.get("last", row["number"])
    return Neighbour(first, last, tuple(row.get("names", [])), row["text"], read, row.get("elsewhere", False))
