"""Writes C: constant arrays, the string pool, and assertions beside them."""

from sizes import Sizes

PIECE = 4000  # characters: C promises 4,095 a literal
SCALARS = {"uint8_t", "uint16_t", "uint32_t", "uint64_t", "table_string"}
ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("?"): "\\?"}


class Source:
    def __init__(self):
        self.lines = []
        self.pool = bytearray(b"\0")  # offset 0 is the string that is not there
        self.offsets = {}
        self.lengths = {}  # of the arrays
        self.sizes = Sizes()

    def string(self, text):
        """The offset of a string in the pool, 0 for None."""
        if text is None:
            return 0
        if text not in self.offsets:
            self.offsets[text] = len(self.pool)
            self.pool += text.encode() + b"\0"
        return self.offsets[text]

    def line(self, text):
        self.lines.append(text)

    def array(self, type_name, name, entries, length="", inner=""):
        entries = [str(entry) for entry in entries]
        self.lengths[name] = len(entries)
        self.line(f"const {type_name} ike_table_{name}[{length}]{inner} = {{")
        nothing = "0" if type_name in SCALARS else "{0}"  # C has no empty arrays
        self.lines += [",\n".join(wrap(entries or [nothing]))]
        self.line("};")

    def check(self, condition, message):
        self.line(f'_Static_assert({condition}, "{message}");')

    def text(self):
        """The whole source. The pool goes last: everything before adds to it."""
        pieces = [self.pool[start : start + PIECE] for start in range(0, len(self.pool), PIECE)]
        declared = "".join(f"  char piece{number}[{len(piece)}];\n" for number, piece in enumerate(pieces))
        values = ",\n".join(literal(piece) for piece in pieces)
        head = ["/* Written by data/compile. Do not edit: change the pages. */", '#include "tables/tables.h"', ""]
        pool = [f"struct table_pool {{\n{declared}}};", f"const struct table_pool ike_table_pool = {{\n{values}}};"]
        size = [f'_Static_assert(sizeof ike_table_pool == {len(self.pool)}, "the pool has gaps");', ""]
        return "\n".join(head + self.lines + pool + size)


def literal(piece):
    return (
        '"' + "".join(ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in piece) + '"'
    )


def braces(values):
    """An initializer."""
    return "{" + ", ".join(map(str, values)) + "}"


def wrap(entries, width=118):
    """Short entries several to a line."""
    line = ""
    for entry in entries:
        if line and len(line) + len(entry) + 2 > width:
            yield line
            line = entry
        else:
            line = f"{line}, {entry}" if line else entry
    yield line
