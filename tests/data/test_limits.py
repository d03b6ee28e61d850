"""The tables refuse to compile where the C side has no room for the data."""

import shutil
import subprocess

import pytest

from compile_step import GOOD, ROOT, run

COMPILER = shutil.which("cc")
READ = 'read = ["win32:13801"]'
RELATIONS = "".join(f'[relation.kind{number}]\ninverse = "kind{number}"\nmeaning = "A kind"\n' for number in range(26))
TAGS = "".join(f'tag{number} = "A tag"\n' for number in range(63))


def limit(key, old, new):
    return f"{key} = {{ value = {old},", f"{key} = {{ value = {new},"


@pytest.mark.skipif(not COMPILER, reason="needs a C compiler")
@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("neighbours.toml", READ, "read = [" + '"win32:13801", ' * 8 + "]", None),
        ("neighbours.toml", READ, "read = [" + '"win32:13801", ' * 9 + "]", "a neighbour or event names more records"),
        ("scan.toml", '"authentication failed"', '"a b c d e f g h i"', "a phrase has more words than are looked up"),
        ("vocabulary.toml", "[basis]", RELATIONS + "[basis]", "the kinds of relation are bits of 32"),
        ("vocabulary.toml", "[tag]", "[tag]\n" + TAGS, "the tags of a record are bits of 64"),
        ("ranking.toml", *limit("columns", 32, 48), "scores have no room for records that fill up columns"),
        ("ranking.toml", *limit("alternatives", 12, 16), "the number of a word's terms has 4 bits"),
        ("ranking.toml", *limit("word", 63, 64), "the length of a word has 6 bits"),
    ],
)
def test_more_than_an_answer_holds_does_not_compile(file, old, new, says, tmp_path):
    shutil.copytree(GOOD, tmp_path / "data")
    path = tmp_path / "data" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert run("tables", tmp_path, data=tmp_path / "data").returncode == 0
    folders = [f"-I{folder}" for folder in (ROOT / "core", ROOT / "core/include", tmp_path)]
    command = [COMPILER, "-std=c11", "-fsyntax-only", *folders, tmp_path / "tables.c"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (says in result.stderr) if says else (result.returncode == 0), result.stderr
