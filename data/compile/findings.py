"""What is wrong with the data, collected so that one run reports everything."""

import dataclasses
import difflib
import reprlib

from toml_lines import TomlLines

MOST_NAMED = 24  # values that advice spells out
MOST_SHOWN = 60  # characters of a value


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    file: str
    line: int  # 0: not known
    where: str  # the key's path (`related[2].to`) or the section's title
    fault: str
    advice: str
    others: tuple = dataclasses.field(default=(), compare=False)  # further files that the fault lies between

    def __str__(self):
        place = f"{self.file}:{self.line}" if self.line else self.file
        return printable(": ".join(filter(None, (place, self.where, f"{self.fault}; {self.advice}"))))


class Findings(list):
    def __init__(self):
        super().__init__()
        self.texts = {}  # file -> its TOML, and how many lines stand before it
        self.lines = {}  # file -> the lines of its keys, made for the first finding that asks

    def know_lines(self, file, toml, before=0):
        """Findings without a line get that of their key from now on."""
        self.texts[file] = toml, before

    def add(self, file, where, fault, advice, line=0, others=()):
        self.append(Finding(file, line or self.line_of(file, where), where, fault, advice, tuple(others)))

    def line_of(self, file, where):
        if not where or file not in self.texts:
            return 0
        toml, before = self.texts[file]
        if file not in self.lines:
            self.lines[file] = TomlLines(toml)
        line = self.lines[file].nearest(where)
        return line and line + before

    def about(self, files):
        """Those that lie in the given files, or between one of them and another."""
        return {finding for finding in self if not files.isdisjoint((finding.file, *finding.others))}

    def report(self):
        return report(self)


def report(findings):
    return "\n".join(str(finding) for finding in sorted(set(findings)))


class Shown(reprlib.Repr):
    """Cuts what is long or deep, which a file may hold at any size."""

    def __init__(self):
        super().__init__()
        self.maxlevel = 3
        self.maxstring = self.maxother = MOST_SHOWN

    def repr_int(self, number, level):
        return repr(number) if number.bit_length() <= 64 else f"a number of {number.bit_length()} bits"


def show(value):
    """A value as messages show it."""
    text = Shown().repr(value)
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 3]}..."


def printable(text):
    """Names of files and keys come from outside: what would steer a terminal is escaped."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


def nearest(given, allowed, otherwise="use one that is declared"):
    """Advice that names the most similar allowed value, or all of them if they are few."""
    allowed = [str(value) for value in allowed]
    similar = difflib.get_close_matches(given, sorted(allowed), 1) if isinstance(given, str) else []
    if similar:
        return f"did you mean {similar[0]!r}?"
    return f"use one of {', '.join(allowed)}" if len(allowed) <= MOST_NAMED else otherwise


def declared_advice(given, allowed, place):
    """Advice for a value that is declared nowhere: what is, and where to declare it."""
    similar = difflib.get_close_matches(given, sorted(allowed), 1) if isinstance(given, str) else []
    guess = f"did you mean {similar[0]!r}? " if similar else ""
    return f"{guess}{place} declares {', '.join(allowed)}: use one of them or declare it there"
