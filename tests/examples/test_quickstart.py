"""The quickstart asks the same in Python, Lua and C, shows what it asks, and what comes back is the answer to that."""

import os
import pathlib
import re
import subprocess
import sys

import pytest

from hosts import MODULES, environment_of

EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"
LOGS = EXAMPLES.parent / "tests" / "cases" / "logs"
LOG = LOGS / "strongswan-ike-encryption-gw2.log"
PYTHON = os.environ | {"PYTHONPATH": os.environ["IKEERR_PYTHON_MODULES"]}
LUA = environment_of(MODULES, "5.4")
PROGRAMS = {
    "python": ([sys.executable, EXAMPLES / "quickstart.py"], PYTHON, ">>> "),
    "lua": (["lua5.4", EXAMPLES / "quickstart.lua"], LUA, "> "),
    "c": ([os.environ["IKEERR_QUICKSTART"], LOG], os.environ, ""),
}

# What prints the answer to a call as the quickstart does.
ASK_PYTHON = """
import ikeerr, pathlib, sys
answer = eval(sys.argv[1])
for each in [answer] if isinstance(answer, str) else answer:
    if hasattr(each, "outcome"):
        print(f"{each.outcome} by {each.decided_by}: {each.cause.title}\\n{each.cause.fixes[0]}")
    else:
        print(getattr(each, "record", each))
"""
ASK_LUA = """
ikeerr = require "ikeerr"
local answer = load("return " .. arg[1])()
local function say(each)
  if type(each) == "table" and each.outcome then
    print(each.outcome .. " by " .. each.decided_by .. ": " .. each.cause.title .. "\\n" .. each.cause.fixes[1])
  else
    print(type(each) == "string" and each or each.record)
  end
end
if type(answer) == "string" then say(answer)
elseif type(answer) == "function" then for each in answer do say(each) end
else for _, each in ipairs(answer) do say(each) end end
"""


def printed(command, environment, folder=None):
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=True).stdout


def asked(language):
    """(question, call, answer) of each question of a quickstart."""
    command, environment, prompt = PROGRAMS[language]
    parts = re.split(rf"\n(?=[A-Z][^\n]*\?\n{prompt}\S)", "\n" + printed(command, environment))
    for part in parts[1:]:
        question, call, answer = part.split("\n", 2)
        yield question, call.removeprefix(prompt), answer.strip("\n")


def test_the_questions_are_the_same():
    questions = {language: [question for question, _, _ in asked(language)] for language in PROGRAMS}
    assert len(questions["python"]) == 4
    assert questions["lua"] == questions["c"] == questions["python"]


def test_the_answers_are_the_same():
    python, lua, c = ([answer for _, _, answer in asked(language)] for language in PROGRAMS)
    assert all(python)
    assert lua == python
    assert c[:3] == python[:3]
    cause = python[3].splitlines()[0].split(": ")[1]
    assert cause in c[3]


@pytest.mark.parametrize(
    ("language", "ask"), [("python", [sys.executable, "-c", ASK_PYTHON]), ("lua", ["lua5.4", "ask.lua"])]
)
def test_what_it_asks_has_this_answer(language, ask, tmp_path):
    (tmp_path / "ask.lua").write_text(ASK_LUA)
    (tmp_path / LOG.name).symlink_to(LOG)
    for _, call, answer in asked(language):
        assert printed([*ask, call], PROGRAMS[language][1], tmp_path).strip("\n") == answer, call


def test_the_script_shows_every_command_that_it_runs():
    script = (EXAMPLES / "quickstart").read_text(encoding="utf-8")
    shown = script[script.index('show "Shell"') :]
    assert len(re.findall(r"^ask ikeerr", shown, re.MULTILINE)) == 3
    assert not re.search(r"^(ikeerr|cc)\b", shown, re.MULTILINE)
    for name in ("quickstart.py", "quickstart.lua", "quickstart.c"):
        assert name in shown
    assert shown.index("---- Next ----") > shown.index("quickstart.c")
