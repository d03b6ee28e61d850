"""The log lines of the pages as patterns: what is fixed in them, and what leads the scanner to them."""

import collections
import dataclasses
import functools
import heapq
import itertools
import re

from anchors import places
from cause_links import cause_id
from log_lines import LogLine, parts_of
from source import braces
from stacks import ROLES, split

PLACES = 4  # bytes of the head of a gram: what the finder looks at in one go
GRAM = 8  # bytes: what decides whether a line is looked for
LONG_PART = 14  # bytes
BEGINNINGS = 4096  # bits of the filter over the first bytes of lines
PROSE_SHARE = 0.8  # of the bytes of a log that are words
READING = 0.7  # what it costs to look at a head that is there, in places that the finder accepts for nothing
HEAD = 1e-3  # what each head costs beside that: the more there are, the less the finder tells apart
ESCAPED = frozenset(b"\"'<>&")  # bytes that JSON or XML may write otherwise
NOT_A_WORD = re.compile(r"\W*", re.ASCII)


@dataclasses.dataclass(frozen=True)
class Pattern:
    """A line of a page, by its number in log_lines, or one of a stack, or both."""

    line: int  # -1: of no page
    record: int  # -1: of no page
    text: str
    is_shared: bool  # the record's twin refers to its cause: the program prints it in both versions
    role: str = ""  # of a stack's line
    stack: int = 0
    exchange: int = 0
    kept: tuple = ()  # of a stack's line: what is kept in front of each part, and behind the last

    @functools.cached_property
    def fixed(self):
        """What is fixed in it from its first word on: what stands right in front of that, and the parts, in order."""
        first, *others = self.all_parts
        while not first[(start := NOT_A_WORD.match(first).end()) :]:
            first, *others = others
        return first[:start], [part.encode() for part in (first[start:], *others) if part]

    @functools.cached_property
    def all_parts(self):
        return split(self.text)[0] if self.line < 0 else parts_of(self.text)

    @property
    def lead(self):
        return self.fixed[0]

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
    pattern = Pattern(-1, -1, line.text, False, line.role, line.stack, line.exchange)
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
            role = {"role": line.role, "stack": line.stack, "exchange": line.exchange, "kept": line.kept}
            of_form[line.form] = [dataclasses.replace(pattern, **role) for pattern in same]
    return [pattern for same in of_form.values() for pattern in same]


class Lines:
    """The lines of all pages and stacks as patterns, sorted by the bytes of their first parts."""

    def __init__(self, catalogue, numbers, stacks):
        """`numbers`: what id() of each line is numbered."""
        self.catalogue = catalogue
        shared = {sign for page in catalogue.pages for cause in page.causes for sign in cause.signs
                  if is_twin(page, sign, catalogue)}  # fmt: skip
        patterns = []
        for record, page in enumerate(catalogue.pages):
            lines = [(sign, cause_id(page, cause) in shared) for cause in page.causes for sign in cause.own_signs()]
            lines += [(line, False) for line in page.prose.log_lines]
            patterns += [Pattern(numbers[id(line)], record, line.line, is_shared) for line, is_shared in lines]
        self.patterns = sorted(with_roles(patterns, stacks), key=lambda pattern: (pattern.parts, pattern.line))

    def of_pages(self):
        return [pattern for pattern in self.patterns if pattern.line >= 0]

    def write(self, out, anchors):
        """Heads are chosen for the pages first, so that who does not follow negotiations pays nothing for the stacks."""
        prose = "\n".join(text for page in self.catalogue.pages for _, text in page.paragraphs()).encode()
        self.buckets = choose_heads(self.of_pages(), HeadChoice(anchors, prose))
        self.all_buckets = choose_heads(self.patterns, HeadChoice(anchors, prose, self.buckets))
        parts, rows, kept, where = [], [], [], {}
        for pattern in self.patterns:
            where[pattern] = len(parts)
            rows.append(
                braces([out.string(pattern.lead or None), number_or(pattern.line, "TABLE_NO_LINE"), number_or(pattern.record, "TABLE_NO_RECORD"),
                        braces([len(parts), len(pattern.parts)]), sum(map(len, pattern.parts)), len(kept), ROLES.index(pattern.role), pattern.stack, pattern.exchange,
                        int(pattern.is_open), int(pattern.is_shared)])
            )  # fmt: skip
            kept += pattern.kept
            parts += [braces([out.string(part.decode()), len(part), plain_length(part)]) for part in pattern.parts]
        out.array("uint8_t", "line_kept", kept)
        out.array("table_line_pattern", "line_patterns", rows)
        out.array("table_line_part", "line_parts", parts)
        out.array("uint16_t", "line_starts", self.starts())
        out.array("uint64_t", "line_beginnings", (f"0x{word:016X}ULL" for word in self.beginnings()))
        out.check(f"{BEGINNINGS} == TABLE_LINE_BEGINNINGS", "the filter of beginnings of lines has another size there")
        self.write_grams(out, where, grams_in(prose, GRAM))

    def starts(self):
        """By first byte: the first pattern whose first part begins with it, or with a greater one."""
        first = [pattern.parts[0][0] for pattern in self.patterns]
        return [sum(byte < start for byte in first) for start in range(257)]

    def beginnings(self):
        """A filter of the first three bytes. Behind a byte that may be escaped, and behind a short part, any may stand."""
        words = [0] * (BEGINNINGS // 64)
        for pattern in self.patterns:
            first = pattern.parts[0][: min(3, plain_length(pattern.parts[0]))]
            for rest in itertools.product(range(256), repeat=3 - len(first)):
                one, two, three = *first, *rest
                bit = (one << 6 ^ two << 3 ^ three) % BEGINNINGS
                words[bit // 64] |= 1 << bit % 64
        return words

    def write_grams(self, out, where, counts):
        """For each line the gram that is seldomest in prose. Many lines share a part, and so the place in it."""
        places = collections.defaultdict(dict)
        self.page_grams = set()
        for pattern in sorted(self.patterns, key=lambda pattern: pattern.line < 0):
            is_page = pattern.line >= 0
            buckets = self.buckets if is_page else self.all_buckets
            noticed = [found for found in grams_of(pattern) if head_of(found[0]) in buckets]
            gram, part, offset = min(noticed, key=lambda found: counts[found[0]])
            place = braces([where[pattern] + part, offset, int(not is_page)])
            places[gram].setdefault((pattern.parts[part], offset), place)
            if is_page:
                self.page_grams.add(gram)
        self.grams = sorted(places, key=number_of)
        rows, flat = [], []
        for gram in self.grams:
            rows.append(f"{{0x{number_of(gram):016X}ULL, {braces([len(flat), len(places[gram])])}}}")
            flat += places[gram].values()
        out.array("table_line_gram", "line_grams", rows)
        out.array("table_line_gram_place", "line_gram_places", flat)
        out.line(f"const uint16_t ike_table_line_gram_count = {len(rows)};")


def is_twin(page, sign, catalogue):
    """Whether a sign is a reference to the record of the same number in the other version."""
    if isinstance(sign, LogLine):
        return False
    domain, _, code = sign.partition("#")[0].partition(":")
    return code == str(page.code) and domain == catalogue.domain_of(page).twin


def number_of(gram):
    return int.from_bytes(gram, "little")


def head_of(gram):
    return gram[:PLACES]


def grams_in(text, length):
    return collections.Counter(text[i : i + length] for i in range(len(text) - length + 1))


def grams_of(pattern):
    """Those of its long parts, with the part's number and the place in it: the whole part has to be there before a line
    is read because of a gram. They are written alike wherever the line stands."""
    found = [
        (part[offset : offset + GRAM], number, offset)
        for number, part in enumerate(pattern.parts)
        for offset in range(len(part) - GRAM + 1)
        if is_plain(part[offset : offset + GRAM])
    ]
    return [place for place in found if len(pattern.parts[place[1]]) >= LONG_PART] or found


def is_plain(text):
    """Nothing is looked for within a number, which a digit may be in the middle of."""
    return text.isascii() and not ESCAPED & set(text) and not text[:1].isdigit()


def plain_length(part):
    return next((length for length, byte in enumerate(part) if byte in ESCAPED), len(part))


def number_or(number, nothing):
    return nothing if number < 0 else number


def choose_heads(patterns, choice):
    """Heads of grams, of each line one at least, and for each a bucket of the finder: few, seldom in other text, and
    such that the buckets accept little more because of them. Greedy: what costs least for each line that it covers comes
    first. A cost only has to be looked at again when it has become the least. What is chosen already stays."""
    given = dict(choice.buckets)
    holders = collections.defaultdict(set)
    for number, pattern in enumerate(patterns):
        for gram, _, _ in grams_of(pattern):
            holders[head_of(gram)].add(number)
    left = set(range(len(patterns))).difference(*(holders[head] for head in given))
    heap = [(0.0, head) for head in sorted(holders)]
    while left and heap:
        _, head = heapq.heappop(heap)
        covered = holders[head] & left
        if not covered:
            continue
        cost, bucket = choice.cost(head)
        cost /= len(covered)
        if heap and cost > heap[0][0]:
            heapq.heappush(heap, (cost, head))
            continue
        choice.take(head, bucket)
        left -= covered
    return without_spare(choice.buckets, holders, given)


def without_spare(buckets, holders, given):
    """Without the heads that no line needs, since others that came later are in all of theirs."""
    needed = dict(buckets)
    count = collections.Counter(number for head in buckets for number in holders[head])
    for head in sorted(buckets.keys() - given.keys(), key=lambda head: (len(holders[head]), head)):
        if all(count[number] > 1 for number in holders[head]):
            del needed[head]
            count.subtract(holders[head])
    return needed


class HeadChoice:
    """What the buckets of the finder accept, as its nibbles see it: by place the low and the high nibbles, as bits."""

    def __init__(self, anchors, prose, buckets=None):
        self.likely = byte_shares(prose)
        self.counts = grams_in(prose, PLACES)
        self.length = len(prose)
        self.classes = [bucket_classes(patterns) for patterns in anchors]
        self.known = {}
        self.shares = [self.share(bucket) for bucket in self.classes]
        self.buckets = {}  # head -> bucket
        for head, bucket in (buckets or {}).items():
            self.take(head, bucket)

    def place_share(self, low, high):
        key = low << 16 | high
        if key not in self.known:
            self.known[key] = sum(
                share for byte, share in enumerate(self.likely) if low >> (byte & 15) & 1 and high >> (byte >> 4) & 1
            )
        return self.known[key]

    def share(self, bucket):
        share = 1.0
        for low, high in bucket:
            share *= self.place_share(low, high)
        return share

    def cost(self, head):
        growths = [
            (self.share(with_head(bucket, head)) - share, number)
            for number, (bucket, share) in enumerate(zip(self.classes, self.shares, strict=True))
        ]
        growth, bucket = min(growths)
        return growth + READING * (self.counts[head] + 1) / self.length + HEAD, bucket

    def take(self, head, bucket):
        self.classes[bucket] = with_head(self.classes[bucket], head)
        self.shares[bucket] = self.share(self.classes[bucket])
        self.buckets[head] = bucket


def byte_shares(prose):
    """How likely each byte is in a log: as in prose, with the digits and signs of time stamps, numbers and addresses."""
    counts = collections.Counter(prose)
    shares = [PROSE_SHARE * counts[byte] / len(prose) for byte in range(256)]
    for signs in (b"0123456789", b" :.-[]=/"):
        for byte in signs:
            shares[byte] += (1 - PROSE_SHARE) / 18
    return shares


def bucket_classes(patterns):
    classes = [(0, 0)] * PLACES
    for pattern in patterns:
        classes = [
            (low | nibbles(accepted, 0), high | nibbles(accepted, 4))
            for (low, high), accepted in zip(classes, places(pattern), strict=True)
        ]
    return classes


def nibbles(accepted, shift):
    bits = 0
    for byte in accepted:
        bits |= 1 << (byte >> shift & 15)
    return bits


def with_head(bucket, head):
    return [(low | 1 << (byte & 15), high | 1 << (byte >> 4)) for (low, high), byte in zip(bucket, head, strict=True)]
