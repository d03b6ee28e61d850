"""A server for assistants: lookup, search, scan, diagnose and related as tools of the Model Context Protocol.

`python -m ikeerr.mcp` speaks it on standard input and output; it needs `pip install 'ikeerr[mcp]'`. A miss is a result as
well: it says why, and what to do next.
"""

from __future__ import annotations

import functools
import inspect
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import ikeerr

if TYPE_CHECKING:
    from mcp.server import MCPServer

__all__ = ["diagnose", "lookup", "make_server", "related", "scan", "search"]

Tool: TypeAlias = Callable[..., dict[str, Any]]

LONGEST = 24_000
"""Characters of an answer at most: under 10,000 tokens even where a token has no more than two and a half of them."""

INSTRUCTIONS = (
    "Explains errors of IPsec, IKE and the VPN client of Windows: numbers, names and log lines of Windows, strongSwan, "
    "libreswan and others. Use lookup for one code or name, diagnose for why a tunnel is down by its log, scan for what a "
    "log mentions, search for a description in words, related for what leads to an error and what the other side calls it."
)


# ---- answers ----


def line(record: ikeerr.Record) -> dict[str, Any]:
    return {"id": record.id, "name": record.name, "message": record.message}


def miss(reason: str, hint: str, suggestions: tuple[ikeerr.Record, ...] = ()) -> dict[str, Any]:
    return {"status": "unknown", "reason": reason, "hint": hint, "suggestions": [line(each) for each in suggestions]}


def shortened(rows: list[dict[str, Any]], room: int) -> list[dict[str, Any]]:
    """As many of the rows as have room."""
    kept = []
    for row in rows:
        room -= len(json.dumps(row, ensure_ascii=False)) + 2
        if room < 0:
            break
        kept.append(row)
    return kept


def rows_answer(name: str, rows: list[dict[str, Any]], hint: str) -> dict[str, Any]:
    kept = shortened(rows, LONGEST - 1_000)
    left_out = f" {len(rows) - len(kept)} more are left out: ask for less at a time." if len(kept) < len(rows) else ""
    return {"status": "found", name: kept, "hint": hint + left_out}


def text_answer(record: ikeerr.Record, text: str, also: tuple[ikeerr.Record, ...]) -> dict[str, Any]:
    room = LONGEST - 2_000
    rest = "\n... (cut: ask for one section)" if len(text) > room else ""
    return {"status": "found", **line(record), "text": text[:room] + rest, "also": [line(each) for each in also]}


def unknown_or_ambiguous(answer: ikeerr.Answer) -> dict[str, Any]:
    if answer.status == "unknown":
        return miss(str(answer.reason), answer.explanation, answer.suggestions)
    rows = shortened([line(each) for each in answer.records], LONGEST - 3_000)
    return {"status": "ambiguous", "records": rows, "hint": answer.explanation}


# ---- tools ----


def lookup(key: str, part: str = "brief", domain: str | None = None) -> dict[str, Any]:
    """Explain one error: what failed, which side decided it, the likeliest causes with what to check and to change.

    key: a number in any spelling (13868, 0x8007362C, -2147011028), a name (NO_PROPOSAL_CHOSEN, ERROR_IPSEC_IKE_AUTH_FAIL),
    a short name in a log (N(NO_PROP), N(14)), the sentence of a Windows dialog, an identity (win32:13868), or one log line.
    part: brief (the default), page (everything), or one section: summary, causes, log_lines, facts, technical_meaning,
    error_details, usage_context, seen_in, developer_interpretation, related, faq, sources.
    domain: restricts the answer, for numbers that mean different things: DOMAINS.

    An unknown key is answered with a reason and a hint, an ambiguous one with the records that it may stand for.
    """
    try:
        answer = ikeerr.answer(key, domain=domain)  # type: ignore[arg-type]
        if answer.status != "found":
            return unknown_or_ambiguous(answer)
        record = answer.records[0]
        section = None if part in ("brief", "page") else part
        brief = record.brief(format="markdown") if part == "brief" else None
        text = brief or record.page(format="markdown", section=section)  # type: ignore[arg-type]
    except ValueError as error:
        return miss("malformed", str(error))
    return text_answer(record, text or f"{record.id} has no section {part}.", answer.also)


def search(query: str, limit: int = 5, domain: str | None = None) -> dict[str, Any]:
    """Find errors by a description in words: symptoms, what a dialog says, parts of names. Typos and synonyms are found.

    query: "peer stopped responding", "certificate rejected", "tunnel is up but no traffic".
    limit: how many at most, 1 to 20. domain: as in lookup.
    Each hit has the identity for lookup and a snippet of the text that matched. Nothing found is a result with a hint.
    """
    try:
        hits = ikeerr.search(query, limit=max(1, min(limit, 20)), domain=domain)  # type: ignore[arg-type]
    except ValueError as error:
        return miss("malformed", str(error))
    if not hits:
        return miss("nothing-found", "No page has these words. Ask with fewer or other words, or scan the log itself.")
    rows = [{**line(hit.record), "field": hit.field, "snippet": hit.snippet} for hit in hits]
    return rows_answer("hits", rows, "The best come first. Use lookup with an id for causes, checks and fixes.")


def scan(text: str, least: str = "likely") -> dict[str, Any]:
    """Find the errors that a log mentions, with the line, the record and, where the line is a sign of one, the cause.

    text: lines of a log of Windows, strongSwan, libreswan, racoon and others, as they are, at most a few hundred.
    least: the certainty from which on mentions are reported: possible, likely or certain.
    Without a mention the answer has a reason and a hint.
    """
    try:
        mentions = list(ikeerr.scan(text, least=least))  # type: ignore[arg-type]
    except ValueError as error:
        return miss("malformed", str(error))
    if not mentions:
        hint = (
            "Nothing in this text is an error of IPsec or IKE. Give the lines around the failure, or least='possible'."
        )
        return miss("nothing-found", hint)
    rows = [
        {
            "line": mention.line,
            "text": mention.text,
            "certainty": mention.certainty,
            "records": [line(record) for record in mention.records],
            "cause": mention.cause,
        }
        for mention in mentions
    ]
    return rows_answer("mentions", rows, "Use lookup with an id; a cause (id#slug) is one of the causes on its page.")


LEFT = 8  # causes of a verdict that are listed
LONGEST_LIST = 400  # characters of a list of proposals


def verdict_row(verdict: ikeerr.Verdict) -> dict[str, Any]:
    """What there is of a verdict, in few words; a connection that works is four of them."""
    plain = verdict._asdict()
    row = {
        name: plain[name] for name in ("stack", "connection", "peer", "outcome", "children", "first_line", "last_line")
    }
    if not verdict.record:
        return row
    names = (
        "is_wrong",
        "exchange",
        "decided_by",
        "reason",
        "attempts",
        "first_time",
        "last_time",
        "works_since",
        "differ",
    )
    row |= {name: plain[name] for name in names}
    row["record"] = line(verdict.record)
    row["elsewhere"] = line(verdict.elsewhere) if verdict.elsewhere else None
    row["evidence"] = [{"line": each.line, "text": each.text} for each in verdict.evidence]
    lists = {"theirs": verdict.theirs, "ours": verdict.ours}
    row |= {name: text[:LONGEST_LIST] for name, text in lists.items() if text}
    if verdict.cause:
        cause = verdict.cause
        row["cause"] = {"id": cause.id, "title": cause.title, "checks": cause.checks, "fixes": cause.fixes}
        row |= {name: plain[name] for name in ("cause_log", "cause_line") if plain[name]}
    else:
        row["causes_left"] = [{"id": cause.id, "title": cause.title} for cause in verdict.left[:LEFT]]
        row["look_in_the_log_of_the_peer"] = verdict.look_in
        row["look_for"] = list(verdict.look_for)
    return row


def diagnose(text: str, other: str | None = None) -> dict[str, Any]:
    """Say why a tunnel is down, from the log of one end or of both: what became of each negotiation, who refused it,
    the cause with its check and fix where a line shows it, else the causes that are left and whose log decides.

    text: the log of a gateway or client, as it is, oldest line first: strongSwan, libreswan, OpenIKED, racoon, RouterOS,
    FortiGate, Palo Alto, Cisco ASA, Windows, AWS. other: the log of the other end, which may show what this one does not.
    What is wrong comes first. Without a negotiation of a known log the answer has a reason and a hint.
    """
    verdicts = ikeerr.diagnose(text) if other is None else ikeerr.diagnose(text, other)
    if not verdicts:
        hint = "No negotiation of a known log is in it. Use scan for the errors that it mentions; give the whole log."
        return miss("nothing-found", hint)
    rows = [
        verdict_row(verdict) | {"log": verdict.log} for verdict in sorted(verdicts, key=lambda each: not each.is_wrong)
    ]
    hint = "No cause is claimed without a line that shows it. Use lookup with a reason for its page."
    if any(verdict.is_newest_first for verdict in verdicts):
        hint = "The log runs newest first: turn its lines round and ask again, else this may be wrong. " + hint
    return rows_answer("verdicts", rows, hint)


def related(key: str, depth: int = 1) -> dict[str, Any]:
    """Show the errors that are related to one, each with the kind of relation and why.

    key: as in lookup. depth: how many relations away at most, 1 to 3.
    kind says what the other error is to the one it comes from: cause, effect, broader, narrower, counterpart, equivalent
    (the same refusal under the other side's name), confused (mistaken for each other), reports, reported-as.
    """
    answer = ikeerr.answer(key)
    if answer.status != "found":
        return unknown_or_ambiguous(answer)
    steps = answer.records[0].walk(depth=max(1, min(depth, 3)))
    rows = [
        {**line(step.record), "from": step.previous.id, "kind": step.relation.kind, "note": step.relation.note}
        for step in steps
    ]
    if not rows:
        return miss("nothing-found", f"{answer.records[0].id} is related to no other record. Use lookup for its page.")
    return rows_answer("related", rows, f"From {answer.records[0].id}, the nearest first.")


TOOLS = (lookup, search, scan, diagnose, related)


# ---- the server ----


def described(tool: Tool) -> str:
    return inspect.cleandoc(tool.__doc__ or "").replace("DOMAINS", ", ".join(ikeerr.counts))


def in_one_line(tool: Tool) -> Callable[..., str]:
    """The tool with its answer as JSON without blanks for the eye."""

    @functools.wraps(tool)
    def answering(*arguments: Any, **keywords: Any) -> str:
        return json.dumps(tool(*arguments, **keywords), ensure_ascii=False)

    return answering


def make_server() -> MCPServer[Any]:
    """The server; ImportError says what to install where the package `mcp` is missing."""
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        raise ImportError("ikeerr.mcp needs the package mcp: pip install 'ikeerr[mcp]'") from error
    server: MCPServer[Any] = MCPServer("ikeerr", version=ikeerr.__version__, instructions=INSTRUCTIONS)
    for tool in TOOLS:
        server.tool(description=described(tool), structured_output=False)(in_one_line(tool))
    return server


if __name__ == "__main__":
    make_server().run("stdio")
