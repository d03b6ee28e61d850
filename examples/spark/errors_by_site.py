"""Counts by site and hour what is wrong in the logs of many gateways, with Spark:

    spark-submit --archives ikeerr.zip#ikeerr_wheel errors_by_site.py LOGS OUT [--workers-read]

LOGS is a Parquet data set partitioned by `site`, with the columns `time` and `line` (strings or bytes) in the order of each
log; examples/fleet_logs.py makes one. OUT gets three data sets: `errors` (how often each record is mentioned), `verdicts`
(how negotiations ended and why) and `bad` (the rows that are no text, as they are). ikeerr.zip is the wheel under another
name, README.md says why. With --workers-read the workers read the files themselves, which is faster where they can.
"""

import bisect
import importlib
import pathlib
import re
import sys
from urllib.parse import unquote

import pyarrow
import pyarrow.compute as pc
from pyarrow import fs, parquet
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions

ERRORS = "site string, hour timestamp, record string, mentions bigint, bad binary"
VERDICTS = "site string, hour timestamp, outcome string, reason string, attempts bigint"
VERDICT_SCHEMA = pyarrow.schema(
    {
        "site": pyarrow.string(),
        "hour": pyarrow.timestamp("us", "UTC"),
        "outcome": pyarrow.string(),
        "reason": pyarrow.string(),
        "attempts": pyarrow.int64(),
    }
)
ROWS_AT_ONCE = 65_536
PARTS = 16  # in which bad rows are looked for
PARTITIONS = 4  # for each core: each costs something, and the last ones are to end together
SITE = re.compile(r"/site=([^/]+)/")
WHEEL = "ikeerr_wheel"  # what the archive is called behind the #


def imported():
    """ikeerr, of the wheel that Spark has unpacked on this worker or of its installation."""
    shipped = SparkFiles.get(WHEEL)
    if pathlib.Path(shipped).exists() and shipped not in sys.path:
        sys.path.insert(0, shipped)
    return importlib.import_module("ikeerr")


# ---- rows ----


def are_texts(lines):
    """Which rows are texts, as an array. Of rows of which Arrow says that one is bad, the parts are asked."""
    try:
        return lines.cast(pyarrow.string()).is_valid()
    except pyarrow.ArrowInvalid:
        if len(lines) == 1:
            return pyarrow.array([False])
        size = -(-len(lines) // PARTS)
        return pyarrow.concat_arrays([are_texts(lines.slice(start, size)) for start in range(0, len(lines), size)])


def hours(column):
    return pc.floor_temporal(column, unit="hour").cast(pyarrow.timestamp("us", "UTC"))


def counted(rows, record, bad):
    """As ERRORS wants them: rows that are alike are one."""
    table = pyarrow.table({"site": rows["site"], "hour": hours(rows["time"]), "record": record, "bad": bad})
    groups = table.group_by(table.column_names).aggregate([([], "count_all")])
    names = ["site", "hour", "record", "bad", "mentions"]
    return groups.rename_columns(names).select(["site", "hour", "record", "mentions", "bad"]).to_batches()


def read_files(batches):
    """The rows of files whose addresses are given, as Spark would give them."""
    for batch in batches:
        for address in batch["address"].to_pylist():
            site = unquote(SITE.search(address)[1])
            source, path = fs.FileSystem.from_uri(address)
            with source.open_input_file(path) as file:
                for rows in parquet.ParquetFile(file).iter_batches(ROWS_AT_ONCE, columns=["time", "line"]):
                    yield rows.append_column("site", pyarrow.repeat(site, len(rows)))


# ---- what Spark calls on its workers ----


def count_errors(batches):
    """For mapInArrow: how often each record is mentioned, by site and hour; the bad rows, without a record."""
    ikeerr = imported()
    for batch in batches:
        good = are_texts(batch["line"])
        found = pyarrow.table(ikeerr.scan_column(batch["line"]))
        known = found.filter(pc.and_(found["record"].is_valid(), good.take(found["row"])))
        rows = batch.select(["site", "time"]).take(known["row"].combine_chunks())
        yield from counted(rows, known["record"].cast(pyarrow.string()), pyarrow.nulls(len(known), pyarrow.binary()))
        bad = batch.filter(pc.invert(good))
        if len(bad):
            yield from counted(bad, pyarrow.nulls(len(bad), pyarrow.string()), bad["line"].cast(pyarrow.binary()))


class Log:
    """The log of one site, which comes in batches: its verdicts and in which hour the last line of each was written."""

    def __init__(self, ikeerr, site):
        self.site = site
        self.diagnoser = ikeerr.Diagnoser()
        self.lines = 0
        self.first_lines, self.hours = [], []  # from which line on it is which hour

    def feed(self, lines, times):
        for line, hour in enumerate(hours(times).to_pylist(), self.lines + 1):
            if not self.hours or hour != self.hours[-1]:
                self.first_lines.append(line)
                self.hours.append(hour)
        self.lines += len(lines)
        joined = "\n".join(line.replace("\n", " ") for line in lines.cast(pyarrow.string()).to_pylist())
        return self.rows(self.diagnoser.feed(joined + "\n"))

    def finish(self):
        return self.rows(self.diagnoser.finish())

    def rows(self, verdicts):
        for verdict in verdicts:
            hour = self.hours[bisect.bisect_right(self.first_lines, verdict.last_line) - 1]
            yield {"site": self.site, "hour": hour, "outcome": verdict.outcome, "reason": verdict.reason,
                   "attempts": verdict.attempts}  # fmt: skip


def decide(batches):
    """For mapInArrow: the verdicts of each site, whose log has to be in one partition and in its order."""
    ikeerr, log = imported(), None
    for batch in batches:
        good = batch.filter(are_texts(batch["line"]))
        found = []
        for site in good["site"].unique().to_pylist():
            if log is None or log.site != site:
                found += log.finish() if log else ()
                log = Log(ikeerr, site)
            rows = good.filter(pc.equal(good["site"], site))
            found += log.feed(rows["line"], rows["time"])
        yield pyarrow.RecordBatch.from_pylist(found, VERDICT_SCHEMA)
    if log:
        yield pyarrow.RecordBatch.from_pylist(list(log.finish()), VERDICT_SCHEMA)


# ---- the job ----


def session(name, master=None):
    """A file is a partition, however small: a log is not cut, and not joined with others more than needed."""
    largest = str(1 << 40)
    builder = SparkSession.builder.appName(name)
    if master:
        builder = builder.master(master)
    for key, value in {
        "spark.sql.files.maxPartitionBytes": largest,
        "spark.sql.files.openCostInBytes": largest,
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(ROWS_AT_ONCE),
        "spark.sql.parquet.compression.codec": "zstd",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
    }.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def logs_of(spark, source, workers_read):
    """(frame, function that makes the rows of the logs of its batches)"""
    logs = spark.read.parquet(source).select("site", "time", "line")
    if not workers_read:
        return logs, iter
    files = [(address,) for address in sorted(logs.inputFiles())]
    partitions = min(len(files), PARTITIONS * spark.sparkContext.defaultParallelism)
    return spark.createDataFrame(files, "address string").repartition(partitions), read_files


def errors_of(logs, rows_of):
    """(errors, bad)"""
    found = logs.mapInArrow(lambda batches: count_errors(rows_of(batches)), ERRORS).cache()
    errors = found.where("record is not null").groupBy("site", "hour", "record")
    return errors.agg(functions.sum("mentions").alias("mentions")), found.where("record is null").drop("record")


def verdicts_of(logs, rows_of):
    found = logs.mapInArrow(lambda batches: decide(rows_of(batches)), VERDICTS)
    counts = {"negotiations": functions.count("*"), "attempts": functions.sum("attempts")}
    return found.groupBy("site", "hour", "outcome", "reason").agg(*(each.alias(name) for name, each in counts.items()))


def main(source, target, *options):
    spark = session("errors by site")
    logs = logs_of(spark, source, options == ("--workers-read",))
    errors, bad = errors_of(*logs)
    for name, frame in {"errors": errors, "bad": bad, "verdicts": verdicts_of(*logs)}.items():
        frame.write.mode("overwrite").parquet(f"{target}/{name}")
    total = bad.agg(functions.sum("mentions")).first()[0] or 0
    print(f"{total} rows are no text, and stand in {target}/bad")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
