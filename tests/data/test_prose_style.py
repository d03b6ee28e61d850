"""What the compile step sees of how prose is to be written."""

import pytest

from prose_style import MOST_WORDS, code_spans, hedges, long_sentences, sentences, wordings

LONG = " ".join(["word"] * MOST_WORDS)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See RFC 7296, 2.7. It says so.", ["See RFC 7296, 2.7.", "It says so."]),
        ("Use a group, e.g. 14. Then restart.", ["Use a group, e.g 14.", "Then restart."]),
        ("Run `a. b. c`. Look: it works; it does.", ["Run `code`.", "Look: it works; it does."]),
        ("One paragraph\n\nanother", ["One paragraph", "another"]),
        ("", []),
    ],
)
def test_where_sentences_end(text, parts):
    assert sentences(text) == parts


def test_a_sentence_of_more_words_is_long():
    assert long_sentences(f"{LONG}. {LONG}.") == []
    assert long_sentences(f"Short. {LONG} more.") == [f"{LONG} more."]
    assert long_sentences(f"{LONG[5:]} `{LONG}`.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Restart the service.", []),
        ("This may help, perhaps.", ["may", "perhaps"]),
        ("Might be the key.", ["Might"]),
        ("Updates since May 2026 have it.", []),
        ("Look for `it may fail` in the log.", []),
        ("Ask the maybeline team.", []),
    ],
)
def test_instructions_do_not_hedge(text, found):
    assert hedges(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Restart the service. The end that ends it hears of that.", []),
        ("Keys and/or certificates, names etc. are read, e.g. here.", ["and/or", "etc", "e.g"]),
        ("The list is in `/etc/ipsec.conf  and/or etc`.", []),
        ("The latter is used in order to log it.", ["The latter", "in order to"]),
        ("It doesn't set the don't-fragment bit!", ["doesn't", "!"]),
        ("Look at the the log.", ["the the"]),
        ("IKEv1 ikev1 and 00 00 are no words.", []),
    ],
)
def test_wordings(text, found):
    assert [what for what, _ in wordings(text)] == found


def test_code_spans():
    assert code_spans("Run `a` and `b c`, not `d\ne`.") == ["a", "b c"]
