"""Lookups, attributes and the import next to dicts, slots and an empty extension.

Needs the folders python and python_peers of a build on PYTHONPATH.
"""

import py_compile
import subprocess
import sys

import empty
import ikeerr
from cached import cached_object

from rounds import report, time_statements

FIELDS = ("domain", "code", "name", "message", "hex", "kind")
RECORDS = ikeerr.records(domain="win32")


class Slots:
    __slots__ = FIELDS


def fresh(texts):
    """Equal texts that are other objects, as if read from a file."""
    return ["".join(text) for text in texts]


def time_lookups():
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
        "Python: lookup by number": "for code in codes: lookup(code)",
        "Python: cached object": "for code in codes: cached_object(code)",
        "Python: dict by number": "for code in codes: by_code[code]",
        "Python: lookup by name": "for name in names: lookup(name)",
        "Python: dict by name": "for name in names: by_name[name]",
        "Python: lookup by equal name": "for name in other_names: lookup(name)",
        "Python: dict by equal name": "for name in other_names: by_name[name]",
    }
    time_statements(statements, context, 50, 40, of=len(RECORDS))


def time_attributes():
    record, slots = RECORDS[100], Slots()
    for name in FIELDS:
        setattr(slots, name, getattr(record, name))
    owners = {"Python: six fields of a record": "record", "Python: six slots": "slots"}
    statements = {what: "; ".join(f"{owner}.{name}" for name in FIELDS) for what, owner in owners.items()}
    time_statements(statements, {"record": record, "slots": slots}, 2000, 40)


def time_import(module):
    program = f"import time; start = time.process_time(); import {module}; print(time.process_time() - start)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return float(run.stdout)


def time_imports():
    py_compile.compile(empty.__file__)  # wherever Python is told to write no bytecode
    for _ in range(15):
        report("Python: import", time_import("ikeerr"))
        report("Python: import of nothing", time_import("empty"))


time_lookups()
time_attributes()
time_imports()
