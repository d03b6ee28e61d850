"""Asks the same of Python, Lua and the command, and so of the core in C: keys, queries and logs by chance, made of the
shared cases. Every answer has to be the same.

    PYTHONPATH=... IKEERR_COMMAND=... IKEERR_LUA_MODULE=... python3 tests/fuzz/differential.py [RUNS [SEED]]
"""

import json
import os
import pathlib
import random
import shutil
import subprocess
import sys

import ikeerr

import seeds

RUNS = 400
HERE = pathlib.Path(__file__).resolve().parent


def mixed(pool, dice):
    """A text of the pool, or pieces of two, with a damaged byte now and then. No line feed, and no NUL byte."""
    text = bytearray(dice.choice(pool))
    if dice.random() < 0.5:
        other = dice.choice(pool)
        text = text[: dice.randrange(len(text) + 1)] + other[dice.randrange(len(other) + 1) :]
    if text and dice.random() < 0.3:
        text[dice.randrange(len(text))] = dice.randrange(1, 256)
    return bytes(text[:2000]).translate(None, b"\0\n\r") or b"13868"


def by_python(kind, text):
    given = text.decode("utf-8", "surrogateescape")
    if kind == "lookup":
        answer = ikeerr.answer(given)
        return [answer.status, [record.id for record in answer.records], answer.reason or ""]
    if kind == "search":
        return [hit.record.id for hit in ikeerr.search(given, limit=10)]
    return [[m.start, m.end, [record.id for record in m.records]] for m in ikeerr.scan(text)]


def by_command(kind, texts):
    """One process for all keys; one each for the others."""
    command = os.environ["IKEERR_COMMAND"]

    def run(*arguments, stdin):
        done = subprocess.run([command, *arguments], input=stdin, capture_output=True, timeout=60, check=False)
        return [json.loads(line) for line in done.stdout.splitlines()]

    if kind == "lookup":
        answers = run("--json", "-", stdin=b"".join(text + b"\n" for text in texts))
        return [[a["status"], [r["id"] for r in a["records"]], a["reason"] or ""] for a in answers]
    if kind == "search":
        return [[h["id"] for h in run("search", "--json", "--", text, stdin=b"")] for text in texts]
    found = [run("scan", "--json", stdin=text) for text in texts]
    return [[[m["start"], m["end"], m["ids"]] for m in of if m["ids"]] for of in found]


def by_lua(kind, texts):
    done = subprocess.run(
        [os.environ.get("IKEERR_LUA", "lua5.4"), HERE / "differential.lua", kind],
        input=b"".join(text.hex().encode() + b"\n" for text in texts),
        capture_output=True,
        env=os.environ | {"LUA_CPATH": str(pathlib.Path(os.environ["IKEERR_LUA_MODULE"]).parent / "?.so")},
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def main(runs=RUNS, seed=1):
    dice = random.Random(seed)
    pools = {name: [text[prefix:] for text in texts] for name, prefix, texts in pooled()}
    for kind, pool in pools.items():
        texts = [mixed(pool, dice) for _ in range(runs if kind == "lookup" else runs // 4)]
        if kind == "search":  # a str of Python is UTF-8
            texts = [text.decode("utf-8", "ignore").encode() or b"peer" for text in texts]
        python = [by_python(kind, text) for text in texts]
        for other, answers in (("the command", by_command(kind, texts)), ("Lua", by_lua(kind, texts))):
            assert len(answers) == len(texts), (other, len(answers))
            for text, ours, theirs in zip(texts, python, answers, strict=True):
                assert ours == theirs, f"{kind} of {text!r}: Python says {ours}, {other} {theirs}"
        print(f"{kind}: {len(texts)} answers agree")


def pooled():
    prefixes = {"lookup": 2, "search": 5, "scan": 0}
    return [(name, prefixes[name], texts) for name, texts in seeds.all_seeds() if name in prefixes]


if __name__ == "__main__":
    assert shutil.which(os.environ.get("IKEERR_LUA", "lua5.4"))
    main(*map(int, sys.argv[1:]))
