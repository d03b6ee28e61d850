"""The packages of the distribution whose lines, manuals and help pages quote: unpacked, not installed, since some
exclude each other. `tests/run` unpacks them into build/packages; programs.toml says which."""

import functools
import gzip
import os
import re
import subprocess

from compile_step import ROOT
from format_strings import FormatStrings
from other_tables import missing
from packages import DECLARED, names

FOLDER = ROOT / "build" / "packages"
VERSION = re.compile(r"(?:\d+:)?([0-9.]+)")
LIBRARIES = "usr/lib/ipsec"


def package(name):
    """The folder of a package; of `one|other` that of the one that the distribution has."""
    for choice in name.split("|"):
        if (FOLDER / choice).is_dir():
            return FOLDER / choice
    return missing(
        f"{name} in {FOLDER}", "what tests/data/programs.toml names: `tests/run` unpacks it, on Debian and Ubuntu"
    )


def version(product):
    """The upstream version of the package of a product: '5.9.8'."""
    text = (package(DECLARED["product"][product]["packages"][0]) / "version").read_text(encoding="utf-8")
    return VERSION.match(text)[1]


def is_binary(file):
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as content:
        return content.read(4) == b"\x7fELF"


def binaries(packages):
    return [file for name in packages for file in sorted(package(name).rglob("*")) if is_binary(file)]


@functools.cache
def format_strings(product):
    table = DECLARED["product"][product]
    files = [file for file in binaries(table["packages"]) if file.name in table.get("programs", [file.name])]
    assert files
    contents, libraries = (
        [file.read_bytes() for file in part] for part in (files, binaries(table.get("libraries", [])))
    )
    return FormatStrings(contents, libraries, table.get("prefix", "").encode(), table.get("assembles", False))


# ---- manuals and help ----

ROFF = (
    (re.compile(r"^[.'].{1,2}\\\".*$|^\.IX .*$", re.MULTILINE), ""),  # comments, and the index
    (re.compile(r"\bFl (\w+)"), lambda match: " ".join(f"-{letter}" for letter in match[1])),  # mdoc: flags
    (re.compile(r"\\f(?:\[[^\]]*\]|\(..|.)|\\s[+-]?\d|\\[&:%/,)|^]"), ""),
    (re.compile(r"\\\*\(Aq|\\\(aq"), "'"),
    (re.compile(r"\\-|\\\(hy|\\\(en"), "-"),
    (re.compile(r"\\e|\\\(rs"), r"\\"),
    (re.compile(r'^\.[A-Z]{1,2} ?|"', re.MULTILINE), ""),  # fonts and headings, and what holds their words together
)


@functools.cache
def manuals():
    """(name, section) -> the file of a manual page, over all packages of programs.toml."""
    found = {}
    for name in names():
        for file in package(name).glob("usr/share/man/man?/*.gz"):
            title, section = file.name.removesuffix(".gz").rsplit(".", 1)
            found[title, section[0]] = file
    return found


@functools.cache
def manual(file):
    """The text of a manual page without its markup."""
    with gzip.open(file, "rt", encoding="utf-8", errors="replace") as page:
        text = page.read()
    for pattern, replacement in ROFF:
        text = pattern.sub(replacement, text)
    return text


@functools.cache
def ipsec_commands():
    """The commands that libreswan's `ipsec` has itself, and those that it finds as programs."""
    folder = package("libreswan")
    script = (folder / "usr/sbin/ipsec").read_text(encoding="utf-8")
    labels = re.findall(r"^\s*((?:[\w-]+\|)*[\w-]+)\)$", script, re.MULTILINE)
    programs = [file.name for file in (folder / "usr/libexec/ipsec").iterdir()]
    return " ".join([*(name for label in labels for name in label.split("|")), *programs])


@functools.cache
def swanctl_help(command):
    """What `swanctl COMMAND --help` says, of the unpacked program."""
    folders = [package(name) / LIBRARIES for name in ("libstrongswan", "strongswan-swanctl")]
    environment = os.environ | {"LD_LIBRARY_PATH": ":".join(map(str, folders))}
    environment.pop("LD_PRELOAD", None)
    program = package("strongswan-swanctl") / "usr/sbin/swanctl"
    result = subprocess.run(
        [program, command, "--help"], capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    return result.stdout + result.stderr
