"""The manual page and the completions know every option, and no other."""

import re
import shutil
import subprocess

import pytest

from command import COMMAND, PLAIN, SOURCES, SUBCOMMANDS, help_of, ikeerr
from shared_cases import FOLDER

COMPLETIONS = SOURCES / "completions"
MANUAL = (SOURCES / "ikeerr.1").read_text(encoding="utf-8").replace("\\-", "-")


def options_in(text):
    return set(re.findall(r"--([a-z-]+)", text))


def options_of(subcommand):
    return set(re.findall(r"^ {2}(?:-., | {4})--([a-z-]+)", help_of(subcommand), re.MULTILINE))


ALL_OPTIONS = set.union(*map(options_of, SUBCOMMANDS))


def needs(tool):
    return pytest.mark.skipif(not shutil.which(tool), reason=f"no {tool} here")


def complete_in_bash(*words):
    line = " ".join(f"'{word}'" for word in words)
    script = f"""
      source '{COMPLETIONS}/ikeerr.bash'
      ikeerr() {{ '{COMMAND}' "$@"; }}
      COMP_WORDS=({line}) COMP_CWORD={len(words) - 1}
      _ikeerr
      printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True, env=PLAIN)
    assert done.stderr == ""
    return set(done.stdout.split())


def test_the_manual_documents_every_option():
    headings = [line for line in MANUAL.splitlines() if line.startswith((".BR -", ".BI --", ".B --"))]
    assert options_in("\n".join(headings)) == ALL_OPTIONS


def test_the_manual_documents_every_key_of_json():
    answers = [
        ikeerr("--json", "14"),
        ikeerr("list", "--json"),
        ikeerr("list", "--words=tags", "--json"),
        ikeerr("search", "peer", "--json"),
        ikeerr("related", "13868", "--json"),
        ikeerr("scan", "--json", "--summary", stdin=b"0x8007362C\n"),
        ikeerr("diagnose", "--json", FOLDER / "logs" / "strongswan-ike-encryption-gw2.log"),
        ikeerr("--version", "--json"),
    ]
    section = MANUAL.split(".SH JSON")[1].split(".SH EXIT")[0]
    for thing in (thing for answer in answers for thing in answer.objects):
        part = section.split(f"\n.B {thing['type']}\n")[1].split("\n.TP\n")[0]
        assert [name for name in thing if name not in ("v", "type") and not re.search(rf"\b{name}\b", part)] == []


@needs("groff")
def test_the_manual_is_well_formed():
    page = SOURCES / "ikeerr.1"
    done = subprocess.run(["groff", "-man", "-ww", "-Tutf8", "-z", page], capture_output=True, text=True, check=True)
    assert done.stderr == ""


@needs("bash")
@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_bash_completes_options(subcommand):
    words = [] if subcommand == "keys" else [subcommand]
    assert complete_in_bash("ikeerr", *words, "--") == {f"--{name}" for name in options_of(subcommand)}


@needs("bash")
def test_bash_completes_values():
    tags = {thing["word"] for thing in ikeerr("list", "--words=tags", "--json").objects}
    assert complete_in_bash("ikeerr", "list", "--tag", "") == tags
    assert complete_in_bash("ikeerr", "list", "--tag", "=", "") == tags
    assert complete_in_bash("ikeerr", "scan", "--least", "=", "l") == {"likely"}
    assert complete_in_bash("ikeerr", "--format", "m") == {"markdown"}
    assert complete_in_bash("ikeerr", "related", "--format", "m") == {"mermaid"}
    assert complete_in_bash("ikeerr", "related", "--kinds", "c") == {"cause", "counterpart", "confused"}


SECTIONS = re.findall(r"[a-z_]+", ikeerr("13868", "--section=").errors.split("takes ")[1].replace(" or ", ", "))


@needs("bash")
def test_bash_completes_sections():
    assert complete_in_bash("ikeerr", "13868", "--section", "") == set(SECTIONS)


@pytest.mark.parametrize("document", ["completions/_ikeerr", "completions/ikeerr.fish", "ikeerr.1"])
def test_documents_name_the_sections(document):
    text = (SOURCES / document).read_text(encoding="utf-8")
    assert [name for name in SECTIONS if not re.search(rf"\b{name}\b", text)] == []


@needs("bash")
def test_bash_completes_commands_and_keys():
    assert complete_in_bash("ikeerr", "sea") == {"search"}
    names = {record["name"] for record in ikeerr("list", "--json").objects}
    assert complete_in_bash("ikeerr", "related", "NO_") == {name for name in names if name.startswith("NO_")}
    assert complete_in_bash("ikeerr", "search", "NO_") == set()


@pytest.mark.parametrize(("name", "pattern"), [("_ikeerr", r"--([a-z-]+)"), ("ikeerr.fish", r" -l ([a-z-]+)")])
def test_other_shells_complete_the_same_options(name, pattern):
    lines = (COMPLETIONS / name).read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if "ikeerr list --words" not in line and "set -l" not in line)
    assert set(re.findall(pattern, text)) == ALL_OPTIONS


@pytest.mark.parametrize(("shell", "name"), [("zsh", "_ikeerr"), ("fish", "ikeerr.fish"), ("bash", "ikeerr.bash")])
def test_completions_are_well_formed(shell, name):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    subprocess.run([shell, "-n", COMPLETIONS / name], check=True)
