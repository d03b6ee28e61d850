"""Mutation testing: breaks the core on purpose, once for each mutant, and counts whose breakage the core's tests see.

    python3 tests/mutation/run.py                  # 600 mutants, drawn with a fixed seed; what survives is printed
    python3 tests/mutation/run.py --only core/scan --count 50

Needs a build with the tests in it (the preset ci), from which it takes the compiler and its options; the tree itself is
left alone. A mutant is compiled alone and linked with all tests of the core, shared cases included, into one program.
What all of them let survive is run again with the sanitizers, then with the steps of a search counted, as the preset dev
and core/steps_search do. Left out of the count: mutants that do not compile, and those whose object file is the same as the
original's, which no test can tell apart. survivors.md has the last run, and what became of each survivor.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import queue
import random
import re
import shlex
import shutil
import subprocess
import sys
import time
from typing import NamedTuple

import operators

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What cannot be judged by running tests here, and why.
LEFT_OUT = {
    "core/include/ikeerr.h": "the interface: the tests are compiled with it too",
    "core/scan/finder_neon.c": "runs on ARM, or in an emulator",
}
# The numbers there are a contract with the compile step, whose tables are not written anew for a mutant.
ONLY_FUNCTIONS = ("core/tables/layout.h", "core/tables/scan_layout.h", "core/tables/search_layout.h")

# Its verdict is a measured time, which depends on what else runs on the machine.
UNSTABLE_TESTS = ("test_scan_linear",)

# Swapped arguments of other types are a matter for the compiler.
CHECKS = ["-Werror=int-conversion", "-Werror=incompatible-pointer-types"]
SANITIZERS = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


class Flavour(NamedTuple):
    """A way to compile the core, and the tests to link it with."""

    name: str
    compile: list
    link: list
    tests: str


FLAVOURS = (
    Flavour("plain", ["-O1"], [], "test_*.c"),
    Flavour("sanitized", ["-O1", *SANITIZERS], SANITIZERS, "test_*.c"),
    Flavour("steps", ["-O1", "-fsanitize-coverage=trace-pc"], [], "steps_*.c"),
)

# So many times the processor's seconds that a test takes without any mutant, and so many seconds more, and the loop is
# endless: a machine with more to do needs up to twice as many for the same.
MOST_TIMES, MOST_SECONDS = 3, 2

# The tests of scan, which take longest, use no room above it (tests/rooms): no mutant in these concerns them.
ABOVE_SCAN = ("readings", "lookup", "search", "render")

# All tests in one program; those whose names have the first word that is given come first, those with the second are
# left out. Without words, what each takes is written, in microseconds of the processor.
PROGRAM = """\
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
{declarations}
static const struct {{
  const char *name;
  int (*run)(void);
  long most; /* seconds */
}} TESTS[] = {{{rows}}};
int main(int argc, char **argv) {{
  for (int is_first = 1; is_first >= 0; is_first--) {{
    for (size_t i = 0; i < sizeof TESTS / sizeof *TESTS; i++) {{
      int is_named = argc > 1 && strstr(TESTS[i].name, argv[1]) != NULL;
      if (is_named != is_first || (argc > 2 && strstr(TESTS[i].name, argv[2]))) continue;
      struct itimerval limit = {{.it_value = {{TESTS[i].most, 0}}}};
      setitimer(ITIMER_PROF, &limit, NULL); /* its signal ends the program */
      clock_t start = clock();
      if (TESTS[i].run()) return 1;
      if (argc == 1) printf("%s takes %ld\\n", TESTS[i].name, (long)(clock() - start));
    }}
  }}
  return 0;
}}
"""


# ---- compiling ----


def entries_of(build):
    """The compile commands of a build: its core's objects and its tests', by the file's path from the root."""
    entries = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        name = str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
        is_core = "ikeerr_objects" in entry["command"]
        if is_core or name.startswith("tests/core/"):
            entries[name] = options_of(entry["command"])
    return entries


def options_of(command):
    """The compiler and its options, without what says where the files are and how fast it has to be."""
    words, kept = iter(shlex.split(command)), []
    for word in words:
        if word in ("-o", "-c", "-MF", "-MT"):
            next(words)
        elif not re.match(r"-MD|-O|-DNDEBUG|-W|-fsanitize", word):
            kept.append(word)
    return kept


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, **options)


def must(command):
    done = run(command)
    if done.returncode:
        sys.exit(f"{shlex.join(map(str, command))}\n{done.stdout}{done.stderr}")


def moved(options, core):
    """The options for a copy of the core."""
    return [option.replace(f"{ROOT}/core", str(core)) for option in options]


class Tests:
    """The core and its tests, compiled in one flavour, all but what a mutant changes."""

    def __init__(self, flavour, entries, folder):
        self.flavour, self.entries, self.folder = flavour, entries, folder / flavour.name
        self.folder.mkdir(parents=True)
        self.core = {name: self.object_of(name) for name in entries if not name.startswith("tests/")}
        tests = sorted(name for name in entries if pathlib.Path(name).match(flavour.tests))
        self.tests = {name: 600 for name in tests if pathlib.Path(name).stem not in UNSTABLE_TESTS}  # seconds at most

    def object_of(self, name):
        return self.folder / (re.sub(r"\W", "_", name) + ".o")

    def compile_all(self, core, pool):
        jobs = [self.command(name, core, self.core[name]) for name in self.core]
        for name in self.tests:
            rename = f"-Dmain=main_of_{pathlib.Path(name).stem}"
            jobs.append([*self.entries[name], rename, "-O1", "-w", *self.flavour.link, "-c", ROOT / name])
            jobs[-1] += ["-o", self.object_of(name)]
        list(pool.map(must, jobs))
        self.link_program()

    def command(self, name, core, target):
        is_table = name.endswith("tables.c")
        flags = self.flavour.link if is_table else self.flavour.compile
        source = core / pathlib.Path(name).relative_to("core") if name.startswith("core/") else name
        return [*moved(self.entries[name], core), *flags, *CHECKS, "-MMD", "-c", source, "-o", target]

    def touched_by(self, path):
        """The files of the core to compile for a change of one: those that read it."""
        read = {name: target.with_suffix(".d").read_text() for name, target in self.core.items()}
        return [name for name in self.core if name.startswith("core/") and f"/{path}" in read[name]]

    def link_program(self):
        names = [pathlib.Path(name).stem for name in self.tests]
        source = self.folder / "program.c"
        declarations = "\n".join(f"int main_of_{name}(void);" for name in names)
        rows = ", ".join(
            f'{{"{name}", main_of_{name}, {seconds}}}' for name, seconds in zip(names, self.tests.values(), strict=True)
        )
        source.write_text(PROGRAM.format(declarations=declarations, rows=rows))
        self.fixed = [self.folder / "program.o", *map(self.object_of, self.tests)]
        must(["cc", "-c", source, "-o", self.fixed[0]])

    def link(self, objects, target):
        libraries = shlex.split(run(["pkg-config", "--libs", "cmocka", "libcjson"]).stdout)
        parts = [*self.fixed, *(objects.get(name, path) for name, path in self.core.items())]
        must(["cc", *self.flavour.link, *parts, *libraries, "-o", target])

    def passes(self, program, room):
        left_out = ["test_scan"] if room in ABOVE_SCAN else []
        return run([program, room.rstrip("s"), *left_out], cwd=self.folder).returncode == 0

    def passes_unbroken(self):
        """Whether the tests pass without any mutant; measures how long mutants have, and puts what is quick first."""
        self.link({}, self.folder / "program")
        done = run([self.folder / "program"], cwd=self.folder)
        if done.returncode:
            return False
        used = {name: int(clocks) for name, clocks in re.findall(r"^(\w+) takes (\d+)$", done.stdout, re.MULTILINE)}
        quick_first = sorted(self.tests, key=lambda name: used[pathlib.Path(name).stem])
        self.tests = {name: self.limit(used[pathlib.Path(name).stem]) for name in quick_first}
        self.link_program()
        return True

    def limit(self, microseconds):
        return MOST_SECONDS + MOST_TIMES * microseconds // 1_000_000


# ---- a mutant ----


class Worker:
    """A copy of the core in which one mutant after the other lives."""

    def __init__(self, folder):
        self.folder, self.core = folder, folder / "core"
        shutil.copytree(ROOT / "core", self.core)

    def judge(self, mutant, tests):
        """The flavour, if its tests kill the mutant, or survived, same or invalid."""
        path = self.core / pathlib.Path(mutant.path).relative_to("core")
        original = path.read_text()
        path.write_text(operators.mutated(original, mutant))
        try:
            return self.verdict(tests, tests.touched_by(mutant.path), pathlib.Path(mutant.path).parts[1])
        finally:
            path.write_text(original)

    def verdict(self, tests, names, room):
        objects = self.compile(tests, names)
        if objects is None:
            return "invalid"
        if all(same(objects[name], tests.core[name]) for name in objects):
            return "same" if tests.flavour is FLAVOURS[0] else "survived"
        program = self.folder / f"program_{tests.flavour.name}"
        tests.link(objects, program)
        return "survived" if tests.passes(program, room) else tests.flavour.name

    def compile(self, tests, names):
        objects = {}
        for name in names:
            objects[name] = self.folder / f"{tests.flavour.name}_{re.sub(r'[^a-z0-9]', '_', name)}.o"
            if run(tests.command(name, self.core, objects[name])).returncode:
                return None
        return objects


def same(path, other):
    return path.read_bytes() == other.read_bytes()


# ---- all of them ----


def all_mutants(only):
    mutants = []
    for path in sorted([*ROOT.glob("core/*/*.c"), *ROOT.glob("core/*/*.h")]):
        name = str(path.relative_to(ROOT))
        if name in LEFT_OUT or not name.startswith(only):
            continue
        found = operators.mutants_of(name, path.read_text())
        mutants += [mutant for mutant in found if mutant.function or name not in ONLY_FUNCTIONS]
    return mutants


def described(mutant):
    text = (ROOT / mutant.path).read_text()
    was = " ".join(text[mutant.start : mutant.end].split())
    line = text.splitlines()[mutant.line - 1].strip()
    instead = " ".join(mutant.instead.split())
    return f"{mutant.path}:{mutant.line} {mutant.function} {mutant.operator}: `{was}` -> `{instead}` in `{line}`"


def judged(mutants, workers, tests):
    """Each mutant with its verdict, in the order given."""
    free = queue.SimpleQueue()
    for worker in workers:
        free.put(worker)

    def judge(mutant):
        worker = free.get()
        try:
            return worker.judge(mutant, tests)
        finally:
            free.put(worker)

    with concurrent.futures.ThreadPoolExecutor(len(workers)) as pool:
        step = 4 * len(workers)
        for start in range(0, len(mutants), step):
            batch = mutants[start : start + step]
            yield from zip(batch, pool.map(judge, batch), strict=True)


def prepared(flavour, entries, folder, workers):
    """The tests of a flavour, ready to judge."""
    tests = Tests(flavour, entries, folder)
    with concurrent.futures.ThreadPoolExecutor(len(workers)) as pool:
        tests.compile_all(workers[0].core, pool)
    if not tests.passes_unbroken():
        sys.exit(f"{tests.folder / 'program'} fails without any mutant")
    return tests


def report(verdicts, seconds):
    """The figures so far."""
    counts = collections.Counter(verdicts.values())
    killed = {flavour.name: counts[flavour.name] for flavour in FLAVOURS}
    dead, skipped = sum(killed.values()), {name: counts[name] for name in ("invalid", "same")}
    total = dead + counts["survived"]
    print(f"\n{total} mutants: {dead} killed ({dead / max(total, 1):.1%}), {counts['survived']} survived")
    print(f"killed by tests: {killed}; not counted: {skipped}; {seconds:.0f} seconds\n", flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=600, help="mutants that count (600)")
    parser.add_argument("--seed", type=int, default=10, help="of the draw (10)")
    parser.add_argument("--skip", type=int, default=0, help="mutants of the draw, which an ended run has judged (0)")
    parser.add_argument("--only", default="core/", help="paths that start so")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time (2)")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "ci", help="a build with tests")
    return parser.parse_args()


def main():
    given = arguments()
    folder = given.build.resolve().parent / "mutation"
    shutil.rmtree(folder, ignore_errors=True)
    entries = entries_of(given.build.resolve())
    workers = [Worker(folder / f"worker_{number}") for number in range(given.jobs)]
    mutants = all_mutants(given.only)
    random.Random(given.seed).shuffle(mutants)
    mutants = mutants[given.skip :]
    print(f"{len(mutants)} possible mutants, seed {given.seed}", flush=True)
    started, verdicts = time.monotonic(), {}
    for flavour in FLAVOURS:
        tests = prepared(flavour, entries, folder, workers)
        is_first = not verdicts
        left = mutants if is_first else [mutant for mutant, verdict in verdicts.items() if verdict == "survived"]
        for mutant, verdict in judged(left, workers, tests):
            verdicts[mutant] = verdict
            counted = sum(known not in ("invalid", "same") for known in verdicts.values())
            if is_first and verdict == "survived":
                print(described(mutant), flush=True)
            elif not is_first and verdict == flavour.name:
                print(f"{flavour.name} kills {described(mutant)}", flush=True)
            if is_first and counted % 100 == 0 and verdict not in ("invalid", "same"):
                report(verdicts, time.monotonic() - started)
            if is_first and counted == given.count:
                break
        report(verdicts, time.monotonic() - started)


if __name__ == "__main__":
    main()
