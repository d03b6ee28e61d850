"""Builds benchmark_core_growth with the data as shipped and with twice and ten times the records, and prints what compiling
the pages and the C of the tables takes, and the bytes of these:

    python growth.py FOLDER [--quick]

The programs are FOLDER/as shipped, FOLDER/twice and FOLDER/ten times. What the checks say is left out: copies share their
sentences. With --quick there are no ten times.
"""

import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import time

import grown_data
from rounds import report

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
COMPILER = os.environ.get("CC", "cc")
FLAGS = ("-O3", "-DNDEBUG", "-std=c11", "-w", "-DIKEERR_STATIC", '-DIKEERR_VERSION="0"', "-D_POSIX_C_SOURCE=200809L")

GROWN = {"as shipped": 0, "twice": 1, "ten times": 9}  # copies
QUICKLY = ("as shipped", "twice")


def compile_step():
    """data/compile, whose main module has no name of its own."""
    folder = ROOT / "data" / "compile"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("compile_step", folder / "__main__.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compile_pages(step, data, generated):
    start = time.process_time()
    tables = step.Tables(step.Catalogue(data, step.Findings()))
    if step.write(tables, generated):
        raise SystemExit(2)
    return time.process_time() - start


def size_of(object_file):
    line = subprocess.run(
        ["size", object_file], stdout=subprocess.PIPE, encoding="utf-8", check=True
    ).stdout.splitlines()[1]
    return sum(map(int, line.split()[:2]))


def compile_c(arguments):
    """Seconds of the compiler's CPU time."""
    start = sum(os.times()[2:4])
    subprocess.run([COMPILER, *FLAGS, *map(str, arguments)], check=True)
    return sum(os.times()[2:4]) - start


def build(generated, program):
    """The program; seconds of the C compiler and bytes, both of the tables alone."""
    core, tables = ROOT / "core", generated / "tables.o"
    included = [f"-I{folder}" for folder in (core, core / "include", generated, HERE)]
    seconds = compile_c([*included, "-c", generated / "tables.c", "-o", tables])
    compile_c([*included, *sorted(core.glob("*/*.c")), HERE / "core_growth.c", tables, "-o", program])
    return seconds, size_of(tables)


def main(folder, *options):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    step = compile_step()
    grown = [name for name in GROWN if options != ("--quick",) or name in QUICKLY]
    for name, copies in ((name, GROWN[name]) for name in grown):
        data, generated = ROOT / "data", folder / f"generated, {name}"
        if copies:
            data = grown_data.make(folder / f"data, {name}", copies)
        report(f"compiling the pages, {name}", compile_pages(step, data, generated))
        seconds, size = build(generated, folder / name)
        report(f"compiling the tables, {name}", seconds)
        report(f"bytes of tables, {name}", size)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve(), *sys.argv[2:])
