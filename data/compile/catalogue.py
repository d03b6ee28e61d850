"""All pages together, in the documented order, and what has to hold between them."""

import collections
import re

from findings import nearest
from page import PageReader
from vocabulary import read_vocabulary

RUN = 8  # words
RUN_PAGES = 3  # pages that may share a run
SENTENCE = 8  # words from which a sentence may stand on one page only
STANDARDS_IN_PRIVATE_USE = {"ikev1:36136", "ikev1:36137"}  # RFC 3706 took them from there


class Catalogue:
    """`pages` is in identity order: win32, ikev2, ikev1; then code; then vendor."""

    def __init__(self, folder, findings):
        self.folder = folder
        self.findings = findings
        self.vocabulary = read_vocabulary(self)
        self.broken = set()  # domain and code of the pages that could not be read, by their file names
        self.pages = self.read_pages() if self.vocabulary else []
        self.by_identity = {page.identity: page for page in self.pages}
        self.number = {page.identity: index for index, page in enumerate(self.pages)}
        self.check_identities()
        self.check_codes()
        self.check_aliases()
        self.check_targets()
        self.check_runs()

    def read_pages(self):
        pages = []
        for domain in self.vocabulary.domains:
            for path in sorted((self.folder / domain).glob("*.md")):
                page = PageReader(self.folder, path, self.vocabulary, self.findings).page
                if page:
                    pages.append(page)
                else:
                    self.broken.add(f"{domain}:{path.name.split('-')[0].lstrip('0')}")
        if not pages:
            self.findings.add("", "", "no page could be read", "name the folder that holds win32, ikev2 and ikev1")
        return sorted(pages, key=lambda page: (self.vocabulary.order("domain", page.domain), page.code, page.vendor))

    def is_missing(self, identity):
        """A page that exists and cannot be read is one finding, not one more for each page that refers to it."""
        return identity not in self.by_identity and identity.split("@")[0] not in self.broken

    def check_identities(self):
        for what, key in (
            ("identity", lambda page: page.identity),
            ("official name", lambda page: (page.domain, page.name)),
        ):
            groups = collections.defaultdict(list)
            for page in self.pages:
                groups[key(page)].append(page)
            for pages in groups.values():
                for page in pages[1:]:
                    self.findings.add(page.file, "", f"has the {what} of {pages[0].file}", "a record has one page")

    def check_codes(self):
        """A domain has codes in its ranges only; one for private use says nothing without the vendor who uses it."""
        for page in self.pages:
            domain, line = self.vocabulary.domains[page.domain], page.line_of("code")
            standard = page.identity in STANDARDS_IN_PRIVATE_USE
            if not domain.has(page.code):
                fault = f"{page.code} is in no range of {page.domain}"
                self.findings.add(page.file, "code", fault, "mend it, or widen the ranges of vocabulary.toml", line)
            elif domain.is_private(page.code) and not page.vendor and not standard:
                fault = f"{page.code} is for private use"
                self.findings.add(page.file, "vendor", fault, "name whose number it is", line)

    def check_aliases(self):
        official = {(page.domain, page.name): page for page in self.pages}
        for page in self.pages:
            seen = set()
            for index, alias in enumerate(page.facts["aliases"]):
                owner = official.get((page.domain, alias["name"]))
                where, line = f"aliases[{index}].name", page.line_of("aliases", index)
                if owner is page or alias["name"] in seen:
                    self.findings.add(page.file, where, "repeats a name of this page", "drop it", line)
                elif bool(owner) != alias.get("historic", False):
                    said = "is another record's official name" if owner else "is no record's official name"
                    advice = "add historic = true" if owner else "drop historic"
                    self.findings.add(page.file, where, f"{alias['name']} {said}", advice, line)
                seen.add(alias["name"])

    def check_targets(self):
        for page in self.pages:
            for table, key in (("related", "to"), ("citations", "meant")):
                for index, row in enumerate(page.facts.get(table, [])):
                    target = row.get(key)
                    if target is not None and self.is_missing(target):
                        where, line = f"{table}[{index}].{key}", page.line_of(table, index)
                        advice = nearest(target, self.by_identity)
                        self.findings.add(page.file, where, f"{target} has no page", advice, line)

    def check_runs(self):
        """A run of words that several pages share, or a sentence that two share, is boilerplate."""
        runs = collections.defaultdict(set)
        sentences = collections.defaultdict(set)
        for page in self.pages:
            fixed = set(re.findall(r"\w+", page.name.lower()))
            for _, text in page.paragraphs():
                tokens = re.findall(r"[a-z0-9]+", re.sub(r"`[^`]*`", " ", text.lower()))
                for start in range(len(tokens) - RUN + 1):
                    run = tuple(tokens[start : start + RUN])
                    if not fixed.issuperset(run):
                        runs[run].add(page.file)
                for sentence in re.split(r"(?<=[.?!])\s+", text):
                    if len(sentence.split()) >= SENTENCE:
                        sentences[sentence].add(page.file)
        self.report_shared(runs, RUN_PAGES, lambda run: " ".join(run))
        self.report_shared(sentences, 1, lambda sentence: sentence)

    def report_shared(self, shared, most, show):
        for text, files in shared.items():
            if len(files) > most:
                self.findings.add(
                    min(files),
                    "",
                    f"shares {show(text)!r} with {', '.join(sorted(files)[1:])}",
                    "say what is true of this record only",
                )
