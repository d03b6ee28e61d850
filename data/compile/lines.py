"""The log lines of the pages as patterns: what is fixed in them, and what leads the scanner to them."""

import collections
import dataclasses
import heapq
import re

from anchors import places
from source import braces

WILDCARD = re.compile(r"…|\{(?:proposals|id|ts|peer|name)\}")
PLACES = 4  # bytes of a gram: what the finder looks at in one go
NO_CAUSE = 0xFFFF
LONG_PART = 14  # bytes
PROSE_SHARE = 0.8  # of the bytes of a log that are words
READING = 20  # what it costs to look at a gram that is there and means nothing, in places that the finder accepts for nothing
NOT_A_WORD = re.compile(r"\W+", re.ASCII)


@dataclasses.dataclass(frozen=True)
class Line:
    """A line of a page: a sign of a cause, or one that stands with several (cause None)."""

    record: int
    cause: int | None
    text: str
    is_shared: bool = False  # the record's twin refers to its cause: the program prints it in both versions

    @property
    def parts(self):
        """What is fixed in it, in order. What stands in front of its first word is left out, since a line may stand
        behind anything."""
        parts = [part for part in WILDCARD.split(self.text) if part]
        first = parts[0][NOT_A_WORD.match(parts[0]).end() :] if NOT_A_WORD.match(parts[0]) else parts[0]
        return [part.encode() for part in [first, *parts[1:]] if part]

    @property
    def is_open(self):
        """Whether something has to follow behind its last part."""
        return WILDCARD.sub("\0", self.text).endswith("\0")


class Lines:
    """`lines` is sorted by the bytes of the first parts."""

    def __init__(self, lines, anchors, prose):
        self.lines = sorted(lines, key=lambda line: (line.parts[0], line.parts, line.record))
        self.buckets = choose_grams(self.lines, anchors, prose)

    def write(self, out):
        parts, rows, where = [], [], {}
        for line in self.lines:
            fixed = sum(map(len, line.parts))
            where[line] = len(parts)
            cause = NO_CAUSE if line.cause is None else line.cause
            rows.append(
                braces([out.string(line.text), line.record, cause, braces([len(parts), len(line.parts)]), fixed,
                        int(line.is_open), int(line.is_shared)])
            )  # fmt: skip
            parts += [braces([out.string(part.decode()), len(part)]) for part in line.parts]
        out.array("table_line", "lines", rows)
        out.array("table_line_part", "line_parts", parts)
        out.array("uint16_t", "line_starts", self.starts())
        self.write_grams(out, where)

    def starts(self):
        """By first byte: the first line whose first part begins with it, or with a greater one."""
        first = [line.parts[0][0] for line in self.lines]
        return [sum(byte < start for byte in first) for start in range(257)]

    def write_grams(self, out, where):
        places = collections.defaultdict(list)
        for line in self.lines:
            gram, part, offset = places_of_line(line, self.buckets)
            place = braces([where[line] + part, offset])
            if place not in places[gram]:
                places[gram].append(place)
        rows, flat = [], []
        for gram in sorted(places, key=number_of):
            rows.append(f"{{0x{number_of(gram):08X}u, {braces([len(flat), len(places[gram])])}}}")
            flat += places[gram]
        out.array("table_line_gram", "line_grams", rows)
        out.array("table_line_gram_place", "line_gram_places", flat)
        out.line(f"const uint16_t ike_table_line_gram_count = {len(rows)};")


def number_of(gram):
    return int.from_bytes(gram, "little")


def grams_of(line):
    """Those of its long parts: the whole part has to be there before a line is read because of a gram."""
    least = min(LONG_PART, max(map(len, line.parts)))
    for number, part in enumerate(line.parts):
        if len(part) < least:
            continue
        for offset in range(len(part) - PLACES + 1):
            yield part[offset : offset + PLACES], number, offset


def choose_grams(lines, anchors, prose):
    """For each line a gram by which it is noticed, and for each gram a bucket of the finder: few grams, seldom in other
    text, and such that the buckets accept little more because of them. Greedy: what costs least for each line that it
    covers comes first. A cost only has to be looked at again when it has become the least."""
    choice = GramChoice(anchors, prose)
    holders = collections.defaultdict(set)
    for number, line in enumerate(lines):
        for gram, _, _ in grams_of(line):
            if gram.isascii():
                holders[gram].add(number)
    left = set(range(len(lines)))
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
    return [
        (low | 1 << (byte & 15), high | 1 << (byte >> 4)) for (low, high), byte in zip(bucket, gram, strict=True)
    ]


def places_of_line(line, grams):
    """The first gram of a line that is among those chosen."""
    return next((found for found in grams_of(line) if found[0] in grams), None)


def read_lines(catalogue, anchors):
    """Every line of the pages."""
    sign, log_line = re.compile(r"^- Sign \([^)]*\): `([^`]+)`", re.M), re.compile(r"^- [a-z0-9-]+[^:`]*: `([^`]+)` - ", re.M)
    lines, prose = [], []
    for number, page in enumerate(catalogue.pages):
        prose.append(page.text)
        lines += [Line(number, 0, text) for text in sign.findall(page.text)]
        lines += [Line(number, None, text) for text in log_line.findall(page.text)]
    return Lines(lines, anchors, "\n".join(prose).encode())


def read_prototype(catalogue, anchors):
    import json, pathlib

    lines = set()
    for record, cause, text, shared in json.loads(pathlib.Path("/tmp/lines.json").read_text()):
        if record in catalogue.number:
            lines.add(Line(catalogue.number[record], 0 if cause else None, text, shared))
    return Lines(sorted(lines, key=lambda l: l.text), anchors, "\n".join(page.text for page in catalogue.pages).encode())
