"""README.md shows what its commands and programs print, and nothing in it goes unrun."""

import difflib
import os
import re
import subprocess

import pytest

import blocks
import picture

TEXT = blocks.README.read_text(encoding="utf-8")
RUN = {"console", "pycon", "mermaid", "sh"}  # and whatever is a file, which a console runs


@pytest.fixture(scope="module")
def machine(tmp_path_factory):
    return blocks.Machine(tmp_path_factory.mktemp("home"), os.environ["IKEERR_BUILD"])


def test_blocks_show_what_they_print(machine):
    shown = blocks.as_shown(machine)
    changes = difflib.unified_diff(TEXT.splitlines(), shown.splitlines(), "README.md", "printed", lineterm="")
    assert shown == TEXT, "run tests/documents/rewrite:\n" + "\n".join(changes)


def test_every_block_is_run():
    consoles = "\n".join(found["text"] for found in blocks.blocks("console"))
    for found in blocks.blocks():
        file = blocks.FILE_NAME.match(found["text"])
        if file and file["name"] == "CMakeLists.txt":
            assert "$ cmake -S ." in consoles
        elif file:
            assert re.search(rf"^\$ (lua5\.4|cc) {re.escape(file['name'])}", consoles, re.MULTILINE), file["name"]
        else:
            assert found["language"] in RUN
    assert len(list(blocks.blocks())) == len(re.findall(r"^```", TEXT, re.MULTILINE)) / 2
    assert {blocks.section_of(found) for found in blocks.blocks("sh")} == {"", "Install"}


def test_the_first_screen(machine):
    first = next(blocks.blocks("sh"))
    assert TEXT[: first.end()].count("\n") < 15
    for command in first["text"].splitlines():
        done = machine.run(f"{{ {command}\n}} 2>errors")
        assert done.returncode in (0, 1) and done.stdout
        assert (machine.home / "errors").read_text() == "", command


@pytest.mark.parametrize("theme", picture.THEMES)
def test_the_picture(machine, theme):
    drawn = blocks.ROOT / "examples" / "pictures" / f"brief-{theme}.svg"
    assert str(drawn.relative_to(blocks.ROOT)) in TEXT
    assert drawn.read_text(encoding="utf-8") == picture.picture(machine, theme), "run tests/documents/rewrite"
    assert "http" not in re.sub(r'xmlns="[^"]*"|<!--.*-->', "", drawn.read_text(encoding="utf-8"))


def test_links_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", TEXT)
    assert targets
    for target in targets:
        assert (blocks.ROOT / target).exists(), target


def test_packages_that_it_names_are_built():
    cpack = (blocks.ROOT / "cmake" / "DebianPackages.cmake").read_text(encoding="utf-8")
    built = re.findall(r"^  add_debian_package\(\w+ (\S+)", cpack, re.MULTILINE)
    version = re.search(r"project\(ikeerr VERSION (\d+)", (blocks.ROOT / "CMakeLists.txt").read_text(encoding="utf-8"))[
        1
    ]
    named = re.search(r"# Debian packages of all of that: (.*)$", TEXT, re.MULTILINE)[1]
    assert set(named.split(", ")) == {name.replace("${library}", f"libikeerr{version}") for name in built}


def test_it_asks_for_every_package_that_the_quickstart_installs():
    script = (blocks.ROOT / "examples" / "quickstart").read_text(encoding="utf-8")
    installed = re.search(r"^install_missing (.*)$", script, re.MULTILINE)[1].split()
    asked = re.search(r"^apt install gcc((?:.*\\\n)*.*)$", TEXT, re.MULTILINE)[0].replace("\\\n", " ").split()
    assert set(installed) - set(asked) == set()


def test_targets_and_extras_exist():
    targets = subprocess.run(
        ["cmake", "--build", os.environ["IKEERR_BUILD"], "--target", "help"], capture_output=True, text=True, check=True
    ).stdout
    for target in re.findall(r"--target (\w+)", TEXT):
        assert re.search(rf"\b{target}\b", targets), target
    project = (blocks.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for extra in re.findall(r"`\.?(?:ikeerr)?\[(\w+)\]`", TEXT):
        assert re.search(rf"^{extra} = \[", project, re.MULTILINE), extra
