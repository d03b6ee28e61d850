"""The module in several interpreters, and several times in one: each has its own objects, and none disturbs another."""

import importlib
import subprocess
import sys
import textwrap

import pytest

WORK = """
import ikeerr
record = ikeerr.lookup(13868)
assert record is ikeerr.ERROR_IPSEC_IKE_POLICY_MATCH
assert len(list(record.walk(depth=3))) > 3 and record.page() and record.related and ikeerr.path(13868, "ikev2:14")
try:
    ikeerr.lookup(13919)
    raise SystemExit("found")
except ikeerr.UnknownKeyError as error:
    assert error.reason == "unassigned"
"""

SHARED_GIL = """
import _xxsubinterpreters as interpreters
def run(work):
    interpreter = interpreters.create(isolated=False)
    try:
        interpreters.run_string(interpreter, work)
    finally:
        interpreters.destroy(interpreter)
"""

OWN_GIL_3_12 = SHARED_GIL.replace("isolated=False", "isolated=True").replace(
    "        interpreters.run_string(interpreter, work)",
    "        assert interpreters.run_string(interpreter, work) is None",
)

OWN_GIL_3_13 = """
import _interpreters
def run(work):
    interpreter = _interpreters.create("isolated")
    try:
        failure = _interpreters.run_string(interpreter, work)
        assert failure is None, failure
    finally:
        _interpreters.destroy(interpreter)
"""


def in_a_new_process(program):
    run = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout.split()


def subinterpreters():
    if sys.version_info >= (3, 13):
        return OWN_GIL_3_13
    return OWN_GIL_3_12 if sys.version_info >= (3, 12) else SHARED_GIL


def test_two_hundred_one_after_the_other():
    in_a_new_process(f"WORK = {WORK!r}\n{subinterpreters()}\nfor _ in range(200): run(WORK)")


def test_beside_the_main_interpreter():
    in_a_new_process(f"WORK = {WORK!r}\n{subinterpreters()}\nexec(WORK); run(WORK); exec(WORK); run(WORK)")


def test_at_the_same_time():
    program = f"""
WORK = {WORK * 20!r}
{subinterpreters()}
import threading
threads = [threading.Thread(target=run, args=(WORK,)) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("done")
"""
    assert in_a_new_process(program) == ["done"]


def test_imported_twice():
    import ikeerr

    module = sys.modules.pop("ikeerr")
    try:
        other = importlib.import_module("ikeerr")
        assert other is not ikeerr and other.Record is not ikeerr.Record
        assert other.lookup(13868) != ikeerr.lookup(13868) and other.lookup(13868).id == ikeerr.lookup(13868).id
        with pytest.raises(TypeError):
            other.lookup(ikeerr.lookup(13868))
        with pytest.raises(TypeError):
            assert other.lookup(13868) < ikeerr.lookup(13868)
    finally:
        sys.modules["ikeerr"] = module


def test_records_outlive_the_module():
    program = """
import gc, sys, ikeerr
record, walk, scan = ikeerr.lookup(13886), ikeerr.lookup(13868).walk(depth=2), ikeerr.scan(["13868", "13801"])
del sys.modules["ikeerr"], ikeerr
gc.collect()
assert record.related and record.page() and list(walk) and record.summary
list(scan)
"""
    in_a_new_process(program)


def test_objects_that_live_until_the_end():
    program = """
import ikeerr
class Last:
    def __init__(self): self.record, self.lookup = ikeerr.lookup(13886), ikeerr.lookup
    def __del__(self): self.record.related, self.lookup(13868).page(), repr(self.record)
last = Last()
ikeerr.last = Last()
ikeerr.lookup(13886)
"""
    in_a_new_process(program)


def test_modules_are_freed():
    program = """
import gc, importlib, sys, weakref
def load():
    module = importlib.import_module("ikeerr")
    module.lookup(13868).related, module.records(), module.ERROR_IPSEC_IKE_AUTH_FAIL
    del sys.modules["ikeerr"]
    return weakref.ref(module), weakref.ref(module.Record)
def blocks_after(times):
    references = [load() for _ in range(times)]
    gc.collect()
    assert not any(reference() for pair in references for reference in pair)
    return sys.getallocatedblocks()
blocks_after(3)
print(-blocks_after(3) + blocks_after(3))
"""
    (growth,) = in_a_new_process(program)
    assert int(growth) < 300
