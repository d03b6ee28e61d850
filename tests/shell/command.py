"""Runs the built command, which IKEERR_COMMAND names."""

import json
import os
import pathlib
import subprocess
from typing import NamedTuple

COMMAND = os.environ["IKEERR_COMMAND"]
SOURCES = pathlib.Path(__file__).parents[2] / "bindings" / "shell"
ROOMS = ("keys", "search", "related", "scan", "list")
PLAIN = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "PAGER", "LESS")}


class Result(NamedTuple):
    status: int
    output: bytes
    errors: str

    @property
    def text(self):
        return self.output.decode()

    @property
    def objects(self):
        return [json.loads(line) for line in self.output.splitlines()]


def ikeerr(*arguments, stdin=b"", **environment):
    done = subprocess.run(
        [COMMAND, *arguments], input=stdin, capture_output=True, env=PLAIN | environment, timeout=120, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr.decode())


def start(*arguments, **streams):
    return subprocess.Popen([COMMAND, *arguments], env=PLAIN, **streams)


def help_of(room):
    return ikeerr("--help").text if room == "keys" else ikeerr(room, "--help").text
