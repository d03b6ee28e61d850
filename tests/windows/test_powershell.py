"""The example in PowerShell, which no machine of the project runs: it is well-formed, and what it takes from the command
is there."""

import json
import os
import pathlib
import re
import subprocess

import pytest
import tree_sitter
import tree_sitter_powershell

COMMAND = os.environ["IKEERR_COMMAND"]
EXAMPLE = (pathlib.Path(__file__).parents[2] / "examples" / "windows" / "explain.ps1").read_text()
OF_THE_EVENT = {"message", "timecreated"}  # a System.Diagnostics.Eventing.Reader.EventRecord


def objects(*arguments, stdin=b""):
    done = subprocess.run([COMMAND, *arguments], input=stdin, capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_keys_that_it_takes_are_there():
    [answer] = objects("--json", "--", "13868")
    [mention] = objects("scan", "--json", stdin=b"the error code returned on failure is 13868.\r\n")
    keys = {key.lower() for key in answer.keys() | mention.keys() | answer["records"][0].keys()}
    properties = {name.lower() for name in re.findall(r"\$\w+\.(\w+)", EXAMPLE)}
    columns = re.findall(r"'(\w+)'", re.search(r"Select-Object (.*)", EXAMPLE)[1])
    assert properties | set(columns) <= keys | OF_THE_EVENT
    assert {"match", "ids", "explanation"} <= properties and columns  # the patterns above find something


def test_what_it_looks_for_is_what_the_surfaces_say():
    import tomllib

    surfaces = tomllib.loads((pathlib.Path(__file__).parents[2] / "data" / "surfaces.toml").read_text())
    text = json.dumps(surfaces, default=str)
    assert "20227" in EXAMPLE and "20227" in text
    assert "RasClient" in EXAMPLE and "RasClient" in text


def is_well_formed(script):
    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_powershell.language()))
    return not parser.parse(script.encode()).root_node.has_error


def test_it_is_well_formed():
    assert is_well_formed(EXAMPLE)


@pytest.mark.parametrize("part", ["return\n}", ")]", "@{", "= 'RasClient'"])
def test_without_a_part_it_is_not(part):
    assert not is_well_formed(EXAMPLE.replace(part, "", 1))
