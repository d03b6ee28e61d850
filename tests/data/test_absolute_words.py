"""A sentence with an absolute word stands in absolute_words.txt with the source by which it is true."""

import collections
import hashlib
import pathlib
import re

import pytest

from prose_style import CODE_SPAN, sentences

REVIEWED = pathlib.Path(__file__).parent / "absolute_words.txt"
HASH_DIGITS = 8
CODE = re.compile(r"`code`")  # what `sentences` leaves of a code span

# Words that leave no exception. "The one" counts before a noun: elsewhere it stands for a word said before.
PRONOUN = r"the one (?:above|after|at|before|below|for|from|in|meant|of|on|that|to|which|who|whose|with)\b"
WORDS = re.compile(
    rf"\b(?:only|never|always|nobody|no one|solely|exclusively|sole|none|alone|every|no other|no (?:\w+ ){{1,3}}can"
    rf"|(?!{PRONOUN})the one [a-z]+)\b",
    re.IGNORECASE,
)
# A check says what its reader sees and a fix what to do there: "the log shows none" claims nothing of the world.
WORDS_OF_INSTRUCTIONS = re.compile(r"\b(?:only|never|always|nobody|no one|alone can)\b", re.IGNORECASE)

NO_CLAIMS = re.compile(
    "|".join(
        (
            r"\bAlways On\b",  # products, modes, exchanges and values that are called so
            r"\b(?:identity|authentication|EAP|IKEv2) only\b",
            r"\bto never\b",
            r"(?-i:\bNone\b)(?! (?:of|was|were|is|are|has|have)\b)",
            r"\bevery (?:\d+|two|eight) \w+",  # an interval
            # The condition of a statement is not what is stated.
            r"\b(?:if|where|when|whether|until)\b[^,;:]*",
            # "A alone does not suffice" weakens a statement.
            r"\b(?:not|no)\b[^,;:]*\balone\b",
            r"\balone\b[^,;:]*\b(?:not|no)\b",
        )
    ),
    re.IGNORECASE,
)


def is_absolute(sentence, section):
    if sentence.endswith("?"):
        return False
    words = WORDS_OF_INSTRUCTIONS if section == "instructions" else WORDS
    return bool(words.search(NO_CLAIMS.sub(" ", CODE_SPAN.sub(" ", sentence))))


def whole_sentences(text):
    """With what the code spans hold: another option makes another claim."""
    spans = iter(CODE_SPAN.findall(text))
    return [CODE.sub(lambda _: next(spans), sentence) for sentence in sentences(text)]


def hash_of(sentence):
    return hashlib.sha256(" ".join(sentence.split()).encode()).hexdigest()[:HASH_DIGITS]


def rows():
    """(hash, identity of the page, source)"""
    for line in REVIEWED.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield (*line.split(maxsplit=2), "", "")[:3]


def texts(page):
    """(section, text): what a page claims; the title of a cause is its condition, no claim."""
    yield from ((section, text) for section, text in page.paragraphs() if section != "cause_titles")
    yield from (("related", row["note"]) for row in page.facts.get("related", []))
    yield from (("citations", row["fault"]) for row in page.facts.get("citations", []))


@pytest.fixture(scope="module")
def absolute(pages):
    """(hash, identity) -> sentence"""
    return {
        (hash_of(sentence), page.identity): " ".join(sentence.split())
        for page in pages
        for section, text in texts(page)
        for sentence in whole_sentences(text)
        if is_absolute(sentence, section)
    }


def test_each_absolute_sentence_has_a_source(absolute):
    reviewed = {(digits, identity) for digits, identity, _ in rows()}
    advice = f"say it without the absolute word, or add the row to {REVIEWED.name} with the source that was opened"
    missing = [
        f"{digits}  {identity}  {sentence!r}: {advice}"
        for (digits, identity), sentence in absolute.items()
        if (digits, identity) not in reviewed
    ]
    assert not missing, "\n".join(missing)


def test_each_row_has_its_sentence(absolute):
    gone = [
        f"{digits}  {identity}: drop the row" for digits, identity, _ in rows() if (digits, identity) not in absolute
    ]
    assert not gone, "\n".join(gone)


def test_each_row_names_a_source():
    assert [row for row in rows() if not row[2].strip()] == []


def test_rows_are_written_once():
    counted = collections.Counter(row[:2] for row in rows())
    assert [row for row, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Windows only reads the first one.",
        "charon never sends it.",
        "No message can carry the key.",
        "IKEv2 has none.",
        "None of them sends it.",
        "The window is the one limit.",
        "The gateway alone reads it.",
        "If the peer asks, only the gateway answers.",
    ],
)
def test_a_word_without_exception_is_found(sentence):
    assert is_absolute(sentence, "technical_meaning")


@pytest.mark.parametrize(
    "sentence",
    [
        "Look at the line below the one before.",
        "PfsGroup is None.",
        "Always On VPN asks for it.",
        "It asks every 60 seconds.",
        "If none fits, the negotiation fails.",
        "A timer alone does not help.",
        "Look for `only` in the log.",
        "Is it always the key?",
    ],
)
def test_what_is_no_claim_is_not_found(sentence):
    assert not is_absolute(sentence, "technical_meaning")


def test_an_instruction_may_name_what_is_absent():
    assert not is_absolute("The log shows none.", "instructions")
    assert is_absolute("Only the operator can do so.", "instructions")


def test_code_spans_belong_to_the_sentence():
    assert whole_sentences("Run `a. b`. `c` alone counts.") == ["Run `a. b`.", "`c` alone counts."]
