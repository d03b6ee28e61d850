"""The search index: words, what they stand for, and where and how heavily each record uses it."""

import collections
import itertools
import math

from languages import LONGEST_EXPRESSION
from tokens import tokens

# In the order of ikeerr_hit_field; the heads are what a record is called, the others what is said about it.
FIELDS = ("code", "name", "alias", "message", "sentence", "technical_meaning", "error_details", "usage_context",
          "developer_interpretation", "causes", "remedies", "faq", "summary")  # fmt: skip
ASKED = "asked"
HEADS = {"name": 3.0, "alias": 2.2, "message": 2.2, ASKED: 2.5}
BODIES = {"technical_meaning": 1.2, "error_details": 1.0, "usage_context": 0.7, "developer_interpretation": 0.8,
          "causes": 1.2, "remedies": 0.9, "faq": 1.0, "summary": 1.8}  # fmt: skip
HEAD_SATURATION, HEAD_NORMALIZATION = 1.2, 0.4
BODY_SATURATION, BODY_NORMALIZATION = 1.5, 0.6
BODY_SHARE = 0.45  # of a record's weight against its heads
NEAR_SHARE = 0.5  # of a word that comes close against the word itself
UNIT = 256  # of a weight in the tables
LONGEST_PLACE = 31  # bytes of a word of the pages
PART_SHARE = 0.4  # of a word that is part of an expression
SHORTEST_NUMBER = 3  # digits


class Index:
    def __init__(self, catalogue, words):
        self.catalogue = catalogue
        self.words = words
        self.surfaces = {}  # word -> concepts
        self.records = [self.read_page(page) for page in catalogue.pages]
        self.collect_surfaces()
        self.weigh()

    # ---- reading ----

    def read_page(self, page):
        """field -> list of texts, each as (text, its concepts with their offsets)."""
        asked = page.facts.get("asked", [])
        aliases = [alias["name"] for alias in page.facts["aliases"] if not alias.get("historic")]
        texts = {"name": [page.name], "alias": aliases, "message": [page.facts["message"]], ASKED: asked}
        texts |= {field: page.texts_of(field) for field in BODIES}
        return {
            field: [(text, self.read_text(page, text, field)) for text in of_field] for field, of_field in texts.items()
        }

    def silent(self, page, text, field):
        """How much of a text tells nothing of the error."""
        return len(self.catalogue.domain_of(page).prefix_of(text)) if field == "name" else 0

    def read_text(self, page, text, field):
        """(concept, (offset, length), how much it counts) for every word, and for the expressions that they make up."""
        skipped = self.silent(page, text, field)
        found, run = [], []
        for token in tokens(text):
            if token.length > LONGEST_PLACE:
                continue
            if token.start < skipped or (token.text.isdigit() and len(token.text) < SHORTEST_NUMBER):
                meaning = ()
            else:
                meaning = self.words.meaning(token.text)
            self.surfaces.setdefault(token.text, meaning)
            place = (token.start, token.length)
            found += [(concept, place, 1) for concept in meaning]
            run.append((self.words.literal([token.text])[0], place))
        expressions = self.expressions_in(run)
        covered = {place for _, place, _ in expressions}
        return [(concept, place, PART_SHARE if place in covered else 1) for concept, place, _ in found] + expressions

    def expressions_in(self, run):
        found = []
        for at in range(len(run)):
            for length in range(2, LONGEST_EXPRESSION + 1):
                concept = self.words.expressions.get(tuple(concept for concept, _ in run[at : at + length]))
                if concept and at + length <= len(run):
                    found += [(concept, place, 1 / length) for _, place in run[at : at + length]]
        return found

    def collect_surfaces(self):
        words = self.words
        declared = (words.exact, words.translations, words.stops, words.foreign_stops, words.contexts)
        for word in itertools.chain(*declared):
            self.surfaces.setdefault(word, words.meaning(word))
        self.stems = {}
        for word, meaning in self.surfaces.items():
            stemmed = words.stem(word)
            if len(meaning) == 1 and stemmed != word and words.by_stem.get(stemmed, stemmed) == meaning[0]:
                self.stems[stemmed] = meaning
            elif len(meaning) == 1 and stemmed == word and word.isalpha() and meaning[0] == word:
                self.stems[stemmed] = meaning

    # ---- weighing ----

    def weigh(self):
        concepts = {
            concept
            for record in self.records
            for texts in record.values()
            for _, found in texts
            for concept, _, _ in found
        }
        concepts |= {concept for meaning in self.surfaces.values() for concept in meaning}
        concepts |= {
            concept for expression in self.words.expressions.items() for concept in (*expression[0], expression[1])
        }
        concepts |= {concept for group in self.words.near for concept in group}
        heads = self.weights(HEADS, HEAD_SATURATION, HEAD_NORMALIZATION)
        bodies = self.weights(BODIES, BODY_SATURATION, BODY_NORMALIZATION)
        self.rarity = self.rarities(HEADS)
        own = collections.defaultdict(lambda: collections.defaultdict(float))
        for share, weights in ((1, heads), (BODY_SHARE, bodies)):
            for (concept, record), weight in weights.items():
                domain = self.catalogue.domain_of(self.catalogue.pages[record])
                own[concept][record] += share * weight * domain.share
        self.near = collections.defaultdict(dict)
        for group in self.words.near:
            for concept in group:
                self.near[concept] |= dict.fromkeys(other for other in group if other != concept)
        weights = {concept: dict(of_records) for concept, of_records in own.items()}
        for concept, others in self.near.items():
            mine = weights.setdefault(concept, {})
            for other in others:
                for record, weight in own.get(other, {}).items():
                    mine[record] = max(mine.get(record, 0), NEAR_SHARE * weight)
        self.impacts = {
            concept: {record: max(1, round(UNIT * weight)) for record, weight in of_records.items()}
            for concept, of_records in weights.items()
        }
        in_heads = {
            concept
            for record in self.records
            for field in HEADS
            for _, found in record[field]
            for concept, _, _ in found
        }
        self.concepts = sorted(in_heads) + sorted(concepts - in_heads)
        self.head_count = len(in_heads)
        self.term = {concept: number for number, concept in enumerate(self.concepts)}
        self.heads = list(map(self.read_heads, self.catalogue.pages, self.records))

    def counts(self, fields):
        """(concept, record) -> field -> how often; (record, field) -> words."""
        counts, lengths = collections.defaultdict(collections.Counter), collections.Counter()
        for number, record in enumerate(self.records):
            for field in fields:
                for _, found in record[field]:
                    lengths[number, field] += len(found)
                    for concept, _, share in found:
                        counts[concept, number][field] += share
        return counts, lengths

    def rarities(self, fields):
        counts, _ = self.counts(fields)
        frequency = collections.Counter(concept for concept, _ in counts)
        total = len(self.records)
        return {concept: math.log(1 + (total - count + 0.5) / (count + 0.5)) for concept, count in frequency.items()}

    def weights(self, fields, saturation, normalization):
        counts, lengths = self.counts(fields)
        rarity = self.rarities(fields)
        average = {
            field: sum(lengths[number, field] for number in range(len(self.records))) / len(self.records)
            for field in fields
        }
        weights = {}
        for (concept, number), of_field in counts.items():
            use = sum(
                fields[field]
                * count
                / (1 - normalization + normalization * lengths[number, field] / max(average[field], 1))
                for field, count in of_field.items()
            )
            weights[concept, number] = rarity[concept] * use * (saturation + 1) / (use + saturation)
        return weights

    def read_heads(self, page, record):
        runs = [self.head_terms(page, text, field) for field in HEADS for text, _ in record[field]]
        return [run for run in runs if run]

    def head_terms(self, page, text, field):
        skipped = self.silent(page, text, field)
        literal = [self.words.literal([token.text])[0] for token in tokens(text) if token.start >= skipped]
        terms = dict.fromkeys(self.term.get(concept, self.head_count) for concept in self.words.join(literal))
        return [term for term in terms if term < self.head_count]

    def near_terms(self, concept):
        return [self.term[other] for other in self.near.get(concept, {}) if self.term[other] < self.head_count]

    def rarity_of(self, term):
        return round(UNIT * self.rarity.get(self.concepts[term], 0))

    def head_score(self, concept, record):
        """What a head of the record adds if the concept is all that is asked for, as search_rank.c computes it."""
        marks = dict.fromkeys(self.near_terms(concept), NEAR_SHARE) | {self.term[concept]: 1}
        best = 0
        for run in self.heads[record]:
            weights = [(term, self.rarity_of(term)) for term in run]
            had = sum(weight * marks.get(term, 0) for term, weight in weights)
            best = max(best, had * had / max(1, sum(weight for _, weight in weights)))
        return round(best)
