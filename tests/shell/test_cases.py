"""The shared cases: same question, same answer in C, Lua, Python and shell."""

import os

import pytest

from command import ikeerr
from shared_cases import FOLDER, cases, check_golden, check_rendered, options, read_cases, text_of

LONGEST_ARGUMENT = 100_000
LONGEST_ON_WINDOWS = 32_767  # characters of a command line


def bytes_of(case, name):
    return text_of(case, name).encode("utf-8", "surrogateescape")


def option_arguments(case, *names):
    return [f"--{name}={value}" for name, value in options(case, *names).items()]


def kinds(case):
    if case.get("kinds") == []:
        pytest.skip("an empty list cannot be written")
    return [f"--kinds={','.join(case['kinds'])}"] if "kinds" in case else []


def ask(key, *arguments):
    """As an argument where it can be one, else as a line of standard input."""
    if b"\0" in key or len(key) > LONGEST_ARGUMENT or key == b"-":
        return ikeerr(*arguments, "-", stdin=key + b"\n")
    return ikeerr(*arguments, "--", key)


@cases("lookup")
def test_lookup(case):
    key, domain = bytes_of(case, "key"), option_arguments(case, "domain")
    result = ask(key, "--json", *domain)
    [answer] = result.objects
    assert answer["v"] == 1
    assert answer["status"] == case["status"]
    assert answer["reading"] == case.get("reading", answer["reading"])
    assert answer["reason"] == case.get("reason", answer["reason"])
    assert [record["id"] for record in answer["records"]] == case.get("records", [])
    assert answer["also"] == case.get("also", answer["also"])
    assert answer["suggestions"] == case.get("suggestions", answer["suggestions"])
    for part in case.get("says", ()):
        assert part in answer["explanation"]
    check_golden(case, answer["explanation"] + "\n")
    assert result.status == (1 if case["status"] == "unknown" else 0)


def test_lookup_for_people():
    plain = [case for case in read_cases("lookup") if "key" in case and "domain" not in case]
    wanted = [case for case in plain if case["key"] and not set(case["key"]) & set("\r\n")]
    result = ikeerr("--short", "-", stdin="\n".join(case["key"] for case in wanted).encode())
    records = [record for case in wanted for record in case.get("records", [])]
    assert [line.split(" ")[0] for line in result.text.splitlines()] == records
    assert len(result.errors.splitlines()) == sum(case["status"] == "unknown" for case in wanted)
    assert result.status == 1


def test_record():
    records = {record["id"]: record for record in ikeerr("list", "--json").objects}
    for case in read_cases("record"):
        assert {name: records[case["id"]][name] for name in case} == case


@cases("plain")
def test_plain(case):
    [record] = ikeerr("--json", case["id"]).objects[0]["records"]
    assert [(name, value) for name, value in record.items() if name in case] == list(case.items())


@cases("related")
def test_related(case):
    if "path" in case:
        start, end = case["path"]
        result = ikeerr("related", "--json", start, "--to", end, *kinds(case))
        assert result.status == (1 if case["steps"] is None else 0)
    else:
        result = ikeerr("related", "--json", case["walk"], f"--depth={case['depth']}", *kinds(case))
        assert result.status == (0 if case["steps"] else 1)
    assert [[step["record"], step["kind"], step["depth"]] for step in result.objects] == (case["steps"] or [])


@cases("search")
def test_search(case):
    query = bytes_of(case, "query")
    if b"\0" in query:
        pytest.skip("no argument holds a NUL byte")
    if "IKEERR_WINDOWS_BUILD" in os.environ and len(query) >= LONGEST_ON_WINDOWS:
        pytest.skip("no command line of Windows is as long")
    words = query.split() if len(query) > LONGEST_ARGUMENT else [query]
    result = ikeerr("search", "--json", *option_arguments(case, "domain", "kind", "tag"), "--", *words)
    hits = result.objects
    assert result.status == (0 if hits else 1)
    assert bool(hits) != case.get("none", False)
    if "first" in case:
        assert hits[0]["id"] == case["first"]
    if "exact" in case:
        assert hits[0]["exact"] == case["exact"]
    assert {hit["id"] for hit in hits[:3]} >= set(case.get("among", ()))


def scan_options(case):
    wanted = dict(case.get("options", {}))
    if not wanted.pop("neighbours", False):
        yield "--no-neighbours"
    for name, value in wanted.items():
        yield f"--{name}" if value is True else f"--{name}={value}"


def sign_of(mention, case):
    if mention["sign_end"] is not None:
        return bytes_of(case, "text")[mention["sign_start"] : mention["sign_end"]].decode()
    return None


@cases("scan")
def test_scan(case):
    result = ikeerr("scan", "--json", *scan_options(case), stdin=bytes_of(case, "text"))
    mentions = [mention | {"records": mention["ids"], "sign": sign_of(mention, case)} for mention in result.objects]
    assert [
        {name: mention[name] for name in wanted} for mention, wanted in zip(mentions, case["mentions"], strict=False)
    ] == (case["mentions"])
    assert len(mentions) == len(case["mentions"])
    assert result.status == (0 if any(mention["ids"] for mention in mentions) else 1)


@cases("diagnose")
def test_diagnose(case):
    result = ikeerr("diagnose", "--json", FOLDER / "logs" / case["log"])
    verdicts = [
        verdict
        | {"cause": verdict["cause"] and verdict["cause"]["id"]}
        | {"children": [child["outcome"] for child in verdict["children"]]}
        for verdict in result.objects
    ]
    assert [
        {name: verdict[name] for name in wanted} for verdict, wanted in zip(verdicts, case["verdicts"], strict=False)
    ] == case["verdicts"]
    assert len(verdicts) == len(case["verdicts"])
    assert result.status == (1 if any(verdict["is_wrong"] for verdict in verdicts) else 0)


def rendered(case):
    if case["render"] in ("page", "brief"):
        form = ["--full"] if case["render"] == "page" and "section" not in case else []
        color = ["--color=always"] if case.get("color") else []
        return ikeerr(case["record"], *form, *option_arguments(case, "width", "format", "section"), *color)
    if case["render"] == "graph":
        written = ["--format=dot"] if "format" not in case else []
        return ikeerr("related", case["record"], *written, *option_arguments(case, "format", "depth"), *kinds(case))
    return ikeerr(case["record"], "--short")


@cases("render")
def test_render(case):
    check_rendered(case, rendered(case).text)


@cases("command")
def test_command(case):
    log = (FOLDER / "logs" / case["log"]).read_bytes() if "log" in case else case.get("input", "").encode()
    result = ikeerr(*case["command"], stdin=log)
    assert result.status == case["status"]
    check_golden(case, result.text)


def test_the_locale_changes_nothing():
    answers = {ikeerr("13868", LC_ALL=locale).output for locale in ("C", "C.UTF-8", "de_DE.UTF-8")}
    assert len(answers) == 1
