"""The search of the C library, called directly."""

import ctypes
import pathlib

ANY_DOMAIN = -1
NAME, ID = 3, 0


class Span(ctypes.Structure):
    _fields_ = [("start", ctypes.c_size_t), ("end", ctypes.c_size_t)]


class Hit(ctypes.Structure):
    _fields_ = [
        ("record", ctypes.c_void_p),
        ("score", ctypes.c_double),
        ("field", ctypes.c_int),
        ("exact", ctypes.c_bool),
        ("span_count", ctypes.c_uint8),
        ("snippet", ctypes.c_void_p),
        ("snippet_length", ctypes.c_size_t),
        ("spans", Span * 12),
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
        self.library.ikeerr_field_name.restype = ctypes.c_char_p

    def search(self, query, limit=10):
        """[(identity, score, field, exact, snippet with the matches in brackets)]"""
        hits = (Hit * limit)()
        text = query.encode()
        count = self.library.ikeerr_search(text, ctypes.c_size_t(len(text)), None, hits, ctypes.c_size_t(limit))
        return [self.describe(hit) for hit in hits[:count]]

    def describe(self, hit):
        identity = self.library.ikeerr_record_text(hit.record, ID).decode()
        field = self.library.ikeerr_field_name(hit.field).decode()
        text = ctypes.string_at(hit.snippet, hit.snippet_length)
        for span in reversed(hit.spans[: hit.span_count]):
            text = text[: span.start] + b"[" + text[span.start : span.end] + b"]" + text[span.end :]
        return identity, hit.score, field, hit.exact, text.decode()
