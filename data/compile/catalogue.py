"""All pages together, in the documented order, and what has to hold between them."""

import collections
import os
import pathlib
import re

from cause_links import CauseLinks
from commands import Commands
from declared import usable
from files import Unreadable, page_names
from findings import nearest, show
from page import PageReader
from vocabulary import read_vocabulary

RUN = 8  # words
RUN_PAGES = 3  # pages that may share a run
SENTENCE = 8  # words from which a sentence may stand on one page only
# What is complete by itself wherever it stands: two pages have the same cause, the same remedy, the same line.
MAY_REPEAT = ("instructions", "cause_titles", "log_lines")
CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(_\w*)?", re.ASCII)  # an identifier in every language, and no type of a module
FILE_NAME = re.compile(r"(\d+)-(.*)\.md")  # code and short name, in front of which the vendor may stand


class Catalogue:
    """`pages` is in identity order: by domain, as vocabulary.toml has them; then code; then vendor."""

    def __init__(self, folder, findings):
        self.folder = folder
        self.findings = findings
        self.vocabulary = read_vocabulary(self)
        self.broken = {}  # domain and code of a page that could not be read -> its short name, by its file name
        self.unread = set()  # folders with pages that could not be looked at
        self.pages = self.read_pages() if self.vocabulary else []
        self.by_identity = {page.identity: page for page in self.pages}
        self.number = {page.identity: index for index, page in enumerate(self.pages)}
        self.check_identities()
        self.check_codes()
        self.check_names()
        self.check_aliases()
        self.check_targets()
        self.check_runs()
        self.links = CauseLinks(self, usable(Commands, self) if self.vocabulary else None)

    def read_pages(self):
        self.check_folders()
        pages = [page for domain in self.vocabulary.domains for page in self.read_domain(domain)]
        if not pages and not self.findings:
            domains = " or ".join(self.vocabulary.domains)
            self.findings.add("", "", f"{self.folder} has no pages", f"name the folder that holds {domains}")
        return sorted(pages, key=lambda page: (self.vocabulary.order("domain", page.domain), page.code, page.vendor))

    def check_folders(self):
        """Pages in a folder that no domain claims would be left out without a word."""
        for path, _, names in os.walk(self.folder):
            folder = pathlib.Path(path).relative_to(self.folder).as_posix()
            if folder not in self.vocabulary.domains and any(map(FILE_NAME.fullmatch, names)):
                self.unread.add(folder)
                fault = "has pages and is the folder of no declared domain"
                self.findings.add(folder, "", fault, self.vocabulary.advice("domain", folder))

    def read_domain(self, domain):
        try:
            names = page_names(self.folder / domain)
        except Unreadable as error:
            self.unread.add(domain)
            self.findings.add(domain, "", error.fault, error.advice)
            return
        for name in names:
            page = PageReader(self.folder, self.folder / domain / name, self.vocabulary, self.findings).page
            if page:
                yield page
            elif code_and_name := FILE_NAME.fullmatch(name):
                self.broken[f"{domain}:{int(code_and_name[1])}"] = code_and_name[2]

    def domain_of(self, page):
        return self.vocabulary.domains[page.domain]

    def check_target(self, file, where, identity, line=0):
        """A page that exists and cannot be read is one finding, not one more for each page that refers to it."""
        domain, number = identity.partition(":")[0], identity.split("@")[0]
        if identity in self.by_identity or number in self.broken or domain in self.unread:
            return
        if domain not in self.vocabulary.domains:
            advice = self.vocabulary.advice("domain", domain)
            self.findings.add(file, where, f"{show(identity)} is of no declared domain", advice, line)
        else:
            advice = nearest(identity, self.by_identity, "write its page or name another record")
            self.findings.add(file, where, f"{show(identity)} has no page", advice, line)

    def is_unread(self, name):
        """Whether a page that could not be read may be the one with this official name."""
        ends = tuple(f"-{domain.short_name(name)}" for domain in self.vocabulary.domains.values())
        return bool(self.unread) or any(f"-{of_page}".endswith(ends) for of_page in self.broken.values())

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
                    fault = f"has the {what} of {pages[0].file}"
                    self.findings.add(page.file, "", fault, "a record has one page", others=[pages[0].file])

    def check_codes(self):
        """A domain has codes in its ranges only; one for private use says nothing without the vendor who uses it."""
        for page in self.pages:
            domain = self.domain_of(page)
            if not domain.has(page.code):
                fault = f"{page.code} is in no range of {page.domain}"
                self.findings.add(page.file, "code", fault, "mend it, or widen the ranges of vocabulary.toml")
            elif domain.is_private(page.code) and not page.vendor:
                fault = f"{page.code} is for private use"
                self.findings.add(page.file, "code", fault, "name in `vendor` whose number it is")
            if "ntstatus" in page.facts and "ntstatus" not in domain.wrappings:
                fault, advice = f"no NTSTATUS spells a code of {page.domain}", "drop it, or declare the wrapping"
                self.findings.add(page.file, "ntstatus", fault, advice)

    def check_names(self):
        """An official name has the separator of its domain; vendors write theirs as they like."""
        for page in self.pages:
            domain = self.domain_of(page)
            if not page.vendor and domain.foreign_separator in page.name:
                fault, advice = f"the name has {domain.foreign_separator!r}", f"write it as {domain.official} does"
                self.findings.add(page.file, "", fault, advice, 1)

    def constants(self):
        """The official names that are attributes of modules: each an identifier, and the name of one record."""
        owners = collections.Counter(page.name for page in self.pages)
        return [name for name, count in owners.items() if count == 1 and CONSTANT.fullmatch(name)]

    def check_aliases(self):
        official = {(page.domain, page.name): page for page in self.pages}
        for page in self.pages:
            seen = set()
            for index, alias in enumerate(page.facts["aliases"]):
                name, where = alias["name"], f"aliases[{index}].name"
                owner = official.get((page.domain, name))
                if owner is page or name in seen:
                    self.findings.add(page.file, where, "repeats a name of this page", "drop it")
                elif owner and not alias.get("historic"):
                    fault = f"{name} is another record's official name"
                    self.findings.add(page.file, where, fault, "add historic = true", others=[owner.file])
                elif alias.get("historic") and not owner and not self.is_unread(name):
                    self.findings.add(page.file, where, f"{name} is no record's official name", "drop historic")
                seen.add(name)

    def check_targets(self):
        for page in self.pages:
            for table, key in (("related", "to"), ("citations", "meant")):
                for index, row in enumerate(page.facts.get(table, [])):
                    if key in row:
                        self.check_target(page.file, f"{table}[{index}].{key}", row[key])

    def check_runs(self):
        """A run of words that several pages share, or a sentence that two share, is boilerplate."""
        runs = collections.defaultdict(set)
        sentences = collections.defaultdict(set)
        for page in self.pages:
            fixed = set(re.findall(r"\w+", page.name.lower()))
            for key, text in page.paragraphs():
                if key in MAY_REPEAT:
                    continue
                tokens = re.findall(r"[a-z0-9]+", re.sub(r"`[^`]*`", " ", text.lower()))
                for start in range(len(tokens) - RUN + 1):
                    run = tuple(tokens[start : start + RUN])
                    if not fixed.issuperset(run):
                        runs[run].add(page.file)
                for sentence in re.split(r"(?<=[.?!])\s+", text):
                    if len(sentence.split()) >= SENTENCE:
                        sentences[sentence].add(page.file)
        self.report_shared(runs, RUN_PAGES, " ".join)
        self.report_shared(sentences, 1, str)

    def report_shared(self, shared, most, as_text):
        for text, files in shared.items():
            if len(files) > most:
                first, *others = sorted(files)
                fault = f"shares {as_text(text)!r} with {', '.join(others)}"
                self.findings.add(first, "", fault, "say what is true of this record only", others=others)
