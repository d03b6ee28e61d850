"""Every check of the compile step refuses a catalogue that breaks it, and says where, what and what to do."""

import re
import shutil

import pytest

import tables
from catalogue import Catalogue
from compile_step import BAD, GOOD, BadCatalogue, run
from findings import Findings


def test_good_catalogue_has_no_findings():
    result = run("check", data=GOOD)
    assert (result.returncode, result.stdout, result.stderr) == (0, "7 pages, no findings\n", "")


@pytest.mark.parametrize("path", sorted(BAD.glob("*.toml")), ids=lambda path: path.stem)
def test_bad_catalogue_is_reported_and_gives_no_tables(path, tmp_path):
    fixture = BadCatalogue(path)
    fixture.build(tmp_path / "data")
    result = run("tables", tmp_path / "out", data=tmp_path / "data")
    assert "Traceback" not in result.stderr, result.stderr
    *report, total = result.stderr.splitlines()
    assert sorted(report) == sorted(fixture.report)
    assert re.match(rf"{len(fixture.report)} findings? in ", total)
    assert result.returncode == 1
    assert not (tmp_path / "out").exists()


def test_findings_come_in_the_order_of_files_and_lines(tmp_path):
    fixture = BadCatalogue(BAD / "everything-at-once.toml")
    fixture.build(tmp_path / "data")
    assert run("check", data=tmp_path / "data").stderr.splitlines()[:-1] == fixture.report


@pytest.fixture
def faulty(tmp_path):
    """Five faults: in facts and prose of one page, in a table, in another page, and one between two pages."""
    data = shutil.copytree(GOOD, tmp_path / "data")
    replace(data / "win32/13802-attrib-fail.md", "an SA payload", "an `SA payload")
    replace(data / "win32/13802-attrib-fail.md", "not acceptable", "not acceptable.")
    replace(data / "neighbours.toml", '"win32:13801"', '"win32:13999"')
    shared = "The credentials that the other end sent do not prove what it claims to be."
    page = data / "ikev2/00024-authentication-failed.md"
    replace(page, "## Error details\n\n", f"## Error details\n\nA `payload. {shared} ")
    return data


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("pages", "found", "elsewhere"),
    [
        (["win32/13802-attrib-fail.md"], 2, 3),
        (["win32/13801-auth-fail.md"], 1, 4),
        (["ikev2/00024-authentication-failed.md"], 2, 3),
        (["win32/13801-auth-fail.md", "ikev2/00024-authentication-failed.md", "neighbours.toml"], 3, 2),
    ],
)
def test_check_of_a_page_reports_what_concerns_it(faulty, pages, found, elsewhere):
    result = run("check", *(faulty / page for page in pages), data=faulty)
    *report, total = result.stderr.splitlines()
    assert (result.returncode, len(report)) == (1, found)
    assert total == f"{found} finding{'s' if found > 1 else ''}, {elsewhere} elsewhere"


def test_check_of_a_sound_page_counts_the_findings_elsewhere(faulty):
    result = run("check", faulty / "ikev2/12345-microsoft-ms-notify-status.md", data=faulty)
    assert (result.returncode, result.stdout, result.stderr) == (0, "0 findings, 5 elsewhere\n", "")


def test_a_page_is_found_by_any_path(faulty, monkeypatch):
    monkeypatch.chdir(faulty / "win32")
    result = run("check", "../ikev2/../win32/13802-attrib-fail.md", data=faulty)
    assert result.stderr.splitlines()[-1] == "2 findings, 3 elsewhere"


@pytest.mark.parametrize("page", ["win32/99999-nothing.md", "../elsewhere.md"])
def test_check_of_what_is_no_page_is_refused(faulty, page):
    result = run("check", faulty / page, data=faulty)
    assert (result.returncode, result.stdout) == (2, "")
    assert "name one, or the folder with --data" in result.stderr


def test_a_check_does_without_the_index(monkeypatch):
    """It takes most of the time of a compilation."""
    monkeypatch.setattr(tables, "Index", None)
    assert tables.Tables(Catalogue(GOOD, Findings())).relations
