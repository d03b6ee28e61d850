"""The words of a text, as pages, data/words and queries have them. core/search/words.c cuts queries alike."""

import functools
import re
import typing
import unicodedata

FOLDED = range(0xC0, 0x180)  # Latin letters with marks
FOREIGN = 0x370  # letters from here on are kept as they are, but for Cyrillic capitals
CYRILLIC_CAPITALS = range(0x400, 0x430)
PUNCTUATION = (range(0x2000, 0x2100), range(0x3000, 0x3040), range(0xFF00, 0x10000))
UNBROKEN = 0x2E80  # scripts from here on are written without blanks
CAMEL = re.compile(r"[a-z0-9](?=[A-Z])")
SPELT_OUT = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"}


class Token(typing.NamedTuple):
    text: str
    start: int  # bytes
    length: int  # bytes, as written


def fold_letter(letter):
    """A Latin letter without its marks, in lower case."""
    plain = unicodedata.normalize("NFKD", letter.lower())
    plain = "".join(SPELT_OUT.get(part, part) for part in plain if not unicodedata.combining(part))
    return plain if plain.isascii() and plain.isalnum() else ""


@functools.cache
def word_letter(letter):
    """What a character contributes to a word; '' ends it."""
    point = ord(letter)
    if point < FOLDED.start:
        return letter.lower() if letter.isascii() and letter.isalnum() else ""
    if point in FOLDED:
        return fold_letter(letter)
    if point < FOREIGN or any(point in block for block in PUNCTUATION):
        return ""
    return letter.lower() if point in CYRILLIC_CAPITALS else letter


def is_unbroken(letter):
    return ord(letter) >= UNBROKEN


def cut(text):
    """Each word of a text, with what is written for it; a word has letters of one kind of script."""
    found, word, start, raw, offset = [], "", 0, "", 0
    for letter in [*text, " "]:
        folded = word_letter(letter)
        if folded and not (raw and is_unbroken(raw[-1]) != is_unbroken(letter)):
            start = start if word else offset
            word += folded
            raw += letter
        elif word:
            found.append((Token(word, start, offset - start), raw))
            word, raw, start = folded, letter if folded else "", offset
        offset += len(letter.encode())
    return found


def tokens(text):
    """The words of a text; one in camel case is followed by its parts."""
    found = []
    for token, raw in cut(text):
        found.append(token)
        if raw.isascii() and CAMEL.search(raw):
            found += camel_parts(raw, token.start)
    return found


def camel_parts(raw, start):
    ends = [match.end() for match in CAMEL.finditer(raw)] + [len(raw)]
    begins = [0, *ends[:-1]]
    return [Token(raw[begin:end].lower(), start + begin, end - begin) for begin, end in zip(begins, ends, strict=True)]


def spoken(text):
    """The words of a text by themselves, in order."""
    return tuple(token.text for token in tokens(text))
