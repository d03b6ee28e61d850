"""The fields of a record: attributes, plain values and help agree with the core's table, which is the only list."""

import json
import os
import pathlib
import subprocess
import sys
import types

import ikeerr
import pytest

from core_library import read_structs

LOGS = pathlib.Path(__file__).parents[1] / "cases" / "logs"

if "IKEERR_LIBRARY" not in os.environ:
    pytest.skip("IKEERR_LIBRARY names no shared library of the core", allow_module_level=True)

STRUCTS = read_structs()
FIELDS = STRUCTS["Record"].fields
NAMES = [field.name for field in FIELDS]
RECORDS = ikeerr.records()
TUPLES = [*(name for name in STRUCTS if name != "Record"), "Answer", "Step", "Hit", "Mention"]
HOST_TYPES = {
    "text": str,
    "word": str,
    "markdown": str,
    "number": int,
    "flag": bool,
    "record": ikeerr.Record,
    "list": tuple,
}


def host_type(kind, structure):
    return getattr(ikeerr, structure) if kind == "struct" else HOST_TYPES[kind]


# ---- attributes ----


def check_value(field, value):
    if value is None:
        assert field.absence != "never", field.name
        return
    assert type(value) is host_type(field.type, field.structure), field.name
    for item in value if field.type == "list" else ():
        assert type(item) is host_type(field.item, field.structure), field.name
        if field.item == "struct":
            check_struct(item)


def check_struct(value):
    fields = STRUCTS[type(value).__name__].fields
    assert value._fields == tuple(field.name for field in fields)
    for field, item in zip(fields, value, strict=True):
        assert getattr(value, field.name) is item
        check_value(field, item)


def test_attributes_are_the_fields():
    methods = {"brief", "page", "graph", "walk", "as_dict"}
    assert {name for name in dir(ikeerr.Record) if not name.startswith("_")} - methods == set(NAMES)


def test_values_have_the_types_of_their_fields():
    for record in RECORDS:
        for field in FIELDS:
            check_value(field, getattr(record, field.name))


def test_short_fields_that_are_always_there_are_read_without_a_call():
    for field in FIELDS:
        is_short = field.type in ("text", "word", "number") and field.absence == "never"
        expected = types.MemberDescriptorType if is_short else types.GetSetDescriptorType
        assert type(vars(ikeerr.Record)[field.name]) is expected


@pytest.mark.parametrize("name", TUPLES)
def test_named_tuples_know_their_fields(name):
    kind = getattr(ikeerr, name)
    assert kind._fields is kind.__match_args__
    getters = [name for name, member in vars(kind).items() if type(member) is types.GetSetDescriptorType]
    assert kind._fields == tuple(getters)


# ---- plain values ----


def plain(value):
    """What json can write, by the shapes that the documentation promises."""
    if isinstance(value, ikeerr.Record):
        return value.id
    if hasattr(value, "_fields"):
        return {name: plain(item) for name, item in zip(value._fields, value, strict=True)}
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def test_as_dict():
    for record in RECORDS:
        as_dict = record.as_dict()
        assert list(as_dict) == NAMES
        assert as_dict == {name: plain(getattr(record, name)) for name in NAMES}
        assert json.loads(json.dumps(as_dict)) == as_dict


def test_as_dict_belongs_to_the_caller():
    record = ikeerr.lookup(13868)
    spoilt = record.as_dict()
    spoilt["tags"].append("spoilt")
    spoilt["related"][0]["note"] = "spoilt"
    spoilt["sources"].clear()
    assert record.as_dict() == {name: plain(getattr(record, name)) for name in NAMES}


def all_named_tuples():
    record = ikeerr.lookup(13886)
    yield from (*record.aliases, *record.sources, *record.seen_in, *record.faq, *record.related, *record.citations)
    founded = ikeerr.lookup("ikev2:14")
    yield from (*founded.causes, *founded.causes[0].signs, *founded.log_lines)
    yield from record.walk(depth=2)
    yield from ikeerr.search('"main mode" certificate')
    yield from ikeerr.scan(
        "error 13868 and NO_PROPOSAL_CHOSEN; the error code returned on failure is 87", neighbours=True
    )
    (verdict,) = ikeerr.diagnose(LOGS / "strongswan-selectors-gw2.log")
    yield from (verdict, *verdict.children, *verdict.evidence)
    yield from map(ikeerr.answer, (13868, 24, 99999, "ERROR_IPSEC_IKE_SA_EXPIRED"))


def test_asdict_of_named_tuples():
    seen = set()
    for value in all_named_tuples():
        seen.add(type(value).__name__)
        assert list(value._asdict()) == list(value._fields)
        assert value._asdict() == plain(value)
        assert json.loads(json.dumps(value._asdict())) == value._asdict()
    assert seen | {"Alias"} == set(TUPLES)


def test_asdict_of_what_is_made_by_hand():
    record = ikeerr.lookup(13868)
    step = ikeerr.Step([record, ikeerr.Relation([record, "cause", "", "inferred"]), {1: record}, [record]])
    assert step._asdict() == {
        "record": "win32:13868",
        "relation": {"target": "win32:13868", "kind": "cause", "note": "", "basis": "inferred"},
        "depth": {1: record},
        "previous": [record],
    }


# ---- what help() says ----


def sentence(meaning):
    return meaning[0].upper() + meaning[1:] + "."


def described(field):
    words = f": {', '.join(field.words)}" if 0 < len(field.words) <= 8 else ""
    absence = {"never": "", "unknown": " None: nobody documents it.", "none": " None: there is none."}
    return sentence(field.meaning)[:-1] + words + "." + absence[field.absence]


@pytest.mark.parametrize("name", STRUCTS)
def test_help_says_what_fields_mean(name):
    for field in STRUCTS[name].fields:
        assert sentence(getattr(ikeerr, name).__dict__[field.name].__doc__[:-1]) == described(field)


def test_help_outlives_the_module():
    program = """
import gc, sys
import ikeerr
field, tuple_field = ikeerr.Record.__dict__["role"], ikeerr.Relation.__dict__["note"]
del sys.modules["ikeerr"], ikeerr
gc.collect()
print(field.__doc__, tuple_field.__doc__)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.startswith("who raises it: initiator, responder, either. None: nobody documents it. why: ")
