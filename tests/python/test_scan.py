"""scan and Scanner: the same mentions in every kind of text, however it is cut, at the offsets of the host."""

import array
import io
import mmap
import os
import queue
import threading

import ikeerr
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_cases import cases, text_of

LINE = "error code returned on failure is 13868."
UMLAUTS = f"Verbindung über Straße \N{LOCK}: {LINE}\nÄnderung: ERROR_IPSEC_IKE_AUTH_FAIL\n"
TEXT = (UMLAUTS + "received NO_PROPOSAL_CHOSEN notify error\n") * 20 + "\N{LOCK}" * 3000 + UMLAUTS
PIECES = [
    LINE,
    "ERROR_IPSEC_IKE_AUTH_FAIL",
    "0x8007362C",
    "N(MS_STATUS(13868))",
    "{44, 54, 0, 0}",
    "13801",
    "port 13801",
]
PIECES += [
    "\n",
    " ",
    "ü",
    "\N{LOCK}",
    "\x00",
    "é" * 1000,
    "x" * 3000,
    "a" * 600 + '","errorCode":13868,',
    "IKEv2: ",
    "notify error",
    "received NO_PROPOSAL_CHOSEN ",
]


def found(mentions):
    return [(m.start, m.end, m.line, m.text, m.form, m.certainty, m.records) for m in mentions]


def cut(text, places):
    ends = sorted(place % (len(text) + 1) for place in places)
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def fed(chunks, **options):
    scanner = ikeerr.Scanner(**options)
    return [mention for chunk in chunks for mention in scanner.feed(chunk)] + scanner.finish()


# ---- what is found ----


def described(mention, data, names):
    """What a case says about a mention, by the same names; offsets are those of bytes."""
    values = {name: getattr(mention, name) for name in names if name not in ("match", "sign")}
    if "match" in names:
        values["match"] = data[mention.start : mention.end].decode()
    if "sign" in names:
        values["sign"] = data[mention.sign_start : mention.sign_end].decode()
    return {name: [record.id for record in value] if name == "records" else value for name, value in values.items()}


def only_record(records):
    """The one record of a mention: of two versions of one condition the newer."""
    answer = ikeerr.answer(records[0].id.split(":")[1]) if len(records) == 2 else None
    is_pair = answer and records == answer.records + answer.also
    return records[0] if len(records) == 1 or is_pair else None


def check_mentions(case, data):
    mentions = list(ikeerr.scan(data, **case.get("options", {})))
    assert len(mentions) == len(case["mentions"])
    for expected, mention in zip(case["mentions"], mentions, strict=True):
        assert described(mention, data, expected) == expected
        assert mention.record is only_record(mention.records)
    return mentions


@cases("scan")
def test_cases(case):
    if "text_bytes" in case:
        check_mentions(case, bytes.fromhex(case["text_bytes"]))
        return
    text = text_of(case, "text")
    mentions = check_mentions(case, text.encode())
    in_text = list(ikeerr.scan(text, **case.get("options", {})))
    assert [text[m.start : m.end].encode() for m in in_text] == [text.encode()[m.start : m.end] for m in mentions]
    assert [mention[2:] for mention in in_text] == [mention[2:] for mention in mentions]


def test_mentions():
    for mention in ikeerr.scan(TEXT):
        assert (mention.start, mention.end, mention.line, mention.text, mention.form, *mention[5:]) == mention
        assert mention.text == TEXT[mention.start : mention.end]
        assert mention.line == 1 + TEXT.count("\n", 0, mention.start)
        assert mention.neighbour is None
    assert {TEXT[m.start : m.end] for m in ikeerr.scan(TEXT)} == {
        "13868",
        "ERROR_IPSEC_IKE_AUTH_FAIL",
        "NO_PROPOSAL_CHOSEN",
    }


def test_offsets_of_str_are_code_points_and_those_of_bytes_bytes():
    data = TEXT.encode()
    in_text, in_bytes = list(ikeerr.scan(TEXT)), list(ikeerr.scan(data))
    assert in_text and len(in_text) == len(in_bytes) == 62
    for one, other in zip(in_text, in_bytes, strict=True):
        assert TEXT[one.start : one.end].encode() == data[other.start : other.end]
        assert len(TEXT[: one.start].encode()) == other.start
        assert one[2:10] == other[2:10]
        assert TEXT[one.sign_start : one.sign_end].encode() == data[other.sign_start : other.sign_end]


@pytest.mark.parametrize("surrogate", ["\ud800", "\udfff"])  # noqa: PT014 (ruff takes one surrogate for another)
def test_lone_surrogates_are_code_points_too(surrogate):
    text = surrogate * 3 + " " + LINE
    (mention,) = ikeerr.scan(text)
    assert text[mention.start : mention.end] == "13868"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16(encoding):
    data = ("\ufeff" + UMLAUTS).encode(encoding)
    mentions = list(ikeerr.scan(data))
    assert [data[m.start : m.end].decode(encoding) for m in mentions] == ["13868", "ERROR_IPSEC_IKE_AUTH_FAIL"]
    assert found(fed([data[:1], data[1:100], data[100:]])) == found(mentions)


# ---- however it is cut ----

places = st.lists(st.integers(0, 10_000), max_size=12)
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(texts, places)
def test_chunks_of_str(text, places):
    expected = found(ikeerr.scan(text))
    assert found(fed(cut(text, places))) == expected


@given(texts, places)
def test_chunks_of_bytes(text, places):
    data = text.encode()
    expected = found(ikeerr.scan(data))
    assert found(fed(cut(data, places))) == expected


@given(texts, places, st.sampled_from(["utf-16-le", "utf-16-be"]), st.booleans())
def test_chunks_of_utf_16(text, places, encoding, is_truncated):
    data = ("\ufeff" + text.replace("\x00", "\ud800")).encode(encoding, "surrogatepass")
    data = data[: len(data) - is_truncated]
    expected = found(ikeerr.scan(data))
    assert found(fed(cut(data, places))) == expected
    assert {data[mention[0] : mention[1]].decode(encoding)[:1] for mention in expected} <= set("1EN0{M")


@given(st.binary(max_size=300), places)
def test_any_bytes(data, places):
    assert found(fed(cut(data, places), least="possible")) == found(ikeerr.scan(data, least="possible"))


@given(st.text(st.characters(), max_size=300), places)
def test_any_text(text, places):
    mentions = found(ikeerr.scan(text, least="possible"))
    assert found(fed(cut(text, places), least="possible")) == mentions
    assert all(0 <= start < end <= len(text) for start, end, *_ in mentions)


def test_single_characters():
    assert found(fed(TEXT)) == found(ikeerr.scan(TEXT))
    data = TEXT.encode()
    assert found(fed(data[i : i + 1] for i in range(len(data)))) == found(ikeerr.scan(data))


# ---- kinds of text ----


def test_buffers():
    data = TEXT.encode()
    expected = found(ikeerr.scan(data))
    for buffer in (bytearray(data), memoryview(data), memoryview(b"x" + data)[1:], array.array("B", data)):
        assert found(ikeerr.scan(buffer)) == expected
    with mmap.mmap(-1, len(data)) as mapped:
        mapped.write(data)
        assert found(ikeerr.scan(mapped)) == expected


def test_a_buffer_is_held_while_it_is_scanned():
    data = bytearray(b"ERROR_IPSEC_IKE_AUTH_FAIL " * 100)
    scan = ikeerr.scan(data)
    next(scan)
    with pytest.raises(BufferError):
        data.clear()
    assert len(list(scan)) == 99
    data.clear()


def test_a_buffer_with_gaps_is_refused():
    with pytest.raises(BufferError):
        ikeerr.scan(memoryview(b"13868" * 2)[::2])


def test_items_are_lines_with_and_without_their_ends():
    lines = [LINE, "", "ERROR_IPSEC_IKE_AUTH", "_FAIL", "0x8007362C"]
    expected = found(ikeerr.scan("\n".join(lines)))
    assert [line for _, _, line, *_ in expected] == [1, 5]
    for items in (lines, [line + "\n" for line in lines], iter(lines), [*lines[:2], *(f"{x}\n" for x in lines[2:])]):
        assert found(ikeerr.scan(items)) == expected
    for make in (str.encode, lambda line: bytearray(line.encode()), lambda line: memoryview(line.encode())):
        assert found(ikeerr.scan(map(make, lines))) == expected


def test_paths(tmp_path):
    path = tmp_path / "ike.log"
    path.write_text(TEXT, encoding="utf-8")
    assert found(ikeerr.scan(path)) == found(ikeerr.scan(TEXT.encode()))
    assert found(ikeerr.scan(next(os.scandir(tmp_path)))) == found(ikeerr.scan(TEXT.encode()))
    with pytest.raises(FileNotFoundError):
        ikeerr.scan(tmp_path / "none.log")
    with pytest.raises(IsADirectoryError):
        ikeerr.scan(tmp_path)


@pytest.mark.parametrize("buffering", [0, -1])
def test_a_file_that_does_not_block(buffering):
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    with open(reader, "rb", buffering=buffering) as source, open(writer, "wb", buffering=0) as sink:
        scan = ikeerr.scan(source)
        with pytest.raises(BlockingIOError, match="ask again once it has"):
            next(scan)
        sink.write(LINE.encode() + b"\n")
        assert next(scan).text == "13868"
        with pytest.raises(BlockingIOError):
            next(scan)
        sink.close()
        assert list(scan) == []


def test_repr_tells_what_is_scanned_and_how_far():
    scan = ikeerr.scan(LINE)
    assert repr(scan) == f"<ikeerr.Scan of str, {len(LINE)} bytes read so far>"
    list(scan)
    assert repr(scan) == f"<ikeerr.Scan of str, {len(LINE)} bytes read to the end>"
    assert repr(ikeerr.scan(io.BytesIO(b"x"))) == "<ikeerr.Scan of BytesIO, 0 bytes read so far>"


def files(folder):
    path = folder / "ike.log"
    path.write_text(TEXT * 40, encoding="utf-8")
    yield io.BytesIO(path.read_bytes()), "bytes"
    yield open(path, "rb"), "bytes"
    yield open(path, "rb", buffering=0), "bytes"
    yield io.StringIO(TEXT * 40), "str"
    yield open(path, encoding="utf-8"), "str"


def test_files(tmp_path):
    expected = {"str": found(ikeerr.scan(TEXT * 40)), "bytes": found(ikeerr.scan((TEXT * 40).encode()))}
    for file, kind in files(tmp_path):
        with file:
            assert found(ikeerr.scan(file)) == expected[kind]


class OnlyRead:
    def __init__(self, *chunks):
        self.chunks = list(chunks)

    def read(self, size):
        return self.chunks.pop(0) if self.chunks else b""


def test_anything_with_a_read_method():
    assert len(list(ikeerr.scan(OnlyRead(b"ERROR_IPSEC_IKE", b"_AUTH_FAIL\n", LINE.encode())))) == 2


@pytest.mark.parametrize("options", [{"mode": "rb"}, {"mode": "rb", "buffering": 0}, {"mode": "r"}], ids=str)
def test_lines_are_reported_as_they_come(options):
    reader, writer = os.pipe()
    seen = queue.SimpleQueue()

    def report(source):
        for mention in ikeerr.scan(source):
            seen.put(mention.record)

    with open(reader, **options) as source, open(writer, "wb", buffering=0) as sink:
        thread = threading.Thread(target=report, args=(source,))
        thread.start()
        for _ in range(3):
            sink.write(LINE.encode() + b"\n")
            assert seen.get(timeout=10) is ikeerr.lookup(13868)
        sink.close()
        thread.join()
    assert seen.empty()


def test_empty_texts():
    for text in ("", b"", bytearray(), [], [""], ["", ""], [b"", b""], io.BytesIO(), io.StringIO(), iter(())):
        assert list(ikeerr.scan(text)) == []
    assert ikeerr.Scanner().finish() == []
    assert fed(["", ""]) == fed([b""]) == []


@pytest.mark.parametrize("text", [None, 13868, 1.5, True, object(), ikeerr.lookup(13868), len])
def test_what_is_no_text(text):
    with pytest.raises(TypeError, match="must be a str, a bytes-like object, a path, a file or an iterable of lines"):
        ikeerr.scan(text)


@pytest.mark.parametrize("chunk", [None, 13868, ["x"], object()])
def test_what_is_no_chunk(chunk):
    with pytest.raises(TypeError, match="a chunk must be str or a bytes-like object"):
        list(ikeerr.scan(["x", chunk]))
    with pytest.raises(TypeError, match="a chunk must be str or a bytes-like object"):
        ikeerr.Scanner().feed(chunk)


@pytest.mark.parametrize("chunks", [["x", b"x"], [b"x", "x"], ["", b"x"], [bytearray(b"x"), b"x", "x"]])
def test_mixtures_are_refused(chunks):
    with pytest.raises(TypeError, match="all str or all bytes-like"):
        list(ikeerr.scan(chunks))
    with pytest.raises(TypeError, match="all str or all bytes-like"):
        fed(chunks)


def test_errors_of_the_source_come_through():
    def chunks():
        yield LINE + "\n"
        raise OSError("broken pipe")

    scan = ikeerr.scan(chunks())
    with pytest.raises(OSError, match="broken pipe"):
        for mention in scan:
            assert mention.record.code == 13868

    class Broken:
        @property
        def read1(self):
            raise OSError("no file")

    with pytest.raises(OSError, match="no file"):
        ikeerr.scan(Broken())


def test_a_source_cannot_scan_itself():
    def chunks():
        with pytest.raises(ValueError, match="running already"):
            next(scan)
        yield LINE

    scan = ikeerr.scan(chunks())
    assert len(list(scan)) == 1


# ---- Scanner ----


def test_a_scanner_goes_on_after_a_wrong_chunk():
    scanner = ikeerr.Scanner()
    mentions = scanner.feed("error code returned on failure is 13")
    with pytest.raises(TypeError):
        scanner.feed(b"868")
    with pytest.raises(TypeError):
        scanner.feed(868)
    mentions += scanner.feed("868.\n") + scanner.finish()
    assert [mention.record.code for mention in mentions] == [13868]
    assert mentions[0].start == LINE.index("13868")


def test_a_finished_scanner_is_finished():
    scanner = ikeerr.Scanner()
    scanner.finish()
    for step in (scanner.finish, lambda: scanner.feed("x")):
        with pytest.raises(ValueError, match="finished"):
            step()


def test_scanners_are_independent():
    one, other = ikeerr.Scanner(), ikeerr.Scanner()
    one.feed("ERROR_IPSEC_IKE_AUTH")
    other.feed(b"ERROR_IPSEC_IKE_POLICY")
    mentions = one.feed("_FAIL\n") + one.finish() + other.feed(b"_MATCH\n") + other.finish()
    assert [mention.record.code for mention in mentions] == [13801, 13868]


def test_one_scanner_in_many_threads():
    text, scanner, mentions = "ERROR_IPSEC_IKE_AUTH_FAIL\n" * 100, ikeerr.Scanner(), []

    def feed():
        for _ in range(50):
            try:
                mentions.extend(scanner.feed(text))
            except ValueError as error:
                assert "running already" in str(error)

    threads = [threading.Thread(target=feed) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(mentions) % 100 in (0, 99)


# ---- options ----


@pytest.mark.parametrize("function", [lambda **options: list(ikeerr.scan("x", **options)), ikeerr.Scanner])
def test_options(function):
    for least in ("possible", "likely", "certain"):
        function(least=least, statuses=True, neighbours=False)
    for least in ("", "sure", "LIKELY", "\ud800"):
        with pytest.raises(ValueError, match="unknown certainty .* expected one of 'possible', 'likely', 'certain'"):
            function(least=least)
    for least in (None, 1, b"likely"):
        with pytest.raises(TypeError, match="certainty must be str"):
            function(least=least)
    with pytest.raises(TypeError):
        function(certainty="likely")


def test_least():
    text = TEXT + "13868 IKE error 13801 port 13801\n" + "0x362C"
    counts = [len(list(ikeerr.scan(text, least=least))) for least in ("possible", "likely", "certain")]
    assert counts == sorted(counts, reverse=True)
    assert found(ikeerr.scan(text)) == found(ikeerr.scan(text, least="likely"))


def test_arguments():
    for arguments, options in (((), {}), (("x", "likely"), {}), ((), {"text": "x"})):
        with pytest.raises(TypeError):
            ikeerr.scan(*arguments, **options)
    with pytest.raises(TypeError):
        ikeerr.Scanner("likely")
