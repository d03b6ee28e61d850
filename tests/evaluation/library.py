"""The search and the lookup of the C library, called directly."""

import ctypes
import pathlib

ID = 0  # of ikeerr_text
ANY_DOMAIN = -1  # of ikeerr_domain
FILES = ("libikeerr.so*", "libikeerr*.dylib", "ikeerr.dll")


class Hit(ctypes.Structure):
    """ikeerr_hit."""

    _fields_ = [  # noqa: RUF012 (as ctypes wants it)
        ("record", ctypes.c_void_p),
        ("score", ctypes.c_double),
        ("exact", ctypes.c_bool),
        ("exact_field", ctypes.c_uint8),
        ("term_count", ctypes.c_uint8),
        ("terms", ctypes.c_uint16 * 24),
    ]


class Answer(ctypes.Structure):
    """ikeerr_answer."""

    _fields_ = [  # noqa: RUF012 (as ctypes wants it)
        ("status", ctypes.c_int),
        ("reading", ctypes.c_int),
        ("reason", ctypes.c_int),
        ("candidate_count", ctypes.c_uint),
        ("also_count", ctypes.c_uint),
        ("suggestion_count", ctypes.c_uint),
        ("candidates", ctypes.c_void_p * 32),
        ("also", ctypes.c_void_p * 8),
        ("suggestions", ctypes.c_void_p * 8),
        ("neighbour", ctypes.c_char_p),
        ("reserved", ctypes.c_uint32 * 8),
    ]


class Library:
    def __init__(self, build):
        found = [path for pattern in FILES for path in sorted(pathlib.Path(build).glob(f"core/{pattern}"))]
        if not found:
            raise SystemExit(f"{build}/core has none of {', '.join(FILES)}: build there first, or name another --build")
        self.library = ctypes.CDLL(str(found[0]))
        self.library.ikeerr_search.restype = ctypes.c_size_t
        self.library.ikeerr_lookup.restype = ctypes.c_int
        self.library.ikeerr_record_text.restype = ctypes.c_char_p
        self.library.ikeerr_record_text.argtypes = [ctypes.c_void_p, ctypes.c_int]

    def search(self, query, limit=10):
        """The identities of the hits, best first."""
        hits = (Hit * limit)()
        text = query.encode()
        count = self.library.ikeerr_search(text, ctypes.c_size_t(len(text)), None, hits, ctypes.c_size_t(limit))
        return [self.library.ikeerr_record_text(hit.record, ID).decode() for hit in hits[:count]]

    def lookup(self, key):
        """The identities of the candidates: one when found, several when ambiguous, none when unknown."""
        answer = Answer()
        text = key.encode()
        self.library.ikeerr_lookup(text, ctypes.c_size_t(len(text)), ANY_DOMAIN, ctypes.byref(answer))
        found = answer.candidates[: answer.candidate_count]
        return [self.library.ikeerr_record_text(record, ID).decode() for record in found]
