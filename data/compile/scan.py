"""What the scanner knows about the text around a mention (data/scan.toml)."""

import re

from anchors import is_pattern, place_patterns, places
from declared import Unusable, check_keys, is_texts, read_whole
from findings import nearest, show
from keys import fold
from lines import GRAM, HeadChoice, grams_in, head_of, number_of
from source import braces

FILE = "scan.toml"
KEYS = {
    "anchors": list,
    "leads_to_neighbours": list,
    "words": dict,
    "suffixes": dict,
    "prefixes": dict,
    "names": dict,
    "sentences": dict,
    "ambiguous": list,
    "phrase": list,
}
# In the order of the bits in core/tables/scan_layout.h.
ROLES = (
    "error", "weak", "filler", "not", "unit", "ike", "failure", "windows", "notify",
    "version_1", "version_1_hint", "version_2", "version_2_hint", "provider", "field", "code", "symbol",
    "spelled", "capture", "version_1_wording", "version_2_wording", "parameter", "type", "other",
    "port",
)  # fmt: skip
PHRASE_KEYS = {"words", "type", "ordinary"}
MEETING = 100.0  # what it costs to look at a gram that is there and leads to nothing, in places that the finder accepts
TITLE_WORDS = 2  # of a lead that a sentence of few words is noticed by: people write those as titles
SENTENCE_KEYS = {"leads", "ordinary"}
NAMES = ("symbol", "notify", "short", "prefixed", "ordinary")
PHRASE_END = 1 << len(ROLES)
BUCKETS, PLACES = 8, 4
GRAM_BITS, GRAM_MULTIPLIER = 16, 0x9E3779B97F4A7C15  # of the filter of grams
STARTS = 4096  # bits of the filter over the first two words of sentences and phrases
SHORT_ORIGIN = "strongswan-short"
UNSAID_ORIGINS = {"jargon", "azure"}
VERSIONS = ("version_1", "version_2")


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
        if type(phrase.get("ordinary", False)) is not bool:
            findings.add(FILE, f"{where}.ordinary", f"is {show(phrase['ordinary'])}", "write true or false")

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

        for index, lead in enumerate(self.data["sentences"]["leads"]):
            if len(lead) < GRAM or not lead.isascii():
                fault = f"{show(lead)} is not found by its bytes"
                self.catalogue.findings.add(
                    FILE, f"sentences.leads[{index}]", fault, f"write {GRAM} ASCII letters or more"
                )

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
        self.write_spellings(tables)
        self.write_phrases(tables)
        self.write_ambiguous(tables.out)
        self.write_anchors(tables.out)
        self.write_checks(tables.out.check)

    def write_words(self, tables):
        roles = {}
        for role, words in {**self.data["words"], "other": tables.other_words}.items():
            for word in words:
                roles[lower(word)] = roles.get(lower(word), 0) | role_bit(role)
        for word in [word for word in roles if " " in word]:
            last = word.split()[-1]
            roles[last] = roles.get(last, 0) | PHRASE_END
        rows = [f"{{{tables.out.string(word)}, 0x{bits:X}}}" for word, bits in roles.items()]
        tables.out.array("scan_word", "scan_words", rows)
        tables.write_hash("scan_word", [(0, word) for word in roles])

    def write_affixes(self, tables):
        for section in ("suffixes", "prefixes"):
            rows = [
                f"{{{tables.out.string(lower(word))}, 0x{role_bit(role):X}}}"
                for role, words in self.data[section].items()
                for word in sorted(words, key=len, reverse=True)
            ]
            tables.out.array("scan_word", f"scan_{section}", [*rows, "{0, 0}"])

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
        """Like sentences, and one filter over the beginnings of both."""
        phrases = [
            (fingerprint(words), len(words.split()), self.records_of(entry["type"]), entry.get("ordinary", False))
            for entry in self.data["phrase"]
            for words in entry["words"]
        ]
        rows = [
            f"{{0x{whole:016X}ULL, {tables.record_range(records)}, {words}, {int(ordinary)}}}"
            for whole, words, records, ordinary in sorted(phrases)
            if records
        ]
        tables.out.array("scan_phrase", "scan_phrases", rows)
        tables.out.line(f"const uint16_t ike_table_scan_phrase_count = {len(rows)};")
        starts = {sentence.start for sentence in tables.sentences}
        self.write_ordinary(tables)
        starts |= {
            fingerprint(" ".join(words.split()[:2])) for entry in self.data["phrase"] for words in entry["words"]
        }
        bits = [0] * (STARTS // 64)
        for start in starts:
            bits[start % STARTS // 64] |= 1 << start % 64
        tables.out.array("uint64_t", "sentence_starts", (f"0x{word:016X}ULL" for word in bits))

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

    def write_anchors(self, out):
        """By whether lines of stacks are looked for as well, two sets: the second looks for what leads to neighbours."""
        anchors = self.data["anchors"]
        leads, heads = self.lead_grams()
        more = HeadChoice(anchors, self.prose(), heads)
        for head in self.lines.all_buckets.keys() - heads.keys():
            more.take(head, self.lines.all_buckets[head])
        rows = (
            f"{{0x{number_of(gram):016X}ULL, {out.string(lead)}, {start}}}"
            for gram, lead, start in sorted(leads, key=by_number)
        )
        out.array("scan_lead", "scan_leads", rows)
        out.line(f"const uint16_t ike_table_scan_lead_count = {len(leads)};")
        of_leads = {gram for gram, _, _ in leads}
        for name, lines in (("scan_grams", self.lines.page_grams), ("scan_all_grams", {*self.lines.grams})):
            out.array("uint64_t", name, (f"0x{word:016X}ULL" for word in gram_filter(lines | of_leads)))
        both = [anchors, [*anchors[:-1], anchors[-1] + self.data["leads_to_neighbours"]]]
        sets = ((heads, False), (more.buckets, True))
        rows = [anchor_row(anchors, buckets, has_stacks) for buckets, has_stacks in sets for anchors in both]
        out.array("scan_anchors", "scan_anchors", rows, "4")

    def prose(self):
        return "\n".join(text for page in self.catalogue.pages for _, text in page.paragraphs()).encode()

    def lead_grams(self):
        """For each word that leads to a sentence, and for each phrase, the gram that is looked for, however its letters
        are written; and the heads of all grams with their buckets. What costs the finder least is taken."""
        prose = self.prose()
        choice, counts = HeadChoice(self.data["anchors"], prose, self.lines.buckets), grams_in(prose, GRAM)
        phrases = [words for entry in self.data["phrase"] for words in entry["words"] if len(words) >= GRAM]
        leads = []
        for lead in [*self.data["sentences"]["leads"], *phrases]:
            start, grams = min(spellings_of(lead), key=lambda found: (added_cost(choice, counts, found[1]), found[0]))
            for gram in sorted(grams):
                if head_of(gram) not in choice.buckets:
                    choice.take(head_of(gram), choice.cost(head_of(gram))[1])
                leads.append((gram, lead.lower(), start))
        return leads, choice.buckets

    def write_checks(self, check):
        for role in ROLES:
            check(f"{role_bit(role)} == SCAN_{role.upper()}", "the roles of words have other bits there")
        for kind in NAMES:
            check(f"{kind_bit(kind)} == SCAN_NAME_{kind.upper()}", "the kinds of names have other bits there")
        lengths = [len(words.split()) for entry in self.data["phrase"] for words in entry["words"]]
        check(f"{max(lengths, default=0)} <= SCAN_MOST_PHRASE_WORDS", "a phrase has more words than are looked up")
        check(f"{PHRASE_END} == SCAN_PHRASE_END", "the end of a phrase has another bit there")
        check(f"{STARTS} == TABLE_SENTENCE_STARTS", "the filter of beginnings has another size there")
        check(f"{PLACES} == SCAN_PLACES", "an anchor has another length there")
        same = f"{GRAM} == SCAN_GRAM && {GRAM_BITS} == SCAN_GRAM_BITS && {GRAM_MULTIPLIER}u == SCAN_GRAM_MULTIPLIER"
        check(same, "the filter of grams is another one there")


def is_range(pair):
    return (
        isinstance(pair, list) and len(pair) == 2 and all(type(end) is int for end in pair) and 0 < pair[0] <= pair[1]
    )


def spellings_of(lead):
    """By place: the grams that stand there in small letters, as a sentence begins, and as a title is written."""
    capitals = [word[:1].upper() + word[1:] for word in lead.split(" ")]
    written = {lead, lead.lower(), " ".join([capitals[0], *lead.split(" ")[1:]])}
    if len(capitals) <= TITLE_WORDS:
        written.add(" ".join(capitals))
    for start in range(len(lead) - GRAM + 1):
        yield start, {text[start : start + GRAM].encode() for text in written}


def by_number(lead):
    return number_of(lead[0]), lead[1:]


def added_cost(choice, counts, grams):
    """Heads that are looked for anyway cost nothing more, and each gram what it is met; of no number the middle is looked
    at."""
    met = sum(counts[gram] for gram in grams) / choice.length
    heads = {head_of(gram) for gram in grams} - choice.buckets.keys()
    costs = (choice.cost(head)[0] if not head[:1].isdigit() else 1.0 for head in heads)
    return sum(costs) + MEETING * met


def anchor_row(anchors, heads, has_stacks):
    """For each place the buckets that accept a byte: exactly, and as two tables of nibbles that accept it or more, and
    the bytes of the heads of grams as well."""
    exact = accepted_by([[places(pattern) for pattern in patterns] for patterns in anchors])
    wide = [[places(pattern) for pattern in patterns] for patterns in anchors]
    for head, bucket in heads.items():
        wide[bucket].append([[byte] for byte in head])
    low, high = ([[0] * 16 for _ in range(PLACES)] for _ in range(2))
    for place, table in enumerate(accepted_by(wide)):
        for byte, buckets in enumerate(table):
            low[place][byte & 15] |= buckets
            high[place][byte >> 4] |= buckets
    return braces([*(braces(map(braces, table)) for table in (exact, low, high)), int(has_stacks)])


def accepted_by(buckets):
    table = [[0] * 256 for _ in range(PLACES)]
    for bucket, patterns in enumerate(buckets):
        for pattern in patterns:
            for place, accepted in enumerate(pattern):
                for byte in accepted:
                    table[place][byte] |= 1 << bucket
    return table


def gram_filter(grams):
    words = [0] * ((1 << GRAM_BITS) // 64)
    for gram in grams:
        bit = (int.from_bytes(gram, "little") * GRAM_MULTIPLIER & (1 << 64) - 1) >> (64 - GRAM_BITS)
        words[bit // 64] |= 1 << bit % 64
    return words


def role_bit(role):
    return 1 << ROLES.index(role) if role in ROLES else 0


def kind_bit(kind):
    return 1 << NAMES.index(kind) if kind in NAMES else 0


def lower(text):
    """Only ASCII has another case for the scanner."""
    return "".join(character.lower() if character.isascii() else character for character in text)


def fingerprint(words):
    value = 0xCBF29CE484222325
    for byte in " ".join(re.findall("[a-z0-9]+", lower(words))).encode():
        value = (value ^ byte) * 0x100000001B3 & (1 << 64) - 1
    return value
