"""The finder's buckets have each pattern of data/scan.toml once, and accept little beside them."""

import tomllib

from anchors import places, share_of_bucket, spread
from compile_step import DATA

BUCKETS = 8
LEAST_GAIN = 3  # how many times less ordinary text the buckets accept than the lines of the file would as buckets

KINDS = [
    [places(pattern) for pattern in patterns]
    for patterns in tomllib.loads((DATA / "scan.toml").read_text(encoding="utf-8"))["anchors"]
]
PATTERNS = [pattern for kind in KINDS for pattern in kind]


def test_each_pattern_is_in_one_bucket():
    buckets = spread(PATTERNS, BUCKETS)
    assert len(buckets) == BUCKETS
    assert sorted(pattern for bucket in buckets for pattern in bucket) == sorted(PATTERNS)


def test_buckets_accept_less_than_the_kinds():
    by_kind = sum(map(share_of_bucket, KINDS))
    assert sum(map(share_of_bucket, spread(PATTERNS, BUCKETS))) * LEAST_GAIN < by_kind


def test_digits_that_follow_each_other_count_for_more_than_chance():
    digits, letters = places("[0-9][0-9][0-9][0-9]"), places("[qxz][qxz][qxz][qxz]")
    assert share_of_bucket([digits]) > 0.1 > share_of_bucket([letters])


def test_a_bucket_accepts_what_its_patterns_have_at_each_place():
    apart = share_of_bucket([places("ab12")]) + share_of_bucket([places("12ab")])
    assert share_of_bucket([places("ab12"), places("12ab")]) > apart
