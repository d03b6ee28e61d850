"""Commands and settings are those of the manual pages, and of the programs' own help, in the distribution's packages."""

import functools
import pathlib
import re
import tomllib

import pytest

from compile_step import DATA
from other_programs import format_strings, ipsec_commands, manual, manuals, swanctl_help, version

COMMANDS = tomllib.loads((DATA / "commands.toml").read_text(encoding="utf-8"))
EXCEPTIONS = tomllib.loads((pathlib.Path(__file__).parent / "later_commands.toml").read_text(encoding="utf-8"))
PAGE = re.compile(r"([\w.-]+)\((\d)\)")
NOT_PACKAGED = {"isakmpd", "racoon", "windows"}
FLAGS = re.compile(r"-[A-Za-z]{2,}")
NAMED = re.compile(r"\\?-?\b(?:NAME|CHILD)\b")  # what somebody names: `connections.NAME.children.CHILD`


def documented(table):
    """The entries whose source is a manual page, or the help of swanctl, of a product that Debian packages."""
    return [
        row
        for row in COMMANDS[table]
        if row["product"] not in NOT_PACKAGED and (PAGE.search(row["source"]["title"]) or is_of_swanctl(row))
    ]


def is_of_swanctl(row):
    return row["name"].startswith("swanctl --")


def texts_of(row):
    """What the packages have of the documents that an entry's source names."""
    if is_of_swanctl(row):
        return [swanctl_help(row["name"].split()[1])]
    found = manuals()
    texts = [manual(found[page]) for page in PAGE.findall(row["source"]["title"]) if page in found]
    return [*texts, ipsec_commands()] if row["name"].startswith("ipsec ") else texts


def lacking(row, words):
    """Those of the words that none of the documents has, as words of their own."""
    texts = texts_of(row)
    of_ipsec = [row["name"].split()[1]] if row["name"].startswith("ipsec ") else []
    return [
        word
        for word in words
        if not any(has(text, word) for text in ([ipsec_commands()] if word in of_ipsec else texts))
    ]


def has(text, word):
    if FLAGS.fullmatch(word) and not has_word(text, word):
        return all(has_word(text, f"-{letter}") for letter in word[1:])  # `-dvv` is -d, -v, -v
    return has_word(text, word)


def has_word(text, word):
    return bool(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text))


def is_older(one, other):
    return [int(part) for part in one.split(".")] < [int(part) for part in other.split(".")]


def excepted(row):
    """The words of an entry that need not be found."""
    words = set()
    for table in EXCEPTIONS["later"]:
        if row["name"] in table["of"] and is_older(version(table["product"]), table["release"]):
            words.update(table.get("words", all_words(row)))
    for table in EXCEPTIONS["undocumented"]:
        if row["name"] in table["of"]:
            words.update(all_words(row))
    return words


def all_words(row):
    values = [value for takes in row.get("parameters", {}).values() if isinstance(takes, list) for value in takes]
    return [*row["name"].split()[1:], *row.get("parameters", {}), *values, *row.get("values", []), row["name"]]


@functools.cache
def key_pattern(name):
    """A key of strongSwan as its manual page writes it: `connections.<conn>.local<suffix>.auth`."""
    pattern = re.sub(r"\\\.(local|remote)\\\.", r"\\.\1<suffix>\\.", re.escape(name))
    return re.compile(rf"(?<![\w.-]){NAMED.sub('<[a-z]+>', pattern)}(?![\w.-])")


def is_key(row):
    """Whether the manual page of a file has a key. libreswan's describes those of the left end, for both, and not all."""
    if row["product"] == "strongswan":
        return any(key_pattern(row["name"]).search(text) for text in texts_of(row))
    names = {row["name"], re.sub(r"^right", "left", row["name"])}
    return not names.isdisjoint(
        name for name in names if not lacking(row, [name]) or name.encode() in format_strings(row["product"]).names
    )


def test_each_command_has_a_document():
    assert documented("command")
    assert [row["name"] for row in documented("command") if not texts_of(row)] == []


@pytest.mark.parametrize("row", documented("command"), ids=lambda row: row["name"])
def test_a_command_has_its_words_and_parameters(row):
    wanted = [word for word in all_words(row) if word != row["name"] and word not in excepted(row)]
    assert lacking(row, wanted) == []


def test_each_key_is_one_of_its_file():
    wrong = [row["name"] for row in documented("key") if row["name"] not in excepted(row) and not is_key(row)]
    assert wrong == []


def test_each_value_of_a_key_is_one_of_its_file():
    wrong = {row["name"]: lacking(row, set(row.get("values", [])) - excepted(row)) for row in documented("key")}
    assert {name: values for name, values in wrong.items() if values} == {}


def test_each_exception_is_an_entry():
    names = {row["name"] for table in COMMANDS.values() for row in table}
    for table in EXCEPTIONS["later"] + EXCEPTIONS["undocumented"]:
        assert set(table["of"]) <= names


def test_nothing_is_excepted_that_is_there():
    """In packages that are older than the release an exception names."""
    entries = {row["name"]: row for table in ("command", "key") for row in documented(table)}
    for table in EXCEPTIONS["later"]:
        for row in [entries[name] for name in table["of"]]:
            if not is_older(version(table["product"]), table["release"]):
                continue
            if "words" in table:
                assert lacking(row, table["words"]) != [], row["name"]
            elif row in COMMANDS["key"]:
                assert not is_key(row), row["name"]
            else:
                assert lacking(row, row["name"].split()[1:]) != [], row["name"]
