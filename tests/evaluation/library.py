"""The search of the C library, called directly."""

import ctypes
import pathlib

ID = 0  # of ikeerr_text
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


class Library:
    def __init__(self, build):
        found = [path for pattern in FILES for path in sorted(pathlib.Path(build).glob(f"core/{pattern}"))]
        if not found:
            raise SystemExit(f"{build}/core has none of {', '.join(FILES)}: build there first, or name another --build")
        self.library = ctypes.CDLL(str(found[0]))
        self.library.ikeerr_search.restype = ctypes.c_size_t
        self.library.ikeerr_record_text.restype = ctypes.c_char_p
        self.library.ikeerr_record_text.argtypes = [ctypes.c_void_p, ctypes.c_int]

    def search(self, query, limit=10):
        """The identities of the hits, best first."""
        hits = (Hit * limit)()
        text = query.encode()
        count = self.library.ikeerr_search(text, ctypes.c_size_t(len(text)), None, hits, ctypes.c_size_t(limit))
        return [self.library.ikeerr_record_text(hit.record, ID).decode() for hit in hits[:count]]
