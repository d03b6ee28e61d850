"""What data/words declares to be the same finds the same: the core joins words as the compile step does."""

import pathlib
import tomllib

import ikeerr
import pytest

ENGLISH = pathlib.Path(__file__).resolve().parents[2] / "data/words/en.toml"
ROWS = tomllib.loads(ENGLISH.read_text(encoding="utf-8"))["same"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_all_entries_of_a_row_find_the_same(row):
    """Those but which are a record's name, since that record goes first."""
    found = {entry: ikeerr.search(entry, limit=5) for entry in row}
    assert [entry for entry, hits in found.items() if not hits] == []
    ranked = {entry: [(hit.record, hit.score) for hit in hits] for entry, hits in found.items() if not hits[0].exact}
    expected = next(iter(ranked.values()), None)
    assert {entry: hits for entry, hits in ranked.items() if hits != expected} == {}
