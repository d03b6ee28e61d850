"""A scan that is interrupted, by Ctrl-C or for want of memory, stops at once and never reads a chunk that is gone.

Times are those of this process on a processor, which do not depend on what else the machine does.
"""

import contextlib
import itertools
import signal
import time

import ikeerr
import pytest

LINE = b"error code returned on failure is 13868.\n"


@contextlib.contextmanager
def interrupted_soon():
    """Ctrl-C, so to say, after a fiftieth of a second of work."""

    def interrupt(*_):
        raise KeyboardInterrupt

    handler = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.02)
    try:
        with pytest.raises(KeyboardInterrupt):
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)


@pytest.fixture(scope="module")
def long_text():
    """Several pieces, between which signals are asked for, half a second of work, and a mention behind them."""
    for size in (1 << bits for bits in range(22, 30)):
        text, start = b"IKE 13868% " * (size // 11), time.process_time()
        assert not list(ikeerr.scan(text))
        if time.process_time() - start > 0.5:
            break
    return text + b"\n" + LINE


@pytest.mark.parametrize("kind", [bytes, bytes.decode], ids=["bytes", "str"])
def test_a_long_scan_can_be_interrupted_and_goes_on(long_text, kind):
    text = kind(long_text)
    scan = ikeerr.scan(text)
    with interrupted_soon():
        next(scan)
    (mention,) = scan
    assert text[mention.start : mention.end] == kind(b"13868")


def test_a_scan_of_endless_chunks_can_be_interrupted():
    scan = ikeerr.scan(itertools.repeat(b"x" * 100))
    with interrupted_soon():
        next(scan)


@pytest.mark.parametrize("kind", [bytes, bytes.decode], ids=["bytes", "str"])
def test_a_column_can_be_interrupted(long_text, kind):
    line = kind(long_text[:110])
    for column in ([kind(long_text)], [line] * (len(long_text) // 110), itertools.repeat(line)):
        with interrupted_soon():
            ikeerr.scan_column(column)


def test_a_scanner_that_was_interrupted_is_of_no_use(long_text):
    scanner = ikeerr.Scanner()
    with interrupted_soon():
        scanner.feed(long_text)
    for step in (lambda: scanner.feed(LINE), scanner.finish):
        with pytest.raises(ValueError, match="interrupted within a chunk: make another one"):
            step()


@pytest.mark.parametrize("kind", [bytes, bytes.decode], ids=["bytes", "str"])
def test_a_scanner_without_memory(kind):
    """Every allocation of a feed fails once; chunks are large enough to be read where they are."""
    capi = pytest.importorskip("_testcapi")
    text, failures = kind(LINE * 400), 0
    for allocation in range(120):
        scanner = ikeerr.Scanner()
        capi.set_nomemory(allocation, allocation + 1)
        try:
            mentions = scanner.feed(text)
        except MemoryError:
            mentions = None
        finally:
            capi.remove_mem_hooks()
        if mentions is None:
            failures += 1
            with pytest.raises(ValueError, match="interrupted within a chunk: make another one"):
                scanner.feed(kind(LINE))
        else:
            assert len(mentions) == 400
            assert len(scanner.feed(kind(LINE))) == 1
    assert failures > 60
