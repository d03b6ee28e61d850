"""One page: its facts (TOML) and its prose (Markdown), read and checked by themselves."""

import dataclasses
import datetime
import re

from causes import BASES, NAME_ONLY, SLUG
from declared import CONTROL, HIGHEST_CODE, control_characters
from files import Unreadable, parse_toml, read_text
from findings import nearest, show
from keys import NAMES_LONGEST, unfit_name
from sections import Prose, SectionReader, words
from tokens import spoken, tokens

# Every key a page may have: the Python type of its value, the vocabulary set it draws on, whether it is required.
KEYS = {
    "code": (int, None, True),
    "vendor": (str, "vendor", False),
    "message": (str, None, True),
    "kind": (str, "kind", True),
    "modules": (list, "module", False),
    "phase": (list, "phase", False),
    "role": (str, "role", False),
    "rejected": (str, "rejected", False),
    "on_wire": (str, "on_wire", False),
    "effect": (str, "effect", False),
    "retry": (str, "retry", False),
    "tags": (list, "tag", True),
    "updated": (datetime.date, None, True),
    "ntstatus": (int, None, False),
    "aliases": (list, None, True),
    "asked": (list, None, False),
    "sources": (list, None, True),
    "related": (list, None, False),
    "citations": (list, None, False),
    "name_only": (bool, None, False),
    "retired": (dict, None, False),
}
TABLES = {
    "aliases": {"name": (str, None, True), "origin": (str, "origin", True), "historic": (bool, None, False)},
    "sources": {"title": (str, None, True), "section": (str, None, False)},
    "related": {
        "to": (str, None, True),
        "kind": (str, "relation", True),
        "basis": (str, "basis", True),
        "note": (str, None, True),
    },
    "citations": {
        "name": (str, None, True),
        "code": (int, None, False),
        "hex": (str, None, False),
        "meant": (str, None, False),
        "fault": (str, None, True),
    },
}
TYPE_NAMES = {
    int: "a whole number",
    str: "a string",
    list: "an array",
    dict: "a table",
    bool: "true or false",
    datetime.date: "a date",
}

MESSAGE_LIMIT = 100
NOTE_LIMIT = 200
LINES = (
    ("related", "note", NOTE_LIMIT),
    ("citations", "fault", 2 * NOTE_LIMIT),
    ("sources", "title", NOTE_LIMIT),
    ("sources", "section", NOTE_LIMIT),
)
HIGHEST_NTSTATUS = 0xFFFFFFFF
HIGHEST_CITED = 0x7FFFFFFF
LAYOUT = re.compile(r"\A# (?P<name>[^\n]+)\n\n```toml\n(?P<facts>.*?)\n```\n(?P<prose>.*)\Z", re.DOTALL)
LINES_BEFORE_FACTS = 3
HEX = re.compile(r"0[xX][0-9A-Fa-f]{1,8}")
SUCCESSOR = re.compile(rf"([^#\s]+#)?{SLUG.pattern}")
NAME_ONLY_WORDS = 150  # of a page; what nobody documents is said once


@dataclasses.dataclass
class Page:
    domain: str
    file: str
    name: str
    facts: dict
    prose: Prose
    evidence: str  # how well it is founded

    @property
    def code(self):
        return self.facts["code"]

    @property
    def vendor(self):
        return self.facts.get("vendor", "")

    @property
    def identity(self):
        return f"{self.domain}:{self.code}" + (f"@{self.vendor}" if self.vendor else "")

    @property
    def causes(self):
        return self.prose.causes

    def paragraphs(self):
        """Every piece of prose with the key of its section."""
        yield from ((key, text) for key, text in self.prose.texts.items() if text)
        for cause in self.causes:
            yield "cause_titles", cause.title
            yield from (("causes", text) for text in filter(None, (cause.text, cause.ignore)))
            yield from (("instructions", text) for _, text, _ in cause.instructions())
        yield from (("log_lines", line.says) for line in self.prose.log_lines)
        yield from (("faq", text) for pair in self.prose.questions for text in pair)

    def texts_of(self, section):
        """What the search reads of a section."""
        if section == "causes":
            return [text for cause in self.causes for text in cause.prose()]
        if section == "faq":
            return [text for pair in self.prose.questions for text in pair]
        return list(filter(None, [self.prose.texts[section]]))

    def own_lines(self):
        """The lines of programs that stand here, each with where."""
        for cause in self.causes:
            yield from ((f"Causes#{cause.slug}.Sign", sign) for sign in cause.own_signs())
        yield from (("Log lines", line) for line in self.prose.log_lines)

    def word_count(self):
        return sum(len(words(text)) for _, text in self.paragraphs())


class PageReader:
    """Reads one file; `page` is None where nothing usable could be read."""

    def __init__(self, folder, path, vocabulary, findings):
        self.vocabulary = vocabulary
        self.findings = findings
        self.file = path.relative_to(folder).as_posix()
        self.domain = vocabulary.domains[path.parent.name]
        self.page = self.read(path)

    def add(self, where, fault, advice, line=0):
        self.findings.add(self.file, where, fault, advice, line)

    def read(self, path):
        try:
            text = read_text(path)
            layout = LAYOUT.match(text)
            self.check_characters(text)
            if not layout:
                fault = "the page does not start with '# NAME', a blank line and a ```toml block"
                raise Unreadable(fault, "restore that order", 1)
            facts = parse_toml(layout["facts"], LINES_BEFORE_FACTS)
        except Unreadable as error:
            return self.add("", error.fault, error.advice, error.line)
        self.findings.know_lines(self.file, layout["facts"], LINES_BEFORE_FACTS)
        name = layout["name"].strip()
        self.check_official_name(name)
        facts_hold = self.check_facts(facts)
        first_line = text.count("\n", 0, layout.start("prose")) + 1
        prose = SectionReader(self.vocabulary, facts, self.domain.name, self.add).read(layout["prose"], first_line)
        self.check_name_only(facts)
        if not facts_hold:
            return None
        page = Page(self.domain.name, self.file, name, facts, prose, self.evidence_of(facts, prose))
        self.check_file_name(page)
        self.check_asked_anew(page)
        self.check_length(page)
        return page

    def evidence_of(self, facts, prose):
        """What stands on the page is as good as the best of its causes, or where there are none as its sources."""
        if facts.get("name_only"):
            return NAME_ONLY
        return min((cause.basis for cause in prose.causes if cause.basis), key=BASES.index, default=BASES[0])

    def check_characters(self, text):
        if CONTROL.search(text):
            for number, line in enumerate(text.split("\n"), 1):
                if CONTROL.search(line):
                    self.add("", "has a control character", "drop it", number)

    def check_facts(self, facts):
        before = len(self.findings)
        self.check_table(facts, KEYS, "")
        for table, keys in TABLES.items():
            for index, row in self.rows(facts, table):
                where = f"{table}[{index}]"
                if isinstance(row, dict):
                    self.check_table(row, keys, where)
                else:
                    self.add(where, f"is {show(row)}", "write a table")
        self.check_texts(facts)
        self.check_numbers(facts)
        self.check_names(facts)
        self.check_asked(facts)
        self.check_retired(facts)
        for where in control_characters(facts):
            self.add(where, "has a control character", "drop it")
        if facts.get("sources") == []:
            self.add("sources", "is empty", "name what the page rests on")
        return len(self.findings) == before

    def rows(self, facts, table):
        return enumerate(facts[table] if isinstance(facts.get(table), list) else [])

    def values(self, facts, table, key, kind):
        """The values of a key in the rows of a table, with where they stand."""
        for index, row in self.rows(facts, table):
            if isinstance(row, dict) and type(row.get(key)) is kind:
                yield row[key], f"{table}[{index}].{key}"

    def check_table(self, table, keys, prefix):
        for key, value in table.items():
            where = f"{prefix}.{key}" if prefix else key
            if key not in keys:
                self.add(where, "is not a known key", nearest(key, keys))
                continue
            kind, allowed, _ = keys[key]
            if type(value) is not kind:
                self.add(where, f"is {show(value)}", f"write {TYPE_NAMES[kind]}")
            elif allowed:
                self.check_values(where, value, allowed)
        for key, (_, _, required) in keys.items():
            if required and key not in table:
                where = f"{prefix}.{key}" if prefix else key
                self.add(where, "is missing", "add the key")

    def check_values(self, where, value, allowed):
        values = value if isinstance(value, list) else [value]
        known = list(self.vocabulary.sets[allowed])
        for one in values:
            if one not in known:
                advice = self.vocabulary.advice(allowed, one)
                self.add(where, f"{show(one)} is not a declared {allowed}", advice)
        if any(one in values[:index] for index, one in enumerate(values)):
            self.add(where, "names a value twice", "name it once")

    def check_texts(self, facts):
        message = facts.get("message")
        if isinstance(message, str):
            self.check_line("message", message, MESSAGE_LIMIT)
            if message.endswith("."):
                self.add("message", "ends with a period", "drop it")
        for table, key, limit in LINES:
            for text, where in self.values(facts, table, key, str):
                self.check_line(where, text, limit)
        for digits, where in self.values(facts, "citations", "hex", str):
            if not HEX.fullmatch(digits):
                self.add(where, f"is {show(digits)}", "write 0x and up to eight digits")

    def check_numbers(self, facts):
        for key, highest in (("code", HIGHEST_CODE), ("ntstatus", HIGHEST_NTSTATUS)):
            if type(facts.get(key)) is int:
                self.check_number(key, facts[key], 1, highest)
        for code, where in self.values(facts, "citations", "code", int):
            self.check_number(where, code, 0, HIGHEST_CITED)

    def check_number(self, where, number, least, most):
        if not least <= number <= most:
            self.add(where, f"is {show(number)}", f"write a number from {least} to {most}")

    def check_official_name(self, name):
        fault = unfit_name(name) or (len(name) > NAMES_LONGEST and f"is longer than {NAMES_LONGEST} characters")
        if fault:
            self.add("", f"the name {fault}", "write it as its source does", 1)

    def check_names(self, facts):
        for table in ("aliases", "citations"):
            for name, where in self.values(facts, table, "name", str):
                if unfit_name(name):
                    self.add(where, unfit_name(name), "write it as its source does")

    def check_asked(self, facts):
        """Each phrase is a line of words that the search can find."""
        if facts.get("asked") == []:
            self.add("asked", "is empty", "drop the key or write how people ask for the record")
        seen = set()
        for index, phrase in self.rows(facts, "asked"):
            where = f"asked[{index}]"
            if not isinstance(phrase, str) or not tokens(phrase):
                self.add(where, f"is {show(phrase)}", "write a text of at least one word")
            elif phrase in seen:
                self.add(where, f"{show(phrase)} stands here twice", "write it once")
            else:
                self.check_line(where, phrase, NOTE_LIMIT)
                seen.add(phrase)

    def check_line(self, where, text, limit):
        if not text.strip() or text != text.strip() or "\n" in text:
            self.add(where, "is empty, padded or longer than one line", "write one line of text")
        if len(text) > limit:
            self.add(where, f"has {len(text)} characters", f"say it in at most {limit}")

    def check_file_name(self, page):
        infix = f"{page.vendor}-" if page.vendor else ""
        expected = f"{page.domain}/{page.code:05d}-{infix}{self.domain.short_name(page.name)}.md"
        if page.file != expected:
            self.add("", "the file name disagrees with the facts", f"name it {expected}")

    def check_asked_anew(self, page):
        """The search knows the page by its name, aliases and message anyway."""
        called = [
            self.domain.undecorated(page.name),
            page.facts["message"],
            *(alias["name"] for alias in page.facts["aliases"]),
        ]
        called = {spoken(text) for text in called}
        for index, phrase in enumerate(page.facts.get("asked", [])):
            if spoken(phrase) in called:
                self.add(f"asked[{index}]", f"{show(phrase)} is what the page is called anyway", "drop it")

    def check_length(self, page):
        count = page.word_count()
        if "name_only" in page.facts and count > NAME_ONLY_WORDS:
            advice = f"write at most {NAME_ONLY_WORDS}: nothing but the name is known"
            self.add("", f"the page has {count} words of prose", advice)

    def check_name_only(self, facts):
        if "name_only" in facts and facts["name_only"] is not True:
            self.add("name_only", f"is {show(facts['name_only'])}", "write true, or drop the key")

    def check_retired(self, facts):
        """Slugs of causes are promises: one that is gone names its successor."""
        retired = facts.get("retired")
        for slug, successor in (retired if isinstance(retired, dict) else {}).items():
            if not SLUG.fullmatch(slug) or not isinstance(successor, str) or not SUCCESSOR.fullmatch(successor):
                advice = "write old-slug = 'new-slug', or the id of another page's cause"
                self.add(f"retired.{slug}", f"is {show(successor)}", advice)
