"""Words of texts and queries, and what they stand for (data/words.toml)."""

import collections

from declared import Unusable, check_keys, is_texts, read_whole
from stem import stem
from tokens import tokens

FILE = "words.toml"
LONGEST_EXPRESSION = 4  # words
CONTEXTS = ("code", "notify", "ikev1", "ikev2")  # what a word says about a number behind it, as search_context has it
SETS = {
    "stop": str,
    "stop_foreign": str,
    "same": list,
    "near": list,
    "translated": dict,
    "in_front_of_numbers": dict,
}


def context_bit(context):
    return 1 << CONTEXTS.index(context)


class Words:
    """`meaning` maps a word to its concepts, of which there are none for a stop word."""

    def __init__(self, catalogue):
        self.findings = catalogue.findings
        declared = read_whole(catalogue, FILE, SETS)
        self.check_shapes(declared)
        self.stops = {token.text for token in tokens(declared["stop"])}
        self.foreign_stops = {token.text for token in tokens(declared["stop_foreign"])} - self.stops
        self.contexts = self.read_contexts(declared["in_front_of_numbers"])
        self.exact = {}  # word -> concept
        self.by_stem = {}  # stem -> concept
        self.expressions = {}  # several concepts in a row -> concept
        self.translations = {}  # word -> concepts
        self.declare_same(declared["same"])
        self.near = [[self.concept_of(entry) for entry in row] for row in declared["near"]]
        for word, meaning in declared["translated"].items():
            self.declare_translation(word, meaning)
        for concepts in self.expressions:
            if len(concepts) > LONGEST_EXPRESSION:
                advice = f"use at most {LONGEST_EXPRESSION}"
                self.findings.add(FILE, " ".join(concepts), "has too many words", advice)

    def check_shapes(self, declared):
        before = len(self.findings)
        for key in ("same", "near"):
            for index, row in enumerate(declared[key]):
                self.check_entries(f"{key}[{index}]", row)
        for word, meaning in declared["translated"].items():
            self.check_entries(f"translated.{word}", [word, meaning])
        check_keys(self.findings, FILE, "in_front_of_numbers", declared["in_front_of_numbers"], CONTEXTS, set())
        for key, words in declared["in_front_of_numbers"].items():
            self.check_entries(f"in_front_of_numbers.{key}", [words])
        if len(self.findings) > before:
            raise Unusable(FILE)

    def read_contexts(self, declared):
        """word -> what it says about the numbers behind it, as bits."""
        contexts = collections.defaultdict(int)
        for context in CONTEXTS:
            for token in tokens(declared.get(context, "")):
                contexts[token.text] |= context_bit(context)
        return contexts

    def check_entries(self, where, entries):
        if not is_texts(entries) or not entries or not all(map(tokens, entries)):
            self.findings.add(FILE, where, f"is {entries!r}", "write texts of at least one word each")

    def declare_same(self, rows):
        """All words first: what an expression consists of depends on what its words mean."""
        concepts = [self.declare_words(row) for row in rows]
        for row, concept in zip(rows, concepts, strict=True):
            for entry in row:
                words = [token.text for token in tokens(entry)]
                if len(words) > 1:
                    self.expressions.setdefault(self.literal(words), concept)

    def declare_words(self, row):
        """The concept of a row, which its single words mean from now on."""
        first, *others = ([token.text for token in tokens(entry)] for entry in row)
        concept = self.concept_of_word(*first) if len(first) == 1 else " ".join(first)
        for words in others:
            if len(words) == 1:
                self.exact[words[0]] = concept
                self.by_stem.setdefault(stem(words[0]), concept)
        return concept

    def concept_of_word(self, word):
        concept = self.exact.get(word) or self.by_stem.get(stem(word))
        if not concept:
            concept = stem(word)
            self.exact[word] = concept
            self.by_stem.setdefault(concept, concept)
        return concept

    def concept_of(self, entry):
        """The concept that an entry names; an entry of several words becomes an expression."""
        words = [token.text for token in tokens(entry)]
        if len(words) == 1:
            return self.concept_of_word(*words)
        return self.expressions.setdefault(self.literal(words), " ".join(words))

    def declare_translation(self, word, meaning):
        concepts = self.join(self.literal([token.text for token in tokens(meaning)]))
        foreign = [token.text for token in tokens(word)]
        if len(foreign) == 1:
            self.translations.setdefault(foreign[0], concepts)
        else:
            self.expressions.setdefault(self.literal(foreign), concepts[0])

    def literal(self, words):
        return tuple(self.meaning(word, in_expression=True)[0] for word in words)

    def meaning(self, word, in_expression=False):
        if word in self.exact:
            return (self.exact[word],)
        if word in self.translations:
            return self.translations[word]
        if not in_expression and (word in self.stops or word in self.foreign_stops):
            return ()
        stemmed = stem(word)
        return (self.by_stem.get(stemmed, stemmed),)

    def join(self, concepts):
        """Replaces expressions, the longest first, by what they stand for."""
        joined, at = [], 0
        while at < len(concepts):
            for length in range(min(4, len(concepts) - at), 0, -1):
                run = tuple(concepts[at : at + length])
                if length == 1 or run in self.expressions:
                    joined.append(self.expressions[run] if length > 1 else run[0])
                    at += length
                    break
        return tuple(joined)
