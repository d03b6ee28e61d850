"""The patterns of the finder: four places, each a byte or a class of bytes (data/scan.toml, `anchors`), and the buckets
of the finder that accept them."""

import math
import re

from grams import as_nibbles_see, bits
from ordinary_text import byte_shares

NUMBERS = 0.1  # of the bytes of logs: what runs of digits have, about
DIGITS = frozenset(b"0123456789")


def places(pattern):
    """The bytes that each place of a pattern accepts."""
    return [
        [byte for byte in range(128) if re.fullmatch(place, chr(byte), re.DOTALL)] for place in place_patterns(pattern)
    ]


def place_patterns(pattern):
    return re.findall(r"\[(?:\\.|[^\]])+\]|\\.|.", pattern)


def is_pattern(pattern):
    try:
        return all(re.compile(place) for place in place_patterns(pattern))
    except re.error:
        return False


def spread(patterns, buckets):
    """The patterns, as the bytes of their places, in so many buckets, each of which accepts little beside its own: a bucket
    accepts whatever bytes its patterns have at each place. Greedy: what is met most often comes first."""
    spread_over = [[] for _ in range(buckets)]
    for pattern in sorted(patterns, key=lambda pattern: -share_of_bucket([pattern])):
        min(spread_over, key=lambda bucket: share_of_bucket([*bucket, pattern]) - share_of_bucket(bucket)).append(
            pattern
        )
    return spread_over


def share_of_bucket(patterns):
    """How often a bucket accepts something in ordinary text, as half the finders see it, and as the others do."""
    accepted = [sum(1 << byte for byte in set().union(*place)) for place in zip(*patterns, strict=True)]
    seen = [as_nibbles_see(place) for place in accepted]
    return sum(map(share_of_places, (accepted, seen))) / 2 if patterns else 0


def share_of_places(classes):
    """Bytes follow each other by chance, but for those of numbers."""
    likely = byte_shares()
    by_chance = math.prod(sum(likely[byte] for byte in bits(accepted)) for accepted in classes)
    return by_chance + NUMBERS * math.prod(len(DIGITS & {*bits(accepted)}) / len(DIGITS) for accepted in classes)
