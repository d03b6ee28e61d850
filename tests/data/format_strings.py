"""Whether a line of a page is one that a program can print, by the strings in its binaries.

A pattern and a format string both have fixed text, and places where anything may stand. A line is found *whole* where
one format string prints it from end to end: each place of the format lies in a place of the pattern, or the text that
the pattern has there is a string of the program too (a name, a function), an error of the system or a number. A program
may also put a line together from several strings: then its fixed parts of 12 bytes or more are looked for, each a string
of the program, or several on end."""

import collections
import functools
import os
import re

from log_lines import WILDCARD, parts_of

LONG_PART = 12  # bytes
LEAST_PIECE = 4  # bytes of a string that a part may be put together from: shorter ones would make anything
LEAST_TAIL = 8  # bytes of the end of a string: a linker keeps one string for two of which one ends in the other
SHORT_NAMES = re.compile(rb"\b(?:IKE|ESP|AH)\b")  # strings that are shorter and are taken all the same
ANY = b"\x01"  # a place where anything may stand
PRINTABLE = re.compile(rb"[\t\n\x20-\x7e\x80-\xff]{3,}(?=\0)")
# printf's conversions and strongSwan's own: %N a name, %H %Y %P %R %V, with flags, width, precision and length.
CONVERSION = re.compile(rb"%(?:%|[-+ #0-9.*']*(?:hh|h|ll|l|z|j|t|L)?[a-zA-Z])")
WORD = re.compile(rb"[A-Za-z_]{4,}")
NO_NAME = re.compile(rb"[\d\s.,:;#/\[\]()<>=+*'\"%-]*")  # numbers, addresses, and what joins the names of a list
SYSTEM_ERRORS = {os.strerror(number).encode() for number in range(1, 134)}


class FormatStrings:
    """The strings of a product's binaries, each as pieces of fixed text between conversions."""

    def __init__(self, contents, libraries=(), prefix=b""):
        """`contents`: of the binaries, and of `libraries` that have texts which they print; `prefix`: what formats have
        in front of a message, as a regular expression."""
        strings = strings_of(contents)
        self.raw = b"\0".join([*sorted(strings), b""])
        if prefix:
            strings |= {re.sub(prefix, b"", string, count=1) for string in strings}
        self.formats = {shape_of(string.strip()): string for string in sorted(strings)}
        shapes = map(shape_of, strings)
        self.pieces = {piece for shape in shapes for piece in shape.split(ANY)} | strings_of(libraries)
        self.text = b"\0".join([b"", *sorted(self.pieces), b""])
        self.by_word = collections.defaultdict(list)
        for shape in self.formats:
            for word in set(WORD.findall(shape)):
                self.by_word[word].append(shape)

    def candidates(self, pattern):
        """Formats that have words of the pattern, those that have most of them first."""
        counts = collections.Counter(shape for word in set(WORD.findall(pattern)) for shape in self.by_word[word])
        return [shape for shape, _ in counts.most_common()]

    # ---- whole ----

    def whole(self, line):
        """The format string that prints the line from end to end, or None."""
        pattern = WILDCARD.sub(ANY.decode(), line).encode()
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
        return own >= LONG_PART or own * 2 >= len(pattern.replace(ANY, b""))

    @functools.cache
    def is_known(self, text):
        """Whether what a conversion prints of a pattern's text is a name, or names, that the program has."""
        first, *others = text.split(ANY)
        if not others:
            return self.is_name(text)
        return self.ends(first) and self.begins(others[-1]) and all(part in self.text for part in others[:-1])

    def is_name(self, text):
        return bool(NO_NAME.fullmatch(text)) or text in SYSTEM_ERRORS or text in self.pieces or text + b"\0" in self.text

    # ---- by parts ----

    def lacking(self, line):
        """The long fixed parts of a line that no strings of the program make; of a line without any, the longest."""
        parts = [part.encode() for part in parts_of(line)]
        last = len(parts) - 1
        long = [at for at, part in enumerate(parts) if len(part) >= LONG_PART]
        long = long or [max(range(len(parts)), key=lambda at: len(parts[at]))]
        return [parts[at].decode() for at in long if not self.makes(parts[at], at > 0, at < last)]

    def makes(self, part, is_open_before, is_open_behind):
        """Whether strings of the program on end make a part; where it is open its first or last may be cut."""
        if is_open_before and is_open_behind and part in self.text:
            return True
        reached = {0}
        for at in range(len(part)):
            if at in reached:
                reached |= set(self.ends_of_pieces(part, at, is_open_before and at == 0, is_open_behind))
        return len(part) in reached

    def ends_of_pieces(self, part, at, is_cut_before, is_open_behind):
        if NO_NAME.fullmatch(part[at : at + 1]):
            yield at + 1
        if name := SHORT_NAMES.match(part, at):
            yield name.end()
        for end in range(at + LEAST_PIECE, len(part) + 1):
            piece = part[at:end]
            if (
                piece in self.pieces
                or (len(piece) >= LEAST_TAIL and piece + b"\0" in self.raw)
                or (is_cut_before and self.begins(piece))
                or (is_open_behind and end == len(part) and self.ends(piece))
            ):
                yield end

    def begins(self, text):
        """Whether a wildcard and this text make a piece."""
        return bool(NO_NAME.fullmatch(text)) or text + b"\0" in self.text

    def ends(self, text):
        """Whether this text and a wildcard make a piece."""
        return bool(NO_NAME.fullmatch(text)) or b"\0" + text in self.text


def strings_of(contents):
    return {string for content in contents for string in PRINTABLE.findall(content + b"\0")}


def shape_of(string):
    """A format string with ANY for each conversion; several in a row are one."""
    shape = CONVERSION.sub(lambda match: b"%" if match[0] == b"%%" else ANY, string)
    return re.sub(ANY + b"+", ANY, shape)


def regex(shape, anything):
    return re.compile(anything.join(map(re.escape, shape.split(ANY))), re.DOTALL)
