"""The command line: what is a key and what an option, bad usage, exit codes, help and versions."""

import os
import pathlib
import re
import subprocess

import pytest

from command import SUBCOMMANDS, help_of, ikeerr, on_terminal, start

# ---- keys, options, operands ----


@pytest.mark.parametrize("key", ["-2147011010", "-0x7ff8c9c2"])
def test_a_negative_number_is_a_key(key):
    result = ikeerr(key, "--json")
    assert [answer["key"] for answer in result.objects] == [key]
    assert ikeerr("--json", key) == ikeerr("--json", "--", key) == result


def test_a_negative_number_may_be_a_value():
    assert ikeerr("related", "13868", "--to", "-2147011010").status in (0, 1)


def test_domain_does_not_restrict_the_end_of_a_path():
    assert ikeerr("related", "ikev2:14", "--to", "13868", "--domain", "ikev2").status == 0
    assert "'-3' is no value of --limit" in ikeerr("search", "--limit", "-3", "peer").errors


def test_two_dashes_end_the_options():
    assert [answer["key"] for answer in ikeerr("--json", "--", "--json", "search").objects] == ["--json", "search"]


def test_keys_come_from_standard_input_one_a_line():
    result = ikeerr("--short", "13801", "-", "13886", stdin=b"13868\r\n\n 14 \nwin32:13805")
    lines = [line.split()[0] for line in result.text.splitlines()]
    assert lines == ["win32:13801", "win32:13868", "ikev2:14", "win32:13805", "win32:13886"]
    assert result.status == 0


def test_options_may_follow_operands():
    assert ikeerr("13868", "--short") == ikeerr("--short", "13868")
    assert ikeerr("search", "peer", "--limit", "1") == ikeerr("-n1", "search", "peer")


def test_domain_restricts():
    assert ikeerr("14", "--short", "--domain", "ikev1").text.startswith("ikev1:14 ")
    assert ikeerr("14", "--short", "--domain", "ikev1").text.count("\n") == 1


# ---- answers ----


def test_an_ambiguous_key_lists_all_and_says_why():
    result = ikeerr("7")
    text = " ".join(result.text.split())
    assert result.status == 0
    assert "'7' stands for 2 records" in text
    assert "ikev2:7 INVALID_SYNTAX: " in text
    assert "ikev1:7 INVALID-EXCHANGE-TYPE: " in text


def test_a_page_says_what_else_the_key_stands_for():
    text = " ".join(ikeerr("NO_PROPOSAL_CHOSEN").text.split("\n\n")[0].split())
    assert "ikev1:14" in text


def test_a_miss_is_explained_on_standard_error():
    result = ikeerr("13868", "13919", "--short")
    assert result.status == 1
    assert result.text.startswith("win32:13868 ")
    assert result.errors.startswith("ikeerr: '13919' is not assigned")


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "xyzzyplugh"],
        ["related", "99999"],
        ["related", "13868", "--to", "99999"],
        ["list", "--kind=warning", "--tag=nat", "--domain=win32"],
    ],
)
def test_nothing_found_is_1_and_says_so(arguments):
    result = ikeerr(*arguments)
    assert (result.status, result.output) == (1, b"")
    assert result.errors.startswith("ikeerr: ")


def test_every_record_is_listed_once():
    listed = [line.split(" ")[0] for line in ikeerr("list").text.splitlines()]
    assert listed == [record["id"] for record in ikeerr("list", "--json").objects]
    assert len(listed) == len(set(listed)) == sum(ikeerr("--version", "--json").objects[0]["records"].values())


@pytest.mark.parametrize("words", ["domains", "kinds", "tags", "relations"])
def test_words_are_listed_with_their_meaning(words):
    objects = ikeerr("list", "--words", words, "--json").objects
    assert [thing["type"] for thing in objects] == ["word"] * len(objects)
    text = ikeerr("list", "--words", words).text.splitlines()
    assert [line.split(":")[0] for line in text] == [thing["word"] for thing in objects]


def test_a_step_names_the_record_that_led_to_it():
    steps = ikeerr("related", "13868", "--depth=2", "--json").objects
    reached = {"win32:13868"} | {step["record"] for step in steps if step["depth"] == 1}
    assert {step["previous"] for step in steps} <= reached
    assert {step["depth"] for step in steps} == {1, 2}


# ---- sections ----


def test_a_section_is_that_of_the_page():
    page = ikeerr("13868", "--full").text
    for name, title in (
        ("summary", "Summary"),
        ("technical_meaning", "Technical meaning"),
        ("related", "Related errors"),
    ):
        section = ikeerr("13868", "--section", name)
        assert section.status == 0
        assert section.text.startswith(f"{title}\n  ")
        assert f"\n\n{section.text}\n" in page
        assert ikeerr("13868", "--section", name.replace("_", "-")) == section


def test_sections_of_several_records_name_them():
    first, second = (ikeerr(key, "--section=faq").text for key in ("13868", "13801"))
    names = ikeerr("13868", "13801", "--short").text.splitlines()
    assert ikeerr("13868", "13801", "--section=faq").text == f"{names[0]}\n{first}\n{names[1]}\n{second}"
    assert ikeerr("-", "--section=faq", stdin=b"13868\n").text == f"{names[0]}\n{first}"


def test_a_section_that_a_record_does_not_have_is_not_found():
    result = ikeerr("13000", "13801", "--section=log_lines")
    assert result.status == 1
    assert result.text.startswith("win32:13801 ")
    assert result.errors.startswith(
        "ikeerr: win32:13000 has no section log_lines: its sections are summary, causes, facts"
    )
    assert result.errors.count("\n") == 1


def test_markdown_is_that_of_the_core():
    assert ikeerr("13868", "--format=markdown").text.startswith(
        "# ERROR_IPSEC_IKE_POLICY_MATCH (win32:13868, 0x362C)\n\n"
    )
    assert ikeerr("13868", "--format=markdown", "--full").text.startswith("# ERROR_IPSEC_IKE_POLICY_MATCH\n\n")
    assert ikeerr("13868", "--format=markdown", "--section=faq").text.startswith("## FAQ\n\n### ")
    assert ikeerr("--format", "text", "13868") == ikeerr("13868")
    assert ikeerr("--format=dot", "related", "13868").text.startswith("digraph")


# ---- usage errors ----


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "give a code or a name"),
        (["search"], "give words to search for"),
        (["related"], "give the key of a record"),
        (["list", "13868"], "takes options only, and '13868' is none"),
        (["--foo", "13868"], "'--foo' is no option here; see 'ikeerr --help'"),
        (["-x", "13868"], "'-x' is no option here"),
        (["search", "-n"], "'-n' needs a value; see 'ikeerr search --help'"),
        (["--width"], "'--width' needs a value"),
        (["--json=yes", "13868"], "'--json=yes' takes no value"),
        (["13868", "--limit", "3"], "'--limit' does not go with this; see 'ikeerr --help'"),
        (["scan", "--domain", "ikev2"], "'--domain' does not go with this; see 'ikeerr scan --help'"),
        (["search", "x", "--limit", "0"], "'0' is no value of --limit: it takes a whole number from 1 to "),
        (["search", "x", "--limit", "3x"], "'3x' is no value of --limit"),
        (["search", "x", "--limit", "99999999999999999999"], "'99999999999999999999' is no value of --limit"),
        (["search", "x", "--kind", "bad"], "'bad' is no value of --kind: it takes one of "),
        (["search", "x", "--tag", ""], "'' is no value of --tag"),
        (["14", "--domain", "ikev3"], "'ikev3' is no value of --domain: it takes one of win32, "),
        (["related", "14", "--kinds", "cause,so"], "'so' is no value of --kinds"),
        (["14", "--format", "dot"], "'dot' is no value of --format: it takes text or markdown"),
        (["13868", "--section", "cause"], "'cause' is no value of --section: it takes summary, causes, log_lines, "),
        (["13868", "--section", "cause"], ", faq or sources"),
        (["13868", "--section", "faq", "--full"], "--full and --section exclude each other"),
        (["13868", "--section", "faq", "--short"], "--short and --section exclude each other"),
        (["13868", "--section", "faq", "--json"], "--json and --section exclude each other"),
        (["13868", "--format", "markdown", "--short"], "--short and --format exclude each other"),
        (["13868", "--format", "markdown", "--json"], "--json and --format exclude each other"),
        (["related", "14", "--section", "faq"], "'--section' does not go with this; see 'ikeerr related --help'"),
        (["related", "14", "--format", "svg"], "'svg' is no value of --format: it takes text, dot or mermaid"),
        (["14", "--format", "markdown", "--system-message"], "--system-message and --format exclude each other"),
        (["related", "14", "--format", "dot", "--json"], "--json and --format exclude each other"),
        (["scan", "--least", "sure"], "'sure' is no value of --least: it takes possible, likely or certain"),
        (["13868", "--color", "red"], "'red' is no value of --color: it takes never, always or auto"),
        (["list", "--words", "x"], "'x' is no value of --words"),
        (["related", "14", "--system-message"], "'--system-message' does not go with this"),
        ([b"--\xff\n\x1b[2J"], r"'--\xff\x0a\x1b[2J' is no option here"),
        (["--" + "x" * 1000], "'--" + "x" * 58 + "...' is no option here"),
    ],
)
def test_bad_usage_is_2_and_says_what_to_do(arguments, complaint):
    result = ikeerr(*arguments)
    assert (result.status, result.output) == (2, b"")
    assert result.errors.startswith("ikeerr: ")
    assert complaint in result.errors
    assert result.errors.count("\n") == 1


@pytest.mark.parametrize("more", [[], ["--json"], ["--short"]])
def test_what_windows_says_is_known_on_windows_only(more):
    result = ikeerr("13868", "--system-message", *more)
    assert (result.status, result.output) == (2, b"")
    assert result.errors == "ikeerr: --system-message adds what Windows says, and this is not Windows: leave it out\n"


def test_trouble_outranks_a_miss(tmp_path):
    assert ikeerr("scan", tmp_path / "missing", "-", stdin=b"nothing\n").status == 2


def test_a_full_disk_is_trouble():
    if not pathlib.Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        assert start("list", stdout=full).wait(20) == 2


# ---- text ----


def test_width_wraps_pages_and_lines():
    for width in (90, 120, 200):
        lines = ikeerr("13868", "--full", f"--width={width}").text.splitlines()
        assert max(map(len, lines)) <= width
    assert max(map(len, ikeerr("13868", "--full", "--width=200").text.splitlines())) > 120
    assert max(map(len, ikeerr("list", "--width=90").text.splitlines())) <= 90
    wrapped = ikeerr("related", "13868", "--width=60").text
    assert max(map(len, wrapped.splitlines())) <= 100  # the names of records stay whole
    assert " ".join(wrapped.split()) == " ".join(ikeerr("related", "13868", "--width=400").text.split())


def test_color_only_where_it_is_wanted():
    for arguments in (["13868"], ["search", "peer"], ["related", "13868"], ["list"], ["list", "--words=tags"]):
        plain, colored = ikeerr(*arguments).text, ikeerr(*arguments, "--color=always").text
        assert "\033" not in plain
        assert "\033" in colored
        assert re.sub("\033\\[[0-9;]*m", "", colored) == plain
        assert ikeerr(*arguments, "--color=auto").text == plain


def test_the_pager_gets_the_page():
    assert ikeerr("13868", "--full", "--pager", PAGER="sed s/^/./").text.startswith(".ERROR_IPSEC_IKE_POLICY_MATCH\n")
    assert ikeerr("13868", "--pager", PAGER="true").status == 0
    result = ikeerr("13868", "--pager", PAGER="no-such-pager")
    assert result.status == 2
    assert "set PAGER" in result.errors


# ---- help and versions ----


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_help_is_help(subcommand):
    text = help_of(subcommand)
    assert text.startswith("Usage: ikeerr")
    assert "Exit status: 0" in text
    assert max(map(len, text.splitlines())) <= 80


def test_help_says_what_the_exit_status_of_diagnose_is():
    assert "Exit status: 0 if nothing is wrong, 1 if something is,\n2 if" in help_of("diagnose")
    assert "1 if not,\n2 if" in help_of("scan")


def test_help_and_version_are_commands_too():
    assert ikeerr("help") == ikeerr("--help") and ikeerr("version") == ikeerr("--version")
    assert ikeerr("version", "--json") == ikeerr("--version", "--json")
    for subcommand in SUBCOMMANDS[1:]:
        assert ikeerr("help", subcommand) == ikeerr(subcommand, "--help")
    miss = ikeerr("help", "serach")
    assert miss.status == 2 and miss.output == b""
    assert miss.errors == f"ikeerr: 'serach' is no command: there are {', '.join(SUBCOMMANDS[1:])}\n"


# ---- several words ----


def test_words_that_are_one_key_are_taken_together():
    result = ikeerr("error", "13868")
    assert result.output == ikeerr("13868").output and result.status == 0
    assert result.errors == "ikeerr: taken together: 'error 13868'\n"
    sentence = "Policy match error".split()
    assert ikeerr(*sentence).output == ikeerr("Policy match error").output


def test_words_that_are_no_key_are_searched_for():
    result = ikeerr("peer", "stopped", "responding")
    assert result.output == ikeerr("search", "peer stopped responding").output and result.status == 0
    assert result.errors == "ikeerr: 'peer stopped responding' is no key, so its words are searched for\n"
    assert ikeerr("xyzzy", "plugh").status == 1


@pytest.mark.parametrize(("word", "meant"), [("serch", "search"), ("sacn", "scan"), ("diagnosee", "diagnose")])
def test_a_misspelt_command_is_named(word, meant):
    result = ikeerr(word, "peer")
    assert result.errors.endswith(f"so its words are searched for; did you mean 'ikeerr {meant}'?\n")
    assert result.output == ikeerr("search", f"{word} peer").output


@pytest.mark.parametrize("keys", [("13868", "13801"), ("13868", "99999"), ("-", "13868")])
def test_keys_stay_keys(keys):
    result = ikeerr("--short", *keys, stdin=b"")
    assert result.output == b"".join(ikeerr("--short", key, stdin=b"").output for key in keys)
    assert "together" not in result.errors and "searched" not in result.errors


def test_programs_ask_for_each_key():
    assert [answer["key"] for answer in ikeerr("--json", "error", "13868").objects] == ["error", "13868"]


def test_the_version_tells_code_and_data():
    [version] = ikeerr("--version", "--json").objects
    assert re.fullmatch(r"\d+\.\d+\.\d+", version["version"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", version["data_date"])
    assert re.fullmatch(r"[0-9a-f]{16}", version["data_digest"])
    assert version["records"]["win32"] == 153
    text = ikeerr("--version").text
    for part in (version["version"], version["data_date"], version["data_digest"], "153 win32"):
        assert part in text


def test_a_terminal_has_color_unless_somebody_objects():
    line = ("13868", "--short")
    assert b"\033" in on_terminal(*line, TERM="xterm")
    assert b"\033" not in on_terminal(*line, TERM="xterm", NO_COLOR="1")
    assert b"\033" not in on_terminal(*line, TERM="dumb")


def test_standard_input_that_cannot_be_read_is_trouble():
    folder = os.open("/", os.O_RDONLY)
    with start("-", stdin=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
        output, errors = command.communicate(timeout=60)
    os.close(folder)
    assert (command.returncode, output) == (2, b"")
    assert errors.decode().startswith("ikeerr: cannot read standard input: ")


def test_all_hits_may_be_asked_for():
    """Those too that fit far worse than the best."""
    usual = ikeerr("search", "--json", "--limit=1000", "vpn peer").objects
    everything = ikeerr("search", "--json", "--limit=1000", "--all", "vpn peer").objects
    assert 0 < len(usual) < len(everything)
    assert everything[: len(usual)] == usual
