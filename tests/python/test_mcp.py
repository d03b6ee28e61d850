"""The server for assistants answers as the module does, in few words, and a miss is an answer."""

import asyncio
import json
import os
import subprocess
import sys

import ikeerr
import ikeerr.mcp
import mcp
import pytest

from shared_cases import FOLDER

TOKENS = 10_000  # of an answer, at most
BYTES_OF_A_TOKEN = 2.5  # at least, on average over text like this


def called(*calls):
    """The answers of the server to calls (tool, arguments), each checked for its length."""

    async def ask():
        async with mcp.Client(ikeerr.mcp.make_server()) as client:
            return [await client.call_tool(tool, arguments) for tool, arguments in calls]

    answers = []
    for result in asyncio.run(ask()):
        assert not result.is_error, result
        (content,) = result.content
        assert len(content.text.encode()) / BYTES_OF_A_TOKEN < TOKENS and result.structured_content is None
        answers.append(json.loads(content.text))
    return answers


def test_tools_are_described_in_few_words():
    async def ask():
        async with mcp.Client(ikeerr.mcp.make_server()) as client:
            return client.server_info, client.instructions, (await client.list_tools()).tools

    info, instructions, tools = asyncio.run(ask())
    assert (info.name, info.version) == ("ikeerr", ikeerr.__version__) and len(instructions.encode()) < 2_000
    assert {tool.name for tool in tools} == {"lookup", "search", "scan", "diagnose", "related"}
    for tool in tools:
        assert 200 < len(tool.description.encode()) < 2_000
        described = {"key": "key:", "text": "text:", "query": "query:", "limit": "limit:", "depth": "depth:"}
        assert all(described.get(name, f"{name}:") in tool.description for name in tool.input_schema["properties"])
    (lookup,) = [tool for tool in tools if tool.name == "lookup"]
    assert all(domain in lookup.description for domain in ikeerr.counts)


def test_lookup():
    brief, page, causes, twin = called(
        ("lookup", {"key": "0x8007362C"}),
        ("lookup", {"key": "13868", "part": "page"}),
        ("lookup", {"key": "13868", "part": "causes"}),
        ("lookup", {"key": "24"}),
    )
    record = ikeerr.lookup(13868)
    assert brief["status"] == "found" and brief["id"] == "win32:13868" and brief["message"] == record.message
    assert brief["text"] == record.brief(format="markdown")
    assert page["text"] == record.page(format="markdown")
    assert causes["text"] == record.page(format="markdown", section="causes")
    assert [each["id"] for each in twin["also"]] == [each.id for each in ikeerr.answer("24").also]


MISSES = ["13919", "99999", "ERROR_IPSEC_IKE_SA_EXPIRED", "4653", "", "\ud800", "9" * 100_000]


@pytest.mark.parametrize("key", MISSES, ids=[ascii(key[:30]) for key in MISSES])
def test_a_miss_is_an_answer_with_reason_and_hint(key):
    expected = ikeerr.answer(key)
    for tool in ("lookup", "related"):
        (answer,) = [getattr(ikeerr.mcp, tool)(key)] if key == "\ud800" else called((tool, {"key": key}))
        assert answer["status"] == "unknown" and answer["reason"] == expected.reason
        assert answer["hint"] == expected.explanation
        assert [each["id"] for each in answer["suggestions"]] == [each.id for each in expected.suggestions]


def test_an_ambiguous_key_lists_what_it_may_mean():
    (answer,) = called(("lookup", {"key": "11"}))
    assert answer["status"] == "ambiguous"
    assert [each["id"] for each in answer["records"]] == [each.id for each in ikeerr.lookup_all(11)]
    (one,) = called(("lookup", {"key": "11", "domain": "ikev1"}))
    assert one["id"] == "ikev1:11"


def test_search():
    found, nothing = called(
        ("search", {"query": "peer stopped responding", "limit": 3}), ("search", {"query": "zxqy wvut"})
    )
    assert [hit["id"] for hit in found["hits"]] == [
        hit.record.id for hit in ikeerr.search("peer stopped responding", limit=3)
    ]
    assert nothing["status"] == "unknown" and nothing["reason"] == "nothing-found" and nothing["hint"]


def test_diagnose():
    told, deciding = (
        (FOLDER / "logs" / f"strongswan-ike-encryption-{end}.log").read_text(encoding="utf-8") for end in ("gw1", "gw2")
    )
    alone, both, nothing, turned = called(
        ("diagnose", {"text": told}),
        ("diagnose", {"text": told, "other": deciding}),
        ("diagnose", {"text": "all is well"}),
        ("diagnose", {"text": "\n".join(reversed(deciding.splitlines()))}),
    )
    (verdict,) = alone["verdicts"]
    assert verdict["reason"] == "ikev2:14" and "cause" not in verdict
    assert "ikev2:14#ike-proposals" in [cause["id"] for cause in verdict["causes_left"]]
    assert "journalctl" in verdict["look_in_the_log_of_the_peer"]
    assert [row["reason"] for row in both["verdicts"]] == ["ikev2:14#ike-proposals"] * 2
    assert (both["verdicts"][0]["cause_log"], both["verdicts"][0]["cause"]["fixes"] != []) == (2, True)
    assert nothing["status"] == "unknown" and "Use scan" in nothing["hint"]
    assert turned["hint"].startswith("The log runs newest first")


def test_a_long_diagnosis_says_what_is_left_out_and_keeps_what_is_wrong():
    works = "{t}[IKE] <c{n}|{n}> IKE_SA c{n}[{n}] established between 192.0.2.1[a]...192.0.2.{n}[b]\n"
    fails = (FOLDER / "logs" / "strongswan-psk-gw2.log").read_text(encoding="utf-8")
    log = "".join(works.format(t=f"{n % 16:02}", n=n) for n in range(1, 250)) + fails
    (answer,) = called(("diagnose", {"text": log}))
    assert answer["verdicts"][0]["reason"] == "ikev2:24#psk-mismatch"
    assert f"{250 - len(answer['verdicts'])} more are left out" in answer["hint"]


def test_scan():
    log = "IKE: starting\nreceived NO_PROPOSAL_CHOSEN notify error\nerror code returned on failure is 13801.\n"
    found, nothing = called(("scan", {"text": log}), ("scan", {"text": "all is well"}))
    expected = list(ikeerr.scan(log))
    assert [(each["line"], each["text"], each["cause"]) for each in found["mentions"]] == [
        (each.line, each.text, each.cause) for each in expected
    ]
    assert [[record["id"] for record in each["records"]] for each in found["mentions"]] == [
        [record.id for record in each.records] for each in expected
    ]
    assert nothing["status"] == "unknown" and nothing["reason"] == "nothing-found" and nothing["hint"]


def test_related():
    one, two = called(("related", {"key": "win32:13868"}), ("related", {"key": "win32:13868", "depth": 2}))
    record = ikeerr.lookup(13868)
    assert [(each["id"], each["kind"], each["note"]) for each in one["related"]] == [
        (step.record.id, step.relation.kind, step.relation.note) for step in record.walk()
    ]
    assert [each["id"] for each in two["related"]] == [step.record.id for step in record.walk(depth=2)][
        : len(two["related"])
    ]


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("lookup", {"key": "13868", "part": "chapters"}),
        ("lookup", {"key": "13868", "domain": "windows"}),
        ("search", {"query": "peer", "domain": "windows"}),
        ("scan", {"text": "13868", "least": "sure"}),
    ],
)
def test_a_wrong_option_is_answered_with_what_is_expected(tool, arguments):
    (answer,) = called((tool, arguments))
    assert answer["status"] == "unknown" and answer["reason"] == "malformed" and "expected one of" in answer["hint"]


def test_no_answer_is_long():
    records = ikeerr.records()
    pages = [("lookup", {"key": record.id, "part": "page"}) for record in records]
    walks = [("related", {"key": record.id, "depth": 9}) for record in records[::10]]
    assert all("text" in answer for answer in called(*pages))
    assert any("left out" in answer["hint"] for answer in called(*walks))
    log = "received NO_PROPOSAL_CHOSEN notify error\n" * 3_000
    (scanned,) = called(("scan", {"text": log}))
    assert f"{3_000 - len(scanned['mentions'])} more are left out" in scanned["hint"]
    (hits,) = called(("search", {"query": "peer", "limit": 10**9}))
    assert len(hits["hits"]) <= 20


def test_it_speaks_on_standard_input_and_output():
    async def ask():
        command = mcp.StdioServerParameters(
            command=sys.executable,
            args=["-m", "ikeerr.mcp"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        async with mcp.Client(command) as client:
            return await client.call_tool("lookup", {"key": "13868"})

    assert json.loads(asyncio.run(ask()).content[0].text)["id"] == "win32:13868"


def test_without_the_package_it_says_what_to_install():
    code = "import sys; sys.modules['mcp'] = None; import ikeerr.mcp; ikeerr.mcp.make_server()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "pip install 'ikeerr[mcp]'" in done.stderr
