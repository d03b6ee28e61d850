"""The search index: words, what they stand for, and where and how heavily each record uses it."""

import collections
import itertools
import math

from log_lines import WILDCARD
from tokens import tokens

# In the order of ikeerr_hit_field; the heads are what a record is called, the others what is said about it.
FIELDS = ("code", "name", "alias", "message", "sentence", "technical_meaning", "error_details", "usage_context",
          "developer_interpretation", "causes", "faq", "summary", "log_lines")  # fmt: skip
ASKED = "asked"
LINES = "log_lines"


class Index:
    def __init__(self, catalogue, words):
        self.catalogue = catalogue
        self.words = words
        self.ranking = words.ranking
        self.head_weights, self.body_weights = map(self.ranking.section, ("head_weight", "body_weight"))
        self.surfaces = {}  # word -> concepts
        self.records = [self.read_page(page) for page in catalogue.pages]
        self.collect_surfaces()
        self.read_pairs()
        self.weigh()

    # ---- reading ----

    def read_page(self, page):
        """field -> list of texts, each as (text, its concepts with their offsets)."""
        asked = page.facts.get("asked", [])
        aliases = [alias["name"] for alias in page.facts["aliases"] if not alias.get("historic")]
        texts = {"name": [page.name], "alias": aliases, "message": [page.facts["message"]], ASKED: asked}
        texts |= {field: page.texts_of(field) for field in self.body_weights if field != LINES}
        texts[LINES] = list(dict.fromkeys(line.line for _, line in page.own_lines()))
        return {
            field: [(text, self.read_text(page, text, field)) for text in of_field] for field, of_field in texts.items()
        }

    def silent(self, page, text, field):
        """How much of a text tells nothing of the error."""
        return len(self.catalogue.domain_of(page).prefix_of(text)) if field == "name" else 0

    def tokens_of(self, text, field):
        """The words that are indexed: of a log line, what is fixed in it."""
        varies = [match.span() for match in WILDCARD.finditer(text)] if field == LINES else ()
        for token in tokens(text):
            in_front = len(text.encode()[: token.start].decode()) if varies else 0
            if token.length <= self.ranking.longest_place and not any(start <= in_front < end for start, end in varies):
                yield token

    def read_text(self, page, text, field):
        """(concept, (offset, length), how much it counts) for every word, and for the expressions that they make up."""
        skipped = self.silent(page, text, field)
        shortest_number, part = self.ranking["index", "shortest_number"], self.ranking["index", "part"]
        found, run = [], []
        for token in self.tokens_of(text, field):
            if token.start < skipped or (token.text.isdigit() and len(token.text) < shortest_number):
                meaning = ()
            else:
                meaning = self.words.meaning(token.text)
            self.surfaces.setdefault(token.text, meaning)
            place = (token.start, token.length)
            found += [(concept, place, 1) for concept in meaning]
            run.append((self.words.literal([token.text])[0], place, bool(meaning)))
        expressions = self.expressions_in(run)
        covered = {place for _, place, _ in expressions}
        return [(concept, place, part if place in covered else 1) for concept, place, _ in found] + expressions

    def expressions_in(self, run):
        """All that stand in a text word by word, and those of which only words that say nothing are between the words."""
        longest, found = self.ranking["longest", "expression"], {}
        joined = self.words.join_telling(run)
        for words in ([(concept, (place,)) for concept, place, _ in run], joined):
            for at, length in itertools.product(range(len(words)), range(2, longest + 1)):
                part = words[at : at + length]
                concept = self.words.expressions.get(tuple(concept for concept, _ in part))
                if concept and len(part) == length:
                    found[concept, tuple(place for _, places in part for place in places)] = None
        found |= {(concept, places): None for concept, places in joined if len(places) > 1}
        return [(concept, place, 1 / len(places)) for concept, places in found for place in places]

    def collect_surfaces(self):
        words = self.words
        said = set(self.surfaces)
        declared = (words.exact, words.translations, words.stops, words.foreign_stops, words.contexts, words.parts)
        for word in itertools.chain(*declared):
            self.surfaces.setdefault(word, words.meaning(word))
        foreign = words.foreign_stops | words.foreign_parts | set(words.translations)
        self.unlikely = foreign - said - set(words.exact) - words.stops  # to have been meant by a misspelt word
        self.foreign = foreign - self.said_by_pages() - set(words.exact) - words.stops
        self.stems = {}
        for word, meaning in self.surfaces.items():
            stemmed = words.stem(word)
            if len(meaning) != 1:
                continue
            if stemmed != word:
                is_stem = words.by_stem.get(stemmed, stemmed) == meaning[0]
            else:
                is_stem = word.isalpha() and meaning[0] == word
            if is_stem:
                self.stems[stemmed] = meaning

    def said_by_pages(self):
        """The words of the pages, but for those of what people ask, which is in many languages."""
        texts = (text for record in self.records for field, of in record.items() if field != ASKED for text, _ in of)
        return {token.text for text in texts for token in tokens(text)}

    # ---- pairs ----

    def said(self, text, field, skipped):
        """The concepts that a text says, one after another: expressions as a whole, stop words and parts of CamelCase left
        out, None where a word says several or is not indexed."""
        run, end = [], skipped
        for token in self.tokens_of(text, field):
            if token.start >= end:
                meaning = self.surfaces[token.text]
                concept = self.words.literal([token.text])[0] if len(meaning) < 2 else None
                run.append((concept, token.start, bool(meaning)))
                end = token.start + token.length
        return [concept for concept, _ in self.words.join_telling(run)]

    def read_pairs(self):
        """(concept, the next one) -> record -> how much it counts. Log lines are pasted, names and questions repeated: what
        stands side by side in them says more than the words."""
        fields = self.ranking.section("pair_weight")
        uses = collections.defaultdict(lambda: collections.defaultdict(float))
        for number, (page, record) in enumerate(zip(self.catalogue.pages, self.records, strict=True)):
            for field, weight in fields.items():
                for text, _ in record[field]:
                    said = self.said(text, field, self.silent(page, text, field))
                    for pair in set(itertools.pairwise(said)):
                        if None not in pair:
                            uses[pair][number] += weight
        share, saturation, total = self.ranking["index", "pair"], self.ranking["saturation", "pair"], len(self.records)
        self.pairs = {}
        for pair, of_records in uses.items():
            rarity = math.log(1 + (total - len(of_records) + 0.5) / (len(of_records) + 0.5))
            self.pairs[pair] = {
                record: max(1, self.in_units(share * rarity * use * (saturation + 1) / (use + saturation)
                                             * self.share_of(record)))
                for record, use in of_records.items()
            }  # fmt: skip

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
        heads = self.weights(self.head_weights, "head")
        bodies = self.weights(self.body_weights, "body")
        self.rarity = self.rarities(self.head_weights)
        own = collections.defaultdict(lambda: collections.defaultdict(float))
        for share, weights in ((1, heads), (self.ranking["index", "body"], bodies)):
            for (concept, record), weight in weights.items():
                own[concept][record] += share * weight * self.share_of(record)
        self.near = collections.defaultdict(dict)
        for group in self.words.near:
            for concept in group:
                self.near[concept] |= dict.fromkeys(other for other in group if other != concept)
        weights = {concept: dict(of_records) for concept, of_records in own.items()}
        for concept, others in self.near.items():
            mine = weights.setdefault(concept, {})
            for other in others:
                for record, weight in own.get(other, {}).items():
                    mine[record] = max(mine.get(record, 0), self.ranking.share("near") * weight)
        self.impacts = {
            concept: {record: max(1, self.in_units(weight)) for record, weight in of_records.items()}
            for concept, of_records in weights.items()
        }
        in_heads = {
            concept
            for record in self.records
            for field in self.head_weights
            for _, found in record[field]
            for concept, _, _ in found
        }
        self.concepts = sorted(in_heads) + sorted(concepts - in_heads)
        self.head_count = len(in_heads)
        self.term = {concept: number for number, concept in enumerate(self.concepts)}
        self.heads = list(map(self.read_heads, self.catalogue.pages, self.records))

    def share_of(self, record):
        """How much a record counts: those of private use are met by users of their vendor alone."""
        page = self.catalogue.pages[record]
        share = self.catalogue.domain_of(page).share
        return share * self.ranking["index", "private"] if page.facts.get("vendor") else share

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

    def weights(self, fields, part):
        """BM25F of the fields of one part, the heads or the body."""
        saturation, normalization = self.ranking["saturation", part], self.ranking["normalization", part]
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
        runs = [self.head_terms(page, text, field) for field in self.head_weights for text, _ in record[field]]
        return [run for run in runs if run]

    def head_terms(self, page, text, field):
        skipped = self.silent(page, text, field)
        words = [
            (self.words.literal([token.text])[0], token.start, bool(self.words.meaning(token.text)))
            for token in tokens(text)
            if token.start >= skipped
        ]
        joined = self.words.join_telling(words)
        terms = dict.fromkeys(self.term.get(concept, self.head_count) for concept, _ in joined)
        return [term for term in terms if term < self.head_count]

    def telling(self, concept):
        """How much it tells that a query has a concept: the fewer records have it, anywhere, the more."""
        total, count = len(self.records), len(self.impacts.get(concept, ()))
        return math.log(1 + (total - count + 0.5) / (count + 0.5))

    def near_terms(self, concept):
        return [self.term[other] for other in self.near.get(concept, {}) if self.term[other] < self.head_count]

    def rarity_of(self, term):
        return self.in_units(self.rarity.get(self.concepts[term], 0))

    def in_units(self, weight):
        return round(self.ranking["layout", "unit"] * weight)

    def head_score(self, concept, record):
        """What a head of the record adds if the concept is all that is asked for, as search_rank.c computes it."""
        marks = dict.fromkeys(self.near_terms(concept), self.ranking.share("near")) | {self.term[concept]: 1}
        best, one = 0, 1 << self.ranking["layout", "inverse_bits"]
        for run in self.heads[record]:
            weights = [(term, self.rarity_of(term)) for term in run]
            had = int(sum(weight * marks.get(term, 0) for term, weight in weights))
            best = max(best, had * had * (one // max(1, sum(weight for _, weight in weights))) // one)
        return best
