"""Pages that are longer than the terminal go through the pager, as git's output does, and nothing else does."""

import re

import pytest

from command import ikeerr, on_terminal, shown_on_terminal

MARK = "sed s/^/./"  # a pager that shows what went through it
SCREEN = (24, 80)
PAGE = ("13868", "--full")


def shown(*arguments, size=SCREEN, **environment):
    return on_terminal(*arguments, "--color=never", size=size, **environment)


def went_through(output):
    lines = output.splitlines()
    assert len({line.startswith(b".") for line in lines}) == 1, output
    return lines[0].startswith(b".")


def plain(*arguments):
    return ikeerr(*arguments, "--width=80").output


# ---- what goes through it ----


@pytest.mark.parametrize("page", [PAGE, ("13868", "--section=causes"), ("13868", "--full", "--format=markdown")])
def test_a_page_that_is_longer_than_the_terminal(page):
    output = shown(*page, PAGER=MARK)
    assert went_through(output)
    assert output == re.sub(rb"^", b".", plain(*page), flags=re.MULTILINE)[:-1]


def test_several_pages_go_through_it_together():
    output = shown("13868", "13801", "--full", PAGER="grep -c .")
    lines = [line for line in plain("13868", "13801", "--full").splitlines() if line]
    assert int(output) == len(lines)


def test_rows_are_counted_as_the_terminal_shows_them():
    summary = ("13868", "--section=summary")
    rows = len(plain(*summary).splitlines())
    assert not went_through(shown(*summary, size=(rows + 1, 80), PAGER=MARK))
    assert went_through(shown(*summary, size=(rows, 80), PAGER=MARK))  # the prompt takes a row
    markdown = (*summary, "--format=markdown")  # a line of it takes several rows
    assert len(plain(*markdown).splitlines()) == 3
    assert went_through(shown(*markdown, size=(5, 80), PAGER=MARK))


@pytest.mark.parametrize(
    "arguments",
    [
        ("13868", "--section=summary"),  # shorter than the terminal
        (*PAGE, "--no-pager"),
        ("7", "--full"),  # ambiguous: a list
        ("--help",),
        (*PAGE, "--help"),
        ("list",),
        ("list", "--json"),
        ("related", "13868"),
        ("13868", "--json"),
    ],
)
def test_what_does_not_go_through_it(arguments):
    options = () if "--json" in arguments else ("--color=never",)
    assert not went_through(on_terminal(*arguments, *options, size=SCREEN, PAGER=MARK))


def test_a_pipe_gets_no_pager():
    assert not went_through(ikeerr(*PAGE, PAGER=MARK).output)


def test_a_terminal_of_unknown_height_gets_no_pager():
    assert not went_through(shown(*PAGE, size=(0, 0), PAGER=MARK))


def test_colors_go_through_it():
    assert b"\x1b[1mSummary\x1b[0m" in on_terminal(*PAGE, size=SCREEN, TERM="xterm", PAGER="sed -n s/Summary/\\&/p")


# ---- which it is ----


def test_its_own_variable_goes_before_the_common_one():
    assert went_through(shown(*PAGE, IKEERR_PAGER=MARK, PAGER="false"))
    assert not went_through(shown(*PAGE, IKEERR_PAGER="", PAGER=MARK))
    assert not went_through(shown(*PAGE, IKEERR_PAGER="cat", PAGER=MARK))


@pytest.mark.parametrize("none", ["", "cat"])
def test_none_is_wanted(none):
    assert shown(*PAGE, PAGER=none) == plain(*PAGE)


def test_less_is_the_usual_one(tmp_path):
    less = tmp_path / "less"
    less.write_text('#!/bin/sh\necho "LESS=$LESS LV=$LV"\n', encoding="utf-8")
    less.chmod(0o755)
    path = f"{tmp_path}:/usr/bin:/bin"
    assert shown(*PAGE, PATH=path) == b"LESS=FRX LV=-c\n"
    assert shown(*PAGE, PATH=path, LESS="S", LV="") == b"LESS=S LV=\n"


def test_without_one_that_can_be_started_the_page_is_printed():
    output = shown(*PAGE, PAGER="no-such-pager-here 2>/dev/null")
    assert output == plain(*PAGE)


# ---- how it ends ----


def status_of(*arguments, **environment):
    return shown_on_terminal(arguments, "stdout", None, SCREEN, environment)[1]


@pytest.mark.parametrize("pager", ["true", "head -n 1", "false", "exit 3", "kill -9 $$"])
def test_leaving_it_early_is_no_error(pager):
    assert status_of(*PAGE, PAGER=pager) == 0
    assert status_of("--full", *["13868"] * 40, PAGER=pager) == 0


def test_the_exit_status_is_that_of_the_command():
    assert status_of("13868", "13919", "--full", PAGER="cat -u") == 1
    assert status_of("13000", "13868", "--section=log_lines", PAGER="cat -u") == 1


def test_keys_from_standard_input_are_answered_one_by_one():
    assert not went_through(shown("-", *PAGE, PAGER=MARK))


# ---- asked for ----


def test_it_may_be_asked_for_elsewhere():
    assert went_through(ikeerr("list", "--pager", PAGER=MARK).output)
    assert went_through(ikeerr("13868", "--short", "--pager", IKEERR_PAGER=MARK, PAGER="false").output)
    assert not went_through(ikeerr("list", "--pager", "--no-pager", PAGER=MARK).output)
    assert went_through(ikeerr("list", "--no-pager", "--pager", PAGER=MARK).output)


def test_a_page_that_is_empty_needs_none():
    """A key that is none has nothing to show, and says so on the other stream."""
    assert shown("--full", "nothing", PAGER=MARK) == b""
    assert ikeerr("--full", "nothing").status == 1


def test_who_asks_for_one_that_cannot_be_started_is_told():
    result = ikeerr("13868", "--pager", PAGER="no-such-pager-here")
    assert result.status == 2
    assert "set PAGER" in result.errors
