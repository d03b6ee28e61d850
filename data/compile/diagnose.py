"""What diagnose concludes where neither a notify nor a sign says more (data/diagnose.toml)."""

from cause_links import cause_id
from declared import Unusable, check_keys, is_texts, read_whole
from findings import nearest, show
from source import braces

FILE = "diagnose.toml"
STATES = ("established", "begun", "otherwise")  # in the order of core/tables/stack_layout.h
DECIDERS = ("this", "peer")
DOMAINS = ("version_1", "version_2", "without_code")  # likewise
LISTS = ("ike", "child", "group")
LINE_KEYS = {"record", "product", "line", "without", "cause"}
SCREENS = ("of_codes", "of_others")  # likewise
METHODS = ("by-key", "by-certificate", "by-eap")  # in the order of their roles
NO_LIST = braces(["TABLE_NO_RECORD", 0, 0, 0])
NO_LINE = braces(["TABLE_NO_LINE", 0, 0])


class Diagnose:
    def __init__(self, catalogue, stacks):
        """Where no log can be followed, nothing has to be declared."""
        self.catalogue = catalogue
        self.declared = None
        if stacks or (catalogue.folder / FILE).exists():
            self.read(catalogue)

    def read(self, catalogue):
        self.declared = read_whole(
            catalogue,
            FILE,
            {
                "domains": dict,
                "no_answer": dict,
                "exchanges": dict,
                "ended": dict,
                "decided": dict,
                "elsewhere": dict,
                "methods": dict,
                "lists": list,
                "lines": list,
            },
        )
        findings = catalogue.findings
        before = len(findings)
        known = {*STATES, *catalogue.vocabulary.sets["when"]}
        check_keys(findings, FILE, "no_answer", self.declared["no_answer"], known, set(STATES))
        check_keys(findings, FILE, "domains", self.declared["domains"], set(DOMAINS), set(DOMAINS))
        for key, domain in self.declared["domains"].items():
            if domain not in catalogue.vocabulary.domains:
                advice = catalogue.vocabulary.advice("domain", domain)
                findings.add(FILE, f"domains.{key}", f"{show(domain)} is no declared domain", advice)
        check_keys(findings, FILE, "exchanges", self.declared["exchanges"], {"within"}, {"within"})
        check_keys(findings, FILE, "ended", self.declared["ended"], set(DECIDERS), set(DECIDERS))
        check_keys(findings, FILE, "decided", self.declared["decided"], {"peer"}, {"peer"})
        for index, identity in enumerate(self.declared["decided"].get("peer", [])):
            catalogue.check_target(FILE, f"decided.peer[{index}]", identity)
        self.check_words()
        for section in ("no_answer", "ended"):
            for key, identity in self.declared[section].items():
                catalogue.check_target(FILE, f"{section}.{key}", identity)
        for index, entry in enumerate(self.declared["lists"]):
            self.check_lists(f"lists[{index}]", entry)
        for index, entry in enumerate(self.declared["lines"]):
            self.check_line(f"lines[{index}]", entry)
        if len(findings) > before:
            raise Unusable(FILE)

    @property
    def within(self):
        """Words of `When`: exchanges that need an IKE SA which is up."""
        return self.declared["exchanges"].get("within", []) if self.declared else []

    def check_words(self):
        findings = self.catalogue.findings
        kinds, methods = self.declared["elsewhere"], self.declared["methods"]
        check_keys(findings, FILE, "elsewhere", kinds, set(SCREENS), set(SCREENS))
        check_keys(findings, FILE, "methods", methods, set(METHODS), set(METHODS))
        for key, words in kinds.items():
            if not is_texts(words):
                findings.add(FILE, f"elsewhere.{key}", f"is {show(words)}", "write an array of kinds of relations")
                continue
            for word in words:
                self.check_word(f"elsewhere.{key}", "relation", word)
        for key, word in methods.items():
            self.check_word(f"methods.{key}", "when", word)
        for index, word in enumerate(self.within):
            self.check_word(f"exchanges.within[{index}]", "when", word)

    def check_word(self, where, name, word):
        vocabulary = self.catalogue.vocabulary
        if word not in vocabulary.sets[name]:
            self.catalogue.findings.add(FILE, where, f"is {show(word)}", vocabulary.advice(name, word))

    def check_lists(self, where, entry):
        if self.is_whole(where, entry, {"record", *LISTS}):
            self.check_causes(where, entry, LISTS)

    def is_whole(self, where, entry, keys):
        """Whether a row has these keys; findings where it has others, or lacks one."""
        return check_keys(self.catalogue.findings, FILE, where, entry, keys, keys) and keys <= entry.keys()

    def check_causes(self, where, entry, keys):
        """The page of the record; None, and findings, where there is none. What the keys say are causes of it."""
        page = self.catalogue.by_identity.get(entry["record"])
        if not page:
            self.catalogue.check_target(FILE, f"{where}.record", entry["record"])
            return None
        slugs = [cause.slug for cause in page.causes]
        for key in keys:
            if entry[key] not in slugs:
                self.catalogue.findings.add(
                    FILE, f"{where}.{key}", f"{show(entry[key])} is no cause of it", nearest(entry[key], slugs)
                )
        return page

    def check_line(self, where, entry):
        findings = self.catalogue.findings
        if not self.is_whole(where, entry, LINE_KEYS):
            return
        page = self.check_causes(where, entry, ("cause",))
        if page and not self.line_called(entry):
            lines = [line.line for line in page.prose.log_lines if line.product == entry["product"]]
            findings.add(
                FILE, f"{where}.line", f"{show(entry['line'])} is no log line of it", nearest(entry["line"], lines)
            )
        if not is_texts(entry["without"]):
            findings.add(FILE, f"{where}.without", f"is {show(entry['without'])}", "write an array of roles")
            return
        for word in entry["without"]:
            if word not in METHODS:
                findings.add(FILE, f"{where}.without", f"is {show(word)}", nearest(word, METHODS))

    def line_called(self, entry):
        """The log line of the record's page that the row names."""
        lines = self.catalogue.by_identity[entry["record"]].prose.log_lines
        return next((line for line in lines if (line.product, line.line) == (entry["product"], entry["line"])), None)

    def cause_id(self, identity, slug):
        page = self.catalogue.by_identity[identity]
        return next(cause_id(page, cause) for cause in page.causes if cause.slug == slug)

    def write(self, out, line_number):
        if not self.declared:
            out.array("uint8_t", "diagnose_domains", ["TABLE_NO_DOMAIN"] * len(DOMAINS), str(len(DOMAINS)))
            out.array("table_silence", "silences", [braces([0, 0])])
            out.array("uint16_t", "silent_states", [0] * len(STATES), str(len(STATES)))
            out.array("uint16_t", "endings", [0] * len(DECIDERS), str(len(DECIDERS)))
            out.array("uint16_t", "peers_doings", ["TABLE_NO_RECORD"])
            out.array("table_list_cause", "list_causes", [NO_LIST])
            out.array("table_line_cause", "line_causes", [NO_LINE])
            out.array("table_range", "screens", [braces([0, 0])] * len(SCREENS), str(len(SCREENS)))
            out.array("uint8_t", "screen_kinds", [0])
            out.array("table_string", "methods", [0] * len(METHODS), str(len(METHODS)))
            return
        number = self.catalogue.number
        order = self.catalogue.vocabulary.order
        domains = (order("domain", self.declared["domains"][key]) for key in DOMAINS)
        out.array("uint8_t", "diagnose_domains", domains, str(len(DOMAINS)))
        answers = self.declared["no_answer"]
        rows = [braces([out.string(word), number[answers[word]]]) for word in answers if word not in STATES]
        out.array("table_silence", "silences", [*rows, braces([0, 0])])
        out.array("uint16_t", "silent_states", (number[answers[state]] for state in STATES), str(len(STATES)))
        out.array("uint16_t", "endings", (number[self.declared["ended"][who]] for who in DECIDERS), str(len(DECIDERS)))
        doings = [number[identity] for identity in self.declared["decided"]["peer"]]
        out.array("uint16_t", "peers_doings", [*doings, "TABLE_NO_RECORD"])
        rows = []
        for entry in self.declared["lists"]:
            causes = [out.string(self.cause_id(entry["record"], entry[key])) for key in LISTS]
            rows.append(braces([number[entry["record"]], *causes]))
        out.array("table_list_cause", "list_causes", [*rows, NO_LIST])
        rows = [self.line_row(out, line_number, entry) for entry in self.declared["lines"]]
        out.array("table_line_cause", "line_causes", [*rows, NO_LINE])
        self.write_screens(out)
        out.array(
            "table_string", "methods", (out.string(self.declared["methods"][key]) for key in METHODS), str(len(METHODS))
        )

    def line_row(self, out, line_number, entry):
        cause = out.string(self.cause_id(entry["record"], entry["cause"]))
        without = sum(1 << METHODS.index(word) for word in entry["without"])
        return braces([line_number[id(self.line_called(entry))], without, cause])

    def write_screens(self, out):
        kinds, ranges = [], []
        for key in SCREENS:
            words = self.declared["elsewhere"][key]
            ranges.append(braces([len(kinds), len(words)]))
            kinds += (self.catalogue.vocabulary.order("relation", word) for word in words)
        out.array("table_range", "screens", ranges, str(len(SCREENS)))
        out.array("uint8_t", "screen_kinds", kinds)
