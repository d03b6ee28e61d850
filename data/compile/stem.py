"""Word forms: the suffixes that make no difference. core/search/words.c applies the same table."""

import functools

# A word loses the longest suffix that leaves at least the given number of letters; what it loses it for is put back.
SUFFIXES = [
    ("ifications", "if", 3), ("ification", "if", 3), ("ifiers", "if", 3), ("ifier", "if", 3), ("ifies", "if", 3),
    ("ified", "if", 3), ("ifying", "if", 3), ("ify", "if", 3),
    ("izations", "", 3), ("ization", "", 3), ("isation", "", 3), ("izing", "", 3), ("izes", "", 3), ("ized", "", 3),
    ("ises", "is", 4), ("ize", "", 3),
    ("ations", "", 3), ("ation", "", 3), ("ating", "", 3), ("ators", "", 3), ("ator", "", 3), ("ated", "", 3),
    ("ates", "", 3), ("ate", "", 3),
    ("itions", "", 4), ("ition", "", 4), ("ions", "", 4), ("ion", "", 4),
    ("abilities", "abl", 3), ("ability", "abl", 3), ("ables", "abl", 3), ("able", "abl", 3),
    ("ities", "", 4), ("ity", "", 4), ("ments", "", 4), ("ment", "", 4), ("nesses", "", 4), ("ness", "", 4),
    ("ures", "", 4), ("ure", "", 4), ("ances", "", 4), ("ance", "", 4), ("ences", "", 4), ("ence", "", 4),
    ("ingly", "", 4), ("edly", "", 4), ("ally", "", 4), ("ly", "", 4),
    ("ings", "", 3), ("ing", "", 3), ("ers", "", 4), ("er", "", 4), ("ies", "", 3), ("ied", "", 3), ("ed", "", 3),
    ("es", "", 3), ("s", "", 3), ("e", "", 3), ("y", "", 4),
]  # fmt: skip
LONGEST_FIRST = sorted(SUFFIXES, key=lambda row: -len(row[0]))
DOUBLED = "bdglmnprt"  # consonants that a suffix doubles: dropped, dropping


@functools.cache
def stem(word):
    """The form that all forms of a word share. Short words and words with digits stay as they are."""
    if len(word) < 4 or not word.isascii() or not word.isalpha() or word.endswith(("ss", "us", "is")):
        return word
    for suffix, instead, least in LONGEST_FIRST:
        if word.endswith(suffix) and len(word) - len(suffix) >= least:
            word = word[: len(word) - len(suffix)]
            if suffix[0] in "ei" and len(word) > 3 and word[-1] == word[-2] and word[-1] in DOUBLED:
                word = word[:-1]
            return word + instead
    return word
