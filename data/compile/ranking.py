"""The weights and limits of the search (data/ranking.toml), and the header that hands those to C that C needs."""

from declared import Unusable, check_keys, read_toml
from findings import show

FILE = "ranking.toml"
FEWEST_WORDS = 4  # of a reason
HIGHEST = 0xFFFF  # C counts with 16 bits
PARTS = 256  # of a share in C

# What the value of a key may be.
WEIGHT = f"a number above 0 and up to {HIGHEST}"
PART = "a number above 0 and up to 1"
COUNT = f"a whole number from 1 to {HIGHEST}"

# The keys of each section: first those that only the index is made with, then those that C needs too.
INDEX = {
    "head_weight": {"name": WEIGHT, "alias": WEIGHT, "message": WEIGHT, "asked": WEIGHT},
    "body_weight": {
        "summary": WEIGHT,
        "technical_meaning": WEIGHT,
        "causes": WEIGHT,
        "error_details": WEIGHT,
        "faq": WEIGHT,
        "developer_interpretation": WEIGHT,
        "usage_context": WEIGHT,
        "log_lines": WEIGHT,
    },
    "pair_weight": {
        "name": WEIGHT,
        "asked": WEIGHT,
        "alias": WEIGHT,
        "message": WEIGHT,
        "log_lines": WEIGHT,
        "causes": WEIGHT,
        "summary": WEIGHT,
    },
    "saturation": {"head": WEIGHT, "body": WEIGHT, "pair": WEIGHT},
    "normalization": {"head": PART, "body": PART},
    "index": {
        "body": PART,
        "part": PART,
        "pair": WEIGHT,
        "private": PART,
        "shortest_number": COUNT,
        "shortest_spelling": COUNT,
        "telling_head": COUNT,
        "common": PART,
    },
}
SEARCH = {
    "share": {
        "near": PART,
        "completion": PART,
        "one_edit": PART,
        "two_edits": PART,
        "heads_from": PART,
        "called": PART,
        "preferred": PART,
        "min_score": PART,
        "least_known": PART,
        "least_said": PART,
        "least_ours": PART,
    },
    "score": {"hint": COUNT},
    "shortest": {
        "signed_number": COUNT,
        "completed": COUNT,
        "one_edit": COUNT,
        "two_edits": COUNT,
        "part": COUNT,
        "form": COUNT,
        "doubled": COUNT,
    },
    "longest": {"word": COUNT, "expression": COUNT, "number": COUNT, "key": COUNT, "phrase": COUNT, "line": COUNT},
    "most": {
        "words": COUNT,
        "repeated_words": COUNT,
        "exact": COUNT,
        "phrases": COUNT,
        "corrections": COUNT,
        "corrected": COUNT,
        "completions": COUNT,
        "alternatives": COUNT,
    },
    "least": {
        "sentence_words": COUNT,
        "line_bytes": COUNT,
        "pasted_words": COUNT,
        "foreign_words": COUNT,
        "understood_words": COUNT,
        "called_words": COUNT,
    },
    "snippet": {"window": COUNT, "lead": COUNT, "places": COUNT},
    "layout": {
        "unit": COUNT,
        "inverse_bits": COUNT,
        "length_bits": COUNT,
        "columns": COUNT,
        "spelling_block": COUNT,
    },
}
SECTIONS = INDEX | SEARCH

HEADER = """\
/* The weights and limits of the search; a share is so many parts of SEARCH_ALL. Written by data/compile: change
 * data/ranking.toml, which has the reasons. */
#ifndef IKEERR_RANKING_H
#define IKEERR_RANKING_H

enum {{
{enumerators}
}};

#endif
"""


class Ranking:
    """`ranking["share", "near"]` is the value of a key."""

    def __init__(self, catalogue):
        self.findings = catalogue.findings
        before = len(self.findings)
        declared = read_toml(catalogue, FILE)
        is_readable = declared or len(self.findings) == before
        self.values = dict(self.read(declared)) if is_readable else {}
        if len(self.findings) > before:
            raise Unusable(FILE)

    def __getitem__(self, place):
        return self.values[place]

    def section(self, name):
        """key -> value"""
        return {key: self.values[name, key] for key in SECTIONS[name]}

    def share(self, key):
        """A share as C counts with it."""
        return self.parts("share", key) / PARTS

    def parts(self, section, key):
        return round(PARTS * self.values[section, key])

    @property
    def longest_place(self):
        """Bytes of a word of the pages, as a place has room for."""
        return (1 << self.values["layout", "length_bits"]) - 1

    # ---- reading ----

    def read(self, declared):
        check_keys(self.findings, FILE, "", declared, SECTIONS.keys(), SECTIONS.keys())
        for section in SECTIONS.keys() & declared.keys():
            keys, of_section = SECTIONS[section].keys(), declared[section]
            if check_keys(self.findings, FILE, section, of_section, keys, keys):
                for key in keys & of_section.keys():
                    kind = SECTIONS[section][key]
                    yield (section, key), self.read_entry(f"{section}.{key}", of_section[key], kind)

    def read_entry(self, where, entry, kind):
        keys = {"value", "why"}
        if not check_keys(self.findings, FILE, where, entry, keys, keys) or entry.keys() != keys:
            return None
        value, why = entry["value"], entry["why"]
        if not (isinstance(why, str) and len(why.split()) >= FEWEST_WORDS):
            self.findings.add(
                FILE, f"{where}.why", f"is {show(why)}", f"give the reason, in {FEWEST_WORDS} words or more"
            )
        if not is_fit(value, kind):
            self.findings.add(FILE, f"{where}.value", f"is {show(value)}", f"write {kind}")
        return value

    # ---- writing ----

    def header(self):
        rows = [("SEARCH_ALL", PARTS)]
        for section, kinds in SEARCH.items():
            for key, kind in kinds.items():
                value = self.parts(section, key) if kind == PART else self.values[section, key]
                rows.append((enumerator(section, key), value))
        return HEADER.format(enumerators="\n".join(f"  {name} = {value}," for name, value in rows))


def is_fit(value, kind):
    if kind == COUNT:
        return type(value) is int and 0 < value <= HIGHEST
    return type(value) in (int, float) and 0 < value <= (1 if kind == PART else HIGHEST)


def enumerator(section, key):
    return f"SEARCH_{key}".upper() if section == "layout" else f"SEARCH_{section}_{key}".upper()
