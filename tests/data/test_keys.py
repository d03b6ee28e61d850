"""Names become keys as core/text/fold.c makes them."""

from keys import NAMES_LONGEST, fold, unfit_name


def test_fold_changes_ascii_only():
    assert fold("Auth-FAIL_ed 1") == "authfailed1"
    assert fold("\u0130\u212a\u00c4\u2010") == "\u0130\u212a\u00c4\u2010"


def test_only_what_folds_to_something_that_fits_can_be_a_key():
    assert unfit_name("-" + "A" * NAMES_LONGEST) == ""
    assert unfit_name("A" * (NAMES_LONGEST + 1)) == "is longer than 96 characters"
    assert unfit_name("- _") == "is empty"
    assert unfit_name("A\0") == unfit_name("\u00c4") == "is not printable ASCII"
