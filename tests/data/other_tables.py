"""Tables of names and numbers that other projects wrote, as {number: name}, read from what is installed here."""

import ctypes
import functools
import os
import pathlib
import re
import shutil
import subprocess

import pytest

HEADERS = pathlib.Path("/usr/share/mingw-w64/include")
DEFINE = re.compile(r"#define (\w+) \(?(?:\(NTSTATUS\)|_HRESULT_TYPEDEF_\(|__MSABI_LONG\()?(0x[0-9A-Fa-f]+|\d+)U?L?\b")
OFFSET = re.compile(r"#define (\w+) \((RASBASE|ROUTEBASE)\s*\+\s*(\d+)\)")
BASES = {"RASBASE": 600, "ROUTEBASE": 900}
IKEV1_ONLY = {13, 16, *range(18, 24), 24578, 36136, 36137, 40501}  # numbers of strongSwan's one table for both versions
LAST_IKEV1_ERROR = 30


def missing(what, package):
    """A source that is not installed is passed over on a developer's machine, never in CI or where all is required."""
    message = f"{what} is not here: install {package}"
    is_required = os.environ.get("CI") or os.environ.get("IKEERR_REQUIRE_ALL")
    pytest.fail(message) if is_required else pytest.skip(message)


def package_version(package):
    if not shutil.which("dpkg-query"):
        return ""
    query = ["dpkg-query", "-W", "-f", "${Version}", package]
    return subprocess.run(query, capture_output=True, text=True, check=False).stdout


@functools.cache
def header(name):
    """(number, name) of each definition of a Windows header, those in comments included."""
    path = HEADERS / name
    if not path.exists():
        missing(f"mingw-w64's {name}", "mingw-w64-common")
    text = path.read_text(encoding="utf-8", errors="replace")
    numbers = [(int(number, 0), name) for name, number in DEFINE.findall(text)]
    return numbers + [(BASES[base] + int(offset), name) for name, base, offset in OFFSET.findall(text)]


@functools.cache
def wireshark():
    """The value tables of isakmp.notify.msgtype: IKEv1's, then IKEv2's, single numbers with a name only."""
    if not shutil.which("tshark"):
        missing("tshark", "tshark")
    listing = subprocess.run(["tshark", "-G", "values"], capture_output=True, text=True, check=True).stdout
    tables = []
    for row in (line.split("\t") for line in listing.splitlines()):
        if row[:2] == ["R", "isakmp.notify.msgtype"]:
            low, high, name = int(row[2]), int(row[3]), row[4]
            if low == 0:
                tables.append({})
            elif low == high and not name.startswith("RESERVED"):
                tables[-1][low] = name
    assert len(tables) == 2
    return tables


def scapy():
    """scapy's release, IKEv1's table, IKEv2's table."""
    try:
        import scapy
        from scapy.contrib.ikev2 import IKEv2NotifyMessageTypes
        from scapy.layers.isakmp import NotifyMessageType
    except ImportError:
        missing("scapy", "what tests/requirements.txt names")
    return scapy.__version__, NotifyMessageType, IKEv2NotifyMessageTypes


class EnumNames(ctypes.Structure):
    """strongSwan's enum_name_t, in front of the names of `first` to `last`."""


EnumNames._fields_ = [
    ("first", ctypes.c_int64),
    ("last", ctypes.c_int64),
    ("next", ctypes.POINTER(EnumNames)),
]


@functools.cache
def strongswan(symbol):
    """One table for both versions: `notify_type_names` or `notify_type_short_names`."""
    library = next(pathlib.Path("/usr/lib/ipsec").glob("libcharon.so.0"), None)
    if not library:
        missing("libcharon", "strongswan-libcharon")
    part = ctypes.POINTER(EnumNames).in_dll(ctypes.CDLL(str(library)), symbol)
    table = {}
    while part:
        run = part.contents
        count = run.last - run.first + 1
        names = (ctypes.c_char_p * count).from_address(ctypes.addressof(run) + ctypes.sizeof(run))
        table.update((run.first + index, name.decode()) for index, name in enumerate(names) if name)
        part = run.next
    return table


def strongswan_ikev1(table):
    """What strongSwan prints for the numbers that IKEv1 knows."""
    return {number: name for number, name in table.items() if number <= LAST_IKEV1_ERROR or number in IKEV1_ONLY}


def strongswan_ikev2(table):
    return {number: name for number, name in table.items() if number not in IKEV1_ONLY}
