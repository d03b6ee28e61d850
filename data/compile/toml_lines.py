"""On which line of a TOML text each key and each entry of an array stands. The text has been parsed by tomllib before."""

import re

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\[\]{}=,.\n]"
    r"|[^\s\[\]{}=,.\"'#]+",
    re.DOTALL,
)
OPENING, CLOSING = ("[", "{"), ("]", "}")


def tokens(text):
    """(token, its line), comments left out."""
    line, at = 1, 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        if not match[0].startswith("#"):
            yield match[0], line


def line_of_depth(text, depth):
    """The line from which on more than `depth` brackets are open, 0 if there is none."""
    open_brackets = 0
    for token, line in tokens(text):
        open_brackets += (token in OPENING) - (token in CLOSING)
        if open_brackets > depth:
            return line
    return 0


class TomlLines:
    """`of` maps the path of a key (`related[2].to`) to its line."""

    def __init__(self, text):
        self.of = {}
        self.rows = {}  # path of an array of tables -> the number of its last table
        self.tokens = [*tokens(text), ("\n", 0)]
        self.at = 0
        prefix = ""
        while self.at < len(self.tokens):
            if self.peek() == "\n":
                self.at += 1
            elif self.peek() == "[":
                prefix = self.read_header()
            else:
                self.read_pair(prefix)

    def nearest(self, path):
        """The line of a key, or of the table that it should stand in; 0 for a key of the whole text."""
        while path and path not in self.of:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.of.get(path, 0)

    def peek(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else "\n"

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1][0]

    def mark(self, path):
        self.of.setdefault(path, self.tokens[self.at][1])

    def read_key(self, end):
        """The parts of a dotted key; `end` is what follows it."""
        parts = []
        while (token := self.take()) != end:
            if token != ".":
                parts.append(token[1:-1] if token[0] in "\"'" else token)
        return parts

    def read_header(self):
        """The path of `[table]`, or of the last one of `[[tables]]`."""
        line = self.tokens[self.at][1]
        self.take()
        is_row = self.peek() == "["
        if is_row:
            self.take()
        path = ""
        for part in self.read_key("]"):
            path = join(path if path not in self.rows else f"{path}[{self.rows[path]}]", part)
            self.of.setdefault(path, line)
        if is_row:
            self.take()
            self.rows[path] = self.rows.get(path, -1) + 1
            path = f"{path}[{self.rows[path]}]"
        self.of.setdefault(path, line)
        return path

    def read_pair(self, prefix):
        start = self.at
        path = prefix
        for part in self.read_key("="):
            path = join(path, part)
            self.of.setdefault(path, self.tokens[start][1])
        self.read_value(path)

    def read_value(self, path):
        opening = self.take()
        if opening == "[":
            self.read_array(path)
        elif opening == "{":
            self.read_inline_table(path)
        else:  # a date or a fraction is several tokens
            while self.peek() not in (",", "\n", *CLOSING):
                self.take()

    def read_array(self, path):
        number = 0
        while self.peek() != "]":
            if self.peek() in (",", "\n"):
                self.take()
                continue
            self.mark(f"{path}[{number}]")
            self.read_value(f"{path}[{number}]")
            number += 1
        self.take()

    def read_inline_table(self, path):
        while self.peek() != "}":
            if self.peek() in (",", "\n"):
                self.take()
            else:
                self.read_pair(path)
        self.take()


def join(prefix, key):
    return f"{prefix}.{key}" if prefix else key
