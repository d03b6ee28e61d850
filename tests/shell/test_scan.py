"""scan as a filter: lines as they came, each with what it mentions, whatever the input is like."""

import collections
import gzip
import os
import pathlib
import pty
import random
import re
import select
import signal
import subprocess
import sys

import pytest
import zstandard

from command import COMMAND, ikeerr, on_terminal, start

LINE = b"error code returned on failure is 13868.\n"
NOTE = b"    win32:13868 ERROR_IPSEC_IKE_POLICY_MATCH: "
MEBIBYTE = 1 << 20
OTHER = b"Nothing to see here\n"


def is_note(line):
    return line.startswith((b"    win32:", b"    ikev"))


def without_notes(output):
    return b"".join(line for line in output.splitlines(keepends=True) if not is_note(line))


@pytest.fixture
def log(tmp_path):
    def write(content, name="a.log"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


# ---- the text ----


def test_a_note_follows_its_line():
    lines = ikeerr("scan", stdin=OTHER + LINE + OTHER).output.splitlines(keepends=True)
    assert lines[:2] + lines[3:] == [OTHER, LINE, OTHER]
    assert lines[2].startswith(NOTE)


def test_a_meaning_is_told_once_a_line():
    line = b"errors 13868/13868/13801 on this gateway\n"
    notes = ikeerr("scan", stdin=line).output.splitlines()[1:]
    assert [note.split()[0] for note in notes] == [b"win32:13868", b"win32:13801"]


def test_an_open_mention_names_every_record():
    [note] = ikeerr("scan", stdin=b"the peer sent [ N(NO_PROP) ]\n").output.splitlines()[1:]
    assert re.match(rb"    ikev2:14 NO_PROPOSAL_CHOSEN: .*; or ikev1:14 NO-PROPOSAL-CHOSEN: ", note)


def test_the_last_line_needs_no_end():
    assert ikeerr("scan", stdin=OTHER[:-1]).output == OTHER[:-1]
    assert ikeerr("scan", stdin=LINE[:-1]).output.startswith(LINE + NOTE)


@pytest.mark.parametrize("seed", range(20))
def test_any_bytes_come_out_as_they_went_in(seed):
    chance = random.Random(seed)
    pieces = [LINE, LINE[:-1], b"\n", b"\r\n", b"\0", b"13801", b"N(NO_PROP)", bytes(range(256)), b"\xff\xfe"]
    text = b"x" + b"".join(chance.choices(pieces, k=chance.randrange(400)))
    if not text.endswith(b"\n"):
        text += b"\n"
    assert without_notes(ikeerr("scan", stdin=text).output) == text


def test_nothing_in_nothing_out():
    assert ikeerr("scan", stdin=b"") == (1, b"", "")
    assert ikeerr("scan", stdin=b"\n") == (1, b"\n", "")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_shown_as_utf8(encoding):
    text = "\ufeffGrüße \N{LOCK}\r\n" + LINE.decode() + "a" + "\N{GOTHIC LETTER AHSA}" * 3000 + "\r\nend"
    shown = without_notes(ikeerr("scan", stdin=text.encode(encoding)).output)
    assert shown.decode() == text[1:]
    [mention] = ikeerr("scan", "--json", stdin=text.encode(encoding)).objects
    assert (mention["line"], mention["match"]) == (2, "13868")
    assert text.encode(encoding)[mention["start"] : mention["end"]].decode(encoding) == "13868"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (b"a\0\x3d\xd8b\0", "a\ufffdb"),  # half of a pair
        (b"a\0\x12\xdcb\0", "a\ufffdb"),
        (b"a\0c", "a\ufffd"),  # half of a unit
        (b"a\0\x3d\xd8", "a\ufffd"),
        (b"a\0\x3d\xd8c", "a\ufffd\ufffd"),
        (b"", ""),
    ],
)
def test_half_a_character_of_utf16_is_a_replacement(text, shown):
    assert ikeerr("scan", stdin=b"\xff\xfe" + text).output.decode() == shown


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_mentions_in_utf16_are_placed_in_the_file(encoding):
    """Far behind what is held at a time, and behind a line that is longer than that."""
    far = "Gr\u00fc\u00dfe \U0001f512\r\n" * 4000 + LINE.decode()
    text = ("\ufeff" + far + "\u20ac " * MEBIBYTE + LINE.decode() + far).encode(encoding)
    mentions = ikeerr("scan", "--json", stdin=text).objects
    assert [mention["line"] for mention in mentions] == [4001, 4002, 8003]
    for mention in mentions:
        assert text[mention["start"] : mention["end"]].decode(encoding) == mention["match"] == "13868"


# ---- long lines ----


@pytest.mark.parametrize(
    "place", [0, 500, MEBIBYTE - 300, MEBIBYTE - 30, MEBIBYTE - 20, MEBIBYTE - 5, MEBIBYTE + 7000, 5 * MEBIBYTE // 2]
)
def test_a_long_line_is_one_line(place):
    text = b"x " * (place // 2) + LINE[:-1] + b" y" * MEBIBYTE + b"\n" + OTHER + LINE
    result = ikeerr("scan", stdin=text)
    assert without_notes(result.output) == text
    assert [i for i, line in enumerate(result.output.splitlines()) if line.startswith(NOTE)] == [1, 4]
    mentions = ikeerr("scan", "--json", stdin=text).objects
    assert [mention["line"] for mention in mentions] == [1, 3]
    assert [text[mention["start"] : mention["end"]] for mention in mentions] == [b"13868"] * 2


def test_only_prints_a_long_line_from_before_its_mention():
    text = b"x " * (3 * MEBIBYTE) + LINE + OTHER
    line, note = ikeerr("scan", "--only", stdin=text).output.splitlines(keepends=True)
    assert text.startswith(line, len(text) - len(OTHER) - len(line))
    assert len(LINE) < len(line) <= MEBIBYTE + 16384
    assert note.startswith(NOTE)


def most_memory(size):
    """Kilobytes that the command had at most while it read one line."""
    program = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdin=0, stdout=subprocess.DEVNULL); "
    program += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    feeder = subprocess.Popen(["head", "-c", str(size), "/dev/zero"], stdout=subprocess.PIPE)
    output = subprocess.run(
        [sys.executable, "-c", program, COMMAND, "scan"], stdin=feeder.stdout, capture_output=True, check=True
    ).stdout
    feeder.stdout.close()
    feeder.wait()
    return int(output)


def test_memory_does_not_grow_with_the_line():
    assert most_memory(100 * MEBIBYTE) < most_memory(2 * MEBIBYTE) + 4096


# ---- a filter in a pipe ----


def read_until(stream, wanted):
    received = b""
    while wanted not in received:
        assert select.select([stream], [], [], 20)[0], received
        received += os.read(stream.fileno(), 65536)
    return received


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_line_is_explained_while_the_pipe_is_idle(encoding):
    mark = "\ufeff" if encoding != "utf-8" else ""
    scan = start("scan", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    for line in (mark + "first\n", "error code returned on failure is 13868.\n", "error 13801: no\n"):
        scan.stdin.write(line.encode(encoding))
        scan.stdin.flush()
        note = {"f": b"first\n", "1": b"NO_PROPOSAL_CHOSEN)\n"}.get(line.strip(mark)[0], b"")
        read_until(scan.stdout, note or b"\n    win32:")
    scan.stdin.close()
    assert scan.wait(20) == 0
    scan.stdout.close()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_the_mark_of_utf16_may_come_in_two_pieces(encoding):
    scan = start("scan", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    text = "\ufeffa\n".encode(encoding)
    scan.stdin.write(text[:1])
    scan.stdin.flush()
    assert not select.select([scan.stdout], [], [], 0.2)[0]
    assert scan.communicate(text[1:], timeout=20)[0] == b"a\n"


@pytest.mark.parametrize("typed", [b"", b"nothing\n"])
def test_one_end_of_file_is_enough(typed):
    master, slave = pty.openpty()
    scan = start("scan", stdin=slave, stdout=subprocess.DEVNULL)
    os.close(slave)
    os.write(master, typed + b"\x04")
    assert scan.wait(20) == 1
    os.close(master)


def test_a_reader_who_leaves_ends_it_quietly():
    scan = start("scan", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    scan.stdout.close()
    with pytest.raises(BrokenPipeError):
        for _ in range(10_000):
            scan.stdin.write(LINE * 1000)
    assert scan.wait(20) == -signal.SIGPIPE
    assert scan.stderr.read() == b""
    scan.stderr.close()


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_reported():
    with open("/dev/full", "wb") as full:
        scan = start("scan", stdin=subprocess.PIPE, stdout=full, stderr=subprocess.PIPE)
        assert b"cannot write to standard output: No space left" in scan.communicate(LINE)[1]
    assert scan.returncode == 2


# ---- files ----


def test_several_files_have_titles(log):
    first, second = log(LINE[:-1]), log(OTHER, "b.log")
    lines = ikeerr("scan", first, second).output.splitlines(keepends=True)
    assert not lines.pop(2).startswith(b"win32")
    assert lines == [b"==> %b <==\n" % bytes(first), LINE, b"\n", b"==> %b <==\n" % bytes(second), OTHER]


def test_only_titles_files_with_mentions(log):
    output = ikeerr("scan", "--only", log(OTHER), log(LINE, "b.log")).output
    assert b"a.log" not in output
    assert b"b.log" in output


def test_what_cannot_be_read_does_not_stop_the_rest(log, tmp_path):
    result = ikeerr("scan", tmp_path / "missing", tmp_path, log(LINE))
    assert LINE in result.output
    assert result.status == 2
    missing, folder = result.errors.splitlines()
    assert missing == f"ikeerr: cannot read '{tmp_path}/missing': No such file or directory"
    assert folder.startswith(f"ikeerr: cannot read '{tmp_path}': Is a directory")


def test_a_folder_alone_is_trouble(tmp_path):
    assert ikeerr("scan", tmp_path).status == 2


def test_a_dash_is_standard_input(log):
    objects = ikeerr("scan", "--json", log(LINE), "-", stdin=OTHER + LINE).objects
    assert [(pathlib.Path(mention["file"]).name, mention["line"]) for mention in objects] == [("a.log", 1), ("-", 2)]


@pytest.mark.parametrize(("text", "status"), [(LINE, 0), (OTHER, 1)])
@pytest.mark.parametrize("options", [[], ["--only"], ["--quiet"], ["--json"], ["--summary"]])
def test_the_status_says_whether_anything_was_found(text, status, options):
    assert ikeerr("scan", *options, stdin=text).status == status


# ---- options ----


def test_only_prints_lines_with_mentions():
    lines = ikeerr("scan", "--only", stdin=(OTHER * 3 + LINE) * 2 + OTHER).output.splitlines(keepends=True)
    assert lines[::2] == [LINE, LINE]
    assert all(line.startswith(NOTE) for line in lines[1::2])


def test_quiet_prints_nothing():
    assert ikeerr("scan", "--quiet", stdin=LINE) == (0, b"", "")


def test_the_summary_counts_the_commonest_first():
    text = b"error 13801: a\n" + LINE * 3 + b"error 13801: a\n" + b"received NO_PROPOSAL_CHOSEN notify error\n"
    lines = ikeerr("scan", "--quiet", "--summary", stdin=text).text.splitlines()
    assert [line.split()[:2] for line in lines] == [["3", "win32:13868"], ["2", "win32:13801"], ["1", "ikev2:14"]]
    counts = [thing for thing in ikeerr("scan", "--json", "--summary", stdin=text).objects if thing["type"] == "count"]
    assert [(count["count"], count["ids"]) for count in counts] == [
        (3, ["win32:13868"]),
        (2, ["win32:13801"]),
        (1, ["ikev2:14"]),
    ]


def test_the_summary_has_equal_counts_in_the_order_of_records():
    """Numbers of other products, which are no records, come last, in the order in which they came."""
    text = b"error 13868 of IKE\nThe error code returned on failure is 1460.\nerror 13801: a\n"
    text += b"The error code returned on failure is 11033.\n"
    counts = [thing for thing in ikeerr("scan", "--json", "--summary", stdin=text).objects if thing["type"] == "count"]
    assert [(count["count"], count["ids"]) for count in counts] == [
        (1, ["win32:13801"]),
        (1, ["win32:13868"]),
        (1, []),
        (1, []),
    ]
    assert [count["neighbour"] for count in counts[2:]] == sorted(
        (count["neighbour"] for count in counts[2:]), key=lambda said: "Sockets" in said
    )


def test_the_summary_stands_apart_from_the_lines():
    lines = ikeerr("scan", "--summary", stdin=LINE[:-1]).text.splitlines()
    assert lines[2] == ""
    assert lines[3].split()[:2] == ["1", "win32:13868"]


def test_less_certain_mentions_are_marked():
    assert ikeerr("scan", stdin=b"13868\n").output == b"13868\n"
    assert ikeerr("scan", "--least=certain", stdin=b"error 13801: a\n").status == 1
    assert b"\n    possibly win32:13868 " in ikeerr("scan", "--least=possible", stdin=b"code 13868\n").output


def test_neighbours_are_explained():
    line = b"The error code returned on failure is 1460.\n"
    [mention] = ikeerr("scan", "--json", stdin=line).objects
    assert mention["ids"] == []
    assert mention["neighbour"].encode() in ikeerr("scan", stdin=line).output
    assert ikeerr("scan", stdin=line).status == 1  # it is no error of IPsec
    assert ikeerr("scan", "--no-neighbours", stdin=line) == (1, line, "")


# ---- files that are no text as they stand ----

TWO_LINES = LINE + OTHER


def packed_by_zstd(data):
    return zstandard.ZstdCompressor().compress(data)


@pytest.mark.parametrize("pack", [gzip.compress, packed_by_zstd])
def test_packed_files_are_unpacked(pack, tmp_path):
    expected = ikeerr("scan", stdin=TWO_LINES)
    path = tmp_path / "ike.log.packed"
    path.write_bytes(pack(TWO_LINES))
    assert ikeerr("scan", path).output == expected.output
    assert ikeerr("scan", stdin=pack(LINE) + pack(OTHER)) == expected  # several in a row, as logs are appended
    long = TWO_LINES * 20000
    assert ikeerr("scan", "--json", stdin=pack(long)).output == ikeerr("scan", "--json", stdin=long).output
    wide = ("\ufeff" + TWO_LINES.decode()).encode("utf-16-le")
    assert ikeerr("scan", stdin=pack(wide)) == ikeerr("scan", stdin=wide)


@pytest.mark.parametrize("pack", [gzip.compress, packed_by_zstd])
def test_a_packed_file_may_be_long(pack):
    """Longer than what is read of it at once, though it is packed."""
    noise = random.Random(5).randbytes(100_000).hex().encode() + b"\n"
    data = noise + TWO_LINES
    assert len(pack(data)) > 50_000
    assert ikeerr("scan", "--only", stdin=pack(data)) == ikeerr("scan", "--only", stdin=data)


@pytest.mark.parametrize("pack", [gzip.compress, packed_by_zstd])
def test_damaged_files_are_trouble(pack):
    data = pack(TWO_LINES * 1000)
    for length in range(len(data) - 12, len(data)):
        cut = ikeerr("scan", stdin=data[:length])
        assert cut.status == 2 and "cannot unpack 'standard input': it ends too early" in cut.errors
    damaged = data[: len(data) // 2] + bytes(64) + data[len(data) // 2 + 64 :]
    assert ikeerr("scan", stdin=damaged).status == 2
    again = ikeerr("scan", stdin=pack(data))
    assert again.status == 2 and "unpack it once more" in again.errors


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"ElfFile\0" + bytes(100), "Windows event log (EVTX), no text: on Windows run 'wevtutil qe FILE"),
        (b"\xd4\xc3\xb2\xa1" + bytes(20), "a capture, no text: run 'tshark -V -r FILE | ikeerr scan'"),
        (b"\x0a\x0d\x0d\x0a" + bytes(20), "a capture"),
        (b"\xfd7zXZ\0" + bytes(20), "run 'xzcat FILE | ikeerr scan'"),
        (b"BZh91AY&SY", "run 'bzcat FILE | ikeerr scan'"),
        (b"PK\x03\x04" + bytes(20), "a zip archive"),
        (b"LPKSHHRH" + bytes(20), "run 'journalctl --file FILE | ikeerr scan'"),
        (LINE.decode().encode("utf-16-le"), "UTF-16 without a byte order mark, no text: run 'iconv -f UTF-16LE"),
        (LINE.decode().encode("utf-16-be"), "run 'iconv -f UTF-16BE"),
    ],
)
def test_files_that_are_no_text_are_named(data, complaint, tmp_path):
    path = tmp_path / "odd"
    path.write_bytes(data)
    for result in (ikeerr("scan", path), ikeerr("scan", stdin=data)):
        assert result.status == 2 and result.output == b"" and complaint in result.errors


@pytest.mark.parametrize("start", [b"(", b"(\xb5", b"P", b"BZ", b"Elf", b"\x1f", b"L\nx", b"I\0K\0", b"a\0b\0c\0d\0ee"])
def test_text_that_starts_like_something_else_is_text(start):
    assert ikeerr("scan", stdin=start) == (1, start, "")


def test_color_marks_the_mention_and_nothing_else():
    colored = ikeerr("scan", "--color=always", stdin=OTHER + LINE).output
    assert b"is \033[1;31m13868\033[0m.\n" in colored
    assert colored.startswith(OTHER)
    assert re.sub(rb"\033\[[0-9;]*m", b"", colored) == ikeerr("scan", stdin=OTHER + LINE).output


def test_json_has_one_object_a_mention():
    [mention] = ikeerr("scan", "--json", stdin=OTHER + LINE).objects
    assert mention == {
        "v": 1,
        "type": "mention",
        "file": "-",
        "cause": None,
        "sign_start": None,
        "sign_end": None,
        "line": 2,
        "start": len(OTHER) + LINE.index(b"13868"),
        "end": len(OTHER) + LINE.index(b"13868") + 5,
        "match": "13868",
        "form": "decimal",
        "certainty": mention["certainty"],
        "ids": ["win32:13868"],
        "neighbour": None,
    }


def test_json_agrees_with_the_lines():
    text = b"".join(chance * [LINE, OTHER, b"error 13801: a\n", b"N(NO_PROP)\n"][chance % 4] for chance in range(200))
    by_line = collections.Counter(mention["line"] for mention in ikeerr("scan", "--json", stdin=text).objects)
    lines = text.splitlines()
    assert set(by_line) == {number for number, line in enumerate(lines, 1) if line + b"\n" != OTHER}


# ---- progress ----


def test_large_files_show_progress_on_a_terminal(tmp_path):
    large = tmp_path / "large.log"
    with open(large, "wb") as file:
        file.truncate(65 * MEBIBYTE)
    shown = on_terminal("scan", "large.log", stream="stderr", folder=tmp_path)
    assert b"large.log': 50 %" in shown
    assert shown.endswith(b"\r")
    assert ikeerr("scan", "--quiet", large) == (1, b"", "")


def test_the_progress_of_utf16_is_that_of_the_file(tmp_path):
    large = tmp_path / "large.log"
    with open(large, "wb") as file:
        file.write(b"\xff\xfe")
        file.truncate(65 * MEBIBYTE)
    assert b": 99 %" in on_terminal("scan", large, stream="stderr")


def test_small_files_show_none(log, tmp_path):
    assert on_terminal("scan", log(LINE * 1000), stream="stderr", folder=tmp_path) == b""
