"""Data frames of records, hits, mentions and steps are one expression each, and hold what the objects hold."""

import ikeerr
import pandas
import polars
import pytest

LOG = "error code returned on failure is 13868.\nreceived NO_PROPOSAL_CHOSEN notify error\nerror 809\n"
SOURCES = {
    "records": lambda: [record.as_dict() for record in ikeerr.records()],
    "hits": lambda: [hit._asdict() for hit in ikeerr.search("peer stopped responding", limit=50)],
    "mentions": lambda: [mention._asdict() for mention in ikeerr.scan(LOG, least="possible")],
    "steps": lambda: [step._asdict() for step in ikeerr.lookup(13868).walk(depth=2)],
    "relations": lambda: [relation._asdict() for relation in ikeerr.lookup(13868).related],
}
every_source = pytest.mark.parametrize("make", SOURCES.values(), ids=SOURCES)


def plain(value):
    """A cell as the dict had it: pandas makes NaN of None, polars a Series of a list."""
    if isinstance(value, polars.Series):
        return value.to_list()
    return None if isinstance(value, float) and value != value else value


@every_source
def test_pandas(make):
    rows = make()
    frame = pandas.DataFrame(iter(rows))
    assert list(frame.columns) == list(rows[0]) and len(frame) == len(rows) > 0
    for name in frame.columns:
        assert [plain(value) for value in frame[name]] == [row[name] for row in rows]


@every_source
def test_polars(make):
    rows = make()
    frame = polars.DataFrame(rows, infer_schema_length=None)
    assert frame.columns == list(rows[0]) and len(frame) == len(rows)
    assert frame.to_dicts() == rows


def test_records_are_one_expression():
    frame = pandas.DataFrame(record.as_dict() for record in ikeerr.records())
    assert frame.groupby("domain").size().to_dict() == dict(ikeerr.counts)
    assert frame.set_index("id").loc["win32:13868", "name"] == "ERROR_IPSEC_IKE_POLICY_MATCH"


def test_integers_of_frames_are_keys():
    codes = pandas.DataFrame(record.as_dict() for record in ikeerr.records(domain="win32")).code
    assert [ikeerr.get(code, domain="win32") for code in codes] == list(ikeerr.records(domain="win32"))
