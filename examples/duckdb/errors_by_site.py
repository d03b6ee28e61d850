"""Counts by site and hour which errors are in the logs of many gateways, with DuckDB, and plots them:

    pip install 'ikeerr[duckdb]' pygal
    python examples/fleet_logs.py logs
    python examples/duckdb/errors_by_site.py logs errors.svg

The logs are a Parquet data set partitioned by `site`, with the columns `time` and `line`.
"""

import sys

import duckdb
import ikeerr
import ikeerr.duckdb
import pygal

BY_SITE = """
    with errors as (
        select site, time_bucket(interval 1 hour, time) as hour, unnest(ikeerr_records(try(decode(line)))) as error
        from read_parquet($logs, hive_partitioning = true)
    )
    select site, hour, error, count(*) as mentions from errors group by all order by all
"""
BY_HOUR = "select error, hour, sum(mentions)::integer as mentions from found group by all order by all"


def errors_by_site(logs):
    """A relation of site, hour, error and mentions."""
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    ikeerr.duckdb.register(connection)
    return connection.sql(BY_SITE, params={"logs": f"{logs}/*/*.parquet"})


def plot(rows, path):
    """A line of mentions an hour for each error; rows are (error, hour, mentions)."""
    chart = pygal.DateTimeLine(title="Errors an hour", x_label_rotation=30, js=[])
    for error in dict.fromkeys(error for error, _, _ in rows):
        points = [(hour, mentions) for of, hour, mentions in rows if of == error]
        chart.add(ikeerr.lookup(error).name, points)
    chart.render_to_file(path)


def main(logs, path):
    found = errors_by_site(logs)
    print(found)
    plot(found.query("found", BY_HOUR).fetchall(), path)


if __name__ == "__main__":
    main(*sys.argv[1:])
