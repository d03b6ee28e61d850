"""The same pages give the same tables, byte by byte."""

import shutil

import pytest

from compile_step import DATA, GOOD, run


@pytest.mark.parametrize("data", [GOOD, DATA], ids=["tiny", "own"])
def test_same_input_same_bytes(data, tmp_path):
    pages = shutil.copytree(data, tmp_path / "data")  # so that nobody edits them in between
    written = []
    for seed, zone, language in (("0", "UTC", "C"), ("4711", "Asia/Tokyo", "C.UTF-8")):
        folder = tmp_path / seed
        result = run("tables", folder, data=pages, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=language)
        assert result.returncode == 0, result.stderr
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder): path.read_bytes() for path in files})
    assert written[0] == written[1] and written[0]


def test_report_does_not_depend_on_the_order_of_hashes(tmp_path):
    (tmp_path / "win32").mkdir()
    shutil.copytree(GOOD / "words", tmp_path / "words")
    for name in (
        "vocabulary.toml",
        "ranking.toml",
        "scan.toml",
        "surfaces.toml",
        "neighbours.toml",
        "sentences.toml",
        "events.toml",
    ):
        (tmp_path / name).write_bytes((GOOD / name).read_bytes())
    page = (GOOD / "win32/13802-attrib-fail.md").read_text(encoding="utf-8")
    (tmp_path / "win32/13802-attrib-fail.md").write_text(page.replace("tags", "colour = 1\nweight = 2\nsize = 3\ntags"))
    reports = {run("check", data=tmp_path, PYTHONHASHSEED=seed).stderr for seed in ("0", "1", "4711")}
    assert len(reports) == 1
