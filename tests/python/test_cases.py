"""The shared cases: same question, same answer in C, Lua, Python and shell."""

import json

import ikeerr
import pytest

from shared_cases import FOLDER, cases, check_golden, check_rendered, options, read_cases, text_of


def ids(records):
    return [record.id for record in records]


def check_answer(case, answer):
    assert answer.status == case["status"]
    assert answer.reason == case.get("reason", answer.reason if case["status"] == "unknown" else None)
    assert answer.reading == case.get("reading", answer.reading)
    assert ids(answer.records) == case.get("records", [])
    assert ids(answer.also) == case.get("also", ids(answer.also))
    assert ids(answer.suggestions) == case.get("suggestions", ids(answer.suggestions))
    for part in case.get("says", ()):
        assert part in answer.explanation
    check_golden(case, answer.explanation + "\n")


def check_raising(case, ask):
    """ask() returns the record of the case, or raises what it says."""
    if case["status"] == "found":
        return ids([ask()]) == case["records"]
    with pytest.raises(ikeerr.UnknownKeyError if case["status"] == "unknown" else ikeerr.AmbiguousKeyError) as raised:
        ask()
    for part in case.get("says", ()):
        assert part in str(raised.value)
    check_golden(case, f"{raised.value}\n")
    if case["status"] == "ambiguous":
        return ids(raised.value.candidates) == case["records"]
    return raised.value.reason == case.get("reason", raised.value.reason)


@cases("lookup")
def test_lookup(case):
    key, domain = text_of(case), options(case, "domain")
    check_answer(case, ikeerr.answer(key, **domain))
    assert check_raising(case, lambda: ikeerr.lookup(key, **domain))
    assert ids(ikeerr.lookup_all(key, **domain)) == case.get("records", [])


def plain(value):
    return list(value) if isinstance(value, tuple) else value


def test_record():
    for case in read_cases("record"):
        record = ikeerr.lookup(case["id"])
        assert {name: plain(getattr(record, name)) for name in case} == case


def test_plain_values_are_those_of_json():
    """The record that the command writes as JSON, whole: a golden file."""
    answer = json.loads((FOLDER / "command" / "answer.json").read_text(encoding="utf-8"))
    assert [record.as_dict() for record in ikeerr.lookup_all(answer["key"])] == answer["records"]


@cases("plain")
def test_plain(case):
    plain_record = ikeerr.lookup(case["id"]).as_dict()
    assert [(name, value) for name, value in plain_record.items() if name in case] == list(case.items())


@cases("decode_notify")
def test_decode_notify(case):
    assert check_raising(case, lambda: ikeerr.decode_notify(case["type"], bytes.fromhex(case["data"])))


@cases("related")
def test_related(case):
    kinds = options(case, "kinds")
    if "path" in case:
        steps = ikeerr.path(*case["path"], **kinds)
    else:
        steps = list(ikeerr.lookup(case["walk"]).walk(depth=case["depth"], **kinds))
    assert (steps and [[step.record.id, step.relation.kind, step.depth] for step in steps]) == (
        case["steps"] if case["steps"] != [] or steps is None else steps
    )


def rendered(case):
    record = ikeerr.lookup(case["record"])
    if case["render"] == "page":
        return record.page(**options(case, "width", "color", "format", "section"))
    if case["render"] == "brief":
        return record.brief(**options(case, "width", "color", "format"))
    if case["render"] == "graph":
        return record.graph(**options(case, "format", "depth", "kinds"))
    return str(record)


@cases("render")
def test_render(case):
    check_rendered(case, rendered(case))
