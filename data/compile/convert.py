"""Brings a page of the old form into the new one as far as a program can; gone when the last page is rewritten.

Sections change places, causes become statements with slugs, and the remedies wait under a heading of their own until
somebody has put each beside its cause. What is left to do, `check` says."""

import re

from files import Unreadable, read_text
from page import LAYOUT
from prose_style import ABBREVIATED, CODE_SPAN
from sections import Body

ORDER = (
    "Summary", "Causes", "Remedies", "Technical meaning", "Error details", "Usage context", "Developer interpretation", "FAQ",
)  # fmt: skip
REMEDIES = "### Remedies to be placed {to-be-placed}"
CONDITION = re.compile(r"`?(?P<word>[A-Z_]{3,})`?(?: only)?: ")
SLUG_WORDS = 4
EMPTY_WORDS = frozenset(
    "a an and as at by for from in into is it its no not of on one or other the their to was with".split()
)


class Converted:
    """The text of a page in the new form."""

    def __init__(self, text, conditions):
        self.conditions = conditions
        self.slugs = set()
        layout = LAYOUT.match(text)
        if not layout:
            raise Unreadable("is no page", "mend what `check` finds first")
        _, bodies = Body("", 0, layout["prose"].split("\n")).under("## ")
        self.bodies = {body.title: body for body in bodies}
        if "Remedies" not in self.bodies:
            raise Unreadable("is in the new form already", "leave it out")
        parts = [part for title in ORDER for part in self.section(title)]
        self.text = text[: layout.start("prose")] + "\n" + "\n\n".join(parts) + "\n"

    def section(self, title):
        body = self.bodies.get(title)
        if not body:
            return
        if title == "Causes":
            yield f"## {title}"
            yield from (self.cause(text) for text, _ in body.items()[1])
        elif title == "Remedies":
            yield REMEDIES
            yield "\n".join(f"- Fix: {text}" for text, _ in body.items()[1])
        else:
            yield f"## {title}\n\n{body.text}"

    def cause(self, text):
        condition = CONDITION.match(text)
        is_known = condition and condition["word"] in self.conditions
        text = text[condition.end() :] if is_known else text
        first, rest = split_sentence(text)
        statement = first.rstrip(".")
        statement = statement[:1].upper() + statement[1:]
        heading = f"### {statement} {{{self.slug(statement)}}}"
        when = f"- When: {condition['word']}" if is_known else ""
        return "\n\n".join(filter(None, (heading, rest, when)))

    def slug(self, statement):
        words = [word for word in re.findall(r"[a-z0-9]+", statement.lower()) if word not in EMPTY_WORDS]
        slug = "-".join(words[:SLUG_WORDS]) or "cause"
        while slug in self.slugs:
            slug += "-2"
        self.slugs.add(slug)
        return slug


def split_sentence(text):
    """The first sentence and what follows it."""
    plain = CODE_SPAN.sub(lambda span: "x" * len(span[0]), text)
    plain = ABBREVIATED.sub(lambda word: "x" * len(word[0]), plain)
    end = re.search(r"[.?!](?=\s)", plain)
    return (text[: end.end()], text[end.end() :].strip()) if end else (text, "")


def convert(path, conditions):
    """Writes the page anew; raises Unreadable for what is no page of the old form."""
    text = Converted(read_text(path), conditions).text
    path.write_text(text, encoding="utf-8", newline="\n")
