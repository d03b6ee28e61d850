"""The records of each row of a Parquet data set, by DuckDB, polars and Spark, next to the bare batch call on the same rows in
memory. What is printed are seconds of one core for a row.

    python engines.py FOLDER

FOLDER gets the data set of examples/fleet_logs.py. DuckDB and polars have one thread, and CPU time is measured. Spark has two
workers; after a job to warm up the CPU time of the whole tree of its processes is measured, and the time of two cores.
"""

import os
import pathlib
import runpy
import shutil
import sys
import time

os.environ["POLARS_MAX_THREADS"] = "1"

import duckdb
import ikeerr
import ikeerr.duckdb
import ikeerr.polars
import polars
from pyarrow import dataset

from rounds import report, time_works

EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
SITES, ROWS, COPIES = 2, 100_000, 20  # Spark gets all, the others what is no copy
ROUNDS, SPARK_ROUNDS = 3, 2
DEEPEST = 6  # how many generations of processes Spark has


def make_logs(folder):
    """Each site a few times, of which one alone is made: the others are the same file."""
    if folder.exists():
        return
    runpy.run_path(str(EXAMPLES / "fleet_logs.py"))["make"](folder, SITES, ROWS)
    for site in list(folder.iterdir()):
        for copy in range(1, COPIES):
            other = folder / f"{site.name}-{copy}"
            other.mkdir()
            os.link(site / "log.parquet", other / "log.parquet")


def works(folder):
    files = f"{folder}/site=gw???/*.parquet"
    column = dataset.dataset(sorted(folder.glob("site=gw???/*"))).to_table()["line"].combine_chunks()
    connection = duckdb.connect(config={"threads": 1})
    ikeerr.duckdb.register(connection)
    query = f"select sum(len(ikeerr_records(try(decode(line))))) from read_parquet('{files}')"
    records = polars.col("line").ikeerr.records()
    return len(column), {
        "Python: bare batch": lambda: ikeerr.scan_column(column),
        "DuckDB: errors of each row": lambda: connection.sql(query).fetchall(),
        "polars: errors of each row": lambda: polars.scan_parquet(files).select(records.list.len().sum()).collect(),
    }


# ---- Spark ----


def ticks(process):
    """(parent, clock ticks of CPU time with those of children that have ended) of a process; None: it has ended."""
    try:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(") ")[2].split()
    except OSError:
        return None
    return int(fields[1]), sum(map(int, fields[11:15]))


def seconds_of_tree():
    """CPU time of this process and of all that it has started."""
    known = {int(path.name): ticks(path.name) for path in pathlib.Path("/proc").iterdir() if path.name.isdigit()}
    tree = {os.getpid()}
    for _ in range(DEEPEST):
        tree |= {process for process, about in known.items() if about and about[0] in tree}
    return sum(known[process][1] for process in tree if known.get(process)) / os.sysconf("SC_CLK_TCK")


def time_spark(folder, count):
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    job = runpy.run_path(str(EXAMPLES / "spark" / "errors_by_site.py"), run_name="job")
    spark = job["session"]("benchmark", master="local[2]")
    readers = {"Spark": False, "Spark, workers read": True}
    logs = {what: job["logs_of"](spark, str(folder), workers_read) for what, workers_read in readers.items()}
    for turn in range(SPARK_ROUNDS + 1):
        for what, of_reader in logs.items():
            spark.catalog.clearCache()
            start, wall = seconds_of_tree(), time.perf_counter()
            job["errors_of"](*of_reader)[0].collect()
            cpu, wall = seconds_of_tree() - start, time.perf_counter() - wall
            if turn:  # the first one warms up
                report(f"{what}: errors by site and hour", cpu / count)
                report(f"{what}: errors by site and hour, two cores", wall * 2 / count)
    spark.stop()


def main(folder):
    make_logs(folder)
    count, compared = works(folder)
    time_works(compared, count, ROUNDS)
    if shutil.which("java"):
        time_spark(folder, count * COPIES)


main(pathlib.Path(sys.argv[1]).resolve())
