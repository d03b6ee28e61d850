"""Reads data/words, a file a language, as its README.md describes them."""

import re
import typing

from declared import TYPE_NAMES, Unusable, check_keys, is_texts, read_toml
from findings import nearest, show
from tokens import spoken, tokens

FOLDER = "words"
OURS = ("en", "all")  # what the pages are written in, and what belongs to no language
# What a word says about a number behind it, beside the domain that it belongs to. That other products have numbers like
# ours is declared with the neighbours.
DECLARED_CONTEXTS = ("code", "notify", "ours", "vpn", "of_notifies", "of_codes", "of_other_vpns")
OTHERS = "others"
CONTEXTS = (*DECLARED_CONTEXTS, OTHERS)
KEYS = {
    "stop": list,
    "same": list,
    "near": list,
    "doubled": str,
    "form": list,
    "in_front_of_numbers": dict,
    "translated": dict,
}
FORM_KEYS = {"leaves": int, "becomes": str, "suffixes": list}
LONGEST_SUFFIX, LONGEST_END = 11, 3  # letters that search_suffix has room for
SMALL_LETTERS = re.compile(r"[a-z]*")


class Language(typing.NamedTuple):
    file: str
    is_ours: bool
    declared: dict

    def rows(self, key):
        """The rows of an array, each with where it stands."""
        return [(f"{key}[{index}]", row) for index, row in enumerate(self.declared.get(key, []))]

    def pairs(self, key):
        """The entries of a table, each with where it stands."""
        return [(f"{key}.{name}", name, value) for name, value in self.declared.get(key, {}).items()]


def read_languages(catalogue, ranking):
    """English first: the others translate into its words."""
    findings, before = catalogue.findings, len(catalogue.findings)
    names = sorted(path.stem for path in (catalogue.folder / FOLDER).glob("*.toml"))
    for name in OURS:
        if name not in names:
            findings.add(f"{FOLDER}/{name}.toml", "", "is missing", "restore the file")
    names = [*(name for name in OURS if name in names), *(name for name in names if name not in OURS)]
    files = [(f"{FOLDER}/{name}.toml", name in OURS) for name in names]
    languages = [Language(file, is_ours, read_toml(catalogue, file)) for file, is_ours in files]
    contexts = [*DECLARED_CONTEXTS, *catalogue.vocabulary.domains]
    for language in languages:
        Shapes(language, contexts, ranking, findings).check()
    if len(findings) > before:
        raise Unusable(FOLDER)
    check_repeats(languages, findings)
    return languages


class Shapes:
    """Whether what a file declares can be read at all."""

    def __init__(self, language, contexts, ranking, findings):
        self.language = language
        self.contexts = contexts
        self.findings = findings
        self.longest_word, self.longest_expression = ranking["longest", "word"], ranking["longest", "expression"]

    def add(self, where, fault, advice):
        self.findings.add(self.language.file, where, fault, advice)

    def check(self):
        before, declared = len(self.findings), self.language.declared
        check_keys(self.findings, self.language.file, "", declared, KEYS.keys(), set())
        for key in declared.keys() & KEYS.keys():
            if not isinstance(declared[key], KEYS[key]):
                self.add(key, f"is {show(declared[key])}", f"write {TYPE_NAMES[KEYS[key]]}")
        if len(self.findings) == before:
            self.check_values()

    def check_values(self):
        for where, words in self.language.rows("stop"):
            self.check_entries(where, [words])
        for key in ("same", "near"):
            for where, row in self.language.rows(key):
                self.check_expressions(where, row)
        for where, meaning, entries in self.language.pairs("translated"):
            self.check_entries(where, [meaning])
            self.check_expressions(where, entries)
        for where, context, words in self.language.pairs("in_front_of_numbers"):
            self.check_entries(where, [words])
            if context not in self.contexts:
                self.add(where, "is not a known key", nearest(context, self.contexts))
        if not SMALL_LETTERS.fullmatch(self.language.declared.get("doubled", "")):
            self.add("doubled", f"is {show(self.language.declared['doubled'])}", "write small letters")
        for where, form in self.language.rows("form"):
            self.check_form(where, form)

    def check_entries(self, where, entries):
        if not is_texts(entries) or not entries or not all(map(tokens, entries)):
            self.add(where, f"is {show(entries)}", "write texts of at least one word each")
            return False
        for token in (token for entry in entries for token in tokens(entry)):
            if len(token.text.encode()) > self.longest_word:
                fault = f"{show(token.text)} has more than {self.longest_word} bytes"
                self.add(where, fault, "drop it: no query finds it")
        return True

    def check_expressions(self, where, entries):
        for entry in entries if self.check_entries(where, entries) else ():
            if len(spoken(entry)) > self.longest_expression:
                self.add(where, f"{show(entry)} has too many words", f"use at most {self.longest_expression}")

    def check_form(self, where, form):
        before = len(self.findings)
        if check_keys(self.findings, self.language.file, where, form, FORM_KEYS.keys(), FORM_KEYS.keys()):
            for key in form.keys() & FORM_KEYS.keys():
                if type(form[key]) is not FORM_KEYS[key]:
                    self.add(f"{where}.{key}", f"is {show(form[key])}", f"write {TYPE_NAMES[FORM_KEYS[key]]}")
        if len(self.findings) > before:
            return
        if not 0 < form["leaves"] <= self.longest_word:
            advice = f"write a number of letters from 1 to {self.longest_word}"
            self.add(f"{where}.leaves", f"is {show(form['leaves'])}", advice)
        if not is_end(form["becomes"], 0, LONGEST_END):
            self.add(f"{where}.becomes", f"is {show(form['becomes'])}", f"write at most {LONGEST_END} small letters")
        for suffix in form["suffixes"]:
            if not is_end(suffix, 1, LONGEST_SUFFIX):
                self.add(f"{where}.suffixes", f"has {show(suffix)}", f"write 1 to {LONGEST_SUFFIX} small letters")


def is_end(text, least, most):
    return isinstance(text, str) and least <= len(text) <= most and SMALL_LETTERS.fullmatch(text)


def check_repeats(languages, findings):
    """A word stands once, in whatever file: it cannot say nothing and mean something."""
    owners = {}
    for language in languages:
        for where, words in entries_of(language):
            if words in owners:
                fault = f"{show(' '.join(words))} stands in {owners[words]} already"
                findings.add(language.file, where, fault, "write it once")
            owners.setdefault(words, f"{where} of {language.file}")


def entries_of(language):
    """What a file gives a meaning to, or says to have none: (where, words of one entry)."""
    for where, words in language.rows("stop"):
        yield from ((where, (token.text,)) for token in tokens(words))
    for where, row in language.rows("same"):
        yield from ((where, spoken(entry)) for entry in row)
    for where, _, entries in language.pairs("translated"):
        yield from ((where, spoken(entry)) for entry in entries)
