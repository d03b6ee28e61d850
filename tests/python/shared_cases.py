"""The cases of tests/cases, which every language answers alike."""

import json
import pathlib

FOLDER = pathlib.Path(__file__).parent.parent / "cases"


def read_cases(operation):
    path = FOLDER / f"{operation}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def text_of(case, name="key"):
    """The text of a case, which may be given as bytes (those that are no UTF-8 become lone surrogates) or repeated."""
    if name in case:
        return case[name]
    if f"{name}_bytes" in case:
        return bytes.fromhex(case[f"{name}_bytes"]).decode("utf-8", "surrogateescape")
    part, times = case[f"{name}_repeat"]
    return part * times


def title(case):
    return json.dumps(case, ensure_ascii=True)[:80]
