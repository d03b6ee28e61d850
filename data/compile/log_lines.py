"""Lines that products print: in which versions, on which side, at which level, and the language of their patterns."""

import dataclasses
import re

from findings import nearest, show
from grams import GRAM, grams_of

ANYTHING = "…"
KEPT = ("proposals", "id", "ts", "peer", "name")  # placeholders that match as … does, and keep what they match
WILDCARD = re.compile(rf"{ANYTHING}|{{(?:{'|'.join(KEPT)})}}")
NOT_A_WORD = re.compile(r"\W*", re.ASCII)
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
LEAST_FIXED = GRAM  # bytes of the longest fixed part of a pattern: shorter ones stand in any log
LONGEST_LINE = 240  # bytes
HEAD = re.compile(r"(?P<product>[^\s,]+)(?: (?P<versions>[^,]+))?, (?P<side>[^,]+)(?:, level (?P<level>[0-9]{1,3}))?")
HEAD_FORM = "product, side; product versions, side, level N"
SPAN = re.compile(r"`([^`]+)`")
ITEM = re.compile(r"(?P<head>[^`]+): `(?P<line>[^`]+)` - (?P<says>\S.*)", re.DOTALL)
NUMBER = r"[0-9]{1,8}(?:\.[0-9]{1,8})*"
VERSIONS = re.compile(
    rf"(?P<from>{NUMBER})\+|<(?P<before>{NUMBER})|(?P<first>{NUMBER})-(?P<last>{NUMBER})|(?P<only>{NUMBER})"
)
END = (float("inf"),)
EVERY, NONE = ((), END), (END, ())


@dataclasses.dataclass(frozen=True)
class LogLine:
    product: str
    versions: str  # as written; "": all
    side: str
    level: int  # 0: the program's default
    line: str
    says: str  # of a sign: the cause that it implies
    at: int = dataclasses.field(default=0, compare=False)  # line of the page


def parts_of(pattern):
    """The fixed parts of a pattern, in order, with '' for a wildcard at an end."""
    return WILDCARD.split(pattern)


def fixed_of(parts):
    """What is fixed from the first word on: what stands right in front of that, and the parts, in order, as bytes."""
    first, *others = parts
    while not first[(start := NOT_A_WORD.match(first).end()) :]:
        if not others:
            return "", []
        first, *others = others
    return first[:start], [part.encode() for part in (first[start:], *others) if part]


def fixed_fault(parts):
    """Why a line with these parts cannot be recognised, and what to write instead; None: it can."""
    if max(len(part.encode()) for part in parts) < LEAST_FIXED:
        return f"has no fixed part of {LEAST_FIXED} bytes", "a shorter one stands in any log"
    if not grams_of(fixed_of(parts)[1]):
        advice = f"{GRAM} ASCII letters in a row that JSON and XML do not escape, of which the first is no digit"
        return "cannot be found by its bytes", f"a line needs {advice}"
    return None


def numbers(version):
    return tuple(map(int, version.split(".")))


def behind(version):
    """What no version beginning with this one reaches: behind 5.9 comes 5.10."""
    *first, last = numbers(version)
    return (*first, last + 1)


def interval(versions):
    """[first, end) of the versions that a range covers, as tuples; None where it is no range."""
    match = VERSIONS.fullmatch(versions)
    if not versions:
        return EVERY
    if not match:
        return None
    if match["from"]:
        return numbers(match["from"]), END
    if match["before"]:
        return (), numbers(match["before"])
    return numbers(match["first"] or match["only"]), behind(match["last"] or match["only"])


def covers(versions, version):
    """Whether a range has a version: `6.0+`, `<5`, `5.7-5.9` with 5.9.14, `5.9.8`."""
    first, end = interval(versions)
    return first <= numbers(version) < end


def overlap(one, other):
    """What is no range has its own finding, and no version."""
    (first, end), (other_first, other_end) = interval(one) or NONE, interval(other) or NONE
    return first < other_end and other_first < end


class LogLineReader:
    """Reads what stands in front of a line and the line itself; `add(fault, advice)` takes what is wrong."""

    def __init__(self, vocabulary, domain, at, add):
        self.vocabulary = vocabulary
        self.domain = domain
        self.at = at
        self.add = add

    def read_item(self, text):
        """`strongswan 6.0+, deciding: ` line in backticks ` - what it says`; None where it is not of that form."""
        match = ITEM.fullmatch(text)
        if not match:
            advice = "write '- product, side: ', the line in backticks, ' - ' and what it says"
            return self.add(f"{show(text)} is no log line", advice)
        return self.read(match["head"], match["line"], " ".join(match["says"].split()))

    def read(self, head, line, says):
        match = HEAD.fullmatch(head)
        if not match:
            return self.add(f"{show(head)} does not say whose line it is", f"write '{HEAD_FORM}'")
        self.check_product(match["product"])
        self.check_versions(match["versions"] or "")
        self.check_word("side", match["side"])
        self.check_pattern(line)
        level = int(match["level"] or 0)
        self.check_level(match["product"], match["level"])
        return LogLine(match["product"], match["versions"] or "", match["side"], level, line, says, self.at)

    def check_word(self, set_name, word):
        if word not in self.vocabulary.sets[set_name]:
            self.add(f"{show(word)} is not a declared {set_name}", self.vocabulary.advice(set_name, word))

    def check_product(self, slug):
        self.check_word("product", slug)
        product = self.vocabulary.products.get(slug)
        if product and not product.prefix:
            self.add(f"{slug} prints no lines that are known", "declare its `prefix` and `log` in products.toml")
        elif product and self.domain not in product.domains:
            known = " and ".join(product.domains) or "no domain"
            advice = "refer to the cause there ('- Sign: ikev2:14#slug'), or add the domain in products.toml"
            self.add(f"lines of {slug} stand on pages of {known}", advice)

    def check_versions(self, versions):
        covered = interval(versions)
        if not covered:
            self.add(f"{show(versions)} is no range of versions", "write '6.0+', '<5', '5.7-5.9' or '5.9.8'")
        elif covered[0] >= covered[1]:
            self.add(f"{show(versions)} ends before it starts", "swap its ends")

    def check_level(self, slug, level):
        product = self.vocabulary.products.get(slug)
        if product and level is not None and int(level) <= product.level:
            self.add(f"level {level} is not above the default of {slug}, {product.level}", "drop the level")

    def check_pattern(self, pattern):
        parts = parts_of(pattern)
        if pattern != pattern.strip():
            self.add(f"{show(pattern)} has blanks at its ends", "drop them")
        if len(pattern.encode()) > LONGEST_LINE:
            self.add(
                f"has a line of {len(pattern.encode())} bytes", f"put … for what varies: {LONGEST_LINE} are the most"
            )
        if unfit := fixed_fault(parts):
            fault, advice = unfit
            self.add(f"{show(pattern)} {fault}", advice)
        if not all(parts[1:-1]):
            self.add(f"{show(pattern)} has two wildcards in a row", "write one")
        for name in PLACEHOLDER.findall(pattern):
            if name not in KEPT:
                self.add(f"{show(pattern)} has {{{name}}}", nearest(name, KEPT))
