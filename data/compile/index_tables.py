"""The tables of the search index, as core/tables/search_layout.h lays them out."""

import collections
import itertools
import re

from index import FIELDS
from languages import CONTEXTS, LONGEST_END, LONGEST_SUFFIX
from lines import Pattern
from source import braces
from tokens import FOLDED, fold_letter, is_unbroken, tokens

NO_CONTEXT = 0
LEAST_OFFSET_BITS = 22  # of an offset in the pool: with field and length a place has 32
LINE_STARTS = 1 << 15  # bits of the filter of what log lines begin with
PLAIN_WORD = re.compile(r"[A-Za-z0-9]+")
FNV_START, FNV_PRIME = 0xCBF29CE484222325, 0x100000001B3


class IndexTables:
    def __init__(self, index, out):
        self.index = index
        self.ranking = index.ranking
        self.out = out

    def write(self, write_hash):
        self.write_words(write_hash)
        self.write_spellings()
        self.write_expressions()
        self.write_terms()
        self.write_heads()
        self.write_pairs()
        self.write_line_starts()
        self.write_letters()
        self.write_counts()
        self.check_layout()

    # ---- words ----

    def meaning(self, word, concepts):
        """Where in `search_meanings` the terms of a word stand: one term stands at its own number.

        A word that says nothing still has a term if it is part of an expression.
        """
        words, term = self.index.words, self.index.term
        if not concepts:
            return term.get(words.literal([word])[0], "SEARCH_NO_TERM"), 0
        terms = [term[concept] for concept in concepts]
        if len(terms) == 1:
            return terms[0], 1
        first = len(self.meanings)
        self.meanings += terms
        return first, len(terms)

    def word_row(self, text, concepts, context):
        first, count = self.meaning(text, concepts)
        is_foreign = int(text in self.index.foreign or (text in self.index.words.foreign_stops and not concepts))
        return f"{{{self.out.string(text)}, {first}, {count}, {context}, {len(text.encode())}, {is_foreign}}}"

    def write_words(self, write_hash):
        index = self.index
        self.meanings = list(range(len(index.concepts)))
        self.surfaces = sorted(index.surfaces, key=str.encode)
        stems = sorted(index.stems, key=str.encode)
        self.write_contexts()
        rows = [self.word_row(text, index.surfaces[text], self.context(text)) for text in self.surfaces]
        rows += [self.word_row(text, index.stems[text], NO_CONTEXT) for text in stems]
        self.out.array("search_word", "search_words", rows)
        self.out.array("uint16_t", "search_meanings", self.meanings)
        write_hash("search_word", [(0, text) for text in self.surfaces] + [(1, text) for text in stems])

    def context(self, word):
        return self.contexts.index(sorted(self.index.words.contexts.get(word, ())))

    def write_contexts(self):
        """What words say about the numbers behind them; most say nothing."""
        said = sorted(map(sorted, self.index.words.contexts.values()))
        self.contexts = [[], *(context for context, _ in itertools.groupby(said))]
        self.out.array("search_context", "search_contexts", map(self.context_row, self.contexts))

    def context_row(self, context):
        domains = (place for place, domain in enumerate(self.index.words.domains) if domain in context)
        flags = [int(said in context) for said in CONTEXTS]
        return braces((*flags, next(domains, "TABLE_NO_DOMAIN")))

    def telling(self):
        """How much each word says about which record is meant."""
        telling, in_head = collections.Counter(), self.ranking["index", "telling_head"]
        for record in self.index.records:
            for field, texts in record.items():
                for token in (token for text, _ in texts for token in tokens(text)):
                    telling[token.text] += in_head if field in self.index.head_weights else 1
        return telling

    def write_spellings(self):
        """The words that a misspelt one may have been, by length; of one length, the more telling first."""
        telling = self.telling()
        candidates = [
            (len(word), -telling[word], number)
            for number, word in enumerate(self.surfaces)
            if word.isascii()
            and word.isalpha()
            and len(word) >= self.ranking["index", "shortest_spelling"]
            and word not in self.index.unlikely
        ]
        numbers = [number for _, _, number in sorted(candidates)]
        sets = [letters(self.surfaces[number]) for number in numbers] + [0] * self.ranking["layout", "spelling_block"]
        lengths = range(self.ranking["longest", "word"] + 3)
        starts = [sum(other < length for other, _, _ in candidates) for length in lengths]
        self.out.array("uint16_t", "search_spellings", numbers)
        self.out.array("uint32_t", "search_spelling_letters", [f"0x{members:X}U" for members in sets])
        self.out.array("uint16_t", "search_spelling_starts", starts)

    def write_expressions(self):
        term, rows = self.index.term, {}
        self.longest = collections.Counter()  # concept -> of the expressions that begin with it
        for concepts, concept in self.index.words.expressions.items():
            terms = [term[part] + 1 for part in concepts]
            rows[(*terms, *[0] * (self.ranking["longest", "expression"] - len(terms)))] = term[concept]
            self.longest[concepts[0]] = max(len(concepts), self.longest[concepts[0]])
        self.expressions = [
            f"{{{{{', '.join(map(str, terms))}}}, {meaning}}}" for terms, meaning in sorted(rows.items())
        ]
        self.out.array("search_expression", "search_expressions", self.expressions)

    # ---- terms ----

    def write_terms(self):
        self.terms, self.postings, self.ranked, self.places, self.near = [], [], [], [], []
        self.rows = []
        occurrences = self.occurrences()
        self.place = Place(len(self.out.pool), self.ranking["layout", "length_bits"])
        for concept in self.index.concepts:
            self.add_term(concept, occurrences)
        self.postings.append(f"{{0, 0, 0, 0, {len(self.places)}}}")
        self.out.array("search_term", "search_terms", self.terms)
        self.out.array("search_posting", "search_postings", self.postings)
        self.out.array("uint16_t", "search_rows", self.rows)
        self.out.array("uint16_t", "search_ranked", self.ranked)
        self.out.array("search_place", "search_places", self.places)
        self.out.sizes.types["search_place"] = self.place.bits
        self.out.sizes.numbers["SEARCH_OFFSET_BITS"] = self.place.offset_bits
        self.out.array("uint16_t", "search_near", self.near)

    def occurrences(self):
        """(concept, record) -> (field, offset in the pool, length), the telling fields first."""
        found = collections.defaultdict(list)
        for number, record in enumerate(self.index.records):
            for field in FIELDS:
                for text, concepts in record.get(field, []):
                    base = self.out.string(text)
                    for concept, (start, length), _ in concepts:
                        found[concept, number].append((FIELDS.index(field), base + start, length))
        return found

    def add_term(self, concept, occurrences):
        index = self.index
        impacts = index.impacts.get(concept, {})
        near = index.near_terms(concept)
        is_common = len(impacts) > self.ranking["index", "common"] * len(index.records)
        common = self.add_row(impacts) if is_common else 0
        numbers = len(self.postings), len(self.near), len(near), self.longest[concept], len(impacts), common
        most, rarity = max(impacts.values(), default=0), index.in_units(index.telling(concept))
        self.terms.append("{%d, %d, %d, %d, %d, %d, %d, %d}" % (*numbers, most, rarity))
        self.near += near
        records = sorted(impacts)
        alone = [impacts[record] + index.head_score(concept, record) for record in records]
        self.ranked += sorted(range(len(records)), key=lambda number: (-alone[number], number))
        for record, score in zip(records, alone, strict=True):
            places = self.places_of(concept, record, occurrences)
            fields = sum({1 << field for field, _, _ in places})
            self.postings.append(f"{{{record}, {impacts[record]}, {score}, 0x{fields:X}, {len(self.places)}}}")
            self.places += [f"0x{self.place.of(*parts):X}U" for parts in places]

    def add_row(self, impacts):
        """Adds what the records have in common terms, one record after another, and returns the row's number."""
        columns = self.ranking["layout", "columns"]
        padded = range(-(-len(self.index.records) // columns) * columns)
        self.rows += [impacts.get(record, 0) for record in padded]
        return len(self.rows) // len(padded)

    def places_of(self, concept, record, occurrences):
        """Where a record has the concept, or else those that come close."""
        near = self.index.near.get(concept, {})
        found = occurrences.get((concept, record)) or [
            parts for other in near for parts in occurrences.get((other, record), [])
        ]
        return sorted(set(found))

    # ---- heads ----

    def write_heads(self):
        """What each record is called: its name, aliases, message and what people ask for, as runs of terms."""
        records, heads, terms, self.heaviest, longest = [], [], [], 0, 0
        one = 1 << self.ranking["layout", "inverse_bits"]
        for runs in self.index.heads:
            records.append(f"{{{len(heads)}, {len(runs)}}}")
            for run in runs:
                weights = [self.index.rarity_of(term) for term in run]
                self.heaviest = max(self.heaviest, sum(weights))
                longest = max(longest, len(run))
                heads.append(f"{{{len(terms)}, {len(run)}, {one // max(1, sum(weights))}}}")
                terms += [f"{{{term}, {weight}}}" for term, weight in zip(run, weights, strict=True)]
        self.out.array("search_head", "search_heads", heads)
        self.out.array("search_head_term", "search_head_terms", terms)
        self.out.array("table_range", "search_record_heads", records)
        self.out.sizes.numbers["SEARCH_MOST_HEAD_TERMS"] = self.index.head_count
        self.out.check(f"{len(terms)} < 1 << 24 && {longest} < 1 << 8", "the place of a head has 24 bits, its length 8")

    # ---- pairs ----

    def write_pairs(self):
        """By first term: the terms that stand behind it, with the records where they do."""
        term, rows, postings, starts = self.index.term, [], [], []
        by_first = collections.defaultdict(list)
        for (first, second), of_records in self.index.pairs.items():
            by_first[term[first]].append((term[second], sorted(of_records.items())))
        for number in range(len(self.index.concepts)):
            starts.append(len(rows))
            for second, of_records in sorted(by_first[number]):
                most = max(impact for _, impact in of_records)
                rows.append(braces([second, most, len(postings)]))
                postings += map(braces, of_records)
        rows.append(braces([0, 0, len(postings)]))
        self.out.array("search_pair_place", "search_pair_starts", [*starts, len(rows) - 1])
        self.out.sizes.type_of_place("search_pair_place", len(rows))
        self.out.array("search_pair", "search_pairs", rows)
        self.out.array("search_pair_posting", "search_pair_postings", postings)

    # ---- log lines ----

    def write_line_starts(self):
        """A filter of the words that log lines begin with: of the first two, or of the first one where the other varies."""
        words = [0] * (LINE_STARTS // 64)
        for page in self.index.catalogue.pages:
            for _, line in page.own_lines():
                bit = first_words(Pattern(0, 0, line.line, False)) % LINE_STARTS
                words[bit // 64] |= 1 << bit % 64
        self.out.array("uint64_t", "search_line_starts", (f"0x{word:016X}ULL" for word in words))
        self.out.check(
            f"{LINE_STARTS} == SEARCH_LINE_STARTS", "the filter of beginnings of lines has another size there"
        )

    # ---- letters and counts ----

    def write_letters(self):
        """The Latin letters with marks as they are folded, and the suffixes."""
        folded = [fold_letter(chr(point)) for point in FOLDED]
        self.out.array("search_letter", "search_letters", [f'"{letters}"' for letters in folded])
        stemmer = self.index.words.stemmer
        rows = [f'{{"{suffix}", "{becomes}", {len(suffix)}, {leaves}}}' for suffix, becomes, leaves in stemmer.rules]
        self.out.array("search_suffix", "search_suffixes", rows)
        self.out.line(f'const char ike_table_search_doubled[] = "{stemmer.doubled}";')

    def write_counts(self):
        counts = [
            len(self.surfaces),
            self.index.head_count,
            len(self.expressions),
            len(self.index.words.stemmer.rules),
            self.heaviest,
            max((len(text.encode()) for text in self.surfaces if is_unbroken(text[0])), default=0),
            self.index.in_units(self.index.telling(None)),
        ]
        self.out.line("const struct search_counts ike_table_search_counts = {%s};" % ", ".join(map(str, counts)))

    def check_layout(self):
        """What the C side has room for, and how it puts together what is packed."""
        check = self.out.check
        most = max(map(len, self.index.surfaces.values()), default=0)
        check(f"{most} <= SEARCH_MOST_ALTERNATIVES", "a word has more meanings than a query holds")
        most = max(map(len, map(self.index.near_terms, self.index.concepts)), default=0)
        check(f"{most} <= UINT8_MAX", "the number of near terms has 8 bits")
        check("IKEERR_MAX_RECORDS % SEARCH_COLUMNS == 0", "scores have no room for records that fill up columns")
        room = "sizeof ((search_suffix *)0)"
        check(f"{room}->suffix > {LONGEST_SUFFIX} && {room}->instead > {LONGEST_END}", "a suffix has no room there")
        check(f"{len(FIELDS)} == IKEERR_HIT_FIELDS", "there are other fields there")
        check(f"{len(self.contexts)} <= SEARCH_MOST_CONTEXTS", "words say more about numbers than a word has bits for")


class Place:
    """Places in one number each, as search_layout.h says: of 32 bits, as long as the pool of strings has no more than 4 MiB."""

    def __init__(self, pool, length_bits):
        self.length_bits = length_bits
        self.offset_bits = max(LEAST_OFFSET_BITS, pool.bit_length())
        self.bits = 32 if len(FIELDS).bit_length() + self.offset_bits + length_bits <= 32 else 64

    def of(self, field, offset, length):
        return field << (self.offset_bits + self.length_bits) | offset << self.length_bits | length


def letters(word):
    """One bit for each letter that a word has."""
    return sum({1 << (ord(letter) - ord("a")) for letter in word})


def first_words(pattern):
    """The fingerprint of the first two words of a log line, or of the first one if no other is wholly there."""
    part = pattern.parts[0].decode()
    found = list(PLAIN_WORD.finditer(part))
    if found[-1].end() == len(part) and (len(pattern.parts) > 1 or pattern.is_open):
        found.pop()  # it goes on with what varies
    return fingerprint(" ".join(match[0].lower() for match in found[:2]))


def fingerprint(text):
    """FNV-1a, as core/spellings/sentence.c computes it."""
    value = FNV_START
    for byte in text.encode():
        value = (value ^ byte) * FNV_PRIME % (1 << 64)
    return value
