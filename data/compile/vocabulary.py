"""The closed sets of data/vocabulary.toml and what a page's keys may hold."""

import dataclasses

from declared import Unusable, check_keys, read_whole
from findings import nearest

FILE = "vocabulary.toml"

DOMAINS = {
    "win32": "Windows IPsec and IKE errors of winerror.h",
    "ikev2": "IKEv2 Notify message types",
    "ikev1": "ISAKMP and IPsec DOI Notify message types",
}
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
KEYS = dict.fromkeys([*WORD_SETS, "relation", "section", "page_words"], dict)
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
        self.inverse = {kind: table["inverse"] for kind, table in declared["relation"].items()}
        declared["relation"] = {kind: table["meaning"] for kind, table in declared["relation"].items()}
        self.sets = {"domain": DOMAINS} | declared

    def order(self, set_name, value):
        return list(self.sets[set_name]).index(value)


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
    for kind, relation in declared["relation"].items():
        sound = check_keys(findings, FILE, f"relation.{kind}", relation, RELATION_KEYS, RELATION_KEYS)
        if sound and relation.get("inverse", kind) not in declared["relation"]:
            advice = nearest(relation["inverse"], declared["relation"])
            findings.add(FILE, f"relation.{kind}.inverse", f"is {relation['inverse']!r}", advice)
    check_keys(findings, FILE, "page_words", declared["page_words"], declared["kind"].keys(), declared["kind"].keys())
    for set_name in WORD_SETS:
        for word, meaning in declared[set_name].items():
            if not isinstance(meaning, str):
                findings.add(FILE, f"{set_name}.{word}", f"is {meaning!r}", "write what the word means")
    for kind, least in declared["page_words"].items():
        if type(least) is not int:
            findings.add(FILE, f"page_words.{kind}", f"is {least!r}", "write a whole number")
    if len(findings) > before:
        raise Unusable(FILE)


def check_section(findings, where, section):
    required = {"title", "items", "item"} if isinstance(section, dict) and "items" in section else {"title", "words"}
    if check_keys(findings, FILE, where, section, SECTION_KEYS, required):
        for key in section.keys() & SECTION_KEYS - {"title"}:
            limits = section[key]
            if not (isinstance(limits, list) and [type(limit) for limit in limits] == [int, int]):
                findings.add(FILE, f"{where}.{key}", f"is {limits!r}", "write [least, most]")
