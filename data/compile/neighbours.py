"""Numbers and names of other products that people confuse with a record (data/neighbours.toml)."""

import dataclasses
import itertools

from declared import check_keys, is_texts, read_rows
from findings import show
from keys import fold, unfit_name

FILE = "neighbours.toml"
TYPES = {
    "number": int,
    "last": int,
    "names": list,
    "owner": str,
    "text": str,
    "read": list,
    "elsewhere": bool,
    "words": list,
}
REQUIRED = {"number", "owner", "text", "read"}
HIGHEST = 0xFFFFFFFF


@dataclasses.dataclass(frozen=True)
class Neighbour:
    where: str  # its entry
    first: int  # unsigned 32 bits, inclusive
    last: int  # inclusive
    names: tuple
    text: str
    read: tuple  # record numbers, best first
    elsewhere: bool  # the number lies in a range of ours but belongs to one product only
    words: tuple  # the numbers are records too, unless one of these words stands on the line


def read_neighbours(catalogue):
    """In the order of their numbers, which do not overlap; and the words that tell the scanner that a number of ours is
    another product's."""
    rows = read_rows(catalogue, FILE, "neighbour")
    entries = [neighbour for index, row in rows if (neighbour := read_row(catalogue, index, row))]
    neighbours = [neighbour for neighbour in entries if not neighbour.words]
    neighbours.sort(key=lambda neighbour: neighbour.first)
    check_numbers(catalogue, neighbours)
    check_names(catalogue, neighbours)
    return neighbours, [word for neighbour in entries for word in neighbour.words]


def read_row(catalogue, index, row):
    where = f"neighbour[{index}]"
    findings = catalogue.findings
    before = len(findings)
    if not check_keys(findings, FILE, where, row, TYPES.keys(), REQUIRED):
        return None
    for key in row.keys() & TYPES.keys():
        if not is_sound(row[key], TYPES[key]):
            findings.add(FILE, f"{where}.{key}", f"is {show(row[key])}", f"write {describe(TYPES[key])}")
    if len(findings) > before:
        return None
    for number, identity in enumerate(row["read"]):
        catalogue.check_target(FILE, f"{where}.read[{number}]", identity)
    read = tuple(catalogue.number[identity] for identity in row["read"] if identity in catalogue.number)
    first, last = row["number"], row.get("last", row["number"])
    return Neighbour(
        where, first, last, tuple(row.get("names", [])), row["text"], read, row.get("elsewhere", False),
        tuple(row.get("words", [])),
    )  # fmt: skip


def is_sound(value, kind):
    if kind is list:
        return is_texts(value)
    return type(value) is kind and (kind is not int or 0 < value <= HIGHEST)


def describe(kind):
    return {
        int: f"a number from 1 to 0x{HIGHEST:X}",
        str: "a text",
        list: "an array of texts",
        bool: "true or false",
    }[kind]


def check_numbers(catalogue, neighbours):
    """A record always wins, so that a neighbour of the same number would never be found."""
    for before, after in itertools.pairwise(neighbours):
        if after.first <= before.last:
            fault = f"{after.first} is in {before.where} already"
            catalogue.findings.add(FILE, after.where, fault, "join the two entries")
    for neighbour in neighbours:
        if neighbour.last < neighbour.first:
            catalogue.findings.add(FILE, neighbour.where, "the range ends before it starts", "swap its ends")
        for page in catalogue.pages:
            is_bare = catalogue.domain_of(page).is_bare
            if is_bare and neighbour.first <= page.code <= neighbour.last:
                fault = f"has the number of {page.identity}"
                catalogue.findings.add(FILE, neighbour.where, fault, "leave it out", others=[page.file])


def check_names(catalogue, neighbours):
    owners = {}
    for page in catalogue.pages:
        for name in [page.name, *(alias["name"] for alias in page.facts["aliases"])]:
            owners.setdefault(fold(name), page.identity)
    for neighbour in neighbours:
        for number, name in enumerate(neighbour.names):
            where = f"{neighbour.where}.names[{number}]"
            if unfit_name(name):
                catalogue.findings.add(FILE, where, f"{show(name)} {unfit_name(name)}", "write it as its product does")
            owner = owners.setdefault(fold(name), neighbour.where)
            if owner != neighbour.where:
                catalogue.findings.add(FILE, where, f"{show(name)} is a name of {owner} too", "leave it to that one")
