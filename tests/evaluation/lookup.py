"""How many of the spellings that people ask for lookup answers, by kind.

    python3 tests/evaluation/lookup.py --build build/ci                the half to tune on
    python3 tests/evaluation/lookup.py --build build/ci --misses       and the keys that are not answered, or wrongly
    python3 tests/evaluation/lookup.py --build build/ci --keys FILE    another file of keys

A key's `expect` lists the records that are right: each candidate of the answer has to be one of them. Empty: the key is
no code of ours and has to be unknown. What lookup is worth is measured on keys that somebody else writes and that are run
once; afterwards they join the others here.
"""

import argparse
import collections
import json
import pathlib

from library import Library

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def is_answered(found, expected):
    return set(found) <= set(expected) if found else not expected


def print_row(kind, keys, unanswered):
    wrong = sum(bool(found) for found in unanswered)
    print(f"{kind:18}{keys:6}{keys - len(unanswered):7}{wrong:7}{(keys - len(unanswered)) / keys:8.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "ci")
    parser.add_argument("--keys", type=pathlib.Path, default=pathlib.Path("lookup_real_tuning.jsonl"))
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()

    library = Library(arguments.build)
    lines = [json.loads(line) for line in (HERE / arguments.keys).read_text(encoding="utf-8").splitlines()]
    keys = collections.Counter()
    unanswered = collections.defaultdict(list)
    for line in lines:
        found = library.lookup(line["key"])
        kinds = (line["kind"], "spellings" if line["expect"] else "no spellings")
        keys.update(kinds)
        if not is_answered(found, line["expect"]):
            for kind in kinds:
                unanswered[kind].append(found)
            if arguments.misses:
                expected = " ".join(line["expect"]) or "nothing"
                given = " ".join(found) or "nothing"
                print(f"{line['kind']:18} {line['key'][:80]!r} expects {expected}, found {given}")
    print(f"{'kind':18}{'keys':>6}{'right':>7}{'wrong':>7}{'share':>8}")
    for kind in sorted(keys, key=lambda kind: (kind.endswith("spellings"), kind)):
        print_row(kind, keys[kind], unanswered[kind])


if __name__ == "__main__":
    main()
