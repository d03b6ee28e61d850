"""Whether a line of a page is one that a program can print, by the strings in its binaries.

A pattern and a format string both have fixed text, and places where anything may stand. A line is found *whole* where
one format string prints it from end to end: each place of the format lies in a place of the pattern, or the text that
the pattern has there is a string of the program too (a name, a function), an error of the system or a number. A program
may also put a line together: then it is *assembled*, from several strings on end."""

import collections
import functools
import os
import re

from log_lines import WILDCARD

LEAST_OWN = 12  # bytes of a format string's own text, where names make up more than half of a line
LEAST_TAIL = 8  # bytes of the end of a string: a linker keeps one string for two of which one ends in the other
SHORT_NAMES = re.compile(rb"\b(?:IKE|ESP|AH)\b")  # strings that are too short to be told from chance
LEAD = re.compile(rb"[A-Za-z]+: ")  # a string by itself that other strings follow
ANY = b"\x01"  # a place where anything may stand
PRINTABLE = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]{3,}(?=\0)")
# printf's conversions and strongSwan's own: %N a name, %H %Y %P %R %V, with flags, width, precision and length.
CONVERSION = re.compile(rb"%(?:%|[-+ #0-9.*']*(?:hh|h|ll|l|z|j|t|L)?[a-zA-Z])")
WORD = re.compile(rb"[A-Za-z_]{4,}")
NO_NAME = re.compile(rb"[\d\s.,:;#/\[\]()<>=+*'\"%-]*")  # numbers, addresses, and what joins the names of a list
SYSTEM_ERRORS = {os.strerror(number).encode() for number in range(1, 134)}


class FormatStrings:
    """The strings of a product's binaries, each as pieces of fixed text between conversions."""

    def __init__(self, contents, libraries=(), prefix=b"", assembles=False):
        """`contents`: of the binaries, and of `libraries` that have texts which they print; `prefix`: what formats have
        in front of a message, as a regular expression; `assembles`: whether the program puts lines together."""
        self.assembles = assembles
        strings, names = strings_of(contents), strings_of(libraries)
        self.raw = b"\0".join([*sorted(strings), b""])
        if prefix:
            strings |= {re.sub(prefix, b"", string, count=1) for string in strings}
        self.formats = {shape_of(string.strip()): string for string in sorted(strings)}
        self.names = names | {string for string in strings if b"%" not in string}
        pieces = {piece for shape in map(shape_of, strings) for piece in shape.split(ANY)}
        self.text = b"\0".join([b"", *sorted(pieces | names), b""])
        self.by_word = collections.defaultdict(list)
        for shape in self.formats:
            for word in set(WORD.findall(shape)):
                self.by_word[word].append(shape)

    def prints(self, line):
        return bool(self.whole(line)) or (self.assembles and self.assembled(line))

    def candidates(self, pattern):
        """Formats that have words of the pattern, those that have most of them first."""
        counts = collections.Counter(shape for word in set(WORD.findall(pattern)) for shape in self.by_word[word])
        return [shape for shape, _ in counts.most_common()]

    # ---- whole ----

    def whole(self, line):
        """The format string that prints the line from end to end, or None."""
        pattern = pattern_of(line)
        is_pattern = regex(pattern, b".+")
        for shape in self.candidates(pattern):
            if is_pattern.fullmatch(shape) or self.fills(shape, pattern):
                return self.formats[shape].decode(errors="replace")
        return None

    def fills(self, shape, pattern):
        """Whether the format prints the pattern, at least half of its text or 12 bytes as its own."""
        if not all(piece in pattern for piece in shape.split(ANY)):
            return False
        match = regex(shape, b"(.*?)").fullmatch(pattern)
        if not match or not all(map(self.is_known, match.groups())):
            return False
        own = len(shape.replace(ANY, b""))
        return own >= LEAST_OWN or own * 2 >= len(pattern.replace(ANY, b""))

    def is_known(self, text):
        """Whether what a conversion prints of a pattern's text is a name, or names, that the program has."""
        first, *others = text.split(ANY)
        if not others:
            return bool(NO_NAME.fullmatch(text)) or text in SYSTEM_ERRORS or text + b"\0" in self.text
        return (
            (bool(NO_NAME.fullmatch(first)) or b"\0" + first in self.text)
            and (bool(NO_NAME.fullmatch(others[-1])) or others[-1] + b"\0" in self.text)
            and all(part in self.text for part in others[:-1])
        )

    # ---- assembled ----

    def assembled(self, line):
        """Whether strings of the program on end, each whole, print the line from end to end."""
        pattern = pattern_of(line)
        words = set(WORD.findall(pattern))
        shapes = [shape for shape in self.candidates(pattern) if is_half_in(set(WORD.findall(shape)), words)]
        ends_of_names = functools.cache(lambda at: self.ends_of_names(pattern, at))
        reached, waiting = {0}, [0]
        while waiting:
            at = waiting.pop()
            ends = set(self.joints(pattern, at)).union(
                *(ends_of(shape, pattern, at, ends_of_names) for shape in shapes)
            )
            waiting += ends - reached
            reached |= ends
        return len(pattern) in reached

    def joints(self, pattern, at):
        """What stands between format strings: wildcards, marks, numbers, names that are long enough or known, and what a
        linker kept as the end of a longer string."""
        if at < len(pattern) and (pattern[at : at + 1] == ANY or NO_NAME.fullmatch(pattern[at : at + 1])):
            yield at + 1
        if name := SHORT_NAMES.match(pattern, at):
            yield name.end()
        if (lead := LEAD.match(pattern, at)) and lead[0] in self.names:
            yield lead.end()
        for end in range(at + LEAST_TAIL, len(pattern) + 1):
            if pattern[at:end] + b"\0" in self.raw or pattern[at:end] in self.names:
                yield end

    def ends_of_names(self, pattern, at):
        """Where names, numbers and errors of the system end that begin at a place of a pattern."""
        ends = range(at + 1, len(pattern) + 1)
        return [end for end in ends if NO_NAME.fullmatch(pattern[at:end]) or self.is_name(pattern[at:end])]

    def is_name(self, text):
        return text in self.names or text in SYSTEM_ERRORS

    # ---- what to look for where it does not ----

    def nearest(self, line):
        """The format string that has most words of a line."""
        candidates = self.candidates(pattern_of(line))
        return self.formats[candidates[0]].decode(errors="replace") if candidates else ""


def ends_of(shape, pattern, start, ends_of_names):
    """Where a format string may end that begins at a place of a pattern. A wildcard takes any of its text, and a
    conversion any wildcard and any name."""
    ends, seen, waiting = set(), set(), [(0, start)]
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        own, at = state
        if own == len(shape):
            ends.add(at)
            continue
        if pattern[at : at + 1] == ANY:
            waiting += [(own + 1, at), (own, at + 1)]
        if shape[own : own + 1] == ANY:
            waiting += [(own + 1, end) for end in (at, *ends_of_names(at))]
        elif shape[own : own + 1] == pattern[at : at + 1]:
            waiting.append((own + 1, at + 1))
    return ends


def strings_of(contents):
    return {string for content in contents for string in PRINTABLE.findall(content + b"\0")}


def shape_of(string):
    """A format string with ANY for each conversion; several in a row are one."""
    shape = CONVERSION.sub(lambda match: b"%" if match[0] == b"%%" else ANY, string)
    return re.sub(ANY + b"+", ANY, shape)


def is_half_in(words, others):
    return 2 * len(words & others) >= len(words)


def pattern_of(line):
    return WILDCARD.sub(ANY.decode(), line).encode()


def regex(shape, anything):
    return re.compile(anything.join(map(re.escape, shape.split(ANY))), re.DOTALL)
