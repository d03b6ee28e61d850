"""DuckDB and polars: their functions find in each row of a column what scan finds in it, however the engine cuts it."""

import subprocess
import sys

import duckdb
import ikeerr
import ikeerr.duckdb
import ikeerr.polars
import polars
import pytest

LINES = [
    "13[IKE] received NO_PROPOSAL_CHOSEN notify error",
    "nothing to see",
    None,
    "",
    "müßig: error code returned on failure is 13868, then 0x80073629",
    "13[IKE] INVALID_SPI",  # of two records: the text leaves it open
    "13[ENC] parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]",
    "07[IKE] tried 1 shared key for 'gw2.example' - 'gw1.example', but MAC mismatched",
]
MANY = LINES * 1_500  # more than a vector of DuckDB holds


def mentions_of(line):
    return [
        {
            "start": mention.start,
            "end": mention.end,
            "certainty": mention.certainty,
            "record": mention.record and mention.record.id,
            "cause": mention.cause,
        }
        for mention in ikeerr.scan(line or "")
    ]


def records_of(line):
    return [mention["record"] for mention in mentions_of(line) if mention["record"]]


def test_the_lines_have_all_kinds_of_rows():
    counts = [len(mentions_of(line)) for line in LINES]
    assert {0, 1, 2} <= set(counts)
    assert len(records_of(LINES[5])) == 0 < counts[5]
    assert any(mention["cause"] for line in LINES for mention in mentions_of(line))


@pytest.fixture
def logs():
    connection = duckdb.connect()
    ikeerr.duckdb.register(connection)
    connection.execute("create table logs as select unnest($1::integer[]) as row, unnest($2::varchar[]) as line",
                       [list(range(len(MANY))), MANY])  # fmt: skip
    return connection


def null_where_null(values):
    return [None if line is None else value for line, value in zip(MANY, values, strict=True)]


@pytest.mark.parametrize(("function", "expected"), [("ikeerr_records", records_of), ("ikeerr_mentions", mentions_of)])
def test_duckdb(logs, function, expected):
    found = logs.sql(f"select {function}(line) from logs order by row").fetchall()
    assert [row[0] for row in found] == null_where_null(map(expected, MANY))


def test_duckdb_groups_by_record(logs):
    errors = logs.sql("select unnest(ikeerr_records(line)) as error from logs")
    found = errors.aggregate("error, count(*)").fetchall()
    expected = [record for line in LINES for record in records_of(line)]
    assert dict(found) == {record: expected.count(record) * 1_500 for record in expected}


@pytest.mark.parametrize("streams", [False, True])
def test_polars(streams):
    line = polars.col("line").ikeerr
    frame = polars.LazyFrame({"line": MANY}).select(records=line.records(), mentions=line.mentions())
    found = frame.collect(engine="streaming" if streams else "auto")
    assert found["records"].to_list() == list(map(records_of, MANY))
    assert found["mentions"].to_list() == list(map(mentions_of, MANY))


def test_polars_knows_the_types_before_it_scans():
    frame = polars.LazyFrame({"line": ["error 13868"]}).select(records=polars.col("line").ikeerr.records())
    assert frame.collect_schema() == frame.collect().schema == {"records": polars.List(polars.String)}


def test_polars_passes_options_on():
    frame = polars.DataFrame({"line": ["13801"]})
    assert frame.select(polars.col("line").ikeerr.records()).item().to_list() == []
    assert frame.select(polars.col("line").ikeerr.records(least="possible")).item().to_list() == ["win32:13801"]


def test_polars_of_no_rows():
    frame = polars.DataFrame({"line": []}, schema={"line": polars.String})
    assert frame.select(polars.col("line").ikeerr.mentions()).shape == (0, 1)


@pytest.mark.parametrize(("module", "missing"), [("duckdb", "pyarrow"), ("polars", "polars")])
def test_what_to_install_is_said(module, missing):
    code = f"import sys; sys.modules['{missing}'] = None; import ikeerr.{module}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and f"pip install 'ikeerr[{module}]'" in done.stderr
