"""What a program can see of how prose is to be written."""

import re

MOST_WORDS = 25  # of a sentence, for readers whose first language is another
CODE_SPAN = re.compile(r"`[^`\n]+`")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n\n")
ABBREVIATED = re.compile(r"\b(e\.g|i\.e|cf|vs|etc)\.(?=\s)", re.IGNORECASE)
# An instruction says what to do; how sure we are says the basis.
HEDGES = re.compile(r"\b(may(?! \d)|might|maybe|perhaps|possibly|probably|presumably)\b", re.IGNORECASE)
# What is said worse than it could be, and what to write.
WORDINGS = (
    (r"\band/or\b", "write 'and', 'or', or both cases"),
    (r"(?<!/)\betc\b", "name what is meant"),
    (r"\b(?:e\.g|i\.e)\b", "write 'for example' or 'that is'"),
    (r"\bthe (?:former|latter)\b", "repeat the noun"),
    (r"\bin order to\b", "write 'to'"),
    (r"\bprior to\b", "write 'before'"),
    (r"\butili[sz]\w+", "write 'use'"),
    (r"\b(?:please|of course|obviously|simply|basically)\b", "drop it"),
    (r"\b\w+n't\b(?!-)", "write both words"),
    (r"\b(?-i:([A-Za-z]?[a-z]+) \1)\b", "write the word once"),
    (r"!", "end the sentence with a period"),
)


def sentences(text):
    """A code span is one word, whatever it holds."""
    plain = ABBREVIATED.sub(r"\1", CODE_SPAN.sub("`code`", text))
    return [sentence.strip() for sentence in SENTENCE_END.split(plain) if sentence and sentence.strip()]


def long_sentences(text):
    return [sentence for sentence in sentences(text) if len(sentence.split()) > MOST_WORDS]


def hedges(text):
    return HEDGES.findall(CODE_SPAN.sub("", text))


def wordings(text):
    """(what stands there, what to do)"""
    plain = CODE_SPAN.sub("`code`", text)
    for pattern, advice in WORDINGS:
        yield from ((match[0], advice) for match in re.finditer(pattern, plain, re.IGNORECASE))


def code_spans(text):
    return [span[1:-1] for span in CODE_SPAN.findall(text)]
