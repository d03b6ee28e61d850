"""How well the search finds what people ask for: MRR@10, top-1 and top-3 for each kind of query, next to SQLite FTS5
(bm25 with column weights, porter stemmer) over the same pages.

    python3 tests/evaluation/search.py --build build/ci            both halves of the queries
    python3 tests/evaluation/search.py --build build/ci --misses   and the queries without the right answer in front
    python3 tests/evaluation/search.py --build build/ci --floors   fails where a half falls below its floor

    python3 tests/evaluation/search.py --build build/ci --queries search_real_tuning.jsonl     real material, by kind

A query's `expect` lists the records that are right; empty: nothing should be found. Of real material an equivalent of
them (the same refusal on the other side's screen) is right too. Whoever tunes the ranking looks at
search_tuning.jsonl only: search_held_out.jsonl was written by somebody else and says what the tuning is worth. Real
material is written anew for each look and joins search_real_tuning.jsonl afterwards.
"""

import argparse
import collections
import json
import pathlib
import re
import sqlite3
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "data" / "compile"))

from catalogue import Catalogue  # noqa: E402
from findings import Findings  # noqa: E402
from library import Library  # noqa: E402

# MRR of all queries, and of the worded ones with a typo. Half a point below what is reached: two or three queries that
# change places are no loss yet, a page or a weight that costs more is. Whoever gains a point raises them.
FLOORS = {"search_tuning.jsonl": (0.976, 0.977), "search_held_out.jsonl": (0.978, 0.980)}
DEPTH = 10
WORDED = ("paraphrase", "forum")  # kinds that the effect of typos is measured on
COLUMN_WEIGHTS = (10, 8, 8, 1)


class FullTextSearch:
    """SQLite's FTS5 over the pages; with `asked`, over what people ask for each too."""

    def __init__(self, catalogue, asked):
        self.database = sqlite3.connect(":memory:")
        self.database.execute(
            "create virtual table pages using fts5(identity unindexed, name, alias, message, prose, tokenize='porter unicode61')"
        )
        for page in catalogue.pages:
            aliases = [alias["name"] for alias in page.facts["aliases"]]
            aliases += page.facts.get("asked", []) if asked else []
            prose = "\n".join(text for _, text in page.paragraphs())
            name = page.name.replace("_", " ").replace("-", " ")
            row = (page.identity, name, " \n".join(aliases), page.facts["message"], prose)
            self.database.execute("insert into pages values (?, ?, ?, ?, ?)", row)

    def search(self, query):
        words = re.findall(r"\w+", query)
        if not words:
            return []
        match = " OR ".join(f'"{word}"' for word in words)
        order = f"bm25(pages, 0, {', '.join(map(str, COLUMN_WEIGHTS))})"
        rows = self.database.execute(
            f"select identity from pages where pages match ? order by {order} limit {DEPTH}", (match,)
        )
        return [row[0] for row in rows]


def read_queries(name):
    path = HERE / name
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path.exists() else []


def with_equivalents(queries, catalogue):
    """The queries of real material with the equivalents of what they expect; the others as they are."""
    relations = [(page.identity, related) for page in catalogue.pages for related in page.facts.get("related", [])]
    pairs = [(identity, related["to"]) for identity, related in relations if related["kind"] == "equivalent"]
    others = collections.defaultdict(set)
    for one, other in pairs:
        others[one].add(other)
        others[other].add(one)
    for query in queries:
        alike = {other for identity in query["expect"] for other in others[identity]} if "thread" in query else set()
        yield {**query, "expect": [*query["expect"], *sorted(alike - set(query["expect"]))]}


def rank(found, expected):
    """The place of the first right answer from 1, 0 if it is not among them; nothing expected: 1 if nothing was found."""
    if not expected:
        return int(not found)
    return next((place for place, identity in enumerate(found, 1) if identity in expected), 0)


def mean_reciprocal_rank(ranks):
    return sum(1 / place for place in ranks if place) / len(ranks)


def figures(ranks):
    total = len(ranks)
    return f"{mean_reciprocal_rank(ranks):6.3f} {sum(place == 1 for place in ranks) / total:6.3f} {sum(1 <= place <= 3 for place in ranks) / total:6.3f}"


def group_of(query):
    """Of real material: Windows and the others have targets of their own; what nothing should be found for has not."""
    if "thread" not in query:
        return ""
    if query["kind"].startswith("windows-"):
        return "windows-*"
    return "others" if query["expect"] else "none"


def add_groups(queries, ranks):
    for of_engine in ranks.values():
        for query, place in zip(sorted(queries, key=group_of), list(of_engine["all"]), strict=True):
            if query["expect"]:
                of_engine[group_of(query)].append(place)


def print_table(title, queries, engines):
    ranks = {name: collections.defaultdict(list) for name in engines}
    for query in sorted(queries, key=group_of):
        for name, search in engines.items():
            place = rank(search(query["query"])[:DEPTH], query["expect"])
            for kind in (query["kind"], "all"):
                ranks[name][kind].append(place)
    if any("thread" in query for query in queries):
        add_groups(queries, ranks)
    print(f"\n{title}: {len(queries)} queries")
    print(f"{'':24}" + "".join(f"{name:>22}" for name in engines))
    print(f"{'kind':17}{'queries':>7}" + f"{'MRR':>8}{'top-1':>7}{'top-3':>7}" * len(engines))
    for kind in ranks["ikeerr"]:
        if kind != "all":
            print(
                f"{kind:17}{len(ranks['ikeerr'][kind]):7}"
                + "".join(f"  {figures(ranks[name][kind])}" for name in engines)
            )
    print(f"{'all':17}{len(queries):7}" + "".join(f"  {figures(ranks[name]['all'])}" for name in engines))


def misspell(word, seed):
    """The word with one typo: a letter swapped with the next, left out, doubled or replaced by its neighbour's."""
    place = 1 + seed % (len(word) - 2)
    head, letter, rest = word[:place], word[place], word[place + 1 :]
    return (head + rest[0] + letter + rest[1:], head + rest, head + letter + letter + rest, head + rest[0] + rest)[
        seed % 4
    ]


def with_typos(queries):
    """Each query once for each of its words of five letters or more, with one typo in that word."""
    for query in queries:
        for number, match in enumerate(re.finditer(r"\b[A-Za-z]{5,}\b", query["query"])):
            word = misspell(match[0], len(query["query"]) * 7 + number)
            text = query["query"][: match.start()] + word + query["query"][match.end() :]
            yield {**query, "query": text, "kind": "with a typo"}


def print_misses(queries, search):
    for query in queries:
        found = search(query["query"])
        if rank(found, query["expect"]) != 1:
            print(
                f"{query['kind']:12} {query['query'][:70]!r} expects {' '.join(query['expect']) or 'nothing'}, found {' '.join(found[:3])}"
            )


def ranks_of(queries, search):
    return [rank(search(query["query"])[:DEPTH], query["expect"]) for query in queries]


def worded(queries):
    return [query for query in queries if query["kind"] in WORDED]


def below_floors(search):
    """What is below its floor, one line each."""
    for name, floors in FLOORS.items():
        queries = read_queries(name)
        for what, floor, asked in zip(
            ("all", "with a typo"), floors, (queries, list(with_typos(worded(queries)))), strict=True
        ):
            reached = mean_reciprocal_rank(ranks_of(asked, search))
            print(f"{name}, {what}: MRR {reached:.4f}, floor {floor}")
            if reached < floor:
                yield f"{name}, {what}: {reached:.4f} is below {floor}; see what is missed with --misses"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build" / "ci")
    parser.add_argument(
        "--queries", type=pathlib.Path, action="append", help="files of queries in place of the two halves"
    )
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--floors", action="store_true")
    arguments = parser.parse_args()

    library = Library(arguments.build)
    if arguments.floors:
        sys.exit("\n".join(below_floors(lambda query: library.search(query, DEPTH))) or 0)
    catalogue = Catalogue(ROOT / "data", Findings())
    engines = {
        "ikeerr": lambda query: library.search(query, DEPTH),
        "FTS5": FullTextSearch(catalogue, asked=False).search,
        "FTS5 + asked": FullTextSearch(catalogue, asked=True).search,
    }
    for name in arguments.queries or FLOORS:
        queries = list(with_equivalents(read_queries(name), catalogue))
        if queries:
            print_table(name, queries, engines)
            plain = worded(queries)
            own = {"ikeerr": engines["ikeerr"]}
            if plain:
                print_table("the worded queries of it", [{**query, "kind": "as written"} for query in plain], own)
                print_table("and with one typo in each word of five letters or more", list(with_typos(plain)), own)
            if arguments.misses:
                print_misses(queries, engines["ikeerr"])


if __name__ == "__main__":
    main()
