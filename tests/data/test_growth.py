"""Five times the data compile and work: beyond 1,024 records, 65,536 pairs of words and 4 MiB of texts the layout of the
tables is another one (data/compile/sizes.py). It takes a minute."""

import re
import shutil
import subprocess
import sys

import pytest

from compile_step import ROOT

sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))
import grown_data
import growth

COMPILER = shutil.which("cc")
COPIES = 4
FLAGS = ("-O1", "-std=c11", "-w", "-DIKEERR_STATIC", '-DIKEERR_VERSION="0"')
WIDE = ("typedef uint64_t search_place;", "typedef uint32_t search_pair_place;")


def built(tables):
    sources = [*sorted((ROOT / "core").glob("*/*.c")), tables / "tables.c", ROOT / "tests" / "data" / "grown.c"]
    folders = [f"-I{folder}" for folder in (ROOT / "core", ROOT / "core" / "include", tables)]
    program = tables / "grown"
    subprocess.run([COMPILER, *FLAGS, *folders, *sources, "-o", program], check=True)
    return program


@pytest.mark.skipif(not COMPILER, reason="needs a C compiler")
def test_five_times_the_data_are_found(tmp_path):
    data = grown_data.make(tmp_path / "data", COPIES)
    tables = tmp_path / "tables"
    growth.compile_pages(growth.compile_step(), data, tables)
    sizes = (tables / "table_sizes.h").read_text(encoding="ascii")
    assert [wide for wide in WIDE if wide not in sizes] == []
    printed = subprocess.run([built(tables)], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    records, lines, copied = map(
        int, re.fullmatch(r"(\d+) records, (\d+) lines, (\d+) lines of copies\n", printed).groups()
    )
    pages = len(list((data / "grown").glob("*.md")))
    assert records * COPIES == pages * (COPIES + 1) and copied == COPIES * lines > 0
