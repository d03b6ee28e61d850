"""The rules that the core follows too, by cases that both are held to (tests/core/test_rules.c)."""

import sys

import index_tables
import keys
import letters
import scan
import tokens
from catalogue import Catalogue
from compile_step import DATA, ROOT
from findings import Findings
from ranking import Ranking
from words import Words

sys.path.insert(0, str(ROOT / "tests" / "cases"))

from shared_cases import cases

CATALOGUE = Catalogue(DATA, Findings())
RANKING = Ranking(CATALOGUE)
WORDS = Words(CATALOGUE, RANKING)
PLACE = index_tables.Place(0, RANKING["layout", "length_bits"])


def fold(case):
    folded = keys.fold(case["text"])
    return folded if len(folded.encode()) <= keys.NAMES_LONGEST else None


def words(case):
    longest = RANKING["longest", "word"]
    found = [token for token, _ in tokens.cut(case["text"])]
    return [[text if len(text.encode()) <= longest else None, start, length] for text, start, length in found]


RULES = {
    "fold": fold,
    "lower": lambda case: scan.lower(case["text"]),
    "words": words,
    "stem": lambda case: WORDS.stem(case["text"]),
    "hash": lambda case: f"{keys.hash64(case['text'].encode(), case['seed']):016x}",
    "fingerprint": lambda case: f"{letters.fingerprint(letters.words_in(case['text'])):016x}",
    "letters": lambda case: index_tables.letters(case["text"]),
    "place": lambda case: PLACE.of(case["field"], case["offset"], case["length"]),
}


@cases("rules")
def test_a_rule_gives_what_it_gives_in_the_core(case):
    assert RULES[case["rule"]](case) == case["gives"]
