"""A million rows of a log in one call, against one scan of the same rows joined by line feeds.

    PYTHONPATH=build/ci/python python tests/benchmarks/python_scan_column.py [ROWS]

CPU time of this process, the best of some rounds, each of which does everything once. The scan of the joined rows makes
Mentions and drops them; the column of Arrow needs pyarrow.
"""

import bisect
import itertools
import random
import sys
import time

import ikeerr

ROUNDS = 3
LOGS = {
    "a gateway in trouble: every fourth row": [
        "{0:02}[NET] received packet: from 203.0.113.{0}[500] to 198.51.100.2[500] (464 bytes)",
        "{0:02}[ENC] parsed IKE_SA_INIT request 0 [ SA KE No N(NATD_S_IP) N(NATD_D_IP) ]",
        "{0:02}[IKE] 203.0.113.{0} is initiating an IKE_SA",
        "{0:02}[ENC] generating IKE_SA_INIT response 0 [ N(NO_PROP) ]",
    ],
    "a client's event: every row": ["CoId={0}: The user dialed a connection which failed. The error code is 13868."],
    "other programs: no row": [
        "nginx: 198.51.100.{0} - - GET /static/app.{0}.js HTTP/1.1 200 {0} - Mozilla/5.0 (X11; Linux x86_64)",
        "systemd[1]: Started Session {0} of user deploy.",
    ],
}


def make_rows(lines, count):
    draw = random.Random(1)
    return [line.format(draw.randrange(16)) for line in itertools.islice(itertools.cycle(lines), count)]


def row_by_row(rows):
    return sum(1 for row in rows for _ in ikeerr.scan(row))


def joined_and_found_again(rows):
    ends = list(itertools.accumulate(len(row) + 1 for row in rows))
    return sum(1 for mention in ikeerr.scan("\n".join(rows)) if bisect.bisect(ends, mention.start) >= 0)


def drained(source):
    return sum(1 for _ in ikeerr.scan(source))


def ways(rows):
    found = {
        "the bare scan of the joined rows": (drained, "\n".join(rows).encode()),
        "row by row": (row_by_row, rows),
        "joined, and the row found by bisection": (joined_and_found_again, rows),
        "scan_column of a list": (lambda source: len(ikeerr.scan_column(source)), rows),
    }
    try:
        import pyarrow
    except ImportError:
        return found
    arrow = (lambda source: len(ikeerr.scan_column(source)), pyarrow.array(rows))
    return found | {"scan_column of an Arrow array": arrow}


def measure(compared):
    best = dict.fromkeys(compared, float("inf"))
    counts = {}
    for _ in range(ROUNDS):
        for name, (work, source) in compared.items():
            start = time.process_time()
            counts[name] = work(source)
            best[name] = min(best[name], time.process_time() - start)
    return best, counts


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    for title, lines in LOGS.items():
        best, counts = measure(ways(make_rows(lines, count)))
        bare = next(iter(best.values()))
        print(f"\n{title} has a mention ({count:,} rows)")
        for name, seconds in best.items():
            print(f"{name:40} {count / seconds / 1e6:6.2f} million rows/s {bare / seconds:6.2f} {counts[name]:9,}")


main()
