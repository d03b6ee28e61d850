"""CONTRIBUTING.md describes every key of a page and of a stack, every room of the core and every label of the fast loop."""

import re

import page
import stacks
from compile_step import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def rooms():
    return {folder.name for folder in (ROOT / "core").iterdir() if folder.is_dir() and folder.name != "include"}


def documented_keys():
    rows = re.findall(r"^\| (`[^|]+`) \|", TEXT.split("## A page")[1].split("\n## ")[0], re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`(?:\[\[)?(\w+)(?:\]\])?`", row)}


def test_every_key_of_a_page_is_described():
    assert documented_keys() == set(page.KEYS)


def test_every_key_role_and_placeholder_of_a_stack_is_described():
    text = TEXT.split("## A stack")[1].split("\n## ")[0]
    names = {*re.findall(r"`\[?([a-z_-]+)\]?`", text), *re.findall(r"`\{(\w+)\}`", text)}
    assert {*stacks.KEYS, *stacks.ROLES[1:], *stacks.CAPTURES[1:], *stacks.LISTS, *stacks.TRANSFORMS} <= names


def test_every_room_has_its_line_in_the_fast_loop():
    assert {room for room in rooms() if f"`core/{room}`" not in TEXT} == set()


def test_every_room_is_drawn():
    assert {room for room in rooms() if not re.search(rf"^  {room} ", ARCHITECTURE, re.MULTILINE)} == set()


def test_the_architecture_fits_on_a_page():
    assert ARCHITECTURE.count("\n") < 60
