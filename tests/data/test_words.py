"""What data/words.toml declares is what the search reads."""

import tomllib

import pytest

from catalogue import Catalogue
from compile_step import ROOT
from findings import Findings
from tokens import tokens
from words import Words

DECLARED = tomllib.loads((ROOT / "data" / "words.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def catalogue():
    return Catalogue(ROOT / "data", Findings())


@pytest.fixture(scope="module")
def words(catalogue):
    return Words(catalogue)


def concepts_of(words, entry):
    return words.join(words.literal([token.text for token in tokens(entry)]))


@pytest.mark.parametrize("row", DECLARED["same"], ids=lambda row: row[0])
def test_all_entries_of_a_row_mean_the_same(words, row):
    read = {entry: concepts_of(words, entry) for entry in row}
    assert {entry for entry, concepts in read.items() if concepts != read[row[0]]} == set()
    assert len(read[row[0]]) == 1


def test_a_word_in_front_of_a_number_says_what_is_declared(words):
    for bit, context in enumerate(("code", "notify", "ikev1", "ikev2")):
        declared = {token.text for token in tokens(DECLARED["in_front_of_numbers"][context])}
        assert {word for word, bits in words.contexts.items() if bits >> bit & 1} == declared


def test_a_word_of_another_language_is_none_of_the_pages(words, catalogue):
    used = {token.text for page in catalogue.pages for _, text in page.paragraphs() for token in tokens(text)}
    foreign = {token.text for word in DECLARED["translated"] for token in tokens(word) if word.isalpha()}
    assert {word for word in foreign & used if word not in words.exact} == set()
