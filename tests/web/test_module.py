"""The core in the browser answers as the command does."""

import json

import pytest

from conftest import PROJECT, command
from shared_cases import FOLDER, read_cases

LOGS = sorted((FOLDER / "logs").iterdir())
SHOWN = 10  # hits of a query


def queries():
    tuning = (PROJECT / "tests/evaluation/search_tuning.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [*read_cases("search"), *map(json.loads, tuning)]
    texts = [row["query"] for row in rows if row.get("query", "").strip() and "\0" not in row["query"]]
    return list(dict.fromkeys(texts))[:200]


def keys():
    texts = [case["key"] for case in read_cases("lookup") if "key" in case and "domain" not in case]
    return [key for key in dict.fromkeys(texts) if key and key.isprintable() and len(key) < 200]


def ask(page, texts):
    return page.evaluate(f"async (texts) => Promise.all(texts.map((text) => ikeerr.ask(text, {SHOWN})))", texts)


def test_a_search_finds_what_the_command_finds_in_its_order_with_its_marks(view):
    texts = queries()
    assert len(texts) == 200
    for text, answer in zip(texts, ask(view.open(), texts), strict=True):
        assert answer["hits"] == command("search", "--json", f"--limit={SHOWN}", "--", text), text


def test_a_lookup_answers_as_the_command_does(view):
    texts = keys()
    assert len(texts) > 100
    theirs = command("--json", "-", text="".join(f"{text}\n" for text in texts).encode())
    ours = ask(view.open(), texts)
    assert [answer["answer"] for answer in ours] == theirs


def read(page, text):
    """Mentions and verdicts of a text given as bytes, as a file would be."""
    script = "(bytes) => ikeerr.read(new Blob([new Uint8Array(bytes)]))"
    return page.evaluate(script, list(text))


@pytest.fixture(scope="module")
def page(browser, site):
    from conftest import View

    view = View(browser, site)
    yield view.open()
    assert view.complaints == []


def without_file(lines):
    return [line | {"file": None} for line in lines]


@pytest.mark.parametrize("log", LOGS, ids=lambda path: path.name)
def test_a_log_has_the_mentions_and_verdicts_of_the_command(page, log):
    found = read(page, log.read_bytes())
    assert found["mentions"] == without_file(command("scan", "--json", str(log)))
    verdicts = without_file(command("diagnose", "--json", str(log)))
    is_turned = any(verdict["is_newest_first"] for verdict in verdicts)  # by the command alone
    assert is_turned or found["verdicts"] == verdicts
    summary = command("scan", "--json", "--summary", "-q", str(log))
    ours = [(meaning["ids"], meaning["neighbour"], meaning["count"]) for meaning in found["counts"]]
    theirs = [(row["ids"], row["neighbour"], row["count"]) for row in summary if row["type"] == "count"]
    assert sorted(ours, key=str) == sorted(theirs, key=str)


def test_a_packed_log_is_unpacked(page):
    import gzip

    log = next(path for path in LOGS if "psk" in path.name)
    assert read(page, gzip.compress(log.read_bytes())) == read(page, log.read_bytes())


def test_a_log_in_utf_16_is_read(page):
    text = "Error 13868 occurred while dialing: the error code returned on failure is 13868.\r\n"
    mentions = read(page, text.encode("utf-16"))["mentions"]
    assert [mention["ids"] for mention in mentions] == [["win32:13868"], ["win32:13868"]]
