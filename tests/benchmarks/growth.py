"""Builds benchmark_core_growth with the data as shipped and with twice the records, and prints what compiling the pages and
the tables takes, also for ten times the records:

    python growth.py FOLDER

The programs are FOLDER/as shipped and FOLDER/twice. What the checks say is left out: copies share their sentences. Ten times
the records do not fit into the tables (README.md): of those only the size is taken.
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
UNCHECKED = ("-D_Static_assert(a,b)=", "-O0")  # of tables that do not fit
WIDER = ("GRAM_BITS", "LONG_BITS")  # tables of a fixed size that refuse ten times the lines


def widen():
    import lines

    for name in WIDER:
        setattr(lines, name, getattr(lines, name) + 3)


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
    subprocess.run([COMPILER, *FLAGS, *arguments], check=True)


def build(generated, program, fits):
    """The program, where the tables fit; the bytes of these."""
    core, tables = ROOT / "core", generated / "tables.o"
    included = [f"-I{folder}" for folder in (core, core / "include", generated, HERE)]
    compile_c([*included, *(() if fits else UNCHECKED), "-c", generated / "tables.c", "-o", tables])
    if fits:
        compile_c([*included, *sorted(core.glob("*/*.c")), HERE / "core_growth.c", tables, "-o", program])
    return size_of(tables)


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    step = compile_step()
    for name, copies in GROWN.items():
        fits = copies < 2
        if not fits:
            widen()
        data, generated = ROOT / "data", folder / f"generated, {name}"
        if copies:
            data = grown_data.make(folder / f"data, {name}", copies)
        report(f"compiling the pages, {name}", compile_pages(step, data, generated))
        report(f"bytes of tables, {name}", build(generated, folder / name, fits))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
