"""Prints how long lookups, attribute reads and the import take, as ratios to what they are compared with.

Needs the folders python and python_peers of a release build on PYTHONPATH.
"""

import py_compile
import subprocess
import sys
import timeit

import empty
import ikeerr
from cached import cached_object

ROUNDS = 200
FIELDS = ("domain", "code", "name", "message", "hex", "kind")
RECORDS = ikeerr.records(domain="win32")


class Slots:
    __slots__ = (*FIELDS, "related")


def fresh(texts):
    """Equal texts that are other objects, as if read from a file."""
    return ["".join(text) for text in texts]


def best_times(statements, context, number):
    """The shortest time of each statement, measured in turn so that all of them meet the same weather."""
    timers = {name: timeit.Timer(statement, globals=context) for name, statement in statements.items()}
    times = dict.fromkeys(timers, float("inf"))
    for _ in range(ROUNDS):
        for name, timer in timers.items():
            times[name] = min(times[name], timer.timeit(number) / number)
    return times


def report(what, ratio, target):
    print(f"{what:62} {ratio:5.2f}  (target {target})")


def report_lookups():
    codes = [int(str(record.code)) for record in RECORDS]
    names = [record.name for record in RECORDS]
    context = {
        "lookup": ikeerr.lookup,
        "cached_object": cached_object,
        "codes": codes,
        "names": names,
        "other_names": fresh(names),
        "by_code": {int(str(code)): object() for code in codes},
        "by_name": {name: object() for name in names},
    }
    statements = {
        "lookup by number": "for code in codes: lookup(code)",
        "cached": "for code in codes: cached_object(code)",
        "dict by number": "for code in codes: by_code[code]",
        "lookup by name": "for name in names: lookup(name)",
        "dict by name": "for name in names: by_name[name]",
        "lookup by equal name": "for name in other_names: lookup(name)",
        "dict by equal name": "for name in other_names: by_name[name]",
    }
    times = best_times(statements, context, 50)
    print(f"one lookup by number: {times['lookup by number'] / len(codes) * 1e9:.1f} ns, the loop included\n")
    report("lookup(int) / function that returns a cached object", times["lookup by number"] / times["cached"], "1.5")
    report("lookup(int) / dict[int]", times["lookup by number"] / times["dict by number"], "1")
    report("lookup(str) / dict[str]", times["lookup by name"] / times["dict by name"], "1.5")
    report("lookup(str) / dict[str], equal strings", times["lookup by equal name"] / times["dict by equal name"], "1.5")


def report_attributes():
    record, slots = RECORDS[100], Slots()
    for name in Slots.__slots__:
        setattr(slots, name, getattr(record, name))
    for name in Slots.__slots__:
        statements = {owner: "; ".join([f"{owner}.{name}"] * 20) for owner in ("record", "slots")}
        times = best_times(statements, {"record": record, "slots": slots}, 500)
        target = "1.2" if name in FIELDS else "none: built at first reading"
        report(f"record.{name} / attribute in __slots__", times["record"] / times["slots"], target)


def import_time(module):
    program = f"import time; start = time.perf_counter(); import {module}; print(time.perf_counter() - start)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(run.stdout)


def report_import():
    py_compile.compile(empty.__file__)  # wherever Python is told to write no bytecode
    times = [(import_time("ikeerr"), import_time("empty")) for _ in range(30)]
    ours, nothing = (min(column) for column in zip(*times, strict=True))
    report("import ikeerr / import of an empty extension in a package", ours / nothing, "2")


if __name__ == "__main__":
    print(f"ikeerr {ikeerr.__version__}, Python {sys.version.split()[0]}")
    report_lookups()
    report_attributes()
    report_import()
