"""The log lines of the pages as patterns: what is fixed in them, and what leads the scanner to them."""

import collections
import dataclasses
import functools
import heapq
import re

from anchors import places
from cause_links import cause_id
from log_lines import LogLine, parts_of
from source import braces

PLACES = 4  # bytes of a gram: what the finder looks at in one go
LONG_PART = 14  # bytes
PROSE_SHARE = 0.8  # of the bytes of a log that are words
READING = (
    20  # what it costs to look at a gram that is there and means nothing, in places that the finder accepts for nothing
)
ESCAPED = frozenset(b"\"'<>&")  # bytes that JSON or XML may write otherwise
NOT_A_WORD = re.compile(r"\W*", re.ASCII)


@dataclasses.dataclass(frozen=True)
class Pattern:
    """A line of a page, by its number in log_lines."""

    line: int
    record: int
    text: str
    is_shared: bool  # the record's twin refers to its cause: the program prints it in both versions

    @functools.cached_property
    def fixed(self):
        """What is fixed in it from its first word on: what stands right in front of that, and the parts, in order."""
        first, *others = parts_of(self.text)
        while not first[(start := NOT_A_WORD.match(first).end()) :]:
            first, *others = others
        return first[:start], [part.encode() for part in (first[start:], *others) if part]

    @property
    def lead(self):
        return self.fixed[0]

    @property
    def parts(self):
        return self.fixed[1]

    @property
    def is_open(self):
        """Whether something has to follow behind its last part."""
        return not parts_of(self.text)[-1]


class Lines:
    """The lines of all pages as patterns, sorted by the bytes of their first parts."""

    def __init__(self, catalogue, numbers):
        """`numbers`: what id() of each line is numbered."""
        self.catalogue = catalogue
        shared = {sign for page in catalogue.pages for cause in page.causes for sign in cause.signs
                  if is_twin(page, sign, catalogue)}  # fmt: skip
        patterns = []
        for record, page in enumerate(catalogue.pages):
            lines = [(sign, cause_id(page, cause) in shared) for cause in page.causes for sign in cause.own_signs()]
            lines += [(line, False) for line in page.prose.log_lines]
            patterns += [Pattern(numbers[id(line)], record, line.line, is_shared) for line, is_shared in lines]
        self.patterns = sorted(patterns, key=lambda pattern: (pattern.parts, pattern.line))

    def write(self, out, anchors):
        prose = "\n".join(text for page in self.catalogue.pages for _, text in page.paragraphs()).encode()
        self.buckets = choose_grams(self.patterns, anchors, prose)
        parts, rows, where = [], [], {}
        for pattern in self.patterns:
            where[pattern] = len(parts)
            rows.append(
                braces([out.string(pattern.lead or None), pattern.line, pattern.record,
                        braces([len(parts), len(pattern.parts)]), sum(map(len, pattern.parts)), int(pattern.is_open), int(pattern.is_shared)])
            )  # fmt: skip
            parts += [braces([out.string(part.decode()), len(part)]) for part in pattern.parts]
        out.array("table_line_pattern", "line_patterns", rows)
        out.array("table_line_part", "line_parts", parts)
        out.array("uint16_t", "line_starts", self.starts())
        self.write_grams(out, where)

    def starts(self):
        """By first byte: the first pattern whose first part begins with it, or with a greater one."""
        first = [pattern.parts[0][0] for pattern in self.patterns]
        return [sum(byte < start for byte in first) for start in range(257)]

    def write_grams(self, out, where):
        places = collections.defaultdict(dict)  # by what the part is: many lines share one
        for pattern in self.patterns:
            gram, part, offset = next(found for found in grams_of(pattern) if found[0] in self.buckets)
            places[gram].setdefault((pattern.parts[part], offset), braces([where[pattern] + part, offset]))
        rows, flat = [], []
        for gram in sorted(places, key=number_of):
            rows.append(f"{{0x{number_of(gram):08X}u, {braces([len(flat), len(places[gram])])}}}")
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


def grams_of(pattern):
    """Those of its long parts: the whole part has to be there before a line is read because of a gram. They are written
    alike wherever the line stands."""
    least = min(LONG_PART, max(map(len, pattern.parts)))
    for number, part in enumerate(pattern.parts):
        if len(part) < least:
            continue
        for offset in range(len(part) - PLACES + 1):
            gram = part[offset : offset + PLACES]
            if gram.isascii() and not ESCAPED & set(gram):
                yield gram, number, offset


def choose_grams(patterns, anchors, prose):
    """For each line a gram by which it is noticed, and for each gram a bucket of the finder: few grams, seldom in other
    text, and such that the buckets accept little more because of them. Greedy: what costs least for each line that it
    covers comes first. A cost only has to be looked at again when it has become the least."""
    choice = GramChoice(anchors, prose)
    holders = collections.defaultdict(set)
    for number, pattern in enumerate(patterns):
        for gram, _, _ in grams_of(pattern):
            holders[gram].add(number)
    left = set(range(len(patterns)))
    heap = [(0.0, gram) for gram in sorted(holders)]
    while left and heap:
        _, gram = heapq.heappop(heap)
        covered = holders[gram] & left
        if not covered:
            continue
        cost, bucket = choice.cost(gram)
        cost /= len(covered)
        if heap and cost > heap[0][0]:
            heapq.heappush(heap, (cost, gram))
            continue
        choice.take(gram, bucket)
        left -= covered
    return choice.buckets


class GramChoice:
    """What the buckets of the finder accept, as its nibbles see it: by place the low and the high nibbles, as bits."""

    def __init__(self, anchors, prose):
        self.likely = byte_shares(prose)
        self.counts = collections.Counter(prose[i : i + PLACES] for i in range(len(prose) - PLACES + 1))
        self.length = len(prose)
        self.classes = [bucket_classes(patterns) for patterns in anchors]
        self.known = {}
        self.shares = [self.share(bucket) for bucket in self.classes]
        self.buckets = {}  # gram -> bucket

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

    def cost(self, gram):
        growths = [
            (self.share(with_gram(bucket, gram)) - share, number)
            for number, (bucket, share) in enumerate(zip(self.classes, self.shares, strict=True))
        ]
        growth, bucket = min(growths)
        return growth + READING * (self.counts[gram] + 1) / self.length, bucket

    def take(self, gram, bucket):
        self.classes[bucket] = with_gram(self.classes[bucket], gram)
        self.shares[bucket] = self.share(self.classes[bucket])
        self.buckets[gram] = bucket


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


def with_gram(bucket, gram):
    return [(low | 1 << (byte & 15), high | 1 << (byte >> 4)) for (low, high), byte in zip(bucket, gram, strict=True)]
