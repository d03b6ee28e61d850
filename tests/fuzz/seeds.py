"""Writes the seeds of the fuzz targets into a folder, one folder a target, and a dictionary of names: they are made of
the shared cases (tests/cases), the titles of the pages, and inputs that were found before (tests/fuzz/found).

python3 tests/fuzz/seeds.py FOLDER"""

import hashlib
import json
import pathlib
import shutil
import struct
import sys

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE.parent / "cases"
DATA = HERE.parents[1] / "data"
COMMANDS = (
    "13868",
    "--full 13801",
    "--json 14 no-such-key",
    "-2147011010 --short",
    "--section causes ikev2:14",
    "search peer stopped responding --limit 3 --domain win32",
    'search --json "main mode"',
    "related 13868 --depth 2 --kinds cause,effect",
    "related 14 --to ikev1:14 --width 40",
    "related 13868 --format mermaid",
    "list --domain ikev2 --kind error --tag proposal --color=always",
    "list --words tags",
    "help scan",
    "version --json",
    "-- --help",
)


def cases(name):
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text().splitlines() if line.startswith("{")]


def given(case, name):
    """The bytes of a key, query or text of a case; None where it is a long repetition."""
    if name in case:
        return str(case[name]).encode("utf-8", "surrogatepass")
    return bytes.fromhex(case[f"{name}_bytes"]) if f"{name}_bytes" in case else None


def texts(name, what):
    return [text for case in cases(name) if (text := given(case, what)) is not None and len(text) < 6000]


def notify(kind, data):
    return struct.pack(">HB", kind, 40) + data


def all_seeds():
    scanned = texts("scan", "text")
    logs = [path.read_bytes()[:16384] for path in sorted((CASES / "logs").glob("*.log"))]
    yield "lookup", [b"\0\x28" + key for key in texts("lookup", "key")]
    yield "search", [b"\x0a\xff\xff\xff\xff" + query for query in texts("search", "query")]
    yield "scan", scanned
    yield "finders", scanned
    yield "diagnose", logs
    yield "decode_notify", [notify(kind, bytes(4) + data) for kind in (0, 3, 6, 24) for data in (b"", b"6,", bytes(4))]
    yield "render", [bytes((i, i * 7 % 256)) * 9 + b"a\x1b\xc2\x9b\xff" for i in range(60)]
    yield "arguments", [command.replace(" ", "\0").encode() for command in COMMANDS]


def write(folder, seed):
    (folder / hashlib.sha1(seed, usedforsecurity=False).hexdigest()).write_bytes(seed)


def main(folder):
    for target, seeds in all_seeds():
        (folder / target).mkdir(parents=True, exist_ok=True)
        assert seeds, target
        for seed in seeds:
            write(folder / target, seed)
        for path in sorted((HERE / "found").glob(f"{target}-*")):
            shutil.copy(path, folder / target)
    titles = {path.read_text().splitlines()[0].removeprefix("# ") for path in DATA.glob("*/*.md")}
    (folder / "names.dict").write_text("".join(f'"{title}"\n' for title in sorted(titles) if title.isascii()))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
