"""The prose of a page by its sections: which there are, in which order, how long, and what they consist of."""

import dataclasses
import re

from causes import CauseReader
from findings import show
from log_lines import LogLineReader
from prose_style import CODE_SPAN, MOST_WORDS, long_sentences, wordings

FOREIGN_MARKDOWN = re.compile(
    r"^\s*(\d+\.|\*|\+|>|\||#{4,}|```|---)\s*|\*\*|__\w|\]\(|^ +- |<[a-z/]+>", re.MULTILINE | re.IGNORECASE
)


@dataclasses.dataclass(frozen=True)
class Section:
    key: str
    title: str
    limits: dict  # what the vocabulary says of it

    @property
    def is_list(self):
        return "items" in self.limits

    def is_required(self, kind):
        return kind in self.limits["required"]


@dataclasses.dataclass
class Prose:
    texts: dict  # section key -> text, None where there is none
    questions: list = dataclasses.field(default_factory=list)  # (question, answer)
    causes: list = dataclasses.field(default_factory=list)
    log_lines: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class Body:
    """What stands under a heading."""

    title: str
    line: int  # of the heading
    lines: list

    @property
    def text(self):
        return "\n".join(self.lines).strip()

    def under(self, prefix):
        """The body cut at the lines that start with a prefix: what stands before, and a body for each."""
        bodies = [Body("", self.line, [])]
        for number, line in enumerate(self.lines, self.line + 1):
            if line.startswith(prefix):
                bodies.append(Body(line[len(prefix) :].strip(), number, []))
            else:
                bodies[-1].lines.append(line)
        return bodies[0], bodies[1:]

    def items(self):
        """What stands before the list, and its items as (text, line)."""
        before, items = self.under("- ")
        return before, [(one_line([item.title, *item.lines]), item.line) for item in items]

    def broken_spans(self):
        """The lines on which a code span begins or ends that has another end elsewhere."""
        return [number for number, line in enumerate(self.lines, self.line + 1) if line.count("`") % 2]


def words(text):
    return text.split()


def one_line(lines):
    """Blanks inside a line stay: programs print several."""
    return " ".join(filter(None, map(str.strip, lines)))


def join_lines(text):
    """Paragraphs with their line breaks folded, separated by one empty line."""
    return "\n\n".join(" ".join(words(part)) for part in re.split(r"\n\s*\n", text) if part.strip())


class SectionReader:
    """Reads the prose of one page; `add(where, fault, advice, line)` takes what is wrong."""

    def __init__(self, vocabulary, facts, domain, add):
        self.vocabulary = vocabulary
        self.facts = facts
        self.domain = domain
        self.add = add

    def read(self, text, first_line):
        before, bodies = Body("", first_line - 1, text.split("\n")).under("## ")
        for number, line in enumerate(before.lines, first_line):
            if line.strip():
                self.add("", f"text before the first heading: {show(line)}", "move it under a heading", number)
        self.check_titles([body.title for body in bodies])
        self.prose = Prose({section.key: None for section in self.vocabulary.sections if not section.is_list})
        for section in self.vocabulary.sections:
            for body in bodies:
                if body.title == section.title:
                    self.read_section(section, body)
        return self.prose

    def check_titles(self, titles):
        known = [section.title for section in self.vocabulary.sections]
        kind = self.facts.get("kind")
        required = [section.title for section in self.vocabulary.sections if section.is_required(kind)]
        missing = [title for title in required if title not in titles]
        surplus = [title for title in titles if title not in known]
        expected = [title for title in known if title in titles or title in required]
        if titles != expected:
            fault = f"sections missing: {missing}, unknown: {surplus}, order: {titles}"
            self.add("", fault, f"write exactly {expected}")

    def read_section(self, section, body):
        self.check_markdown(section, body)
        if section.key == "faq":
            self.prose.questions = self.read_questions(section, body)
        elif section.key == "log_lines":
            self.prose.log_lines = self.read_log_lines(section, body)
        elif section.key == "causes":
            self.prose.causes = self.read_causes(section, body)
        else:
            self.prose.texts[section.key] = self.read_text(section, body)

    def check_markdown(self, section, body):
        plain = CODE_SPAN.sub("`code`", body.text)
        stray = FOREIGN_MARKDOWN.search(plain)
        if stray:
            fault = f"Markdown beyond paragraphs, lists and inline code: {show(stray[0].strip())}"
            self.add(section.title, fault, "write it plainly", body.line)
        if plain.count("`") % 2:
            self.add(section.title, "a backtick has no partner", "close the inline code", body.line)
        else:
            for line in body.broken_spans()[:1]:
                self.add(section.title, "a code span is broken in two", "write it on one line, however long", line)

    # ---- what sections consist of ----

    def read_text(self, section, body):
        if re.search(r"^(- |#)", body.text, re.MULTILINE):
            self.add(section.title, "has a list or a heading", "write paragraphs", body.line)
        text = join_lines(body.text)
        self.check_count(section.title, len(words(text)), section.limits["words"], "words", body.line)
        self.check_style(section.title, text, body.line)
        return text

    def read_questions(self, section, body):
        before, questions = body.under("### ")
        self.check_nothing_before(section, before, "text outside the questions", "write '### Question?' first")
        pairs = [(question.title, join_lines(question.text)) for question in questions]
        for (question, answer), at in zip(pairs, questions, strict=True):
            if not question.endswith("?"):
                self.add(section.title, f"{show(question)} has no question mark", "ask a question", body.line)
            self.check_style(section.title, answer, at.line)
        self.check_items(section, [answer for _, answer in pairs], body.line)
        return pairs

    def read_causes(self, section, body):
        before, bodies = body.under("### ")
        self.check_nothing_before(section, before, "text outside the causes", "write '### A statement {slug}' first")
        is_failure = section.is_required(self.facts.get("kind"))
        reader = CauseReader(self.vocabulary, self.facts, self.domain, is_failure, self.add)
        causes = []
        for under in bodies:
            text, items = under.items()
            causes.append(reader.read(under.title, join_lines(text.text), items, under.line))
        self.check_count(section.title, len(causes), section.limits["items"], "causes", body.line)
        self.check_causes(section, causes)
        return causes

    def check_causes(self, section, causes):
        seen = set()
        for cause in causes:
            where = f"Causes#{cause.slug}"
            if cause.slug and cause.slug in seen:
                self.add(where, "stands here twice", "write another slug", cause.line)
            seen.add(cause.slug)
            for text in cause.prose():
                self.check_style(where, text, cause.lines.get(text, cause.line))
            for label, text, line in cause.instructions():
                self.check_count(f"{where}.{label}", len(words(text)), section.limits["item"], "words", line)
        if self.facts.get("name_only") and len(causes) > 1:
            self.add(section.title, f"has {len(causes)} causes on a page of name_only", "write one", causes[1].line)

    def read_log_lines(self, section, body):
        before, items = body.items()
        self.check_nothing_before(section, before, "text outside the list", "write '-' items only")
        found = []
        for text, line in items:

            def add(fault, advice, line=line):
                self.add(section.title, fault, advice, line)

            found.append(LogLineReader(self.vocabulary, self.domain, line, add).read_item(text))
        lines = [line for line in found if line]
        for line in lines:
            self.check_style(section.title, line.says, line.at)
        self.check_items(section, [line.says for line in lines], body.line)
        return lines

    # ---- checks ----

    def check_nothing_before(self, section, before, fault, advice):
        text = join_lines(before.text)
        if text:
            self.add(section.title, f"{fault}: {show(text)}", advice, before.line)

    def check_style(self, where, text, line):
        for sentence in long_sentences(text):
            fault = f"has a sentence of {len(words(sentence))} words: {show(sentence)}"
            self.add(where, fault, f"write at most {MOST_WORDS}: one action or one condition a sentence", line)
        for found, advice in wordings(text):
            self.add(where, f"says {show(found)}", advice, line)

    def check_items(self, section, texts, line):
        self.check_count(section.title, len(texts), section.limits["items"], "items", line)
        for number, text in enumerate(texts, 1):
            self.check_count(f"{section.title}[{number}]", len(words(text)), section.limits["item"], "words", line)

    def check_count(self, where, count, limits, unit, line):
        least, most = limits
        if not least <= count <= most:
            self.add(where, f"has {count} {unit}", f"write {least} to {most}", line)
