"""Every check of the compile step refuses a catalogue that breaks it, and says where, what and what to do."""

import pytest

from compile_step import BAD, GOOD, BadCatalogue, run


def test_good_catalogue_has_no_findings():
    result = run("check", data=GOOD)
    assert (result.returncode, result.stdout, result.stderr) == (0, "4 pages, no findings\n", "")


@pytest.mark.parametrize("path", sorted(BAD.glob("*.toml")), ids=lambda path: path.stem)
def test_bad_catalogue_is_reported_and_gives_no_tables(path, tmp_path):
    fixture = BadCatalogue(path)
    fixture.build(tmp_path / "data")
    result = run("tables", tmp_path / "out", data=tmp_path / "data")
    assert "Traceback" not in result.stderr, result.stderr
    *report, total = result.stderr.splitlines()
    assert sorted(report) == sorted(fixture.report)
    assert total.startswith(f"{len(fixture.report)} findings in ")
    assert result.returncode == 1
    assert not (tmp_path / "out").exists()


def test_findings_come_in_the_order_of_files_and_lines(tmp_path):
    fixture = BadCatalogue(BAD / "everything-at-once.toml")
    fixture.build(tmp_path / "data")
    assert run("check", data=tmp_path / "data").stderr.splitlines()[:-1] == fixture.report
