"""Follows the log of an IKE daemon and offers to Prometheus how its negotiations end, and why:

    pip install ikeerr prometheus_client
    python ikeerr_exporter.py /var/log/charon.log --port 9843
    journalctl -fu strongswan | python ikeerr_exporter.py - --port 9843

A file is read from its beginning and followed when it is rotated or emptied. `ikeerr_verdicts_total` has the labels `outcome`,
`decided_by` and `reason`, the identity of a cause or of a record; addresses are no labels, since there is no end of them.
"""

import argparse
import os
import pathlib
import sys
import time

import ikeerr
from prometheus_client import Counter, start_http_server

PAUSE = 0.5  # seconds until the end of a file is looked at again

VERDICTS = Counter("ikeerr_verdicts", "Negotiations of IKE that have ended", ["outcome", "decided_by", "reason"])
WRONG = Counter("ikeerr_wrong_verdicts", "Negotiations of IKE after which something is wrong")
LINES = Counter("ikeerr_log_lines", "Lines of the log that were read")


def follow(path):
    """The lines of a file, what is added to it, and then those of the file that takes its name."""
    while True:
        try:
            with path.open("rb") as file:
                yield from lines_of(file, path)
        except FileNotFoundError:
            time.sleep(PAUSE)


def lines_of(file, path):
    """Whole lines until another file has its name; a line that is being written is waited for."""
    begun = b""
    while True:
        line = begun + file.readline()
        if line.endswith(b"\n"):
            begun = b""
            yield line
            continue
        begun = line
        if is_replaced(file, path):
            return
        if os.fstat(file.fileno()).st_size < file.tell():
            file.seek(0)
            begun = b""
        time.sleep(PAUSE)


def is_replaced(file, path):
    try:
        return not os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False  # between two files


def count(lines):
    diagnoser = ikeerr.Diagnoser()
    for line in lines:
        LINES.inc()
        for verdict in diagnoser.feed(line):
            VERDICTS.labels(verdict.outcome, verdict.decided_by, verdict.reason or "").inc()
            WRONG.inc(verdict.is_wrong)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", help="a file, or - for standard input")
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=9843)
    arguments = parser.parse_args()
    start_http_server(arguments.port, addr=arguments.address)
    count(sys.stdin.buffer if arguments.log == "-" else follow(pathlib.Path(arguments.log)))


if __name__ == "__main__":
    main()
