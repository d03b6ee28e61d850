"""What the shells complete, asked in the shells themselves."""

import subprocess

import pexpect
import pytest

from command import COMMAND, PLAIN, SOURCES, ikeerr

COMPLETIONS = SOURCES / "completions"
WIDE = (500, 250)  # rows and columns, so that every list is shown as a whole
COMMANDS = {"search", "related", "scan", "diagnose", "list", "help", "version"}


def environment(folder):
    """One in which ikeerr is the command under test."""
    if not (folder / "ikeerr").is_symlink():
        (folder / "ikeerr").symlink_to(COMMAND)
    return PLAIN | {"PATH": f"{folder}:{PLAIN['PATH']}", "TERM": "dumb"}


def complete_in_fish(folder, line):
    script = f"source '{COMPLETIONS}/ikeerr.fish'; complete -C '{line}'"
    command = ["fish", "--no-config", "-c", script]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment(folder))
    assert done.stderr == ""
    return [row.split("\t")[0] for row in done.stdout.splitlines()]


def complete_in_zsh(folder, line):
    zsh = pexpect.spawn("zsh", ["-f", "-i"], env=environment(folder), encoding="utf-8", dimensions=WIDE, timeout=60)
    zsh.sendline(
        f"fpath=('{COMPLETIONS}' $fpath); autoload -U compinit; compinit -D -u; LISTMAX=10000; unsetopt beep; "
        "unsetopt prompt_sp; bindkey '^I' list-choices; unset zle_bracketed_paste; PS1='REA''DY>'"
    )
    zsh.expect("READY>")
    zsh.send(line + "\t")
    zsh.send("\x15print DO''NE\n")
    zsh.expect("DONE")
    zsh.close()
    assert "bad option" not in zsh.before and "_tags" not in zsh.before
    listed = zsh.before.partition("\r\r\n")[2].partition("READY>")[0]
    return [word for row in listed.splitlines() for word in row.partition(" -- ")[0].split()]


@pytest.fixture(params=[complete_in_fish, complete_in_zsh], ids=["fish", "zsh"])
def complete(request, tmp_path):
    return lambda line: request.param(tmp_path, line)


def words(set_of_words):
    return {thing["word"] for thing in ikeerr("list", f"--words={set_of_words}", "--json").objects}


def test_commands_stand_in_front_of_codes_and_names(complete):
    found = complete("ikeerr 1386")
    assert found == [str(code) for code in range(13860, 13870)]
    everything = complete("ikeerr ")
    assert set(everything[: len(COMMANDS)]) == COMMANDS
    assert everything.index("13868") < everything.index("ERROR_IPSEC_IKE_POLICY_MATCH")


def test_help_is_asked_about_commands(complete):
    assert set(complete("ikeerr help ")) == COMMANDS


@pytest.mark.parametrize(
    ("line", "set_of_words"),
    [("ikeerr list --kind ", "kinds"), ("ikeerr list --tag ", "tags"), ("ikeerr -d ", "domains")],
)
def test_values(complete, line, set_of_words):
    assert set(complete(line)) == words(set_of_words)


def test_relations_are_a_list_of_kinds(complete):
    found = complete("ikeerr related 13868 --kinds ")
    assert {word.split(",")[-1] for word in found} == words("relations")
