"""Errors in columns of polars: once it is imported, every expression has the namespace `ikeerr`.

    import ikeerr.polars

    errors = pl.col("line").ikeerr.records()
    logs.with_columns(error=errors).explode("error").group_by("site", "error").len()

Lazy frames and streams take it too, batch by batch. Needs `pip install 'ikeerr[polars]'`.
"""

from __future__ import annotations

try:
    import polars
except ImportError as error:
    raise ImportError("ikeerr.polars needs the package polars: pip install 'ikeerr[polars]'") from error

import ikeerr

__all__ = ["Errors"]

RECORDS = polars.List(polars.String)
MENTION = {"start": polars.Int64, "end": polars.Int64, "certainty": polars.String, "record": polars.String}
MENTION |= {"cause": polars.String}
MENTIONS = polars.List(polars.Struct(MENTION))


def by_row(texts: polars.Series, item: polars.Expr, kind: polars.List, **options: object) -> polars.Series:
    """For each text the list of what is wanted of its mentions."""
    found = polars.DataFrame(ikeerr.scan_column(texts, **options))  # type: ignore[arg-type]
    lists = found.group_by("row", maintain_order=True).agg(item.alias("items"))
    rows = polars.DataFrame({"row": polars.int_range(len(texts), dtype=polars.Int64, eager=True)})
    joined = rows.join(lists, on="row", how="left", maintain_order="left")["items"].cast(kind)
    return joined.fill_null(polars.Series([[]], dtype=kind)).alias(texts.name)


@polars.api.register_expr_namespace("ikeerr")
class Errors:
    """What scan_column() finds in the texts of an expression, as lists in their rows. The options are those of scan()."""

    def __init__(self, expression: polars.Expr) -> None:
        self._expression = expression

    def _map(self, item: polars.Expr, kind: polars.List, **options: object) -> polars.Expr:
        def scan(texts: polars.Series) -> polars.Series:
            return by_row(texts, item, kind, **options)

        return self._expression.map_batches(scan, return_dtype=kind, is_elementwise=True)

    def records(self, *, least: str = "likely", statuses: bool = False) -> polars.Expr:
        """The identities of the records, each of which a mention stands for; those that the text leaves open are not
        among them."""
        return self._map(polars.col("record").drop_nulls(), RECORDS, least=least, statuses=statuses)

    def mentions(self, *, least: str = "likely", statuses: bool = False, neighbours: bool = False) -> polars.Expr:
        """Structs of start, end, certainty, record and cause."""
        item = polars.struct(*MENTION)
        return self._map(item, MENTIONS, least=least, statuses=statuses, neighbours=neighbours)
