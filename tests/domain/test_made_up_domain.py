"""A domain is data: two that are made up are declared in a copy of the data and get a folder of pages each, and the
sources as they stand know them in C, Lua, Python and the shell. `modem` has error codes, small ones, so that a text has
to say what they are; the numbers of `mood` are our own, so that a number by itself never means one."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tomllib

import pytest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MADE_UP = HERE / "made_up"
SITE = "https://example.org/ike_errors"  # where the pages of this build are said to be
BEHIND = "ikev2"  # the domain that the made-up ones stand in front of


def domains():
    """All in their order: the real ones, with those of made_up in their place."""
    real, made_up = (
        tomllib.loads(path.read_text(encoding="utf-8"))["domain"]
        for path in (ROOT / "data/vocabulary.toml", MADE_UP / "vocabulary.toml")
    )
    place = list(real).index(BEHIND)
    return dict([*list(real.items())[:place], *made_up.items(), *list(real.items())[place:]])


def scopes():
    """What a message about a number of no domain says of each."""
    for table in domains().values():
        if "scope" in table:
            codes = " and ".join(f"{first}-{last}" for first, last in table.get("codes", [table["block"]]))
            yield table["scope"].replace("{codes}", codes)


OUT_OF_RANGE = f"'99999' is no IPsec error: {', '.join(scopes())}. Check the digits."

SAME_NAME = (
    "mood:87 SINGLE_PAIRREQUIRED: Only one direction carries anything (read as official-name). "
    "Another domain has this name for ikev2:34 SINGLE_PAIR_REQUIRED"
)

# Each question, and the identities that answer it in every language.
QUESTIONS = {
    # by number, by name, by identity
    "lookup 3101": "modem:3101",
    "number 3101": "modem:3101",
    "lookup 0xC1D": "modem:3101",
    "lookup 0C1D": "modem:3101",
    "lookup ERROR_CARRIER_LOST": "modem:3101",
    "lookup error-carrier-lost": "modem:3101",
    "lookup line gone": "modem:3101",
    "lookup ERROR_LINE_BUSY (3102)": "modem:3102",
    "lookup modem:3102": "modem:3102",
    "lookup mood:87": "mood:87",
    "lookup SILENT_LINE": "mood:1",
    "lookup silent-line": "mood:1",
    # a prefix that may not be left out, a wrapping that does not apply, a number that is no Notify type
    "lookup CARRIER_LOST": "",
    "lookup 0x80070C1D": "",
    "lookup N(3101)": "",
    "lookup notify 3101": "",
    "lookup MS_STATUS(3101)": "",
    # a number by itself never means a mood
    "lookup 1": "ikev2:1 ikev1:1",
    "number 1": "ikev2:1 ikev1:1",
    "number 87": "",
    "lookup 87": "",
    "lookup 0057": "",
    # messages
    "explain 99999": OUT_OF_RANGE,
    "explain SINGLE_PAIRREQUIRED": SAME_NAME,
    "constant ERROR_LINE_BUSY": "modem:3102",
    "constant SILENT_LINE": "mood:1",
    # search: by words, and by a number if something says that it is a code
    "search vanishing carrier tone": "modem:3101",
    "search conversations on the telephone line": "modem:3102",
    "search silence in which nobody hears the other": "mood:1",
    "search telephone cord and handset failed with error 3102": "modem:3102",
    "search telephone cord and handset failed 3102 times": "modem:3101",
    # related records, from both sides
    "walk modem:3101": "mood:1 win32:13805",
    "walk mood:1": "modem:3101",
    "list modem": "modem:3101 modem:3102",
    "list mood": "mood:1 mood:87",
    # mentions: a symbol anywhere, a number only where the text says what it is, never a mood
    "scan dialing ended in ERROR_CARRIER_LOST.": "modem:3101",
    "scan RasClient: the error code returned on failure is 3101.": "modem:3101",
    "scan RasClient failed on peer 3101, {29, 12, 0, 0}": "",
    "scan IKE says SILENT_LINE, error 1": "",
    # on a line that nothing but the number makes worth reading
    "scan Modem error 3101: no carrier, VPN not dialed": "modem:3101",
    "scan Modem 3101: no carrier, VPN not dialed": "",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    if "IKEERR_CMAKE" not in os.environ:
        pytest.skip("this build has no part for every language, or has the sanitizers")
    folder = tmp_path_factory.mktemp("made_up")
    data = shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("compile"))
    for domain in ("modem", "mood"):
        shutil.copytree(MADE_UP / domain, data / domain)
    made_up = (MADE_UP / "vocabulary.toml").read_text(encoding="utf-8")
    change(data / "vocabulary.toml", f"[domain.{BEHIND}]\n", f"{made_up}[domain.{BEHIND}]\n")
    change(data / "scan.toml", "anchors = [\n    [", "anchors = [\n    ['310[0-9]', ")
    cmake = os.environ["IKEERR_CMAKE"]
    options = {"CMAKE_BUILD_TYPE": "Debug", "IKEERR_DATA": data, "Python3_EXECUTABLE": sys.executable}
    options |= {"CMAKE_C_COMPILER": os.environ["IKEERR_CC"], "IKEERR_REQUIRE_ALL": "ON", "IKEERR_WARNINGS": "ON"}
    options["IKEERR_PAGE_BASE"] = f"{SITE}//"  # however many slashes it ends with
    definitions = [f"-D{key}={value}" for key, value in options.items()]
    run(cmake, "-S", ROOT, "-B", folder / "build", "-G", "Ninja", *definitions)
    run(cmake, "--build", folder / "build")
    return folder / "build"


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path}: {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(*command, **options):
    done = subprocess.run([*map(str, command)], capture_output=True, encoding="utf-8", check=False, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def ask(*command, **environment):
    """Each question with its answer."""
    output = run(*command, input="".join(f"{question}\n" for question in QUESTIONS), env=os.environ | environment)
    return dict(zip(QUESTIONS, map(str.strip, output.splitlines()), strict=True))


def test_c(build):
    folders = [f"-I{ROOT / 'core/include'}", f"-I{build / 'generated'}"]
    program = build / "ask"
    run(os.environ["IKEERR_CC"], HERE / "ask.c", "-DIKEERR_STATIC", *folders, build / "core/libikeerr.a", "-o", program)
    assert ask(program) == QUESTIONS


def test_lua(build):
    assert (
        ask(os.environ["IKEERR_LUA"], HERE / "ask.lua", LUA_CPATH=f"{build}/bindings/lua/ikeerr_lua/?.so") == QUESTIONS
    )


def test_python(build):
    assert ask(sys.executable, "-B", HERE / "ask.py", PYTHONPATH=str(build / "python")) == QUESTIONS


# ---- the shell: a question is a command line ----

COMMANDS = {
    "lookup": lambda rest: ["--json", "--", rest],
    "explain": lambda rest: ["--json", "--", rest],
    "search": lambda rest: ["search", "--json", "--limit=1", *rest.split()],
    "walk": lambda rest: ["related", "--json", rest],
    "list": lambda rest: ["list", "--json", f"--domain={rest}"],
    "scan": lambda rest: ["scan", "--json"],
}
IDENTITIES = {
    "answer": lambda answer: [record["id"] for record in answer["records"]],
    "hit": lambda hit: [hit["id"]],
    "step": lambda step: [step["record"]],
    "record": lambda record: [record["id"]],
    "mention": lambda mention: mention["ids"],
}


def ask_shell(build, question):
    verb, rest = question.split(" ", 1)
    command = [build / "bindings/shell/ikeerr", *COMMANDS[verb](rest)]
    done = subprocess.run(command, input=rest, capture_output=True, encoding="utf-8", check=False)
    things = [json.loads(line) for line in done.stdout.splitlines()]
    if verb == "explain":
        return things[0]["explanation"]
    return " ".join(identity for thing in things for identity in IDENTITIES[thing["type"]](thing))


def test_shell(build):
    questions = [question for question in QUESTIONS if question.split()[0] in COMMANDS]
    answers = {question: ask_shell(build, question) for question in questions}
    assert answers == {question: QUESTIONS[question] for question in questions}


def test_a_number_of_ours_means_one_where_its_domain_is_named(build):
    output = run(build / "bindings/shell/ikeerr", "--json", "--domain", "mood", "87")
    assert IDENTITIES["answer"](json.loads(output)) == ["mood:87"]


def test_the_shell_lists_the_domains_in_their_order(build):
    words = run(build / "bindings/shell/ikeerr", "list", "--words", "domains").splitlines()
    assert [word.split(":")[0] for word in words] == list(domains())


def test_a_key_of_no_domain_is_told_which_there_are(build):
    done = subprocess.run([build / "bindings/shell/ikeerr", ""], capture_output=True, encoding="utf-8", check=False)
    assert f"({', '.join(domains())})" in done.stderr


ADDRESSES = {"modem:3101": f"{SITE}/modem/3101", "ikev2:12345": f"{SITE}/ikev2/12345@microsoft"}


@pytest.mark.parametrize("key", ADDRESSES)
def test_pages_have_addresses_where_the_build_names_a_site(build, key):
    shell, address = build / "bindings/shell/ikeerr", ADDRESSES[key]
    python = f"import ikeerr; print(ikeerr.lookup('{key}').url)"
    lua = f"print(require 'ikeerr'.lookup('{key}').url)"
    environment = {"PYTHONPATH": str(build / "python"), "LUA_CPATH": f"{build}/bindings/lua/ikeerr_lua/?.so"}
    assert run(sys.executable, "-Bc", python, env=os.environ | environment) == f"{address}\n"
    assert run(os.environ["IKEERR_LUA"], "-e", lua, env=os.environ | environment) == f"{address}\n"
    assert json.loads(run(shell, "--json", key))["records"][0]["url"] == address
    assert run(shell, key).endswith(f"\nPage: {address}\n")
    assert run(shell, key, "--format=markdown").endswith(f"\n\nPage: <{address}>\n")
    assert f"\n  Page        {address}\n" in run(shell, key, "--section=facts")


def test_a_brief_with_an_address_fits_the_screen(build):
    for record in map(json.loads, run(build / "bindings/shell/ikeerr", "list", "--json").splitlines()):
        assert len(run(build / "bindings/shell/ikeerr", record["id"]).splitlines()) <= 24


def test_interfaces_of_other_languages_have_the_domains(build):
    order = ", ".join(f'"{domain}"' for domain in domains())
    assert f"_Domain: TypeAlias = Literal[{order}]" in (build / "python/ikeerr/_data.pyi").read_text(encoding="utf-8")
    assert "ERROR_CARRIER_LOST: Final[Record]" in (build / "python/ikeerr/_data.pyi").read_text(encoding="utf-8")
    annotations = (build / "generated/ikeerr_data.lua").read_text(encoding="utf-8")
    assert '---| "mood" # Moods of a tunnel that has no code' in annotations
