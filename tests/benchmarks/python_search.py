"""Searches next to the search in C with snippets and the making of a list like the result.

Needs the folders python and python_peers of a build on PYTHONPATH.
"""

import ikeerr
from cached import copy_hits, search_alone

from rounds import time_statements

QUERIES = {
    "one word": "certificate",
    "three words": "peer stopped responding",
    "a beginning": "authent",
    "a typo": "certifcate",
}

for what, query in QUERIES.items():
    context = {"search": ikeerr.search, "alone": search_alone, "copy": copy_hits, "query": query}
    context["hits"] = ikeerr.search(query)
    statements = {
        f"Python: search, {what}": "search(query)",
        f"Python: C and the list, {what}": "alone(query); copy(hits)",
    }
    time_statements(statements, context, 200, 30)
