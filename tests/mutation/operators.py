"""The ways to break C that mutation testing tries: each is one small edit of the text of one file."""

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<skip>//[^\n]*|/\*.*?\*/|^[ \t]*\#(?:[^\n\\]|\\.|\\\n)*)
    |(?P<string>"(?:\\.|[^"\\])*")
    |(?P<character>'(?:\\.|[^'\\])*')
    |(?P<word>[A-Za-z_]\w*)
    |(?P<number>\d\w*)
    |(?P<sign><<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\S)""",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)

# Boundary first, then the opposite.
RELATIONS = {"<": ("<=", ">="), "<=": ("<", ">"), ">": (">=", "<="), ">=": (">", "<"), "==": ("!=",), "!=": ("==",)}
BINARY = {"+": "-", "-": "+", "*": "+", "/": "*", "%": "*", "<<": ">>", ">>": "<<", "&": "|", "|": "&", "^": "|"}
LOGIC = {"&&": "||", "||": "&&"}
STEPS = {"++": "--", "--": "++", "+=": "-=", "-=": "+=", "|=": "&=", "&=": "|=", "<<=": ">>=", ">>=": "<<="}
CONTROL = ("if", "while", "for", "switch")
KEYWORDS = {*CONTROL, "return", "else", "do", "case", "default", "goto", "sizeof", "static", "const", "enum", "struct"}
KEYWORDS |= {"unsigned", "int", "char", "bool", "typedef", "extern", "inline", "void", "double"}


class Mutant(NamedTuple):
    path: str
    line: int
    function: str  # "" outside of functions
    operator: str
    start: int  # the characters of the file that are replaced, half-open
    end: int
    instead: str


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def tokens_of(text):
    found = ((match.lastgroup, match.group(), match.start(), match.end()) for match in TOKEN.finditer(text))
    return [Token(*token) for token in found if token[0] != "skip"]


def partners_of(tokens):
    """The index of the closing bracket for that of each opening one, and the other way round."""
    partners, open_ones = {}, []
    for index, token in enumerate(tokens):
        if token.kind == "sign" and token.text in "([{":
            open_ones.append(index)
        elif token.kind == "sign" and token.text in ")]}":
            partners[index] = open_ones.pop()
            partners[partners[index]] = index
    return partners


class Source:
    """The tokens of a file, and where its functions, enumerators and tables are."""

    def __init__(self, path, text):
        self.path, self.text = path, text
        self.tokens = tokens_of(text)
        self.partners = partners_of(self.tokens)
        self.functions = {}  # the index of a token inside a function: the function's name
        self.values = set()  # the indexes of tokens inside enumerations and initialisers outside of functions
        self.read_top_level()

    def is_sign(self, index, *signs):
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "sign" and self.tokens[index].text in signs

    def is_word(self, index, *words):
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word" and self.tokens[index].text in words

    def read_top_level(self):
        index = first = 0
        while index < len(self.tokens):
            if self.is_sign(index, ";"):
                first = index + 1
            elif self.is_sign(index, "{") and not self.is_extern_c(index):
                self.read_block(first, index)
                index = self.partners[index]
                first = index + 1 if self.is_sign(first, "}") or not self.is_sign(index + 1, ";") else first
            index += 1

    def is_extern_c(self, index):
        return self.tokens[index - 1].kind == "string"

    def read_block(self, first, index):
        inside = range(index + 1, self.partners[index])
        if self.is_sign(index - 1, ")"):
            name = self.tokens[self.partners[index - 1] - 1].text
            self.functions.update(dict.fromkeys(inside, name))
        elif self.is_sign(index - 1, "=") or any(self.is_word(i, "enum") for i in range(first, index)):
            self.values.update(inside)

    def mutant(self, operator, first, last, instead):
        """Replaces the tokens from the first to the last, both included."""
        start, end = self.tokens[first].start, self.tokens[last].end
        line = self.text.count("\n", 0, start) + 1
        return Mutant(self.path, line, self.functions.get(first, ""), operator, start, end, instead)

    def between(self, first, last):
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def is_binary(self, index):
        """Whether a value ends in front of an operator, so that it is none of the unary ones."""
        before = self.tokens[index - 1]
        return before.kind == "number" or before.text in ")]" or (before.kind == "word" and before.text not in KEYWORDS)

    # ---- the operators ----

    def relations(self, index):
        for instead in RELATIONS.get(self.tokens[index].text, ()):
            yield self.mutant("relation", index, index, instead)

    def signs(self, index):
        text = self.tokens[index].text
        if text in BINARY and self.is_binary(index):
            yield self.mutant("arithmetic", index, index, BINARY[text])
        if text in LOGIC:
            yield self.mutant("logic", index, index, LOGIC[text])
        if text in STEPS:
            yield self.mutant("step", index, index, STEPS[text])
        if text in "!~":
            yield self.mutant("negation", index, index, "")

    def constants(self, index):
        text = self.tokens[index].text
        digits, suffix = re.fullmatch(r"(0[xX][0-9A-Fa-f]+|\d+)([uUlL]*)", text).groups()
        is_size = self.is_sign(index - 1, "[") and self.is_sign(index + 1, "]") and self.is_declared(index - 2)
        if is_size:  # one byte more is the same, and one less an error of the sanitizer that is tested elsewhere
            return
        value, base = (int(digits, 16), "{:#X}") if digits[:2].lower() == "0x" else (int(digits), "{}")
        for other in (value + 1, value - 1):
            if other >= 0:
                yield self.mutant("constant", index, index, base.format(other).replace("X", "x") + suffix)

    def is_declared(self, index):
        """Whether the name at an index is being declared: a word or a star is in front of it."""
        before = self.tokens[index - 1]
        return (before.kind == "word" and before.text not in ("return", "case")) or before.text == "*"

    def characters(self, index):
        text = self.tokens[index].text
        if re.fullmatch(r"'[^\\']'", text) and chr(ord(text[1]) + 1) not in "'\\\x7f":
            yield self.mutant("constant", index, index, f"'{chr(ord(text[1]) + 1)}'")

    def conditions(self, index):
        if self.is_word(index, "if", "while") and self.is_sign(index + 1, "("):
            close = self.partners[index + 1]
            yield self.mutant("condition", index + 1, close, f"(!{self.between(index + 1, close)})")
        if self.is_sign(index, "?"):
            yield self.mutant("condition", index, index, "== 0 ?")

    def returns(self, index):
        end = index
        while not self.is_sign(end, ";"):
            end += 1
        if end == index + 1:
            return
        for instead in ("0", "1"):
            if self.between(index + 1, end - 1) not in (instead, {"0": "false", "1": "true"}[instead]):
                yield self.mutant("return", index + 1, end - 1, instead)

    def arguments(self, index):
        """Neighbouring arguments of a call, swapped."""
        if self.tokens[index].text in KEYWORDS or not self.is_sign(index + 1, "("):
            return
        close, starts = self.partners[index + 1], [index + 2]
        at = index + 2
        while at < close:
            at = self.partners[at] if self.is_sign(at, "(", "[", "{") else at
            if self.is_sign(at, ","):
                starts.append(at + 1)
            at += 1
        ends = [start - 2 for start in starts[1:]] + [close - 1]
        for i in range(len(starts) - 1):
            left, right = self.between(starts[i], ends[i]), self.between(starts[i + 1], ends[i + 1])
            if left != right:
                yield self.mutant("arguments", starts[i], ends[i + 1], f"{right}, {left}")

    def statements(self, index):
        """Calls, assignments and jumps, left out."""
        if not self.starts_statement(index):
            return
        end = index
        while not self.is_sign(end, ";"):
            end = self.partners[end] if self.is_sign(end, "(", "[", "{") else end
            end += 1
        is_jump = self.is_word(index, "break", "continue")
        if is_jump or not (self.is_declaration(index) or self.is_cast_of_nothing(index)):
            yield self.mutant("statement", index, end - 1, "")

    def starts_statement(self, index):
        first = self.tokens[index]
        if (first.kind == "word" and first.text in KEYWORDS) or (first.kind == "sign" and first.text in "{};)"):
            return False
        if self.is_sign(index - 1, ")"):
            return self.is_word(self.partners[index - 1] - 1, *CONTROL)
        return (self.is_sign(index - 1, ";", "{", "}", ":") and not self.is_in_parentheses(index)) or self.is_word(
            index - 1, "else"
        )

    def is_in_parentheses(self, index):
        """Inside the parts of a `for`, or in an initialiser."""
        depth = index
        while depth >= 0:
            depth -= 1
            if self.is_sign(depth, ")", "]", "}"):
                depth = self.partners[depth]
            elif self.is_sign(depth, "(", "["):
                return True
            elif self.is_sign(depth, "{"):
                return self.is_sign(depth - 1, "=", ",", "{") or (
                    self.is_sign(depth - 1, ")") and not self.is_block(depth)
                )
        return False

    def is_block(self, index):
        """Whether a brace behind a parenthesis opens a block, not a compound literal."""
        before = self.partners[index - 1] - 1
        return self.is_word(before, *CONTROL) or index not in self.functions

    def is_declaration(self, index):
        is_second_name = self.tokens[index + 1].kind == "word"
        is_pointer = self.is_sign(index + 1, "*") and self.tokens[index + 2].kind == "word"
        return self.tokens[index].kind == "word" and (is_second_name or is_pointer)

    def is_cast_of_nothing(self, index):
        return self.is_sign(index, "(") and self.is_word(index + 1, "void")

    def mutants(self):
        for index, token in enumerate(self.tokens):
            if index in self.values and token.kind == "number":
                yield from self.constants(index)
            if index not in self.functions:
                continue
            yield from self.statements(index)
            yield from self.conditions(index)
            if token.kind == "sign":
                yield from self.relations(index)
                yield from self.signs(index)
            elif token.kind == "number":
                yield from self.constants(index)
            elif token.kind == "character":
                yield from self.characters(index)
            elif token.text == "return":
                yield from self.returns(index)
            elif token.kind == "word":
                yield from self.arguments(index)


def mutants_of(path, text):
    return list(Source(path, text).mutants())


def mutated(text, mutant):
    return text[: mutant.start] + mutant.instead + text[mutant.end :]
