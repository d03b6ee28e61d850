"""scan in Python: the rows of a column in one call next to the scan in C of the same rows joined, and a text next to `re`.

    python python_scan.py ROWS PATTERNS LOG

Needs the folders python and python_peers of a build on PYTHONPATH. PATTERNS is what benchmark_core_scan wrote: the forms
and lines that Hyperscan is given. LOG is repeated up to ROWS rows.
"""

import itertools
import pathlib
import re
import sys

import ikeerr
import pyarrow
from cached import scan_alone

from rounds import time_works

ROUNDS = 5
ROWS_FOR_RE = 300  # it needs seconds for a megabyte


def rows_of(log, count):
    lines = pathlib.Path(log).read_text(encoding="utf-8", errors="replace").splitlines()
    return list(itertools.islice(itertools.cycle(lines), count))


def count_mentions(rows):
    return sum(1 for row in rows for _ in ikeerr.scan(row))


def time_column(rows):
    joined, column = "\n".join(rows).encode(), pyarrow.array(rows)
    works = {
        "Python: scan in C of the joined rows": lambda: scan_alone(joined),
        "Python: scan_column of Arrow": lambda: ikeerr.scan_column(column),
        "Python: scan_column of a list": lambda: ikeerr.scan_column(rows),
        "Python: scan row by row": lambda: count_mentions(rows),
    }
    time_works(works, len(rows), ROUNDS)


def time_re(rows, patterns):
    text = "\n".join(rows).encode()
    compiled = [re.compile(line) for line in pathlib.Path(patterns).read_bytes().splitlines()]
    works = {
        "Python: scan of a text": lambda: sum(1 for _ in ikeerr.scan(text)),
        "Python: re": lambda: [pattern.findall(text) for pattern in compiled],
    }
    time_works(works, len(text) / 1e9, ROUNDS)


rows = rows_of(sys.argv[3], int(sys.argv[1]))
time_column(rows)
time_re(rows[:ROWS_FOR_RE], sys.argv[2])
