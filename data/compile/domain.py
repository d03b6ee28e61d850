"""Domains: what data/vocabulary.toml declares of each, and what follows from it."""

import dataclasses
import re

from declared import check_keys, check_ranges, is_texts, is_within
from findings import nearest, show

# What a domain's numbers are, and how the scan may take its names.
MENTIONS = {"code": ("symbol", "none"), "notify": ("notify",), "own": ("symbol", "none")}
# What is declared only where the numbers are of one of these kinds.
ONLY_FOR = {
    "wrappings": ("code",),
    "described_by": ("code",),
    "private": ("notify",),
    "standard": ("notify",),
    "context": ("code", "notify"),
    "scope": ("code", "notify"),
    "apart": ("notify",),
    "labels": ("code", "notify"),
}
DESCRIBERS = {  # as C has them
    "FormatMessage": "DESCRIBED_BY_FORMAT_MESSAGE",
    "RasGetErrorString": "DESCRIBED_BY_ERROR_STRING",
}
CHOICES = {
    "separator": ("_", "-"),
    "numbers": tuple(MENTIONS),
    "mentions": ("symbol", "notify", "none"),
    "described_by": tuple(DESCRIBERS),
}
WRAPPINGS = ("hresult", "ntstatus")
TEXTS = ("official", "scope", "gap")
LISTS = ("prefixes", "optional", "symbols", "wrappings", "labels")
RANGES = ("block", "codes", "private", "standard", "context")
REQUIRED = {"meaning", "official", "separator", "numbers", "block", "mentions", "share"}
NAME = re.compile(r"[a-z][a-z0-9]*")  # a folder, an enumerator, what stands in front of the colon of an identity
MOST = 31  # a set of domains has 32 bits, and one is added to hold them all


@dataclasses.dataclass(frozen=True)
class Domain:
    """The keys of its table, which data/vocabulary.toml describes. Ranges are [first, last]."""

    name: str
    meaning: str
    official: str
    separator: str
    numbers: str
    block: list
    mentions: str
    share: float
    codes: list
    private: list = ()
    standard: list = ()
    context: list = ()
    wrappings: list = ()
    scope: str = ""
    prefixes: list = ()
    optional: list = ()
    symbols: list = ()
    gap: str = "no record has it"
    described_by: str = ""
    labels: list = ()
    twin: str = ""
    apart: list = ()

    @property
    def is_bare(self):
        """Whether a number by itself may mean one of its records."""
        return self.numbers != "own"

    @property
    def foreign_separator(self):
        return "-" if self.separator == "_" else "_"

    def has(self, code):
        return is_within(code, self.codes)

    def is_private(self, code):
        return is_within(code, self.private) and not is_within(code, self.standard)

    def prefix_of(self, name):
        """The longest prefix of a name, '' if it has none."""
        return max((prefix for prefix in self.prefixes if name.startswith(prefix)), key=len, default="")

    def undecorated(self, name):
        return name.removeprefix(self.prefix_of(name))

    def short_name(self, name):
        """What the file of a record is called."""
        return self.undecorated(name).lower().replace("_", "-")

    def shortened(self, name):
        """What people write of a name: what is behind each optional prefix, if the shortest has two words or more."""
        rests = sorted((name.removeprefix(prefix) for prefix in self.optional if name.startswith(prefix)), key=len)
        return rests if rests and self.separator in rests[0] else []

    def clause(self):
        """What the message about a number outside of all domains says of this one."""
        return self.scope.replace("{codes}", listed(f"{first}-{last}" for first, last in self.codes))


def read_domain(name, table):
    return Domain(name, **{"codes": [table["block"]]} | table)


def listed(parts):
    *others, last = parts
    return f"{', '.join(others)} and {last}" if others else last


# ---- checks ----


class DomainChecks:
    """What has to hold of the declared domains, each by itself first, then between them."""

    def __init__(self, findings, file, tables):
        self.findings = findings
        self.file = file
        self.tables = tables

    def check(self):
        before = len(self.findings)
        for name, table in self.tables.items():
            self.check_shape(name, table)
        if len(self.tables) > MOST:
            self.add("", "", f"has {len(self.tables)} domains", f"a set of them has room for {MOST}")
        if len(self.findings) == before:
            for name, table in self.tables.items():
                self.check_meaning(name, table)
            self.check_overlaps()

    def add(self, name, key, fault, advice):
        self.findings.add(self.file, ".".join(filter(None, ("domain", name, key))), fault, advice)

    def check_shape(self, name, table):
        if not NAME.fullmatch(name):
            self.add(name, "", "is no name of a domain", "use small letters and digits, a letter first")
        known = {field.name for field in dataclasses.fields(Domain)} - {"name"}
        if not check_keys(self.findings, self.file, f"domain.{name}", table, known, REQUIRED):
            return
        for key in RANGES:
            if key in table:
                ranges = [table[key]] if key == "block" else table[key]
                check_ranges(self.findings, self.file, f"domain.{name}.{key}", ranges)
        for key, is_sound, advice in FORMS:
            if key in table and not is_sound(table[key]):
                self.add(name, key, f"is {show(table[key])}", f"write {advice}")

    def check_meaning(self, name, table):
        numbers, mentions = table["numbers"], table["mentions"]
        if mentions not in MENTIONS[numbers]:
            self.add(name, "mentions", f"is {mentions!r} where numbers are {numbers!r}", use(MENTIONS[numbers]))
        for key in ONLY_FOR.keys() & table.keys():
            if numbers not in ONLY_FOR[key]:
                self.add(name, key, f"says nothing where numbers are {numbers!r}", "drop it")
        if "symbols" in table and mentions != "symbol":
            self.add(name, "symbols", f"says nothing where mentions are {mentions!r}", "drop it")
        for prefix in table.get("optional", []):
            if prefix not in table.get("prefixes", []):
                self.add(name, "optional", f"{show(prefix)} is none of the prefixes", "add it there")
        for word in table.get("labels", []):
            if word != word.lower() or not word.isalnum():
                self.add(name, "labels", f"{show(word)} is no word in small letters", "write it as one")
        if table.get("codes") == []:
            self.add(name, "codes", "is empty", "leave it out where the whole block has codes")
        for key in ("codes", "private"):
            if not is_covered(table.get(key, []), [table["block"]]):
                self.add(name, key, "reaches beyond the block", "mend it, or widen the block")
        if not is_covered(table.get("standard", []), table.get("private", [])):
            self.add(name, "standard", "is not within the ranges for private use", "drop it")
        self.check_twin(name, table.get("twin"))

    def check_twin(self, name, twin):
        if twin is None:
            if "apart" in self.tables[name]:
                self.add(name, "apart", "says nothing of a domain without a twin", "drop it")
            return
        if twin not in self.tables:
            self.add(name, "twin", f"is {show(twin)}", nearest(twin, self.tables))
        elif twin == name or self.tables[twin].get("twin") != name:
            self.add(name, "twin", f"is {show(twin)}, whose twin is not this domain", "declare both or none")

    def check_overlaps(self):
        """A number by itself is a code of one domain: the scan reports no other."""
        domains = [read_domain(name, table) for name, table in self.tables.items() if table["numbers"] == "code"]
        for place, domain in enumerate(domains):
            for other in domains[:place]:
                if any(pair[0] <= last and first <= pair[1] for pair in domain.codes for first, last in other.codes):
                    self.add(domain.name, "codes", f"overlaps the codes of {other.name}", "a number is one code")


def is_covered(ranges, others):
    return all(any(first <= pair[0] and pair[1] <= last for first, last in others) for pair in ranges)


def is_text(value):
    return isinstance(value, str) and value.strip() == value != ""


def is_share(value):
    return type(value) in (int, float) and 0 < value <= 1


def use(words):
    return f"use one of {', '.join(map(repr, words))}"


def is_one_of(words):
    return lambda value: isinstance(value, str) and value in words


FORMS = (
    *((key, is_text, "a text") for key in TEXTS),
    *((key, is_texts, "an array of texts") for key in LISTS),
    *((key, is_one_of(words), f"one of {', '.join(words)}") for key, words in CHOICES.items()),
    (
        "wrappings",
        lambda value: not is_texts(value) or set(value) <= set(WRAPPINGS),
        f"an array of {listed(WRAPPINGS)}",
    ),
    ("share", is_share, "a number above 0 and up to 1"),
    ("twin", lambda value: isinstance(value, str), "a domain"),
    ("apart", lambda value: isinstance(value, list) and {type(code) for code in value} <= {int}, "an array of numbers"),
)
