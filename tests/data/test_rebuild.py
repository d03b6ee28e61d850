"""A change of the pages leads to a rebuild of the tables, whichever file is newer."""

import os
import shutil
import subprocess
import sys

import pytest

from compile_step import GOOD, ROOT

PAGE = "win32/13802-attrib-fail.md"
CODE = "0x35EA"
LONG_AGO = 1_000_000_000

pytestmark = pytest.mark.skipif(not all(map(shutil.which, ("cmake", "ninja", "cc"))), reason="needs cmake, ninja, cc")


@pytest.fixture
def project(tmp_path):
    """A copy of the project with the tiny catalogue, configured and built as far as the tables go."""
    project = Project(tmp_path / "project")
    project.build()
    return project


class Project:
    def __init__(self, folder):
        self.folder = folder
        self.data = folder / "data"
        for name in ("cmake", "core"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copytree(GOOD, self.data)
        shutil.copytree(ROOT / "data/compile", self.data / "compile", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "CMakeLists.txt", folder)
        options = [f"-DIKEERR_{part}=OFF" for part in ("LUA", "PYTHON", "SHELL", "TESTS")]
        command = [
            "cmake",
            "-G",
            "Ninja",
            "-S",
            folder,
            "-B",
            folder / "build",
            f"-DPython3_EXECUTABLE={sys.executable}",
        ]
        subprocess.run([*command, *options], check=True, capture_output=True)

    def build(self):
        """Whether the tables were made anew."""
        command = ["cmake", "--build", self.folder / "build", "--target", "generated/tables.c"]
        result = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
        return "Compiling the pages into tables" in result.stdout

    def tables(self):
        return (self.folder / "build/generated/tables.c").read_text(encoding="ascii")

    def drop_references(self):
        """Leaves the page that nobody refers to, so that it can go."""
        page = self.data / "win32/13801-auth-fail.md"
        page.write_text(page.read_text(encoding="utf-8").replace('to = "win32:13802"', 'to = "ikev2:12345@microsoft"'))
        for sentences in (self.data / "sentences.toml", self.data / "sentences/de.toml"):
            lines = sentences.read_text(encoding="utf-8").splitlines(keepends=True)
            sentences.write_text("".join(line for line in lines if "13802" not in line))
        assert self.build()


def test_nothing_is_rebuilt_without_a_change(project):
    assert not project.build()


def test_an_edited_page_is_compiled(project):
    page = project.data / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace("not acceptable", "no good"), encoding="utf-8")
    assert project.build()
    assert "no good" in project.tables()


def test_a_removed_page_is_gone(project):
    project.drop_references()
    assert CODE in project.tables()
    (project.data / PAGE).unlink()
    assert project.build()
    assert CODE not in project.tables()
    assert not project.build()


def test_a_page_that_comes_back_as_old_as_it_was_is_compiled(project):
    page = project.data / PAGE
    os.utime(page, (LONG_AGO, LONG_AGO))
    kept = page.rename(project.folder / "kept.md")
    with pytest.raises(subprocess.CalledProcessError):  # a relation leads nowhere
        project.build()
    kept.rename(page)
    assert project.build()
    assert CODE in project.tables()


def test_a_renamed_page_is_looked_at(project):
    (project.data / PAGE).rename(project.data / "win32/13802-attribute-fail.md")
    with pytest.raises(subprocess.CalledProcessError) as failure:
        project.build()
    assert "the file name disagrees with the facts; name it win32/13802-attrib-fail.md" in failure.value.stdout


def test_a_removed_table_is_missed(project):
    (project.data / "scan.toml").unlink()
    with pytest.raises(subprocess.CalledProcessError) as failure:
        project.build()
    assert "scan.toml: is missing; restore the file" in failure.value.stdout


def test_a_link_to_nothing_is_a_finding(project):
    (project.data / "win32/13803-negotiation-pending.md").symlink_to("nowhere")
    with pytest.raises(subprocess.CalledProcessError) as failure:
        project.build()
    assert "13803-negotiation-pending.md: is a link to a file that does not exist" in failure.value.stdout
