"""The closed sets of data/vocabulary.toml and what a page's keys may hold."""

import dataclasses

from declared import Unusable, check_keys, read_whole
from domain import DomainChecks, read_domain
from findings import declared_advice, nearest, show

FILE = "vocabulary.toml"

WORD_SETS = (
    "kind",
    "module",
    "phase",
    "role",
    "rejected",
    "on_wire",
    "effect",
    "retry",
    "basis",
    "tag",
    "vendor",
    "origin",
)
TABLE_SETS = ("domain", "relation")  # of which more is declared than a meaning
KEYS = dict.fromkeys([*WORD_SETS, *TABLE_SETS, "section", "page_words"], dict)
SECTION_KEYS = {"title", "words", "items", "item"}
RELATION_KEYS = {"inverse", "meaning"}


@dataclasses.dataclass(frozen=True)
class Section:
    key: str
    title: str
    limits: dict


class Vocabulary:
    """`sets` maps the name of a set to its values and their meanings, in the order of the file."""

    def __init__(self, catalogue):
        declared = read_whole(catalogue, FILE, KEYS)
        check_shapes(catalogue.findings, declared)
        self.sections = [Section(key, table.pop("title"), table) for key, table in declared.pop("section").items()]
        self.page_words = declared.pop("page_words")
        self.domains = {name: read_domain(name, table) for name, table in declared["domain"].items()}
        self.inverse = {kind: table["inverse"] for kind, table in declared["relation"].items()}
        for name in TABLE_SETS:
            declared[name] = {word: table["meaning"] for word, table in declared[name].items()}
        self.sets = declared

    def order(self, set_name, value):
        return list(self.sets[set_name]).index(value)

    def advice(self, set_name, value):
        """What to do about a value that a set does not have."""
        return declared_advice(value, self.sets[set_name], f"[{set_name}] of {FILE}")


def read_vocabulary(catalogue):
    """None where the file is not fit to check a page by; the findings say why."""
    try:
        return Vocabulary(catalogue)
    except Unusable:
        return None


def check_shapes(findings, declared):
    before = len(findings)
    for key, section in declared["section"].items():
        check_section(findings, f"section.{key}", section)
    DomainChecks(findings, FILE, declared["domain"]).check()
    for kind, relation in declared["relation"].items():
        sound = check_keys(findings, FILE, f"relation.{kind}", relation, RELATION_KEYS, RELATION_KEYS)
        if sound and relation.get("inverse", kind) not in list(declared["relation"]):
            advice = nearest(relation["inverse"], declared["relation"])
            findings.add(FILE, f"relation.{kind}.inverse", f"is {show(relation['inverse'])}", advice)
    check_keys(findings, FILE, "page_words", declared["page_words"], declared["kind"].keys(), declared["kind"].keys())
    for where, meaning in meanings(declared):
        if not isinstance(meaning, str):
            findings.add(FILE, where, f"is {show(meaning)}", "write what the word means")
    for kind, least in declared["page_words"].items():
        if type(least) is not int:
            findings.add(FILE, f"page_words.{kind}", f"is {show(least)}", "write a whole number")
    if len(findings) > before:
        raise Unusable(FILE)


def meanings(declared):
    for name in WORD_SETS:
        yield from ((f"{name}.{word}", meaning) for word, meaning in declared[name].items())
    for name in TABLE_SETS:
        for word, table in declared[name].items():
            if isinstance(table, dict) and "meaning" in table:
                yield f"{name}.{word}.meaning", table["meaning"]


def check_section(findings, where, section):
    required = {"title", "items", "item"} if isinstance(section, dict) and "items" in section else {"title", "words"}
    if check_keys(findings, FILE, where, section, SECTION_KEYS, required):
        for key in section.keys() & SECTION_KEYS - {"title"}:
            limits = section[key]
            if not (isinstance(limits, list) and [type(limit) for limit in limits] == [int, int]):
                findings.add(FILE, f"{where}.{key}", f"is {show(limits)}", "write [least, most]")
