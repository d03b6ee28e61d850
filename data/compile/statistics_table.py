"""Counts of pages, words, aliases, relations and citations."""

import collections


def statistics(tables):
    pages = tables.catalogue.pages
    relations = [relation for of_one in tables.relations.of.values() for relation in of_one]
    written = [row for page in pages for row in page.facts.get("related", [])]
    citations = [(page, row) for page in pages for row in page.facts.get("citations", [])]
    counts = [len(text.split()) for page in pages for text in [" ".join(piece for _, piece in page.paragraphs())]]
    return "\n".join(
        [
            count_line("pages", collections.Counter(page.domain for page in pages)),
            count_line("kinds", collections.Counter(page.facts["kind"] for page in pages)),
            f"words: {sum(counts)}, a page {min(counts, default=0)} to {max(counts, default=0)}, mean {mean(counts):.0f}",
            count_line(
                "aliases by origin",
                collections.Counter(alias["origin"] for page in pages for alias in page.facts["aliases"]),
            ),
            count_line("relations written, by kind", collections.Counter(row["kind"] for row in written)),
            count_line("relations written, by basis", collections.Counter(row["basis"] for row in written)),
            f"relations a record, inverses counted: mean {len(relations) / max(len(pages), 1):.2f}",
            count_line("records apart from the largest group", collections.Counter(tables.relations.apart())),
            count_line("evidence", collections.Counter(page.evidence for page in pages)),
            f"causes: {sum(len(page.causes) for page in pages)}",
            count_line(
                "signs by product",
                collections.Counter(
                    sign.product for page in pages for cause in page.causes for sign in cause.own_signs()
                ),
            ),
            count_line(
                "log lines by product",
                collections.Counter(line.product for page in pages for line in page.prose.log_lines),
            ),
            count_line(
                "commands and settings by product", collections.Counter(tables.catalogue.links.commands.products)
            ),
            count_line("citations by fault", collections.Counter(fault(tables, row) for _, row in citations)),
        ]
    )


def mean(numbers):
    return sum(numbers) / max(len(numbers), 1)


def count_line(title, counter):
    parts = ", ".join(f"{count} {name}" for name, count in sorted(counter.items(), key=lambda item: -item[1]))
    return f"{title}: {counter.total()}" + (f" ({parts})" if parts else "")


def fault(tables, row):
    """What is wrong with a citation, from its name and numbers alone."""
    pages = tables.catalogue.pages
    real = next((page for page in pages if page.name == row["name"]), None)
    code, as_hex = row.get("code"), int(row["hex"], 16) if "hex" in row else None
    numbers_agree = None in (code, as_hex) or code == as_hex
    right = real and numbers_agree and (code if code is not None else as_hex) in (None, real.code)
    if right:
        return "nothing wrong"
    name = "real name" if real else "invented name"
    if code is None and as_hex is None:
        return f"{name}, no number"
    if not numbers_agree:
        return f"{name}, decimal and hex disagree"
    return (
        f"{name}, another record's number"
        if any(page.code == (code if code is not None else as_hex) for page in pages)
        else f"{name}, no record's number"
    )
