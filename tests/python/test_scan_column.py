"""scan_column: of every kind of column the mentions that scan finds in each row, as columns that others take as they are."""

import ctypes
import gc
import mmap
import os
import subprocess
import sys

import ikeerr
import numpy
import pandas
import polars
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_cases import read_cases, text_of

ROWS = [
    "error code returned on failure is 13868.",
    None,
    "",
    "Straße \N{LOCK}: N(NO_PROP) und 0x362C (IPsec)",
    "received INVALID_COOKIE or N((7)) in an IKE log",
    "Error 13801\nand further down: MS_STATUS(13801)",
    "The specified quick mode policy was not found, said the IPsec service",
    "\N{LOCK}" * 4000 + " error 13801",
    "failureErrorCode 1460; error 809",
    "nothing of ours",
]
COLUMNS = ["row", "start", "end", "form", "certainty", "record", "domain", "code", "cause", "neighbour"]
EVERYTHING = {"least": "possible", "statuses": True, "neighbours": True}


def common(values):
    values = set(values)
    return values.pop() if len(values) == 1 else None


def expected_rows(rows, **options):
    """What scan finds in each row on its own, as rows of the columns."""
    return [
        (
            number,
            m.start,
            m.end,
            m.form,
            m.certainty,
            m.record and m.record.id,
            m.record.domain if m.record else common(record.domain for record in m.records),
            m.record.code if m.record else common(record.code for record in m.records),
            m.cause,
            m.neighbour,
        )
        for number, row in enumerate(rows)
        if row is not None
        for m in ikeerr.scan(row, **options)
    ]


def found_rows(mentions):
    return list(zip(*(list(getattr(mentions, name)) for name in COLUMNS), strict=True))


def encoded(rows):
    return [None if row is None else row.encode() for row in rows]


# ---- what is found ----


def test_the_columns_say_what_scan_says():
    found = found_rows(ikeerr.scan_column(ROWS, **EVERYTHING))
    assert found == expected_rows(ROWS, **EVERYTHING)
    assert {row[0] for row in found} == {0, 3, 4, 5, 6, 7, 8}
    for nullable in ("record", "domain", "code", "cause", "neighbour"):
        values = [row[COLUMNS.index(nullable)] for row in found]
        assert nullable in ("cause",) or (None in values and any(value is not None for value in values)), nullable


def test_the_cases_of_all_languages():
    texts = [text_of(case, "text") for case in read_cases("scan")]
    for options in ({}, EVERYTHING):
        expected = expected_rows(texts, **options)
        assert found_rows(ikeerr.scan_column(texts, **options)) == expected
        assert any(row[COLUMNS.index("cause")] for row in expected)
    with_bytes = [text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass") for text in texts]
    assert found_rows(ikeerr.scan_column(with_bytes)) == expected_rows(with_bytes)


@given(
    st.lists(st.none() | st.lists(st.sampled_from(["13868", "error ", "ü", "\n", "N(14)", " ", "IKE"])).map("".join))
)
def test_any_rows(rows):
    assert found_rows(ikeerr.scan_column(rows, **EVERYTHING)) == expected_rows(rows, **EVERYTHING)
    column = pyarrow.array(rows, pyarrow.string())
    assert found_rows(ikeerr.scan_column(column, **EVERYTHING)) == expected_rows(rows, **EVERYTHING)


@pytest.mark.parametrize(
    "rows",
    [
        ["error code returned on failure is", "    13868"],
        ["error code returned on failure is\n", "    13868 (0x362C)\n"],
        ["Error 138", "68"],
        ["Notify Message Type: Private Use - Errors (12345)\n", "    Notification DATA: 00 00 36 2c"],
        ["IKE and IPsec, said IKEv2: ", "TIMEOUT 24"],
    ],
)
@pytest.mark.parametrize("kind", [list, pyarrow.array, polars.Series])
def test_nothing_reaches_from_one_row_into_another(rows, kind):
    expected = expected_rows(rows)
    assert found_rows(ikeerr.scan_column(kind(rows))) == expected
    assert len(list(ikeerr.scan("".join(rows)))) >= len(expected)


def test_a_row_is_a_text_of_its_own_within():
    """Of the lines of one row one has a say in the next."""
    row = "Notify Message Type: Private Use - Errors (12345)\n    Notification DATA: 00 00 36 2c"
    assert "win32:13868" in [found[5] for found in found_rows(ikeerr.scan_column([row]))]


def test_options_are_those_of_scan():
    assert len(ikeerr.scan_column(["13801"])) == 0
    assert list(ikeerr.scan_column(["13801"], least="possible").record) == ["win32:13801"]
    with pytest.raises(ValueError, match="expected one of 'possible', 'likely', 'certain'"):
        ikeerr.scan_column([], least="sure")
    with pytest.raises(TypeError):
        ikeerr.scan_column([], "possible")


# ---- what a column may be ----


def sliced(column, offset=3):
    """The same values, so many rows into the memory of another array."""
    values = column.to_pylist()
    return pyarrow.array(["error 13801"] * offset + values + ["error 13801"], column.type).slice(offset, len(values))


STRINGS = {
    "list": list,
    "tuple": tuple,
    "generator": iter,
    "string": pyarrow.array,
    "large_string": lambda rows: pyarrow.array(rows, pyarrow.large_string()),
    "string_view": lambda rows: pyarrow.array(rows, pyarrow.string_view()),
    "a slice": lambda rows: sliced(pyarrow.array(rows)),
    "a slice beyond a byte of nulls": lambda rows: sliced(pyarrow.array(rows), 13),
    "a slice of large_string": lambda rows: sliced(pyarrow.array(rows, pyarrow.large_string())),
    "a slice of string_view": lambda rows: sliced(pyarrow.array(rows, pyarrow.string_view())),
    "chunks": lambda rows: pyarrow.chunked_array([rows[:4], [], rows[4:5], rows[5:]], pyarrow.string()),
    "dictionary": lambda rows: pyarrow.array(rows * 2).dictionary_encode().slice(0, len(rows)),
    "a slice of a dictionary": lambda rows: pyarrow.array(["x", *rows]).dictionary_encode().slice(1),
    "polars": polars.Series,
    "a slice of polars": lambda rows: polars.Series(["x", "y", *rows])[2:],
    "polars categories": lambda rows: polars.Series(rows, dtype=polars.Categorical),
    "pandas": pandas.Series,
    "pandas objects": lambda rows: pandas.Series(rows, dtype=object),
    "pandas categories": lambda rows: pandas.Series(rows, dtype="category"),
    "numpy objects": lambda rows: numpy.array(rows, dtype=object),
}
BYTES = {
    "list": list,
    "bytearrays": lambda rows: [row if row is None else bytearray(row) for row in rows],
    "memoryviews": lambda rows: [row if row is None else memoryview(row) for row in rows],
    "binary": pyarrow.array,
    "large_binary": lambda rows: pyarrow.array(rows, pyarrow.large_binary()),
    "binary_view": lambda rows: pyarrow.array(rows, pyarrow.binary_view()),
    "a slice": lambda rows: sliced(pyarrow.array(rows)),
    "polars": lambda rows: polars.Series(rows, dtype=polars.Binary),
}


@pytest.mark.parametrize("make", STRINGS.values(), ids=STRINGS)
def test_columns_of_strings_count_code_points(make):
    assert found_rows(ikeerr.scan_column(make(ROWS))) == expected_rows(ROWS)


@pytest.mark.parametrize("make", BYTES.values(), ids=BYTES)
def test_columns_of_bytes_count_bytes(make):
    rows = encoded(ROWS)
    assert found_rows(ikeerr.scan_column(make(rows))) == expected_rows(rows) != expected_rows(ROWS)


@pytest.mark.parametrize("index", [pyarrow.int8(), pyarrow.uint8(), pyarrow.int16(), pyarrow.uint32(), pyarrow.int64()])
def test_indexes_of_every_width(index):
    column = pyarrow.DictionaryArray.from_arrays(
        pyarrow.array([2, None, 1, 0, 2], index), pyarrow.array(["error 13801", "error 13868", None])
    )
    mentions = ikeerr.scan_column(column)
    assert list(zip(mentions.row, mentions.code, strict=True)) == [(2, 13868), (3, 13801)]


@pytest.mark.parametrize("length", range(9, 16))
def test_views_inside_and_outside(length):
    row = "error 13868".rjust(length)
    assert list(ikeerr.scan_column(pyarrow.array([row, "x" * length], pyarrow.string_view())).end) == [max(length, 11)]


@pytest.mark.parametrize("many", [0, 1, 1023, 1024, 1025, 5000])
def test_rows_that_are_many_are_numbered_on(many):
    rows = ["error 13868"] * many
    assert list(ikeerr.scan_column(rows).row) == list(range(many))
    assert list(ikeerr.scan_column(pyarrow.array(rows, pyarrow.string())).row) == list(range(many))


def test_columns_without_a_text():
    for column in (
        [],
        [None],
        pyarrow.nulls(5),
        pyarrow.array([], pyarrow.string()),
        polars.Series([], dtype=polars.String),
    ):
        mentions = ikeerr.scan_column(column)
        assert len(mentions) == len(mentions.code) == 0
        assert pyarrow.table(mentions).num_rows == 0


def test_offsets_of_64_bits():
    """Memory of five gibibytes, of which only the pages with texts are ever touched."""
    place = 9 << 29
    memory = mmap.mmap(-1, 5 << 30)
    memory[place : place + 22] = b"error 13868error 13801"
    offsets = pyarrow.array([place, place + 11, place + 22], pyarrow.int64()).buffers()[1]
    column = pyarrow.Array.from_buffers(pyarrow.large_string(), 2, [None, offsets, pyarrow.py_buffer(memory)])
    assert list(ikeerr.scan_column(column).code) == [13868, 13801]


def test_rows_longer_than_a_piece():
    row = "error 13801 " + "ü" * 700_000 + " error 13868 " + "ü" * 900_000 + "\nerror 13802"
    rows = ["error 13803", row, None, row, "error 13804"]
    assert found_rows(ikeerr.scan_column(rows)) == expected_rows(rows)
    assert len(ikeerr.scan_column(rows)) == 8


# ---- what is no column ----


@pytest.mark.parametrize(
    ("column", "says"),
    [
        (None, "a column must be an Arrow array or an iterable of str or bytes-like objects, not NoneType"),
        ("error 13868", "not str"),
        (b"error 13868", "not bytes"),
        (bytearray(b"13868"), "not bytearray"),
        ([13868], "row 0 must be a str, bytes-like or None, not int"),
        ([None, "a", b"b"], "row 2 must be a str as those before it, not bytes"),
        ([b"a", "b"], "row 1 must be bytes-like as those before it, not str"),
        (["a"] * 3000 + [1.5], "row 3000 must be a str, bytes-like or None, not float"),
        (pyarrow.array([1]), "a column must hold strings or bytes, not values of the Arrow format 'l'"),
        (pyarrow.array([["a"]]), "give one column of a table, and no lists"),
        (pyarrow.table({"text": ROWS}), "give one column of a table"),
        (polars.DataFrame({"text": ROWS}), "give one column of a table"),
        (pyarrow.array([1]).dictionary_encode(), "not values of the Arrow format"),
    ],
)
def test_what_is_no_column(column, says):
    with pytest.raises(TypeError) as caught:
        ikeerr.scan_column(column)
    assert says in str(caught.value)


def test_an_error_of_the_source_comes_through():
    class Broken:
        def __arrow_c_array__(self, requested_schema=None):
            raise ZeroDivisionError

    def rows():
        yield "error 13868"
        raise ZeroDivisionError

    for column in (Broken(), rows()):
        with pytest.raises(ZeroDivisionError):
            ikeerr.scan_column(column)


class Given:
    """An object whose capsules are those that it was given."""

    def __init__(self, array=None, stream=None):
        if array is not None:
            self.__arrow_c_array__ = lambda: array
        if stream is not None:
            self.__arrow_c_stream__ = lambda: stream


def test_capsules_that_are_none():
    column = pyarrow.array(ROWS)
    schema, array = column.__arrow_c_array__()
    for wrong in ((), (schema,), (array, schema), (1, 2), schema):
        with pytest.raises((TypeError, ValueError)):
            ikeerr.scan_column(Given(array=wrong))
    assert len(ikeerr.scan_column(Given(array=(column.__arrow_c_array__())))) == len(expected_rows(ROWS))
    taken = column.__arrow_c_array__()
    ikeerr.scan_column(Given(array=taken))
    with pytest.raises(ValueError, match="taken already"):
        ikeerr.scan_column(Given(array=taken))


class Stream(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_void_p) for name in ("get_schema", "get_next", "get_last_error", "release", "data")
    )


@pytest.mark.parametrize(("message", "says"), [(b"the disk is gone", "the disk is gone"), (None, "stream failed")])
def test_a_stream_that_fails_says_why(message, says):
    capsule = pyarrow.chunked_array([["a"]]).__arrow_c_stream__()
    pointer = ctypes.pythonapi.PyCapsule_GetPointer
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    stream = Stream.from_address(pointer(capsule, b"arrow_array_stream"))
    fails = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 5)
    tells = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(lambda *_: ctypes.cast(message, ctypes.c_void_p).value)
    stream.get_last_error = ctypes.cast(tells, ctypes.c_void_p)
    stream.get_next = ctypes.cast(fails, ctypes.c_void_p)
    with pytest.raises(OSError, match=says) as caught:
        ikeerr.scan_column(Given(stream=capsule))
    assert caught.value.errno == 5


# ---- what others make of it ----


@pytest.fixture
def mentions():
    return ikeerr.scan_column(ROWS, **EVERYTHING)


def test_pyarrow(mentions):
    table = pyarrow.table(mentions)
    table.validate(full=True)
    assert table.column_names == COLUMNS
    assert [tuple(row.values()) for row in table.to_pylist()] == found_rows(mentions)
    assert pyarrow.record_batch(mentions).to_pylist() == table.to_pylist()
    assert pyarrow.schema(mentions) == table.schema
    assert table.schema.field("certainty").type.ordered
    assert {field.name for field in table.schema if field.nullable} == {
        "record",
        "domain",
        "code",
        "cause",
        "neighbour",
    }
    for name in COLUMNS:
        column = getattr(mentions, name)
        assert pyarrow.array(column).to_pylist() == pyarrow.chunked_array(column).to_pylist() == list(column)


def test_polars(mentions):
    frame = polars.DataFrame(mentions)
    assert frame.columns == COLUMNS and frame.rows() == found_rows(mentions)
    assert polars.Series(mentions.record).to_list() == list(mentions.record)
    counted = frame.filter(polars.col("domain") == "win32").group_by("code").len()
    assert dict(counted.rows())[13801] == sum(row[6] == "win32" and row[7] == 13801 for row in found_rows(mentions))


def test_pandas(mentions):
    frame = pandas.DataFrame.from_arrow(mentions)
    assert list(frame.columns) == COLUMNS
    rows = [tuple(None if pandas.isna(value) else value for value in row) for row in frame.itertuples(index=False)]
    assert rows == found_rows(mentions)
    assert (frame.certainty >= "likely").sum() == sum(row[4] != "possible" for row in found_rows(mentions))


def test_numpy_and_memoryview(mentions):
    code = numpy.asarray(mentions.code)
    assert code.tolist() == [-1 if value is None else value for value in mentions.code] and code.dtype == numpy.int32
    assert not code.flags.writeable
    view = memoryview(mentions.row)
    assert view.tolist() == list(mentions.row) and view.itemsize == 8 and view.readonly
    assert len(memoryview(ikeerr.scan_column([]).row)) == 0
    record = numpy.asarray(mentions.record)
    words = mentions.record.words
    assert [None if index < 0 else words[index] for index in record] == list(mentions.record)
    assert len(set(words)) == len(words) and mentions.row.words is None
    assert mentions.certainty.words == ("possible", "likely", "certain")


def test_nothing_is_copied(mentions):
    for name in COLUMNS:
        values = pyarrow.table(mentions).column(name).chunk(0).buffers()[1]
        assert values.address == numpy.asarray(getattr(mentions, name)).ctypes.data, name


def test_the_values_outlive_the_object():
    mentions = ikeerr.scan_column(["error 13868"] * 100)
    table, column, view = pyarrow.table(mentions), pyarrow.array(mentions.record), memoryview(mentions.code)
    code = table.column("code")
    del mentions, table
    gc.collect()
    assert code.to_pylist() == view.tolist() == [13868] * 100 and column.to_pylist() == ["win32:13868"] * 100


def test_columns_are_sequences(mentions):
    code = mentions.code
    assert code[0] == 13868 and code[-1] == list(code)[-1] and len(code) == len(mentions)
    assert repr(code) == f"<ikeerr.Column code: {len(code)} values>" and code.name == "code"
    assert repr(mentions) == f"<ikeerr.Mentions: {len(mentions)} in {len(ROWS)} rows>"
    for index in (len(code), -len(code) - 1):
        with pytest.raises(IndexError, match=f"the column has {len(code)} values"):
            code[index]
    for type_ in (ikeerr.Mentions, ikeerr.Column):
        with pytest.raises(TypeError):
            type_()


LEAKS = """
import gc, pathlib, resource, ikeerr, pyarrow
rows = ["error 13868"] * 4_000
def once():
    mentions = ikeerr.scan_column(rows)
    capsules = mentions.__arrow_c_schema__(), mentions.__arrow_c_array__(), mentions.__arrow_c_stream__(None)
    table = pyarrow.table(mentions)
    columns = [pyarrow.array(getattr(mentions, name)) for name in table.column_names]
    try:
        ikeerr.scan_column([*rows, 1])
    except TypeError:
        pass
    ikeerr.scan_column(pyarrow.array(rows))
def held_after(times):
    for _ in range(times): once()
    gc.collect()
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
before = held_after(10)
assert held_after(100) - before < 9_000_000, held_after(0) - before
"""


def test_no_leak_of_what_python_does_not_see():
    """A hundred times three tables of 180 KB: 18 MB for each that stays."""
    sanitizer = os.environ.get("ASAN_OPTIONS", "detect_leaks=0") + ":quarantine_size_mb=1"  # or it keeps what is freed
    subprocess.run([sys.executable, "-c", LEAKS], check=True, env={**os.environ, "ASAN_OPTIONS": sanitizer})
