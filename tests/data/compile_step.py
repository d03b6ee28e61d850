"""Runs the compile step as CMake does, and cuts bad catalogues from the tiny good one."""

import os
import pathlib
import shutil
import subprocess
import sys
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = ROOT / "data"
GOOD = HERE / "good"
BAD = HERE / "bad"


def run(*arguments, data=DATA, **environment):
    command = [sys.executable, "-B", DATA / "compile", "--data", data, *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | environment, check=False)


class BadCatalogue:
    """A fixture of tests/data/bad: changes to the good catalogue, and the report that they must lead to."""

    def __init__(self, path):
        fixture = tomllib.loads(path.read_text(encoding="utf-8"))
        self.changes = fixture["change"]
        self.report = fixture["report"]

    def build(self, folder):
        shutil.copytree(GOOD, folder)
        for change in self.changes:
            self.apply(folder, **change)

    def apply(self, folder, file, old=None, new="", bytes=None, write=None, rename=None, delete=False):
        path = folder / file
        if delete:
            path.unlink()
        elif rename:
            path.rename(folder / rename)
        elif write is not None:
            path.write_text(write, encoding="utf-8")
        elif bytes:
            path.write_bytes(path.read_bytes().replace(old.encode(), bytes_of(bytes)))
        else:
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{file} has {old!r} {text.count(old)} times"
            path.write_text(text.replace(old, new), encoding="utf-8")


def bytes_of(digits):
    return bytes.fromhex(digits)
