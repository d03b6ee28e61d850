"""Fingerprints of the sentences that Windows shows (data/sentences.toml). The sentences themselves are not carried."""

import collections
import dataclasses
import re

from declared import check_keys, read_toml
from findings import show

FILE = "sentences.toml"
KEYS = {"words", "start", "whole", "first"}
REQUIRED = KEYS - {"first"}
FIRST_KEYS = {"words", "whole"}
MOST_WORDS = 40
HASH = re.compile(r"[0-9a-f]{16}")


@dataclasses.dataclass(frozen=True)
class Sentence:
    words: int
    start: int  # FNV-1a of the first two words
    whole: int  # FNV-1a of all words
    records: tuple


def read_sentences(catalogue):
    """One entry for each sentence, ordered by `whole`; records that share a sentence stand together. The first sentence
    of several is an entry of its own."""
    groups = collections.defaultdict(list)
    for identity, row in read_toml(catalogue, FILE).items():
        if not is_sound(catalogue, identity, row) or identity not in catalogue.number:
            continue
        for part in [row, row["first"]] if "first" in row else [row]:
            groups[int(part["whole"], 16), int(row["start"], 16), part["words"]].append(catalogue.number[identity])
    return [
        Sentence(words, start, whole, tuple(sorted(records)))
        for (whole, start, words), records in sorted(groups.items())
    ]


def is_sound(catalogue, identity, row):
    findings = catalogue.findings
    before = len(findings)
    catalogue.check_target(FILE, identity, identity)
    if not check_keys(findings, FILE, identity, row, KEYS, REQUIRED):
        return False
    check_print(findings, identity, row)
    if "first" in row and check_keys(findings, FILE, f"{identity}.first", row["first"], FIRST_KEYS, FIRST_KEYS):
        check_print(findings, f"{identity}.first", row["first"])
    return len(findings) == before


def check_print(findings, where, row):
    for key in ("start", "whole"):
        if key in row and not (isinstance(row[key], str) and HASH.fullmatch(row[key])):
            findings.add(FILE, f"{where}.{key}", f"is {show(row[key])}", "write the 16 digits of a hash")
    if "words" in row and (type(row["words"]) is not int or not 0 < row["words"] <= MOST_WORDS):
        findings.add(FILE, f"{where}.words", f"is {show(row['words'])}", "write how many words the sentence has")
