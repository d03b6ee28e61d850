"""Errors in columns of DuckDB: functions for a connection, which are called with a vector of rows at a time.

    import ikeerr.duckdb

    ikeerr.duckdb.register(connection)
    errors = connection.sql("select site, unnest(ikeerr_records(line)) as error from logs")
    connection.sql("select site, error, count(*) from errors group by all")

`ikeerr_records(line)` is the list of the records' identities, `ikeerr_mentions(line)` one of structs with start, end,
certainty, record and cause; NULL stays NULL. A BLOB is to be decoded: `try(decode(line))` is NULL where it is no UTF-8.
Needs `pip install 'ikeerr[duckdb]'`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

try:
    import numpy
    import pyarrow
except ImportError as error:
    raise ImportError("ikeerr.duckdb needs DuckDB, pyarrow and numpy: pip install 'ikeerr[duckdb]'") from error

import ikeerr

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["register"]

TEXT, NUMBER = pyarrow.string(), pyarrow.int64()
SQL = {TEXT: "VARCHAR", NUMBER: "BIGINT"}
MENTION = {"start": NUMBER, "end": NUMBER, "certainty": TEXT, "record": TEXT, "cause": TEXT}
FIELDS = ", ".join(f'"{name}" {SQL[kind]}' for name, kind in MENTION.items())


def by_row(rows: pyarrow.Array, items: pyarrow.Array, count: int) -> pyarrow.Array:
    """A list for each of so many rows, of the items whose row it is; rows ascend."""
    starts = numpy.searchsorted(rows.to_numpy(), numpy.arange(count + 1))
    return pyarrow.ListArray.from_arrays(pyarrow.array(starts, pyarrow.int32()), items)


def records(texts: pyarrow.ChunkedArray) -> pyarrow.Array:
    found = pyarrow.record_batch(ikeerr.scan_column(texts))
    row, record = found["row"], found["record"]
    if record.null_count:
        row, record = row.filter(record.is_valid()), record.drop_null()
    return by_row(row, record.cast(TEXT), len(texts))


def mentions(texts: pyarrow.ChunkedArray) -> pyarrow.Array:
    found = pyarrow.record_batch(ikeerr.scan_column(texts))
    columns = [found[name].cast(kind) for name, kind in MENTION.items()]
    return by_row(found["row"], pyarrow.StructArray.from_arrays(columns, list(MENTION)), len(texts))


def register(connection: DuckDBPyConnection) -> None:
    """Make ikeerr_records() and ikeerr_mentions() known to a connection."""
    functions = (("ikeerr_records", records, "VARCHAR[]"), ("ikeerr_mentions", mentions, f"STRUCT({FIELDS})[]"))
    for name, function, kind in functions:
        connection.create_function(name, function, ["VARCHAR"], kind, type="arrow")  # type: ignore[call-overload,unused-ignore]
