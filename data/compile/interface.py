"""What of the interfaces depends on the data: a part of the header, of Python's stub and of Lua's annotations, and what
the command knows of domains."""

from domain import DESCRIBERS
from sizes import rounded_up

RECORDS_STEP = 1024  # by which the room for records grows: twice today's, so that no release of pages changes it
WRITTEN = "Written by data/compile: change data/vocabulary.toml."
# The types that the closed sets are in Python and Lua.
TYPES = {
    "domain": "Domain",
    "kind": "Kind",
    "module": "Module",
    "phase": "Phase",
    "role": "Role",
    "rejected": "Rejected",
    "on_wire": "OnWire",
    "effect": "Effect",
    "retry": "Retry",
    "relation": "RelationKind",
    "basis": "Basis",
    "evidence": "Evidence",
    "side": "Side",
}


def interface(catalogue):
    """The files by their names."""
    sets = catalogue.vocabulary.sets
    constants = catalogue.constants()
    return {
        "ikeerr_data.h": header(sets["domain"], len(catalogue.pages)),
        "described_by.h": describers(catalogue.vocabulary.domains.values()),
        "_data.pyi": stub(sets, constants),
        "ikeerr_data.lua": annotations(sets, constants),
    }


def enumerator(domain):
    return f"IKEERR_{domain.upper()}"


def header(domains, records):
    rows = (f"  {enumerator(name)} = {place}, /* {comment(domains[name])} */" for place, name in enumerate(domains))
    return lines(
        f"/* What of the interface depends on the data; ikeerr.h includes it. {WRITTEN}",
        " * The places of domains are those of one version of the data: a domain that is added moves those behind it. */",
        "#ifndef IKEERR_DATA_H",
        "#define IKEERR_DATA_H",
        "",
        "typedef enum ikeerr_domain {",
        "  IKEERR_ANY_DOMAIN = -1,",
        *rows,
        "  IKEERR_DOMAIN_COUNT",
        "} ikeerr_domain;",
        "",
        "/* How many records a walk has room for; beyond them it grows with the data, and a program is built anew. */",
        f"enum {{ IKEERR_MAX_RECORDS = {rounded_up(records, RECORDS_STEP)} }};",
        "",
        "#endif",
    )


def describers(domains):
    """For the command: which domains each function of Windows has sentences for."""
    sets = {
        name: sum(1 << place for place, domain in enumerate(domains) if domain.described_by == function)
        for function, name in DESCRIBERS.items()
    }
    return lines(
        "/* Which function of Windows has a sentence for each code of a domain: sets of domains, the bit 1 << domain each.",
        f" * {WRITTEN} */",
        "#ifndef IKEERR_DESCRIBED_BY_H",
        "#define IKEERR_DESCRIBED_BY_H",
        "",
        f"enum {{ {', '.join(f'{name} = {domains}' for name, domains in sets.items())} }};",
        "",
        "#endif",
    )


def comment(text):
    return text.replace("*/", "* /")


def stub(sets, constants):
    return lines(
        f"# What of the stub depends on the data; __init__.pyi imports it, and there is no such module. {WRITTEN}",
        "from typing import Final, Literal, TypeAlias",
        "",
        "from . import Record",
        "",
        *(f"_{type_name}: TypeAlias = Literal[{quoted(sets[name])}]" for name, type_name in TYPES.items()),
        "",
        *(f"{name}: Final[Record]" for name in constants),
    )


def quoted(words):
    return ", ".join(f'"{word}"' for word in words)


def annotations(sets, constants):
    aliases = []
    for name, type_name in TYPES.items():
        rows = (f'---| "{word}" # {meaning}' for word, meaning in sets[name].items())
        aliases += ["", f"---@alias ikeerr.{type_name}", *rows]
    return lines(
        "---@meta _",
        "",
        f"-- What of the annotations depends on the data. {WRITTEN}",
        *aliases,
        "",
        "---@class ikeerr",
        *(f"---@field {name} ikeerr.Record" for name in constants),
    )


def lines(*texts):
    return "".join(f"{text}\n" for text in texts)
