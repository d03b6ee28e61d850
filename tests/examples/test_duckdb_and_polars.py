"""The examples for DuckDB and polars count the same by site and hour as scan does row by row, and plot it."""

import collections
import pathlib
import runpy
import subprocess
import sys

import ikeerr
import pytest
from pyarrow import dataset

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SITES, ROWS = 3, 12_000  # some of which are broken


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("engines") / "logs"
    subprocess.run([sys.executable, EXAMPLES / "fleet_logs.py", folder, str(SITES), str(ROWS)], check=True)
    return folder


@pytest.fixture(scope="module")
def expected(logs):
    counts = collections.Counter()
    rows = dataset.dataset(logs, partitioning="hive").to_table().to_pylist()
    assert any(row["line"] is None for row in rows) and any(b"\xff" in (row["line"] or b"") for row in rows)
    for row in rows:
        hour = row["time"].replace(minute=0, second=0, microsecond=0)
        for mention in ikeerr.scan(row["line"] or b""):
            counts[row["site"], hour, mention.record.id] += 1
    assert len({site for site, _, _ in counts}) == SITES
    return counts


def found_by_duckdb(logs):
    return runpy.run_path(EXAMPLES / "duckdb" / "errors_by_site.py")["errors_by_site"](logs).fetchall()


def found_by_polars(logs):
    return runpy.run_path(EXAMPLES / "polars" / "errors_by_site.py")["errors_by_site"](logs).rows()


@pytest.mark.parametrize("found_by", [found_by_duckdb, found_by_polars])
def test_counts_are_those_of_scan(logs, expected, found_by):
    found = {(site, hour, error): mentions for site, hour, error, mentions in found_by(logs)}
    assert found == expected


@pytest.mark.parametrize("engine", ["duckdb", "polars"])
def test_the_plot_names_the_errors(logs, expected, tmp_path, engine):
    program = EXAMPLES / engine / "errors_by_site.py"
    subprocess.run([sys.executable, program, logs, tmp_path / "errors.svg"], check=True, capture_output=True)
    text = (tmp_path / "errors.svg").read_text(encoding="utf-8")
    for error in {error for _, _, error in expected}:
        assert ikeerr.lookup(error).name in text
