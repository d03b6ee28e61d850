"""Answers the questions of standard input, a verb and what it is about on each line, with the identities of records."""

import sys

import ikeerr

ANSWERS = {
    "lookup": ikeerr.lookup_all,
    "number": lambda digits: ikeerr.lookup_all(int(digits)),
    "explain": lambda key: ikeerr.answer(key).explanation,
    "constant": lambda name: [getattr(ikeerr, name)] if hasattr(ikeerr, name) else [],
    "search": lambda query: [hit.record for hit in ikeerr.search(query, limit=1)],
    "walk": lambda key: [step.record for step in ikeerr.lookup(key).walk()],
    "list": lambda domain: ikeerr.records(domain=domain),
    "scan": lambda text: [mention.record for mention in ikeerr.scan(text)],
}
for line in sys.stdin:
    verb, _, rest = line.rstrip("\n").partition(" ")
    answer = ANSWERS[verb](rest)
    print(answer if isinstance(answer, str) else "".join(f"{record.id} " for record in answer))
