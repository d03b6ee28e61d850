"""Counts by site and hour which errors are in the logs of many gateways, with polars, and plots them:

    pip install 'ikeerr[polars]' matplotlib
    python examples/fleet_logs.py logs
    python examples/polars/errors_by_site.py logs errors.svg

The logs are a Parquet data set partitioned by `site`, with the columns `time` and `line`.
"""

import sys

import ikeerr
import ikeerr.polars
import polars as pl
from matplotlib.figure import Figure


def errors_by_site(logs):
    """A frame of site, hour, error and mentions; bytes that are no UTF-8 are scanned as they are."""
    rows = pl.scan_parquet(f"{logs}/*/*.parquet", hive_partitioning=True)
    errors = rows.select("site", pl.col("time").dt.truncate("1h").alias("hour"), error=pl.col("line").ikeerr.records())
    counts = errors.explode("error").drop_nulls("error").group_by("site", "hour", "error").agg(mentions=pl.len())
    return counts.sort("site", "hour", "error").collect(engine="streaming")


def plot(found, path):
    """A line of mentions an hour for each error."""
    figure = Figure(figsize=(10, 5), layout="constrained")
    axes = figure.add_subplot(title="Errors an hour", ylabel="mentions")
    for (error,), rows in found.group_by("error", maintain_order=True):
        by_hour = rows.group_by("hour").agg(pl.col("mentions").sum()).sort("hour")
        axes.plot(by_hour["hour"], by_hour["mentions"], label=ikeerr.lookup(error).name)
    axes.legend()
    figure.savefig(path)


def main(logs, path):
    found = errors_by_site(logs)
    print(found)
    plot(found, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
