"""What data/words declares is what the search reads."""

import re

import pytest

from catalogue import Catalogue
from compile_step import DATA
from findings import Findings
from languages import CONTEXTS, KEYS, read_languages
from ranking import Ranking
from tokens import spoken
from words import Words

CATALOGUE = Catalogue(DATA, Findings())
RANKING = Ranking(CATALOGUE)
LANGUAGES = read_languages(CATALOGUE, RANKING)
ENGLISH = LANGUAGES[0]
OURS = ("words/en.toml", "words/all.toml")


@pytest.fixture(scope="module")
def words():
    return Words(CATALOGUE, RANKING)


def concepts_of(words, entry):
    read = spoken(entry)
    return words.meaning(*read) if len(read) == 1 else words.join(words.literal(read))


def stop_words(languages):
    return {word for language in languages for _, text in language.rows("stop") for word in spoken(text)}


@pytest.mark.parametrize("row", [row for _, row in ENGLISH.rows("same")], ids=lambda row: row[0])
def test_all_entries_of_a_row_mean_the_same(words, row):
    read = {entry: concepts_of(words, entry) for entry in row}
    assert {entry for entry, concepts in read.items() if concepts != read[row[0]]} == set()
    assert len(read[row[0]]) == 1


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.file)
def test_a_word_of_another_language_means_what_it_is_declared_to(words, language):
    for _, meaning, entries in language.pairs("translated"):
        meant = words.join(words.literal(spoken(meaning)))
        assert {entry: concepts_of(words, entry) for entry in entries} == dict.fromkeys(entries, meant)


def test_a_stop_word_means_nothing_by_itself(words):
    declared = stop_words(LANGUAGES)
    assert {word: words.meaning(word) for word in declared} == dict.fromkeys(declared, ())


def test_stop_words_of_other_languages_are_known_as_such(words):
    assert words.stops == stop_words(language for language in LANGUAGES if language.file in OURS)
    assert words.foreign_stops == stop_words(language for language in LANGUAGES if language.file not in OURS)


def test_a_word_in_front_of_a_number_says_what_is_declared(words):
    for context in (*CONTEXTS, *CATALOGUE.vocabulary.domains):
        texts = [language.declared.get("in_front_of_numbers", {}).get(context, "") for language in LANGUAGES]
        declared = {word for text in texts for word in spoken(text)}
        assert {word for word, contexts in words.contexts.items() if context in contexts} == declared


def test_a_word_of_another_language_is_none_of_the_pages(words):
    used = {word for page in CATALOGUE.pages for _, text in page.paragraphs() for word in spoken(text)}
    entries = [entry for language in LANGUAGES for _, _, entries in language.pairs("translated") for entry in entries]
    foreign = {word for entry in entries for word in spoken(entry) if len(spoken(entry)) == 1}
    assert {word for word in foreign & used if word not in words.exact} == set()


def test_every_key_is_documented():
    table = (DATA / "words/README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == KEYS.keys()
