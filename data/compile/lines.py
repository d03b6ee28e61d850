"""The log lines of the pages as patterns: what is fixed in them, and what leads the scanner to them."""

import collections
import dataclasses
import functools
import itertools
import os.path
import re
import string

from anchors import places
from cause_links import cause_id
from grams import ESCAPED, GramChoice, has_anchor, number_of, product
from log_lines import WILDCARD, LogLine, fixed_of, parts_of
from ordinary_text import byte_shares
from sizes import slot_bits
from source import braces
from stacks import ROLES, split

LEAST_BITS = 12  # of the slots of grams
BEGINNING = 8  # bytes that lines are noticed by ...
FILTER_BITS = 15  # ... and a filter of them
SHORT_BEGINNING = 3  # bytes of the lines that begin with fewer ...
SHORT_FILTER_BITS = 12  # ... and a filter of them
NO_NODE = braces([0] * 7)
NO_OTHER = braces(["TABLE_NO_STACK", 0])
SIGNS = frozenset(string.punctuation.encode())
QUOTED_WORDS = 4  # of a line that is known without its full stop
CUT_WORDS, CUT_BYTES = 4, 20  # at least, of what is quoted of a line
INNER_WORDS, INNER_BYTES = 5, 28  # at least, of what does not begin it
LINKS = "for|to|from|of|with|by|on|in|at|is|was|are|a|an|the|and|but|not|no|as|via|using"
LEADING_WORDS = re.compile(rf"(?:\W+|\s(?:{LINKS})(?=\W*$))+$")
LEADING_OVER = re.compile(rf"(?:\W+|\s(?:{LINKS}|SPI|peer|id|ID|type)(?=\W*$))+$")
LEADING_SIGNS = re.compile(r"\W+$")
LED_OVER = re.compile(r"^\W*(?:(?:but|and|because|as|that|so)\s+)?")
GOING_ON = re.compile(rf"(?:{LINKS}|due|message|response|notification)\b|[^A-Za-z]")
REMARK = re.compile(r"no failure(?! by itself)|beside the failure\b|harmless\b")  # what such a line says
TITLE_WORDS = 2  # of a lead that a sentence of few words is noticed by: people write those as titles


@dataclasses.dataclass(frozen=True)
class Pattern:
    """A line of a page, by its number in log_lines, or one of a stack, or both."""

    line: int  # -1: of no page
    record: int  # -1: of no page
    text: str
    is_shared: bool  # the record's twin refers to its cause: the program prints it in both versions
    is_remark: bool = False  # it tells of no failure, or goes with a line that does
    role: str = ""  # of a stack's line
    stack: int = 0
    exchange: int = 0
    kept: tuple = ()  # of a stack's line: what is kept in front of each part, and behind the last
    others: tuple = ()  # other stacks that print the line too, each with the exchange there

    @functools.cached_property
    def fixed(self):
        return fixed_of(self.all_parts)

    @functools.cached_property
    def all_parts(self):
        return split(self.text)[0] if self.line < 0 else parts_of(self.text)

    @property
    def lead(self):
        """Blanks in front of a page's line are not always quoted with it."""
        return self.fixed[0] if self.fixed[0].strip() or self.role or self.line < 0 else ""

    @property
    def parts(self):
        return self.fixed[1]

    @property
    def is_open(self):
        """Whether something has to follow behind its last part."""
        return not self.all_parts[-1]

    @property
    def form(self):
        """What it is recognised by: two lines with one form are one pattern."""
        return self.lead, tuple(self.parts), self.is_open


def stack_pattern(line):
    """What is kept in front of its first word is the last thing there; an open end has its own behind the last part."""
    pattern = Pattern(-1, -1, line.text, False, False, line.role, line.stack, line.exchange)
    _, kept = split(line.text)
    last = len(kept) - (2 if pattern.is_open else 1)
    kept = [*kept[last - len(pattern.parts) : last], kept[-2] if pattern.is_open else 0]
    return dataclasses.replace(pattern, kept=tuple(kept))


def with_roles(patterns, stacks):
    """The patterns of the pages and those of the stacks; a line of both is one."""
    of_form = collections.defaultdict(list)
    for pattern in patterns:
        of_form[pattern.form].append(pattern)
    for stack in stacks:
        for line in map(stack_pattern, stack.lines):
            same = of_form[line.form] or [line]
            if same[0].role and same[0] is not line:
                role = {"others": (*same[0].others, (line.stack, line.exchange))}
            else:
                role = {"role": line.role, "stack": line.stack, "exchange": line.exchange, "kept": line.kept}
            of_form[line.form] = [dataclasses.replace(pattern, **role) for pattern in same]
    return [pattern for same in of_form.values() for pattern in same]


def is_remark(line):
    return bool(REMARK.match(line.says))


def endings(line):
    """The line, and the line without its full stop: people leave the stop out when they quote it. A line of few words is
    then no different from what anybody says."""
    without_stop = line.line.removesuffix(".")
    is_short = len(without_stop.split()) < QUOTED_WORDS
    is_left_out = without_stop != line.line and not is_short and not without_stop.endswith(("…", "}"))
    return [line.line, without_stop] if is_left_out else [line.line]


def cut_short(line):
    """What people quote of a line in which something varies: the text up to one such place, without the words and signs
    that lead over to it, or what is fixed behind one, where that says enough."""
    places = [found.span() for found in WILDCARD.finditer(line) if found.start()]
    for (_, before), (last, _) in itertools.pairwise([(0, 0), *places]):
        for short in dict.fromkeys(
            line[:before] + lead.sub("", line[before:last]) for lead in (LEADING_WORDS, LEADING_OVER)
        ):
            if is_telling(short, CUT_WORDS, CUT_BYTES):
                yield short
    for _, behind in places:
        short = LED_OVER.sub("", LEADING_SIGNS.sub("", WILDCARD.split(line[behind:])[0]))
        if is_telling(short, INNER_WORDS, INNER_BYTES) and not GOING_ON.match(short):
            yield short


def is_telling(short, words, least):
    """Whether a part of a line is long enough, and does not end in what varies."""
    fixed = "".join(WILDCARD.split(short))
    is_ended = short and not WILDCARD.search(short[-1]) and not short.endswith("}")
    return is_ended and len(fixed.split()) >= words and len(fixed) >= least


def quoted(patterns, cut):
    """One pattern for each text that lines of one record alone have, and that is no line by itself."""
    for short, lines in cut.items():
        records = {line.record for line in patterns if short in line.text}
        if len(records) == 1 and all(line.text != short for line in patterns):
            yield next((line for line in lines if line.is_shared), lines[0])


class Lines:
    """The lines of all pages and stacks as patterns, sorted by the bytes of their first parts."""

    def __init__(self, catalogue, numbers, stacks):
        """`numbers`: what id() of each line is numbered."""
        self.catalogue = catalogue
        shared = {sign for page in catalogue.pages for cause in page.causes for sign in cause.signs
                  if is_twin(page, sign, catalogue)}  # fmt: skip
        in_both = in_both_versions(catalogue)
        patterns, cut = [], collections.defaultdict(list)
        for record, page in enumerate(catalogue.pages):
            lines = [(sign, cause_id(page, cause) in shared) for cause in page.causes for sign in cause.own_signs()]
            lines += [(line, in_both.get(id(line)) == "shared") for line in page.prose.log_lines
                      if in_both.get(id(line)) != "again"]  # fmt: skip
            patterns += [
                Pattern(numbers[id(line)], record, text, is_shared, is_remark(line))
                for line, is_shared in lines
                for text in endings(line)
            ]
            for line, is_shared in lines:
                for short in cut_short(line.line):
                    cut[short].append(Pattern(numbers[id(line)], record, short, is_shared, is_remark(line)))
        patterns += quoted(patterns, cut)
        self.patterns = sorted(with_roles(patterns, stacks), key=lambda pattern: (pattern.parts, pattern.line))

    def write(self, out, scan):
        parts, rows, kept, of_pages, of_stacks = [], [], [], [], []
        others = [NO_OTHER]
        led_on = {pattern.text[: end.end()] for pattern in self.patterns for end in re.finditer(":", pattern.text)}
        for pattern in self.patterns:
            (of_stacks if pattern.line < 0 else of_pages).append((pattern.parts, len(parts)))
            rows.append(
                braces([out.string(pattern.lead or None), number_or(pattern.line, "TABLE_NO_LINE"),
                        number_or(pattern.record, "TABLE_NO_RECORD"), braces([len(parts), len(pattern.parts)]), sum(map(len, pattern.parts)),
                        len(kept), ROLES.index(pattern.role), pattern.stack, pattern.exchange, int(pattern.is_open), int(pattern.is_shared), int(pattern.is_remark), int(pattern.text + ":" in led_on), len(others) if pattern.others else 0])
            )  # fmt: skip
            if pattern.others:
                others += [*map(braces, pattern.others), NO_OTHER]
            kept += pattern.kept
            parts += [part_row(out, part) for part in pattern.parts]
        leads = [text for lead in scan.leads() for text in spellings_of(lead)]
        for text in map(str.encode, [*leads, *scan.familiar_leads()]):
            of_pages.append(([text], len(parts)))
            parts.append(part_row(out, text))
        out.array("uint8_t", "line_kept", kept)
        out.array("table_line_other", "line_others", others)
        out.array("table_line_pattern", "line_patterns", rows)
        out.array("table_line_part", "line_parts", parts)
        self.write_tree(out)
        self.write_beginnings(out)
        self.write_grams(out, of_pages, of_stacks, scan.data["anchors"])

    def write_tree(self, out):
        """Of the first parts: a node for each beginning behind which they differ, or one of them ends. Node 0 is none."""
        parts = [pattern.parts[0] for pattern in self.patterns]
        nodes = branches(parts, range(len(parts)), 0)
        roots = {byte: number for number, (byte, _) in enumerate(nodes, 1)}
        rows = [NO_NODE]
        for byte, lines in nodes:  # which grow meanwhile
            depth = len(os.path.commonprefix([parts[lines[0]], parts[lines[-1]]]))
            ended = sum(len(parts[line]) == depth for line in lines)
            children = branches(parts, lines[ended:], depth)
            first, end, child = lines[0], lines[-1] + 1, len(nodes) + 1
            rows.append(braces([first, first + ended, end, depth, child, len(children), byte]))
            nodes += children
        out.array("uint16_t", "line_roots", (roots.get(byte, 0) for byte in range(256)))
        out.array("table_line_node", "line_nodes", rows)
        out.check(f"{max(len(rows), len(parts))} <= UINT16_MAX", "a place of 16 bits does not reach all log lines")

    def write_beginnings(self, out):
        with_pages = [pattern for pattern in self.patterns if pattern.line >= 0]
        for name, beginnings, bits in (
            ("", long_beginnings, FILTER_BITS),
            ("short_", short_beginnings, SHORT_FILTER_BITS),
        ):
            filters = [
                braces(words_of({bits_of(beginning, bits) for beginning in beginnings(those)}, 1 << bits))
                for those in (with_pages, self.patterns)
            ]
            size = f"[(1u << TABLE_LINE_{name.upper()}FILTER_BITS) / 64]"
            out.array("uint64_t", f"line_{name}filter", filters, "2", size)
        for name in ("BEGINNING", "FILTER_BITS", "SHORT_BEGINNING", "SHORT_FILTER_BITS"):
            out.check(f"{globals()[name]} == TABLE_LINE_{name}", "lines are found by other beginnings there")

    def write_grams(self, out, of_pages, of_stacks, anchors):
        """Of parts, given with the number of the first: those to which no anchor leads. Many lines share a part, and so
        the place in it. The pages come first, so that who does not follow negotiations pays nothing for the stacks."""
        patterns = [places(pattern) for bucket in anchors for pattern in bucket]
        found = collections.defaultdict(dict)
        self.choices = []
        for is_of_stack, noticed in enumerate((of_pages, of_stacks)):
            unled = [(parts, first) for parts, first in noticed if not has_anchor(parts, patterns)]
            choice = GramChoice([parts for parts, _ in unled], *self.choices)
            self.choices.append(choice)
            for (parts, first), (gram, part, offset) in zip(unled, choice.noticed, strict=True):
                place = (parts[part], offset, *parts[:is_of_stack])
                beside = byte_at(parts[part], offset - 1), byte_at(parts[part], offset + len(gram))
                found[gram].setdefault(place, braces([first + part, offset, first, *beside, is_of_stack]))
        rows, flat, bits = {}, [], slot_bits(len(found), LEAST_BITS)
        for gram in sorted(found, key=number_of):
            slot = free_slot(rows, bits_of(gram, bits), bits)
            rows[slot] = f"{{0x{number_of(gram):016X}ULL, {braces([len(flat), len(found[gram])])}}}"
            flat += found[gram].values()
        out.array("table_line_gram", "line_grams", (rows.get(slot, "{0, {0, 0}}") for slot in range(1 << bits)))
        out.array("table_line_gram_place", "line_gram_places", flat)
        out.sizes.numbers["TABLE_GRAM_BITS"] = bits


def byte_at(part, index):
    """The byte of a part, 0 where there is none or where it may be written otherwise, as any sign may."""
    return part[index] if 0 <= index < len(part) and part[index] not in SIGNS else 0


def branches(parts, lines, depth):
    """The numbers of consecutive parts, apart by the byte at a depth."""
    by_byte = itertools.groupby(lines, lambda line: parts[line][depth])
    return [(byte, list(those)) for byte, those in by_byte]


def long_beginnings(patterns):
    return [pattern.parts[0][:BEGINNING] for pattern in patterns if plain_length(pattern.parts[0]) >= BEGINNING]


def short_beginnings(patterns):
    """Behind a byte that may be escaped, and behind a short part, any may stand."""
    for part in (pattern.parts[0] for pattern in patterns):
        if plain_length(part) < BEGINNING:
            first = part[: min(SHORT_BEGINNING, plain_length(part))]
            for rest in itertools.product(range(256), repeat=SHORT_BEGINNING - len(first)):
                yield first + bytes(rest)


def bits_of(text, bits):
    """So many bits of the product that a few bytes are found by."""
    return product(text) >> 64 - bits


def free_slot(rows, slot, bits):
    """The slot, or the next one that is free."""
    while slot in rows:
        slot = (slot + 1) % (1 << bits)
    return slot


def words_of(bits, size):
    """A filter with these bits."""
    words = [0] * (size // 64)
    for bit in bits:
        words[bit // 64] |= 1 << bit % 64
    return [f"0x{word:016X}ULL" for word in words]


def is_twin(page, sign, catalogue):
    """Whether a sign is a reference to the record of the same number in the other version."""
    if isinstance(sign, LogLine):
        return False
    domain, _, code = sign.partition("#")[0].partition(":")
    return code == str(page.code) and domain == catalogue.domain_of(page).twin


def in_both_versions(catalogue):
    """Log lines that stand on the pages of both versions, by id(): "shared" on the first of them, then "again"."""
    twins, found = collections.defaultdict(dict), {}
    for page in catalogue.pages:
        domain = catalogue.domain_of(page)
        for line in page.prose.log_lines if domain.twin and not page.facts.get("vendor") else []:
            before = twins[domain.twin, page.code].get((line.product, line.line))
            twins[domain.name, page.code][line.product, line.line] = line
            if before is not None:
                found |= {id(before): "shared", id(line): "again"}
    return found


def part_row(out, part):
    plain, shares = part[: plain_length(part)], byte_shares()
    rare = min(range(len(plain)), key=lambda index: shares[plain[index]], default=0)
    return braces([out.string(part.decode()), len(part), len(plain), rare])


def spellings_of(lead):
    """As it is, in small letters, as a sentence begins, and as a title is written."""
    words = lead.split(" ")
    capitals = [word[:1].upper() + word[1:] for word in words]
    written = [lead, lead.lower(), " ".join([capitals[0], *words[1:]])]
    if len(words) <= TITLE_WORDS:
        written.append(" ".join(capitals))
    return dict.fromkeys(written)


def plain_length(part):
    return next((length for length, byte in enumerate(part) if byte in ESCAPED), len(part))


def number_or(number, nothing):
    return nothing if number < 0 else number
