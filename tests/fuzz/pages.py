"""Looks for pages and tables of words that the compile step cannot read and does not report: the tiny catalogue of
tests/data/good, damaged by chance, must compile or lead to findings, never to an exception.

    python3 tests/fuzz/pages.py [RUNS [SEED]]      a catalogue that fails is left in the folder that is named
"""

import pathlib
import random
import shutil
import sys
import tempfile
import traceback

HERE = pathlib.Path(__file__).resolve().parent
GOOD = HERE.parent / "data" / "good"
sys.path.insert(0, str(HERE.parents[1] / "data" / "compile"))

from catalogue import Catalogue  # noqa: E402
from findings import Findings, report  # noqa: E402
from interface import interface  # noqa: E402
from tables import Tables  # noqa: E402

RUNS = 300
TOKENS = (
    "[", "]", "{", "}", '"', "'", "=", "#", "`", "…", "{id}", "- ", "###", "## ", "```", "```toml", "\n", "\t", "\0", ",", ".",
    "true", "0", "-1", "1e9", "99999999999999999999", "nan", "2026-02-30", '""', "[]", "{}", "[[related]]", "[x.y]", "\ufeff",
    "\u202e", "\x1b", "é", "\U0001f512", "x" * 300, "IKE_AUTH", "Sign (strongswan, deciding): ", "- Basis: documented (",
)  # fmt: skip


def damage(text, dice):
    """One of a few kinds of damage to a text, in bytes."""
    place, end = sorted((dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)))
    lines = text.split(b"\n")
    line = dice.randrange(len(lines))
    kind = dice.randrange(7)
    if kind == 0:
        return text[:place] + text[min(end, place + dice.randrange(1, 40)) :]
    if kind == 1:
        return text[:place] + dice.choice(TOKENS).encode() + text[place:]
    if kind == 2:
        return text[:place] + bytes([dice.randrange(256)]) + text[place + 1 :]
    if kind == 3:
        return b"\n".join([*lines[:line], *lines[line + 1 :]])
    if kind == 4:
        return b"\n".join([*lines[:line], lines[line], *lines[line:]])
    if kind == 5:
        other = dice.randrange(len(lines))
        lines[line], lines[other] = lines[other], lines[line]
        return b"\n".join(lines)
    start, equals, value = lines[line].partition(b"=")
    lines[line] = start + equals + (b" " + dice.choice(TOKENS).encode() if equals else value)
    return b"\n".join(lines)


def compile_all(folder):
    findings = Findings()
    catalogue = Catalogue(folder, findings)
    tables = Tables(catalogue) if catalogue.pages else None
    if findings:
        return report(findings)
    tables.source()
    interface(catalogue)
    return ""


def main(runs=RUNS, seed=1):
    files = sorted(path.relative_to(GOOD) for path in GOOD.rglob("*") if path.suffix in {".md", ".toml", ".txt"})
    kept = pathlib.Path(tempfile.mkdtemp(prefix="fuzz_pages_"))
    found = 0
    for run in range(runs):
        dice = random.Random(seed * 1_000_003 + run)
        folder = kept / "data"
        shutil.copytree(GOOD, folder)
        for _ in range(dice.choice((1, 1, 1, 2, 4))):
            path = folder / dice.choice(files)
            path.write_bytes(damage(path.read_bytes(), dice))
        try:
            found += bool(compile_all(folder))
        except Exception:
            traceback.print_exc()
            sys.exit(f"fuzz_pages: run {run} of seed {seed} ends in an exception: {folder}")
        shutil.rmtree(folder)
    kept.rmdir()
    print(f"{runs} damaged catalogues, findings in {found}")
    return found > runs // 2


if __name__ == "__main__":
    sys.exit(0 if main(*map(int, sys.argv[1:])) else "fuzz_pages: hardly anything was damaged")
