"""All texts that people read, with the place where each stands."""

import re
import tomllib

from compile_step import DATA

CODE_SPAN = re.compile(r"`[^`]*`")
# A word of letters that is no part of an identifier, a path or a number; an apostrophe may stand inside.
WORD = re.compile(r"(?<![\w.@\\/-])[A-Za-z]+(?:'[a-z]+)?(?![\w@\\/]|\.\w)")


def texts(catalogue):
    """(file, text): prose, messages, notes, faults, and what the tables beside the pages say."""
    for page in catalogue.pages:
        yield page.file, page.facts["message"]
        for row in page.facts.get("related", []):
            yield page.file, row["note"]
        for row in page.facts.get("citations", []):
            yield page.file, row["fault"]
        for _, text in page.paragraphs():
            yield page.file, text
    for row in declared("neighbours.toml")["neighbour"]:
        yield "neighbours.toml", row["text"]
    for row in declared("events.toml")["event"]:
        yield "events.toml", row["what"]
        yield "events.toml", row.get("holds", "")
    for row in declared("surfaces.toml")["surface"]:
        yield "surfaces.toml", row["form"]
    for product in catalogue.vocabulary.products.values():
        yield "products.toml", product.log
    for values in catalogue.vocabulary.sets.values():
        for meaning in values.values():
            yield "vocabulary.toml", meaning


def declared(file):
    return tomllib.loads((DATA / file).read_text(encoding="utf-8"))


def words(text):
    return WORD.findall(CODE_SPAN.sub(" ", text))
