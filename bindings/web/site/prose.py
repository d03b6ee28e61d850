"""Prose of the pages as HTML: paragraphs, lists, inline code; names of records and causes become links."""

import re

from markdown_it import MarkdownIt
from markupsafe import Markup, escape

import sources
from reference import path

CALLED = re.compile(r"\b[a-z]+\d*:\d+(?:@[\w-]+)?(?:#[\w-]+)?|\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b")  # identity or name
LONG_COMMAND = 60  # characters from which a command has a line of its own


class Prose:
    def __init__(self, reference):
        self.reference = reference
        self.markdown = MarkdownIt("zero").enable(["backticks", "list"])
        self.markdown.add_render_rule("code_inline", lambda _, tokens, at, __, env: self.code(tokens[at].content, env))
        self.markdown.add_render_rule("text", lambda _, tokens, at, __, env: self.linked(tokens[at].content, env))

    def block(self, text, root):
        return Markup(self.markdown.render(text, {"root": root}))

    def inline(self, text, root):
        return Markup(self.markdown.renderInline(text, {"root": root}))

    def record_called(self, text):
        return self.reference.by_id.get(text) or self.reference.by_name.get(text)

    def code(self, span, env):
        shown = f"<code>{escape(span)}</code>"
        if record := self.record_called(span):
            return f'<a href="{env["root"]}{path(record)}index.html">{shown}</a>'
        if not self.reference.is_command(span):
            return shown
        length = " long" if len(span) >= LONG_COMMAND else ""
        return f'<code class="command{length}">{escape(span)}</code>'

    def linked(self, text, env):
        """The text, with the records and causes that it names as links."""
        parts, at = [], 0
        for match in CALLED.finditer(text):
            called, _, slug = match[0].partition("#")
            if record := self.record_called(called):
                anchor = f"#{slug}" if slug else ""
                link = f'<a href="{env["root"]}{path(record)}index.html{anchor}">{escape(match[0])}</a>'
                parts += [escape(text[at : match.start()]), link]
                at = match.end()
        return "".join([*parts, escape(text[at:])])

    def source(self, title, section, root):
        """A source, as a link where its address is known."""
        text = f"{title}, {section}" if section else title
        address = self.reference.addresses.get(title) or sources.address(title, section)
        if address:
            return Markup(f'<a href="{escape(address)}">{escape(text)}</a>')
        return Markup(self.linked(text, {"root": root}))

    def cause_source(self, text, root):
        """Where a cause is documented: a title, and behind a comma perhaps the section."""
        title, _, section = text.partition(", ")
        return self.source(title, section or None, root)
