"""Causes are promises, as identities are: one that has been published is there, or names its successor."""

import pathlib

from cause_links import cause_id

PROMISED = (pathlib.Path(__file__).parent / "causes.txt").read_text(encoding="ascii").split()


def ids(catalogue):
    return {cause_id(page, cause) for page in catalogue.pages for cause in page.causes}


def test_every_promised_cause_is_there_or_names_its_successor(catalogue):
    retired = {f"{page.identity}#{slug}" for page in catalogue.pages for slug in page.facts.get("retired", {})}
    assert set(PROMISED) - ids(catalogue) - retired == set()


def test_every_cause_is_promised(catalogue):
    assert ids(catalogue) - set(PROMISED) == set(), "add it to causes.txt"


def test_the_list_is_sorted_and_free_of_repetition():
    assert sorted(set(PROMISED)) == PROMISED


def test_a_cause_that_others_refer_to_lends_its_lines(catalogue):
    """The lines of a page are its own, those that its causes refer to are another's."""
    for page in catalogue.pages:
        for cause in page.causes:
            lent = [line for line in catalogue.links.signs_of(cause) if line not in cause.own_signs()]
            assert not {id(line) for line in lent} & {id(line) for _, line in page.own_lines()}
