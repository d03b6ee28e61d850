"""The packages of programs.toml; run by itself it prints them, for `tests/run` to unpack."""

import pathlib
import tomllib

DECLARED = tomllib.loads((pathlib.Path(__file__).parent / "programs.toml").read_text(encoding="utf-8"))


def names():
    tables = [*DECLARED["product"].values(), DECLARED["manuals"]]
    return [name for table in tables for name in table["packages"] + table.get("libraries", [])]


if __name__ == "__main__":
    print(*names())
