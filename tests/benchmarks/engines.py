"""The records of each row of a Parquet data set, by DuckDB, polars and Spark, next to the bare batch call on the same rows in
memory. What is printed are seconds of one core for a row.

    python engines.py FOLDER [--quick]

FOLDER gets the data set of examples/fleet_logs.py. DuckDB and polars have one thread, and CPU time is measured. Spark has two
workers; after a job to warm up the CPU time of the whole tree of its processes is measured, and the time of two cores. It
gets millions of rows, so that what each job costs once (plans, compilers, new workers) counts as little as in a real one.
"""

import multiprocessing
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
SITES, ROWS = 2, 100_000  # that are made; Spark gets them several times
COPIES = {
    False: 25,
    True: 100,
}  # by whether its workers read the files: where not, it takes three times as long for a row
QUICK_COPIES = {False: 3, True: 6}
READERS = {False: "Spark", True: "Spark, workers read"}
ROUNDS, SPARK_ROUNDS = 3, 2
AT_ONCE = 2  # processes, as Spark has workers
DEEPEST = 6  # how many generations of processes Spark has


def make_logs(folder):
    if not folder.exists():
        runpy.run_path(str(EXAMPLES / "fleet_logs.py"))["make"](folder, SITES, ROWS)


def repeat_logs(folder, copies):
    """The same files, each under so many sites."""
    repeated = folder.with_name(f"{folder.name}, {copies} times")
    for site in folder.iterdir():
        for copy in range(copies):
            other = repeated / f"{site.name}-{copy}" / "log.parquet"
            other.parent.mkdir(parents=True, exist_ok=True)
            if not other.exists():
                os.link(site / "log.parquet", other)
    return repeated


def column_of(folder):
    return dataset.dataset(sorted(folder.glob("*/*"))).to_table()["line"].combine_chunks()


def works(folder):
    files, column = f"{folder}/*/*.parquet", column_of(folder)
    connection = duckdb.connect(config={"threads": 1})
    ikeerr.duckdb.register(connection)
    query = f"select sum(len(ikeerr_records(try(decode(line))))) from read_parquet('{files}')"
    records = polars.col("line").ikeerr.records()
    return len(column), {
        "Python: bare batch": lambda: ikeerr.scan_column(column),
        "DuckDB: errors of each row": lambda: connection.sql(query).fetchall(),
        "polars: errors of each row": lambda: polars.scan_parquet(files).select(records.list.len().sum()).collect(),
    }


def time_batch(folder):
    """CPU time for a row, in each round."""
    column = column_of(folder)
    return [seconds_of(lambda: ikeerr.scan_column(column)) / len(column) for _ in range(ROUNDS)]


def seconds_of(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def time_batches_at_once(folder):
    """What a core has left for a row while the other one does the same: they share a memory, if not more."""
    with multiprocessing.get_context("spawn").Pool(AT_ONCE) as pool:
        for rounds in pool.map(time_batch, [folder] * AT_ONCE):
            for value in rounds:
                report("Python: bare batch, two at once", value)


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


def time_spark(folder, count, copies):
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    job = runpy.run_path(str(EXAMPLES / "spark" / "errors_by_site.py"), run_name="job")
    spark = job["session"]("benchmark", master="local[2]")
    spark.sparkContext.setLogLevel("ERROR")
    logs = {
        workers_read: job["logs_of"](spark, str(repeat_logs(folder, times)), workers_read)
        for workers_read, times in copies.items()
    }
    for turn in range(SPARK_ROUNDS + 1):
        for workers_read, of_reader in logs.items():
            spark.catalog.clearCache()
            start, wall = seconds_of_tree(), time.perf_counter()
            job["errors_of"](*of_reader)[0].collect()
            cpu, wall = seconds_of_tree() - start, time.perf_counter() - wall
            rows, what = count * copies[workers_read], READERS[workers_read]
            if turn:  # the first one warms up
                report(f"{what}: errors by site and hour", cpu / rows)
                report(f"{what}: errors by site and hour, two cores", wall * 2 / rows)
    spark.stop()


def main(folder, *options):
    make_logs(folder)
    count, compared = works(folder)
    time_works(compared, count, ROUNDS)
    time_batches_at_once(folder)
    if shutil.which("java"):
        time_spark(folder, count, QUICK_COPIES if options == ("--quick",) else COPIES)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
