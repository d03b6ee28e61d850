"""The causes of a page: what led to the error, the lines that show it, what to check and what to do."""

import dataclasses
import re

from findings import nearest, show
from log_lines import SPAN, LogLine, LogLineReader
from prose_style import hedges, sentences

HEADING = re.compile(r"(?P<title>.*?)\s*\{(?P<slug>[^{}]*)\}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ITEM = re.compile(r"(?P<label>[A-Z][a-z]+(?: when)?)(?: \((?P<head>[^)]*)\))?: (?P<text>.+)", re.DOTALL)
BASIS = re.compile(r"(?P<basis>\S+) \((?P<source>.+)\)")
REFERENCE = re.compile(r"(?P<record>[^#\s`]+)#(?P<slug>\S+)")
MOST_SENTENCES = 2  # of why
LONGEST_TITLE = 16  # words
FIX_KINDS = ("error", "warning", "ended")  # of records whose causes have a check and a fix each


@dataclasses.dataclass(frozen=True)
class Label:
    name: str
    most: int


LABELS = {label.name: label for label in (
    Label("When", 1), Label("Basis", 1), Label("Sign", 40), Label("Check", 8), Label("Fix", 12), Label("Ignore when", 1),
)}  # fmt: skip
ORDER = list(LABELS)


@dataclasses.dataclass
class Cause:
    slug: str
    title: str
    text: str
    line: int  # of its heading
    when: list = dataclasses.field(default_factory=list)
    basis: str = ""
    source: str = ""
    signs: list = dataclasses.field(default_factory=list)  # LogLine, or the id of the cause whose signs are meant
    checks: list = dataclasses.field(default_factory=list)
    fixes: list = dataclasses.field(default_factory=list)
    ignore: str = ""

    def own_signs(self):
        return [sign for sign in self.signs if isinstance(sign, LogLine)]

    def instructions(self):
        """(label, text) of what somebody is to do."""
        yield from (("Check", text) for text in self.checks)
        yield from (("Fix", text) for text in self.fixes)

    def prose(self):
        """Every text that is read, without the lines of programs."""
        yield self.title
        yield from filter(None, (self.text, *self.checks, *self.fixes, self.ignore))


class CauseReader:
    """Reads what stands under one `### heading`; `add(where, fault, advice, line)` takes what is wrong."""

    def __init__(self, vocabulary, facts, domain, add):
        self.vocabulary = vocabulary
        self.facts = facts
        self.domain = domain
        self.add_to_page = add

    def add(self, label, fault, advice, line=None):
        where = f"Causes#{self.cause.slug}" + (f".{label}" if label else "")
        self.add_to_page(where, fault, advice, line or self.cause.line)

    def read(self, heading, text, items, line):
        """`items` are (text, its line), as the list has them."""
        match = HEADING.fullmatch(heading)
        self.cause = Cause(match["slug"] if match else "", match["title"] if match else heading, text, line)
        self.check_heading(match)
        if len(sentences(text)) > MOST_SENTENCES:
            self.add("", f"has {len(sentences(text))} sentences of why", f"write at most {MOST_SENTENCES}")
        self.read_items(items)
        self.check_complete()
        return self.cause

    def check_heading(self, match):
        title = self.cause.title
        if not match or not SLUG.fullmatch(match["slug"]):
            self.add("", f"{show(title)} has no slug", "write one behind it in braces: '### A statement {small-letters}'")
        if title.endswith((".", ":", "?")) or not title[:1].isupper():
            self.add("", f"{show(title)} is no statement", "begin with a capital and end without a mark")
        if len(title.split()) > LONGEST_TITLE:
            self.add("", f"{show(title)} has {len(title.split())} words", f"write at most {LONGEST_TITLE}")

    # ---- items ----

    def read_items(self, items):
        labels = []
        for text, line in items:
            match = ITEM.fullmatch(text)
            label = match["label"] if match else text.split(":")[0]
            if label not in LABELS:
                self.add("", f"{show(label)} is no label", nearest(label, LABELS), line)
            elif not match or (match["head"] is not None and label != "Sign"):
                self.add(label, f"{show(text)} is not of its form", f"write '- {label}: ' and a text", line)
            else:
                labels.append(label)
                self.read_item(label, match, line)
        if labels != sorted(labels, key=ORDER.index):
            self.add("", f"has its items in the order {', '.join(labels)}", f"write them as {', '.join(ORDER)}")
        for label in LABELS.values():
            if labels.count(label.name) > label.most:
                self.add(label.name, f"stands {labels.count(label.name)} times", f"write at most {label.most}")

    def read_item(self, label, match, line):
        text = " ".join(match["text"].split())
        if label == "When":
            self.cause.when = self.read_when(text, line)
        elif label == "Basis":
            self.read_basis(text, line)
        elif label == "Sign":
            self.cause.signs += filter(None, [self.read_sign(match["head"], text, line)])
        elif label == "Ignore when":
            self.cause.ignore = text
        else:
            self.check_instruction(label, text, line)
            (self.cause.checks if label == "Check" else self.cause.fixes).append(text)

    def read_when(self, text, line):
        words = text.split(", ")
        known = [*self.vocabulary.sets["when"], *self.vocabulary.sets["product"]]
        for word in words:
            if word not in known:
                advice = self.vocabulary.advice("when", word) + ", or name a product"
                self.add("When", f"{show(word)} is no declared condition and no product", advice, line)
        if len(set(words)) < len(words):
            self.add("When", "names a word twice", "name it once", line)
        return words

    def read_basis(self, text, line):
        match = BASIS.fullmatch(text)
        known = [word for word in self.vocabulary.sets["evidence"] if word != "name-only"]
        if not match or match["basis"] not in known:
            advice = f"write {', '.join(known[:-1])} or {known[-1]}, and in brackets where, or from what"
            return self.add("Basis", f"is {show(text)}", advice, line)
        self.cause.basis, self.cause.source = match["basis"], match["source"]
        if match["basis"] == "documented" and not self.is_source(match["source"]):
            fault = f"{show(match['source'])} is no source of the page"
            self.add("Basis", fault, "begin with the title of one of `sources`, or add it there", line)

    def is_source(self, text):
        titles = [row.get("title") for row in self.facts.get("sources", []) if isinstance(row, dict)]
        return any(text == title or text.startswith(f"{title}, ") for title in titles)

    def read_sign(self, head, text, line):
        """A line, or the id of the cause of another page whose signs these are."""
        def add(fault, advice):
            self.add("Sign", fault, advice, line)

        if head is None:
            if not REFERENCE.fullmatch(text):
                return add(f"is {show(text)}", "write 'Sign (product, side): ' and a line in backticks, or a reference")
            return text
        span = SPAN.fullmatch(text)
        if not span:
            return add(f"{show(text)} is not one line", "write the whole line in one pair of backticks")
        return LogLineReader(self.vocabulary, self.domain, line, add).read(head, span[1], self.cause.title)

    def check_instruction(self, label, text, line):
        for word in hedges(text):
            self.add(label, f"hedges with {word!r}", "say what to do; how sure that is, says the basis", line)

    # ---- the whole ----

    def check_complete(self):
        cause, kind = self.cause, self.facts.get("kind")
        if not cause.basis:
            self.add("Basis", "is missing", "write '- Basis: documented (title, section)', reported or inferred")
        if self.facts.get("name_only"):
            self.check_name_only()
        elif kind in FIX_KINDS and not cause.fixes:
            self.add("Fix", "is missing", "write what to change; where only the other side can, say so")
        if kind in FIX_KINDS and not cause.checks:
            self.add("Check", "is missing", "write what to look at, and what it shows if this is the cause")

    def check_name_only(self):
        if self.cause.basis not in ("", "inferred"):
            self.add("Basis", f"is {self.cause.basis} on a page of name_only", "write inferred, or drop name_only")
        if self.cause.fixes:
            self.add("Fix", "stands on a page of name_only", "drop it: none is documented")
