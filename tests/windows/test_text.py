"""Text on Windows: arguments, names of files and what is printed are UTF-8 whatever the code page, UTF-16 is read, and line
ends stay as they are."""

import json
import os
import subprocess

import pytest

COMMAND = os.environ["IKEERR_COMMAND"]
ELSEWHERE = os.environ["IKEERR_ELSEWHERE"]  # the command for this system
PLAIN = os.environ | {"LC_ALL": "C.UTF-8"}  # by which Wine reads arguments and names of files
NAME = "журнал → 記録 😀.log"
LOG = "05[ENC] parsed IKE_AUTH response 1 [ N(AUTH_FAILED) ] → für „gw2“\r\nnichts, 何もない\r\n"


def run(command, *arguments, stdin=b"", folder=None):
    return subprocess.run([command, *arguments], input=stdin, capture_output=True, cwd=folder, env=PLAIN, check=False)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("options", [[], ["--json"], ["--only", "--summary"]])
def test_a_log_is_shown_as_elsewhere(tmp_path, encoding, options):
    (tmp_path / NAME).write_bytes(LOG.encode(encoding))
    here, elsewhere = (run(command, "scan", *options, NAME, folder=tmp_path) for command in (COMMAND, ELSEWHERE))
    assert (here.returncode, here.stderr, here.stdout) == (0, b"", elsewhere.stdout)
    assert b"AUTH_FAILED" in here.stdout


def test_line_ends_stay_as_they_are(tmp_path):
    for text in (b"13801\r\n13868\n\r\n", b"13801\n13868"):
        here, elsewhere = (run(command, "scan", stdin=text) for command in (COMMAND, ELSEWHERE))
        assert (here.stdout, here.returncode) == (elsewhere.stdout, elsewhere.returncode)


@pytest.mark.parametrize("key", ["Ошибка 13868", "エラー 13801", "Fehler „13868“ → oder nicht", "xyz😀"])
def test_a_key_is_read_as_elsewhere(key):
    here, elsewhere = (run(command, "--json", "--", key) for command in (COMMAND, ELSEWHERE))
    assert (here.returncode, here.stderr) == (elsewhere.returncode, b"")
    assert here.stdout == elsewhere.stdout
    assert json.loads(here.stdout)["key"] == key


def test_a_file_that_is_not_there_is_named():
    done = run(COMMAND, "scan", NAME)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [f"ikeerr: cannot read '{NAME}': No such file or directory"]


def test_a_console_shows_what_is_beyond_ascii(tmp_path):
    (tmp_path / "log").write_text(LOG, encoding="utf-16")
    console = ["script", "-qec", f"'{COMMAND}' scan log", "/dev/null"]
    shown = subprocess.run(console, stdin=subprocess.DEVNULL, capture_output=True, cwd=tmp_path, env=PLAIN, check=False)
    assert all(part in shown.stdout.decode() for part in ("für „gw2“", "何もない", "AUTHENTICATION_FAILED"))
