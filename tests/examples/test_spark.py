"""The job of Spark: with two workers that get ikeerr as a wheel, the same as one process finds row by row. Not a part of CI:
where pyspark or Java is missing it is skipped. `pip install pyspark==4.3.0 pandas==2.3.3 pyarrow`, Debian's
openjdk-17-jre-headless."""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import zipfile

import ikeerr
import pytest

pyspark = pytest.importorskip("pyspark", reason="no pyspark here")
pytest.importorskip("pandas", reason="no pandas here, without which pyspark has no mapInArrow")
if not shutil.which("java"):
    pytest.skip("no Java here", allow_module_level=True)

import pyarrow.dataset  # noqa: E402

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SITES, ROWS = 3, 12_000  # two rows of those are broken, at least
LIMIT = 1_200  # seconds for what takes one or two minutes


def wheel(path):
    """A wheel under another name: the package alone."""
    package = pathlib.Path(ikeerr.__file__).parent
    with zipfile.ZipFile(path, "w") as archive:
        for file in package.glob("*.*"):
            archive.write(file, f"ikeerr/{file.name}")
    return path


@pytest.fixture(scope="module", params=[(), ("--workers-read",)], ids=["Spark reads", "workers read"])
def result(request, tmp_path_factory):
    """(rows of the logs, {name: rows of what the job wrote}); its workers find no ikeerr but the one that is shipped."""
    folder = tmp_path_factory.mktemp("spark")
    logs = folder / "logs"
    subprocess.run([sys.executable, EXAMPLES / "fleet_logs.py", logs, str(SITES), str(ROWS)], check=True)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    archive = f"{wheel(folder / 'ikeerr.zip')}#ikeerr_wheel"
    submit = [pathlib.Path(pyspark.__file__).parent / "bin" / "spark-submit", "--master", "local-cluster[2,1,1024]"]
    command = [
        *submit,
        "--archives",
        archive,
        EXAMPLES / "spark" / "errors_by_site.py",
        logs,
        folder / "out",
        *request.param,
    ]
    environment = kept | {"PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=LIMIT, cwd=folder, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    written = {name: rows_of(folder / "out" / name) for name in ("errors", "bad", "verdicts")}
    return rows_of(logs), written, done.stdout


def rows_of(folder):
    return pyarrow.dataset.dataset(folder, partitioning="hive", exclude_invalid_files=True).to_table().to_pylist()


def hour_of(row):
    return row["time"].replace(minute=0, second=0, microsecond=0)


def texts(rows):
    for row in rows:
        try:
            yield row | {"line": row["line"].decode()}
        except (AttributeError, UnicodeDecodeError):
            continue


def test_errors_are_those_of_one_process(result):
    logs, written, _ = result
    expected = collections.Counter(
        (row["site"], hour_of(row), mention.record.id)
        for row in texts(logs)
        for mention in ikeerr.scan(row["line"])
        if mention.record
    )
    found = {(row["site"], row["hour"], row["record"]): row["mentions"] for row in written["errors"]}
    assert found == expected and len({site for site, _, _ in found}) == SITES


def test_verdicts_are_those_of_one_process(result):
    logs, written, _ = result
    expected = collections.Counter()
    for site in {row["site"] for row in logs}:
        rows = [row for row in texts(logs) if row["site"] == site]
        for verdict in ikeerr.diagnose("".join(f"{row['line']}\n" for row in rows), merge=False):
            expected[site, hour_of(rows[verdict.last_line - 1]), verdict.outcome, verdict.reason] += 1
    keys = ("site", "hour", "outcome", "reason")
    found = {tuple(row[key] for key in keys): row["negotiations"] for row in written["verdicts"]}
    assert found == expected and len({reason for _, _, _, reason in found}) > 3


def test_bad_rows_are_kept_aside_and_counted(result):
    logs, written, printed = result
    good = sum(1 for _ in texts(logs))
    bad = [row for row in written["bad"] for _ in range(row["mentions"])]
    assert len(bad) == len(logs) - good > 0 and f"{len(bad)} rows are no text" in printed
    assert {row["bad"] for row in bad} == {row["line"] for row in logs} - {row["line"].encode() for row in texts(logs)}
