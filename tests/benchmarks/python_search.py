"""Prints how long searches take, as ratios to the search in C with snippets plus the making of a list like the result.

Needs the folders python and python_peers of a release build on PYTHONPATH.
"""

import ikeerr
from cached import copy_hits, search_alone

from python_lookup import best_times, report

QUERIES = {
    "one word": "certificate",
    "three words": "peer stopped responding",
    "beginning": "authent",
    "typo": "certifcate",
}


def report_search(what, query):
    context = {"search": ikeerr.search, "alone": search_alone, "copy": copy_hits, "query": query}
    context["hits"] = ikeerr.search(query)
    statements = {"search": "search(query)", "in C": "alone(query)", "the list": "copy(hits)"}
    times = best_times(statements, context, 200)
    ratio = times["search"] / (times["in C"] + times["the list"])
    figures = ", ".join(f"{name} {time * 1e6:.2f}" for name, time in times.items())
    report(f"search of {what} / in C and the list ({figures} us)", ratio, "1")


if __name__ == "__main__":
    for what, query in QUERIES.items():
        report_search(what, query)
