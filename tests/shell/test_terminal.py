"""What reaches a terminal: no control character of a key, an option, a log or a file name, in whatever encoding."""

import re

import pytest

from command import ikeerr, on_terminal

EVIL = b"a\xc2\x9bb\x1b[2J\x07\x7f\x9b\xe2\x80\xae"
SHOWN = rb"a\xc2\x9bb\x1b[2J\x07\x7f\x9b\xe2\x80\xae"
LINE = b"error code returned on failure is 13868.\n"
COLOR = re.compile(rb"\x1b\[[0-9;]*m")


REORDERING = "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_obeyed(c):
    is_control = (c < " " and c not in "\n\t") or "\x7f" <= c < "\xa0" or "\udc80" <= c < "\udca0"
    return is_control or c in REORDERING


def obeyed(output):
    """The characters that a terminal obeys, whether it expects UTF-8 or not, but for line ends and tabs."""
    return [c for c in output.replace(b"\r\n", b"\n").decode("utf-8", "surrogateescape") if is_obeyed(c)]


@pytest.mark.parametrize(
    "evil", [EVIL, b"\x1b", b"\xc2\x9b", b"\x7f", b"\x9b", b"\r", *(c.encode() for c in REORDERING)]
)
def test_obeyed_finds_what_is_evil(evil):
    assert obeyed(b"before" + evil + b"behind")


# ---- messages ----


@pytest.mark.parametrize(
    "arguments",
    [
        [EVIL],
        [EVIL, "--short"],
        ["related", EVIL],
        ["related", "13868", "--to", EVIL],
        ["list", EVIL],
        ["list", "--words", EVIL],
        ["list", "--domain", EVIL],
        ["list", "--kind", EVIL],
        ["list", "--tag", EVIL],
        ["search", "x", "--limit", EVIL],
        ["related", "14", "--depth", EVIL],
        ["related", "14", "--kinds", b"cause," + EVIL],
        ["related", "14", "--format", EVIL],
        ["scan", "--least", EVIL],
        ["--color", EVIL],
        ["--width", EVIL],
        [b"--" + EVIL],
        [b"--json=" + EVIL],
        ["scan", EVIL],
        ["scan", "--", EVIL],
    ],
)
def test_messages_show_it_escaped(arguments):
    result = ikeerr(*arguments)
    assert obeyed(result.output + result.errors.encode()) == []
    assert SHOWN.decode() in result.errors


def test_a_query_without_hits_is_shown_escaped():
    result = ikeerr("search", b"\xc2\x9bxyzzyplugh\x1b\x9b")
    assert result.errors.startswith(r"ikeerr: no record matches '\xc2\x9bxyzzyplugh\x1b\x9b'")


@pytest.mark.parametrize("arguments", [["-"], ["related", "-"]])
def test_keys_from_standard_input_are_shown_escaped(arguments):
    errors = ikeerr(*arguments, stdin=EVIL + b"\n").errors
    assert obeyed(errors.encode()) == []
    assert f"'{SHOWN.decode()}'" in errors


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\x7f"])
def test_a_letter_that_is_no_option_is_shown_escaped(letter):
    assert ikeerr("-" + letter).errors.startswith(f"ikeerr: '-\\x{ord(letter):02x}' is no option here")


def test_an_ambiguous_key_is_shown_escaped():
    text = ikeerr("\x0b7\x0c").text
    assert text.startswith("'\\x0b7\\x0c' stands for 2 records")


# ---- logs ----


@pytest.fixture
def shown(tmp_path):
    """What a terminal gets of a log."""

    def scan(content, *options, **environment):
        path = tmp_path / "a.log"
        path.write_bytes(content)
        return on_terminal("scan", *options, path, **environment)

    return scan


PLAIN = ("--color=never", "--width=400")


def test_a_log_is_shown_escaped(shown):
    lines = shown(EVIL + LINE + b"over\rwritten \x00\x08\n", *PLAIN).splitlines()
    assert lines[0] == SHOWN + LINE[:-1]
    assert lines[1].startswith(b"    win32:13868 ")
    assert lines[2] == rb"over\x0dwritten \x00\x08"


def test_text_is_shown_as_it_is(shown):
    text = "Tab\there, Gr\xfc\xdfe, \u20ac, \U0001f512\r\n".encode() + "Latin-1: Gr\xfc\xdfe\n".encode("latin-1")
    assert shown(text, *PLAIN) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_shown_escaped(shown, encoding):
    assert shown("\ufeffa\x9bb\x1b[2J\r\n\n".encode(encoding), *PLAIN) == b"a\\xc2\\x9bb\\x1b[2J\r\n\n"


@pytest.mark.parametrize("length", range(1020, 1028))
def test_a_line_end_or_character_is_never_cut(shown, length):
    """Lines are written in pieces: no character is escaped because it was cut."""
    text = "x" * length + "\r\n" + "\u20ac" * 400 + "\r\n"
    assert shown(text.encode(), *PLAIN) == text.encode()


def test_a_line_longer_than_the_memory_is_cut_between_characters(shown):
    text = "x" + "\u20ac" * (1 << 20) + "\n"
    assert shown(text.encode(), *PLAIN) == text.encode()


def test_colors_are_our_own(shown):
    output = shown(b"\x1b[31mred\x1b[0m " + LINE, "--color=always")
    assert output.startswith(rb"\x1b[31mred\x1b[0m ")
    assert b"\x1b[1;31m13868\x1b[0m" in output
    assert obeyed(COLOR.sub(b"", output)) == []


def test_the_pager_gets_a_log_escaped(tmp_path):
    path = tmp_path / "a.log"
    path.write_bytes(EVIL + b"\n")
    assert ikeerr("scan", "--pager", path, PAGER="cat").output == SHOWN + b"\n"


def test_a_pipe_gets_a_log_as_it_is():
    assert ikeerr("scan", stdin=EVIL + b"\n").output == EVIL + b"\n"


# ---- verdicts ----

REFUSED = b"""\
07[NET] <NAME|1> received packet: from 192.0.2.1[500] to 192.0.2.2[500] (36 bytes)
07[ENC] <NAME|1> parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]
07[IKE] <NAME|1> received NO_PROPOSAL_CHOSEN notify error NAME
"""
EVIL_NAME = b"g\x1b[2J\xc2\x9b\xe2\x80\xaew"


@pytest.mark.parametrize("show", [ikeerr, lambda *arguments: ikeerr(*arguments, "--json")])
def test_there_is_a_verdict(show, tmp_path):
    (tmp_path / "a.log").write_bytes(REFUSED)
    assert b"ikev2:14" in show("diagnose", tmp_path / "a.log").output


def test_a_verdict_is_shown_escaped(tmp_path):
    (tmp_path / "a.log").write_bytes(REFUSED.replace(b"NAME", EVIL_NAME))
    output = ikeerr("diagnose", "--color=never", tmp_path / "a.log").output
    assert rb"g\x1b[2J\xc2\x9b\xe2\x80\xaew" in output
    assert obeyed(output) == []


# ---- names of files ----


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.log").write_bytes(b"nothing\n")
    evil = bytes(tmp_path) + b"/" + EVIL
    with open(evil, "wb") as log:
        log.write(LINE)
    return tmp_path


def test_titles_are_shown_escaped(folder):
    output = on_terminal("scan", "--color=never", EVIL, "b.log", folder=folder)
    assert output.startswith(b"==> " + SHOWN + b" <==\n" + LINE)
    assert obeyed(output) == []


def test_progress_shows_the_name_escaped(folder):
    with open(bytes(folder) + b"/" + EVIL, "r+b") as log:
        log.truncate(65 << 20)
    output = on_terminal("scan", EVIL, stream="stderr", folder=folder)
    assert SHOWN + b"': 50 %" in output
    assert obeyed(output.replace(b"\r", b"\n")) == []


# ---- JSON ----


def test_json_escapes_by_its_own_rules():
    key = 'a\x9bb\x1b[2J\x07\x7f\u20ac\\x1b"'
    answers = ikeerr("--json", key)
    assert [answer["key"] for answer in answers.objects] == [key]
    assert obeyed(answers.output) == []
    assert rb"a\u009bb\u001b[2J\u0007\u007f" in answers.output


def test_json_of_a_log_says_what_the_log_says(tmp_path):
    path = tmp_path / "a.log"
    path.write_bytes(EVIL + LINE)
    [mention] = ikeerr("scan", "--json", path).objects
    assert (mention["match"], mention["start"]) == ("13868", len(EVIL) + LINE.index(b"13868"))
    [seen] = map(bytes.strip, on_terminal("scan", "--json", path).splitlines())
    assert seen == ikeerr("scan", "--json", path).output.strip()
