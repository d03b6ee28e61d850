"""The search index: words, what they stand for, and where and how heavily each record uses it."""

import collections
import itertools
import math

from keys import windows_prefix
from stem import DOUBLED, LONGEST_FIRST, stem
from words import FOLDED, LONGEST, LONGEST_EXPRESSION, Words, fold_letter, tokens

# In the order of ikeerr_field; the heads are what a record is called, the others what is said about it.
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
DOMAIN_SHARE = {"win32": 1.0, "ikev2": 0.9, "ikev1": 0.86}
UNIT = 256  # of a weight in the tables
INVERSE_BITS = 20
COLUMNS = 32  # records whose scores are worked out side by side
COMMON = 48  # postings from which a term has a row with all records
SPELLING_BLOCK = 32  # words whose letters are compared at once
OFFSET_BITS, LENGTH_BITS = 23, 5  # of a place
LONGEST_PLACE = (1 << LENGTH_BITS) - 1  # bytes of a word of the pages
PART_SHARE = 0.4  # of a word that is part of an expression
NO_TERM = 0xFFFF
FOREIGN = 0xFFFE  # a word of another language that says nothing
SHORTEST_NUMBER = 3  # digits


class Index:
    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.words = Words(catalogue)
        self.surfaces = {}  # word -> concepts
        self.records = [self.read_page(page) for page in catalogue.pages]
        self.collect_surfaces()
        self.weigh()

    # ---- reading ----

    def read_page(self, page):
        """field -> list of texts, each as (text, its concepts with their offsets)."""
        asked = self.words.phrases.get(page.identity, [])
        aliases = [alias["name"] for alias in page.facts["aliases"] if not alias.get("historic")]
        texts = {"name": [page.name], "alias": aliases, "message": [page.facts["message"]], ASKED: asked}
        for field in BODIES:
            value = page.prose[field]
            pieces = [value] if isinstance(value, str) else value
            texts[field] = [part for piece in pieces for part in ([piece] if isinstance(piece, str) else piece)]
        return {field: [(text, self.read_text(text, field)) for text in of_field] for field, of_field in texts.items()}

    def read_text(self, text, field):
        """(concept, (offset, length), how much it counts) for every word, and for the expressions that they make up."""
        skipped = len(windows_prefix(text)) if field == "name" else 0
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
        declared = (words.exact, words.translations, words.stops, words.foreign_stops, words.noise, words.contexts)
        for word in itertools.chain(*declared):
            self.surfaces.setdefault(word, words.meaning(word))
        self.stems = {}
        for word, meaning in self.surfaces.items():
            stemmed = stem(word)
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
                domain = self.catalogue.pages[record].domain
                own[concept][record] += share * weight * DOMAIN_SHARE[domain]
        self.near = collections.defaultdict(dict)
        for group in self.words.near:
            for concept in group:
                self.near[concept] |= dict.fromkeys(other for other in group if other != concept)
        self.impacts = {concept: dict(of_records) for concept, of_records in own.items()}
        for concept, others in self.near.items():
            mine = self.impacts.setdefault(concept, {})
            for other in others:
                for record, weight in own.get(other, {}).items():
                    mine[record] = max(mine.get(record, 0), NEAR_SHARE * weight)
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
        self.heads = [self.read_heads(record) for record in self.records]

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

    # ---- writing ----

    def write(self, out, write_hash):
        self.out = out
        out.line('#include "search_table.h"')
        self.write_words(write_hash)
        self.write_spellings()
        self.write_expressions()
        self.write_terms()
        self.write_heads()
        self.write_letters()
        self.write_counts()

    def meaning(self, word, concepts):
        """Where in `search_meanings` the terms of a word stand: one term stands at its own number.

        A word that says nothing still has a term if it is part of an expression.
        """
        if word in self.words.foreign_stops and not concepts:
            return FOREIGN, 0
        if not concepts:
            return self.term.get(self.words.literal([word])[0], NO_TERM), 0
        terms = [self.term[concept] for concept in concepts]
        if len(terms) == 1:
            return terms[0], 1
        first = len(self.meanings)
        self.meanings += terms
        return first, len(terms)

    def write_words(self, write_hash):
        self.meanings = list(range(len(self.concepts)))
        self.surface_list = sorted(self.surfaces, key=str.encode)
        stems = sorted(self.stems, key=str.encode)
        rows = []
        for texts, meanings, contexts in (
            (self.surface_list, self.surfaces, self.words.contexts),
            (stems, self.stems, {}),
        ):
            for text in texts:
                first, count = self.meaning(text, meanings[text])
                context = contexts.get(text, 0)
                rows.append(f"{{{self.out.string(text)}, {first}, {count}, {context}, {len(text.encode())}}}")
        self.stem_count = len(stems)
        self.out.array("search_word", "search_words", rows)
        write_hash("search_word", [(0, text) for text in self.surface_list] + [(1, text) for text in stems])

    def write_spellings(self):
        """The words that a misspelt one may have been, by length; of one length, the more telling first."""
        telling = collections.Counter()
        for record in self.records:
            for field, texts in record.items():
                for text, _ in texts:
                    for token in tokens(text):
                        telling[token.text] += 20 if field in HEADS else 1
        candidates = [
            number
            for number, word in enumerate(self.surface_list)
            if word.isascii() and word.isalpha() and 4 <= len(word)
        ]
        candidates.sort(
            key=lambda number: (len(self.surface_list[number]), -telling[self.surface_list[number]], number)
        )
        sets = [letters(self.surface_list[number]) for number in candidates] + [0] * SPELLING_BLOCK
        self.out.array("uint16_t", "search_spellings", candidates)
        self.out.array("uint32_t", "search_spelling_letters", [f"0x{members:X}U" for members in sets])
        starts = [
            sum(len(self.surface_list[number]) < length for number in candidates) for length in range(LONGEST + 3)
        ]
        self.out.array("uint16_t", "search_spelling_starts", starts)

    def write_expressions(self):
        rows = []
        for concepts, concept in self.words.expressions.items():
            terms = [self.term[part] + 1 for part in concepts]
            rows.append((*terms, *[0] * (LONGEST_EXPRESSION - len(terms)), self.term[concept]))
        rows = sorted({row[:-1]: row for row in rows}.values())
        self.out.array("search_expression", "search_expressions", ["{{%d, %d, %d, %d}, %d}" % row for row in rows])
        self.expression_count = len(rows)

    def occurrences(self):
        """(concept, record) -> (field, offset in the pool, length), the telling fields first."""
        found = collections.defaultdict(list)
        for number, record in enumerate(self.records):
            for field in FIELDS:
                for text, concepts in record.get(field, []):
                    base = self.out.string(text)
                    for concept, (start, length), _ in concepts:
                        found[concept, number].append((FIELDS.index(field), base + start, length))
        return found

    def write_terms(self):
        occurrences = self.occurrences()
        longest = {}  # concept -> of the expressions that begin with it
        for concepts in self.words.expressions:
            longest[concepts[0]] = max(len(concepts), longest.get(concepts[0], 0))
        terms, postings, rows, ordinals, ranked, places, near = [], [], [], [], [], [], []
        commons = 0
        for concept in self.concepts:
            impacts = {record: max(1, round(UNIT * weight)) for record, weight in self.impacts.get(concept, {}).items()}
            alone = {record: impact + self.head_score(concept, record) for record, impact in impacts.items()}
            others = self.near_terms(concept)
            is_common = len(impacts) > COMMON
            commons += is_common
            common = commons if is_common else 0
            expression = longest.get(concept, 0)
            terms.append(f"{{{len(postings)}, {len(near)}, {len(others)}, {expression}, {len(impacts)}, {common}}}")
            near += others
            order = sorted(impacts)
            if is_common:
                rows += self.row(impacts)
                ordinals += self.row({record: ordinal for ordinal, record in enumerate(order)})
            ranked += sorted(range(len(order)), key=lambda number: (-alone[order[number]], number))
            for record in order:
                found = self.places(occurrences, concept, record)
                fields = sum(1 << field for field in {field for field, _, _ in found})
                postings.append(f"{{{record}, {impacts[record]}, {alone[record]}, 0x{fields:X}, {len(places)}}}")
                places += [self.place(*place) for place in found]
        postings.append(f"{{0, 0, 0, 0, {len(places)}}}")
        most = max(rows)
        self.out.check(f"{most} < 1 << SEARCH_IMPACT_BITS", "impacts are greater than what scores have room for")
        self.out.array("search_term", "search_terms", terms)
        self.out.array("search_posting", "search_postings", postings)
        self.out.array("uint16_t", "search_rows", rows)
        self.out.array("uint16_t", "search_ordinals", ordinals)
        self.out.array("uint16_t", "search_ranked", ranked)
        self.out.array("search_place", "search_places", places)
        self.out.array("uint16_t", "search_near", near)
        self.out.array("uint16_t", "search_meanings", self.meanings)

    def row(self, of_records):
        """What all records have, one after another, filled up to columns; 0 for one that has nothing."""
        return [of_records.get(record, 0) for record in range(-(-len(self.records) // COLUMNS) * COLUMNS)]

    def near_terms(self, concept):
        return [self.term[other] for other in self.near.get(concept, {}) if self.term[other] < self.head_count]

    def rarity_of(self, concept):
        return round(UNIT * self.rarity.get(concept, 0))

    def head_score(self, concept, record):
        """What a head of the record adds if the concept is all that is asked for, as search_rank.c computes it."""
        marks = dict.fromkeys(self.near_terms(concept), NEAR_SHARE) | {self.term[concept]: 1}
        best = 0
        for run in self.heads[record]:
            weights = [(term, self.rarity_of(self.concepts[term])) for term in run]
            had = sum(weight * marks.get(term, 0) for term, weight in weights)
            best = max(best, had * had / max(1, sum(weight for _, weight in weights)))
        return round(best)

    def places(self, occurrences, concept, record):
        """Where a record has the concept, or else those that come close."""
        found = occurrences.get((concept, record), [])
        if not found:
            found = sorted(
                {place for other in self.near.get(concept, {}) for place in occurrences.get((other, record), [])}
            )
        return sorted(set(found))

    def place(self, field, offset, length):
        """A place in one number, as search_table.h says."""
        return f"0x{field << (OFFSET_BITS + LENGTH_BITS) | offset << LENGTH_BITS | length:X}U"

    def write_heads(self):
        """What each record is called: its name, aliases, message and what people ask for, as runs of terms."""
        records, heads, terms, most = [], [], [], 0
        for runs in self.heads:
            records.append(f"{{{len(heads)}, {len(runs)}}}")
            for run in runs:
                weights = [self.rarity_of(self.concepts[term]) for term in run]
                most = max(most, sum(weights))
                heads.append(f"{{{len(terms)}, {len(run)}, {(1 << INVERSE_BITS) // max(1, sum(weights))}}}")
                terms += [f"{{{term}, {weight}}}" for term, weight in zip(run, weights, strict=True)]
        self.out.array("search_head", "search_heads", heads)
        self.out.array("search_head_term", "search_head_terms", terms)
        self.out.array("table_range", "search_record_heads", records)
        self.out.check(f"{len(terms)} <= UINT16_MAX", "the heads have too many terms")
        self.out.check(f"{most} < 1 << SEARCH_HEAD_BITS", "heads weigh more than what scores have room for")

    def read_heads(self, record):
        runs = [self.head_terms(text, field) for field in HEADS for text, _ in record[field]]
        return [run for run in runs if run]

    def head_terms(self, text, field):
        skipped = len(windows_prefix(text)) if field == "name" else 0
        literal = [self.words.literal([token.text])[0] for token in tokens(text) if token.start >= skipped]
        terms = dict.fromkeys(self.term.get(concept, self.head_count) for concept in self.words.join(literal))
        return [term for term in terms if term < self.head_count]

    def write_letters(self):
        """The Latin letters with marks as they are folded, and the suffixes."""
        folded = [fold_letter(chr(point)) for point in FOLDED]
        self.out.array("search_letter", "search_letters", [f'"{letters}"' for letters in folded])
        rows = [f'{{"{suffix}", "{instead}", {len(suffix)}, {least}}}' for suffix, instead, least in LONGEST_FIRST]
        self.out.array("search_suffix", "search_suffixes", rows)
        self.out.line(f'const char ikeerr_table_search_doubled[] = "{DOUBLED}";')
        self.suffix_count = len(rows)

    def write_counts(self):
        counts = [len(self.surface_list), self.head_count, self.expression_count, self.suffix_count]
        self.out.line("const struct search_counts ikeerr_table_search_counts = {%s};" % ", ".join(map(str, counts)))
        self.out.check(
            f"{self.head_count} <= SEARCH_MOST_HEAD_TERMS", "there are more terms in heads than a query marks"
        )
        self.out.check(f"{len(self.meanings)} <= UINT16_MAX", "a meaning's place has 16 bits")
        self.out.check(f"{len(self.out.pool)} < 1 << SEARCH_OFFSET_BITS", "a place cannot hold an offset in the pool")
        bits = f"SEARCH_OFFSET_BITS == {OFFSET_BITS} && SEARCH_LENGTH_BITS == {LENGTH_BITS}"
        self.out.check(bits, "a place is put together in another way there")
        self.out.check(f"{INVERSE_BITS} == SEARCH_INVERSE_BITS", "the heads have another unit here than there")
        self.out.check(f"{SPELLING_BLOCK} == SEARCH_SPELLING_BLOCK", "the letters are read past their end")
        self.out.check(f"{COLUMNS} == SEARCH_COLUMNS", "the rows are filled up to another number of columns there")
        self.out.check(f"{LONGEST} == SEARCH_LONGEST_WORD", "words are longer here than there")


def letters(word):
    """One bit for each letter that a word has."""
    return sum({1 << (ord(letter) - ord("a")) for letter in word})

