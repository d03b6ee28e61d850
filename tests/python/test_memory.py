"""Nothing leaks: repeating a thing does not make the process hold more memory blocks."""

import gc
import pickle
import sys

import ikeerr
import pytest

RECORD = ikeerr.lookup(13886)


def fail(function, *arguments, **keywords):
    try:
        function(*arguments, **keywords)
    except (LookupError, ValueError, TypeError, AttributeError):
        return
    raise AssertionError("no exception")


def feed(scanner):
    return scanner.feed("\xfc 13868"), scanner.finish()


THINGS = {
    "lookup by number": lambda: ikeerr.lookup(13868),
    "lookup by name": lambda: ikeerr.lookup("ERROR_IPSEC_IKE_AUTH_FAIL"),
    "lookup by another name": lambda: ikeerr.lookup("auth fail", domain="win32"),
    "lookup by record": lambda: ikeerr.lookup(RECORD, domain="win32"),
    "get": lambda: ikeerr.get("nothing", default=[]),
    "lookup_all": lambda: ikeerr.lookup_all(11),
    "answer": lambda: ikeerr.answer(24),
    "an unknown key": lambda: fail(ikeerr.lookup, "ERROR_IPSEC_IKE_SA_EXPIRED"),
    "an ambiguous key": lambda: fail(ikeerr.lookup, 11),
    "a lone surrogate": lambda: fail(ikeerr.lookup, "\ud800"),
    "a wrong type": lambda: fail(ikeerr.lookup, 1.5),
    "a wrong keyword": lambda: fail(ikeerr.lookup, 1, domains=1),
    "a wrong domain": lambda: fail(ikeerr.lookup, 1, domain="x"),
    "an exception": lambda: fail(ikeerr.lookup, OSError(1)),
    "a missing attribute": lambda: fail(getattr, ikeerr, "nothing"),
    "decode_notify": lambda: ikeerr.decode_notify(12345, b"\0\0\x36\x2c"),
    "a malformed notify": lambda: fail(ikeerr.decode_notify, 12345, b"x"),
    "dir": lambda: dir(ikeerr),
    "records": lambda: ikeerr.records(kind="error"),
    "walk": lambda: list(RECORD.walk(depth=2, kinds=["cause", "effect"])),
    "a wrong kind": lambda: fail(RECORD.walk, kinds=["causes"]),
    "path": lambda: ikeerr.path(13868, "ikev2:24"),
    "page": lambda: RECORD.page(width=60, color=True),
    "graph": lambda: RECORD.graph(depth=2),
    "line": lambda: (str(RECORD), repr(RECORD), hash(RECORD), int(RECORD), RECORD == RECORD, RECORD < RECORD),
    "as_dict": lambda: (RECORD.as_dict(), RECORD.related[0]._asdict()),
    "pickle": lambda: pickle.loads(pickle.dumps(RECORD)),
    "search": lambda: ikeerr.search("peer stopped responding"),
    "scan str": lambda: list(ikeerr.scan("Fehler \xfc 13868: error code returned on failure is 13868.")),
    "scan bytes": lambda: list(ikeerr.scan(b"error code returned on failure is 13868.")),
    "scan chunks": lambda: list(ikeerr.scan(iter(["error code returned on failure", " is 13868."]))),
    "a scan not finished": lambda: next(ikeerr.scan(b"ERROR_IPSEC_IKE_AUTH_FAIL " * 9), None),
    "a mixture of chunks": lambda: fail(list, ikeerr.scan(["a", b"b"])),
    "Scanner": lambda: feed(ikeerr.Scanner()),
}


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS)
def test_no_leak(thing):
    def blocks_after(times):
        for _ in range(times):
            thing()
        gc.collect()
        return sys.getallocatedblocks()

    blocks_after(500)
    before = blocks_after(500)
    assert blocks_after(1000) - before < 250
