"""Turns the checked data into the C source of the tables that core/tables/layout.h declares."""

import hashlib

from cause_links import cause_id
from declared import usable
from diagnose import Diagnose
from events import read_events
from index import Index
from index_tables import IndexTables
from interface import enumerator
from keys import NAMES_LONGEST, PerfectHash, fold
from letters import write_letters
from lines import Lines, words_of
from neighbours import read_neighbours
from ranking import Ranking
from relations import Relations
from scan import Scan
from sentences import MOST_WORDS, read_sentences
from source import Source, braces
from stacks import read_stacks, write_stacks
from surfaces import read_surfaces
from words import Words

SHARED = 0x8000
PAGE_CODES = 256
SPELLING_BITS = 1 << 14  # of the filter of folded names

# In the order of the enumerations in ikeerr.h.
VOCABULARIES = ("domain", "kind", "tag", "relation", "basis", "vendor", "origin", "module", "phase", "role", "rejected",
                "on_wire", "effect", "retry", "evidence", "side", "product")  # fmt: skip
PROSE_TEXTS = ("technical_meaning", "error_details", "usage_context", "developer_interpretation", "summary")
# What a table_range or another index of 16 bits leads into.
RANGED = ("records", "list_items", "aliases", "sources", "questions", "sighting_surfaces", "relations", "citations",
          "causes", "log_lines", "line_numbers", "line_patterns", "line_parts", "line_gram_places", "line_kept", "stack_parts", "stack_patterns", "transforms", "exchanges", "words", "code_ranges", "surfaces", "spellings", "spelling_records", "phantoms", "phantom_citations",
          "neighbours", "neighbour_names", "sentences", "search_near", "search_heads", "search_words", "search_meanings", "search_spellings")  # fmt: skip
# Whether a domain is in each set of core/tables/domains.h.
SETS = {
    "bare": lambda domain: domain.is_bare,
    "codes": lambda domain: domain.numbers == "code",
    "notifies": lambda domain: domain.numbers == "notify",
    "symbols": lambda domain: domain.mentions == "symbol",
    "hresults": lambda domain: "hresult" in domain.wrappings,
    "ntstatuses": lambda domain: "ntstatus" in domain.wrappings,
}
FACT_TEXTS = ("kind", "role", "rejected", "on_wire", "effect", "retry")


def spelling_bit(name):
    return (name[0] * 61 + name[len(name) // 2] * 1021 + name[-1] * 7 + len(name) * 233) % SPELLING_BITS


class Tables:
    """Everything that is compiled, read once; `findings` of the catalogue is complete after construction.

    What could not be used is None; without findings there is no such thing.
    """

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.relations = Relations(catalogue)
        self.sentences = read_sentences(catalogue)
        self.surfaces, self.seen_in = read_surfaces(catalogue)
        self.neighbours, self.other_words = read_neighbours(catalogue)
        self.events, self.labels = read_events(catalogue, self.neighbours)
        self.scan = usable(Scan, catalogue)
        self.stacks = read_stacks(catalogue) if catalogue.vocabulary else []
        self.diagnose = usable(Diagnose, catalogue, self.stacks)
        self.ranking = usable(Ranking, catalogue)
        self.words = self.ranking and usable(Words, catalogue, self.ranking, self.other_words)

    def source(self):
        index = Index(self.catalogue, self.words)  # takes most of the time of a compilation; a check does without
        self.out = Source()
        self.records_of_names = []  # spelling_records: runs of record numbers
        self.hash_cells = []
        self.write_records()
        self.write_vocabularies()
        self.write_domains()
        self.write_numbers()
        self.write_official_names()
        self.write_spellings()
        self.write_phantoms()
        self.write_neighbours()
        self.write_events()
        self.write_sentences()
        self.write_ntstatuses()
        self.patterns = Lines(self.catalogue, self.line_number, self.stacks)
        self.patterns.write(self.out, self.scan)
        write_stacks(self, self.stacks)
        self.diagnose.write(self.out, self.line_number)
        self.scan.write(self)
        IndexTables(index, self.out).write(self.write_hash)
        self.out.array("uint16_t", "spelling_records", self.records_of_names)
        self.out.array("uint16_t", "hash_cells", self.hash_cells)
        self.write_counts()
        digest = hashlib.sha256(self.out.text().encode()).hexdigest()[:16]
        self.out.line(f'const char ike_table_digest[] = "{digest}";')
        return self.out.text()

    def number(self, identity):
        return self.catalogue.number[identity]

    def write_records(self):
        types = {
            "list_items": "table_string",
            "aliases": "table_alias",
            "sources": "table_source",
            "questions": "table_question",
            "sighting_surfaces": "uint16_t",
            "relations": "table_relation",
            "citations": "table_citation",
            "causes": "table_cause",
            "line_numbers": "uint16_t",
        }
        self.parts = {name: [] for name in types}
        self.lines = list(self.catalogue.links.lines())
        self.line_number = {id(line): number for number, (line, _) in enumerate(self.lines)}
        self.constants = frozenset(self.catalogue.constants())
        rows = [self.record_row(page) for page in self.catalogue.pages]
        self.out.array("struct ikeerr_record", "records", rows)
        for name, entries in self.parts.items():
            self.out.array(types[name], name, entries)
        self.write_urls()
        self.out.array("table_log_line", "log_lines", map(self.log_line_row, self.lines))
        string = self.out.string
        surfaces = [
            "{" + ", ".join(str(string(surface.get(key))) for key in ("surface", "event", "field", "form")) + "}"
            for surface in self.surfaces
        ]
        self.out.array("table_surface", "surfaces", surfaces)

    def write_urls(self):
        """The compiler joins them to the address that the build names; without one there are none."""
        self.out.line("#ifdef IKEERR_PAGE_BASE")
        parts = (page.identity.split(":") for page in self.catalogue.pages)
        self.out.array("table_url", "urls", (f'TABLE_URL("{domain}", "{number}")' for domain, number in parts))
        self.out.line("#endif")

    def record_row(self, page):
        string, facts = self.out.string, page.facts
        texts = [page.identity, page.domain, facts.get("vendor"), page.name, f"0x{page.code:04X}", facts["message"]]
        texts += [facts.get(key) for key in FACT_TEXTS]
        texts += [page.evidence, facts["updated"].isoformat()]
        texts += [page.prose.texts.get(key) for key in PROSE_TEXTS]
        lists = [facts["tags"], facts.get("modules"), facts.get("phase")]
        vocabulary = self.catalogue.vocabulary
        ranges = [
            self.part(
                "aliases",
                (
                    f"{{{string(alias['name'])}, {vocabulary.order('origin', alias['origin'])}, {int(alias.get('historic', False))}}}"
                    for alias in facts["aliases"]
                ),
            ),
            self.part(
                "sources",
                (f"{{{string(source['title'])}, {string(source.get('section'))}}}" for source in facts["sources"]),
            ),
            self.part(
                "questions", (f"{{{string(question)}, {string(answer)}}}" for question, answer in page.prose.questions)
            ),
            self.part("sighting_surfaces", self.seen_in[self.number(page.identity)]),
            self.part("relations", map(self.relation_row, self.relations.of[page.identity])),
            self.part("citations", map(self.citation_row, facts.get("citations", []))),
            self.part("causes", [self.cause_row(page, cause) for cause in page.causes]),
            self.lines_range(line for _, line in page.own_lines()),
        ]
        tags = sum(1 << vocabulary.order("tag", tag) for tag in facts["tags"])
        twin = self.relations.twin(page)
        return "{{%s}, {%s}, %s, 0x%XU, %d, %s, %d, %d, %d, 0x%XULL}" % (
            ", ".join(str(string(text)) for text in texts),
            ", ".join(self.list_range(items) for items in lists),
            ", ".join(ranges),
            facts.get("ntstatus", 0),
            page.code,
            self.number(twin) if twin else "TABLE_NO_RECORD",
            vocabulary.order("domain", page.domain),
            vocabulary.order("kind", facts["kind"]),
            page.name in self.constants,
            tags,
        )

    def part(self, name, entries):
        first = len(self.parts[name])
        self.parts[name].extend(entries)
        return f"{{{first}, {len(self.parts[name]) - first}}}"

    def list_range(self, items):
        if items is None:
            return "{0, TABLE_UNDOCUMENTED}"
        return self.part("list_items", [self.out.string(item) for item in items])

    def lines_range(self, lines):
        return self.part("line_numbers", [self.line_number[id(line)] for line in lines])

    def cause_row(self, page, cause):
        texts = [cause_id(page, cause), cause.title, cause.text, cause.basis, cause.source, cause.ignore]
        lines = self.lines_range(self.catalogue.links.signs_of(cause))
        when, checks, fixes = map(self.list_range, (cause.when, cause.checks, cause.fixes))
        is_of_product = not self.catalogue.vocabulary.sets["product"].keys().isdisjoint(cause.when)
        texts = (self.out.string(text or None) for text in texts)
        return braces([*texts, when, lines, checks, fixes, int(is_of_product)])

    def log_line_row(self, entry):
        line, cause = entry
        order = self.catalogue.vocabulary.order
        texts = map(self.out.string, (line.versions or None, line.line, line.says, cause))
        return braces([*texts, line.level, order("product", line.product), order("side", line.side)])

    def relation_row(self, relation):
        order = self.catalogue.vocabulary.order
        kind, basis = order("relation", relation.kind), order("basis", relation.basis)
        return f"{{{self.out.string(relation.note)}, {self.number(relation.target)}, {kind}, {basis}}}"

    def citation_row(self, row):
        string = self.out.string
        meant = self.number(row["meant"]) if "meant" in row else "TABLE_NO_RECORD"
        return f"{{{string(row['name'])}, {string(row.get('hex'))}, {string(row['fault'])}, {row.get('code', -1)}, {meant}}}"

    def write_vocabularies(self):
        words, ranges = [], []
        for name in VOCABULARIES:
            values = self.catalogue.vocabulary.sets[name]
            ranges.append(f"{{{len(words)}, {len(values)}}}")
            words += [f"{{{self.out.string(word)}, {self.out.string(meaning)}}}" for word, meaning in values.items()]
        self.out.array("table_word", "words", words)
        self.out.array("table_range", "vocabularies", ranges, "IKEERR_VOCABULARIES")

    def write_domains(self):
        rows, code_ranges, order = [], [], self.catalogue.vocabulary.order
        domains = self.catalogue.vocabulary.domains.values()
        for domain in domains:
            parts = [braces(domain.block)]
            for ranges in (domain.codes, domain.private, domain.context):
                parts.append(braces((len(code_ranges), len(ranges))))
                code_ranges += map(braces, ranges)
            parts.append(self.out.string(domain.gap))
            rows.append(braces([*parts, order("domain", domain.twin) if domain.twin else "TABLE_NO_DOMAIN"]))
        self.out.array("table_domain", "domains", rows, "IKEERR_DOMAIN_COUNT")
        self.out.array("table_codes", "code_ranges", code_ranges)
        sets = [f".{name} = {self.set_of(is_in)}" for name, is_in in SETS.items()]
        self.out.line(f"const struct table_domain_sets ike_table_domain_sets = {braces(sets)};")
        scope = ", ".join(filter(None, (domain.clause() for domain in domains)))
        self.out.line(f"const table_string ike_table_scope = {self.out.string(scope)};")

    def write_numbers(self):
        """Pages of slots for each domain, and for all together whose numbers mean something by themselves."""
        slots = [[0] * PAGE_CODES]  # page 0 is empty
        pages = []
        bare = [name for name, domain in self.catalogue.vocabulary.domains.items() if domain.is_bare]
        for domains in [*([name] for name in self.catalogue.vocabulary.domains), bare]:
            row = [0] * 256
            for number, page in enumerate(self.catalogue.pages):
                if page.domain in domains:
                    high, low = divmod(page.code, PAGE_CODES)
                    if not row[high]:
                        row[high] = len(slots)
                        slots.append([0] * PAGE_CODES)
                    taken = slots[row[high]][low]
                    slots[row[high]][low] = taken | SHARED if taken else number + 1
            pages.append(row)
        self.out.array("uint8_t", "number_pages", map(braces, pages), "IKEERR_DOMAIN_COUNT + 1", "[256]")
        self.out.array("uint16_t", "number_slots", map(braces, slots), "", "[TABLE_PAGE_CODES]")

    def write_hash(self, name, keys):
        table = PerfectHash(keys)
        displacements = len(self.hash_cells)
        self.hash_cells += table.displacements
        slots = len(self.hash_cells)
        self.hash_cells += [0 if number is None else number + 1 for number in table.slots]
        self.out.line(
            f"const table_hash ike_table_{name}_hash = {{{displacements}, {slots}, {table.bucket_bits}, {table.slot_bits}}};"
        )
        self.out.check(f"{len(keys)} <= UINT16_MAX", "a slot of a hash has 16 bits")

    def write_official_names(self):
        keys = [(self.catalogue.vocabulary.order("domain", page.domain), page.name) for page in self.catalogue.pages]
        names = [
            f"{{{self.out.string(name)}, {number}, {len(name)}, {domain}}}"
            for number, (domain, name) in enumerate(keys)
        ]
        self.out.array("table_official_name", "official_names", names)
        self.write_hash("official", keys)

    def record_range(self, numbers):
        first = len(self.records_of_names)
        self.records_of_names += numbers
        return f"{{{first}, {len(numbers)}}}"

    def spellings(self):
        """Folded name -> (records it names today, records it named once), both in order."""
        spellings = {}
        for number, page in enumerate(self.catalogue.pages):
            current = [page.name, *self.catalogue.domain_of(page).shortened(page.name)]
            current += [alias["name"] for alias in page.facts["aliases"] if not alias.get("historic")]
            historic = [alias["name"] for alias in page.facts["aliases"] if alias.get("historic")]
            for names, place in ((current, 0), (historic, 1)):
                for folded in dict.fromkeys(map(fold, names)):
                    spellings.setdefault(folded, ([], []))[place].append(number)
        return spellings

    def write_spellings(self):
        self.known = self.spellings()
        rows = []
        for folded, (current, historic) in self.known.items():
            records = self.record_range(current + [number for number in historic if number not in current])
            rows.append(f"{{{self.out.string(folded)}, {records}, {len(current)}}}")
        self.out.array("table_spelling", "spellings", rows)
        filtered = words_of((spelling_bit(folded.encode()) for folded in self.known), SPELLING_BITS)
        self.out.array("uint64_t", "spelling_filter", filtered)
        self.out.check(f"{SPELLING_BITS} == TABLE_SPELLING_BITS", "the filter of names has another size there")
        self.write_hash("spelling", [(0, folded) for folded in self.known])

    def write_phantoms(self):
        """Names that are cited and nowhere real: a real name or alias always wins."""
        phantoms, count = {}, 0
        for number, page in enumerate(self.catalogue.pages):
            for row in page.facts.get("citations", []):
                if fold(row["name"]) not in self.known:
                    phantoms.setdefault(fold(row["name"]), []).append((number, count))
                count += 1
        rows, citations = [], []
        for folded, entries in phantoms.items():
            rows.append(f"{{{self.out.string(folded)}, {{{len(citations)}, {len(entries)}}}}}")
            citations += [f"{{{number}, {citation}}}" for number, citation in entries]
        self.out.array("table_phantom", "phantoms", rows)
        self.out.array("table_phantom_citation", "phantom_citations", citations)
        self.write_hash("phantom", [(0, folded) for folded in phantoms])

    def write_neighbours(self):
        rows = [
            f"{{0x{entry.first:X}U, 0x{entry.last:X}U, {self.out.string(entry.text)}, {self.record_range(entry.read)}, {int(entry.elsewhere)}}}"
            for entry in self.neighbours
        ]
        names = {
            fold(name): number
            for number, entry in enumerate(self.neighbours)
            for name in entry.names
            if fold(name) not in self.known
        }
        self.out.array("table_neighbour", "neighbours", rows)
        self.out.array(
            "table_neighbour_name",
            "neighbour_names",
            (f"{{{self.out.string(name)}, {number}}}" for name, number in names.items()),
        )
        self.write_hash("neighbour", [(0, name) for name in names])

    def write_events(self):
        string = self.out.string
        rows = [
            braces([event.number, string(event.text), string(event.command), self.record_range(event.read)])
            for event in self.events
        ]
        self.out.array("table_event", "events", rows)
        rows = [
            braces([string(word), self.set_of(lambda domain, word=word: word in domain.labels), int(is_event)])
            for word, is_event in self.all_labels().items()
        ]
        self.out.array("table_label", "labels", rows)

    def all_labels(self):
        """The words that say what kind of number stands beside them: whether it is the id of an event."""
        domains = self.catalogue.vocabulary.domains.values()
        return {word: False for domain in domains for word in domain.labels} | self.labels

    def set_of(self, is_in):
        """The domains of which something holds, as C has a set of them."""
        domains = self.catalogue.vocabulary.domains.values()
        return sum(1 << place for place, domain in enumerate(domains) if is_in(domain))

    def write_sentences(self):
        rows = [
            f"{{0x{entry.whole:016X}ULL, {self.record_range(entry.records)}, {entry.words}}}"
            for entry in self.sentences
        ]
        self.out.array("table_sentence", "sentences", rows)
        write_letters(self.out)

    def write_ntstatuses(self):
        pages = [page for page in self.catalogue.pages if "ntstatus" in page.facts]
        pages.sort(key=lambda page: page.facts["ntstatus"])
        self.out.array(
            "table_ntstatus", "ntstatuses", (f"{{0x{page.facts['ntstatus']:08X}U, {page.code}}}" for page in pages)
        )
        self.ntstatuses = len(pages)

    def write_counts(self):
        counts = [
            len(self.catalogue.pages),
            len(self.known),
            len(self.neighbours),
            len(self.sentences),
            self.ntstatuses,
            len(self.events),
            len(self.all_labels()),
            len(self.patterns.patterns),
        ]
        self.out.line("const struct table_counts ike_table_counts = {%s};" % ", ".join(map(str, counts)))
        self.check_limits()

    def check_limits(self):
        """What the C side has room for. The numbers are those of the data, the limits those of the headers."""
        sets, check = self.catalogue.vocabulary.sets, self.out.check
        most = max(len({*current, *historic}) for current, historic in self.known.values())
        check(f"{most} <= IKEERR_MAX_CANDIDATES", "a name stands for more records than an answer can hold")
        check(f"{most - 1} <= IKEERR_MAX_ALSO", "a name has more other meanings than an answer can hold")
        most = max((len(entry.read) for entry in [*self.neighbours, *self.events]), default=0)
        check(f"{most} <= IKEERR_MAX_SUGGESTIONS", "a neighbour or event names more records than an answer can hold")
        most = max((len(entry.records) for entry in self.sentences), default=0)
        check(f"{most} <= IKEERR_MAX_CANDIDATES", "a sentence stands for more records than an answer can hold")
        most = max((len(page.causes) for page in self.catalogue.pages), default=0)
        check(f"{most} <= IKEERR_MAX_CAUSES_LEFT", "a record has more causes than a verdict can list")
        check(f"{MOST_WORDS} == TABLE_SENTENCE_WORDS", "the longest sentence has another length there")
        check(f"{NAMES_LONGEST} == TABLE_LONGEST_NAME", "the longest name has another length there")
        check(f"{len(self.catalogue.pages)} <= IKEERR_MAX_RECORDS", "a walk cannot hold all records")
        check("IKEERR_MAX_RECORDS + 0 <= TABLE_SHARED + 0", "a number's slot cannot hold all records")
        check(f"{SHARED} == TABLE_SHARED", "a number of several records has another mark there")
        check(f"{PAGE_CODES} == TABLE_PAGE_CODES", "a page of numbers has another size there")
        check(f"{len(sets['domain'])} == IKEERR_DOMAIN_COUNT", "there are other domains there")
        for place, domain in enumerate(sets["domain"]):
            check(f"{place} == {enumerator(domain)}", "the domains have another order there")
        check(f"{len(VOCABULARIES)} == IKEERR_VOCABULARIES", "there are other vocabularies there")
        check(f"{len(sets['tag'])} <= 64", "the tags of a record are bits of 64")
        check(f"{len(sets['relation'])} <= 32", "the kinds of relation are bits of 32")
        check(f"{self.out.lengths['number_slots']} <= UINT8_MAX + 1", "a page of numbers has 8 bits")
        check(f"{2 + len(FACT_TEXTS) + 6 + len(PROSE_TEXTS)} == IKEERR_TEXTS", "the texts of a record have changed")
        for name in RANGED:
            check(f"{self.out.lengths[name]} <= UINT16_MAX", f"a range of 16 bits does not reach all {name}")
