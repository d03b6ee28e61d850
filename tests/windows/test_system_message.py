"""What Windows says of a code, as the command shows it. Wine has no sentence for any code of ours, so those of the VPN
client come from a library of this folder (rasapi32.c) in the place of the system's own."""

import json
import os
import pathlib
import shutil
import subprocess

import pytest

COMMAND = os.environ["IKEERR_COMMAND"]
SYSTEM = pathlib.Path(os.environ["WINEPREFIX"]) / "drive_c" / "windows" / "system32"
SAYS = "Windows says: Der Server schweigt — überall.\n"  # what rasapi32.c has for 809


def ikeerr(*arguments, **environment):
    done = subprocess.run([COMMAND, *arguments], capture_output=True, check=False, env=os.environ | environment)
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


@pytest.fixture
def client():
    """The command where the VPN client of Windows has a sentence."""
    theirs = (SYSTEM / "rasapi32.dll").read_bytes()
    shutil.copy(
        pathlib.Path(os.environ["IKEERR_WINDOWS_BUILD"]) / "tests/windows/rasapi32.dll", SYSTEM / "rasapi32.dll"
    )
    yield lambda *arguments: ikeerr(*arguments, WINEDLLOVERRIDES="rasapi32=n")
    (SYSTEM / "rasapi32.dll").write_bytes(theirs)


@pytest.mark.parametrize("key", ["win32:13868", "ras:809", "ikev2:14", "condition:1"])
@pytest.mark.parametrize("more", [[], ["--short"], ["--full"]])
def test_nothing_is_added_where_the_system_says_nothing(key, more):
    assert ikeerr(key, "--system-message", *more) == ikeerr(key, *more)


def test_it_stands_below_the_page(client):
    for more in ([], ["--full"], ["--section=summary"]):
        assert client("809", "--system-message", *more) == ikeerr("809", *more) + "\n" + SAYS
    assert client("809", "--system-message", "--width=40").endswith(
        "\n\nWindows says: Der Server schweigt —\n              überall.\n"
    )


def test_it_stands_below_the_line_of_a_record(client):
    assert client("809", "691", "13868", "--short", "--system-message") == ikeerr(
        "809", "--short"
    ) + "  " + SAYS + ikeerr("691", "13868", "--short")


def test_it_is_a_field_of_a_record(client):
    answers = [json.loads(line) for line in client("--json", "809", "13868", "7", "--system-message").splitlines()]
    said = [[record.pop("system_message") for record in answer["records"]] for answer in answers]
    assert said == [[SAYS.removeprefix("Windows says: ").rstrip()], [None], [None, None]]
    assert answers == [json.loads(line) for line in ikeerr("--json", "809", "13868", "7").splitlines()]


def test_it_is_added_on_request_only(client):
    assert client("809") == ikeerr("809")
