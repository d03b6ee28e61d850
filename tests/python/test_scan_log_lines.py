"""Every line of the pages is found behind what its product prints in front of it, in whatever the log is kept."""

import json
import pathlib
import re
import tomllib
from xml.sax.saxutils import escape

import ikeerr
import pytest

PRODUCTS = tomllib.loads((pathlib.Path(__file__).parents[2] / "data" / "products.toml").read_text(encoding="utf-8"))
WILDCARD = re.compile(r"…|\{(?:proposals|id|ts|peer|name)\}")
FILLINGS = ["192.0.2.1[500]", '"a b", (c=d)']  # no letters at their ends: some lines start with a wildcard
LINES = [(record, line) for record in ikeerr.records() for line in record.log_lines]
KEPT = {
    "plain": lambda message: f"{message}\n",
    "CRLF": lambda message: f"{message}\r\nanother line\r\n",
    "JSON": lambda message: json.dumps({"time": 1, "message": message, "host": "gw"}) + "\n",
    "JSON of Docker": lambda message: json.dumps({"log": f"{message}\n", "stream": "stdout"}) + "\n",
    "JSON of Go": lambda message: re.sub("[<>&]", lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps({"msg": message})),
    "XML": lambda message: f"<Event><Data>{escape(message, {chr(34): '&quot;', chr(39): '&apos;'})}</Data></Event>\n",
    "quoted": lambda message: f'The log says "{message}".',
    "UTF-16": lambda message: f"\ufeff{message}\r\n".encode("utf-16-le"),
    "a long line": lambda message: "lorem ipsum " * 500 + message,
}


def found(text):
    """The record or records, the cause and the sign of the first line in a text."""
    return next((mention for mention in ikeerr.scan(text, least="possible", statuses=True) if mention.sign_end), None)


@pytest.mark.parametrize("filling", FILLINGS)
@pytest.mark.parametrize("kept", KEPT)
def test_every_line(kept, filling):
    missed = []
    for record, line in LINES:
        message = PRODUCTS[line.product].get("prefix", "") + filling.join(WILDCARD.split(line.line))
        mention = found(KEPT[kept](message))
        if not mention or record not in mention.records or mention.cause != line.cause:
            missed.append((record.id, line.line, mention))
    assert not missed
