"""Fingerprints of the sentences that Windows shows: data/sentences.toml, and data/sentences for other languages than
English, a file each. The sentences themselves are not carried."""

import collections
import dataclasses
import re

from declared import check_keys, read_rows, read_toml
from findings import show
from letters import fingerprint, words_in

FILE = "sentences.toml"
FOLDER = "sentences"
REQUIRED = {"words", "start", "whole"}
FIRST = {"words", "whole"}
SOURCE = {"title": str, "at": str, "sentences": list}
MOST_WORDS = 63
HASH = re.compile(r"[0-9a-f]{16}")
WANTED = {str: "a text", list: "its sentences"}


@dataclasses.dataclass(frozen=True)
class Sentence:
    words: int
    start: int  # FNV-1a of the first two words
    whole: int  # FNV-1a of all words
    records: tuple


def read_sentences(catalogue):
    """One entry for each sentence, ordered by `whole`; records that share a sentence stand together."""
    rows = {
        identity: row
        for identity, row in read_toml(catalogue, FILE).items()
        if is_sound(catalogue, identity, row) and identity in catalogue.number
    }
    check_firsts(catalogue, rows)
    groups = collections.defaultdict(list)
    for identity, row in rows.items():
        for sentence in (row, row.get("first")):
            if sentence:
                groups[key_of(row, sentence)].append(catalogue.number[identity])
    for row in read_translated(catalogue):
        number = catalogue.number[row["of"]]
        if number not in groups[key_of(row, row)]:
            groups[key_of(row, row)].append(number)
    return [
        Sentence(words, start, whole, tuple(sorted(records)))
        for (whole, start, words), records in sorted(groups.items())
    ]


def key_of(row, sentence):
    return int(sentence["whole"], 16), int(row["start"], 16), sentence["words"]


def read_translated(catalogue):
    """The sound rows of all other languages."""
    files = sorted(path.name for path in (catalogue.folder / FOLDER).glob("*.toml"))
    for file in (f"{FOLDER}/{name}" for name in files):
        for index, source in read_rows(catalogue, file, "source"):
            yield from sound_rows(catalogue, file, f"source[{index}]", source)


def sound_rows(catalogue, file, where, source):
    findings = catalogue.findings
    before = len(findings)
    if not check_keys(findings, file, where, source, SOURCE.keys(), SOURCE.keys()) or len(findings) > before:
        return
    for key, wanted in SOURCE.items():
        if not isinstance(source[key], wanted) or not source[key]:
            findings.add(file, f"{where}.{key}", f"is {show(source[key])}", f"write {WANTED[wanted]}")
            return
    for index, row in enumerate(source["sentences"]):
        place = f"{where}.sentences[{index}]"
        before = len(findings)
        if not check_keys(findings, file, place, row, REQUIRED | {"of"}, REQUIRED | {"of"}):
            continue
        check_values(findings, file, place, row)
        if not isinstance(row.get("of", ""), str):
            findings.add(file, f"{place}.of", f"is {show(row['of'])}", "write the identity of a record")
        elif "of" in row:
            catalogue.check_target(file, f"{place}.of", row["of"])
        if len(findings) == before and row["of"] in catalogue.number:
            yield row


def row_of(sentence):
    """What stands in a file for a sentence."""
    words = words_in(sentence)
    start, whole = fingerprint(words[:2]), fingerprint(words)
    return f'words = {len(words)}, start = "{start:016x}", whole = "{whole:016x}"'


def check_firsts(catalogue, rows):
    """A whole sentence wins over the first one of another code."""
    owners = {row["whole"]: identity for identity, row in rows.items()}
    for identity, row in rows.items():
        owner = owners.get(row.get("first", {}).get("whole"))
        if owner:
            catalogue.findings.add(FILE, f"{identity}.first", f"is the sentence of {owner}", "leave it to that one")


def is_sound(catalogue, identity, row):
    findings = catalogue.findings
    before = len(findings)
    catalogue.check_target(FILE, identity, identity)
    if not check_keys(findings, FILE, identity, row, REQUIRED | {"first"}, REQUIRED):
        return False
    check_values(findings, FILE, identity, row)
    if "first" in row and check_keys(findings, FILE, f"{identity}.first", row["first"], FIRST, FIRST):
        check_values(findings, FILE, f"{identity}.first", row["first"])
    return len(findings) == before


def check_values(findings, file, where, row):
    for key in ("start", "whole"):
        if key in row and not (isinstance(row[key], str) and HASH.fullmatch(row[key])):
            findings.add(file, f"{where}.{key}", f"is {show(row[key])}", "write the 16 digits of a hash")
    if "words" in row and (type(row["words"]) is not int or not 0 < row["words"] <= MOST_WORDS):
        findings.add(file, f"{where}.words", f"is {show(row['words'])}", "write how many words the sentence has")
