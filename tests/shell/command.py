"""Runs the built command, which IKEERR_COMMAND names."""

import json
import os
import pathlib
import pty
import subprocess
import tty
from typing import NamedTuple

COMMAND = os.environ["IKEERR_COMMAND"]
SOURCES = pathlib.Path(__file__).parents[2] / "bindings" / "shell"
SUBCOMMANDS = ("keys", "search", "related", "scan", "list")
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


def on_terminal(*arguments, stream="stdout", folder=None, **environment):
    """What a terminal gets that is one of the streams of the command."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, stream: slave}
    command = subprocess.Popen([COMMAND, *arguments], env=PLAIN | environment, cwd=folder, **streams)
    os.close(slave)
    shown = b""
    try:
        while piece := os.read(master, 65536):
            shown += piece
    except OSError:  # Linux says so at the end
        pass
    os.close(master)
    command.wait(120)
    return shown


def help_of(subcommand):
    return ikeerr("--help").text if subcommand == "keys" else ikeerr(subcommand, "--help").text
