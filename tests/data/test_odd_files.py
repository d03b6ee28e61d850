"""Whatever lies where a file is expected is one finding, and nothing else complains in consequence."""

import os
import shutil

import pytest

from compile_step import GOOD, run

TABLES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.toml"))
PAGES = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.glob("*/*.md"))
PAGE = "win32/13802-attrib-fail.md"
NESTED = 3000
DIGITS = 5000
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def data(tmp_path):
    return shutil.copytree(GOOD, tmp_path / "data")


def make_folder(path):
    path.mkdir()


def make_dangling_link(path):
    path.symlink_to("nowhere")


def make_loop(path):
    path.symlink_to(path.name)


def make_pipe(path):
    os.mkfifo(path)


def make_unreadable(path):
    path.write_text("")
    path.chmod(0)


def make_latin_1(path):
    path.write_bytes(b"code = '\xe4'\n")


def make_marked(path):
    path.write_bytes(b"\xef\xbb\xbf# NAME\n")


IN_PLACE = {
    make_folder: "is a folder; put a file in its place",
    make_dangling_link: "is a link to a file that does not exist; restore the file",
    make_loop: "cannot be read: Too many levels of symbolic links; mend the link or the permissions",
    make_pipe: "is a device or a pipe; put a file in its place",
    make_unreadable: "cannot be read: Permission denied; mend the link or the permissions",
    make_latin_1: "byte 8 is not UTF-8; save the file as UTF-8",
    make_marked: "starts with a byte order mark; save the file as UTF-8 without one",
}
TOO_DEEP = "has more than 100 tables and arrays inside each other; write what the key holds"
TOO_LONG = "has a number of 4300 digits or more; write what the key holds"
IN_TOML = {
    "nested arrays": ("[" * NESTED + "]" * NESTED, TOO_DEEP),
    "nested tables": ("{ a = " * NESTED + "1" + "}" * NESTED, TOO_DEEP),
    "digits": ("9" * DIGITS, TOO_LONG),
    "digits below zero": ("-" + "9_9" * DIGITS, TOO_LONG),
    "word": ("many", "is no TOML: Invalid value (column 13); mend the line"),
}
READABLE = {
    "dotted keys": ("{ " + ".".join("a" * NESTED) + " = 1 }", "is {'a': {'a': {'a': {...}}}}"),
    "hexadecimal digits": ("0x" + "f" * DIGITS, "is a number of 20000 bits"),
}


def findings(data):
    result = run("check", data=data)
    assert "Traceback" not in result.stderr, result.stderr
    assert result.returncode == 1
    return result.stderr.splitlines()[:-1]


def put(path, make):
    if make is make_unreadable and IS_ROOT:
        pytest.skip("nothing is unreadable for root")
    path.unlink()
    make(path)


@pytest.mark.parametrize("make", IN_PLACE, ids=lambda make: make.__name__)
@pytest.mark.parametrize("file", [*PAGES, *TABLES])
def test_what_lies_in_place_of_a_file_is_one_finding(make, file, data):
    put(data / file, make)
    line = ":1" if make is make_marked else ""
    assert findings(data) == [f"{file}{line}: {IN_PLACE[make]}"]


@pytest.mark.parametrize("make", [make_dangling_link, make_loop], ids=lambda make: make.__name__)
@pytest.mark.parametrize("domain", ["win32", "ikev2"])
def test_what_lies_in_place_of_a_domain_is_one_finding(make, domain, data):
    shutil.rmtree(data / domain)
    make(data / domain)
    (line,) = findings(data)
    assert line.startswith(f"{domain}: cannot be read: ")
    assert line.endswith("; put a folder with pages in its place")


@pytest.mark.parametrize("kind", IN_TOML)
def test_toml_that_cannot_be_read_is_one_finding(kind, data):
    value, says = IN_TOML[kind]
    replace(data / PAGE, "code = 13802", f"unheard_of = {value}\ncode = 13802")
    replace(data / "neighbours.toml", "number = 809", f"number = 809\nunheard_of = {value}")
    column = says.replace("column 13", "column 14")  # a value starts behind its name
    assert findings(data) == [f"neighbours.toml:3: {column}", f"{PAGE}:4: {column}"]


@pytest.mark.parametrize("kind", READABLE)
def test_toml_of_any_size_is_shown_in_short(kind, data):
    value, says = READABLE[kind]
    replace(data / PAGE, "code = 13802", f"code = {value}")
    replace(data / "neighbours.toml", "number = 809", f"number = {value}")
    of_table, of_page = findings(data)
    assert of_table.startswith(f"neighbours.toml:2: neighbour[0].number: {says}")
    assert of_page.startswith(f"{PAGE}:4: code: {says}")


def test_line_ends_of_windows_make_no_difference(data, tmp_path):
    outputs = []
    for end in ("\n", "\r\n"):
        for file in [*PAGES, *TABLES]:
            text = (GOOD / file).read_text(encoding="utf-8")
            (data / file).write_bytes(text.replace("\n", end).encode())
        folder = tmp_path / f"{len(end)}"
        assert run("tables", folder, data=data).returncode == 0
        outputs.append((folder / "tables.c").read_bytes())
    assert outputs[0] == outputs[1]


def test_an_editor_s_hidden_files_are_no_pages(data):
    (data / "win32/.#13802-attrib-fail.md").symlink_to("user@host.4711")
    assert run("check", data=data).returncode == 0


def test_an_undeclared_domain_is_one_finding(data):
    text = (data / "vocabulary.toml").read_text(encoding="utf-8")
    start, end = text.index("[domain.ikev2]"), text.index("[domain.ikev1]")
    (data / "vocabulary.toml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert findings(data) == [
        "ikev2: has pages and is the folder of no declared domain; did you mean 'ikev1'? "
        "[domain] of vocabulary.toml declares win32, ikev1: use one of them or declare it there"
    ]


def test_a_record_of_an_undeclared_domain_is_one_finding(data):
    replace(data / "win32/13801-auth-fail.md", 'to = "ikev2:24"', 'to = "dialup:24"')
    assert findings(data) == [
        "win32/13801-auth-fail.md:20: related[0].to: 'dialup:24' is of no declared domain; "
        "[domain] of vocabulary.toml declares win32, ikev2, ikev1: use one of them or declare it there"
    ]


@pytest.mark.parametrize("file", PAGES)
def test_an_undeclared_origin_is_one_finding(file, data):
    text = (data / file).read_text(encoding="utf-8")
    start = text.index("aliases = ")
    end = text.index("\n", start)
    alias = 'aliases = [{ name = "SOMETHING", origin = "strongman" }]'
    (data / file).write_text(text[:start] + alias + text[end:], encoding="utf-8")
    line = text.count("\n", 0, start) + 1
    assert findings(data) == [
        f"{file}:{line}: aliases[0].origin: 'strongman' is not a declared origin; did you mean 'strongswan'? "
        "products.toml declares windows-sdk-old, strongswan: use one of them or declare it there"
    ]


def test_a_folder_without_anything_is_a_finding(tmp_path):
    missing = ["products.toml: is missing; restore the file", "vocabulary.toml: is missing; restore the file"]
    assert findings(tmp_path) == missing


def test_what_cannot_be_written_is_said(tmp_path):
    (tmp_path / "tables.c").mkdir()
    result = run("tables", tmp_path, data=GOOD)
    assert (result.returncode, result.stderr) == (2, f"{tmp_path / 'tables.c'} cannot be written: Is a directory\n")


def test_names_of_files_and_keys_steer_no_terminal(data):
    (data / "win32/13802-\x1b[31m.md").mkdir()
    replace(data / "neighbours.toml", "number = 809", 'number = 809\n"a\\u001bb" = 1')
    lines = findings(data)
    assert len(lines) == 3
    assert all(line.isprintable() for line in lines)


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
