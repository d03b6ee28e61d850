"""What the scanner knows about the text around a mention (data/scan.toml)."""

import collections
import itertools

from anchors import is_pattern, place_patterns, places, spread
from declared import Unusable, check_keys, is_texts, read_whole
from findings import nearest, show
from grams import GRAM, MULTIPLIER, grams_of, product
from interface import enumerator
from keys import fold
from letters import fingerprint, small, words_in
from lines import free_slot, words_of
from source import braces

FILE = "scan.toml"
KEYS = {
    "anchors": list,
    "leads_to_neighbours": list,
    "words": dict,
    "suffixes": dict,
    "prefixes": dict,
    "names": dict,
    "parts": dict,
    "sentences": dict,
    "ambiguous": list,
    "familiar": list,
    "familiar_abroad": list,
    "familiar_in_lists": list,
    "phrase": list,
}
# In the order of the bits in core/tables/scan_layout.h.
ROLES = (
    "error", "weak", "filler", "not", "unit", "ike", "failure", "windows", "notify",
    "version_1", "version_1_hint", "version_2", "version_2_hint", "provider", "field", "code", "symbol",
    "spelled", "capture", "version_1_wording", "version_2_wording", "parameter", "type", "other",
    "port", "foreign", "client", "connection", "search",
)  # fmt: skip
IMPLIED = {"foreign": "error", "client": "windows"}  # roles that a role brings with it
FAMILIAR = ("familiar", "familiar_abroad", "familiar_in_lists")  # lists of numbers
PHRASE_KEYS = {"words", "type", "ordinary", "own"}
SENTENCE_KEYS = {"leads", "ordinary"}
NAMES = ("symbol", "notify", "short", "prefixed", "ordinary")
PHRASE_END = 1 << len(ROLES)
NAME_ALONE = 1 << len(ROLES) + 1
BUCKETS, PLACES = 8, 4
GRAM_BITS = 16  # of the filter of grams
WORD_SLOT_BITS = 12  # of the filter of words
STARTS = 11  # bits of the slots for the first two words of sentences and phrases
START_BITS = 1 << 16  # of a filter of these
SHORT_ORIGIN = "strongswan-short"
LABEL = "error"  # in front of a number, and in small letters but for its first: so nearly everybody writes it
UNSAID_ORIGINS = {"jargon", "azure"}
VERSIONS = ("version_1", "version_2")
ANY_DOMAIN = "any"


class Scan:
    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.data = read_whole(catalogue, FILE, KEYS)
        self.check_shapes()
        self.check_anchors()
        self.check_roles()
        self.check_names()

    def check_shapes(self):
        findings = self.catalogue.findings
        before = len(findings)
        check_keys(findings, FILE, "names", self.data["names"], {"ordinary"}, {"ordinary"})
        check_keys(findings, FILE, "sentences", self.data["sentences"], SENTENCE_KEYS, SENTENCE_KEYS)
        texts = {f"anchors[{index}]": bucket for index, bucket in enumerate(self.data["anchors"])}
        texts["leads_to_neighbours"] = self.data["leads_to_neighbours"]
        texts["names.ordinary"] = self.data["names"].get("ordinary", [])
        texts |= {f"sentences.{key}": self.data["sentences"].get(key, []) for key in SENTENCE_KEYS}
        for index, pair in enumerate(self.data["ambiguous"]):
            if not is_range(pair):
                findings.add(FILE, f"ambiguous[{index}]", f"is {show(pair)}", "write [first, last]")
        for key in FAMILIAR:
            for index, number in enumerate(self.data[key]):
                if type(number) is not int or number <= 0:
                    findings.add(FILE, f"{key}[{index}]", f"is {show(number)}", "write the number of a code")
        texts |= {f"parts.{key}": words for key, words in self.data["parts"].items()}
        for section in ("words", "suffixes", "prefixes"):
            texts |= {f"{section}.{role}": words for role, words in self.data[section].items()}
        for index, phrase in enumerate(self.data["phrase"]):
            self.check_phrase(f"phrase[{index}]", phrase)
        for where, value in texts.items():
            self.check_texts(where, value)
        if len(findings) > before:
            raise Unusable(FILE)

    def check_phrase(self, where, phrase):
        findings = self.catalogue.findings
        if not check_keys(findings, FILE, where, phrase, PHRASE_KEYS, {"words", "type"}):
            return
        self.check_texts(f"{where}.words", phrase.get("words", []))
        if type(phrase.get("type", 0)) is not int:
            findings.add(FILE, f"{where}.type", f"is {show(phrase['type'])}", "write the number of a notify")
        for key in ("ordinary", "own"):
            if type(phrase.get(key, False)) is not bool:
                findings.add(FILE, f"{where}.{key}", f"is {show(phrase[key])}", "write true or false")
        if phrase.get("ordinary") and phrase.get("own"):
            findings.add(FILE, where, "is ordinary and own", "others print it or they do not: drop one")

    def check_texts(self, where, value):
        if not (is_texts(value) and all(text.strip() for text in value)):
            self.catalogue.findings.add(FILE, where, f"is {show(value)}", "write an array of texts")

    def check_anchors(self):
        anchors, findings = self.data["anchors"], self.catalogue.findings
        if not 0 < len(anchors) <= BUCKETS:
            findings.add(FILE, "anchors", f"has {len(anchors)} buckets", f"write 1 to {BUCKETS}")
        lists = {f"anchors[{index}]": bucket for index, bucket in enumerate(anchors)}
        lists["leads_to_neighbours"] = self.data["leads_to_neighbours"]
        for where, patterns in lists.items():
            for index, pattern in enumerate(patterns):
                if len(place_patterns(pattern)) != PLACES or not is_pattern(pattern):
                    fault = f"{show(pattern)} is no pattern of {PLACES} places"
                    findings.add(FILE, f"{where}[{index}]", fault, "lengthen or cut it")

    def check_roles(self):
        for section in ("words", "suffixes", "prefixes"):
            for role in self.data[section].keys() - set(ROLES):
                self.catalogue.findings.add(FILE, f"{section}.{role}", "is not a known role", nearest(role, ROLES))

        domains = [ANY_DOMAIN, *self.catalogue.vocabulary.domains]
        for key in self.data["parts"].keys() - set(domains):
            self.catalogue.findings.add(FILE, f"parts.{key}", "is no domain", nearest(key, domains))
        for index, lead in enumerate(self.data["sentences"]["leads"]):
            if not grams_of([lead.encode()]):
                fault = f"{show(lead)} is not found by its bytes"
                self.catalogue.findings.add(
                    FILE, f"sentences.leads[{index}]", fault, f"write {GRAM} ASCII letters or more"
                )

    def leads(self):
        """What makes a line worth reading for a sentence, or for another product's words for a notify type."""
        phrases = [
            words
            for entry in self.data["phrase"]
            for written in entry["words"]
            for words in (spellings_of(written) if entry.get("own") else [written])
            if len(words) >= GRAM
        ]
        return [*self.data["sentences"]["leads"], *phrases]

    def familiar_leads(self):
        """A word for an error in front of a familiar number. Letters beyond ASCII are an anchor without that."""
        words, familiar = self.data["words"], self.data["familiar"]
        known = self.data["familiar_in_lists"]
        pairs = [(LABEL, number) for number in dict.fromkeys((*familiar, *known))]
        pairs += [(word, number) for word in words.get("foreign", []) for number in self.data["familiar_abroad"]]
        texts = [f"{word[1:]}{sign}{number}" for word, number in pairs for sign in (" ", ": ")]
        texts += [f"{LABEL[1:]} {word} {number}" for word in ("code", "Code") for number in known]
        texts += [f" {number} {LABEL}" for number in familiar]
        return dict.fromkeys(text for text in texts if text.isascii() and len(text) >= GRAM)

    def check_names(self):
        official = {page.name for page in self.catalogue.pages if self.catalogue.domain_of(page).mentions == "notify"}
        for index, name in enumerate(self.data["names"]["ordinary"]):
            if official and name not in official and not self.catalogue.is_unread(name):
                fault = f"{show(name)} is no notify"
                self.catalogue.findings.add(FILE, f"names.ordinary[{index}]", fault, nearest(name, official))

    def write(self, tables):
        self.lines = tables.patterns
        self.write_words(tables)
        self.write_affixes(tables)
        self.write_parts(tables.out)
        self.write_spellings(tables)
        self.write_phrases(tables)
        self.write_ambiguous(tables.out)
        self.write_familiar(tables.out)
        self.write_anchors(tables.out)
        self.write_checks(tables.out.check)

    def write_words(self, tables):
        roles, slots = {}, [0] * (1 << WORD_SLOT_BITS)
        for role, words in {**self.data["words"], "other": tables.other_words}.items():
            for word in words:
                roles[lower(word)] = roles.get(lower(word), 0) | role_bit(role)
        for word in [word for word in roles if " " in word]:
            last = word.split()[-1]
            roles[last] = roles.get(last, 0) | PHRASE_END
        rows = [f"{{{tables.out.string(word)}, 0x{bits:X}}}" for word, bits in roles.items()]
        tables.out.array("scan_word", "scan_words", rows)
        for word in {**roles, **dict.fromkeys(itertools.chain(*self.data["words"].values()))}:
            last = word.split()[-1]
            for key in map(str.encode, {last, last.capitalize(), last.upper()}):
                slots[word_slot(key)] |= roles[lower(word)]
        for name in self.names_alone():
            slots[word_slot(name.encode())] |= NAME_ALONE
        tables.out.array("uint32_t", "scan_word_filter", (f"0x{bits:X}" for bits in slots))
        tables.out.check(f"{WORD_SLOT_BITS} == SCAN_WORD_SLOT_BITS", "the filter of words has another size there")
        tables.write_hash("scan_word", [(0, word) for word in roles])

    def names_alone(self):
        """What a record may be called in one word, where its own name is one."""
        return {
            fold(name)
            for page in self.catalogue.pages
            if not set("-_") & set(page.name)
            for name in (page.name, *(alias["name"] for alias in page.facts["aliases"]))
        }

    def write_affixes(self, tables):
        for section in ("suffixes", "prefixes"):
            rows = [
                f"{{{tables.out.string(lower(word))}, 0x{role_bit(role):X}}}"
                for role, words in self.data[section].items()
                for word in sorted(words, key=len, reverse=True)
            ]
            tables.out.array("scan_word", f"scan_{section}", [*rows, "{0, 0}"])
        starts = (lower(word).encode()[0] for words in self.data["prefixes"].values() for word in words)
        tables.out.array("uint64_t", "scan_prefix_starts", words_of(starts, 256))

    def write_parts(self, out):
        rows = [
            f"{{{out.string(lower(word))}, {'TABLE_NO_DOMAIN' if key == ANY_DOMAIN else enumerator(key)}}}"
            for key, words in self.data["parts"].items()
            for word in words
        ]
        out.array("table_part", "parts", [*rows, "{0, 0}"])

    def write_spellings(self, tables):
        """What each spelling is, in the order of the spellings."""
        kinds = {folded: 0 for folded in tables.known}
        for page in self.catalogue.pages:
            kinds[fold(page.name)] |= kind_bit(self.catalogue.domain_of(page).mentions)
            for alias in page.facts["aliases"]:
                kinds[fold(alias["name"])] |= kind_bit(self.alias_kind(page, alias))
        for name in self.data["names"]["ordinary"]:
            if fold(name) in kinds:
                kinds[fold(name)] |= kind_bit("ordinary")
        tables.out.array("uint8_t", "scan_spellings", kinds.values())

    def alias_kind(self, page, alias):
        domain, name = self.catalogue.domain_of(page), alias["name"]
        if alias["origin"] in UNSAID_ORIGINS or domain.mentions == "none":
            return "none"
        if domain.mentions == "symbol":
            return "symbol" if name.startswith(tuple(domain.symbols)) else "none"
        if lower(name).startswith(self.version_prefixes()):
            return "prefixed"
        return "short" if alias["origin"] == SHORT_ORIGIN else "notify"

    def version_prefixes(self):
        """What names of Notify types start with where a program says the version in front of each."""
        return tuple(prefix for role in VERSIONS for prefix in self.data["prefixes"].get(role, []))

    def write_phrases(self, tables):
        """Like sentences, and the lengths of both by their beginnings."""
        phrases = [
            (
                fingerprint(words_in(text)),
                len(words_in(text)),
                self.records_of(entry["type"]),
                entry.get("ordinary", False),
                entry.get("own", False),
            )
            for entry in self.data["phrase"]
            for text in entry["words"]
        ]
        rows = [
            f"{{0x{whole:016X}ULL, {tables.record_range(records)}, {count}, {int(ordinary)}, {int(own)}}}"
            for whole, count, records, ordinary, own in sorted(phrases)
            if records
        ]
        tables.out.array("scan_phrase", "scan_phrases", rows)
        tables.out.line(f"const uint16_t ike_table_scan_phrase_count = {len(rows)};")
        self.write_ordinary(tables)
        starts = [(sentence.start, sentence.words) for sentence in tables.sentences]
        starts += [
            (fingerprint(words_in(text)[:2]), len(words_in(text)))
            for entry in self.data["phrase"]
            for text in entry["words"]
        ]
        lengths = collections.Counter()
        for start, count in set(starts):
            lengths[start] |= 1 << count
        rows = {}
        for start, bits in sorted(lengths.items()):
            slot = free_slot(rows, start // START_BITS % (1 << STARTS), STARTS)
            rows[slot] = f"{{0x{start:016X}ULL, 0x{bits:X}ULL}}"
        tables.out.array(
            "table_sentence_start", "sentence_starts", (rows.get(slot, "{0, 0}") for slot in range(1 << STARTS))
        )
        filtered = words_of((start % START_BITS for start in lengths), START_BITS)
        tables.out.array("uint64_t", "sentence_start_filter", filtered)

    def records_of(self, code):
        return [
            number
            for number, page in enumerate(self.catalogue.pages)
            if self.catalogue.domain_of(page).numbers == "notify" and page.code == code and not page.vendor
        ]

    def write_ordinary(self, tables):
        """Whether each sentence is one that other programs print too."""
        ordinary = {
            self.catalogue.number[name] for name in self.data["sentences"]["ordinary"] if name in self.catalogue.number
        }
        flags = [int(not ordinary.isdisjoint(sentence.records)) for sentence in tables.sentences]
        tables.out.array("uint8_t", "scan_ordinary_sentences", flags)

    def write_ambiguous(self, out):
        rows = [*map(braces, self.data["ambiguous"]), "{0, 0}"]
        out.array("scan_range", "scan_ambiguous", rows)

    def write_familiar(self, out):
        """Numbers, up to a 0."""
        for key in FAMILIAR:
            out.array("uint16_t", f"scan_{key}", [*sorted(self.data[key]), 0])

    def write_anchors(self, out):
        """By whether lines of stacks are looked for as well, two sets: the second looks for what leads to neighbours."""
        anchors, grams = self.data["anchors"], []
        for choice in self.lines.choices:
            filtered = words_of((product(gram) >> (64 - GRAM_BITS) for gram in choice.needed), 1 << GRAM_BITS)
            grams.append(braces([*bucket_tables(choice.patterns(), GRAM), braces(filtered)]))
        out.array("scan_grams", "scan_grams", grams, "2")
        both = [anchors, [*anchors[:-1], anchors[-1] + self.data["leads_to_neighbours"]]]
        tables = [anchor_tables(map_places(kinds)) for kinds in both]
        rows = [braces([*of_anchors, has_stacks]) for has_stacks in range(2) for of_anchors in tables]
        out.array("scan_anchors", "scan_anchors", rows, "4")

    def write_checks(self, check):
        for role in ROLES:
            check(f"{1 << ROLES.index(role)} == SCAN_{role.upper()}", "the roles of words have other bits there")
        for kind in NAMES:
            check(f"{kind_bit(kind)} == SCAN_NAME_{kind.upper()}", "the kinds of names have other bits there")
        lengths = [len(words.split()) for entry in self.data["phrase"] for words in entry["words"]]
        check(f"{max(lengths, default=0)} <= SCAN_MOST_PHRASE_WORDS", "a phrase has more words than are looked up")
        same = f"{PHRASE_END} == SCAN_PHRASE_END && {NAME_ALONE} == SCAN_NAME_ALONE"
        check(same, "the end of a phrase and names alone have other bits there")
        same = f"1 << {STARTS} == TABLE_SENTENCE_STARTS && {START_BITS} == TABLE_SENTENCE_START_BITS"
        check(same, "the tables of beginnings have other sizes there")
        check(f"{PLACES} == SCAN_PLACES", "an anchor has another length there")
        same = f"{GRAM} == SCAN_GRAM && {GRAM_BITS} == SCAN_GRAM_BITS && {MULTIPLIER}u == TABLE_GRAM_MULTIPLIER"
        check(same, "the filter of grams is another one there")


def is_range(pair):
    return (
        isinstance(pair, list) and len(pair) == 2 and all(type(end) is int for end in pair) and 0 < pair[0] <= pair[1]
    )


def map_places(anchors):
    return [[places(pattern) for pattern in patterns] for patterns in anchors]


def anchor_tables(kinds):
    """Of the kinds, and of the buckets of the finder."""
    buckets = spread([pattern for patterns in kinds for pattern in patterns], BUCKETS)
    return [*bucket_tables(buckets, PLACES), braces(map(braces, accepted_by(kinds, PLACES)))]


def bucket_tables(buckets, length):
    """For each place the buckets that accept a byte: exactly, and as two tables of nibbles that accept it or more."""
    low, high = ([[0] * 16 for _ in range(length)] for _ in range(2))
    exact = accepted_by(buckets, length)
    for place, table in enumerate(exact):
        for byte, accepting in enumerate(table):
            low[place][byte & 15] |= accepting
            high[place][byte >> 4] |= accepting
    return [braces(map(braces, table)) for table in (exact, low, high)]


def accepted_by(buckets, length):
    table = [[0] * 256 for _ in range(length)]
    for bucket, patterns in enumerate(buckets):
        for pattern in patterns:
            for place, accepted in enumerate(pattern):
                for byte in accepted:
                    table[place][byte] |= 1 << bucket
    return table


def role_bit(role):
    if role not in ROLES:
        return 0
    return 1 << ROLES.index(role) | role_bit(IMPLIED.get(role))


def kind_bit(kind):
    return 1 << NAMES.index(kind) if kind in NAMES else 0


def lower(text):
    return "".join(map(small, text))


def spellings_of(words):
    """How a program may print the name of a Notify type whose words these are."""
    joined = [words.lower().replace(" ", sign) for sign in "_-"]
    return dict.fromkeys([words, words[0].upper() + words[1:], words.title(), words.upper(), *joined])


def word_slot(key):
    """The filter sees bytes: those of letters beyond ASCII are others in capitals."""
    key = key.lower()
    middle = key[len(key) // 2]
    seen = key[0] | (middle if middle < 0x80 else 0) << 8 | key[-1] << 16 | len(key) << 24
    return (seen * 0x9E3779B1 & (1 << 32) - 1) >> (32 - WORD_SLOT_BITS)
