"""No source names a domain: what is true of one stands in data/vocabulary.toml. Excepted are the two files that read a
protocol, and examples that stay true whatever is declared: an identity (`win32:13868`) and a value of the option
(`--domain ikev2`). Generated files and tests may name domains. The protocols themselves are IKEv1 and IKEv2."""

import pathlib
import re
import subprocess
import tomllib

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOMAINS = list(tomllib.loads((ROOT / "data/vocabulary.toml").read_text(encoding="utf-8"))["domain"])
PROTOCOLS = {"core/spellings/decode_notify.c", "core/scan/version.c"}
ENGLISH = {"condition"}  # names that are words of the language too: a literal or a constant with one is meant
WORDS = "|".join(name for name in DOMAINS if name not in ENGLISH)
NAME = re.compile(
    rf"(?<![a-zA-Z0-9])({WORDS}|{WORDS.upper()})(?![a-zA-Z0-9])"
    rf"|([\"'`])({'|'.join(ENGLISH)})\2|IKEERR_({'|'.join(ENGLISH).upper()})(?![a-zA-Z0-9])"
)
EXAMPLE = re.compile(rf"({'|'.join(DOMAINS)}):\d+|--domain[ =]({'|'.join(DOMAINS)})\b")
OF_THE_PLATFORM = re.compile(r"\b_WIN32\b|\(WIN32\)|\$\{WIN32\}")  # as compilers and CMake call it


def sources():
    folders = ("core", "bindings", "data/compile")
    command = ["git", "-C", ROOT, "ls-files", "--cached", "--others", "--exclude-standard", *folders]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode:
        pytest.skip("no checkout: sources and build are one heap")
    return [file for file in listed.stdout.splitlines() if (ROOT / file).is_file()]


def named(line):
    return NAME.search(OF_THE_PLATFORM.sub("", EXAMPLE.sub("", line)))


def test_no_source_names_a_domain():
    found = [
        f"{file}:{number}: {line.strip()}"
        for file in sources()
        if file not in PROTOCOLS
        for number, line in enumerate((ROOT / file).read_text(encoding="utf-8").splitlines(), 1)
        if named(line)
    ]
    assert found == []


def test_words_of_the_language_are_domains():
    assert set(DOMAINS) >= ENGLISH


def test_the_files_that_read_a_protocol_name_domains():
    assert all(NAME.search((ROOT / file).read_text(encoding="utf-8")) for file in PROTOCOLS)


@pytest.mark.parametrize(
    "line",
    [
        "if (record->domain == IKEERR_WIN32) return;",
        'record = lookup("ikev2", 14);',
        "enum { SCAN_IKEV1 = 1 };",
        "/* the win32 names */",
        "--domain=ikev2 or ikev1",
        '_Domain: TypeAlias = Literal["win32"]',
        "ikev2: 14 types",
        "if (record->domain == IKEERR_CONDITION) return;",
        'record = lookup("condition", 14);',
        "parser.add_argument('condition')",
        "the `condition` records",
    ],
)
def test_a_name_is_seen(line):
    assert named(line)


@pytest.mark.parametrize(
    "line",
    [
        "/* win32:13868, ikev2:12345@microsoft, condition:1 */",
        "  ikeerr list --domain ikev2 --kind error",
        "#if defined(_WIN32)",
        "elseif(WIN32)",
        "the Notify message types of IKEv2 and IKEv1",
        "the condition, and the set that its values come from",
        '"documented"|"observed"|"same-condition"|"inferred"',
        'condition["word"]',
    ],
)
def test_an_example_or_another_word_is_no_name(line):
    assert not named(line)
