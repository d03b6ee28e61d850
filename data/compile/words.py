"""What the words of texts and queries stand for, out of what data/words declares."""

import collections

from findings import show
from languages import OTHERS, read_languages
from stem import Stemmer
from tokens import spoken


class Words:
    """`meaning` maps a word to its concepts, of which there are none for a stop word."""

    def __init__(self, catalogue, ranking, others=()):
        self.findings = catalogue.findings
        self.domains = catalogue.vocabulary.domains
        self.ranking = ranking
        self.exact = {}  # word -> concept
        self.by_stem = {}  # stem -> concept
        self.expressions = {}  # several concepts in a row -> concept
        self.translations = {}  # word -> concepts
        self.parts = set()  # words of expressions
        self.foreign_parts = set()  # of expressions in other languages than ours
        languages = read_languages(catalogue, ranking)
        self.stops = self.read_stops(language for language in languages if language.is_ours)
        self.foreign_stops = self.read_stops(language for language in languages if not language.is_ours)
        self.contexts = self.read_contexts(languages, others)
        self.stemmer = self.read_forms(languages)
        self.check_forms(languages)
        self.declare_same([row for language in languages for _, row in language.rows("same")])
        rows = [row for language in languages for _, row in language.rows("near")]
        self.near = [[self.concept_of(entry) for entry in row] for row in rows]
        self.declare_translations(languages)

    # ---- reading ----

    def read_stops(self, languages):
        texts = [text for language in languages for _, text in language.rows("stop")]
        return {word for text in texts for word in spoken(text)}

    def read_contexts(self, languages, others):
        """word -> what it says about the numbers behind it."""
        contexts = collections.defaultdict(set)
        for language in languages:
            for where, context, words in language.pairs("in_front_of_numbers"):
                for word in spoken(words):
                    contexts[word].add(context)
                    self.check_context(language.file, where, word, contexts[word])
        for words in map(spoken, others):
            if len(words) == 1:
                contexts[words[0]].add(OTHERS)
        return contexts

    def check_context(self, file, where, word, contexts):
        if len(contexts.intersection(self.domains)) > 1:
            self.findings.add(file, where, f"{show(word)} says two domains", "a number is one domain's")

    def read_forms(self, languages):
        forms = [form for language in languages for _, form in language.rows("form")]
        rules = [(suffix, form["becomes"], form["leaves"]) for form in forms for suffix in form["suffixes"]]
        doubled = "".join(language.declared.get("doubled", "") for language in languages)
        return Stemmer(rules, doubled, self.ranking)

    def check_forms(self, languages):
        """Forms of a word are joined by their suffixes; a row names one."""
        for language in languages:
            for where, row in language.rows("same") + language.rows("near"):
                seen = {}
                for entry in row:
                    first = seen.setdefault(tuple(map(self.stem, spoken(entry))), entry)
                    if first != entry:
                        self.findings.add(language.file, where, f"{show(entry)} is a form of {show(first)}", "drop it")

    # ---- declaring ----

    def declare_same(self, rows):
        """All words first: what an expression consists of depends on what its words mean."""
        concepts = [self.declare_words(row) for row in rows]
        for row, concept in zip(rows, concepts, strict=True):
            for entry in row:
                if len(spoken(entry)) > 1:
                    self.declare_expression(spoken(entry), concept)

    def declare_words(self, row):
        """The concept of a row, which its single words mean from now on."""
        first, *others = map(spoken, row)
        concept = self.concept_of_word(*first) if len(first) == 1 else " ".join(first)
        for words in others:
            if len(words) == 1:
                self.exact[words[0]] = concept
                self.by_stem.setdefault(self.stem(words[0]), concept)
        return concept

    def concept_of_word(self, word):
        concept = self.exact.get(word) or self.by_stem.get(self.stem(word))
        if not concept:
            concept = self.stem(word)
            self.exact[word] = concept
            self.by_stem.setdefault(concept, concept)
        return concept

    def concept_of(self, entry):
        """The concept that an entry names; an entry of several words becomes an expression."""
        words = spoken(entry)
        if len(words) == 1:
            return self.concept_of_word(*words)
        return self.declare_expression(words, " ".join(words))

    def declare_expression(self, words, concept):
        """Its words are known from then on, though no page has them: a query is not to guess at them."""
        self.parts.update(words)
        return self.expressions.setdefault(self.literal(words), concept)

    def declare_translations(self, languages):
        """Single words first, as in `declare_same`."""
        expressions = []
        for language in languages:
            for where, meaning, entries in language.pairs("translated"):
                concepts = self.join(self.literal(spoken(meaning)))
                words = [spoken(entry) for entry in entries]
                self.translations |= {entry[0]: concepts for entry in words if len(entry) == 1}
                expressions += [(language.file, where, entry, concepts) for entry in words if len(entry) > 1]
        for file, where, words, concepts in expressions:
            if len(concepts) > 1:
                fault = f"{show(' '.join(words))} cannot stand for {len(concepts)} concepts"
                self.findings.add(file, where, fault, "make our words an expression of en.toml, or translate it by one")
            self.declare_expression(words, concepts[0])
            self.foreign_parts.update(words)

    # ---- asking ----

    def stem(self, word):
        return self.stemmer.stem(word)

    def literal(self, words):
        return tuple(self.meaning(word, in_expression=True)[0] for word in words)

    def meaning(self, word, in_expression=False):
        if word in self.exact:
            return (self.exact[word],)
        if word in self.translations:
            return self.translations[word]
        if not in_expression and (word in self.stops or word in self.foreign_stops):
            return ()
        stemmed = self.stem(word)
        return (self.by_stem.get(stemmed, stemmed),)

    def join(self, concepts):
        """Replaces expressions, the longest first, by what they stand for."""
        return tuple(concept for concept, _ in self.runs([(concept, (concept,)) for concept in concepts]))

    def join_telling(self, words):
        """The same for (concept, its place, whether it tells anything), as (concept, its places); what tells nothing is left
        out, and what stands side by side then is joined too: "cannot even ping" as well as "cannot ping"."""
        silent = {place for _, place, is_telling in words if not is_telling}
        joined = self.runs([(concept, (place,)) for concept, place, _ in words])
        return self.runs(
            [(concept, places) for concept, places in joined if len(places) > 1 or places[0] not in silent]
        )

    def runs(self, words):
        """One pass over (concept, its places)."""
        joined, at = [], 0
        while at < len(words):
            for length in range(min(self.ranking["longest", "expression"], len(words) - at), 0, -1):
                run = tuple(concept for concept, _ in words[at : at + length])
                if length == 1 or run in self.expressions:
                    places = tuple(place for _, of_word in words[at : at + length] for place in of_word)
                    joined.append((self.expressions[run] if length > 1 else run[0], places))
                    at += length
                    break
        return joined
