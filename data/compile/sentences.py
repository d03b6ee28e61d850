"""Fingerprints of the sentences that Windows shows (data/sentences.toml). The sentences themselves are not carried."""

import collections
import dataclasses
import tomllib

FILE = "sentences.toml"


@dataclasses.dataclass(frozen=True)
class Sentence:
    words: int
    start: int  # FNV-1a of the first two words
    whole: int  # FNV-1a of all words
    records: tuple


def read_sentences(catalogue):
    """One entry for each sentence, ordered by `whole`; records that share a sentence stand together."""
    declared = tomllib.loads((catalogue.folder / FILE).read_text(encoding="utf-8"))
    groups = collections.defaultdict(list)
    for identity, row in declared.items():
        if identity in catalogue.number:
            groups[int(row["whole"], 16), int(row["start"], 16), row["words"]].append(catalogue.number[identity])
        else:
            catalogue.findings.add(FILE, identity, "no such record", "name a record that has a page")
    return [Sentence(words, start, whole, tuple(sorted(records))) for (whole, start, words), records in sorted(groups.items())]
