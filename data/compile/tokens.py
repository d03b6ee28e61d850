"""The words of a text, as pages, data/words and queries have them. core/search/words.c cuts queries alike."""

import functools
import re
import typing
import unicodedata

UNBROKEN = 0x2E80  # scripts from here on are written without blanks
FOREIGN = 0x370  # letters from here on are kept as they are
PUNCTUATION = ((0x2000, 0x20FF), (0x3000, 0x303F), (0xFF00, 0xFFEF))
FOLDED = range(0xC0, 0x180)  # Latin letters with marks
LONGEST = 40  # bytes of a word
CAMEL = re.compile(r"[a-z0-9](?=[A-Z])")


def fold_letter(letter):
    """A Latin letter without its marks, in lower case."""
    special = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ð": "d", "þ": "th"}
    plain = unicodedata.normalize("NFKD", letter.lower())
    plain = "".join(special.get(part, part) for part in plain if not unicodedata.combining(part))
    return plain if plain.isascii() and plain.isalnum() else ""


def is_unbroken(letter):
    return ord(letter) >= UNBROKEN


@functools.cache
def word_letter(letter):
    """What a character contributes to a word; '' ends it."""
    point = ord(letter)
    if point < FOLDED.start:
        return letter.lower() if letter.isascii() and letter.isalnum() else ""
    if point in FOLDED:
        return fold_letter(letter)
    if point < FOREIGN or any(first <= point <= last for first, last in PUNCTUATION):
        return ""
    return letter.lower()


class Token(typing.NamedTuple):
    text: str
    start: int  # bytes
    length: int  # bytes, as written


def tokens(text):
    """The words of a text; one in camel case is followed by its parts."""
    found, word, start, raw, offset = [], "", 0, "", 0
    for letter in [*text, " "]:
        folded = word_letter(letter)
        if folded and not (raw and is_unbroken(raw[-1]) != is_unbroken(letter)):
            start = start if word else offset
            word += folded
            raw += letter
        elif word:
            found.append(Token(word, start, offset - start))
            if raw.isascii() and CAMEL.search(raw):
                found += camel_parts(raw, start)
            word, raw, start = folded, letter if folded else "", offset
        offset += len(letter.encode())
    return found


def spoken(text):
    """The words of a text by themselves, in order."""
    return tuple(token.text for token in tokens(text))


def camel_parts(raw, start):
    ends = [match.end() for match in CAMEL.finditer(raw)] + [len(raw)]
    begins = [0, *ends[:-1]]
    return [Token(raw[begin:end].lower(), start + begin, end - begin) for begin, end in zip(begins, ends, strict=True)]
