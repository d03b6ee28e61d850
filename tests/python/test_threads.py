"""Threads: one object for each record whoever asks first, scans that let others run, cursors that are not shared."""

import queue
import subprocess
import sys
import threading
import time

import ikeerr
import pytest

FIRST_USE = """
import sys, threading, ikeerr
sys.setswitchinterval(1e-6)
THREADS = 8
barrier, seen = threading.Barrier(THREADS), [None] * THREADS
def look(number):
    barrier.wait()
    records = [ikeerr.lookup(code) for code in (13868, 13886, 13801, "ikev2:14")] + list(ikeerr.records())
    values = [value for record in records for value in (record, record.related, record.summary, record.tags)]
    values += [ikeerr.ERROR_IPSEC_IKE_AUTH_FAIL, ikeerr.lookup("ERROR_IPSEC_IKE_AUTH_FAIL")]
    seen[number] = [id(value) for value in values]
threads = [threading.Thread(target=look, args=(number,)) for number in range(THREADS)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert all(one == seen[0] for one in seen)
"""


def test_first_use_from_many_threads():
    for _ in range(5):
        subprocess.run([sys.executable, "-c", FIRST_USE], check=True)


def longest_wait_during(work):
    """How long this thread has to wait at most while another one works, as a part of the whole time."""
    is_done, waits = threading.Event(), []

    def run():
        work()
        is_done.set()

    thread = threading.Thread(target=run)
    start = before = time.perf_counter()
    thread.start()
    while not is_done.is_set():
        now = time.perf_counter()
        waits.append(now - before)
        before = now
    waits.append(time.perf_counter() - before)
    thread.join()
    return max(waits) / (time.perf_counter() - start)


def text_that_takes_long():
    for size in (1 << bits for bits in range(20, 31)):
        text, start = bytes(size), time.perf_counter()
        assert not list(ikeerr.scan(text))
        if time.perf_counter() - start > 0.1:
            break
    return text


def test_large_work_lets_other_threads_run():
    text = text_that_takes_long()
    words, lines = "certifcate " * 1_000_000, b"07[IKE] <gw|1> received packet: from 192.0.2.1[500]\n" * 200_000
    for work in (
        lambda: list(ikeerr.scan(text)),
        lambda: ikeerr.Scanner().feed(text),
        lambda: ikeerr.scan_column([text]),
        lambda: ikeerr.get(words),
        lambda: ikeerr.search(words),
        lambda: ikeerr.diagnose(lines),
    ):
        assert any(longest_wait_during(work) < 0.5 for _ in range(3))


def from_two_threads(step):
    """Runs step in two threads until both have ended; returns the exceptions."""
    errors = queue.SimpleQueue()

    def run():
        try:
            step()
        except ValueError as error:
            errors.put(str(error))

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [errors.get() for _ in range(errors.qsize())]


@pytest.mark.parametrize("repetition", range(8))
def test_a_cursor_in_two_threads_refuses_or_works(repetition):
    text = b"error code returned on failure is 13868.\n" * 20_000
    scan, scanner = ikeerr.scan(text), ikeerr.Scanner()
    errors = from_two_threads(lambda: sum(1 for _ in scan))
    errors += from_two_threads(lambda: scanner.feed(text))
    errors += from_two_threads(lambda: sum(1 for _ in ikeerr.lookup(13886).walk(depth=9)))
    assert all("is running already" in error for error in errors)
