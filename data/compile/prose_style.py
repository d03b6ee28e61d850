"""What a program can see of how prose is to be written."""

import re

MOST_WORDS = 25  # of a sentence, for readers whose first language is another
CODE_SPAN = re.compile(r"`[^`\n]+`")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|\n\n")
ABBREVIATED = re.compile(r"\b(e\.g|i\.e|cf|vs|etc)\.(?=\s)", re.IGNORECASE)
# An instruction says what to do; how sure we are says the basis.
HEDGES = re.compile(r"\b(may(?! \d)|might|maybe|perhaps|possibly|probably|presumably)\b", re.IGNORECASE)


def sentences(text):
    """A code span is one word, whatever it holds."""
    plain = ABBREVIATED.sub(r"\1", CODE_SPAN.sub("`code`", text))
    return [sentence.strip() for sentence in SENTENCE_END.split(plain) if sentence and sentence.strip()]


def long_sentences(text):
    return [sentence for sentence in sentences(text) if len(sentence.split()) > MOST_WORDS]


def hedges(text):
    return HEDGES.findall(CODE_SPAN.sub("", text))


def code_spans(text):
    return [span[1:-1] for span in CODE_SPAN.findall(text)]
