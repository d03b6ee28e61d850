"""The fenced blocks of README.md: what they run, and what they show. `rewrite` writes down what they print today."""

import doctest
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tomllib

ROOT = pathlib.Path(__file__).parents[2]
README = ROOT / "README.md"
FENCE = re.compile(r"^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE_NAME = re.compile(r"(?://|--|#) (?P<name>[\w.]+)\n")  # the first line of a block that is a file
COMMAND = re.compile(r"^\$ (.*)$", re.MULTILINE)
DRAWING = re.compile(r"`(ikeerr [^`\n]*--format mermaid)`[^`]*\Z")
SESSION = """\
names = {{}}
for source in {sources!r}:
    exec(compile(source, "README.md", "single"), names)
    print(end="\\0", flush=True)
"""

# The table of logs: beside the products whose logs `ikeerr diagnose` follows, those that run one of them, and others.
LOGS = re.compile(r"(?P<head>^\| product \|.*\n\| --- .*\n)(?:\|.*\n)*", re.MULTILINE)
RUNS = {"pfsense": "strongswan", "opnsense": "strongswan", "gcp": "strongswan", "mikrotik": "racoon"}
OTHERS = {"azure", "juniper", "check-point"}

# What stands for the reader's machine: the log of its gateway, and its journal.
LOG = ROOT / "tests" / "cases" / "logs" / "strongswan-ike-encryption-gw2.log"
JOURNAL = '#!/bin/sh\ncat "$HOME/charon.log"\n'


def blocks(language=None):
    """The blocks of a language, or all: each as a match of FENCE."""
    for found in FENCE.finditer(README.read_text(encoding="utf-8")):
        if language in (None, found["language"]):
            yield found


def section_of(block):
    """The heading above a block; nothing above the first."""
    return ["", *re.findall(r"^## (.*)$", block.string[: block.start()], re.MULTILINE)][-1]


class Machine:
    """A home folder in which ikeerr is installed in ~/.local, and what a reader has followed the README to so far."""

    def __init__(self, home, build):
        self.home = pathlib.Path(home)
        self.variables = {"HOME": str(self.home)}
        for folder in ("tests", "examples"):
            (self.home / folder).symlink_to(ROOT / folder)
        shutil.copy(LOG, self.home / "charon.log")
        binaries = self.home / ".local" / "bin"
        binaries.mkdir(parents=True)
        (binaries / "journalctl").write_text(JOURNAL)
        (binaries / "journalctl").chmod(0o755)
        installed = self.printed(f"cmake --install {build} --prefix ~/.local")
        self.variables |= dict(re.findall(r"export (\w+)='?([^'\n]*)'?$", installed, re.MULTILINE))
        self.variables["PKG_CONFIG_PATH"] = str(self.home / ".local" / "lib" / "pkgconfig")

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUA_", "PYTHON", "IKEERR"))}
        path = f"{self.home / '.local' / 'bin'}:{os.environ['PATH']}"
        return kept | {"LC_ALL": "C.UTF-8", "PATH": path} | self.variables

    def printed(self, command, most=0):
        """What a command prints that ends with a status of at most so much: the command `ikeerr` with 1 where it found
        nothing, or something wrong with a tunnel."""
        done = self.run(command)
        if done.returncode > most:
            raise RuntimeError(f"{command}\n{done.stdout}")
        return done.stdout

    def run(self, command):
        return subprocess.run(
            ["bash", "-c", command],
            cwd=self.home,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    def write(self, block):
        (self.home / FILE_NAME.match(block)["name"]).write_text(block, encoding="utf-8")


def shown_by_console(machine, text):
    """The block with what its commands print."""
    return "".join(f"$ {command}\n{machine.printed(command, 1)}" for command in COMMAND.findall(text))


def shown_by_python(machine, text):
    """The session with what its examples print."""
    sources = [example.source for example in doctest.DocTestParser().get_examples(text)]
    (machine.home / "session.py").write_text(SESSION.format(sources=sources), encoding="utf-8")
    printed = machine.printed("python3 session.py").split("\0")
    shown = ""
    for source, output in zip(sources, printed, strict=False):
        first, *others = source.splitlines()
        shown += f">>> {first}\n" + "".join(f"... {line}\n" for line in others) + output
    return shown


def drawn(machine, before):
    """What the command draws that stands in front of a drawing."""
    return machine.printed(DRAWING.search(before)[1])


def logs(text):
    """The text with its table of logs: how to get that of each product whose log is followed, or often met."""
    products = tomllib.loads((ROOT / "data" / "products.toml").read_text(encoding="utf-8"))
    stacks = [tomllib.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "data" / "stacks").glob("*.toml")]
    followed = {stack["product"]: "yes" for stack in stacks}
    followed = {slug: f"yes, as {products[other]['name']}" for slug, other in RUNS.items()} | followed
    rows = [
        f"| {product['name']} | {product['log']} | {followed.get(slug, '')} |\n"
        for slug, product in products.items()
        if slug in followed or slug in OTHERS
    ]
    return LOGS.sub(lambda found: found["head"] + "".join(rows), text)


def as_shown(machine):
    """README.md with what its blocks print today."""
    text = logs(README.read_text(encoding="utf-8"))
    shown, end = "", 0
    for found in FENCE.finditer(text):
        block = found["text"]
        if FILE_NAME.match(block):
            machine.write(block)
        elif found["language"] == "console":
            block = shown_by_console(machine, block)
        elif found["language"] == "pycon":
            block = shown_by_python(machine, block)
        elif found["language"] == "mermaid":
            block = drawn(machine, text[: found.start()])
        shown += f"{text[end:found.start()]}```{found['language']}\n{block}```"
        end = found.end()
    return shown + text[end:]


if __name__ == "__main__":  # for tests/install/run: the block of the section Install that has some words
    [lines] = [
        found["text"] for found in blocks("sh") if sys.argv[1] in found["text"] and section_of(found) == "Install"
    ]
    print(lines, end="")
