"""How the logs of stacks look (data/stacks/*.toml): what stands in front of their messages, and the lines by which a
negotiation is followed, by their roles."""

import dataclasses
import re

from declared import check_keys, is_texts, read_toml
from findings import nearest, show
from log_lines import ANYTHING, LONGEST_LINE, fixed_fault, interval
from source import braces

FOLDER = "stacks"
# What a placeholder keeps, in the order of core/tables/stack_layout.h; 0 is nothing.
CAPTURES = ("", "thread", "connection", "serial", "peer", "local", "exchange", "child", "proposals", "ts")
# What a line says of its negotiation, in the order of core/tables/stack_layout.h; 0 is nothing.
ROLES = (
    "", "restarts", "packet-received", "packet-sent", "initiates", "answers", "request-received", "response-received",
    "request-sent", "response-sent", "told", "refuses", "established", "child-established", "rekeyed", "child-refused",
    "not-started", "retransmits", "gives-up", "deletes", "peer-deletes", "child-ended", "offers-theirs", "offers-ours",
    "selectors-theirs", "by-key", "by-certificate", "by-eap", "listens", "list-theirs",
    "list-ours", "list-proposal", "list-item", "list-ends", "chooses",
)  # fmt: skip
TRANSFORMS = ("encryption", "integrity", "prf", "group", "sequence")
KEYS = {
    "product",
    "sources",
    "prefixes",
    "fields",
    "lists",
    "transforms",
    "exchanges",
    "lines",
    "children_are_numbered",
}
REQUIRED = {"product", "sources", "prefixes", "lines"}
LISTS = {"proposal": ", ", "transform": "/", "protocol": ":", "alternative": ""}
PLACE = re.compile(rf"{ANYTHING}|{{({'|'.join(filter(None, CAPTURES))})}}")
MOST_PARTS = 12


@dataclasses.dataclass(frozen=True)
class Stack:
    product: str
    prefixes: tuple
    fields: tuple
    lists: dict
    transforms: dict
    children_are_numbered: bool  # a Child SA has a number like an IKE SA
    exchanges: dict  # a name of the stack's -> a word of `when`, the version of IKE, whether it starts a negotiation
    lines: tuple


@dataclasses.dataclass(frozen=True)
class StackLine:
    """A line by which a negotiation is followed."""

    stack: int
    role: str
    text: str
    versions: str
    exchange: int  # the number of the stack's exchange that it is of, from 1; 0: the line has it, or none


def split(pattern):
    """The fixed parts of a pattern, and what is kept between and around them: one more than parts."""
    parts = PLACE.split(pattern)
    return parts[::2], [0, *(CAPTURES.index(kept or "") for kept in parts[1::2]), 0]


def read_stacks(catalogue):
    folder = catalogue.folder / FOLDER
    files = sorted(f"{FOLDER}/{path.name}" for path in folder.glob("*.toml")) if folder.is_dir() else []
    stacks = []
    for file in files:
        stack = StackReader(catalogue, file, len(stacks)).stack
        if stack:
            stacks.append(stack)
    check_shared(catalogue.findings, files, stacks)
    return stacks


def check_shared(findings, files, stacks):
    """Several stacks may print a line, if it says the same of each."""
    seen = {}
    for stack in stacks:
        for line in stack.lines:
            other = seen.setdefault(tuple(split(line.text)[0]), line)
            if (other.role, other.text) != (line.role, line.text):
                fault = f"{show(line.text)} is a line of {stacks[other.stack].product} ({other.role}) too"
                findings.add(
                    files[line.stack], f"lines.{line.role}", fault, "write both alike, or lengthen one of the two"
                )


class StackReader:
    def __init__(self, catalogue, file, number):
        self.catalogue = catalogue
        self.findings = catalogue.findings
        self.file = file
        self.number = number
        before = len(self.findings)
        declared = read_toml(catalogue, file)
        sound = check_keys(self.findings, file, "", declared, KEYS, REQUIRED)
        self.stack = self.read(declared) if sound and len(self.findings) == before else None

    def add(self, where, fault, advice):
        self.findings.add(self.file, where, fault, advice)

    def read(self, declared):
        before = len(self.findings)
        vocabulary = self.catalogue.vocabulary
        if not isinstance(declared["lines"], dict):
            self.add("lines", f"is {show(declared['lines'])}", "write a table: role = [lines]")
            return None
        if not isinstance(declared["product"], str) or declared["product"] not in vocabulary.products:
            self.add("product", f"is {show(declared['product'])}", vocabulary.advice("product", declared["product"]))
        for key in ("prefixes", "fields"):
            self.check_patterns(key, declared.get(key, []))
        lists = self.read_table("lists", declared, LISTS.keys(), str)
        transforms = self.read_table("transforms", declared, TRANSFORMS, list)
        exchanges = self.exchanges = self.read_exchanges(declared.get("exchanges", {}))
        lines = [line for role in declared["lines"] for line in self.read_lines(role, declared["lines"][role])]
        if len(self.findings) > before:
            return None
        return Stack(declared["product"], tuple(declared["prefixes"]), tuple(declared.get("fields", [])),
                     LISTS | lists, {key: transforms.get(key, []) for key in TRANSFORMS},
                     declared.get("children_are_numbered") is True, exchanges, tuple(lines))  # fmt: skip

    def read_exchanges(self, declared):
        """name -> (word of `when`, version of IKE, whether it can be the first of a negotiation, whether it always is)"""
        exchanges, when = {}, self.catalogue.vocabulary.sets["when"]
        for name, entry in declared.items() if isinstance(declared, dict) else []:
            where = f"exchanges.{name}"
            if not check_keys(self.findings, self.file, where, entry, {"word", "ike", "begins", "starts"}, {"ike"}):
                continue
            if entry.get("ike") not in (1, 2):
                self.add(f"{where}.ike", f"is {show(entry.get('ike'))}", "write 1 or 2")
            if "word" in entry and entry["word"] not in when:
                self.add(
                    f"{where}.word",
                    f"is {show(entry['word'])}",
                    self.catalogue.vocabulary.advice("when", entry["word"]),
                )
            starts = bool(entry.get("starts"))
            exchanges[name] = (entry.get("word"), entry.get("ike"), starts or bool(entry.get("begins")), starts)
        return exchanges

    def read_table(self, key, declared, known, kind):
        table = declared.get(key, {})
        if not isinstance(table, dict) or not all(type(value) is kind for value in table.values()):
            self.add(key, f"is {show(table)}", "write a table of texts" if kind is str else "write a table of arrays")
            return {}
        for name in table:
            if known is not None and name not in known:
                self.add(f"{key}.{name}", "is not a known key", nearest(name, known))
        return table

    def check_patterns(self, key, patterns):
        if not is_texts(patterns):
            self.add(key, f"is {show(patterns)}", "write an array of texts")
            return
        for index, pattern in enumerate(patterns):
            parts, kept = split(pattern)
            if key == "prefixes" and not pattern:
                continue
            if not parts[-1] or not all(parts[1:]) or not (any(kept) or (key == "prefixes" and len(parts) == 1)):
                advice = "write fixed text behind each placeholder, one of which is kept"
                self.add(f"{key}[{index}]", f"{show(pattern)} cannot be found in a line", advice)
            self.check_placeholders(f"{key}[{index}]", pattern)

    def check_placeholders(self, where, pattern):
        for name in re.findall(r"\{([a-z]+)\}", pattern):
            if name not in CAPTURES:
                self.add(where, f"{show(pattern)} has {{{name}}}", nearest(name, CAPTURES[1:]))

    def read_lines(self, role, lines):
        where = f"lines.{role}"
        if role not in ROLES[1:]:
            self.add(where, "is no role", nearest(role, ROLES[1:]))
            return
        for index, given in enumerate(lines if isinstance(lines, list) else [lines]):
            entry = {"line": given} if isinstance(given, str) else given
            at = f"{where}[{index}]"
            if not check_keys(self.findings, self.file, at, entry, {"line", "versions", "exchange"}, {"line"}):
                continue
            line, versions, exchange = entry.get("line"), entry.get("versions", ""), entry.get("exchange", "")
            if not isinstance(line, str) or not isinstance(versions, str):
                self.add(at, f"is {show(entry)}", "write a text, or { line = ..., versions = ... } of texts")
                continue
            self.check_line(at, line, versions)
            known = ["", *self.exchanges]
            if exchange not in known:
                self.add(f"{at}.exchange", f"is {show(exchange)}", "name one of [exchanges]")
                continue
            yield StackLine(self.number, role, line, versions, known.index(exchange))

    def check_line(self, where, pattern, versions):
        parts, _ = split(pattern)
        if not interval(versions):
            self.add(where, f"{show(versions)} is no range of versions", "write '6.0+', '<5', '5.7-5.9' or '5.9.8'")
        if pattern != pattern.strip() or len(pattern.encode()) > LONGEST_LINE:
            self.add(where, f"{show(pattern)} is too long or has blanks at its ends", "cut it")
        if unfit := fixed_fault(parts):
            fault, advice = unfit
            self.add(where, f"{show(pattern)} {fault}", advice)
        if not all(parts[1:-1]) or len(parts) > MOST_PARTS:
            self.add(where, f"{show(pattern)} has two wildcards in a row, or too many", "write one")
        self.check_placeholders(where, pattern)


def write_stacks(tables, stacks):
    """What is said of the stacks beside their lines, which stand among those of the pages (lines.py)."""
    out, order = tables.out, tables.catalogue.vocabulary.order
    rows, patterns, parts, transforms, exchanges = [], [], [], [], []
    for stack in stacks:
        ranges = []
        for group in (stack.prefixes, stack.fields):
            ranges.append(braces([len(patterns), len(group)]))
            for pattern in group:
                fixed, kept = split(pattern)
                patterns.append(braces([len(parts), len(fixed)]))
                parts += [braces([out.string(part), len(part), kept[place]]) for place, part in enumerate(fixed)]
        ranges.append(braces([len(transforms), sum(map(len, stack.transforms.values()))]))
        for place, key in enumerate(TRANSFORMS):
            transforms += [braces([out.string(start), place]) for start in stack.transforms[key]]
        ranges.append(braces([len(exchanges), len(stack.exchanges)]))
        for name, (word, version, begins, starts) in stack.exchanges.items():
            is_within = word in tables.diagnose.within
            flags = (int(flag) for flag in (begins, starts, is_within))
            exchanges.append(braces([out.string(name), out.string(word), version, *flags]))
        texts = [out.string(stack.lists[key] or None) for key in LISTS]
        rows.append(braces([*texts, *ranges, order("product", stack.product), int(stack.children_are_numbered)]))
    out.array("table_stack", "stacks", rows)
    out.array("table_range", "stack_patterns", patterns)
    out.array("table_stack_part", "stack_parts", parts)
    out.array("table_transform", "transforms", transforms)
    out.array("table_exchange", "exchanges", exchanges)
    out.line(f"const uint16_t ike_table_stack_count = {len(stacks)};")
    products = tables.catalogue.vocabulary.products.values()
    out.array("table_string", "product_logs", (out.string(product.log or None) for product in products))
    for place, role in enumerate(ROLES[1:], 1):
        out.check(f"{place} == ROLE_{role.upper().replace('-', '_')}", "the roles of lines have another order there")
    for place, name in enumerate(CAPTURES[1:], 1):
        out.check(f"{place} == CAPTURE_{name.upper()}", "what is kept of lines has another order there")
    for place, name in enumerate(TRANSFORMS):
        out.check(f"{place} == TRANSFORM_{name.upper()}", "the kinds of transforms have another order there")
    out.check(f"{MOST_PARTS} == TABLE_LINE_MOST_PARTS", "a line has another number of parts there")
