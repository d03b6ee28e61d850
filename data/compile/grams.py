"""The grams by which the scanner notices log lines, and the buckets of the finder that accept them."""

import collections
import functools
import heapq
import re

from ordinary_text import byte_shares, share_of, texts

GRAM = 8  # bytes: what the finder looks at in one go
BUCKETS = 8
MULTIPLIER = 0x9E3779B97F4A7C15
LONG_PART = 14  # bytes
HEAD = 1e-5  # what each gram costs beside how often buckets accept something: the more there are, the slower all get
RARE = 1e-6  # of the places of a text: what is met with less often need not be avoided
LOOKED_AT = 24  # grams at a time, of which the best is taken
ESCAPED = frozenset(b"\"'<>&")  # bytes that JSON or XML may write otherwise
MARKS = frozenset(b"!#()*+-._[]`|~")  # bytes that Markdown may write so

# What core/scan/anchor.c takes for an anchor whatever stands around it; a part may start in the middle of a word.
SURE = re.compile(
    rb"(?<![A-Za-z])ike[ -?P-_v]|ipsec|isakmp|rasclient|ikeext|(?:main|quick|transport|tunnel) mode", re.IGNORECASE
)


def number_of(gram):
    return int.from_bytes(gram, "little")


def product(gram):
    """The hash of a gram, of which the high bits count."""
    return number_of(gram) * MULTIPLIER & (1 << 64) - 1


def is_plain(text):
    """Nothing is looked for within a number, which a digit may be in the middle of."""
    return text.isascii() and not ESCAPED & set(text) and not text[:1].isdigit()


def grams_of(parts):
    """Those of long parts, with the part's number and the place in it: the whole part has to be there before a line is
    read because of a gram. They are written alike wherever the line stands, in Markdown too if the line has such."""
    found = [
        (part[offset : offset + GRAM], number, offset)
        for number, part in enumerate(parts)
        for offset in range(len(part) - GRAM + 1)
        if is_plain(part[offset : offset + GRAM])
    ]
    unmarked = [place for place in found if not MARKS & set(place[0])] or found
    return [place for place in unmarked if len(parts[place[1]]) >= LONG_PART] or unmarked


def has_anchor(parts, anchors):
    """Whether a line is read anyway, because of an anchor in what is fixed of it."""
    sure = [
        found
        for number, part in enumerate(parts)
        for found in SURE.finditer(part)
        if number == 0 or found.start() > 0 or not found[0].lower().startswith(b"ike")
    ]
    return any(is_accepted(found[0], anchors) for found in sure)


def is_accepted(text, anchors):
    """Whether the finder stops in a text because of an anchor."""
    return any(
        all(byte in accepted for byte, accepted in zip(text[start:], pattern, strict=False))
        for pattern in anchors
        for start in range(len(text) - len(pattern) + 1)
    )


class Places:
    """Texts of GRAM bytes by the bytes at their places: sets of texts are whole numbers, with a bit for each."""

    def __init__(self, known):
        self.texts = list(known)
        self.having = [collections.defaultdict(int) for _ in range(GRAM)]
        for number, text in enumerate(self.texts):
            for having, byte in zip(self.having, text, strict=True):
                having[byte] |= 1 << number
        self.known = [{} for _ in range(GRAM)]

    def accepted(self, classes):
        """The set of the texts that have a byte of each class at its place."""
        those = (1 << len(self.texts)) - 1
        for having, known, accepted in zip(self.having, self.known, classes, strict=True):
            if accepted not in known:
                known[accepted] = functools.reduce(int.__or__, map(having.__getitem__, bits(accepted)), 0)
            those &= known[accepted]
        return those


class GramChoice:
    """Grams, of each line one, and for each a bucket of the finder: few, seldom in other text, and such that the buckets
    accept little beside them. Greedy: what costs least for each line that it covers comes first; a line is covered as
    soon as a bucket happens to accept one of its grams."""

    def __init__(self, lines, given=None):
        """`lines`: the parts of each. What is given, a choice for other lines, stays and counts for these too."""
        self.likely = byte_shares()
        self.known = {}  # what has been found out about sets of bytes
        self.ordinary = Places(texts())
        self.counts = list(texts().values())
        self.needed = dict(given.needed) if given else {}  # gram -> bucket
        self.buckets = self.needed_buckets()  # by place: a bit for each byte
        self.shares = [self.share(classes) for classes in self.buckets]
        self.lines = lines
        self.holders = collections.defaultdict(set)
        for number, parts in enumerate(lines):
            for gram, _, _ in grams_of(parts):
                self.holders[gram].add(number)
        self.of_text = {gram: share_of(gram) for gram in self.holders}
        self.taken = dict(self.needed)
        self.choose()
        self.noticed = [self.notice(parts) for parts in lines]
        self.tighten()

    def choose(self):
        left, grams = set(range(len(self.lines))), Places(self.holders)
        heap = [((share + HEAD) / len(self.holders[gram]), gram) for gram, share in self.of_text.items()]
        heapq.heapify(heap)
        covered = 0
        for classes in self.buckets:
            covered |= grams.accepted(classes)
        for number in bits(covered):
            left -= self.holders[grams.texts[number]]
        while left:
            looked_at = []
            while heap and len(looked_at) < LOOKED_AT:
                _, gram = heapq.heappop(heap)
                if count := len(self.holders[gram] & left):
                    growth, bucket = self.growth(gram)
                    looked_at.append(((growth + self.of_text[gram] + HEAD) / count, gram, bucket))
            if not looked_at:
                break
            (_, gram, bucket), *others = sorted(looked_at)
            for cost, other, _ in others:
                heapq.heappush(heap, (cost, other))
            self.take(gram, bucket)
            accepted = grams.accepted(self.buckets[bucket])
            for number in bits(accepted & ~covered):
                left -= self.holders[grams.texts[number]]
            covered |= accepted

    def take(self, gram, bucket):
        self.taken[gram] = bucket
        self.buckets[bucket] = with_gram(self.buckets[bucket], gram)
        self.shares[bucket] = self.share(self.buckets[bucket])

    def growth(self, gram):
        """How much more a bucket would accept if it accepted the gram, and of which bucket that is least."""
        return min(
            (self.share(with_gram(classes, gram)) - share, bucket)
            for bucket, (classes, share) in enumerate(zip(self.buckets, self.shares, strict=True))
        )

    def share(self, classes):
        """How often a bucket accepts something: of bytes that follow each other by chance, and of ordinary text. Half the
        finders see classes, half nibbles."""
        seen, share = [], 1.0
        for accepted in classes:
            if accepted not in self.known:
                nibbles = as_nibbles_see(accepted)
                self.known[accepted] = nibbles, sum(self.likely[byte] for byte in bits(nibbles))
            nibbles, likely = self.known[accepted]
            seen.append(nibbles)
            share *= likely
        counts = [sum(self.counts[text] for text in bits(self.ordinary.accepted(those))) for those in (classes, seen)]
        return share + sum(counts) / 2

    def accepts(self, bucket, gram):
        return all(accepted >> byte & 1 for accepted, byte in zip(self.buckets[bucket], gram, strict=True))

    def bucket_of(self, gram):
        if gram in self.taken:
            return self.taken[gram]
        return next((bucket for bucket in range(BUCKETS) if self.accepts(bucket, gram)), None)

    def notice(self, parts):
        """The gram by which a line is noticed, with the part's number and the place in it."""
        found = [place for place in grams_of(parts) if self.bucket_of(place[0]) is not None]
        return min(
            found,
            key=lambda place: (
                self.of_text[place[0]] > RARE,
                place[0] not in self.taken,
                self.of_text[place[0]],
                place,
            ),
        )

    def tighten(self):
        """The buckets accept what is needed."""
        self.needed |= {place[0]: self.bucket_of(place[0]) for place in self.noticed}
        self.buckets = self.needed_buckets()

    def needed_buckets(self):
        buckets = [[0] * GRAM for _ in range(BUCKETS)]
        for gram, bucket in self.needed.items():
            buckets[bucket] = with_gram(buckets[bucket], gram)
        return buckets

    def patterns(self):
        """Of each bucket the bytes that it accepts at each place, in the form of anchors."""
        return [[[list(bits(accepted)) for accepted in classes]] for classes in self.buckets]


def bits(those):
    """The numbers in a set."""
    while those:
        lowest = those & -those
        yield lowest.bit_length() - 1
        those ^= lowest


def with_gram(classes, gram):
    return [accepted | 1 << byte for accepted, byte in zip(classes, gram, strict=True)]


def as_nibbles_see(accepted):
    """The bytes that share one nibble with an accepted byte and the other with another one."""
    low, high = {byte & 15 for byte in bits(accepted)}, {byte >> 4 for byte in bits(accepted)}
    return sum(1 << (four << 4 | rest) for four in high for rest in low)
