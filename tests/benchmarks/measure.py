"""Runs the programs of this folder in turn and makes a table, JSON and a plot of what they print.

    python tests/benchmarks/measure.py [--quick] BUILD WORK OUT

BUILD was made with -DIKEERR_BENCHMARKS=ON, WORK is a folder for what is measured, OUT gets the result; `run` calls this. A
value is the median of all rounds, a ratio the median of the ratios of the rounds. What is not there, fails or never ends is
left out, and said; of what fails the result is 1.
"""

import argparse
import collections
import datetime
import itertools
import json
import math
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import time
import tomllib

import pygal

import logs

HERE = pathlib.Path(__file__).resolve().parent
PASSES = 3  # in each of which every program runs once
MEGABYTES, ROWS = "8", "20000"
QUICK_PASSES, QUICK_MEGABYTES, QUICK_ROWS = 1, "2", "5000"
LONGEST = 900  # seconds of a program; on a quiet machine none takes 200
MATCHED = ("gateways", "Windows event XML", "JSON lines")  # logs that the peers of scan read too
TIMES = (("s", 1), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9))
LINES_A_DAY, BYTES_OF_LINE = 1e9, 80  # of the logs of examples/fleet_logs.py
BY_GIGABYTE = ("C: scan in pieces, gateways", "C: diagnose in pieces, gateways")
FLEET = (
    *BY_GIGABYTE,
    "Python: bare batch",
    "DuckDB: errors of each row",
    "polars: errors of each row",
    "Spark: errors by site and hour",
    "Spark, workers read: errors by site and hour",
)
PARTS = {  # of the tables, by how their names begin
    "pool": "texts",
    "search_": "index of the search",
    "line_": "log lines",
    "log_line": "log lines",
    "": "records, names, numbers",
}

HEAD = """# The last run of tests/benchmarks/run{options}

{date}, {processor}, {cores} cores, load {load:.1f} at the start, Python {python}, {ikeerr}. Medians of all rounds; the ratio
is the median of the ratios of the rounds. Times are CPU time of the process, so that others may run beside it; a ratio
says how many times as long ours takes where the goal is ≤ or a time is shown, and else how many times as fast it is. `measured.json` has all values,
`goals.svg` shows how far each goal is kept.
"""

SIZES = """Nothing is left out or packed by an option. The file is mapped: a process has 12 KB of it for itself (relocations, data),
and shares the rest with all others that use it; what is not asked for is not read. A wheel is packed as it is, to less
than half. Unpacking the texts at run time would save 0.4 MB of the file and make 0.6 MB in each process, and constant data
would get failure modes. Without the background sections and the FAQ the texts would be 0.3 MB smaller, and search would miss
what stands there.
"""


def programs(build, work, kinds, is_quick):
    """What is run in each pass, in turn."""
    megabytes, rows = (QUICK_MEGABYTES, QUICK_ROWS) if is_quick else (MEGABYTES, ROWS)

    def core(name):
        return build / "tests" / "benchmarks" / f"benchmark_core_{name}"

    def python(name):
        return [sys.executable, HERE / f"python_{name}.py"]

    gateways = kinds["gateways"]
    yield [core("lookup")]
    yield [core("search")]
    yield [core("scan"), megabytes, work, *(kinds[kind] for kind in MATCHED)]
    yield [core("scan_rows"), rows]
    yield [core("diagnose"), megabytes, gateways, kinds["no line feeds"]]
    yield python("lookup")
    yield python("search")
    yield [*python("scan"), rows, work / "patterns", gateways]
    yield ["lua5.4", HERE / "lua_lookup.lua"]
    yield ["lua5.4", HERE / "lua_search.lua"]
    for name in ("as shipped", "twice", "ten times"):
        yield [work / "growth" / name, name, gateways]


def environment(build):
    python = (build / "python", build / "python_peers")
    lua = (build / "bindings/lua/ikeerr_lua", build / "tests/benchmarks/benchmark_cached_object")
    paths = {"PYTHONPATH": os.pathsep.join(map(str, python)), "LUA_CPATH": ";".join(f"{folder}/?.so" for folder in lua)}
    return os.environ | paths


def lines_of(text):
    """(what, value) of each line that has both."""
    for line in text.splitlines():
        what, tab, value = line.partition("\t")
        if tab:
            yield what, float(value)


class Run:
    """The programs that are run, and what of them failed."""

    def __init__(self, build, work, is_quick):
        self.build, self.work, self.is_quick = build, work, is_quick
        self.failures = []

    def printed_by(self, command):
        """What a program prints, as lines_of() says; of one that fails, what it had printed."""
        name = " ".join(pathlib.Path(str(part)).name for part in command)
        if not shutil.which(command[0]):
            print(f"left out, since it is not there: {name}", file=sys.stderr)
            return []
        start, output = time.monotonic(), self.work / "printed"
        with output.open("w", encoding="utf-8") as file:
            try:
                subprocess.run([*map(str, command)], cwd=self.work, env=environment(self.build), stdout=file, check=True,
                               timeout=LONGEST)  # fmt: skip
            except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
                self.failures.append(f"{name}: {error}")
                print(f"FAILED: {self.failures[-1]}", file=sys.stderr)
        print(f"{time.monotonic() - start:5.1f} s  {name}", file=sys.stderr)
        return list(lines_of(output.read_text(encoding="utf-8")))

    def values(self):
        """{what: the values of all rounds}"""
        kinds, values = logs.write_logs(self.work), collections.defaultdict(list)
        for what, value in lines_of((self.work / "growth.tsv").read_text(encoding="utf-8")):
            values[what].append(value)
        quick = ["--quick"] if self.is_quick else []
        engines = [
            sys.executable,
            HERE / "engines.py",
            self.work / "fleet",
            *quick,
        ]  # at once: Spark takes long to start
        passes = QUICK_PASSES if self.is_quick else PASSES
        commands = [*list(programs(self.build, self.work, kinds, self.is_quick)) * passes, engines]
        for command in commands:
            for what, value in self.printed_by(command):
                values[what].append(value)
        return values


# ---- the table ----


def rows():
    for group, listed in tomllib.loads((HERE / "table.toml").read_text(encoding="utf-8")).items():
        for row in listed:
            for word in row.pop("each", [""]):
                yield {"group": group} | {
                    key: value.replace("{}", word) if isinstance(value, str) else value for key, value in row.items()
                }


def judged(row, values):
    """The row with what was measured: `ratio` is how much longer it takes; of speeds without a `most`, how much faster it is."""
    ours, peer = values.get(row["ours"]), values.get(row["peer"])
    if not ours or not peer:
        return row | {"state": "not measured"}
    pairs = zip(ours, peer, strict=True) if len(ours) == len(peer) else itertools.product(ours, peer)
    is_speed = "least" in row or (row.get("unit", "").endswith("/s") and "most" not in row)
    ratio = statistics.median(peer / ours if is_speed else ours / peer for ours, peer in pairs)
    is_reached = row.get("least", 0) <= ratio <= row.get("most", math.inf)
    state = ("reached" if is_reached else "MISSED") if {"least", "most"} & row.keys() else "stated"
    return row | {
        "ours_median": statistics.median(ours),
        "peer_median": statistics.median(peer),
        "ratio": ratio,
        "rounds": len(ours),
        "state": state,
    }


def quantity(value, unit):
    """As people read it. Times are of one operation; a speed was printed as seconds for a gigabyte, or for a row."""
    if unit == "MB/s":
        return f"{1e3 / value:,.0f} MB/s"
    if unit == "rows/s":
        return f"{1e-3 / value:,.0f} k rows/s"
    if unit == "MB":
        return f"{value / 1e6:.1f} MB"
    name, size = next((each for each in TIMES if value >= each[1]), TIMES[-1])
    return f"{value / size:.3g} {name}"


def goal(row):
    if "least" in row:
        return f"≥ {row['least']}"
    return f"≤ {row['most']}" if "most" in row else ""


def cells(row):
    if "ratio" not in row:
        return row["what"], "", row["peer"], "", "", goal(row), row["state"]
    ours, peer = (quantity(row[key], row.get("unit")) for key in ("ours_median", "peer_median"))
    return row["what"], ours, row["peer"], peer, f"{row['ratio']:.2f}", goal(row), row["state"]


def table(judgements):
    lines = []
    for group in dict.fromkeys(row["group"] for row in judgements):
        lines += [f"\n## {group.capitalize()}\n", "| operation | ours | next to | takes | ratio | goal | |"]
        lines.append("| --- | ---: | --- | ---: | ---: | ---: | --- |")
        for row in judgements:
            if row["group"] == group:
                note = f"{row['state']}: {row['note']}" if "note" in row else row["state"]
                lines.append(f"| {' | '.join((*cells(row)[:-1], note))} |")
    return "\n".join(lines) + "\n"


def size_table(found):
    rows = "\n".join(f"| {part} | {size / 1e6:.2f} MB |" for part, size in found.items())
    return f"\n## Size of the Python module\n\n| part | |\n| --- | ---: |\n{rows}\n\n{SIZES}"


def fleet(values):
    """What a fleet's day costs on each engine, from the medians: examples/fleet.md."""
    lines = ["\n## A billion lines a day\n", "| engine | a million lines | core hours a day | cores busy all day |"]
    lines.append("| --- | ---: | ---: | ---: |")
    for what in FLEET:
        if what in values:
            row = statistics.median(values[what]) * (BYTES_OF_LINE / 1e9 if what in BY_GIGABYTE else 1)
            hours = row * LINES_A_DAY / 3600
            lines.append(f"| {what} | {row * 1e6:.2f} s | {hours:.2f} | {hours / 24:.3f} |")
    return "\n".join(lines) + "\n"


# ---- sizes, the plot ----


def sizes(build):
    """Bytes of the Python module, of its code and of the parts of its tables."""
    (module,) = (build / "python" / "ikeerr").glob("__init__*.so")
    (tables,) = (build / "core").rglob("tables.c.o")
    found = {
        "the file": module.stat().st_size,
        "code": section_size(module, ".text"),
        **dict.fromkeys(PARTS.values(), 0),
    }
    listed = subprocess.run(["nm", "-S", tables], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    for _, size, _, name in (cut for cut in map(str.split, listed.splitlines()) if len(cut) == 4):
        found[next(part for prefix, part in PARTS.items() if name.startswith(f"ike_table_{prefix}"))] += int(size, 16)
    return found


def section_size(file, name):
    listed = subprocess.run(["size", "-A", file], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    return next(int(line.split()[1]) for line in listed.splitlines() if line.startswith(f"{name} "))


def plot(judgements, path):
    """How far each goal is kept: 1 is the goal, more is better."""
    chart = pygal.HorizontalBar(title="Times the goal (1 is the goal, more is better)", logarithmic=True, height=1400,
                                show_legend=False, js=[])  # fmt: skip
    with_goals = [row for row in judgements if "ratio" in row and {"least", "most"} & row.keys()]
    shares = [row["ratio"] / row["least"] if "least" in row else row["most"] / row["ratio"] for row in with_goals]
    chart.y_labels = [0.01, 0.1, 1, 10, 100, 1000]
    chart.x_labels = [f"{row['what']} / {row['peer']}" for row in reversed(with_goals)]
    chart.add("", [{"value": share, "color": "seagreen" if share >= 1 else "firebrick"} for share in reversed(shares)])
    chart.render_to_file(path)


def about(build):
    lines = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    processor = next((line.split(": ")[1] for line in lines if line.startswith("model name")), "unknown processor")
    version = subprocess.run(
        [build / "bindings/shell/ikeerr", "--version"], capture_output=True, text=True, check=False
    ).stdout
    return {
        "date": datetime.date.today().isoformat(),
        "processor": processor.strip(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
        "python": platform.python_version(),
        "ikeerr": version.splitlines()[0] if version else "",
    }


def json_lines(measured):
    """JSON with a line for each row and for the values of each name."""
    rows = ",\n".join(map(json.dumps, measured["rows"]))
    values = ",\n".join(f"{json.dumps(what)}: {json.dumps(each)}" for what, each in measured["values"].items())
    facts = json.dumps({key: value for key, value in measured.items() if key not in ("rows", "values")})
    return f'{{"about": {facts},\n"rows": [\n{rows}\n],\n"values": {{\n{values}\n}}}}\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    for name in ("build", "work", "out"):
        parser.add_argument(name, type=lambda path: pathlib.Path(path).resolve())
    arguments = parser.parse_args()
    start, facts = time.monotonic(), about(arguments.build)
    run = Run(arguments.build, arguments.work, arguments.quick)
    values = run.values()
    judgements = [judged(row, values) for row in rows()]
    facts |= {
        "module": sizes(arguments.build),
        "failed": run.failures,
        "options": " --quick" if arguments.quick else "",
    }
    text = HEAD.format(**facts) + table(judgements) + fleet(values) + size_table(facts["module"])
    arguments.out.mkdir(exist_ok=True)
    (arguments.out / "README.md").write_text(text, encoding="utf-8")
    measured = json_lines(facts | {"rows": judgements, "values": values})
    (arguments.out / "measured.json").write_text(measured, encoding="utf-8")
    plot(judgements, arguments.out / "goals.svg")
    print(text)
    counts = collections.Counter(row["state"] for row in judgements)
    print(f"{', '.join(f'{count} {state}' for state, count in counts.items())}; measured in "
          f"{(time.monotonic() - start) / 60:.0f} minutes; table, numbers and plot are in {arguments.out}")  # fmt: skip
    for failure in run.failures:
        print(f"FAILED: {failure}", file=sys.stderr)
    return 1 if run.failures else 0


sys.exit(main())
