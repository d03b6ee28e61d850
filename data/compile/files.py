"""Reads the files of the data folder. What cannot be read is a finding of its own, whatever lies in the file's place."""

import os
import re
import stat
import tomllib

from toml_lines import line_of_depth

AT_LINE = re.compile(r" \(at line (\d+), column (\d+)\)$")
MOST_DIGITS = 4300  # that Python makes a number of; nobody needs more than 20
LONG_NUMBER = re.compile(rf"[0-9_]{{{MOST_DIGITS}}}")
DEEPEST = 100  # tables and arrays inside each other, of which tomllib reads a few hundred
BYTE_ORDER_MARK = "\ufeff"


class Unreadable(Exception):
    """Carries what a finding says of the file; line 0: not known."""

    def __init__(self, fault, advice, line=0):
        super().__init__(fault)
        self.fault = fault
        self.advice = advice
        self.line = line


def read_text(path):
    """The text of a file that is one: a folder or a pipe in its place would fail or wait for ever."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "a device or a pipe"
            raise Unreadable(f"is {kind}", "put a file in its place")
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        fault = "is a link to a file that does not exist" if path.is_symlink() else "is missing"
        raise Unreadable(fault, "restore the file") from None
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}", "mend the link or the permissions") from None
    except UnicodeDecodeError as error:
        raise Unreadable(f"byte {error.start} is not UTF-8", "save the file as UTF-8") from None
    if text.startswith(BYTE_ORDER_MARK):
        raise Unreadable("starts with a byte order mark", "save the file as UTF-8 without one", 1)
    return text.replace("\r\n", "\n")


def page_names(folder):
    """The names of the pages in a folder, which need not exist; hidden files are an editor's."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".md") and not name.startswith("."))
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not folder.is_symlink():
            return []
        raise Unreadable(f"cannot be read: {error.strerror}", "put a folder with pages in its place") from None


def parse_toml(text, before=0):
    """The tables of a text that stands behind `before` lines of its file."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = AT_LINE.search(str(error))
        fault = AT_LINE.sub("", str(error)) + (f" (column {at[2]})" if at else "")
        raise Unreadable(f"is no TOML: {fault}", "mend the line", int(at[1]) + before if at else 0) from None
    except RecursionError:
        fault = f"has more than {DEEPEST} tables and arrays inside each other"
        raise Unreadable(fault, "write what the key holds", line_of_depth(text, DEEPEST) + before) from None
    except ValueError:
        number = LONG_NUMBER.search(text)
        line = text.count("\n", 0, number.start()) + 1 if number else 0
        fault = f"has a number of {MOST_DIGITS} digits or more"
        raise Unreadable(fault, "write what the key holds", line + before) from None
