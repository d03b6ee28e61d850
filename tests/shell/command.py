"""Runs the built command, which IKEERR_COMMAND names."""

import fcntl
import json
import os
import pathlib
import pty
import struct
import subprocess
import termios
import threading
import tty
from typing import NamedTuple

COMMAND = os.environ["IKEERR_COMMAND"]
SOURCES = pathlib.Path(__file__).parents[2] / "bindings" / "shell"
SUBCOMMANDS = ("keys", "search", "related", "scan", "diagnose", "list", "help", "version")
OURS = ("NO_COLOR", "IKEERR_PAGER", "PAGER", "LESS", "LV")  # what the command reads
END = b"\0the end\0"  # a command writes no NUL to a terminal
PLAIN = {name: value for name, value in os.environ.items() if name not in OURS}


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


def on_terminal(*arguments, stream="stdout", folder=None, size=(0, 0), **environment):
    """What a terminal of so many rows and columns (0: it does not say) gets that is one of the streams of the command."""
    return shown_on_terminal(arguments, stream, folder, size, environment)[0]


def shown_on_terminal(arguments, stream, folder, size, environment):
    """The same, and the exit status."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, stream: slave}
    command = subprocess.Popen([COMMAND, *arguments], env=PLAIN | environment, cwd=folder, **streams)
    ending = threading.Thread(target=mark_the_end, args=(command, slave))
    ending.start()
    shown = b""
    while not shown.endswith(END):
        shown += os.read(master, 65536)
    ending.join()
    os.close(slave)
    os.close(master)
    return shown.removesuffix(END), command.wait(0)


def mark_the_end(command, terminal):
    """What is still on its way when the last writer closes a terminal can be lost: we are the last, and write behind it."""
    try:
        command.wait(120)
    finally:
        os.write(terminal, END)


def help_of(subcommand):
    return ikeerr("--help").text if subcommand == "keys" else ikeerr(subcommand, "--help").text
