"""How right the verdicts are: on the logs of real pairs of gateways, each end's judged by itself, by stack and by way.

    python3 tests/evaluation/diagnose.py --build build/ci                 the figures by stack
    python3 tests/evaluation/diagnose.py --build build/ci --ways          and by way of failing
    python3 tests/evaluation/diagnose.py --build build/ci --misses        and what was said in the place of what is right
    python3 tests/evaluation/diagnose.py --build build/ci --floors        fails where a figure falls below its floor
    python3 tests/evaluation/diagnose.py --take FOLDER                    takes newly recorded logs into diagnose_logs

diagnose_logs/WAY-END.log was recorded by tests/peers/record.py, with tests/peers/ways.toml saying what each end has
otherwise and what is expected of its log. Left out is what a program says of itself when it starts. The verdicts were made
while these logs were read: how they fare with others is for others to say.

record   the record and who decided it are right, and nothing else is said to be wrong
outcome  what became of the IKE SA is right
works    nothing is said to be wrong with what works
cause    the end that decided: the cause is right
told     the other end: no cause is claimed, the right one is among those left, and it is said whose log decides
both     of the two logs together: what was told to this end has the cause that the other end knows
windows  the code that Windows shows in its place is right
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LOGS = HERE / "diagnose_logs"
sys.path.insert(0, str(HERE.parent / "peers"))

from ways import PARTS, WAYS, expected  # noqa: E402

FIGURES = ("record", "outcome", "works", "cause", "told", "both", "windows")
# One log of each figure less than what is reached; a connection that works is never refused.
FLOORS = {
    "record": 0.988,
    "outcome": 0.973,
    "works": 1.0,
    "cause": 0.936,
    "told": 0.992,
    "both": 0.933,
    "windows": 0.99,
}
ENDS = ("gw1", "gw2")
# What the programs say of themselves: nothing that a negotiation has.
OF_CHARON = re.compile(r"\d\d\[LIB\] |\[JOB\] spawning|\[DMN\] (?!Starting|SIG)")
OF_SITES = re.compile(r'"[\w-]+"|packet from|adding UDP interface|Starting Pluto|shutting down')


def take(folder):
    for log in sorted(pathlib.Path(folder).glob("*/gw?.log")):
        lines = log.read_text(encoding="utf-8").splitlines(keepends=True)
        if any("Starting Pluto" in line for line in lines):
            lines = [line for line in lines if OF_SITES.search(line)]
        else:
            lines = [line for line in lines if not OF_CHARON.search(line)]
        (LOGS / f"{log.parent.name}-{log.name}").write_text("".join(lines), encoding="utf-8")


# ---- what is expected ----


def cases():
    """(way, end, stack, what is expected of the end, of the other one)"""
    by_name = {way["name"]: way for way in WAYS}
    named = [*by_name.items()] + [(part["name"], by_name[part["of"]]) for part in PARTS]
    for name, way in named:
        for end, other in (ENDS, ENDS[::-1]):
            yield name, end, way.get("stack", {}).get(end, "strongswan"), way, expected(way, other)


def also_wrong(way, end):
    """What may be said to be wrong beside what matters: of the way's other connections, and of earlier attempts."""
    rows = [*way.get("others", {}).get(end, {}).values(), *([way["earlier"]] if "earlier" in way else [])]
    return {row["record"] for row in rows if row.get("record")}


# ---- what is said ----


def verdicts_of(build, *logs):
    command = [str(pathlib.Path(build) / "bindings/shell/ikeerr"), "diagnose", "--json", *map(str, logs)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed: {answer.stderr}")
    return [json.loads(line) for line in answer.stdout.splitlines()]


def is_same(verdict, wanted):
    return verdict["record"] == wanted["record"] and verdict["decided_by"] == wanted["by"]


def judge(verdicts, wanted, other, beside):
    """figure -> whether it is reached, of those that apply; what was said"""
    told = [verdict for verdict in verdicts if verdict["record"]]
    if not wanted["record"]:
        return {"works": not any(verdict["is_wrong"] and verdict["record"] not in beside for verdict in told)}, told
    right = [verdict for verdict in told if is_same(verdict, wanted)]
    strays = [verdict for verdict in told if not is_same(verdict, wanted) and verdict["record"] not in beside]
    judged = {"record": bool(right) and not strays}
    best = right[-1] if right else {"cause": None, "left": [], "outcome": None, "look_in": None}
    judged["outcome"] = best["outcome"] == wanted["ike"]
    if right and wanted["windows"]:
        judged["windows"] = best["elsewhere"] == wanted["windows"]
    cause = best["cause"] and best["cause"]["id"]
    if wanted["by"] == "this" and wanted["cause"]:
        judged["cause"] = cause == wanted["cause"]
    if wanted["by"] == "peer" and other["cause"] and other["record"] == wanted["record"]:
        left = [each["id"] for each in best["left"]]
        judged["told"] = cause is None and other["cause"] in left and bool(best["look_in"])
    return judged, told


def is_joined(verdicts, other):
    return any(verdict["cause_log"] == 2 and verdict["reason"] == other["cause"] for verdict in verdicts)


# ---- figures ----


def evaluate(build):
    for name, end, stack, way, other in cases():
        wanted = expected(way, end)
        said = verdicts_of(build, LOGS / f"{name}-{end}.log")
        judged, told = judge(said, wanted, other, also_wrong(way, end))
        if "told" in judged:
            logs = (LOGS / f"{name}-{each}.log" for each in (end, *(each for each in ENDS if each != end)))
            judged["both"] = is_joined(verdicts_of(build, *logs), other)
        yield name, end, stack, wanted, judged, told


def put_table(title, counts):
    print(f"\n{title:40}" + "".join(f"{figure:>12}" for figure in FIGURES))
    for name, figures in counts.items():
        cells = [f"{figures[figure][0]} of {figures[figure][1]}" if figure in figures else "" for figure in FIGURES]
        print(f"{name:40}" + "".join(f"{cell:>12}" for cell in cells))


def described(verdicts):
    return [
        f"{verdict['reason']} by {verdict['decided_by']}, {verdict['outcome']}, lines {verdict['first_line']} to {verdict['last_line']}"
        for verdict in verdicts
    ]


def count(counts, name, judged):
    for figure, is_right in judged.items():
        right, all_ = counts[name].get(figure, (0, 0))
        counts[name][figure] = (right + is_right, all_ + 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default="build/ci")
    parser.add_argument("--ways", action="store_true")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floors", action="store_true")
    parser.add_argument("--take", metavar="FOLDER")
    arguments = parser.parse_args()
    if arguments.take:
        return take(arguments.take)
    by_stack, by_way = collections.defaultdict(dict), collections.defaultdict(dict)
    for name, end, stack, wanted, judged, told in evaluate(arguments.build):
        count(by_stack, stack, judged)
        count(by_stack, "all", judged)
        count(by_way, name, judged)
        missed = [figure for figure, is_right in judged.items() if not is_right]
        if arguments.misses and missed:
            print(f"{name}-{end}: {', '.join(missed)}; expected {wanted}, said {described(told)}")
    if arguments.ways:
        put_table("way", by_way)
    put_table("stack", {stack: by_stack[stack] for stack in sorted(by_stack, key=lambda stack: stack == "all")})
    shares = {figure: right / all_ for figure, (right, all_) in by_stack["all"].items()}
    low = [
        f"{figure} {shares[figure]:.3f} (floor {FLOORS[figure]})"
        for figure in FIGURES
        if shares[figure] < FLOORS[figure]
    ]
    if arguments.floors and low:
        return "below the floor: " + ", ".join(low)
    return None


if __name__ == "__main__":
    sys.exit(main())
