"""Every word outside of inline code is spelled as American English or stands in the project's word list."""

import collections
import pathlib
import shutil
import subprocess

import other_tables
import prose

KNOWN = frozenset((pathlib.Path(__file__).parent / "words.txt").read_text(encoding="ascii").split())


def misspelt(words):
    """Those that neither aspell nor the project knows; a capital letter may begin a word that is known without."""
    if not shutil.which("aspell"):
        other_tables.missing("aspell", "aspell and aspell-en")
    command = ["aspell", "list", "--lang=en_US", "--encoding=utf-8"]
    unknown = subprocess.run(command, input="\n".join(words), capture_output=True, text=True, check=True).stdout.split()
    return {word for word in unknown if not is_known(word.removesuffix("'s"))}


def is_known(word):
    return word in KNOWN or word[0].lower() + word[1:] in KNOWN


def test_the_checker_notices_a_misspelling():
    assert misspelt(["certificate", "certifcate", "IPsec", "IPSec", "strongSwan's"]) == {"certifcate", "IPSec"}


def test_spelling(catalogue):
    places = collections.defaultdict(set)
    for file, text in prose.texts(catalogue):
        for word in prose.words(text):
            places[word].add(file)
    unknown = {word: sorted(places[word]) for word in misspelt(sorted(places))}
    assert unknown == {}, "mend the spelling, or put a right word into words.txt"


def test_word_list_is_sorted_and_free_of_repetition():
    words = (pathlib.Path(__file__).parent / "words.txt").read_text(encoding="ascii").split()
    assert words == sorted(set(words), key=lambda word: (word.lower(), word))
