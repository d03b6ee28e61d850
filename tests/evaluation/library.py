"""The search of the C library, called directly."""

import ctypes
import pathlib

ID = 0  # of ikeerr_text


class Hit(ctypes.Structure):
    """ikeerr_hit."""

    _fields_ = [
        ("record", ctypes.c_void_p),
        ("score", ctypes.c_double),
        ("exact", ctypes.c_bool),
        ("exact_field", ctypes.c_uint8),
        ("term_count", ctypes.c_uint8),
        ("terms", ctypes.c_uint16 * 24),
    ]


class Library:
    def __init__(self, build):
        path = next(iter(sorted(pathlib.Path(build).glob("core/libikeerr.so*"))), None)
        if path is None:
            raise SystemExit(
                f"{build} has no core/libikeerr.so: build there first, or name another folder with --build"
            )
        self.library = ctypes.CDLL(str(path))
        self.library.ikeerr_search.restype = ctypes.c_size_t
        self.library.ikeerr_record_text.restype = ctypes.c_char_p
        self.library.ikeerr_record_text.argtypes = [ctypes.c_void_p, ctypes.c_int]

    def search(self, query, limit=10):
        """The identities of the hits, best first."""
        hits = (Hit * limit)()
        text = query.encode()
        count = self.library.ikeerr_search(text, ctypes.c_size_t(len(text)), None, hits, ctypes.c_size_t(limit))
        return [self.library.ikeerr_record_text(hit.record, ID).decode() for hit in hits[:count]]
