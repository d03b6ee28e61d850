"""After a failure every object can be used again or says that it cannot, and the exception is the one that was raised."""

import io
import pathlib
import warnings

import ikeerr
import pytest

LINE = "error code returned on failure is 13868.\n"


class Failing:
    """Fails in every way in which Python asks an object for something."""

    def fail(self, *_):
        raise ZeroDivisionError

    __bool__ = __index__ = __float__ = __iter__ = __repr__ = fail


class FailingText(str):
    __slots__ = ()

    def __repr__(self):
        raise ZeroDivisionError


RECORD = ikeerr.lookup(13868)
BAD = Failing()
CALLS = {
    "flag of scan": lambda: ikeerr.scan("", statuses=BAD),
    "second flag of scan": lambda: ikeerr.scan("", neighbours=BAD),
    "flag of Scanner": lambda: ikeerr.Scanner(statuses=BAD),
    "flag of scan_column": lambda: ikeerr.scan_column([], statuses=BAD),
    "flag of diagnose": lambda: ikeerr.diagnose("", merge=BAD),
    "flag of Diagnoser": lambda: ikeerr.Diagnoser(merge=BAD),
    "color of a page": lambda: RECORD.page(color=BAD),
    "color of a brief": lambda: RECORD.brief(color=BAD),
    "key": lambda: ikeerr.lookup(BAD),
    "key of get": lambda: ikeerr.get(BAD),
    "key of lookup_all": lambda: ikeerr.lookup_all(BAD),
    "key of answer": lambda: ikeerr.answer(BAD),
    "start of a path": lambda: ikeerr.path(BAD, 13868),
    "end of a path": lambda: ikeerr.path(13868, BAD),
    "type of a notify": lambda: ikeerr.decode_notify(BAD, b""),
    "limit": lambda: ikeerr.search("", limit=BAD),
    "score": lambda: ikeerr.search("", min_score=BAD),
    "width": lambda: RECORD.page(width=BAD),
    "depth": lambda: RECORD.walk(depth=BAD),
    "kinds": lambda: RECORD.walk(kinds=BAD),
    "source of scan": lambda: ikeerr.scan(BAD),
    "source of diagnose": lambda: ikeerr.diagnose(BAD),
    "column": lambda: ikeerr.scan_column(BAD),
    "word that cannot be shown": lambda: ikeerr.records(domain=FailingText("x")),
    "keyword that cannot be shown": lambda: ikeerr.lookup(1, **{FailingText("x"): 1}),
    "attribute that cannot be shown": lambda: getattr(ikeerr, FailingText("x")),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_an_exception_of_an_argument_comes_through(call):
    with pytest.raises(ZeroDivisionError):
        call()
    assert ikeerr.lookup(13868) is RECORD


@pytest.mark.parametrize("name", ["read1", "readinto", "__iter__", "read", "raw"])
def test_an_exception_of_an_attribute_comes_through(name):
    attributes = {"read": lambda self, size: b"", name: property(Failing().fail)}
    for function in ikeerr.scan, ikeerr.diagnose:
        with pytest.raises(ZeroDivisionError):
            function(type("File", (), attributes)())


# ---- sources ----


class Source:
    """A file that gives what it is told to, or raises it."""

    def __init__(self, *steps):
        self.steps = iter(steps)

    def read(self, _):
        step = next(self.steps, b"")
        if isinstance(step, BaseException):
            raise step
        return step


@pytest.mark.parametrize("failure", [ZeroDivisionError(), None, 5, "text", bytearray], ids=repr)
def test_a_scan_goes_on_behind_a_failure_of_its_source(failure):
    scan = ikeerr.scan(Source(LINE.encode(), failure, LINE.encode()))
    assert next(scan).record is RECORD
    with pytest.raises((ZeroDivisionError, BlockingIOError, TypeError)):
        next(scan)
    (mention,) = scan
    assert (mention.start, mention.line) == (len(LINE) + 34, 2)
    assert list(scan) == []


def test_a_scan_goes_on_behind_a_line_that_is_none():
    def lines():
        yield LINE
        yield None
        yield LINE

    scan = ikeerr.scan(lines())
    next(scan)
    with pytest.raises(TypeError, match="a chunk must be str or a bytes-like object, not NoneType"):
        next(scan)
    assert next(scan).line == 2


def test_a_scanner_goes_on_behind_what_is_no_chunk():
    scanner = ikeerr.Scanner()
    for bad in (None, 5, b"bytes", memoryview(b"abcd")[::2]):
        (mention,) = scanner.feed(LINE)
        with pytest.raises((TypeError, BufferError)):
            scanner.feed(bad)
    assert mention.line == 4
    assert scanner.finish() == []
    with pytest.raises(ValueError, match="this scanner is finished"):
        scanner.finish()


def test_a_diagnoser_says_that_it_was_interrupted():
    diagnoser = ikeerr.Diagnoser()
    with pytest.raises(TypeError):
        diagnoser.feed(None)
    for step in (lambda: diagnoser.feed(LINE), diagnoser.finish):
        with pytest.raises(ValueError, match="interrupted within a chunk: make another one"):
            step()


def test_a_walk_goes_on_behind_a_wrong_call():
    walk = RECORD.walk()
    steps = [next(walk)]
    with pytest.raises(TypeError):
        walk.__next__(1)
    assert len([*steps, *walk]) == len(list(RECORD.walk()))


@pytest.mark.parametrize("leave", ["at once", "behind a failure", "within"])
def test_a_path_that_is_left_is_closed(leave, tmp_path):
    path = pathlib.Path(tmp_path / "log")
    path.write_text(LINE * 3)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        scan = ikeerr.scan(path)
        if leave != "at once":
            next(scan)
        if leave == "behind a failure":
            with pytest.raises(TypeError):
                scan.__next__(1)
        del scan


def test_a_file_that_is_closed_meanwhile_is_the_callers_error():
    file = io.BytesIO(LINE.encode() * 20_000)
    scan = ikeerr.scan(file)
    next(scan)
    file.close()
    with pytest.raises(ValueError, match="closed file"):
        for _ in scan:
            pass


# ---- named tuples ----


@pytest.mark.parametrize("fields", [None, 5, [], (), ("a",) * 40, ("start", 5) * 6], ids=repr)
def test_names_that_somebody_has_changed_are_an_error(fields, monkeypatch):
    (mention,) = ikeerr.scan(LINE)
    monkeypatch.setattr(ikeerr.Mention, "_fields", fields)
    for call in (lambda: repr(mention), mention._asdict, lambda: ikeerr.Mention(range(12))):
        try:
            call()
        except TypeError as error:
            assert "_fields" in str(error) or "takes" in str(error)
    assert mention.record is RECORD
    monkeypatch.undo()
    assert mention._asdict()["record"] == RECORD.id
