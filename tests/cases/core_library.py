"""The core's table of fields and its names, read from the shared library, for tests that compare documents with them.

IKEERR_LIBRARY is the path of that library."""

import ctypes
import os
from typing import NamedTuple

TYPES = ("nothing", "text", "word", "markdown", "number", "flag", "record", "struct", "list")
ABSENCES = ("never", "unknown", "none")


class Field(NamedTuple):
    name: str
    meaning: str
    type: str
    item: str  # of a list: the type of its items
    structure: str  # where type or item is struct: its name
    absence: str
    words: tuple  # of a closed set: the words; of others none


class Struct(NamedTuple):
    meaning: str
    fields: list


class CField(ctypes.Structure):
    """ikeerr_field"""

    _fields_ = [("name", ctypes.c_char_p), ("meaning", ctypes.c_char_p)] + [
        (name, ctypes.c_int) for name in ("type", "item", "structure", "absence", "words")
    ]


def _library():
    library = ctypes.CDLL(os.environ["IKEERR_LIBRARY"])
    library.ikeerr_struct_name.restype = library.ikeerr_struct_meaning.restype = ctypes.c_char_p
    library.ikeerr_field_count.restype = library.ikeerr_word_count.restype = ctypes.c_size_t
    library.ikeerr_field_at.argtypes = [ctypes.c_int, ctypes.c_size_t]
    library.ikeerr_field_at.restype = CField
    library.ikeerr_word.argtypes = [ctypes.c_int, ctypes.c_size_t]
    library.ikeerr_word.restype = ctypes.c_char_p
    return library


def _field(library, structure, index):
    raw = library.ikeerr_field_at(structure, index)
    holds_structs = "struct" in (TYPES[raw.type], TYPES[raw.item])
    words = [library.ikeerr_word(raw.words, word) for word in range(library.ikeerr_word_count(raw.words))]
    return Field(
        raw.name.decode(),
        raw.meaning.decode(),
        TYPES[raw.type],
        TYPES[raw.item],
        library.ikeerr_struct_name(raw.structure).decode() if holds_structs else "",
        ABSENCES[raw.absence],
        tuple(word.decode() for word in words),
    )


def _struct(library, structure):
    count = library.ikeerr_field_count(structure)
    meaning = library.ikeerr_struct_meaning(structure).decode()
    return Struct(meaning, [_field(library, structure, index) for index in range(count)])


def read_structs():
    """The structs by their names, each with its fields in their order; the first is Record."""
    library, structs = _library(), {}
    while name := library.ikeerr_struct_name(len(structs)):
        structs[name.decode()] = _struct(library, len(structs))
    return structs


def read_names(kind):
    """The names of an enumeration that has them: "status", "reading", "reason", "hit_field", "form", "certainty",
    "graph_format", "page_format", "section". Those of reasons start at 1: 0 is none."""
    name_of = getattr(_library(), f"ikeerr_{kind}_name")
    name_of.restype = ctypes.c_char_p
    return [name.decode() for index in range(64) if (name := name_of(index))]
