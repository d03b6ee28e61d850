"""One page: its facts (TOML) and its prose (Markdown), read and checked by themselves."""

import dataclasses
import datetime
import re

from declared import CONTROL, HIGHEST_CODE, control_characters
from files import Unreadable, parse_toml, read_text
from findings import nearest, show
from keys import NAMES_LONGEST, unfit_name
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
TYPE_NAMES = {int: "a whole number", str: "a string", list: "an array", bool: "true or false", datetime.date: "a date"}

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
LAYOUT = re.compile(r"\A# (?P<name>[^\n]+)\n\n```toml\n(?P<facts>.*?)\n```\n(?P<prose>.*)\Z", re.S)
FOREIGN_MARKDOWN = re.compile(r"^\s*(\d+\.|\*|\+|>|\||#{4,}|```|---)\s*|\*\*|__\w|\]\(|^\s+- |<[a-z/]+>", re.M | re.I)
LINES_BEFORE_FACTS = 3
HEX = re.compile(r"0[xX][0-9A-Fa-f]{1,8}")
CODE_SPAN = re.compile(r"`[^`\n]+`")


@dataclasses.dataclass
class Page:
    domain: str
    file: str
    name: str
    facts: dict
    prose: dict  # section key -> str, list of str, or list of (question, answer)

    @property
    def code(self):
        return self.facts["code"]

    @property
    def vendor(self):
        return self.facts.get("vendor", "")

    @property
    def identity(self):
        return f"{self.domain}:{self.code}" + (f"@{self.vendor}" if self.vendor else "")

    def paragraphs(self):
        """Every piece of prose with the title of its section."""
        for key, value in self.prose.items():
            for piece in [value] if isinstance(value, str) else value:
                yield from ((key, part) for part in ([piece] if isinstance(piece, str) else piece))


def words(text):
    return text.split()


def line_of(text, key, index=0):
    """The line of the index-th occurrence of a key in the TOML block, 0 if it stands inside another line."""
    pattern = re.compile(rf"\[\[{re.escape(key)}\]\]|{re.escape(key)}\s*=")
    found = [number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line)]
    return found[index] if index < len(found) else 0


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
            text = self.text = read_text(path)
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
        prose = self.read_prose(layout["prose"])
        if not facts_hold:
            return None
        page = Page(self.domain.name, self.file, name, facts, prose)
        self.check_file_name(page)
        self.check_asked_anew(page)
        self.check_length(page)
        return page

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

    def read_prose(self, text):
        first_line = self.text.count("\n") - text.count("\n") + 1
        sections = self.vocabulary.sections
        titles, bodies, lines = [], [], []
        for number, line in enumerate(text.split("\n"), first_line):
            if line.startswith("## "):
                titles.append(line[3:].strip())
                bodies.append([])
                lines.append(number)
            elif bodies:
                bodies[-1].append(line)
            elif line.strip():
                self.add("", f"text before the first heading: {line[:40]!r}", "move it under a heading", number)
        expected = [section.title for section in sections]
        if titles != expected:
            missing = [title for title in expected if title not in titles]
            surplus = [title for title in titles if title not in expected]
            self.add(
                "", f"sections missing: {missing}, unknown: {surplus}, order: {titles}", f"write exactly {expected}"
            )
        prose = {section.key: [] if "items" in section.limits else "" for section in sections}
        for section in sections:
            if section.title in titles:
                at = titles.index(section.title)
                prose[section.key] = self.read_section(section, "\n".join(bodies[at]).strip(), lines[at])
        return prose

    def read_section(self, section, body, line):
        plain = CODE_SPAN.sub("`code`", body)
        stray = FOREIGN_MARKDOWN.search(plain)
        if stray:
            self.add(
                section.title,
                f"Markdown beyond paragraphs, lists and inline code: {stray[0].strip()!r}",
                "write it plainly",
                line,
            )
        if plain.count("`") % 2:
            self.add(section.title, "a backtick has no partner", "close the inline code", line)
        if section.key == "faq":
            return self.read_faq(section, body, line)
        if "items" in section.limits:
            return self.read_list(section, body, line)
        if re.search(r"^(- |#)", body, re.M):
            self.add(section.title, "has a list or a heading", "write paragraphs", line)
        text = join_lines(body)
        self.check_count(section.title, len(words(text)), section.limits["words"], "words", line)
        return text

    def read_list(self, section, body, line):
        items = [join_lines(item) for item in re.split(r"(?m)^- ", body)]
        if items[0]:
            self.add(section.title, f"text outside the list: {items[0][:40]!r}", "write '-' items only", line)
        self.check_items(section, items[1:], items[1:], line)
        return items[1:]

    def read_faq(self, section, body, line):
        parts = re.split(r"(?m)^### ", body)
        if parts[0].strip():
            self.add(
                section.title,
                f"text outside the questions: {parts[0].strip()[:40]!r}",
                "write '### Question?' first",
                line,
            )
        pairs = []
        for part in parts[1:]:
            question, _, answer = part.partition("\n")
            pairs.append((question.strip(), join_lines(answer)))
            if not question.strip().endswith("?"):
                self.add(section.title, f"{question.strip()!r} has no question mark", "ask a question", line)
        self.check_items(section, pairs, [answer for _, answer in pairs], line)
        return pairs

    def check_items(self, section, items, texts, line):
        self.check_count(section.title, len(items), section.limits["items"], "items", line)
        for number, text in enumerate(texts, 1):
            self.check_count(f"{section.title}[{number}]", len(words(text)), section.limits["item"], "words", line)

    def check_count(self, where, count, limits, unit, line):
        least, most = limits
        if not least <= count <= most:
            self.add(where, f"has {count} {unit}", f"write {least} to {most}", line)

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
        count = sum(len(words(text)) for _, text in page.paragraphs())
        least = self.vocabulary.page_words[page.facts["kind"]]
        if count < least:
            self.add("", f"the page has {count} words of prose", f"write at least {least}: something is left out")


def join_lines(text):
    """Paragraphs with their line breaks folded, separated by one empty line."""
    return "\n\n".join(" ".join(words(part)) for part in re.split(r"\n\s*\n", text) if part.strip())
