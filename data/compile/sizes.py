"""What of the layout of the tables depends on how much data there is, and the header that hands it to C."""

HEADER = """\
/* What of the layout of the tables depends on how much data there is. Written by data/compile. */
#ifndef IKEERR_TABLE_SIZES_H
#define IKEERR_TABLE_SIZES_H

#include <stdint.h>

{types}

enum {{
{enumerators}
}};

#endif
"""
NARROW = 16  # bits of a place in a table, as long as they reach


class Sizes:
    def __init__(self):
        self.types = {}  # of unsigned numbers: their bits
        self.numbers = {}

    def type_of_place(self, name, last):
        """An unsigned number that reaches the last place of a table."""
        self.types[name] = NARROW if last < 1 << NARROW else 32

    def header(self):
        types = "\n".join(f"typedef uint{bits}_t {name};" for name, bits in self.types.items())
        enumerators = "\n".join(f"  {name} = {number}," for name, number in self.numbers.items())
        return HEADER.format(types=types, enumerators=enumerators)


def slot_bits(rows, least):
    """Of a table in which a row stands in its slot or in the next free one: three in four slots stay free."""
    return max(least, (4 * rows - 1).bit_length())


def rounded_up(count, step):
    return -(-count // step) * step
