"""Records and what holds them can be pickled and copied; a Record comes back as the one there is."""

import copy
import pickle
import subprocess
import sys

import ikeerr
import pytest

protocols = pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))


@protocols
def test_records(protocol):
    for record in ikeerr.records():
        assert pickle.loads(pickle.dumps(record, protocol)) is record
    assert pickle.loads(pickle.dumps(ikeerr.records(), protocol)) == ikeerr.records()


def test_copies():
    record = ikeerr.lookup(13868)
    assert copy.copy(record) is copy.deepcopy(record) is record
    assert copy.deepcopy([record])[0] is record
    assert copy.deepcopy(record.related) == record.related


@protocols
def test_parts(protocol):
    record = ikeerr.lookup(13886)
    parts = [record.related, record.citations, record.sources, record.aliases, record.seen_in, record.faq]
    parts += [tuple(record.walk(depth=2)), ikeerr.answer(24), ikeerr.answer("nothing")]
    for part in parts:
        restored = pickle.loads(pickle.dumps(part, protocol))
        assert restored == part and type(restored) is type(part)


@protocols
@pytest.mark.parametrize("key", [7, "13919", "ERROR_IPSEC_IKE_SA_EXPIRED"])
def test_errors(protocol, key):
    with pytest.raises(LookupError) as raised:
        ikeerr.lookup(key)
    restored = pickle.loads(pickle.dumps(raised.value, protocol))
    assert type(restored) is type(raised.value) and str(restored) == str(raised.value)
    assert vars(restored) == vars(raised.value) and restored.key == key


def test_another_process_reads_them():
    program = "import pickle, sys; print(pickle.load(sys.stdin.buffer).message)"
    record = ikeerr.lookup(13868)
    run = subprocess.run([sys.executable, "-c", program], input=pickle.dumps(record), capture_output=True, check=True)
    assert run.stdout.decode().strip() == record.message


@pytest.mark.parametrize("thing", [ikeerr.lookup(13886).walk(), ikeerr.scan("13868"), ikeerr.Scanner()])
def test_cursors_are_not_pickled(thing):
    with pytest.raises(TypeError):
        pickle.dumps(thing)
