"""The graph of relations: connected, dense enough, and with the bridge between Windows and the wire."""

import csv
import pathlib
import re

import pytest

from compile_step import GOOD, run
from keys import fold

APART = {  # records that nothing documented joins to the others
    "ikev1:40001@juniper": "a next-hop table for tunnels, no part of a negotiation",
    "ikev1:26": "RFC 2408 has the name and nothing else",
    "ikev1:30000@cisco": "known by name only",
    "ikev1:30001@cisco": "known by name only",
    "ikev1:30002@cisco": "known by name only",
    "ikev1:40502@cisco": "every list calls it unknown",
    "ras:635": "the unknown error",
    "ras:870": "a check of the server's own configuration",
}
EQUIVALENTS = list(csv.DictReader((pathlib.Path(__file__).parent / "equivalents.csv").open(encoding="ascii")))


def test_mean_of_relations(relations):
    counts = [len(of_one) for identity, of_one in relations.of.items() if identity.startswith("win32:")]
    assert sum(counts) / len(counts) >= 4


def test_every_windows_record_has_a_relation(relations):
    assert [identity for identity, of_one in relations.of.items() if identity.startswith("win32:") and not of_one] == []


def test_records_reach_each_other(relations):
    assert set(relations.apart()) == APART.keys()


def test_every_relation_has_its_inverse(relations, catalogue):
    inverse = catalogue.vocabulary.inverse
    there = {(source, one.kind, one.target, one.note) for source, of_one in relations.of.items() for one in of_one}
    assert {(target, inverse[kind], source, note) for source, kind, target, note in there} == there


def test_notes_name_both_records(pages, catalogue):
    def names(page):
        yield from (page.name, catalogue.domain_of(page).undecorated(page.name))
        yield from (alias["name"] for alias in page.facts["aliases"])

    def is_named(page, note):
        by_number = re.search(rf"(?<!\d){page.code}(?!\d)", note)
        return by_number or any(fold(name) in fold(note) for name in names(page))

    silent = [
        (page.file, row["to"])
        for page in pages
        for row in page.facts.get("related", [])
        if not is_named(page, row["note"]) or not is_named(catalogue.by_identity[row["to"]], row["note"])
    ]
    assert silent == []


@pytest.mark.parametrize("row", EQUIVALENTS, ids=lambda row: f"{row['record']}-{row['closest']}")
def test_closest_records(relations, row):
    assert row["closest"] in [one.target for one in relations.of[row["record"]] if one.kind == "equivalent"]


def test_statistics_are_printed():
    lines = run("statistics", data=GOOD).stdout.splitlines()
    assert "pages: 7 (4 win32, 3 ikev2)" in lines
    assert "relations written, by kind: 2 (1 equivalent, 1 confused)" in lines
    assert "relations a record, inverses counted: mean 0.57" in lines
    apart = "1 win32:13866, 1 win32:13868, 1 ikev2:14, 1 ikev2:12345@microsoft"
    assert f"records apart from the largest group: 4 ({apart})" in lines
    assert "evidence: 7 (3 documented, 2 inferred, 1 reported, 1 name-only)" in lines
    assert "causes: 9" in lines
    assert "signs by product: 3 (3 strongswan)" in lines
    assert "log lines by product: 2 (2 strongswan)" in lines
    assert "commands and settings by product: 8 (5 strongswan, 3 microsoft)" in lines
    assert "citations by fault: 1 (1 invented name, decimal and hex disagree)" in lines
